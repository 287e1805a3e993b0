package toll

import (
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"sitrep/internal/pack"
)

// Reader finds tolls. It is read-only after New and safe for concurrent use.
type Reader struct {
	verbs      map[string]cue      // by form
	states     map[string]string   // word to kind
	nouns      map[string]string   // word to kind
	tolls      map[string][]phrase // by first word
	casualties map[string]bool
	parts      map[string][]phrase
	classes    map[string]string // word to class
	people     map[string]bool
	not        map[string]bool
	cumulative map[string]bool
	phrases    map[string][]phrase
	units      map[string]bool
	lose, take map[string]bool
	examples   []example
}

// cue is a verb form: 0 base, 1 third person, 2 past, 3 -ing.
type cue struct {
	kind    string
	subject bool
	people  bool
	names   bool // with people: a person's name will do
	form    int
}

type phrase struct {
	words []string
	kind  string
}

type example struct {
	kind    string
	yes, no []string
}

type cueFile struct {
	Verb []struct {
		Kind, Side string
		People     bool
		Names      bool
		Forms      []string
		Yes, No    []string
	}
	State, Noun, Toll []struct {
		Kind    string
		Words   []string
		Yes, No []string
	}
	Casualties struct{ Words []string }
	Scope      struct{ Cumulative, Phrases, Units []string }
	Lives      struct{ Lose, Take []string }
	Parts      struct{ Words []string }
}

type classFile struct {
	Classes map[string][]string
	Any     struct{ Words []string }
	Not     struct{ Words []string }
}

// New compiles packs/lang/en/tolls.toml and people.toml.
func New(set *pack.Set) (*Reader, error) {
	var cues cueFile
	if err := decode(set, "lang/en/tolls.toml", &cues); err != nil {
		return nil, err
	}
	var classes classFile
	if err := decode(set, "lang/en/people.toml", &classes); err != nil {
		return nil, err
	}
	r := &Reader{verbs: map[string]cue{}, states: map[string]string{}, nouns: map[string]string{}, tolls: map[string][]phrase{},
		casualties: setOf(cues.Casualties.Words), parts: phrases(cues.Parts.Words, ""), phrases: phrases(cues.Scope.Phrases, ""),
		cumulative: setOf(cues.Scope.Cumulative), units: setOf(cues.Scope.Units), lose: setOf(cues.Lives.Lose), take: setOf(cues.Lives.Take)}
	if err := r.addVerbs(&cues); err != nil {
		return nil, err
	}
	r.addWords(&cues)
	r.addClasses(&classes)
	return r, nil
}

func decode(set *pack.Set, path string, v any) error {
	files, err := set.Glob(path)
	if err != nil {
		return err
	}
	if len(files) != 1 {
		return fmt.Errorf("toll: %s is missing", path)
	}
	return files[0].Decode(v)
}

func (r *Reader) addVerbs(f *cueFile) error {
	for _, v := range f.Verb {
		for _, line := range v.Forms {
			forms := strings.Fields(line)
			if len(forms) != 4 {
				return fmt.Errorf("toll: verb %q: want base, third person, past and -ing", line)
			}
			for i := len(forms) - 1; i >= 0; i-- {
				if i == 0 && forms[0] == forms[2] {
					continue // "hurt": the past is the commoner reading
				}
				r.verbs[forms[i]] = cue{kind: v.Kind, subject: v.Side == "subject", people: v.People, names: v.Names, form: i}
			}
		}
		r.examples = append(r.examples, example{v.Kind, v.Yes, v.No})
	}
	return nil
}

func (r *Reader) addWords(f *cueFile) {
	for _, e := range f.State {
		for _, w := range e.Words {
			r.states[w] = e.Kind
		}
		r.examples = append(r.examples, example{e.Kind, e.Yes, e.No})
	}
	for _, e := range f.Noun {
		for _, w := range e.Words {
			r.nouns[w] = e.Kind
		}
		r.examples = append(r.examples, example{e.Kind, e.Yes, e.No})
	}
	for _, e := range f.Toll {
		for first, list := range phrases(e.Words, e.Kind) {
			r.tolls[first] = append(r.tolls[first], list...)
		}
		r.examples = append(r.examples, example{e.Kind, e.Yes, e.No})
	}
	longestFirst(r.tolls)
}

func (r *Reader) addClasses(f *classFile) {
	r.classes, r.people, r.not = map[string]string{}, setOf(f.Any.Words), setOf(f.Not.Words)
	for _, class := range slices.Sorted(maps.Keys(f.Classes)) {
		for _, w := range f.Classes[class] {
			r.classes[w] = class
		}
	}
}

func phrases(list []string, kind string) map[string][]phrase {
	out := map[string][]phrase{}
	for _, p := range list {
		words := strings.Fields(p)
		out[words[0]] = append(out[words[0]], phrase{words, kind})
	}
	longestFirst(out)
	return out
}

func longestFirst(index map[string][]phrase) {
	for _, list := range index {
		sort.Slice(list, func(i, j int) bool {
			if len(list[i].words) != len(list[j].words) {
				return len(list[i].words) > len(list[j].words)
			}
			return strings.Join(list[i].words, " ") < strings.Join(list[j].words, " ")
		})
	}
}

func setOf(words []string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[w] = true
	}
	return out
}
