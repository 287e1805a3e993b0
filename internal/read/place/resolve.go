package place

import (
	"math"
	"strings"

	"sitrep"
	"sitrep/internal/gazetteer"
)

// The scale of a candidate's score: one point is a tenfold population squared, or a third of a stated containment.
const (
	countryPrior   = 4.0
	namedPrior     = 3.0
	airportPrior   = 0.8
	wantedKind     = 2.0
	unwantedKind   = -1.5
	containment    = 4.0
	shareWeight    = 2.5 // times the country's share of the report
	namedCountry   = 0.8
	nearOthers     = 0.8
	nearKM         = 150.0
	alternateCost  = -0.3
	looseCost      = -0.7
	exactBonus     = 0.2
	smallTown      = 15_000
	decisiveMargin = 1.5
)

func prior(c *gazetteer.Match) float64 {
	v := math.Log10(float64(c.Population)+10) / 2
	switch {
	case c.Kind == "country":
		return countryPrior
	case len(c.ID) > 11 && c.ID[:11] == "pack:place/":
		return namedPrior
	case c.Kind == "airport":
		return airportPrior + 0.1*float64(c.Population)
	case c.Kind == "admin":
		v -= 0.8
	case c.Feature == "PPLC":
		v += 0.8
	case c.Feature == "PPLA":
		v += 0.3
	}
	if c.Alternate {
		v += alternateCost
	}
	if c.Loose {
		v += looseCost
	}
	if c.Exact {
		v += exactBonus
	}
	return v
}

// contain notes "X, Y" and "X in Y".
func (p *pass) contain() {
	for i := 0; i+1 < len(p.names); i++ {
		a, b := &p.names[i], &p.names[i+1]
		if a.sent != b.sent {
			continue
		}
		s := &p.doc.Sentences[a.sent]
		from := max(a.hi, a.noun+1)
		gap := b.lo - from
		first := p.low(s, from)
		switch {
		case gap == 1 && first == ",":
			a.inside = i + 1
		case gap >= 1 && gap <= 5 && (first == "in" || first == "," && p.low(s, from+1) == "in"):
			if p.onlyPlaceWords(s.Index, from+1, b.lo) {
				a.inside = i + 1
			}
		}
	}
}

// shareKinds lets coordinated names share a plural noun: "X and Y provinces", "the towns of X, Y and Z".
func (p *pass) shareKinds() {
	for i := len(p.names) - 2; i >= 0; i-- {
		if a, b := &p.names[i], &p.names[i+1]; a.kind == "" && b.noun == b.hi && p.pluralNoun(b) && p.coordinated(a, b) {
			a.kind = b.kind
		}
	}
	for i := 1; i < len(p.names); i++ {
		if a, b := &p.names[i-1], &p.names[i]; b.kind == "" && a.noun >= 0 && a.noun < a.lo && p.pluralNoun(a) && p.coordinated(a, b) {
			b.kind, b.noun = a.kind, a.noun
		}
	}
}

func (p *pass) pluralNoun(n *name) bool {
	return n.called(p.lexicon) && strings.HasSuffix(p.low(&p.doc.Sentences[n.sent], n.noun), "s")
}

func (p *pass) coordinated(a, b *name) bool {
	s := &p.doc.Sentences[b.sent]
	w := p.low(s, b.lo-1)
	return a.sent == b.sent && b.lo-a.hi == 1 && (w == "and" || w == ",") || a.sent == b.sent && b.lo-a.hi == 2 && w == "and" && p.low(s, a.hi) == ","
}

func (p *pass) onlyPlaceWords(s, lo, hi int) bool {
	sent := &p.doc.Sentences[s]
	for i := lo; i < hi; i++ {
		w := p.low(sent, i)
		if w != "the" && w != "in" && w != "of" && p.lexicon.adjectives[w] == "" && !p.lexicon.middle[w] && !p.lexicon.unitNoun(w) && sent.Tokens[i].UPOS != "ADJ" {
			return false
		}
	}
	return true
}

// resolve chooses a candidate for each name, first by itself and its country, then once more with the neighbours that
// the first round settled.
func (p *pass) resolve() {
	for i := range p.names {
		p.choose(&p.names[i], nil)
	}
	settled := p.settled()
	for i := range p.names {
		if len(p.names[i].cands) > 1 {
			p.choose(&p.names[i], settled)
		}
	}
	p.provinces()
	for i := range p.names {
		if n := &p.names[i]; p.contradicted(n) {
			n.best, n.score, n.rule = -1, 0, "unresolved: no place of that name where the report puts it"
		}
	}
}

// contradicted reports whether the town chosen lies outside the country that the words put it in, or whether a name that
// is called a quarter was taken for a small town.
func (p *pass) contradicted(n *name) bool {
	if n.best < 0 {
		return false
	}
	c := &n.cands[n.best]
	if c.Kind != "city" && c.Kind != "village" {
		return false
	}
	if n.kind == "quarter" && c.Feature != "PPLX" && !strings.HasPrefix(c.ID, "pack:place/") && c.Population < suspectPopulation {
		return true
	}
	if n.inside < 0 || p.names[n.inside].best < 0 {
		return false
	}
	o := p.names[n.inside]
	outer := &o.cands[o.best]
	return outer.Country != "" && outer.Country != c.Country && (outer.Kind == "country" || outer.Kind == "admin")
}

