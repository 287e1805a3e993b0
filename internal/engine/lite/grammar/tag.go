package grammar

import "sitrep/internal/engine/perceptron"

const (
	noTag    = 250 // tag before the first word
	tagBase  = 0
	moveBase = 1000
	arcBase  = 2000
)

var edge = Word{Lower: 1, Shape: 1, Tag: noTag}

// at is word i, a fixed word outside the sentence.
func at(words []Word, i int) *Word {
	if i < 0 || i >= len(words) {
		return &edge
	}
	return &words[i]
}

// TagFeatures collects what the tag of word i is decided on; p1 and p2 are the tags before it.
func TagFeatures(words []Word, i int, f *Features) {
	w, l1, l2, r1, r2 := at(words, i), at(words, i-1), at(words, i-2), at(words, i+1), at(words, i+2)
	p1, p2 := l1.Tag, l2.Tag
	f.Reset(tagBase)
	f.one(w.Lower)
	for k := range w.Suffix {
		f.one(w.Suffix[k])
	}
	for k := range w.Prefix {
		f.one(w.Prefix[k])
	}
	f.one(w.Shape)
	f.two(w.Shape, w.Suffix[2])
	f.two(w.Shape, p1)
	f.two(w.Known, w.Shape)
	f.one(p1)
	f.two(p1, p2)
	f.two(p1, w.Lower)
	f.two(p1, w.Known)
	f.three(p2, p1, w.Known)
	f.three(p1, w.Suffix[2], r1.Known)
	f.one(l1.Lower)
	f.one(l2.Lower)
	f.one(r1.Lower)
	f.one(r2.Lower)
	f.two(w.Lower, r1.Lower)
	f.two(l1.Lower, w.Lower)
	f.two(w.Known, r1.Known)
	f.three(w.Known, r1.Known, r2.Known)
	f.three(p1, w.Known, r1.Known)
	f.two(w.Lower, r1.Known)
	f.two(w.Known, r1.Lower)
	f.two(w.Known, l1.Lower)
	f.two(r1.Suffix[2], w.Known)
	f.two(l1.Suffix[2], p1)
	f.two(r1.Shape, w.Shape)
	f.two(w.List, w.Shape)
	f.three(w.List, r1.List, p1)
	f.one(w.Class[0])
	f.one(w.Class[1])
	f.two(w.Class[0], p1)
	f.two(w.Class[0], r1.Class[0])
	first := uint32(0)
	if i == 0 {
		first = 1
	}
	f.three(w.Shape, first, w.Known)
}

// Tag sets the tags of the words.
func Tag(words []Word, scorer perceptron.Scorer, f *Features, scores []int32) {
	scores = scores[:scorer.Classes()]
	for i := range words {
		if words[i].Sure != 0 {
			words[i].Tag = words[i].Sure - 1
			continue
		}
		TagFeatures(words, i, f)
		scorer.Score(f.List, scores)
		words[i].Tag = uint32(perceptron.Best(scores))
	}
}
