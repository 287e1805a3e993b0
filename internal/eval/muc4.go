package eval

import (
	"strings"

	"sitrep/internal/coder"
	"sitrep/internal/eval/muc"
	"sitrep/internal/pack"
)

// muc4Set is the answer keys of the two MUC-3 test sets.
func muc4Set() Set {
	return Set{
		Name: "muc4",
		Doc:  "incidents of 200 upper-case wires against the MUC answer keys (tst1, tst2): all templates, matched ones, roles",
		Run: func(env Env) ([]Score, error) {
			countries, err := countryNames(env.Packs)
			if err != nil {
				return nil, err
			}
			score := muc.New(countries)
			for _, name := range []string{"tst1.jsonl", "tst2.jsonl"} {
				path, err := env.Path("muc4", name)
				if err != nil {
					return nil, err
				}
				docs, err := readLines[muc.Document](path)
				if err != nil {
					return nil, err
				}
				for i := range docs {
					score.Add(&docs[i], &env.Code(coder.Input{Body: docs[i].Text}).Record)
				}
			}
			return scores("muc4", score.Figures()), nil
		},
	}
}

// countryNames are the names of ISO alpha-3 codes in the packs.
func countryNames(set *pack.Set) (map[string]string, error) {
	files, err := set.Glob("places/countries*.tsv")
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, f := range files {
		for line := range strings.Lines(string(f.Data)) {
			if cells := strings.Split(line, "\t"); len(cells) > 2 && !strings.HasPrefix(line, "#") {
				out[cells[0]] = cells[2]
			}
		}
	}
	return out, nil
}