// provinces turns a town into the unit of the same name where the report puts another town in it: "Binnish in Idlib".
// Every mention of that text that is not called a town follows.
func (p *pass) provinces() {
	units := map[string]bool{}
	for i := range p.names {
		n := &p.names[i]
		if n.inside < 0 || n.best < 0 || n.cands[n.best].Admin1 == "" {
			continue
		}
		outer := &p.names[n.inside]
		if outer.kind == "" && outer.best >= 0 && unitOf(outer, &n.cands[n.best]) >= 0 && outer.cands[outer.best].ID != n.cands[n.best].ID {
			units[outer.text] = true
		}
	}
	for i := range p.names {
		n := &p.names[i]
		if !units[n.text] || n.kind != "" || n.best < 0 || n.cands[n.best].Kind != "city" {
			continue
		}
		if k := unitOf(n, &n.cands[n.best]); k >= 0 {
			n.best, n.rule = k, "gazetteer: the unit that holds a town named in it"
		}
	}
}

// unitOf is the candidate of n that is the first-level unit of the place, -1 without.
func unitOf(n *name, place *gazetteer.Match) int {
	for i := range n.cands {
		if c := &n.cands[i]; c.Kind == "admin" && c.Country == place.Country && c.Admin1 != "" && c.Admin1 == place.Admin1 {
			return i
		}
	}
	return -1
}

// settled lists distinct towns that won clearly, at most maxSettled.
func (p *pass) settled() []*gazetteer.Match {
	const maxSettled = 20
	var out []*gazetteer.Match
	seen := map[string]bool{}
	for i := range p.names {
		n := &p.names[i]
		if n.best < 0 || n.score < 0.8 || len(out) == maxSettled {
			continue
		}
		c := &n.cands[n.best]
		if c.Kind != "country" && c.Kind != "admin" && c.Kind != "region" && !c.NoPoint && !seen[c.ID] {
			seen[c.ID] = true
			out = append(out, c)
		}
	}
	return out
}

func (p *pass) choose(n *name, others []*gazetteer.Match) {
	best, second := math.Inf(-1), math.Inf(-1)
	n.best = -1
	for i := range n.cands {
		v := p.rate(n, &n.cands[i], others)
		if v > best {
			best, second, n.best = v, best, i
		} else if v > second {
			second = v
		}
	}
	if n.best < 0 {
		return
	}
	n.score = 1 / (1 + math.Exp(-2*min(best-second, 5)))
	if c := &n.cands[n.best]; p.farFetched(n, c) {
		n.best, n.score, n.rule = -1, 0, "unresolved: small and in a country the report does not speak of"
	}
}

// farFetched reports whether the winner is a small place in a country that nothing else in the report points to.
func (p *pass) farFetched(n *name, c *gazetteer.Match) bool {
	if c.Kind != "city" && c.Kind != "village" || c.Population >= smallTown && !c.Loose && !(c.Alternate && c.Population < knownPopulation) {
		return false
	}
	if n.inside >= 0 && p.holds(n.inside, c) {
		return false
	}
	if p.home == "" {
		return c.Loose || c.Population < 1000
	}
	return c.Country != p.home && p.weight[c.Country] < 0.12
}

func (p *pass) rate(n *name, c *gazetteer.Match, others []*gazetteer.Match) float64 {
	v := prior(c) + p.kindScore(n, c)
	if n.the && c.Kind == "water" {
		v += wantedKind
	}
	v += shareWeight * p.weight[c.Country]
	if p.weight[c.Country] > 0.1 {
		v += namedCountry
	}
	if n.inside >= 0 && p.holds(n.inside, c) {
		v += containment
	}
	for _, o := range others {
		if o.ID != c.ID && Distance(o.Lat, o.Lon, c.Lat, c.Lon) < nearKM {
			return v + nearOthers
		}
	}
	return v
}

// kindScore compares the candidate with what the words beside the name call it.
func (p *pass) kindScore(n *name, c *gazetteer.Match) float64 {
	var fits bool
	switch n.kind {
	case "":
		return 0
	case "city", "village", "quarter":
		fits = c.Kind == "city" || c.Kind == "village"
	case "admin":
		fits = c.Kind == "admin" || c.Kind == "region"
	case "airport":
		fits = c.Kind == "airport" || c.Kind == "city"
	case "water":
		fits = c.Kind == "water" || c.Kind == "feature" || c.Kind == "region"
	default:
		return 0
	}
	if fits {
		return wantedKind
	}
	return unwantedKind
}

// holds reports whether some candidate of names[i] is a country or unit that holds c.
func (p *pass) holds(i int, c *gazetteer.Match) bool {
	for j := range p.names[i].cands {
		o := &p.names[i].cands[j]
		if o.Country != c.Country || o.ID == c.ID {
			continue
		}
		if o.Kind == "country" || o.Kind == "admin" && (o.Admin1 != "" && o.Admin1 == c.Admin1) {
			return true
		}
	}
	return false
}

// record lists the distinct places and points each name at its own.
func (p *pass) record() {
	p.byID = map[string]int{}
	for i := range p.names {
		n := &p.names[i]
		if n.best < 0 {
			continue
		}
		n.place = p.placeOf(&n.cands[n.best])
		span := p.doc.Sentences[n.sent].TokenSpan(n.lo, n.hi)
		p.places[n.place].Mentions = append(p.places[n.place].Mentions, sitrep.SpanMention{Span: span})
	}
}

// placeOf is the index of the candidate's place, which is added where it is new.
func (p *pass) placeOf(m *gazetteer.Match) int {
	if i, ok := p.byID[m.ID]; ok {
		return i
	}
	i := len(p.places)
	p.byID[m.ID] = i
	p.places = append(p.places, p.gaz.Place(m))
	p.entries = append(p.entries, *m)
	return i
}
