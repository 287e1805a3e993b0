package place

import (
	"sitrep/internal/syntax"
)

// pair reads what needs two anchors, list[k] and list[k+1]: "between X and Y", "the road from X to Y", "linking X to
// Y", "the X-Y highway", "the border between X and Y". Used is the number of anchors it takes.
func (p *pass) pair(s *syntax.Sentence, list []anchor, k int) (d draft, used int, ok bool) {
	if k+1 >= len(list) {
		return d, 0, false
	}
	a, b := &list[k], &list[k+1]
	d = draft{lo: a.lo, hi: b.hi, anchors: []*anchor{a, b}}
	joint := p.joint(s, a.hi, b.lo)
	before := p.low(s, a.lo-1)
	switch {
	case joint == "" || a.place >= 0 && a.place == b.place:
		return d, 0, false
	case before == "between" && joint == "and":
		p.between(s, a, &d)
	case p.lexicon.is("link", before) && joint != "-":
		d.relation, d.rule, d.lo = "along", "road linking", p.roadBefore(s, a.lo-1)
		d.prep = p.prepBefore(s, &d)
	case before == "from" && joint == "to" && p.lexicon.is("road", p.low(s, a.lo-2)):
		d.relation, d.rule, d.lo = "along", "road from to", p.roadBefore(s, a.lo-1)
		d.prep = p.prepBefore(s, &d)
	case (joint == "-" || joint == "to") && p.lexicon.is("road", p.low(s, b.hi)):
		d.relation, d.rule, d.hi = "along", "road of two names", b.hi+1
		for p.low(s, d.lo-1) == "the" || p.low(s, d.lo-1) == "main" || p.low(s, d.lo-1) == "coastal" {
			d.lo--
		}
		d.prep = p.prepBefore(s, &d)
	default:
		return d, 0, false
	}
	return d, 2, true
}

// joint is the word that ties two anchors, "" where more lies between them.
func (p *pass) joint(s *syntax.Sentence, lo, hi int) string {
	if hi-lo != 1 {
		return ""
	}
	switch w := p.low(s, lo); {
	case isHyphen(w):
		return "-"
	case w == "and" || w == "to" || w == "with":
		return w
	}
	return ""
}

func (p *pass) between(s *syntax.Sentence, a *anchor, d *draft) {
	i := a.lo - 1
	d.lo, d.prep = i, "between"
	switch noun := p.low(s, i-1); {
	case p.lexicon.is("border", noun):
		d.relation, d.rule, d.lo = "border", "border between", i-1
		if p.low(s, i-2) == "the" {
			d.lo = i - 2
		}
		d.prep = p.prepBefore(s, d)
	case p.lexicon.is("road", noun):
		d.relation, d.rule, d.lo = "along", "road between", p.roadBefore(s, i)
		d.prep = p.prepBefore(s, d)
	default:
		d.relation, d.rule = "between", "between"
	}
}

// roadBefore is the start of "the coastal road west of the capital" that ends at token end, end itself where there is
// no road within reach.
func (p *pass) roadBefore(s *syntax.Sentence, end int) int {
	const reach = 7
	for i := end - 1; i >= 0 && i >= end-reach; i-- {
		if s.Tokens[i].IsVerb() && !p.lexicon.is("link", p.low(s, i)) {
			return end
		}
		if !p.lexicon.is("road", p.low(s, i)) {
			continue
		}
		for i > 0 && (s.Tokens[i-1].UPOS == "ADJ" || s.Tokens[i-1].UPOS == "DET" || s.Tokens[i-1].UPOS == "NOUN" || p.low(s, i-1) == "the") {
			i--
		}
		return i
	}
	return end
}

// coordinate lets "in X and Y" and "in X, Y and Z" share the relation.
func (p *pass) coordinate(s *syntax.Sentence, prev, d *draft) {
	if d.prep != "" || d.relation != "at" || d.lo != d.anchors[0].lo {
		return
	}
	gap := d.lo - prev.hi
	first := p.low(s, prev.hi)
	if gap == 1 && (first == "'s" || first == "’s" || first == "and" || first == "or" || first == ",") || gap == 2 && first == "," && (p.low(s, prev.hi+1) == "and" || p.low(s, prev.hi+1) == "or") {
		if prev.relation == "in" || prev.relation == "at" || prev.relation == "near" {
			d.relation, d.prep = prev.relation, prev.prep
		}
	}
}

// merge joins neighbours that together word one location: an offset or side with a following "near X", and a road with
// the side that stands inside it.
func (p *pass) merge(s *syntax.Sentence, drafts []draft) []draft {
	var out []draft
	for i := range drafts {
		d := drafts[i]
		if len(out) > 0 {
			last := &out[len(out)-1]
			switch {
			case p.nearAfter(s, last, &d):
				last.hi = d.hi
				last.anchors = append(last.anchors, p.asNear(d.anchors[0]))
				continue
			case d.relation == "along" && d.lo <= last.lo && last.relation == "direction":
				d.bearing = last.bearing
				out[len(out)-1] = d
				continue
			}
		}
		out = append(out, d)
	}
	return out
}

func (p *pass) nearAfter(s *syntax.Sentence, a, b *draft) bool {
	if a.relation != "offset" && a.relation != "direction" || b.relation != "near" || b.dist != nil {
		return false
	}
	gap := b.lo - a.hi
	return gap == 0 || gap == 1 && p.low(s, a.hi) == ","
}

// ruleNear marks an anchor that the location is near, beside the one it is measured from.
const ruleNear = "near"

// asNear marks an anchor that is not the one measured from.
func (p *pass) asNear(a *anchor) *anchor {
	near := *a
	near.rule = ruleNear
	return &near
}

// siteOf is the airport that "X's airport" means: the best known one filed under the town's name in its country.
func (p *pass) siteOf(a *anchor) int {
	if a.siteKind != "airport" || a.place < 0 {
		return -1
	}
	town := &p.places[a.place]
	best := -1
	cands := p.lookup(town.Name + " airport")
	for i := range cands {
		c := &cands[i]
		if c.Kind == "airport" && c.Country == town.Country && town.Lat != nil && Distance(c.Lat, c.Lon, *town.Lat, *town.Lon) < 80 &&
			(best < 0 || c.Population > cands[best].Population) {
			best = i
		}
	}
	if best < 0 {
		return -1
	}
	return p.placeOf(&cands[best])
}
