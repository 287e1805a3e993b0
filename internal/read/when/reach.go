package when

import (
	"strings"

	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/syntax"
)

// Prices of a step over the tree. A time costing more than reach does not date the predicate; up to hearsay it may still
// be the day of saying.
const (
	reach     = 40
	loneReach = 58 // where the sentence has no other time
	hearsay   = 95
	barred    = 1000
	maxDepth  = 40
	maxTimes  = 12 // nearest times of a sentence that are tried
)

// match is the time found for a predicate.
type match struct {
	time  *timed
	cost  int
	vague *timed // a time that only says "in the past" or "often"
}

// stated finds the best time in the sentence for each predicate.
func (p *pass) stated(preds []read.Tok) map[read.Tok]match {
	out := make(map[read.Tok]match, len(preds))
	for _, pred := range preds {
		p.acts[pred] = true
	}
	for _, pred := range preds {
		if _, done := out[pred]; done {
			continue
		}
		p.attachOnce(pred.Sent)
		out[pred] = p.nearest(pred)
	}
	return out
}

func (p *pass) attachOnce(sent int) {
	if !p.tied[sent] {
		p.tied[sent] = true
		p.attach(sent)
	}
}

// attach finds what each time of a sentence hangs on. A time right behind a verb of saying is the time of saying, whatever
// the tree says.
func (p *pass) attach(sent int) {
	s := &p.doc.Sentences[sent]
	for i := range p.times[sent] {
		t := &p.times[sent][i]
		if v := p.saidRight(s, t.Lo); v >= 0 {
			t.gov = v
			continue
		}
		if v := verbRight(s, t); v >= 0 {
			t.gov = v
			continue
		}
		if v := participleLeft(s, t.Lo); v >= 0 {
			t.gov = v
			continue
		}
		t.gov = s.Tokens[t.Head].Head
		for steps := 0; steps < 4 && t.gov >= 0 && !content(&s.Tokens[t.gov]); steps++ {
			t.gov = s.Tokens[t.gov].Head
		}
	}
}

// saidRight is the verb of saying that stands right before a time, -1 without one: "said on Tuesday", "told reporters late
// on Friday".
func (p *pass) saidRight(s *syntax.Sentence, lo int) int {
	gap := 0
	for i := lo - 1; i >= 0 && gap < 4; i-- {
		tok := &s.Tokens[i]
		switch {
		case tok.UPOS == "VERB" && p.r.speech[tok.Lemma]:
			return i
		case tok.UPOS == "VERB", tok.UPOS == "PUNCT", tok.UPOS == "SCONJ", tok.UPOS == "CCONJ":
			return -1
		case tok.UPOS != "ADP" && tok.UPOS != "ADV" && tok.UPOS != "DET":
			gap += 2
		}
	}
	return -1
}

// participleLeft is the participle behind a noun that a time follows, -1 without one: "two nurses abducted in March".
func participleLeft(s *syntax.Sentence, lo int) int {
	i := lo - 1
	if i > 0 && s.Tokens[i].UPOS == "ADP" {
		i--
	}
	if i > 0 && s.Tokens[i].XPOS == "VBN" && s.Tokens[i].Rel() == "acl" && s.Tokens[i].Head == i-1 {
		return i
	}
	return -1
}

// verbRight is the finite verb right behind a time between subject and verb: "the group on Monday attacked".
func verbRight(s *syntax.Sentence, t *timed) int {
	if t.Lo == 0 || t.Hi >= len(s.Tokens) || s.Tokens[t.Lo-1].UPOS != "ADP" || t.Lo < 2 || !s.Tokens[t.Lo-2].IsNominal() {
		return -1
	}
	if v := &s.Tokens[t.Hi]; v.UPOS == "VERB" && (v.XPOS == "VBD" || v.XPOS == "VBZ" || v.XPOS == "VBP") {
		return t.Hi
	}
	return -1
}

func content(t *syntax.Token) bool {
	switch t.UPOS {
	case "VERB", "NOUN", "PROPN", "ADJ", "AUX":
		return true
	}
	return false
}

