package where

import (
	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/read/place"
	"sitrep/internal/syntax"
)

// The cost of taking an expression for a predicate. A step through a noun is cheap, one through another verb is dear;
// the words between count as well, since trees err most in where prepositional phrases attach.
const (
	nounStep    = 0.6
	verbStep    = 2.0
	upStep      = 0.8 // from the predicate up to the word that both hang on
	upVerbStep  = 1.6
	otherVerb   = 1.0 // a verb between predicate and expression
	perToken    = 0.04
	beforeCost  = 0.5 // the expression stands before the predicate
	subjectCost = 6.0 // the expression belongs to the subject of another verb
	overCost    = 1.0
	tooDear     = 5.5
	lastResort  = 7.5 // taken where the sentence offers nothing better
	ownOnly     = 1.6 // for predicates that happen nowhere in particular
	choiceSpan  = 1.6 // among expressions this close to the cheapest the most precise wins
	maxClimb    = 30
)

// stated is the location that the predicate's own sentence gives it.
func (p *pass) stated(pred read.Tok) *sitrep.Where {
	lo, hi := p.near(pred)
	type option struct {
		e    *place.Expression
		cost float64
	}
	var options []option
	least, dear, last := lastResort, tooDear, lastResort
	if p.placeless(pred) {
		dear, last = ownOnly, ownOnly
	}
	for i := lo; i < hi; i++ {
		e := &p.places.Expressions[i]
		if !p.mayTake(e, pred) {
			continue
		}
		if c := p.cost(e, pred); c <= dear || c <= last && rank(e) < 4 {
			options = append(options, option{e, c})
			least = min(least, c)
		}
	}
	var best *place.Expression
	bestCost := 0.0
	for _, o := range options {
		if o.cost > least+choiceSpan || least <= dear && o.cost > dear {
			continue
		}
		if best == nil || finer(o.e, best) || !finer(best, o.e) && o.cost < bestCost {
			best, bestCost = o.e, o.cost
		}
	}
	if w := p.ofAnchor(best, pred); w != nil {
		return w
	}
	from, to := p.ends(pred, lo, hi)
	if best == nil {
		return p.movement(pred, from, to)
	}
	if p.headline(pred.Sent) {
		if w := p.narrower(best); w != nil {
			return w
		}
	}
	w := p.take(best, "stated")
	w.From, w.To = endName(from), endName(to)
	p.context(w, best, lo, hi)
	return w
}

// ofAnchor is the second place of a relative location where the predicate's clause describes that one: "south of X near
// the airport, which was destroyed" has the airport destroyed.
func (p *pass) ofAnchor(e *place.Expression, pred read.Tok) *sitrep.Where {
	if e == nil || len(e.Where.Anchors) < 2 {
		return nil
	}
	s := p.sentence(e)
	t := &s.Tokens[pred.Tok]
	if t.Rel() != "acl" || t.Head < 0 {
		return nil
	}
	a := &e.Where.Anchors[len(e.Where.Anchors)-1]
	if a.Span.End < e.Where.Span.End || t.Head < e.Lo || t.Head >= e.Hi || pred.Tok > e.Hi+6 {
		return nil
	}
	for i := range p.places.Places {
		if pl := &p.places.Places[i]; pl.ID == a.Place {
			span := a.Span
			return &sitrep.Where{Name: span.In(p.doc.Text), Place: pl.ID, Relation: "at", Lat: pl.Lat, Lon: pl.Lon, Precision: "point", Basis: "stated", Span: &span, Country: pl.Country, Admin: pl.Admin}
		}
	}
	return nil
}

// finer prefers the more precise; points and areas are alike, so that "near X" beside "X" is left to the cost.
func finer(a, b *place.Expression) bool {
	ra, rb := max(rank(a), 1), max(rank(b), 1)
	return ra < rb
}

// mayTake reports whether the expression can place this predicate.
func (p *pass) mayTake(e *place.Expression, pred read.Tok) bool {
	if e.Contains(pred.Sent, pred.Tok) || p.speaksFrom(e) && !p.isSpeech(pred) || p.seat(e, pred.Tok) {
		return false
	}
	if p.locates(e) {
		return true
	}
	if e.Dateline() {
		return false
	}
	s := p.sentence(e)
	// "the shelling of X", "the fall of X"
	return e.Prep == "of" && s.Tokens[e.Head].Head == pred.Tok && p.kinds[e.Where.Place] != "country" && s.Tokens[pred.Tok].UPOS == "NOUN"
}

func (p *pass) isSpeech(pred read.Tok) bool {
	return p.words.speech[p.doc.Sentences[pred.Sent].Tokens[pred.Tok].Lemma]
}

