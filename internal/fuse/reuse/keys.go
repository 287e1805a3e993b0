package reuse

import "slices"

const (
	// shingle is how many words in a row make a run.
	shingle = 5
	// window is how many runs in a row give one key; a passage of window+shingle-1 words is never missed.
	window = 10
	// frame is how many function words in a row, with the gaps between them, make a key of a sentence's frame.
	frame = 5
	// frameShare is one in how many frames that is kept.
	frameShare = 3
)

// keys are what copies of a text share: sampled runs of words, which copies keep; pairs of neighbouring names and numbers
// and frames of function words, which rewording keeps too. Sorted, without repeats.
func (w Words) keys() []uint32 {
	var out []uint32
	out = append(out, winnow(w.shingles())...)
	for _, s := range w {
		out = append(out, pairs(s)...)
		out = append(out, frames(s)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// bits are the hash of a word without its class, which depends on where in the sentence it stands.
func bits(w uint16) uint32 { return uint32(w & (1<<14 - 1)) }

// mix is the finaliser of MurmurHash3 with a fixed seed a kind of key.
func mix(h, seed uint32) uint32 {
	h ^= seed
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}

// shingles are the hashes of all runs of words inside sentences, in order.
func (w Words) shingles() []uint32 {
	var out []uint32
	for _, s := range w {
		out = append(out, runs(s)...)
	}
	return out
}

func runs(s []uint16) []uint32 {
	var out []uint32
	for i := 0; i+shingle <= len(s); i++ {
		h := uint32(0)
		for _, x := range s[i : i+shingle] {
			h = mix(h*31+bits(x), 0x9e3779b9)
		}
		out = append(out, h)
	}
	return out
}

// winnow keeps the least of every window of hashes (Schleimer, Wilkerson and Aiken 2003).
func winnow(list []uint32) []uint32 {
	if len(list) <= window {
		if len(list) == 0 {
			return nil
		}
		return []uint32{slices.Min(list)}
	}
	var out []uint32
	last := -1
	for i := 0; i+window <= len(list); i++ {
		at := i
		for j := i; j < i+window; j++ {
			if list[j] <= list[at] {
				at = j
			}
		}
		if at != last {
			out, last = append(out, list[at]), at
		}
	}
	return out
}

// pairs are the neighbouring names and numbers of a sentence.
func pairs(s []uint16) []uint32 {
	var out []uint32
	before := uint32(0)
	for _, x := range s {
		if c := class(x); c != name && c != number {
			continue
		}
		if here := bits(x); before != 0 && before != here {
			out = append(out, mix(before<<14|here, 0x7f4a7c15))
			before = here
		} else {
			before = here
		}
	}
	return out
}

// frames are runs of function words with the number of words between them, a share of all.
func frames(s []uint16) []uint32 {
	var at []int
	for i, x := range s {
		if class(x) == function {
			at = append(at, i)
		}
	}
	var out []uint32
	for i := 0; i+frame <= len(at); i++ {
		h := uint32(0)
		for j := i; j < i+frame; j++ {
			gap := 0
			if j > i {
				gap = min(at[j]-at[j-1], 8)
			}
			h = mix(h*31+bits(s[at[j]])<<4+uint32(gap), 0x94d049bb)
		}
		if h%frameShare == 0 {
			out = append(out, h)
		}
	}
	return out
}