// nearest is the cheapest time for one predicate.
func (p *pass) nearest(pred read.Tok) match {
	s := &p.doc.Sentences[pred.Sent]
	best := match{cost: barred}
	list := p.times[pred.Sent]
	if len(list) == 0 {
		return best
	}
	up := p.climb(s, pred.Tok)
	for i := closest(list, pred.Tok); i < len(list) && i < closest(list, pred.Tok)+maxTimes; i++ {
		t := &list[i]
		cost := p.price(s, up, pred.Tok, t)
		if !usable(t) {
			if cost <= reach/2 && best.vague == nil {
				best.vague = t
			}
			continue
		}
		if cost < best.cost {
			best.time, best.cost = t, cost
		}
	}
	return best
}

// closest is the index at which the window of times around a token begins.
func closest(list []timed, tok int) int {
	at := 0
	for at < len(list) && list[at].Lo < tok {
		at++
	}
	return max(0, at-maxTimes/2)
}

// usable reports a time that puts a date or a vague past on what it modifies; "every day" and lengths do not.
func usable(t *timed) bool {
	return t.Kind != "set" && !(t.Kind == "duration" && t.Start == "")
}

// step is one ancestor of a token and the price of getting there.
type step struct{ tok, cost int }

// climb lists a token and its ancestors with the price to reach each.
func (p *pass) climb(s *syntax.Sentence, tok int) []step {
	out := []step{{tok, 0}}
	cost := 0
	for i := tok; len(out) < maxDepth; {
		h := s.Tokens[i].Head
		if h < 0 {
			break
		}
		cost += upPrice(s, i)
		if p.desired(s, i, h) {
			cost += reach
		}
		if s.Tokens[i].Deprel == "acl:relcl" && s.Tokens[h].UPOS != "PRON" && p.standing(s, i) {
			cost += loneReach
		}
		out = append(out, step{h, cost})
		i = h
	}
	return out
}

// standing reports a clause in the present or perfect: "which have backed him" does not share the day of its sentence.
func (p *pass) standing(s *syntax.Sentence, i int) bool {
	t := p.verbTense(s, i)
	return t == present || t == perfect
}

// price is what it costs to get from a predicate to what a time hangs on.
func (p *pass) price(s *syntax.Sentence, up []step, pred int, t *timed) int {
	if s.Tokens[pred].UPOS != "" && t.Contains(t.Sent, pred) {
		return barred
	}
	gap := pred - t.Hi
	if pred < t.Lo {
		gap = t.Lo - pred
	}
	near := min(gap/4, 9)
	switch {
	case premodifies(s, t, pred):
		return 0
	case parted(s, t, pred):
		near += 60
	}
	down := 0
	at := t.gov
	for steps := 0; at >= 0 && steps < maxDepth; steps++ {
		for _, st := range up {
			if st.tok == at {
				return st.cost + down + near + p.hearsayPrice(s, st.tok, pred, t)
			}
		}
		down += p.downPrice(s, t.Sent, at)
		at = s.Tokens[at].Head
	}
	return barred
}

// hearsayPrice: what is said does not share the time of saying.
func (p *pass) hearsayPrice(s *syntax.Sentence, top, pred int, t *timed) int {
	if t.gov == top && top != pred && p.r.speech[s.Tokens[top].Lemma] && s.Tokens[top].UPOS == "VERB" {
		return 60
	}
	return 0
}

// premodifies reports a time inside the noun phrase of a noun: "Tuesday's attack", "the September 17 air raid".
func premodifies(s *syntax.Sentence, t *timed, pred int) bool {
	if s.Tokens[pred].UPOS != "NOUN" || pred < t.Hi || pred-t.Hi > 7 {
		return false
	}
	if t.Lo > 0 && t.Relation == "in" && s.Tokens[t.Lo-1].UPOS == "ADP" {
		return false
	}
	for i := t.Hi; i < pred; i++ {
		switch s.Tokens[i].UPOS {
		case "NOUN", "PROPN", "ADJ", "PART", "NUM":
		default:
			if s.Tokens[i].Form != "," || t.Lo == 0 || s.Tokens[t.Lo-1].UPOS == "ADP" {
				return false
			}
		}
	}
	return t.Lo > 0 || pred == t.Hi
}

