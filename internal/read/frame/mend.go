package frame

import (
	"slices"
	"strings"

	"sitrep/internal/syntax"
)

// mender repairs a few trees that a light parser often gets wrong in news: a finite verb hung on its own subject, a
// headline verb taken for a noun, the subject of a clause of time taken for an adverbial. It works on a copy; the
// report's own trees stay as they are.
type mender struct {
	*grammar
	s       *syntax.Sentence
	changed bool
}

// mend gives the sentence itself where nothing had to be repaired.
func (g *grammar) mend(s *syntax.Sentence) *syntax.Sentence {
	m := &mender{grammar: g, s: s}
	for i := range s.Tokens {
		m.finite(i)
		m.headlineVerb(i)
		m.letters(i)
		m.relativeRoot(i)
		m.clauseOfTime(i)
		m.doer(i)
	}
	if m.changed {
		m.s.Link()
	}
	if s.Title {
		m.verbless()
	}
	if !m.changed {
		return s
	}
	m.s.Link()
	return m.s
}

// edit copies the sentence before the first change.
func (m *mender) edit() []syntax.Token {
	if !m.changed {
		fresh := syntax.Sentence{Index: m.s.Index, Paragraph: m.s.Paragraph, Title: m.s.Title, Span: m.s.Span,
			Tokens: slices.Clone(m.s.Tokens)}
		fresh.Link()
		m.s, m.changed = &fresh, true
	}
	return m.s.Tokens
}

func (m *mender) hang(i, head int, rel string) {
	toks := m.edit()
	toks[i].Head, toks[i].Deprel = head, rel
}

// finite lifts "a strike killed five" out from under its subject: a past tense is no reduced relative. The noun must head
// the sentence or be what a verb of saying seems to govern.
func (m *mender) finite(i int) {
	t := m.s.Tokens[i]
	if t.Deprel != "acl" || t.XPOS != "VBD" || t.Head < 0 || t.Head >= i || m.agentAfter(i) {
		return
	}
	noun := m.s.Tokens[t.Head]
	switch {
	case noun.Head < 0:
		n := t.Head
		m.hang(i, -1, "root")
		m.hang(n, i, "nsubj")
		m.move(n, i)
	case (noun.Deprel == "obj" || noun.Deprel == "ccomp") && m.says(noun.Head) && noun.Head < t.Head:
		n := t.Head
		m.hang(i, noun.Head, "ccomp")
		m.hang(n, i, "nsubj")
		m.move(n, i)
	}
}

// move gives what stands right of the verb and hung on its subject to the verb.
func (m *mender) move(n, verb int) {
	toks := m.edit()
	for k := verb + 1; k < len(toks); k++ {
		if toks[k].Head != n {
			continue
		}
		toks[k].Head = verb
		switch toks[k].Deprel {
		case "nmod":
			toks[k].Deprel = "obl"
		case "acl":
			toks[k].Deprel = "advcl"
		}
	}
}

func (m *mender) says(i int) bool {
	if i < 0 {
		return false
	}
	switch strings.ToLower(m.s.Tokens[i].Lemma) {
	case "say", "report", "claim", "announce", "add", "state", "confirm", "believe", "think", "show", "allege", "note", "tell":
		return true
	}
	return false
}

func (m *mender) agentAfter(i int) bool {
	toks := m.s.Tokens
	for k := i + 1; k < len(toks) && k <= i+2; k++ {
		if toks[k].Lower() == "by" {
			return true
		}
	}
	return false
}

// relativeRoot reads "The ministers, who had backed the plan, met …": the verb after the closing comma is the main one, not
// that of the relative clause, which has the pronoun for its subject.
func (m *mender) relativeRoot(i int) {
	toks := m.s.Tokens
	if toks[i].Head >= 0 || toks[i].UPOS != "VERB" {
		return
	}
	noun, pronoun := -1, -1
	for k := 0; k < i; k++ {
		if toks[k].Head != i || toks[k].Rel() != "nsubj" {
			continue
		}
		switch toks[k].Lower() {
		case "which", "who":
			pronoun = k
		default:
			noun = k
		}
	}
	if noun < 0 || pronoun < noun || toks[pronoun-1].Form != "," {
		return
	}
	if v := m.afterComma(i); v >= 0 {
		m.swapRoot(i, v, noun)
	}
}

