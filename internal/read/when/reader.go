package when

import (
	"fmt"

	"sitrep/internal/pack"
)

// Reader dates predicates. It is read-only after New and safe for concurrent use.
type Reader struct {
	speech, wanted, implicative map[string]bool
	begin                       map[string]bool
	acts                        map[string]string // lemma to kind of act
	rules                       []rule
}

type rule struct {
	ID      string
	Yes, No []string
	Want    string // basis, start and end of the last predicate of the yes sentence
}

// New compiles packs/lang/en/when.toml.
func New(set *pack.Set) (*Reader, error) {
	files, err := set.Glob("lang/en/when.toml")
	if err != nil {
		return nil, err
	}
	if len(files) != 1 {
		return nil, fmt.Errorf("when: lang/en/when.toml is missing")
	}
	var f struct {
		Speech, Wanted, Implicative []string
		Begin                       []string
		Acts                        map[string][]string
		Rule                        []rule
	}
	if err := files[0].Decode(&f); err != nil {
		return nil, err
	}
	acts := map[string]string{}
	for kind, lemmas := range f.Acts {
		for _, lemma := range lemmas {
			acts[lemma] = kind
		}
	}
	return &Reader{acts: acts, begin: setOf(f.Begin), speech: setOf(f.Speech), wanted: setOf(f.Wanted), implicative: setOf(f.Implicative), rules: f.Rule}, nil
}

func setOf(words []string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[w] = true
	}
	return out
}