// parted reports a clause of its own between a time and a verb behind it: "in late 2014 after rebels seized".
func parted(s *syntax.Sentence, t *timed, pred int) bool {
	if s.Tokens[pred].UPOS != "VERB" {
		return false
	}
	for i := t.Hi; i < pred && i < t.Hi+3; i++ {
		switch s.Tokens[i].Lower() {
		case "after", "before", "until":
			return i+1 < pred
		}
	}
	return false
}

// upPrice is the price of the step from a token to its head.
func upPrice(s *syntax.Sentence, i int) int {
	switch rel := s.Tokens[i].Deprel; rel {
	case "acl:relcl":
		return 9
	case "xcomp", "aux", "cop", "compound", "flat":
		return 2
	case "conj":
		if h := s.Tokens[i].Head; s.Tokens[i].XPOS == "VBG" && s.Tokens[h].XPOS == "VBD" {
			return 35 // not told by the first verb: "fell on Friday and fighting has ..."
		}
		if s.Dep(i, "nsubj") >= 0 {
			return 14
		}
		return 6
	case "advcl":
		if split(s, i) {
			return 60
		}
		return 12
	case "ccomp", "parataxis", "csubj":
		return 30
	case "acl":
		return 5
	case "obl", "nmod":
		return 4
	}
	return 3
}

// downPrice is the price of the step from the head of a token down to it.
func (p *pass) downPrice(s *syntax.Sentence, sent, i int) int {
	switch rel := s.Tokens[i].Deprel; rel {
	case "xcomp":
		return 4
	case "conj":
		return 9
	case "advcl":
		if split(s, i) {
			return 70
		}
		return 22
	case "ccomp", "parataxis":
		if h := s.Tokens[i].Head; h >= 0 && p.r.speech[s.Tokens[h].Lemma] {
			return 60
		}
		return 34
	case "acl:relcl":
		if h := s.Tokens[i].Head; s.Tokens[h].UPOS != "PRON" && !p.acts[read.Tok{Sent: sent, Tok: h}] {
			return 60 // what a party does at another time: "the envoy, who is to leave on Friday, thanked them"
		}
		return 45
	case "acl":
		if h := s.Tokens[i].Head; s.Tokens[i].XPOS == "VBN" && party(s, h) && !p.acts[read.Tok{Sent: sent, Tok: h}] {
			return 60 // what befell a party earlier: "the tourists kidnapped in January were freed"
		}
		return 30
	}
	if s.Tokens[i].UPOS == "VERB" {
		return 20
	}
	return 5
}

// party reports a subject or an object.
func party(s *syntax.Sentence, i int) bool {
	rel := s.Tokens[i].Rel()
	return rel == "nsubj" || rel == "obj"
}

// split reports a clause that "after", "before", "since" or "until" sets apart in time.
func split(s *syntax.Sentence, clause int) bool {
	return marked(s, clause, "after", "before", "since", "until", "till", "following", "once")
}

// marked reports a clause that one of the words introduces.
func marked(s *syntax.Sentence, clause int, words ...string) bool {
	for _, c := range s.Children(clause) {
		if rel := s.Tokens[c].Rel(); rel != "mark" && rel != "case" && rel != "advmod" {
			continue
		}
		for _, w := range words {
			if strings.EqualFold(s.Tokens[c].Form, w) {
				return true
			}
		}
	}
	return false
}

// own is the time the words of the sentence give; done is false where it must be looked for elsewhere. Where a sentence
// has one time only, a wrong tree may put it a little further off.
func (p *pass) own(pred read.Tok, m match) (*sitrep.When, bool) {
	if w, ok := p.sinceClause(pred); ok {
		return w, true
	}
	if w, ok := p.sinceAct(pred); ok && (m.time == nil || m.cost > reach) {
		return w, true
	}
	limit := reach
	if len(p.times[pred.Sent]) == 1 {
		limit = loneReach
	}
	if m.time != nil && m.cost <= limit {
		return p.dated(*m.time, "stated"), true
	}
	return nil, false
}
