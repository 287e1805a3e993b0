package place

import (
	"strings"

	"sitrep/internal/syntax"
)

// draft is an expression while it is read: what was found to the left of an anchor.
type draft struct {
	lo, hi   int
	relation string
	bearing  string
	dist     *distance
	prep     string
	rule     string
	anchors  []*anchor
}

// express reads the worded locations of one sentence.
func (p *pass) express(s *syntax.Sentence) []Expression {
	list := p.anchors(s)
	var drafts []draft
	for k := 0; k < len(list); k++ {
		if d, used, ok := p.pair(s, list, k); ok {
			drafts = append(drafts, d)
			k += used - 1
			continue
		}
		d := p.read(s, &list[k])
		if n := list[k].name; n >= 0 && p.dateline(s, &p.names[n]) {
			d.rule = RuleDateline
		}
		if len(drafts) > 0 {
			p.coordinate(s, &drafts[len(drafts)-1], &d)
		}
		drafts = append(drafts, d)
	}
	drafts = p.merge(s, drafts)
	p.noteMeasured(drafts)
	out := make([]Expression, 0, len(drafts))
	for i := range drafts {
		e := p.finish(s, &drafts[i])
		if e.Rule == RuleDateline && p.bureau(&e) {
			e.Rule = RuleBureau
		}
		out = append(out, e)
	}
	return out
}

// bureau reports whether the place is the seat of its country's government.
func (p *pass) bureau(e *Expression) bool {
	seat, ok := p.gaz.Capital(e.Where.Country)
	return ok && seat.ID == e.Where.Place
}

// noteMeasured marks the names that relative places are measured from.
func (p *pass) noteMeasured(drafts []draft) {
	for i := range drafts {
		switch drafts[i].relation {
		case "offset", "direction", "near", "between", "along":
			for _, a := range drafts[i].anchors {
				if a.name >= 0 {
					p.names[a.name].measured = true
				}
			}
		}
	}
}

// read reads the words to the left of one anchor, the most specific pattern first.
func (p *pass) read(s *syntax.Sentence, a *anchor) draft {
	d := draft{lo: a.lo, hi: a.hi, anchors: []*anchor{a}, relation: "at", rule: a.rule}
	readers := []func(*syntax.Sentence, *anchor, *draft) bool{p.sideOf, p.nounOf, p.borderOf, p.coastOf, p.awayFrom, p.byWord}
	for _, read := range readers {
		if read(s, a, &d) {
			break
		}
	}
	if a.bearing != "" && (d.relation == "at" || d.relation == "in") && d.bearing == "" {
		d.relation, d.bearing = "in", a.bearing
	}
	if a.siteKind == "quarter" && d.relation == "at" {
		d.relation = "in"
	}
	return d
}

// sideOf reads "south of X", "30 km to the south of X", "in the south of X".
func (p *pass) sideOf(s *syntax.Sentence, a *anchor, d *draft) bool {
	i := a.lo - 1
	if w := p.low(s, i); w != "of" && w != "from" {
		return false
	}
	start, bearing := p.bearingEnding(s, i)
	if bearing == "" {
		return false
	}
	d.bearing, d.lo, d.rule = bearing, start, "side"
	before := start - 1
	if p.low(s, before) == "the" {
		if w := p.low(s, before-1); w == "to" {
			before -= 2
			d.lo = before + 1
		} else if p.lexicon.is("at", w) || w == "from" {
			d.relation, d.prep, d.lo, d.rule = "in", w, before-1, "part of"
			return true
		}
	}
	for p.low(s, before) == "just" || p.low(s, before) == "due" || p.low(s, before) == "further" || p.low(s, before) == "immediately" {
		before--
		d.lo = before + 1
	}
	d.relation = "direction"
	p.withDistance(s, d, before+1)
	if d.dist != nil && !d.dist.uncertain && !d.dist.byTime {
		d.relation, d.rule = "offset", "distance and side"
	}
	d.prep = p.prepBefore(s, d)
	return true
}

// bearingEnding reads a bearing that ends before token end: "south", "south-east", "south east", "north and west".
func (p *pass) bearingEnding(s *syntax.Sentence, end int) (start int, bearing string) {
	for _, width := range []int{5, 3, 2, 1} {
		lo := end - width
		if lo < 0 {
			continue
		}
		var b strings.Builder
		for i := lo; i < end; i++ {
			w := p.low(s, i)
			if width == 2 && i > lo {
				b.WriteByte('-')
			}
			b.WriteString(w)
		}
		if v := p.lexicon.nouns[strings.ReplaceAll(b.String(), "–", "-")]; v != "" {
			return lo, v
		}
	}
	return end, ""
}

