package names

import "sitrep/internal/engine/lite/grammar"

const base = 4000

var edge = grammar.Word{Lower: 5, Shape: 5, Tag: 249}

func at(words []grammar.Word, i int) *grammar.Word {
	if i < 0 || i >= len(words) {
		return &edge
	}
	return &words[i]
}

// Features collects what the label of word i is decided on; p1 and p2 are the labels before it.
func Features(words []grammar.Word, i int, p1, p2 Label, memory *Memory, f *grammar.Features) {
	f.Reset(base)
	w := at(words, i)
	for d := -2; d <= 2; d++ {
		v := at(words, i+d)
		f.Add(v.Lower)
		f.Add(v.Shape)
		f.Add(v.Tag)
		f.Add(v.Class[0])
		f.Add(v.Class[1])
		f.Add(v.List)
		f.Add(v.List, v.Shape)
	}
	for k := range w.Suffix {
		f.Add(w.Suffix[k])
	}
	for k := range w.Prefix {
		f.Add(w.Prefix[k])
	}
	l, r := at(words, i-1), at(words, i+1)
	f.Add(l.Suffix[2])
	f.Add(r.Suffix[2])
	f.Add(w.Known, w.Shape)
	f.Add(l.Lower, w.Lower)
	f.Add(w.Lower, r.Lower)
	f.Add(l.Lower, w.Shape)
	f.Add(r.Lower, w.Shape)
	f.Add(l.Lower, w.Tag, r.Tag)
	f.Add(at(words, i-2).Lower, l.Lower, w.Tag)
	f.Add(at(words, i+2).Lower, r.Lower, w.Tag)
	f.Add(l.Shape, w.Shape, r.Shape)
	f.Add(l.Tag, w.Tag, r.Tag)
	f.Add(w.Tag, r.Tag, at(words, i+2).Tag)
	f.Add(l.Class[0], w.Class[0])
	f.Add(w.Class[0], r.Class[0])
	f.Add(l.Class[0], w.Tag, r.Class[0])
	f.Add(l.List, w.List, r.List)
	labelFeatures(words, i, p1, p2, memory, f)
}

func labelFeatures(words []grammar.Word, i int, p1, p2 Label, memory *Memory, f *grammar.Features) {
	w, l, r := at(words, i), at(words, i-1), at(words, i+1)
	a, b := uint32(p1), uint32(p2)
	f.Add(a)
	f.Add(a, b)
	f.Add(a, w.Lower)
	f.Add(a, w.Shape)
	f.Add(a, w.Tag)
	f.Add(a, w.List)
	f.Add(a, w.Class[0])
	f.Add(a, w.Shape, l.Lower)
	f.Add(a, r.Shape, w.Shape)
	f.Add(a, w.Tag, r.Tag)
	f.Add(a, w.Tag, r.Lower)
	f.Add(memory.kind(words, i), w.Shape)
	f.Add(memory.kind(words, i), w.Tag, a)
	f.Add(memory.kind(words, i+1), memory.kind(words, i), w.Shape)
	f.Add(memory.kind(words, i-1), a, w.Shape)
}
