package grammar

var (
	absent   = Word{Lower: 2, Shape: 2, Tag: 251}
	rootWord = Word{Lower: 3, Shape: 3, Tag: 252}
)

const noLabel = 200

// word is word i of the sentence, a fixed word for the root and for None.
func (s *State) word(words []Word, i int) *Word {
	switch {
	case i < 0 || i > s.n:
		return &absent
	case i == s.n:
		return &rootWord
	}
	return &words[i]
}

func (s *State) node(i int) *node {
	if i < 0 || i > s.n {
		return &noNode
	}
	return &s.nodes[i]
}

var noNode = node{None, None, None, None, None, None, None, noLabel, 0, 0, 0}

func (s *State) label(i int32) uint32 {
	if i < 0 {
		return noLabel
	}
	return uint32(s.nodes[i].label)
}

func distance(a, b int) uint32 {
	if a < 0 || b < 0 {
		return 0
	}
	switch d := b - a; {
	case d < 5:
		return uint32(d)
	case d < 8:
		return 5
	case d < 13:
		return 6
	}
	return 7
}

// MoveFeatures collects what the next move is decided on.
func MoveFeatures(words []Word, s *State, f *Features) {
	i0, i1, i2, j0 := s.top(0), s.top(1), s.top(2), s.next
	s0, s1, s2 := s.word(words, i0), s.word(words, i1), s.word(words, i2)
	b0, b1, b2 := s.word(words, j0), s.word(words, j0+1), s.word(words, j0+2)
	n0, n1, m0 := s.node(i0), s.node(i1), s.node(j0)
	f.Reset(moveBase)
	wordFeatures(f, s0, s1, b0, b1)
	pairFeatures(f, s0, s1, s2, b0, b1, b2)
	f.three(s0.Tag, b0.Tag, distance(i0, j0))
	f.two(s0.Lower, distance(i0, j0))
	f.two(b0.Tag, distance(i0, j0))
	f.three(s1.Tag, s0.Tag, distance(i1, i0))
	f.two(s1.Lower, distance(i1, i0))
	f.three(s0.Lower, uint32(n0.lefts), uint32(n0.rights))
	f.three(s0.Tag, uint32(n0.lefts)*8+uint32(n0.rights), b0.Tag)
	f.three(s1.Tag, uint32(n1.lefts)*8+uint32(n1.rights), s0.Tag)
	f.three(b0.Tag, uint32(m0.lefts), s0.Tag)
	s.childFeatures(words, f, s0, s1, b0, n0, n1, m0)
	s.contextFeatures(words, f, i0, j0)
}

func wordFeatures(f *Features, s0, s1, b0, b1 *Word) {
	for _, w := range [...]*Word{s0, s1, b0, b1} {
		f.one(w.Lower)
		f.one(w.Tag)
		f.two(w.Lower, w.Tag)
		f.two(w.Class[1], w.Tag)
	}
}

func pairFeatures(f *Features, s0, s1, s2, b0, b1, b2 *Word) {
	f.one(b2.Tag)
	f.one(s2.Tag)
	f.two(s0.Lower, b0.Lower)
	f.three(s0.Lower, s0.Tag, b0.Tag)
	f.three(s0.Tag, b0.Tag, b0.Lower)
	f.two(s0.Lower, b0.Tag)
	f.two(s0.Tag, b0.Lower)
	f.two(s0.Tag, b0.Tag)
	f.three(s0.Tag, b0.Tag, b1.Tag)
	f.four(s0.Tag, b0.Tag, b1.Tag, b2.Tag)
	f.three(b0.Tag, b1.Tag, b2.Tag)
	f.three(s0.Tag, b0.Tag, b1.Lower)
	f.three(s1.Tag, s0.Tag, b0.Tag)
	f.four(s1.Tag, s0.Tag, b0.Tag, b1.Tag)
	f.three(s2.Tag, s1.Tag, s0.Tag)
	f.four(s2.Tag, s1.Tag, s0.Tag, b0.Tag)
	f.two(s1.Lower, s0.Lower)
	f.two(s1.Tag, s0.Lower)
	f.two(s1.Lower, s0.Tag)
	f.two(s1.Tag, s0.Tag)
	f.three(s1.Tag, s0.Lower, b0.Tag)
	f.three(s1.Lower, s0.Tag, b0.Tag)
	f.three(s1.Lower, s0.Lower, b0.Tag)
	f.three(s1.Tag, s0.Tag, b0.Lower)
	f.two(s1.Lower, b0.Lower)
	f.three(s1.Lower, s0.Lower, b0.Lower)
	f.two(s0.Suffix[2], b0.Tag)
	f.two(b0.Suffix[2], s0.Tag)
	f.two(s0.Class[0], b0.Class[0])
	f.two(s1.Class[0], s0.Class[0])
	f.three(s0.Class[0], b0.Class[0], b0.Tag)
	f.three(s1.Class[0], s0.Lower, b0.Class[0])
}

