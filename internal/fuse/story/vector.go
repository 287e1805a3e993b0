package story

import (
	"cmp"
	"slices"
)

// vector is the weighed terms of a report, of length one, sorted by hash.
type vector []weighed

type weighed struct {
	hash   uint32
	weight float64
}

// keys are the weightiest terms.
func (v vector) keys() []weighed {
	out := slices.Clone(v)
	slices.SortFunc(out, func(a, b weighed) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.hash, b.hash)) })
	return out[:min(len(out), keyTerms)]
}

// cosine is the product of two vectors, added up in the order of hashes.
func cosine(a, b vector) float64 {
	out := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].hash < b[j].hash:
			i++
		case a[i].hash > b[j].hash:
			j++
		default:
			out += float64(a[i].weight * b[j].weight)
			i, j = i+1, j+1
		}
	}
	return out
}
