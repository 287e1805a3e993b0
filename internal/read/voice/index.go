package voice

import (
	"cmp"
	"slices"

	"sitrep"
)

// Index finds attributions by position, so that a claim of a long report is not held against every source in it.
type Index struct {
	pieces []piece // by start
	ends   []int   // by piece: the last end in the subtree of which it is the root, see grow
	length []int   // by attribution: bytes of its content
}

// piece is one span of an attribution's content.
type piece struct {
	span sitrep.Span
	of   int
}

// NewIndex indexes the content of the attributions that tell of something; attitudes are left out.
func NewIndex(all []Attribution) *Index {
	x := &Index{length: make([]int, len(all))}
	for i := range all {
		if all[i].Attitude {
			continue
		}
		for _, s := range all[i].Content {
			x.pieces = append(x.pieces, piece{s, i})
			x.length[i] += s.Len()
		}
	}
	slices.SortStableFunc(x.pieces, func(a, b piece) int { return cmp.Compare(a.span.Start, b.span.Start) })
	x.ends = make([]int, len(x.pieces))
	x.grow(0, len(x.pieces))
	return x
}

// grow makes pieces [lo, hi) a balanced tree whose root is the middle one, and is the last end in it.
func (x *Index) grow(lo, hi int) int {
	if lo >= hi {
		return -1
	}
	mid := (lo + hi) / 2
	x.ends[mid] = max(x.pieces[mid].span.End, x.grow(lo, mid), x.grow(mid+1, hi))
	return x.ends[mid]
}

// Of lists the attributions whose content holds the whole span, outermost first: those with more content before those
// with less. A span inside the cue itself is not content.
func (x *Index) Of(span sitrep.Span) []int {
	out := x.holding(nil, 0, len(x.pieces), span)
	slices.Sort(out)
	out = slices.Compact(out)
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(x.length[b], x.length[a]) })
	return out
}

// holding adds the owners of the pieces in [lo, hi) that hold the span.
func (x *Index) holding(out []int, lo, hi int, span sitrep.Span) []int {
	mid := (lo + hi) / 2
	if lo >= hi || x.ends[mid] < span.End {
		return out
	}
	out = x.holding(out, lo, mid, span)
	if x.pieces[mid].span.Start > span.Start {
		return out
	}
	if x.pieces[mid].span.Contains(span) {
		out = append(out, x.pieces[mid].of)
	}
	return x.holding(out, mid+1, hi, span)
}
