package place

import (
	"math"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/syntax"
)

// finish turns a draft into an expression.
func (p *pass) finish(s *syntax.Sentence, d *draft) Expression {
	d.lo = max(0, d.lo)
	a := d.anchors[0]
	w := sitrep.Where{Relation: d.relation, Bearing: d.bearing}
	p.fillPlace(&w, a.place)
	if w.Country == "" {
		w.Country = a.nation
	}
	span := s.TokenSpan(d.lo, d.hi)
	w.Span = &span
	if d.dist != nil && d.dist.km > 0 {
		km := math.Round(d.dist.km*10) / 10
		w.DistanceKM = &km
	}
	w.Name = strings.Join(strings.Fields(p.title(d)), " ")
	p.locate(&w, d)
	p.setAnchors(s, &w, d)
	return Expression{Range: read.Range{Sent: s.Index, Lo: d.lo, Hi: d.hi, Head: headOf(s, d.lo, d.hi, a.head)}, Where: w, Prep: d.prep, Rule: d.rule}
}

// headOf is the token of the expression whose head lies outside, the anchor's noun where the tree gives several.
func headOf(s *syntax.Sentence, lo, hi, fallback int) int {
	found := -1
	for i := lo; i < hi; i++ {
		if h := s.Tokens[i].Head; (h < lo || h >= hi) && s.Tokens[i].UPOS != "PUNCT" && s.Tokens[i].UPOS != "ADP" {
			if found >= 0 {
				return fallback
			}
			found = i
		}
	}
	if found < 0 {
		return fallback
	}
	return found
}

// setAnchors lists what a relative place is measured from; a plain place has none.
func (p *pass) setAnchors(s *syntax.Sentence, w *sitrep.Where, d *draft) {
	if d.relation == "at" || d.relation == "in" && d.bearing == "" && len(d.anchors) == 1 && d.anchors[0].site == "" {
		return
	}
	for _, a := range d.anchors {
		id := a.surface
		if a.place >= 0 {
			id = p.places[a.place].ID
		}
		an := sitrep.Anchor{Place: id, Relation: d.relation, Span: s.TokenSpan(a.lo, a.hi)}
		if a.rule == ruleNear && a != d.anchors[0] {
			an.Relation = "near"
		} else if a == d.anchors[0] || d.relation == "between" {
			an.Bearing, an.DistanceKM = d.bearing, w.DistanceKM
		}
		w.Anchors = append(w.Anchors, an)
	}
}

// title words the location plainly: "30 km south of Tripoli".
func (p *pass) title(d *draft) string {
	var names []string
	for _, a := range d.anchors {
		if a.site != "" {
			names = append(names, a.site)
		} else {
			names = append(names, a.surface)
		}
	}
	first := names[0]
	switch d.relation {
	case "offset":
		return strconv.FormatFloat(math.Round(d.dist.km*10)/10, 'f', -1, 64) + " km " + bearingWord(d.bearing) + " of " + first
	case "direction":
		return bearingWord(d.bearing) + " of " + first
	case "between":
		return "between " + strings.Join(names, " and ")
	case "near":
		if d.dist != nil && d.dist.km > 0 {
			return strconv.FormatFloat(math.Round(d.dist.km*10)/10, 'f', -1, 64) + " km from " + first
		}
		return "near " + first
	case "outskirts":
		return "outskirts of " + first
	case "along":
		if len(names) > 1 {
			return "road between " + strings.Join(names, " and ")
		}
		return "along " + first
	case "border":
		return "border of " + strings.Join(names, " and ")
	case "offcoast":
		return "off " + first
	}
	if d.bearing != "" {
		return bearingAdjective(d.bearing) + " " + first
	}
	return first
}

// bearingWord is the noun of a bearing in full.
func bearingWord(b string) string {
	return strings.NewReplacer("N", "north", "S", "south", "E", "east", "W", "west").Replace(b)
}

func bearingAdjective(b string) string {
	return bearingWord(b) + "ern"
}