// afterComma is the finite verb without a subject right behind the next comma, -1 without one.
func (m *mender) afterComma(i int) int {
	toks := m.s.Tokens
	for k := i + 1; k+1 < len(toks); k++ {
		if toks[k].Form != "," {
			continue
		}
		v := k + 1
		if toks[v].UPOS == "AUX" && v+1 < len(toks) {
			v++
		}
		x := toks[v].XPOS
		if toks[v].UPOS != "VERB" || (x != "VBD" && x != "VBZ" && x != "VBP" && x != "VBN") || m.subjected(v) {
			return -1
		}
		return v
	}
	return -1
}

func (m *mender) subjected(v int) bool {
	for k := range m.s.Tokens {
		if m.s.Tokens[k].Head == v && m.s.Tokens[k].Rel() == "nsubj" {
			return true
		}
	}
	return false
}

func (m *mender) swapRoot(old, main, noun int) {
	toks := m.edit()
	m.hang(main, -1, "root")
	m.hang(noun, main, "nsubj")
	m.hang(old, noun, "acl:relcl")
	for k := main + 1; k < len(toks); k++ {
		if toks[k].Head == old {
			toks[k].Head = main
		}
	}
}

// letters reads "IS has attacked …", where a group's letters were taken for a form of be.
func (m *mender) letters(i int) {
	t := m.s.Tokens[i]
	if t.Form != "IS" || t.UPOS == "PROPN" || strings.ToUpper(m.neighbours(i)) == m.neighbours(i) {
		return
	}
	toks := m.edit()
	toks[i].UPOS, toks[i].XPOS, toks[i].Lemma = "PROPN", "NNP", "IS"
	for k := i + 1; k < len(toks) && k <= i+3; k++ {
		if toks[k].UPOS == "VERB" {
			m.hang(i, k, "nsubj")
			return
		}
	}
}

// neighbours are the forms beside a token; text in capitals has nothing to tell letters from words by.
func (m *mender) neighbours(i int) string {
	out := ""
	for k := max(0, i-3); k < min(len(m.s.Tokens), i+4); k++ {
		if k != i {
			out += m.s.Tokens[k].Form
		}
	}
	return out
}

// headlineVerb reads "Airstrike kills dozens": a plural noun that is a known verb, a noun before it, a bare noun or number
// after it.
func (m *mender) headlineVerb(i int) {
	t := m.s.Tokens[i]
	if (t.UPOS != "NOUN" && t.UPOS != "PROPN") || i == 0 || i+1 >= len(m.s.Tokens) || t.Rel() == "compound" && t.Head > i+3 {
		return
	}
	low := t.Lower()
	stem := singular(low)
	before, after := m.s.Tokens[i-1], m.s.Tokens[i+1]
	if stem == low && !m.plainForm(i) || !m.harmVerb(stem) {
		return
	}
	if t.Head == i-1 && t.Rel() == "appos" && before.IsNominal() && after.UPOS == "NUM" {
		m.hang(i, before.Head, before.Deprel)
		m.hang(i-1, i, "compound")
		before = m.s.Tokens[i-1]
	}
	if !before.IsNominal() || before.Head != i || before.Rel() != "compound" && before.Rel() != "nmod" && before.Rel() != "amod" {
		return
	}
	if low := after.Lower(); low != "up" && low != "back" && after.UPOS != "NUM" && after.UPOS != "DET" && !after.IsNominal() && after.UPOS != "ADJ" {
		return
	}
	m.verbalise(i, stem)
}

// plainForm: "Strikes Kill 21" has a plural before the verb; in "chemical attack town" a noun stands there.
func (m *mender) plainForm(i int) bool {
	before := &m.s.Tokens[i-1]
	plural := before.XPOS == "NNS" || before.XPOS == "NNPS" || before.UPOS == "PROPN" && strings.HasSuffix(before.Form, "s")
	return plural && (m.s.Title || m.s.Tokens[i].UPOS == "PROPN" && m.s.Tokens[i+1].UPOS == "NUM")
}

