package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/eval/petrarch"
	"sitrep/internal/lexicon"
)

// dyadCase is one test text with the pairs of actor codes that stand in it.
type dyadCase struct {
	ID, Date, Text string
	Expect         struct {
		Events []struct{ Source, Target struct{ Code string } }
	}
	Skipped bool `json:"peer_skips"`
}

// petrarchSet is the actor codes of the PETRARCH unit tests, with their dictionary laid over the packs.
func petrarchSet() Set {
	return Set{
		Name: "petrarch_unit",
		Doc:  "actor codes of PETRARCH's unit tests with its dictionary over the packs: claims between the wanted pairs; all_codes: every wanted code is an actor of the text",
		Run: func(env Env) ([]Score, error) {
			code, dyads, err := petrarchCoder(env)
			if err != nil {
				return nil, err
			}
			path, err := env.Path("peer_suites", "petrarch_unit.jsonl")
			if err != nil {
				return nil, err
			}
			cases, err := readLines[dyadCase](path)
			if err != nil {
				return nil, err
			}
			var t dyadTally
			for _, c := range cases {
				if !c.Skipped {
					coding := code(c.input())
					t.add(dyads.Dyads(coding), c.dyads(), dyads.Codes(coding))
				}
			}
			return t.scores("petrarch_unit"), nil
		},
	}
}

// dyadTally counts pairs; texts with all their pairs, with actors for all their codes, and without a pair where there is none.
type dyadTally struct{ pairs, exact, coded, silent Counts }

func (t *dyadTally) add(got, want []petrarch.Dyad, codes map[string]bool) {
	right := 0
	for _, w := range want {
		right += mark(slices.Contains(got, w))
	}
	t.pairs.Add(Counts{float64(right), float64(len(got)), float64(len(want))})
	if len(want) == 0 {
		t.silent.Add(Counts{Right: float64(mark(len(got) == 0)), Wanted: 1})
		return
	}
	missing := slices.ContainsFunc(want, func(d petrarch.Dyad) bool {
		return d.Source != "" && !codes[d.Source] || d.Target != "" && !codes[d.Target]
	})
	t.exact.Add(Counts{Right: float64(mark(right == len(want))), Wanted: 1})
	t.coded.Add(Counts{Right: float64(mark(!missing)), Wanted: 1})
}

func (t *dyadTally) scores(set string) []Score {
	return append(PRF(set, "dyads", t.pairs),
		Score{set, "all_dyads", t.exact.Recall(), int(t.exact.Wanted)},
		Score{set, "all_codes", t.coded.Recall(), int(t.coded.Wanted)},
		Score{set, "none_where_none", t.silent.Recall(), int(t.silent.Wanted)})
}

// petrarchCoder is a coder with the suite's dictionary on top of the packs, and what writes its codes.
func petrarchCoder(env Env) (func(coder.Input) *coder.Coding, *petrarch.Coder, error) {
	path, err := env.Path("peer_suites", "petrarch_unit.lexicon.json")
	if err != nil {
		return nil, nil, err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	var d petrarch.Dictionary
	if err := json.Unmarshal(data, &d); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	base, err := lexicon.New(env.Packs)
	if err != nil {
		return nil, nil, err
	}
	suite, err := coder.New(env.Packs.With(petrarch.Overlay(&d, base)), env.Engine)
	if err != nil {
		return nil, nil, err
	}
	return suite.Code, petrarch.NewCoder(&d), nil
}

func (c *dyadCase) input() coder.Input {
	return coder.Input{Body: c.Text, Published: &sitrep.Published{Start: c.Date, End: c.Date, Basis: "given"}}
}

func (c *dyadCase) dyads() []petrarch.Dyad {
	var out []petrarch.Dyad
	for _, e := range c.Expect.Events {
		d := petrarch.Dyad{Source: petrarch.Bare(e.Source.Code), Target: petrarch.Bare(e.Target.Code)}
		if d.Source+d.Target != "" && !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}
