package where

import (
	"strings"

	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/read/place"
)

// ends finds origin and destination of a predicate of movement: the nearest "from X" and "to X" that do not hang on
// the subject of another verb.
func (p *pass) ends(pred read.Tok, lo, hi int) (from, to *place.Expression) {
	s := &p.doc.Sentences[pred.Sent]
	if !p.words.motion[s.Tokens[pred.Tok].Lemma] && !p.movesBelow(pred) {
		return nil, nil
	}
	var fromCost, toCost float64
	for i := lo; i < hi; i++ {
		e := &p.places.Expressions[i]
		c := p.cost(e, pred)
		if e.Contains(pred.Sent, pred.Tok) || c >= tooDear {
			continue
		}
		prep := e.Prep
		if t := &s.Tokens[e.Head]; prep == "" && t.Rel() == "obj" && t.Head == pred.Tok && p.words.leaving[s.Tokens[pred.Tok].Lemma] {
			prep = "from"
		}
		switch prep {
		case "from":
			if from == nil || c < fromCost {
				from, fromCost = e, c
			}
		case "to", "toward", "towards", "into", "on":
			if e.Prep == "on" && s.Tokens[pred.Tok].Lemma != "advance" && s.Tokens[pred.Tok].Lemma != "march" {
				continue
			}
			if to == nil || c < toCost {
				to, toCost = e, c
			}
		}
	}
	return from, to
}

// movesBelow reports whether a verb of movement completes the predicate: "began moving".
func (p *pass) movesBelow(pred read.Tok) bool {
	s := &p.doc.Sentences[pred.Sent]
	if t := &s.Tokens[pred.Tok]; t.Rel() == "nsubj" && t.Head >= 0 && p.words.motion[s.Tokens[t.Head].Lemma] {
		return true // "fighting spread to X"
	}
	for _, c := range s.Deps(pred.Tok, "xcomp") {
		if p.words.motion[s.Tokens[c].Lemma] {
			return true
		}
	}
	return false
}

// movement is the location of a move of which only the ends are told.
func (p *pass) movement(pred read.Tok, from, to *place.Expression) *sitrep.Where {
	if from == nil && to == nil {
		return nil
	}
	w := &sitrep.Where{Basis: "stated", From: endName(from), To: endName(to), Precision: "area"}
	switch {
	case from == nil:
		w.Name, w.Span, w.Country = "to "+to.Where.Name, to.Where.Span, to.Where.Country
	case to == nil:
		w.Name, w.Span, w.Country = "from "+from.Where.Name, from.Where.Span, from.Where.Country
	default:
		w.Name = "from " + from.Where.Name + " to " + to.Where.Name
		span := from.Where.Span.Union(*to.Where.Span)
		w.Span = &span
		if from.Where.Country == to.Where.Country {
			w.Country = to.Where.Country
		}
	}
	return w
}

// endName is the place id of an end, its words where the gazetteer does not know it.
func endName(e *place.Expression) string {
	switch {
	case e == nil:
		return ""
	case e.Where.Place != "" && (e.Where.Relation == "in" || e.Where.Relation == "at") && e.Where.Bearing == "":
		return e.Where.Place
	}
	return e.Where.Name
}

// reach is how many sentences back a location carries within a paragraph.
const reach = 4

// inherited is the location last told before the predicate in its paragraph; else that of the title, else that of the
// first sentence of the body, else the dateline where it lies in the country the report is about.
func (p *pass) inherited(pred read.Tok, stitched bool) *sitrep.Where {
	para := p.doc.Sentences[pred.Sent].Paragraph
	for s := pred.Sent - 1; s >= 0 && s >= pred.Sent-reach && p.doc.Sentences[s].Paragraph == para; s-- {
		if w := p.carried(s); w != nil {
			return w
		}
	}
	if stitched {
		return nil
	}
	lead := 0
	for lead < len(p.doc.Sentences) && p.doc.Sentences[lead].Title {
		if w := p.carried(lead); w != nil && lead != pred.Sent {
			if finer := p.narrower(&p.places.Expressions[p.told[lead]]); finer != nil {
				return finer
			}
			return w
		}
		lead++
	}
	for s := lead; s < len(p.doc.Sentences) && s < lead+2; s++ {
		if w := p.carried(s); w != nil && s != pred.Sent {
			return w
		}
	}
	return p.dateline(lead)
}

// narrower is the location of the lead that lies inside the region or country of a headline, nil where there is none:
// headlines round up what the first sentence tells.
func (p *pass) narrower(e *place.Expression) *sitrep.Where {
	if rank(e) < 3 || !p.headline(e.Sent) {
		return nil
	}
	lead := e.Sent
	for lead < len(p.doc.Sentences) && p.headline(lead) {
		lead++
	}
	for s := lead; s < len(p.doc.Sentences) && s < lead+3; s++ {
		w := p.carried(s)
		if w == nil || rank(&p.places.Expressions[p.told[s]]) > 1 || w.Country == "" || w.Country != e.Where.Country {
			continue
		}
		if p.kinds[e.Where.Place] == "country" || len(w.Admin) > 0 && len(e.Where.Admin) > 0 && w.Admin[0].ID == e.Where.Admin[0].ID {
			return w
		}
	}
	return nil
}

// headline reports whether the sentence is the title or says it over again at the head of the body.
func (p *pass) headline(s int) bool {
	sent := &p.doc.Sentences[s]
	if sent.Title {
		return true
	}
	if p.doc.Title.Empty() || s > 2 {
		return false
	}
	return strings.Contains(sent.Span.In(p.doc.Text), strings.TrimRight(p.doc.Title.In(p.doc.Text), ". ")) && sent.Span.Len() < 2*p.doc.Title.Len()
}

// carried is the best location of a sentence if it is fine enough to carry: a country is not.
func (p *pass) carried(s int) *sitrep.Where {
	if p.told[s] < 0 {
		return nil
	}
	e := &p.places.Expressions[p.told[s]]
	if rank(e) > 3 {
		return nil
	}
	return p.take(e, "inherited")
}

func (p *pass) dateline(s int) *sitrep.Where {
	if s >= len(p.doc.Sentences) {
		return nil
	}
	for i := p.first[s]; i < p.first[s+1]; i++ {
		if e := &p.places.Expressions[i]; e.Rule == place.RuleDateline && e.Where.Country == p.places.Home && p.places.Home != "" {
			return p.take(e, "inherited")
		}
	}
	return nil
}
