package when

import (
	"strings"

	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/syntax"
)

// sinceClause reads the time of a clause with "since" behind a predicate: "have fled since the war began in 2011". The
// words decide, for trees often hang "since" elsewhere.
func (p *pass) sinceClause(pred read.Tok) (*sitrep.When, bool) {
	s := &p.doc.Sentences[pred.Sent]
	for i := range p.times[pred.Sent] {
		t := &p.times[pred.Sent][i]
		if t.Start == "" || !usable(t) || t.Lo <= pred.Tok || t.Lo-pred.Tok > 30 {
			continue
		}
		at := sinceBefore(s, t.Lo)
		if at > pred.Tok && p.governs(s, pred.Tok, at) {
			open := *t.Timex
			open.Relation = "since"
			return p.dated(timed{Timex: &open}, "stated"), true
		}
	}
	return nil, false
}

// sinceBefore is the "since" of the clause that a time at lo ends, -1 without one.
func sinceBefore(s *syntax.Sentence, lo int) int {
	verbs := 0
	for i := lo - 1; i >= 0 && i > lo-14; i-- {
		switch tok := &s.Tokens[i]; {
		case strings.EqualFold(tok.Form, "since"):
			return i
		case tok.UPOS == "PUNCT" || tok.UPOS == "CCONJ":
			return -1
		case tok.UPOS == "VERB":
			if verbs++; verbs > 1 {
				return -1
			}
		}
	}
	return -1
}

// governs reports that pred is the last perfect verb, or a noun or verb below it, before token at.
func (p *pass) governs(s *syntax.Sentence, pred, at int) bool {
	for i := at - 1; i > pred; i-- {
		if s.Tokens[i].UPOS == "VERB" && s.Dep(i, "aux") >= 0 {
			return s.Under(pred, i)
		}
	}
	return true
}

// sinceReach is how many words a clause behind "since" may take to name its act.
const sinceReach = 10

// sinceAct reads "since the general declared the offensive" behind a predicate: the day on which the report elsewhere says
// that this act was begun. found is true also where that day is not told, for then no day fits the predicate.
func (p *pass) sinceAct(pred read.Tok) (w *sitrep.When, found bool) {
	s := &p.doc.Sentences[pred.Sent]
	for i := pred.Tok + 1; i < len(s.Tokens) && i < pred.Tok+sinceReach; i++ {
		if s.Tokens[i].UPOS == "PUNCT" || !strings.EqualFold(s.Tokens[i].Form, "since") {
			if s.Tokens[i].Form == "." || s.Tokens[i].Form == ";" {
				return nil, false
			}
			continue
		}
		kind := p.begunAct(s, i+1, min(len(s.Tokens), i+1+sinceReach))
		if kind == "" {
			return nil, false
		}
		begun := p.begun[kind]
		if begun == nil {
			return nil, true
		}
		w := &sitrep.When{Start: begun.Start, Grain: begun.Grain, Value: begun.Start, Basis: "inferred", Span: begun.Span}
		if p.pub != nil && w.Start <= p.pub.End {
			w.End = p.pub.End
		}
		return w, true
	}
	return nil, false
}

// begunAct is the kind of act that the words of [lo, hi) say was begun, empty without a verb of beginning.
func (p *pass) begunAct(s *syntax.Sentence, lo, hi int) string {
	begins, kind := false, ""
	for i := lo; i < hi; i++ {
		lemma := s.Tokens[i].Lemma
		begins = begins || p.r.begin[lemma] && s.Tokens[i].IsVerb()
		if k := p.r.acts[lemma]; k != "" && kind == "" {
			kind = k
		}
	}
	if !begins {
		return ""
	}
	return kind
}

// beginnings notes the day on which each kind of act is said to have been begun.
func (p *pass) beginnings() {
	p.begun = map[string]*sitrep.When{}
	for i := range p.doc.Sentences {
		if len(p.times[i]) == 0 {
			continue
		}
		s := &p.doc.Sentences[i]
		p.attachOnce(i)
		for v := range s.Tokens {
			if !p.r.begin[s.Tokens[v].Lemma] || s.Tokens[v].UPOS != "VERB" {
				continue
			}
			kind := p.begunAct(s, v, min(len(s.Tokens), v+5))
			m := p.nearest(read.Tok{Sent: i, Tok: v})
			if kind == "" || p.begun[kind] != nil || m.time == nil || m.cost > reach || m.time.Start == "" || m.time.Relation == "since" {
				continue
			}
			p.begun[kind] = p.dated(*m.time, "stated")
		}
	}
}