// withDistance takes in a distance that ends before token end.
func (p *pass) withDistance(s *syntax.Sentence, d *draft, end int) {
	dist, ok := p.distanceEnding(s, end)
	if !ok {
		return
	}
	d.dist, d.lo = &dist, dist.lo
	for d.lo > 0 && p.lexicon.is("hedges", p.low(s, d.lo-1)) && p.low(s, d.lo-1) != "to" && p.low(s, d.lo-1) != "the" {
		d.lo--
	}
}

// prepBefore is the preposition before the expression and widens the draft by it.
func (p *pass) prepBefore(s *syntax.Sentence, d *draft) string {
	w := p.low(s, d.lo-1)
	l := p.lexicon
	if l.is("at", w) || l.is("near", w) || l.is("from", w) || l.is("to", w) || l.is("through", w) {
		d.lo--
		return w
	}
	return ""
}

// nounOf reads "the outskirts of X", "the vicinity of X", "northern parts of X", "the centre of X".
func (p *pass) nounOf(s *syntax.Sentence, a *anchor, d *draft) bool {
	if p.low(s, a.lo-1) != "of" {
		return false
	}
	i := a.lo - 2
	noun := p.low(s, i)
	switch l := p.lexicon; {
	case l.is("outskirts", noun) && noun != "approaches":
		d.relation, d.rule = "outskirts", "outskirts of"
	case l.is("vicinity", noun):
		d.relation, d.rule = "near", "vicinity of"
	case noun == "outside" || noun == "ahead":
		d.relation, d.rule = "near", "outside of"
	case l.is("inside", noun), a.name < 0 && (l.kind[noun] == "quarter" || noun == "district"):
		d.relation, d.rule = "in", "part of"
	default:
		return false
	}
	d.lo = i
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		w := p.low(s, j)
		if b := p.lexicon.adjectives[w]; b != "" {
			d.bearing = b
		} else if w != "the" && w != "its" && !p.lexicon.middle[w] && s.Tokens[j].UPOS != "ADJ" && s.Tokens[j].UPOS != "DET" {
			break
		}
		d.lo = j
	}
	d.prep = p.prepBefore(s, d)
	return true
}

// borderOf reads "the border with X", "the border of X", "X border", "X's border".
func (p *pass) borderOf(s *syntax.Sentence, a *anchor, d *draft) bool {
	w := p.low(s, a.lo-1)
	if (w == "with" || w == "of") && p.lexicon.is("border", p.low(s, a.lo-2)) {
		d.lo = a.lo - 2
		for j := a.lo - 3; j >= 0 && j >= a.lo-6; j-- {
			t := &s.Tokens[j]
			if x := t.Lower(); x != "the" && x != "its" && t.UPOS != "ADJ" && t.UPOS != "DET" && p.lexicon.adjectives[x] == "" && p.gaz.Adjective(t.Form) == "" && !isHyphen(x) {
				break
			}
			d.lo = j
		}
		d.relation, d.rule = "border", "border with"
		p.alongOrNear(s, d)
		return true
	}
	next := a.hi
	if x := p.low(s, next); x == "'s" || x == "’s" {
		next++
	}
	if a.name >= 0 && p.lexicon.is("border", p.low(s, next)) {
		d.hi, d.relation, d.rule = next+1, "border", "border of"
		a.head, a.hi = next, next+1
		p.alongOrNear(s, d)
		return true
	}
	return false
}

// alongOrNear takes in the words before a border or a coast: "along the", "near the", "30 km from the".
func (p *pass) alongOrNear(s *syntax.Sentence, d *draft) {
	if p.low(s, d.lo-1) == "along" {
		d.lo--
		d.prep = "along"
		return
	}
	if w := p.low(s, d.lo-1); w == "from" || w == "off" || w == "inside" || w == "of" {
		before := d.lo - 1
		if p.low(s, before-1) == "away" {
			before--
		}
		lo := d.lo
		p.withDistance(s, d, before)
		if d.dist == nil {
			d.lo = lo
		}
	}
	if d.prep = p.prepBefore(s, d); d.prep == "" && (p.low(s, d.lo-1) == "to" && p.low(s, d.lo-2) == "close" || p.low(s, d.lo-1) == "by") {
		d.prep = "near"
	}
}