// childFeatures look at the dependents found so far.
func (s *State) childFeatures(words []Word, f *Features, s0, s1, b0 *Word, n0, n1, m0 *node) {
	tag := func(i int32) uint32 { return s.word(words, int(i)).Tag }
	low := func(i int32) uint32 { return s.word(words, int(i)).Lower }
	f.three(s0.Tag, tag(n0.left), b0.Tag)
	f.three(s0.Tag, tag(n0.right), b0.Tag)
	f.three(s0.Tag, tag(n0.nearLeft), b0.Tag)
	f.three(s0.Tag, b0.Tag, tag(m0.left))
	f.three(s0.Tag, b0.Tag, tag(m0.nearLeft))
	f.three(s1.Tag, s0.Tag, tag(n0.left))
	f.three(s1.Tag, s0.Tag, tag(n0.right))
	f.three(s1.Tag, tag(n1.left), s0.Tag)
	f.three(s1.Tag, tag(n1.right), s0.Tag)
	f.two(low(n0.left), s0.Tag)
	f.two(low(n0.right), s0.Tag)
	f.two(low(m0.left), b0.Tag)
	f.three(s1.Lower, s0.Tag, low(n0.left))
	f.three(s1.Tag, s0.Lower, low(n0.left))
	f.three(s1.Tag, s0.Tag, low(n0.nearLeft))
	f.three(s0.Tag, b0.Tag, low(m0.left))
	f.three(s0.Lower, b0.Tag, low(n0.right))
	f.three(s.label(n0.left), s0.Tag, b0.Tag)
	f.three(s.label(n0.right), s0.Tag, b0.Tag)
	f.three(s.label(n1.left), s1.Tag, s0.Tag)
	f.three(s.label(n1.right), s1.Tag, s0.Tag)
	f.three(s.label(m0.left), b0.Tag, s0.Tag)
	f.three(tag(n0.right2), tag(n0.right), s0.Tag)
	f.three(tag(n0.left2), tag(n0.left), s0.Tag)
	f.three(tag(m0.left2), tag(m0.left), b0.Tag)
	f.three(uint32(n0.labels), uint32(n0.labels>>32), s0.Tag)
	f.three(uint32(n1.labels), uint32(n1.labels>>32), s1.Tag)
	f.three(uint32(m0.labels), uint32(m0.labels>>32), b0.Tag)
	f.four(uint32(n1.labels), uint32(n1.labels>>32), s1.Tag, s0.Tag)
	f.four(uint32(m0.labels), uint32(m0.labels>>32), b0.Tag, s0.Tag)
}

// contextFeatures look at the words beside the top of the stack and the tags between it and the next word.
func (s *State) contextFeatures(words []Word, f *Features, i0, j0 int) {
	before, after := s.word(words, i0-1), s.word(words, i0+1)
	s0, b0, back := s.word(words, i0), s.word(words, j0), s.word(words, j0-1)
	f.three(s0.Tag, b0.Tag, before.Tag)
	f.three(s0.Tag, b0.Tag, after.Tag)
	f.three(s0.Tag, b0.Tag, back.Tag)
	f.three(s0.Lower, after.Lower, b0.Tag)
	f.three(s.word(words, j0+1).Lower, b0.Lower, s0.Tag)
	f.three(s0.Tag, s.word(words, j0+1).Tag, s.word(words, j0+3).Tag)
	before0, after0 := s.finiteBefore(i0), s.finiteAfter(j0)
	f.three(s0.Tag, b0.Tag, after0)
	f.four(s0.Tag, b0.Tag, before0, after0)
	f.four(s.word(words, s.top(1)).Tag, s0.Tag, before0, after0)
	f.three(s0.Lower, before0, after0)
	f.three(b0.Lower, before0, after0)
	f.four(s.word(words, s.top(1)).Tag, s0.Tag, b0.Tag, uint32(min(len(s.stack), 4)))
}
