package status

// Happened is the probability that readers take the predicate as having taken place, from how it is put. The figures are
// the mean judgements per wording in UDS Factuality (train), scaled from -3..3 to 0..1; an engine's own view outweighs them.
func (s *Status) Happened() float64 {
	if !s.Known {
		return s.worded()
	}
	return 0.25*s.worded() + 0.75*min(max((float64(s.Judged)+3)/6, 0), 1)
}

// worded is the probability by the wording alone.
func (s *Status) worded() float64 {
	p := 0.88
	switch s.Aspect {
	case "ongoing":
		p = 0.85
	case "planned":
		p = 0.40
	case "demanded":
		p = 0.28
	case "hypothetical":
		p = 0.32
	}
	if s.Certainty == "hedged" {
		p = 0.5 + (p-0.5)*0.5
	}
	if s.Negated || s.Certainty == "denied" {
		p = min(p, 0.15)
	}
	if s.Generic {
		p = min(p, 0.6)
	}
	return p
}
