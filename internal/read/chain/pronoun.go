package chain

import (
	"strings"

	"sitrep/internal/read/mention"
	"sitrep/internal/syntax"
)

// window is how many sentences before its own a pronoun may look back.
const window = 3

// candidate is an antecedent with its weight.
type candidate struct {
	mention int // -1 a noun that is no party
	thread  int // -1 not yet a thread
	weight  float64
}

// tiePronoun ties a pronoun where one antecedent is clearly best. First and second persons are left to the voices.
func (w *weave) tiePronoun(i int) {
	m := &w.ms[i]
	switch m.Rule {
	case "first", "second":
		return
	case "relative":
		w.tieRelative(i)
		return
	}
	best, second := w.antecedents(i)
	if best.mention < 0 || best.weight-second.weight < w.margin(i, best) {
		return
	}
	t := best.thread
	if t < 0 {
		t = w.open(best.mention, "thing")
		w.basis[best.mention] = basisOf(&w.ms[best.mention])
	}
	w.add(t, i, "pronoun")
}

// margin is how far the best must lead the second: more for "it", which stands for so much, and across paragraphs.
func (w *weave) margin(i int, best candidate) float64 {
	m, a := &w.ms[i], &w.ms[best.mention]
	need := 0.4
	if m.Gender == 'n' {
		need = 0.9
	}
	if w.paragraph(a) != w.paragraph(m) {
		need += 0.4
		if w.stitched {
			need = 100 // only where nothing else is left: the second then weighs -1000
		}
	}
	return need
}

func (w *weave) paragraph(m *mention.Mention) int { return w.doc.Sentences[m.Sent].Paragraph }

// antecedents are the best and the second candidate of different threads.
func (w *weave) antecedents(i int) (best, second candidate) {
	best = candidate{-1, -1, -1000}
	second = best
	m := &w.ms[i]
	for k := i - 1; k >= 0 && m.Sent-w.ms[k].Sent <= window && m.Head-w.ms[k].Head < 400; k-- {
		if !w.fits(k, i) {
			continue
		}
		c := candidate{k, w.thread(k), w.weigh(k, i)}
		switch {
		case same(c, best):
			best.weight += 0.15
		case same(c, second) && c.weight <= second.weight:
		case c.weight > best.weight:
			best, second = c, best
		case c.weight > second.weight:
			second = c
		}
	}
	if m.Gender == 'n' {
		if b := w.blocker(i); b > second.weight && b < best.weight {
			second.weight = b
		} else if b >= best.weight {
			return candidate{-1, -1, -1000}, second
		}
	}
	return best, second
}

func same(a, b candidate) bool {
	return b.mention >= 0 && (a.thread >= 0 && a.thread == b.thread || a.mention == b.mention)
}

// fits reports whether mention k can be what pronoun i stands for.
func (w *weave) fits(k, i int) bool {
	a, m := &w.ms[k], &w.ms[i]
	if a.Kind == "pronoun" && (w.of[k] < 0 || a.Rule == "relative") || len(a.Parts) > 0 && a.Owner >= 0 || a.Rule == "demonym" || a.Rule == "part" {
		return false
	}
	if a.Kind != "pronoun" && !w.kindFits(a, m) || a.Kind == "pronoun" && !w.pronounFits(a, m) {
		return false
	}
	if t := w.thread(k); t >= 0 {
		if th := &w.threads[t]; th.gender != 0 && (m.Gender == 'm' || m.Gender == 'f') && th.gender != m.Gender {
			return false
		}
		if m.Rule != "reflexive" && m.Rule != "possessive" && w.clashes(t, i) {
			return false
		}
	}
	if m.Rule != "reflexive" && m.Rule != "possessive" && w.apart(k, i) || m.Sent == a.Sent && m.Head >= a.Lo && m.Head < a.Hi {
		return false
	}
	return w.owns(k, i)
}

func (w *weave) kindFits(a, m *mention.Mention) bool {
	switch {
	case m.Class == "person":
		return a.Class == "person" && !a.Plural && a.Rule != "quantity" && !(a.Gender != 0 && a.Gender != m.Gender)
	case m.Plural:
		return a.Plural || a.Class == "people" || a.Class == "body" || a.Class == "force" || a.Class == "group" || a.Class == "country"
	}
	return a.Class != "person" && a.Class != "people" && !a.Plural
}

func (w *weave) pronounFits(a, m *mention.Mention) bool {
	return a.Class == m.Class && a.Plural == m.Plural && a.Gender == m.Gender
}

