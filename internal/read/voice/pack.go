package voice

import (
	"fmt"
	"slices"
	"strings"

	"sitrep/internal/pack"
)

// rule is one entry of attribution.toml: a verb or a fixed phrase that names a source.
type rule struct {
	ID        string
	Lemmas    []string // verbs
	Words     []string // phrases
	Stance    string
	Hedged    bool
	Takes     []string
	Strict    bool   // needs "that", a quotation or a comma: the verb has everyday uses
	Addressee bool   // the first object is who was told
	Medium    string // kind that the verb itself implies
	Sources   string // only sources of this kind
	Objects   []string
	Anybody   bool     // phrases: any noun phrase may follow but those in Except; else it must be known to be able to speak
	Except    []string // lemmas that are no source of a phrase, no object of a verb
	Yes, No   []string
}

func (r *rule) takes(what string) bool {
	for _, t := range r.Takes {
		if t == what {
			return true
		}
	}
	return false
}

func (r *rule) excepts(lemma string) bool {
	for _, e := range r.Except {
		if e == lemma {
			return true
		}
	}
	return false
}

// about is the preposition of an "about:" entry, empty without one.
func (r *rule) about() string {
	for _, t := range r.Takes {
		if w, ok := strings.CutPrefix(t, "about:"); ok {
			return w
		}
	}
	return ""
}

type cueFile struct {
	Verb   []rule
	Phrase []rule
	Noun   []struct {
		Kind   string
		Lemmas []string
	}
	Adjunct struct{ Openers, Words, Heads []string }

	Headline struct{ Bare []string }
}

// attitudeFile is attitudes.toml.
type attitudeFile struct {
	Verb, State, Noun []rule
}

type sourceFile struct {
	Source []struct {
		Access, Kind          string
		Words, Names, Sectors []string
	}
	Unnamed struct{ Words []string }
}

// verbCue is one way to continue a verb lemma into a cue: the further words that must follow, and the rule.
type verbCue struct {
	rest []string
	rule *rule
}

// standing is what the words of a source say of it.
type standing struct{ access, kind string }

// Reader finds attributions. It is read-only after New and safe for concurrent use.
type Reader struct {
	verbs    map[string][]verbCue // by first lemma
	phrases  map[string][]verbCue // by first word, longest first
	media    map[string]string    // noun a source issues -> kind
	openers  map[string]bool
	adverbs  map[string]bool
	settings map[string]bool // heads of phrases that belong to the cue
	bare     map[string]bool
	words    map[string]standing
	names    map[string][]namedSource // by first word, lower case
	sectors  map[string]string
	unnamed  map[string]bool
	rules    []rule

	attitudes          map[string][]verbCue // by first lemma
	states, utterances map[string]*rule     // adjectives and participles by form, nouns by lemma
}

type namedSource struct {
	words []string
	is    standing
}

// New compiles lang/en/attribution.toml, lang/en/attitudes.toml and lang/en/sources.toml.
func New(set *pack.Set) (*Reader, error) {
	r := &Reader{verbs: map[string][]verbCue{}, phrases: map[string][]verbCue{}, media: map[string]string{},
		words: map[string]standing{}, names: map[string][]namedSource{}, sectors: map[string]string{},
		attitudes: map[string][]verbCue{}, states: map[string]*rule{}, utterances: map[string]*rule{}}
	var cues cueFile
	if err := decodeOne(set, "lang/en/attribution.toml", &cues); err != nil {
		return nil, err
	}
	var sources sourceFile
	if err := decodeOne(set, "lang/en/sources.toml", &sources); err != nil {
		return nil, err
	}
	var attitudes attitudeFile
	if err := decodeOne(set, "lang/en/attitudes.toml", &attitudes); err != nil {
		return nil, err
	}
	r.addCues(&cues)
	r.addAttitudes(&attitudes)
	r.addSources(&sources)
	return r, nil
}

func decodeOne(set *pack.Set, path string, v any) error {
	files, err := set.Glob(path)
	if err != nil {
		return err
	}
	if len(files) != 1 {
		return fmt.Errorf("voice: pack file %s is missing", path)
	}
	return files[0].Decode(v)
}

func (r *Reader) addCues(f *cueFile) {
	for i := range f.Verb {
		for _, lemma := range f.Verb[i].Lemmas {
			w := strings.Fields(lemma)
			r.verbs[w[0]] = append(r.verbs[w[0]], verbCue{w[1:], &f.Verb[i]})
		}
	}
	for i := range f.Phrase {
		for _, phrase := range f.Phrase[i].Words {
			w := strings.Fields(phrase)
			r.phrases[w[0]] = append(r.phrases[w[0]], verbCue{w[1:], &f.Phrase[i]})
		}
	}
	for _, n := range f.Noun {
		for _, lemma := range n.Lemmas {
			r.media[lemma] = n.Kind
		}
	}
	r.openers, r.adverbs = wordSet(f.Adjunct.Openers), wordSet(f.Adjunct.Words)
	r.settings, r.bare = wordSet(f.Adjunct.Heads), wordSet(f.Headline.Bare)
	r.rules = append(append([]rule{}, f.Verb...), f.Phrase...)
}

func (r *Reader) addAttitudes(f *attitudeFile) {
	for i := range f.Verb {
		for _, lemma := range f.Verb[i].Lemmas {
			w := strings.Fields(lemma)
			r.attitudes[w[0]] = append(r.attitudes[w[0]], verbCue{w[1:], &f.Verb[i]})
		}
	}
	for i := range f.State {
		for _, w := range f.State[i].Words {
			r.states[w] = &f.State[i]
		}
	}
	for i := range f.Noun {
		for _, lemma := range f.Noun[i].Lemmas {
			r.utterances[lemma] = &f.Noun[i]
		}
	}
	r.rules = append(r.rules, slices.Concat(f.Verb, f.State, f.Noun)...)
}

func (r *Reader) addSources(f *sourceFile) {
	for _, s := range f.Source {
		is := standing{s.Access, s.Kind}
		for _, w := range s.Words {
			if _, ok := r.words[w]; !ok {
				r.words[w] = is
			}
		}
		for _, name := range s.Names {
			w := strings.Fields(strings.ToLower(name))
			r.names[w[0]] = append(r.names[w[0]], namedSource{w, is})
		}
		for _, c := range s.Sectors {
			r.sectors[c] = s.Access
		}
	}
	r.unnamed = wordSet(f.Unnamed.Words)
}

func wordSet(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}
