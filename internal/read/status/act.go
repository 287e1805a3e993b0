package status

import "sitrep"

// maxClimb bounds how many governors above a predicate are asked.
const maxClimb = 4

// act is one predicate while its status is worked out. Each field is decided once, by the cue nearest to the act; a wish, plan
// or condition further out still overrules "ongoing".
type act struct {
	r  *Reader
	v  *view
	st Status
}

// cue applies one cue found at token i.
func (a *act) cue(c *cueEntry, i int) {
	if i < 0 || i >= a.v.n() {
		return
	}
	if a.set(c.Field, c.Value) {
		a.note(c.Field, c.ID, i)
	}
}

// set decides a field; it reports false where the field was decided before.
func (a *act) set(field, value string) bool {
	s := &a.st
	switch field {
	case "certainty":
		if s.Certainty != "" && !(s.Certainty == "hedged" && value == "denied") {
			return false
		}
		s.Certainty = value
	case "aspect":
		if s.Aspect != "" && !(s.Aspect == "ongoing" && value != "happened") {
			return false
		}
		s.Aspect = value
	case "negated":
		if s.Negated {
			return false
		}
		s.Negated = true
	case "outcome":
		if s.Outcome != "" {
			return false
		}
		s.Outcome = value
	case "background":
		if s.Background {
			return false
		}
		s.Background = true
	}
	return true
}

func (a *act) note(field, rule string, i int) {
	a.st.Cues = append(a.st.Cues, Cue{Span: a.v.tok(i).Span, Field: field, Rule: rule})
}

func (a *act) noteSpan(field, rule string, span sitrep.Span) {
	a.st.Cues = append(a.st.Cues, Cue{Span: span, Field: field, Rule: rule})
}

// lookup applies the cues of one reach listed under word w; construction names how the act stands to it.
func (a *act) lookup(reach, w, construction string, i int) bool {
	found := false
	for _, c := range a.r.reach[reach][w] {
		if !c.bars(construction) {
			a.cue(c, i)
			found = true
		}
	}
	return found
}

// read works out the status of the predicate at token p, then asks what governs it.
func (a *act) read(p, depth int) {
	if depth > maxClimb || p < 0 {
		return
	}
	if a.v.verbal(p) {
		a.verb(p, depth)
		return
	}
	a.noun(p, depth)
}

// phrase applies the prep or mark phrases that end just before token end.
func (a *act) phrase(reach string, end int, construction string) bool {
	if end <= 0 {
		return false
	}
	found := false
	for _, ph := range a.r.phrases[reach+" "+a.v.low[end-1]] {
		if a.v.endsWith(end, ph.words) && !ph.cue.bars(construction) {
			a.cue(ph.cue, end-1)
			found = true
		}
	}
	return found
}

// endsWith reports whether the tokens before end are these words.
func (v *view) endsWith(end int, words []string) bool {
	if end < len(words) {
		return false
	}
	for k, w := range words {
		if v.low[end-len(words)+k] != w {
			return false
		}
	}
	return true
}
