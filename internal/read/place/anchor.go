package place

import (
	"strings"

	"sitrep"
	"sitrep/internal/gazetteer"
	"sitrep/internal/syntax"
)

// anchor is a noun phrase that stands for a place: a name with what belongs to it, or "the capital" and the like.
type anchor struct {
	lo, hi   int    // tokens of the whole phrase
	head     int    // the noun that attaches
	name     int    // index into pass.names, -1 for an anaphor
	place    int    // index into pass.places, -1 unresolved
	surface  string // as the reader would write it
	bearing  string // "northern Syria": N
	site     string // "Tripoli's airport": what lies there, in the words of the text; empty without
	siteKind string
	nation   string // alpha-3 of an adjective alone: "the Turkish border"
	rule     string
	use      string
}

// anchors lists the place phrases of a sentence in text order.
func (p *pass) anchors(s *syntax.Sentence) []anchor {
	var out []anchor
	next := p.first[s.Index]
	for i := 0; i < len(s.Tokens); {
		if next < p.first[s.Index+1] && p.names[next].lo == i {
			a := p.nameAnchor(s, next)
			next++
			if n := &p.names[next-1]; n.use == "part" && a.site == "" {
				i = n.hi
				continue
			}
			out = append(out, a)
			for next < p.first[s.Index+1] && p.names[next].lo < a.hi {
				next++
			}
			i = a.hi
			continue
		}
		if a, ok := p.anaphor(s, i); ok {
			out = append(out, a)
			i = a.hi
			continue
		}
		i++
	}
	return out
}

// nameAnchor widens a name to its phrase: "the northern city of X", "X province", "X's airport".
func (p *pass) nameAnchor(s *syntax.Sentence, index int) anchor {
	n := &p.names[index]
	a := anchor{lo: n.lo, hi: n.hi, head: n.hi - 1, name: index, place: n.place, surface: n.text, use: n.use, rule: "name"}
	if n.noun == n.hi {
		a.hi, a.head = n.hi+1, n.hi
		if p.lexicon.unitNoun(p.low(s, n.hi)) && n.kind != "city" && n.kind != "village" {
			a.surface = s.TokenSpan(n.lo, a.hi).In(p.doc.Text)
		}
	}
	p.siteAfter(s, n, &a)
	p.settleSite(&a)
	a.lo = p.leftEdge(s, n, &a)
	return a
}

// settleSite replaces the town of a site phrase by the site itself where the gazetteer knows it.
func (p *pass) settleSite(a *anchor) {
	if a.site == "" {
		return
	}
	if id := p.siteOf(a); id >= 0 {
		a.place, a.surface, a.site, a.rule = id, a.site, "", "airport of the town"
		return
	}
	for _, m := range p.lookup(a.site) {
		if m.Kind == "facility" || m.Kind == "airport" {
			a.place, a.surface, a.site = p.placeOf(&m), a.site, ""
			return
		}
	}
}

// siteAfter reads "Tripoli's airport", "Aleppo university hospital", "Yarmouk camp".
func (p *pass) siteAfter(s *syntax.Sentence, n *name, a *anchor) {
	i := n.hi
	if w := p.low(s, i); w == "'s" || w == "’s" || w == "'" || w == "’" {
		i++
	}
	for steps := 0; i < len(s.Tokens) && steps < 4; i, steps = i+1, steps+1 {
		w := p.low(s, i)
		kind := p.lexicon.kind[w]
		if kind == "airport" || kind == "site" || kind == "quarter" && i > n.hi {
			for i+1 < len(s.Tokens) && (p.lexicon.kind[p.low(s, i+1)] == "site" || p.lexicon.kind[p.low(s, i+1)] == "airport") {
				i++
			}
			a.hi, a.head = i+1, i
			a.siteKind = p.lexicon.kind[p.low(s, i)]
			a.site = s.TokenSpan(n.lo, i+1).In(p.doc.Text)
			return
		}
		if !s.Tokens[i].IsNominal() && s.Tokens[i].UPOS != "ADJ" || p.lexicon.is("body", w) || p.lexicon.is("border", w) || p.lexicon.is("coast", w) {
			return
		}
	}
}

