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

// Transition is the feature of the label before a word.
func Transition(previous Label) uint32 {
	var f grammar.Features
	f.Reset(base - 1)
	f.Add(uint32(previous))
	return f.List[0]
}

// Features collects what the label of word i is decided on beside the label before it.
func Features(words []grammar.Word, i int, memory *Memory, f *grammar.Features) {
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
	known := memory.kind(words, i)
	f.Add(known, w.Shape)
	f.Add(known, w.Tag)
	f.Add(memory.kind(words, i-1), known, w.Shape)
	f.Add(known, memory.kind(words, i+1), w.Shape)
}
