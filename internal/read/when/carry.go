package when

import (
	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/syntax"
)

const (
	carryReach = 4 // sentences over which the day of a main clause holds on
	leadReach  = 5 // sentences of the body that may date the headline
	perfectLed = 3 // sentences at the head of the report where a perfect is its news
	newsDays   = 8 // an inherited day may lie this far before the report
)

// storyDates notes the day each sentence tells of, and the first of them for the headline.
func (p *pass) storyDates(preds []read.Tok, found map[read.Tok]match, out []*sitrep.When) {
	p.day = make([]*sitrep.When, len(p.doc.Sentences))
	p.same = map[string]*sitrep.When{}
	for i, pred := range preds {
		w := out[i]
		if w == nil || w.Start == "" || w.Grain != "day" || w.Start != w.End && w.Part == "" || !p.recent(w) {
			continue
		}
		s := &p.doc.Sentences[pred.Sent]
		if lemma := s.Tokens[pred.Tok].Lemma; p.same[lemma] == nil {
			p.same[lemma] = w
		}
		if p.speechVerb(s, pred.Tok) || !mainLevel(s, pred.Tok, p.r.speech) {
			continue
		}
		if p.day[pred.Sent] == nil {
			p.day[pred.Sent] = w
		}
		if p.lead == nil && !s.Title && pred.Sent <= p.bodyStart()+leadReach {
			p.lead = w
		}
	}
}

func (p *pass) bodyStart() int {
	for i := range p.doc.Sentences {
		if !p.doc.Sentences[i].Title {
			return i
		}
	}
	return 0
}

func (p *pass) recent(w *sitrep.When) bool {
	return p.pub == nil || w.Start > minusDays(p.pub.Start, newsDays) && w.Start <= p.pub.End
}

func (p *pass) speechVerb(s *syntax.Sentence, i int) bool {
	return p.r.speech[s.Tokens[i].Lemma] && s.Tokens[i].UPOS == "VERB"
}

// mainLevel reports a predicate told by the main clause: not in a relative, adverbial or noun-modifying clause. What is
// said counts as told.
func mainLevel(s *syntax.Sentence, i int, speech map[string]bool) bool {
	for steps := 0; i >= 0 && steps < maxDepth; steps++ {
		switch s.Tokens[i].Deprel {
		case "acl:relcl", "acl", "advcl", "csubj", "appos":
			return false
		}
		i = s.Tokens[i].Head
	}
	return true
}

// carried dates a predicate whose sentence does not: by the day of saying, the headline's story, the sentence before, or
// the report.
func (p *pass) carried(pred read.Tok) *sitrep.When {
	s := &p.doc.Sentences[pred.Sent]
	t := p.tenseOf(pred)
	if t == ahead {
		return nil
	}
	if w := p.saying(pred); w != nil && t != pluperfect {
		return w
	}
	if s.Title {
		return p.headline(pred)
	}
	if p.historical(pred.Sent) {
		return nil
	}
	if w := p.before(pred); w != nil && t != present && t != perfect && !p.speechVerb(s, pred.Tok) {
		return w
	}
	if t == pluperfect || t == perfect && pred.Sent > p.bodyStart()+perfectLed {
		return nil
	}
	return p.reportDay()
}

// saying is the day on which the thing was said, for what is told as news of that day.
func (p *pass) saying(pred read.Tok) *sitrep.When {
	m := p.nearest(pred)
	if m.time == nil || m.cost > hearsay || m.time.Start == "" || m.time.Start != m.time.End {
		return nil
	}
	s := &p.doc.Sentences[pred.Sent]
	if g := m.time.gov; g < 0 || !p.speechVerb(s, g) {
		return nil
	}
	w := p.dated(*m.time, "inferred")
	w.Time, w.Part = "", ""
	return w
}

// headline takes the day the first sentences tell of, else that of the report.
func (p *pass) headline(pred read.Tok) *sitrep.When {
	lemma := p.doc.Sentences[pred.Sent].Tokens[pred.Tok].Lemma
	if w := p.same[lemma]; w != nil {
		return inherited(w)
	}
	if p.lead != nil {
		return inherited(p.lead)
	}
	return p.reportDay()
}

// before is the day of an earlier sentence close by; the same noun told before with its day goes first.
func (p *pass) before(pred read.Tok) *sitrep.When {
	s := &p.doc.Sentences[pred.Sent]
	if tok := &s.Tokens[pred.Tok]; tok.UPOS == "NOUN" && p.same[tok.Lemma] != nil && definite(s, pred.Tok) {
		return inherited(p.same[tok.Lemma])
	}
	for back := 0; back <= carryReach && pred.Sent-back >= 0; back++ {
		at := pred.Sent - back
		if p.doc.Sentences[at].Title || p.doc.Sentences[at].Paragraph < s.Paragraph-1 {
			break
		}
		if p.day[at] != nil {
			return inherited(p.day[at])
		}
		if p.historical(at) {
			break
		}
	}
	return nil
}

// definite reports "the attack", "this attack".
func definite(s *syntax.Sentence, i int) bool {
	for _, c := range s.Deps(i, "det") {
		switch s.Tokens[c].Lower() {
		case "the", "this", "that":
			return true
		}
	}
	return false
}

// historical reports a sentence whose own times lie far back: what it leaves undated is of then, not of now.
func (p *pass) historical(sent int) bool {
	old, new := 0, 0
	for i := range p.times[sent] {
		t := &p.times[sent][i]
		switch {
		case t.History && t.Relation != "since":
			old++
		case t.Start != "":
			new++
		}
	}
	return old > 0 && new == 0
}

func inherited(w *sitrep.When) *sitrep.When {
	return &sitrep.When{Start: w.Start, End: w.End, Grain: w.Grain, Value: w.Start, Basis: "inherited", Span: w.Span}
}

// reportDay is the report's own date.
func (p *pass) reportDay() *sitrep.When {
	if p.pub == nil {
		return nil
	}
	w := &sitrep.When{Start: p.pub.Start, End: p.pub.End, Grain: p.pub.Grain, Basis: "published"}
	if p.pub.Start == p.pub.End {
		w.Value = p.pub.Start
	}
	return w
}
