// Package coref scores chains of mentions as the reference scorer of the CoNLL-2012 shared task does (Pradhan et al. 2014):
// MUC, B-cubed and CEAF-e, and the mean of their F1.
package coref

import (
	"sitrep"
	"sitrep/internal/eval/assign"
)

// Chains are the chains of one document; a mention is known by its span. A mention that stands in several chains counts in
// the first.
type Chains [][]sitrep.Span

// Ratio is a precision and a recall as sums over documents.
type Ratio struct{ RightP, All, RightR, Wanted float64 }

func (r *Ratio) add(o Ratio) {
	r.RightP, r.All, r.RightR, r.Wanted = r.RightP+o.RightP, r.All+o.All, r.RightR+o.RightR, r.Wanted+o.Wanted
}

// F1 is the harmonic mean of precision and recall in percent, 0 where nothing is right.
func (r Ratio) F1() float64 {
	if r.RightP == 0 || r.RightR == 0 {
		return 0
	}
	p, rec := r.RightP/r.All, r.RightR/r.Wanted
	return 100 * 2 * p * rec / (p + rec)
}

// Tally sums the measures over documents. Mentions counts the spans of mentions alone.
type Tally struct{ MUC, B3, CEAFe, Mentions Ratio }

// Add scores one document.
func (t *Tally) Add(gold, found Chains) {
	gold, found = gold.once(), found.once()
	inGold, inFound := gold.index(), found.index()
	t.MUC.add(Ratio{links(found, inGold), pairs(found), links(gold, inFound), pairs(gold)})
	t.B3.add(Ratio{shares(found, inGold), float64(len(inFound)), shares(gold, inFound), float64(len(inGold))})
	same := likeness(gold, found)
	t.CEAFe.add(Ratio{same, float64(len(found)), same, float64(len(gold))})
	common := 0.0
	for m := range inGold {
		if _, ok := inFound[m]; ok {
			common++
		}
	}
	t.Mentions.add(Ratio{common, float64(len(inFound)), common, float64(len(inGold))})
}

// CoNLL is the mean F1 of the three measures in percent.
func (t *Tally) CoNLL() float64 { return (t.MUC.F1() + t.B3.F1() + t.CEAFe.F1()) / 3 }

// Linked are the chains of two mentions or more.
func (c Chains) Linked() Chains {
	var out Chains
	for _, chain := range c.once() {
		if len(chain) > 1 {
			out = append(out, chain)
		}
	}
	return out
}

// once drops a mention's second and later occurrences, and chains left empty.
func (c Chains) once() Chains {
	seen := map[sitrep.Span]bool{}
	var out Chains
	for _, chain := range c {
		var kept []sitrep.Span
		for _, m := range chain {
			if !seen[m] {
				seen[m] = true
				kept = append(kept, m)
			}
		}
		if len(kept) > 0 {
			out = append(out, kept)
		}
	}
	return out
}

// index maps each mention to its chain.
func (c Chains) index() map[sitrep.Span]int {
	out := map[sitrep.Span]int{}
	for i, chain := range c {
		for _, m := range chain {
			out[m] = i
		}
	}
	return out
}

// parts counts the mentions of a chain by the chain of the other side they stand in; those in none are alone.
func parts(chain []sitrep.Span, other map[sitrep.Span]int) (shared map[int]int, alone int) {
	shared = map[int]int{}
	for _, m := range chain {
		if k, ok := other[m]; ok {
			shared[k]++
		} else {
			alone++
		}
	}
	return shared, alone
}

// pairs is the number of links that hold the chains together.
func pairs(c Chains) float64 {
	n := 0
	for _, chain := range c {
		n += len(chain) - 1
	}
	return float64(n)
}

// links is how many of those links the other side has too.
func links(c Chains, other map[sitrep.Span]int) float64 {
	n := 0
	for _, chain := range c {
		shared, alone := parts(chain, other)
		n += len(chain) - len(shared) - alone
	}
	return float64(n)
}

// shares sums, over the mentions, the share of the mention's chain that the other side also puts in one chain with it.
func shares(c Chains, other map[sitrep.Span]int) float64 {
	sum := 0.0
	for _, chain := range c {
		shared, _ := parts(chain, other)
		for _, n := range shared {
			sum += float64(n*n) / float64(len(chain))
		}
	}
	return sum
}

// likeness pairs gold and found chains one to one so that the sum of 2|G∩F| / (|G|+|F|) is greatest.
func likeness(gold, found Chains) float64 {
	if len(gold) == 0 || len(found) == 0 {
		return 0
	}
	inFound := found.index()
	weights := make([][]float64, len(gold))
	for i, chain := range gold {
		weights[i] = make([]float64, len(found))
		shared, _ := parts(chain, inFound)
		for k, n := range shared {
			weights[i][k] = 2 * float64(n) / float64(len(chain)+len(found[k]))
		}
	}
	sum := 0.0
	for i, k := range assign.Best(weights) {
		if k >= 0 {
			sum += weights[i][k]
		}
	}
	return sum
}

// Align gives the found mentions the spans of gold mentions they match: the same span, else one with the same head that
// is still free, that which shares most with it. head says where a span's head begins.
func Align(gold, found Chains, head func(sitrep.Span) int) Chains {
	free := map[sitrep.Span]bool{}
	for m := range gold.index() {
		free[m] = true
	}
	found = found.once()
	for m := range found.index() {
		delete(free, m)
	}
	inGold := gold.index()
	byHead := map[int][]sitrep.Span{}
	for _, chain := range gold.once() {
		for _, m := range chain {
			if free[m] {
				byHead[head(m)] = append(byHead[head(m)], m)
			}
		}
	}
	out := make(Chains, len(found))
	for i, chain := range found {
		for _, m := range chain {
			if _, exact := inGold[m]; !exact {
				m = nearest(m, byHead[head(m)], free)
			}
			out[i] = append(out[i], m)
		}
	}
	return out
}

// nearest takes the free span that shares most with m; m itself where none is free.
func nearest(m sitrep.Span, spans []sitrep.Span, free map[sitrep.Span]bool) sitrep.Span {
	best, most := m, 0.0
	for _, g := range spans {
		shared := min(m.End, g.End) - max(m.Start, g.Start)
		if like := float64(shared) / float64(m.Len()+g.Len()-shared); free[g] && like > most {
			best, most = g, like
		}
	}
	delete(free, best)
	return best
}
