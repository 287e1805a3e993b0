package status

import (
	"fmt"
	"strings"

	"sitrep/internal/pack"
)

// cueEntry is one [[cue]] of status.toml.
type cueEntry struct {
	ID, Field, Value, Reach string
	Words, Only             []string
}

// only reports whether the cue is limited to constructions and this is none of them.
func (c *cueEntry) bars(construction string) bool {
	for _, o := range c.Only {
		if o == construction {
			return false
		}
	}
	return len(c.Only) > 0
}

type example struct {
	Text, Act, Certainty, Aspect, Outcome string
	Negated, Background                   bool
}

type statusFile struct {
	Cue          []cueEntry
	History      struct{ Phrases []string }
	Performative struct{ Words []string }
	Factive      struct{ Lemmas, Efforts, Results []string }
	Occur        struct{ Lemmas []string }
	Example      []example
}

type genericFile struct {
	Phrase []struct {
		Why   string
		Words []string
	}
	Habit struct{ Words, Governors []string }
	Sport struct{ Words, Strong []string }
}

// phrase is a run of lower-case words and what it means.
type phrase struct {
	words []string
	cue   *cueEntry
	why   string
}

// Reader tells how predicates are put. It is read-only after New and safe for concurrent use.
type Reader struct {
	reach        map[string]map[string][]*cueEntry // reach -> word or lemma -> cues
	phrases      map[string][]phrase               // prep and mark phrases by their last word
	history      map[string][]phrase               // by first word
	generic      map[string][]phrase               // by first word
	performative map[string]bool
	factive      map[string]bool
	efforts      map[string]bool
	results      map[string]bool
	occur        map[string]bool
	habits       map[string]bool
	tends        map[string]bool
	sport        map[string]bool
	strong       map[string]bool
	examples     []example

	settings        map[string]map[string][]*settingEntry // reach -> word -> entries
	settingPhrases  map[string][]settingPhrase            // by first word
	settingExamples []settingExample
}

// New compiles status.toml, generic.toml and settings.toml of lang/en.
func New(set *pack.Set) (*Reader, error) {
	var f statusFile
	if err := decodeOne(set, "lang/en/status.toml", &f); err != nil {
		return nil, err
	}
	var g genericFile
	if err := decodeOne(set, "lang/en/generic.toml", &g); err != nil {
		return nil, err
	}
	var places settingFile
	if err := decodeOne(set, "lang/en/settings.toml", &places); err != nil {
		return nil, err
	}
	r := &Reader{settingPhrases: map[string][]settingPhrase{}, settingExamples: places.Example, reach: map[string]map[string][]*cueEntry{}, phrases: map[string][]phrase{}, history: map[string][]phrase{}, generic: map[string][]phrase{},
		performative: wordSet(f.Performative.Words), factive: wordSet(f.Factive.Lemmas), efforts: wordSet(f.Factive.Efforts), results: wordSet(f.Factive.Results), occur: wordSet(f.Occur.Lemmas),
		habits: wordSet(g.Habit.Words), tends: wordSet(g.Habit.Governors), sport: wordSet(g.Sport.Words), strong: wordSet(g.Sport.Strong), examples: f.Example}
	for i := range f.Cue {
		if err := r.add(&f.Cue[i]); err != nil {
			return nil, err
		}
	}
	for _, p := range f.History.Phrases {
		w := strings.Fields(p)
		r.history[w[0]] = append(r.history[w[0]], phrase{words: w})
	}
	for _, p := range g.Phrase {
		for _, words := range p.Words {
			w := strings.Fields(words)
			r.generic[w[0]] = append(r.generic[w[0]], phrase{words: w, why: p.Why})
		}
	}
	return r, r.addSettings(places.Setting)
}

func (r *Reader) add(c *cueEntry) error {
	switch c.Reach {
	case "prep", "mark":
		for _, words := range c.Words {
			w := strings.Fields(words)
			last := w[len(w)-1]
			r.phrases[c.Reach+" "+last] = append(r.phrases[c.Reach+" "+last], phrase{words: w, cue: c})
		}
		return nil
	case "group", "self", "control", "with", "clause", "governor", "object", "modifier", "of", "passive":
	default:
		return fmt.Errorf("status.toml: %s: unknown reach %q", c.ID, c.Reach)
	}
	if r.reach[c.Reach] == nil {
		r.reach[c.Reach] = map[string][]*cueEntry{}
	}
	for _, w := range c.Words {
		r.reach[c.Reach][w] = append(r.reach[c.Reach][w], c)
	}
	return nil
}

func decodeOne(set *pack.Set, path string, v any) error {
	files, err := set.Glob(path)
	if err != nil {
		return err
	}
	if len(files) != 1 {
		return fmt.Errorf("status: pack file %s is missing", path)
	}
	return files[0].Decode(v)
}

func wordSet(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}
