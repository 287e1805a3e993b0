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

// storyDates notes the day each sentence tells of, the first of them for the headline, and the day of each act told with
// one.
func (p *pass) storyDates(preds []read.Tok, out []*sitrep.When) {
	p.day = make([]*sitrep.When, len(p.doc.Sentences))
	p.same = map[string]*sitrep.When{}
	for i, pred := range preds {
		if w := out[i]; w != nil && p.carries(w) {
			if key := p.act(pred); p.same[key] == nil {
				p.same[key] = w
			}
		}
	}
	for i := range p.doc.Sentences {
		if len(p.times[i]) > 0 {
			p.day[i] = p.mainDay(i)
		}
		if p.lead == nil && p.day[i] != nil && !p.doc.Sentences[i].Title && i <= p.bodyStart()+leadReach {
			p.lead = p.day[i]
		}
	}
}

// act is the key under which an act is found again: its kind where the pack groups it, else its lemma.
func (p *pass) act(pred read.Tok) string {
	lemma := p.doc.Sentences[pred.Sent].Tokens[pred.Tok].Lemma
	if kind := p.r.acts[lemma]; kind != "" {
		return kind
	}
	return lemma
}

// carries reports a time that later sentences may lean on: one day of the news, or any day where the report has no date.
func (p *pass) carries(w *sitrep.When) bool {
	if w == nil || w.Start == "" || w.End == "" || w.Basis != "stated" {
		return false
	}
	if p.pub == nil {
		return w.Grain == "day"
	}
	return w.Grain == "day" && (w.Start == w.End || w.Part != "") && p.recent(w)
}

// mainDay is the day that the main clause of a sentence, or what it says someone said, is dated with.
func (p *pass) mainDay(sent int) *sitrep.When {
	s := &p.doc.Sentences[sent]
	root := s.Root()
	if root < 0 {
		return nil
	}
	p.attachOnce(sent)
	clauses := append([]int{root}, s.Deps(root, "ccomp", "parataxis", "conj")...)
	if s.Tokens[root].UPOS != "VERB" {
		clauses = append(clauses, finite(s)...)
	}
	for _, c := range clauses {
		if p.speechVerb(s, c) {
			continue
		}
		if w, ok := p.own(read.Tok{Sent: sent, Tok: c}, p.nearest(read.Tok{Sent: sent, Tok: c})); ok && p.carries(w) {
			return w
		}
	}
	return nil
}

// finite lists the first finite verbs of a sentence whose root is none, as in text run together with its labels.
func finite(s *syntax.Sentence) []int {
	var out []int
	for i := 0; i < len(s.Tokens) && len(out) < 3; i++ {
		if t := &s.Tokens[i]; t.UPOS == "VERB" && (t.XPOS == "VBD" || s.Dep(i, "aux:pass") >= 0) {
			out = append(out, i)
		}
	}
	return out
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

// mainLevel reports a token of the main clause: not in a clause below it.
func mainLevel(s *syntax.Sentence, i int) bool {
	for steps := 0; i >= 0 && steps < maxDepth; steps++ {
		switch s.Tokens[i].Deprel {
		case "acl:relcl", "acl", "advcl", "csubj", "appos", "ccomp":
			return false
		}
		i = s.Tokens[i].Head
	}
	return true
}

// apart reports a predicate in a clause that "after", "before" or "since" sets apart in time.
func apart(s *syntax.Sentence, i int) bool {
	for steps := 0; i >= 0 && steps < maxDepth; steps++ {
		if s.Tokens[i].Rel() == "advcl" && split(s, i) {
			return true
		}
		i = s.Tokens[i].Head
	}
	return false
}

// carried dates a predicate whose sentence does not: by the day of saying, the headline's story, the sentence before, or
// the report.
func (p *pass) carried(pred read.Tok) *sitrep.When {
	s := &p.doc.Sentences[pred.Sent]
	t := p.tenseOf(pred)
	if t == ahead {
		return nil
	}
	if t == pluperfect && p.toldBy(s, pred.Tok) {
		t = past // "said they had shelled": the past of reported speech
	}
	if w := p.begun[p.r.acts[s.Tokens[pred.Tok].Lemma]]; w != nil && p.beginsHere(s, pred.Tok) {
		return inherited(w)
	}
	if w := p.same[p.r.acts[s.Tokens[pred.Tok].Lemma]]; w != nil && p.retold(s, pred.Tok) {
		return inherited(w)
	}
	if w := p.saying(pred); w != nil && t != pluperfect {
		return w
	}
	if s.Title {
		return p.headline(pred)
	}
	if p.historical(pred.Sent) || apart(s, pred.Tok) {
		return nil
	}
	if w := p.before(pred); w != nil && t != present && t != perfect && !p.speechVerb(s, pred.Tok) {
		return w
	}
	if t == pluperfect && !earlier(s, pred.Tok) || t == perfect && pred.Sent > p.bodyStart()+perfectLed {
		return nil
	}
	return p.reportDay()
}

// toldBy reports a token inside what a verb of saying governs.
func (p *pass) toldBy(s *syntax.Sentence, i int) bool {
	for steps := 0; steps < 8; steps++ {
		h := s.Tokens[i].Head
		if h < 0 {
			return false
		}
		if rel := s.Tokens[i].Rel(); rel == "ccomp" && p.speechVerb(s, h) {
			return true
		}
		i = h
	}
	return false
}

// beginsHere reports an act that its own verb begins: "declared the offensive".
func (p *pass) beginsHere(s *syntax.Sentence, i int) bool {
	h := s.Tokens[i].Head
	return h >= 0 && s.Tokens[h].UPOS == "VERB" && p.r.begin[s.Tokens[h].Lemma]
}

// earlier reports "had earlier said": within this report's day.
func earlier(s *syntax.Sentence, i int) bool {
	for _, at := range []int{i, s.Tokens[i].Head} {
		if at < 0 {
			continue
		}
		for _, c := range s.Deps(at, "advmod") {
			if s.Tokens[c].Lower() == "earlier" {
				return true
			}
		}
	}
	return false
}

// retold reports a noun for an act that the story dates elsewhere: in the headline, with "the", or as what a statement is
// about.
func (p *pass) retold(s *syntax.Sentence, i int) bool {
	if s.Tokens[i].UPOS != "NOUN" && s.Tokens[i].UPOS != "PROPN" {
		return false
	}
	if s.Title || definite(s, i) {
		return true
	}
	for at, steps := s.Tokens[i].Head, 0; at >= 0 && steps < 4; steps++ {
		if p.speechVerb(s, at) {
			return true
		}
		at = s.Tokens[at].Head
	}
	return false
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
	if w := p.same[p.act(pred)]; w != nil {
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
	if w := p.same[p.act(pred)]; w != nil && s.Tokens[pred.Tok].UPOS == "NOUN" && definite(s, pred.Tok) {
		return inherited(w)
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
			if t.gov >= 0 && mainLevel(&p.doc.Sentences[sent], t.gov) {
				old++
			}
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