// coastOf reads "off the coast of X", "on X's coast", "the shores of X".
func (p *pass) coastOf(s *syntax.Sentence, a *anchor, d *draft) bool {
	l := p.lexicon
	switch w := p.low(s, a.lo-1); {
	case w == "of" && l.is("coast", p.low(s, a.lo-2)):
		d.lo = a.lo - 2
		for d.lo > 0 && (p.low(s, d.lo-1) == "the" || l.adjectives[p.low(s, d.lo-1)] != "" || s.Tokens[d.lo-1].UPOS == "ADJ") {
			d.lo--
		}
	case l.is("coast", p.low(s, a.hi)) && a.name >= 0:
		d.hi = a.hi + 1
	case (p.low(s, a.hi) == "'s" || p.low(s, a.hi) == "’s") && p.coastWithin(s, a.hi+1) > 0:
		d.hi = p.coastWithin(s, a.hi+1)
	case w == "off":
		d.lo = a.lo - 1
		d.relation, d.rule, d.prep = "offcoast", "off", "off"
		p.withDistance(s, d, d.lo)
		return true
	default:
		return false
	}
	d.relation, d.rule = "in", "coast of"
	if w := p.low(s, d.lo-1); w == "off" || w == "from" && p.distanceBefore(s, d.lo-1) || p.low(s, d.hi-1) == "waters" || p.low(s, a.lo-2) == "waters" {
		d.relation, d.rule = "offcoast", "off the coast of"
		if w == "off" || w == "from" {
			d.lo--
			d.prep = w
			p.withDistance(s, d, d.lo)
		}
		return true
	}
	if p.low(s, d.lo-1) == "along" {
		d.relation = "along"
		d.lo--
		return true
	}
	d.prep = p.prepBefore(s, d)
	return true
}

func (p *pass) distanceBefore(s *syntax.Sentence, end int) bool {
	_, ok := p.distanceEnding(s, end)
	return ok
}

// coastWithin is the end of "western coast" that starts at token i, 0 where there is none.
func (p *pass) coastWithin(s *syntax.Sentence, i int) int {
	for j := i; j < len(s.Tokens) && j < i+3; j++ {
		if p.lexicon.is("coast", p.low(s, j)) {
			return j + 1
		}
		if s.Tokens[j].UPOS != "ADJ" && p.lexicon.adjectives[p.low(s, j)] == "" {
			return 0
		}
	}
	return 0
}

// awayFrom reads "30 km from X", "a few miles outside X", "20 minutes' drive from X".
func (p *pass) awayFrom(s *syntax.Sentence, a *anchor, d *draft) bool {
	w := p.low(s, a.lo-1)
	if w != "from" && w != "outside" && w != "inside" && w != "off" && w != "into" && w != "beyond" && w != "short" {
		return false
	}
	end := a.lo - 1
	if p.low(s, end-1) == "away" || p.low(s, end-1) == "drive" {
		if p.low(s, end-1) == "away" {
			end--
		}
	}
	p.withDistance(s, d, end)
	if d.dist == nil {
		return false
	}
	d.relation, d.rule = "near", "distance without side"
	if w == "inside" || w == "into" {
		d.relation = "in"
	}
	return true
}

// byWord reads the preposition before the anchor.
func (p *pass) byWord(s *syntax.Sentence, a *anchor, d *draft) bool {
	l := p.lexicon
	for _, phrase := range l.nearPhrases {
		if p.endsWith(s, a.lo, phrase) {
			d.lo, d.relation, d.prep, d.rule = a.lo-len(phrase), "near", phrase[len(phrase)-1], "near"
			return true
		}
	}
	w := p.low(s, a.lo-1)
	switch {
	case w == "of" && p.low(s, a.lo-2) == "out":
		d.lo, d.relation, d.prep = a.lo-2, "in", "from"
	case w == "to" && l.is("road", p.low(s, a.lo-2)):
		d.lo, d.relation, d.rule = p.roadBefore(s, a.lo-1), "along", "road to"
		d.prep = p.prepBefore(s, d)
	case w == "near" || w == "nearby" || w == "around" || w == "outside" || w == "beside" || w == "opposite" || w == "overlooking":
		d.lo, d.relation, d.prep, d.rule = a.lo-1, "near", w, "near"
		if (w == "around" || w == "outside") && (p.low(s, a.lo-2) == "and" && p.low(s, a.lo-3) == "in") {
			d.lo, d.relation, d.prep = a.lo-3, "in", "in"
		}
		if p.low(s, d.lo-1) == "just" {
			d.lo--
		}
	case w == "along":
		d.lo, d.relation, d.prep, d.rule = a.lo-1, "along", w, "along"
	case l.is("at", w) || l.is("from", w) || l.is("to", w) || l.is("through", w) || w == "by" || w == "of" || w == "against" || w == "beyond":
		d.lo, d.prep, d.rule = a.lo-1, w, a.rule
		if w != "of" && w != "against" && w != "by" {
			d.relation = "in"
			if w == "at" {
				d.relation = "at"
			}
		}
	}
	return true
}

func (p *pass) endsWith(s *syntax.Sentence, end int, phrase []string) bool {
	if end < len(phrase) {
		return false
	}
	for i, w := range phrase {
		if p.low(s, end-len(phrase)+i) != w {
			return false
		}
	}
	return true
}