// cost is how far the expression is from the predicate in the tree and on the page.
func (p *pass) cost(e *place.Expression, pred read.Tok) float64 {
	s := p.sentence(e)
	chain := ancestors(s, e.Head)
	c, met := p.climb(s, chain, pred.Tok)
	if !met {
		c, met = p.join(s, chain, pred.Tok)
	}
	if !met {
		c = 6
	}
	if p.ofOtherSubject(s, chain, pred.Tok) {
		c += subjectCost
	}
	if e.Prep == "over" || e.Prep == "through" || e.Prep == "via" {
		c += overCost
	}
	return c + p.surface(s, e, pred.Tok)
}

// ancestors lists tok and the words above it, at most maxClimb.
func ancestors(s *syntax.Sentence, tok int) []int {
	var out []int
	for steps := 0; tok >= 0 && steps < maxClimb; steps++ {
		out = append(out, tok)
		tok = s.Tokens[tok].Head
	}
	return out
}

// climb is the cost of going up from the expression to the predicate.
func (p *pass) climb(s *syntax.Sentence, chain []int, pred int) (float64, bool) {
	c := 0.0
	for k := 1; k < len(chain); k++ {
		if chain[k] == pred {
			return c, true
		}
		if s.Tokens[chain[k]].UPOS == "VERB" {
			c += verbStep
		} else {
			c += nounStep
		}
	}
	return 0, false
}

// join is the cost of going up from both to the lowest word that holds them.
func (p *pass) join(s *syntax.Sentence, chain []int, pred int) (float64, bool) {
	up := 0.0
	for steps, at := 0, pred; at >= 0 && steps < maxClimb; steps, at = steps+1, s.Tokens[at].Head {
		down := 0.0
		for k := 1; k < len(chain); k++ {
			if chain[k] == at {
				return up + down, true
			}
			if s.Tokens[chain[k]].UPOS == "VERB" {
				down += verbStep
			} else {
				down += nounStep
			}
		}
		if s.Tokens[at].UPOS == "VERB" && at != pred {
			up += upVerbStep
		} else {
			up += upStep
		}
	}
	return 0, false
}

// ofOtherSubject reports whether the way up leads through the subject of a verb that is not the predicate.
func (p *pass) ofOtherSubject(s *syntax.Sentence, chain []int, pred int) bool {
	for _, tok := range chain {
		if tok == pred {
			return false
		}
		if t := &s.Tokens[tok]; t.Rel() == "nsubj" && t.Head != pred {
			return !completes(s, pred, t.Head)
		}
	}
	return false
}

// completes reports whether the predicate shares its subject with a verb above it: "began moving".
func completes(s *syntax.Sentence, pred, verb int) bool {
	for steps := 0; pred >= 0 && steps < maxClimb && s.Tokens[pred].Rel() == "xcomp"; steps++ {
		if pred = s.Tokens[pred].Head; pred == verb {
			return true
		}
	}
	return false
}

// seat reports whether the expression says where someone has his seat: "headquartered in X".
func (p *pass) seat(e *place.Expression, pred int) bool {
	s := p.sentence(e)
	chain := ancestors(s, e.Head)
	for k := 1; k < len(chain) && k < 4; k++ {
		if chain[k] == pred {
			return false
		}
		if t := &s.Tokens[chain[k]]; p.words.seat[t.Lemma] && t.Rel() == "acl" {
			return true
		}
	}
	return false
}

// surface is the cost of the words between.
func (p *pass) surface(s *syntax.Sentence, e *place.Expression, pred int) float64 {
	lo, hi, c := pred+1, e.Lo, 0.0
	if e.Lo < pred {
		lo, hi = e.Hi, pred
		if e.Lo > 1 {
			c += beforeCost
		}
	}
	for i := lo; i < hi; i++ {
		c += perToken
		if t := &s.Tokens[i]; t.UPOS == "VERB" && t.Rel() != "amod" {
			c += otherVerb
		} else if t.Form == ";" {
			c += otherVerb
		}
	}
	return c
}

// take copies the expression's location.
func (p *pass) take(e *place.Expression, basis string) *sitrep.Where {
	w := e.Where
	w.Basis = basis
	return &w
}

// context fills country and unit of a location that the gazetteer does not know from the larger places beside it.
func (p *pass) context(w *sitrep.Where, best *place.Expression, lo, hi int) {
	for i := lo; i < hi; i++ {
		e := &p.places.Expressions[i]
		if e == best || rank(e) <= rank(best) || e.Lo < best.Hi && e.Hi > best.Lo || e.Lo > best.Hi+8 || best.Lo > e.Hi+8 {
			continue
		}
		if w.Country == "" {
			w.Country = e.Where.Country
		}
		if len(w.Admin) == 0 && w.Country == e.Where.Country && w.Place == "" {
			w.Admin = e.Where.Admin
		}
	}
}
