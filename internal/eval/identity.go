package eval

import (
	"fmt"
	"os"
	"strings"

	"sitrep/internal/fuse/identity"
)

// pairOfNames is one line of eval/identity/pairs.tsv.
type pairOfNames struct {
	half, a, b string
	same       bool
}

// spellingSet scores whether two spellings are one public person's, on the half of our pairs that nothing was tuned on:
// with the packs, and by spelling alone.
func spellingSet() Set {
	const set = "spelling_pairs"
	return Set{Name: set, Doc: "spellings of public persons in four scripts: one person or two (own pairs, check half)", Run: func(env Env) ([]Score, error) {
		file, err := env.GoldPath("eval", "identity", "pairs.tsv")
		if err != nil {
			return nil, err
		}
		pairs, err := readPairs(file)
		if err != nil {
			return nil, err
		}
		f, err := identity.New(env.Packs)
		if err != nil {
			return nil, err
		}
		return scorePairs(set, pairs, f), nil
	}}
}

func scorePairs(set string, pairs []pairOfNames, f *identity.Fuser) []Score {
	var all, bare Counts
	known, merged := 0, 0
	for _, p := range pairs {
		v := f.Compare(p.a, p.b)
		if f.Known(p.a) && f.Known(p.b) && !p.same {
			known++
			merged += int(one(v.Score >= identity.Least))
		}
		if p.half == "check" {
			all.Add(agreed(v.Score, p.same))
			bare.Add(agreed(f.Sound(p.a, p.b).Score, p.same))
		}
	}
	out := append(PRF(set, "pair", all), PRF(set, "spelling_alone", bare)...)
	return append(out, Score{Set: set, Measure: "known_apart", Value: 100 * float64(known-merged) / float64(max(known, 1)), N: known})
}

func agreed(score float64, same bool) Counts {
	got := score >= identity.Least
	return Counts{Predicted: one(got), Wanted: one(same), Right: one(got && same)}
}

func readPairs(file string) ([]pairOfNames, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []pairOfNames
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "half\t") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 || f[1] != "same" && f[1] != "different" {
			return nil, fmt.Errorf("eval: %s:%d: %q", file, i+1, line)
		}
		out = append(out, pairOfNames{f[0], f[2], f[3], f[1] == "same"})
	}
	return out, nil
}
