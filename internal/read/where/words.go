package where

import (
	"fmt"

	"sitrep/internal/pack"
)

const wordsFile = "lang/en/where.toml"

type words struct {
	speech    map[string]bool // lemmas of verbs whose subject is a source
	placeless map[string]bool // lemmas of predicates that inherit no place
	motion    map[string]bool // lemmas that take an origin and a destination
	seat      map[string]bool // participles that tell where someone has his seat
	leaving   map[string]bool // verbs of movement whose object is the origin
}

func readWords(set *pack.Set) (*words, error) {
	files, err := set.Glob(wordsFile)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("where: the packs hold no %s", wordsFile)
	}
	var t struct{ Speech, Placeless, Motion, Leaving, Seat []string }
	if err := files[0].Decode(&t); err != nil {
		return nil, err
	}
	return &words{speech: setOf(t.Speech), placeless: setOf(t.Placeless), motion: setOf(t.Motion), leaving: setOf(t.Leaving), seat: setOf(t.Seat)}, nil
}

func setOf(list []string) map[string]bool {
	out := make(map[string]bool, len(list))
	for _, w := range list {
		out[w] = true
	}
	return out
}
