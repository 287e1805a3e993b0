package integrity

import (
	"fmt"
	"slices"
	"strings"

	"sitrep/internal/lexicon/frequency"
	"sitrep/internal/pack"
)

// registers tell what a passage speaks of by its vocabulary.
type registers struct {
	names []string
	close [][]bool         // which registers live side by side
	of    map[string][]int // stem to registers
}

type registerFile struct {
	Register []struct {
		Name  string
		Close []string
		Words string
	}
}

func newRegisters(set *pack.Set) (*registers, error) {
	files, err := set.Glob("integrity/registers*.toml")
	if err != nil {
		return nil, err
	}
	r := &registers{of: map[string][]int{}}
	var all registerFile
	for _, f := range files {
		var file registerFile
		if err := f.Decode(&file); err != nil {
			return nil, err
		}
		all.Register = append(all.Register, file.Register...)
	}
	for i, reg := range all.Register {
		r.names = append(r.names, reg.Name)
		for w := range strings.FieldsSeq(reg.Words) {
			if stem := frequency.Stem(w); !slices.Contains(r.of[stem], i) {
				r.of[stem] = append(r.of[stem], i)
			}
		}
	}
	for _, reg := range all.Register {
		row := make([]bool, len(r.names))
		for _, name := range append(reg.Close, reg.Name) {
			i := slices.Index(r.names, name)
			if i < 0 {
				return nil, fmt.Errorf("integrity: register %q: no register %q", reg.Name, name)
			}
			row[i] = true
		}
		r.close = append(r.close, row)
	}
	return r, nil
}

// count adds up the words of each register; a word of several is shared out.
func (r *registers) count(ws []word) []float64 {
	out := make([]float64, len(r.names))
	for _, w := range ws {
		regs := r.of[w.stem]
		for _, i := range regs {
			out[i] += 1 / float64(len(regs))
		}
	}
	return out
}

// foreign is how far the strongest register of one passage is missing from the rest: its share among the register
// words of the passage, less the share of it and its neighbours in the rest, at least 0. The register's index comes with it.
func (r *registers) foreign(here, rest []float64) (float64, int) {
	n := sum(here)
	if n < 2 || sum(rest) < 2 {
		return 0, -1
	}
	best := 0
	for i := range here {
		if here[i] > here[best] {
			best = i
		}
	}
	shared := 0.0
	for i := range rest {
		if r.close[best][i] || r.close[i][best] {
			shared += rest[i]
		}
	}
	return max(0, here[best]/n-shared/sum(rest)), best
}

// guarded is the register whose passages are withheld from a report of the same register only on strong grounds.
const guarded = "conflict"

// kin reports whether the report speaks mostly of the guarded register and its neighbours, and the passage too.
func (r *registers) kin(here, report []float64) bool {
	g := slices.Index(r.names, guarded)
	if g < 0 {
		return false
	}
	near, all := 0.0, 0.0
	for i := range here {
		if r.close[g][i] {
			near += here[i]
			all += report[i]
		}
	}
	return report[g] >= 2 && 2*all >= sum(report) && near >= 1 && 2*near >= sum(here)
}

// similar is the cosine of two counts.
func similar(a, b []float64) float64 {
	var ab, aa, bb float64
	for i := range a {
		ab += a[i] * b[i]
		aa += a[i] * a[i]
		bb += b[i] * b[i]
	}
	if aa == 0 || bb == 0 {
		return 0.5 // nothing known either way
	}
	return ab / sqrt(aa*bb)
}

func sum(list []float64) float64 {
	t := 0.0
	for _, x := range list {
		t += x
	}
	return t
}
