package grammar

// ArcFeatures collects what the label of an arc is decided on at the time it is made.
func ArcFeatures(words []Word, s *State, dependent, head int, f *Features) {
	f.Reset(arcBase)
	s.arcFeatures(words, dependent, head, f)
	d, h := s.word(words, dependent), s.word(words, head)
	n := s.node(head)
	dir := direction(dependent, head)
	f.four(uint32(n.labels), uint32(n.labels>>32), d.Tag, dir)
	f.four(s.label(n.left), s.label(n.right), d.Tag, h.Tag)
}

func direction(dependent, head int) uint32 {
	if dependent < head {
		return 1
	}
	return 0
}

func (s *State) arcFeatures(words []Word, dependent, head int, f *Features) {
	d, h := s.word(words, dependent), s.word(words, head)
	dir := direction(dependent, head)
	dist := distance(min(dependent, head), max(dependent, head))
	f.two(d.Lower, dir)
	f.two(d.Tag, dir)
	f.two(h.Lower, dir)
	f.two(h.Tag, dir)
	f.three(d.Lower, h.Lower, dir)
	f.three(d.Tag, h.Tag, dir)
	f.three(d.Lower, h.Tag, dir)
	f.three(d.Tag, h.Lower, dir)
	f.four(d.Tag, h.Tag, dist, dir)
	f.three(d.Class[1], h.Tag, dir)
	f.three(d.Class[0], h.Class[0], dir)
	f.three(d.Tag, h.Class[1], dir)
	f.three(d.Suffix[2], h.Tag, dir)
	f.three(d.Suffix[1], d.Tag, dir)
	f.three(h.Suffix[2], d.Tag, dir)
	f.three(d.Shape, h.Tag, dir)
	f.three(d.Known, h.Tag, dir)
	s.neighbourFeatures(words, dependent, head, f)
	s.ownChildren(words, dependent, head, f)
}

func (s *State) neighbourFeatures(words []Word, dependent, head int, f *Features) {
	d, h := s.word(words, dependent), s.word(words, head)
	dir := direction(dependent, head)
	l, r := s.word(words, dependent-1), s.word(words, dependent+1)
	hl, hr := s.word(words, head-1), s.word(words, head+1)
	f.three(l.Tag, d.Tag, dir)
	f.three(r.Tag, d.Tag, dir)
	f.three(l.Lower, d.Tag, dir)
	f.three(r.Lower, d.Tag, dir)
	f.four(l.Tag, d.Tag, h.Tag, dir)
	f.four(r.Tag, d.Tag, h.Tag, dir)
	f.four(hl.Tag, h.Tag, d.Tag, dir)
	f.four(hr.Tag, h.Tag, d.Tag, dir)
	f.three(s.word(words, dependent-2).Lower, d.Tag, dir)
}

// ownChildren look at the dependents of the dependent: case markers, copulas, subordinators.
func (s *State) ownChildren(words []Word, dependent, head int, f *Features) {
	d, h := s.word(words, dependent), s.word(words, head)
	n := s.node(dependent)
	dir := direction(dependent, head)
	left, near := s.word(words, int(n.left)), s.word(words, int(n.nearLeft))
	f.four(left.Lower, d.Tag, h.Tag, dir)
	f.four(near.Tag, d.Tag, h.Tag, dir)
	f.three(left.Lower, h.Lower, dir)
	f.three(left.Lower, d.Lower, dir)
	f.four(uint32(n.labels), uint32(n.labels>>32), d.Tag, dir)
	f.four(uint32(n.labels), uint32(n.labels>>32), h.Tag, dir)
	f.four(s.label(n.left), s.label(n.right), h.Tag, dir)
}