// leftEdge takes in "the", "city of", bearings and adjectives before the name.
func (p *pass) leftEdge(s *syntax.Sentence, n *name, a *anchor) int {
	lo := n.lo
	for i := lo - 1; i >= 0 && i >= n.lo-8; i-- {
		w := p.low(s, i)
		switch {
		case p.heldBy(s, i):
			i -= 2
		case p.lexicon.adjectives[w] != "":
			if a.bearing == "" {
				a.bearing = p.lexicon.adjectives[w]
			}
		case i == n.lo-1 && p.lexicon.nouns[w] != "" && !capital(s.Tokens[i].Form): // "south Lebanon"
			a.bearing = p.lexicon.nouns[w]
		case w == "the" || w == "nearby" || p.lexicon.middle[w]:
		case w == "of" && p.lexicon.unitNoun(p.low(s, i-1)) && !p.lexicon.is("inside", p.low(s, i-1)):
			a.bearing = "" // the bearing places the town in its country, not the event in the town
			i--
			if p.lexicon.kind[p.low(s, i)] == "quarter" {
				a.bearing = ""
			}
			lo = i
			return p.nounLeft(s, lo)
		case n.noun == i: // "the town X"
		case s.Tokens[i].UPOS == "ADJ" && p.gaz.Adjective(s.Tokens[i].Form) != "":
		default:
			return lo
		}
		lo = i
	}
	return lo
}

// nounLeft takes in what modifies "city" in "the eastern Libyan city of X".
func (p *pass) nounLeft(s *syntax.Sentence, lo int) int {
	for i := lo - 1; i >= 0 && i >= lo-5; i-- {
		t := &s.Tokens[i]
		w := t.Lower()
		if p.heldBy(s, i) {
			i -= 2
			continue
		}
		if t.UPOS != "ADJ" && t.UPOS != "DET" && w != "the" && w != "a" && w != "port" && w != "border" && p.lexicon.adjectives[w] == "" && p.gaz.Adjective(t.Form) == "" && t.UPOS != "CCONJ" && !isHyphen(w) {
			return i + 1
		}
		if t.UPOS == "CCONJ" {
			return i + 1
		}
		if t.UPOS == "DET" {
			return i
		}
	}
	return lo
}

// anaphor reads "the capital", "the Libyan capital", "the city": a definite noun phrase that points back to a place.
func (p *pass) anaphor(s *syntax.Sentence, i int) (anchor, bool) {
	if w := p.low(s, i); w != "the" && w != "this" && w != "that" && w != "its" {
		return anchor{}, false
	}
	j, nation, bearing := i+1, "", ""
	for ; j < len(s.Tokens) && j < i+4; j++ {
		w := p.low(s, j)
		if b := p.lexicon.adjectives[w]; b != "" {
			bearing = b
		} else if code := p.gaz.Adjective(s.Tokens[j].Form); code != "" && capital(s.Tokens[j].Form) {
			nation = code
		} else {
			break
		}
	}
	if a, ok := p.quarter(s, i); ok {
		return a, true
	}
	kind := p.lexicon.anaphors[p.low(s, j)]
	if kind == "" || p.continues(s, j) {
		return anchor{}, false
	}
	a := anchor{lo: i, hi: j + 1, head: j, name: -1, place: -1, bearing: bearing, nation: nation}
	m, rule := p.antecedent(s, i, kind, nation)
	switch {
	case m != nil:
		a.place, a.surface, a.rule = p.placeOf(m), p.nameOf(m), rule
	case nation == "" && p.lastUnlisted(s, i, kind) != "":
		a.surface, a.rule = p.lastUnlisted(s, i, kind), "last "+kind+" named, unlisted"
	default:
		return anchor{}, false
	}
	p.siteAfter(s, &name{lo: i, hi: j + 1}, &a)
	if a.site != "" {
		a.site = strings.Replace(a.site, s.TokenSpan(i, j+1).In(p.doc.Text), a.surface, 1)
		p.settleSite(&a)
	}
	return a, true
}

// quarter reads "the Armenian district", "the Old City": a part of the town named last, which stays without a point of
// its own.
func (p *pass) quarter(s *syntax.Sentence, i int) (anchor, bool) {
	j := i + 1
	for j < len(s.Tokens) && j < i+4 && capital(s.Tokens[j].Form) && p.lexicon.kind[p.low(s, j)] == "" {
		j++
	}
	noun := p.low(s, j)
	old := j > i+1 && (noun == "city" || noun == "town" || noun == "quarter") && p.low(s, j-1) == "old"
	if j == i+1 || !old && p.lexicon.kind[noun] != "quarter" && noun != "district" || p.nameStarts(s.Index, i+1) {
		return anchor{}, false
	}
	a := anchor{lo: i, hi: j + 1, head: j, name: -1, place: -1, siteKind: "quarter", rule: "quarter"}
	a.surface = s.TokenSpan(i+1, j+1).In(p.doc.Text)
	a.site = a.surface
	if m := p.lastNamed(s, len(s.Tokens), "city"); m != nil {
		a.place = p.placeOf(m)
	}
	return a, true
}