// owns keeps forces and fighters from those who have none: a possessive before armed men is not a mediator's or a body
// of civilians'.
func (w *weave) owns(k, i int) bool {
	m := &w.ms[i]
	if m.Rule != "possessive" {
		return true
	}
	tok := &w.doc.Sentences[m.Sent].Tokens[m.Head]
	held := w.res.Headed(m.Sent, tok.Head)
	if held < 0 || w.ms[held].Class != "force" && w.ms[held].Role != "combatant" {
		return true
	}
	sectors, country := w.ms[k].Code.Sectors, w.ms[k].Code.Country
	if t := w.thread(k); t >= 0 && w.threads[t].actor >= 0 {
		if c, ok := w.lex.Actors[w.threads[t].actor].At(w.date); ok {
			sectors, country = c.Sectors, c.Country
		}
	}
	switch country {
	case "IGO", "UNO", "NGO", "MNC":
		return false
	}
	for _, s := range sectors {
		switch s {
		case "IGO", "UNO", "NGO", "JRN", "CVL", "MED", "BUS", "EDU", "REF", "JUD", "LEG", "SOC":
			return false
		}
	}
	return true
}

// weigh says how good an antecedent k is for pronoun i: near, a subject, in the same role, a name, the topic.
func (w *weave) weigh(k, i int) float64 {
	a, m := &w.ms[k], &w.ms[i]
	sa, sm := &w.doc.Sentences[a.Sent], &w.doc.Sentences[m.Sent]
	ta, tm := &sa.Tokens[a.Head], &sm.Tokens[m.Head]
	score := -1.1 * float64(m.Sent-a.Sent)
	switch ta.Rel() {
	case "nsubj":
		score += 1.6
		if ta.Head >= 0 && sa.Tokens[ta.Head].Head < 0 {
			score += 0.5
		}
	case "obj", "iobj":
		score += 0.6
	case "nmod", "compound", "amod":
		score -= 0.4
	}
	if ta.Deprel == "nmod:poss" {
		score += 0.3
	}
	if ta.Rel() == tm.Rel() {
		score += 0.3
	}
	if a.Kind == "name" {
		score += 0.4
	}
	if sa.Title && !sm.Title {
		score -= 0.8
	}
	if w.paragraph(a) != w.paragraph(m) {
		score -= 0.5
	}
	if a.Sent == m.Sent {
		score -= 0.02 * float64(min(m.Head-a.Head, 40))
	}
	if t := w.thread(k); t >= 0 {
		score += 0.12 * float64(min(len(w.threads[t].mentions), 6))
	}
	return score + w.suits(a, m, tm, sm)
}

// suits weighs class against the pronoun: they prefers people, it prefers what is not a country before a verb of things.
func (w *weave) suits(a, m *mention.Mention, tm *syntax.Token, sm *syntax.Sentence) float64 {
	switch {
	case m.Class == "" && m.Plural:
		switch {
		case a.Plural && (a.Class == "person" || a.Class == "people"), a.Class == "group", a.Class == "force":
			return 0.6
		case a.Class == "country":
			return -0.8
		case !party(a.Class):
			return -0.9
		}
	case m.Gender == 'n' && tm.Rel() == "nsubj" && tm.Head >= 0 && speech(sm.Tokens[tm.Head].Lemma):
		if party(a.Class) {
			return 1
		}
		return -2
	case m.Gender == 'n' && a.Class == "place":
		return -0.3
	}
	return 0
}

func speech(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "say", "announce", "deny", "claim", "add", "warn", "accuse", "report", "condemn", "vow", "pledge", "urge", "demand", "call", "reject", "want", "plan", "decide", "agree", "deploy", "launch":
		return true
	}
	return false
}

// blocker is the weight of the best noun that is no mention (an act, a time) as antecedent of "it", so that an attack is
// not taken for the army that made it.
func (w *weave) blocker(i int) float64 {
	m := &w.ms[i]
	best := -1000.0
	for sent := m.Sent; sent >= 0 && sent >= m.Sent-1; sent-- {
		s := &w.doc.Sentences[sent]
		for k := range s.Tokens {
			t := &s.Tokens[k]
			if t.UPOS != "NOUN" || t.XPOS == "NNS" || sent == m.Sent && k >= m.Head || k > 300 {
				continue
			}
			rel := t.Rel()
			if rel != "nsubj" && rel != "obj" && rel != "nmod" && rel != "obl" || w.res.At(sent, k) >= 0 && w.res.Headed(sent, k) >= 0 {
				continue
			}
			score := -1.1 * float64(m.Sent-sent)
			if rel == "nsubj" {
				score += 1.6
			} else if rel == "obj" {
				score += 0.6
			} else {
				score -= 0.8
			}
			best = max(best, score)
		}
	}
	return best
}

// tieRelative ties who, which and whose to the head of the clause they open.
func (w *weave) tieRelative(i int) {
	m := &w.ms[i]
	s := &w.doc.Sentences[m.Sent]
	for h, steps := s.Tokens[m.Head].Head, 0; h >= 0 && steps < 4; h, steps = s.Tokens[h].Head, steps+1 {
		if s.Tokens[h].Deprel != "acl:relcl" {
			continue
		}
		k := w.res.Headed(m.Sent, s.Tokens[h].Head)
		if k < 0 || k >= i || w.of[k] < 0 {
			return
		}
		w.add(w.thread(k), i, "pronoun")
		return
	}
}