// harmVerb lists the verbs that headlines so often put between an act and its victims.
func (m *mender) harmVerb(stem string) bool {
	switch stem {
	case "kill", "wound", "injure", "hit", "strike", "target", "destroy", "rock", "bomb", "capture", "seize", "arrest", "free", "release", "condemn", "accuse", "urge", "reject", "shell", "attack", "shoot", "step", "launch", "vow", "threaten", "warn", "deploy", "impose", "ban", "storm", "raid", "repel", "retake", "recapture", "meet", "visit", "sign", "deny", "demand", "pledge", "blame", "slam", "denounce", "expel", "detain", "suspend":
		return len(m.verbs[stem]) > 0 || m.lightOf[stem] != 0
	}
	return false
}

func (m *mender) verbalise(i int, stem string) {
	toks := m.edit()
	toks[i].UPOS, toks[i].XPOS, toks[i].Lemma = "VERB", "VBZ", stem
	subject, object := i-1, -1
	for k := range toks {
		if toks[k].Head != i {
			continue
		}
		switch {
		case k < i && k != subject:
			toks[k].Head = subject
		case k > i && object < 0 && toks[k].IsNominal() && !m.cased(k):
			object = k
		}
	}
	m.hang(subject, i, "nsubj")
	if object >= 0 {
		m.hang(object, i, "obj")
	}
	for k := i + 1; k < len(toks); k++ {
		if toks[k].Head == i && toks[k].Deprel == "nmod" {
			toks[k].Deprel = "obl"
		}
	}
}

func (m *mender) cased(k int) bool {
	for j := max(0, k-4); j < k; j++ {
		if m.s.Tokens[j].Head == k && m.s.Tokens[j].Deprel == "case" {
			return true
		}
	}
	return false
}

// clauseOfTime reads "as the coalition carried out raids": the noun after as, when or after is the subject of the verb
// right behind it.
func (m *mender) clauseOfTime(i int) {
	t := m.s.Tokens[i]
	if t.XPOS != "VBD" && t.XPOS != "VBZ" && t.XPOS != "VBP" || i < 2 {
		return
	}
	noun := i - 1
	n := m.s.Tokens[noun]
	if !n.IsNominal() || n.Rel() != "obl" || n.Head == i {
		return
	}
	for k := noun - 1; k >= 0 && k >= noun-6; k-- {
		c := m.s.Tokens[k]
		if c.Head != noun || c.Deprel != "case" {
			continue
		}
		switch c.Lower() {
		case "as", "after", "before", "since", "while", "than", "until":
			m.hang(noun, i, "nsubj")
			m.hang(k, i, "mark")
			if t.Rel() == "acl" || t.Rel() == "conj" {
				m.hang(i, n.Head, "advcl")
			}
		}
		return
	}
}

// doer hangs "by gunmen" on the act named before it, also over one phrase between: "the bombing of the market by the air force".
func (m *mender) doer(by int) {
	toks := m.s.Tokens
	k := toks[by].Head
	if toks[by].Lower() != "by" || k <= by || toks[k].Head < 0 {
		return
	}
	n, head := m.actBefore(by), toks[k].Head
	switch {
	case n < 0 || head == n || head > by && toks[k].Rel() != "nsubj":
	case m.s.Dep(head, "aux:pass") >= 0 && toks[head].XPOS == "VBN":
	case toks[k].Rel() == "obl" || toks[k].Rel() == "nmod" || toks[k].Rel() == "nsubj":
		m.hang(k, n, "nmod")
	}
}

// actBefore is the noun of the ontology that ends before token i, or that a prepositional phrase ending there follows.
func (m *mender) actBefore(i int) int {
	act := func(j int) bool {
		return j >= 0 && m.s.Tokens[j].UPOS == "NOUN" && len(m.nominal[m.s.Tokens[j].Lemma]) > 0
	}
	if act(i - 1) {
		return i - 1
	}
	for j := i - 1; j > 0 && i-j <= 6; j-- {
		switch t := &m.s.Tokens[j]; t.UPOS {
		case "DET", "ADJ", "NOUN", "PROPN", "NUM", "PART":
		case "ADP":
			if act(j - 1) {
				return j - 1
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}