// continues reports whether the noun goes on: "the city of X", "the capital Tripoli", "the country's north", "state TV".
func (p *pass) continues(s *syntax.Sentence, j int) bool {
	w := p.low(s, j+1)
	if w == "of" {
		return true
	}
	if j+1 < len(s.Tokens) && s.Tokens[j+1].UPOS == "NOUN" && p.lexicon.kind[w] == "" && s.Tokens[j+1].Rel() != "obl" {
		return true
	}
	if j+1 < len(s.Tokens) && s.Tokens[j+1].UPOS == "PROPN" && !p.lexicon.notPlaces[w] { // not "the capital Friday"
		return true
	}
	return w == "," && p.first[s.Index] < len(p.names) && p.nameStarts(s.Index, j+2)
}

func (p *pass) nameStarts(s, tok int) bool {
	for i := p.first[s]; i < p.first[s+1]; i++ {
		if p.names[i].lo == tok {
			return true
		}
	}
	return false
}

// antecedent finds what the noun points to: the seat of government of the nation named or of the country the report
// is about, or the last place of that kind, not further back than two
// paragraphs.
func (p *pass) antecedent(s *syntax.Sentence, tok int, kind, nation string) (*gazetteer.Match, string) {
	code := nation
	if code == "" {
		code = p.home
	}
	switch kind {
	case "capital":
		if e, ok := p.gaz.Capital(code); ok {
			return &gazetteer.Match{Entry: e}, "capital of " + code
		}
		return nil, ""
	case "country":
		if e, ok := p.gaz.CountryEntry(code); ok && nation == "" {
			return &gazetteer.Match{Entry: e}, "country of the report"
		}
		return nil, ""
	}
	if nation != "" {
		return nil, ""
	}
	return p.lastNamed(s, tok, kind), "last " + kind + " named"
}

func (p *pass) lastNamed(s *syntax.Sentence, tok int, kind string) *gazetteer.Match {
	const lookBack = 12
	for i, steps := p.first[s.Index+1]-1, 0; i >= 0 && steps < lookBack; i, steps = i-1, steps+1 {
		n := &p.names[i]
		if n.sent == s.Index && n.lo >= tok {
			continue
		}
		if p.doc.Sentences[n.sent].Paragraph < s.Paragraph-2 {
			break
		}
		if n.use == "part" || n.measured {
			continue
		}
		if n.best < 0 {
			if n.kind == kind || n.kind == "village" && kind == "city" {
				return nil // the unlisted one is meant
			}
			continue
		}
		if c := &n.cands[n.best]; ofKind(c, kind) {
			return c
		}
	}
	return nil
}

// lastUnlisted is the text of the last name of the kind if the gazetteer does not know it: "the village of X … the
// village".
func (p *pass) lastUnlisted(s *syntax.Sentence, tok int, kind string) string {
	for i := p.first[s.Index+1] - 1; i >= 0 && p.names[i].sent >= s.Index-4; i-- {
		n := &p.names[i]
		if n.sent == s.Index && n.lo >= tok || n.use == "part" || n.measured {
			continue
		}
		if n.kind == kind || n.kind == "village" && kind == "city" {
			if n.best < 0 {
				return n.text
			}
			return ""
		}
	}
	return ""
}

func ofKind(c *gazetteer.Match, kind string) bool {
	switch kind {
	case "city", "village":
		return c.Kind == "city" || c.Kind == "village"
	case "admin":
		return c.Kind == "admin" || c.Kind == "region"
	}
	return c.Kind == kind
}

// nameOf is how the report last wrote the place, else its name in the gazetteer.
func (p *pass) nameOf(m *gazetteer.Match) string {
	i, ok := p.byID[m.ID]
	if !ok || len(p.places[i].Mentions) == 0 {
		return m.Name
	}
	return p.places[i].Mentions[0].Span.In(p.doc.Text)
}

// fillPlace sets what a Where takes over from a place.
func (p *pass) fillPlace(w *sitrep.Where, place int) {
	if place < 0 {
		return
	}
	pl := &p.places[place]
	w.Place, w.Country, w.Admin = pl.ID, pl.Country, pl.Admin
	if pl.Kind == "admin" {
		w.Admin = []sitrep.Admin{{Level: 1, Name: pl.Name, ID: pl.ID}}
	}
}
