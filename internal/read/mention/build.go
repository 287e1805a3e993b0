package mention

import (
	"strings"

	"sitrep/internal/lexicon"
	"sitrep/internal/read"
	"sitrep/internal/syntax"
)

// read fills found: units first, then the words outside units, then what hangs on both.
func (sc *scan) read() {
	sc.findUnits()
	sc.findRuns()
	titleOf := sc.pairTitles()
	for u := range sc.units {
		if titleOf[u] == merged {
			continue
		}
		sc.addUnit(u, titleOf[u])
	}
	for i := range sc.s.Tokens {
		if sc.unitOf[i] < 0 {
			sc.addToken(i)
		}
	}
	sc.findOwners()
	sc.findParts()
	sc.shareParts()
}

const (
	untitled = -1
	merged   = -2
)

// findRuns makes units of proper nouns in a row that neither the lexicon nor the engine knows.
func (sc *scan) findRuns() {
	toks := sc.s.Tokens
	for i := 0; i < len(toks); i++ {
		if sc.unitOf[i] >= 0 || toks[i].UPOS != "PROPN" {
			continue
		}
		hi := i + 1
		for hi < len(toks) && sc.unitOf[hi] < 0 && (toks[hi].UPOS == "PROPN" || sc.hyphen(hi)) {
			hi++
		}
		for i, u := i, len(sc.units); i < hi; i++ {
			sc.unitOf[i] = u
		}
		sc.units = append(sc.units, unit{lo: i, hi: hi, head: sc.headOf(i, hi), proper: true})
		i = hi - 1
	}
}

// hyphen reports whether token i is a hyphen inside a name.
func (sc *scan) hyphen(i int) bool {
	t := sc.s.Tokens
	return t[i].Form == "-" && i > 0 && i+1 < len(t) && t[i-1].Span.End == t[i].Span.Start && t[i].Span.End == t[i+1].Span.Start && t[i+1].UPOS == "PROPN"
}

// pairTitles joins a title or role noun with the name that follows it at once: "Gen Khalifa Haftar", "rebel leader X",
// "the group Y". It says for each unit the unit of its title, untitled, or merged for a title.
func (sc *scan) pairTitles() []int {
	out := make([]int, len(sc.units))
	for i := range out {
		out[i] = untitled
	}
	for a := range sc.units {
		if sc.units[a].hi >= len(sc.unitOf) {
			continue
		}
		b := sc.unitOf[sc.units[a].hi]
		if b < 0 || b == a || sc.units[b].lo != sc.units[a].hi || !sc.titles(a, b) {
			continue
		}
		out[a], out[b] = merged, a
	}
	return out
}

func (sc *scan) titles(a, b int) bool {
	ua, ub := &sc.units[a], &sc.units[b]
	if ua.entry == nil || ua.entry.Noun < 0 || !ub.proper || ub.entry != nil && !person(sc.lex, ub.entry) {
		return ub.entry != nil && ua.entry != nil && ua.entry.Noun >= 0 && !ua.entry.Plural && ub.proper && len(ub.entry.Actors) > 0 && sc.joined(ua, ub)
	}
	n := &sc.lex.Nouns[ua.entry.Noun]
	switch n.Class {
	case "person", "body", "force", "group":
	default:
		return false
	}
	if ub.name == "LOC" || sc.country != nil && sc.country[ub.head] != "" && ub.name != "PER" {
		return false
	}
	return n.Title && !ua.entry.Plural || sc.joined(ua, ub)
}

func person(lex *lexicon.Lexicon, e *lexicon.Entry) bool {
	return len(e.Actors) > 0 && e.State < 0 && e.Adjective < 0 && lex.Actors[e.Actors[0]].Kind == "person"
}

// joined reports whether one unit hangs on the other as a name on its noun.
func (sc *scan) joined(a, b *unit) bool {
	ta, tb := &sc.s.Tokens[a.head], &sc.s.Tokens[b.head]
	switch {
	case ta.Head == b.head:
		return ta.Rel() == "compound" || ta.Rel() == "flat" || ta.Deprel == "nmod:desc" || ta.Rel() == "amod"
	case tb.Head == a.head:
		return tb.Rel() == "flat" || tb.Rel() == "appos" || tb.Deprel == "nmod:desc" || tb.Rel() == "compound"
	}
	return false
}

// addUnit makes the mention of one unit with its title, if the unit can be one.
func (sc *scan) addUnit(u, title int) {
	un := &sc.units[u]
	m := Mention{Kind: "name", Owner: -1, Toponym: sc.topOf[un.head], Number: -1}
	if !sc.describe(&m, un) {
		return
	}
	head, lo, hi := un.head, un.lo, un.hi
	if title >= 0 {
		tu := &sc.units[title]
		sc.titled(&m, tu)
		if x := sc.swallowed(tu.lo, un.hi); x >= 0 {
			head, lo = x, x
			sc.found[sc.at[x]].Rule = dropped
			sc.compose(&m, &sc.found[sc.at[x]])
			sc.at[x] = -1
		} else if head = sc.headOf(tu.lo, un.hi); head != un.head {
			l, _ := sc.phrase(un.head)
			lo = min(lo, l)
		}
		lo = min(lo, tu.lo)
	}
	l, h := sc.phrase(head)
	m.Range = read.Range{Sent: sc.sent, Lo: min(lo, l), Hi: max(hi, h), Head: head}
	sc.finish(&m)
}

// dropped marks a mention that another one took the place of.
const dropped = "dropped"

// swallowed is the body or state straight before a title that the tree takes for the head of title and name
// ("UN envoy Ana Reis" headed by UN), -1 where the tree is as it should be.
func (sc *scan) swallowed(lo, hi int) int {
	if lo == 0 {
		return -1
	}
	p := sc.unitOf[lo-1]
	if p < 0 || sc.units[p].hi != lo || sc.at[sc.units[p].head] < 0 {
		return -1
	}
	x := sc.units[p].head
	if h := sc.s.Tokens[sc.headOf(lo, hi)].Head; h >= sc.units[p].lo && h < sc.units[p].hi {
		return x
	}
	return -1
}

// titled takes class, gender and coding from the title where the name gives none.
func (sc *scan) titled(m *Mention, tu *unit) {
	n := &sc.lex.Nouns[tu.entry.Noun]
	m.Title = strings.ToLower(n.Text)
	m.Role = n.Role
	if m.Gender == 0 {
		m.Gender = n.Gender
	}
	if m.Code.ID == "" {
		m.Class = n.Class
		m.Code.Sectors, m.Code.Basis = n.Sectors, n.Basis
		m.Code.IDs = nil
		m.Rule = "title"
	}
}

// addToken makes the mention of a word outside all units.
func (sc *scan) addToken(i int) {
	t := &sc.s.Tokens[i]
	m := Mention{Kind: "nominal", Class: "thing", Owner: -1, Toponym: sc.topOf[i], Number: -1, Rule: "word"}
	lower := t.Lower()
	p, isPronoun := pronounOf(lower)
	switch {
	case isPronoun && (t.UPOS == "PRON" || t.UPOS == "DET" && lower == "his" || t.XPOS == "PRP" || t.XPOS == "PRP$"):
		if (p.rule == "relative" && !sc.relative(i)) || sc.pleonastic(i) {
			return
		}
		m.Kind, m.Class, m.Plural, m.Gender, m.Rule = "pronoun", p.class, p.plural, p.gender, p.rule
		m.Range = read.Range{Sent: sc.sent, Lo: i, Hi: i + 1, Head: i}
		sc.finish(&m)
		return
	case quantity(lower) && argument(t):
		m.Class, m.Plural, m.Rule = "person", true, "quantity"
	case t.UPOS == "ADJ" && argument(t) && sc.determined(i), t.UPOS == "NUM" && argument(t) && sc.countsPeople(i):
		m.Class, m.Plural, m.Rule = "person", true, "quantity"
	case t.UPOS != "NOUN" || inner(t) || len(sc.words[i]) == 0:
		return
	default:
		m.Plural = t.XPOS == "NNS" || t.XPOS == "NNPS"
	}
	lo, hi := sc.phrase(i)
	m.Range = read.Range{Sent: sc.sent, Lo: lo, Hi: hi, Head: i}
	sc.finish(&m)
}

// argument reports whether the word fills a place that nouns fill.
func argument(t *syntax.Token) bool {
	switch t.Rel() {
	case "nsubj", "obj", "iobj", "obl", "nmod":
		return true
	}
	return false
}

func inner(t *syntax.Token) bool {
	switch t.Rel() {
	case "compound", "flat", "fixed", "goeswith":
		return true
	}
	return t.Deprel == "obl:tmod" || t.Deprel == "obl:npmod" || t.Deprel == "obl:unmarked"
}

func (sc *scan) determined(i int) bool {
	for _, c := range sc.s.Children(i) {
		if sc.s.Tokens[c].Lower() == "the" {
			return true
		}
	}
	return false
}

// countsPeople: a bare number as subject or object of a verb of harm or motion counts people.
func (sc *scan) countsPeople(i int) bool {
	h := sc.s.Tokens[i].Head
	if h < 0 || sc.numOf[i] < 0 {
		return false
	}
	switch sc.s.Tokens[h].Lemma {
	case "kill", "wound", "injure", "die", "arrest", "detain", "hurt", "abduct", "kidnap", "capture", "execute", "flee", "murder", "rescue", "behead", "massacre", "hospitalize":
		return true
	}
	return false
}

// finish fills what every mention has and files it.
func (sc *scan) finish(m *Mention) {
	m.Definite = m.Kind == "name"
	for i := m.Lo; i < m.Head; i++ {
		switch sc.s.Tokens[i].Lower() {
		case "the", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my":
			m.Definite = true
		}
		if m.Number < 0 && sc.numOf[i] >= 0 && sc.s.Tokens[i].Head == m.Head {
			m.Number = sc.numOf[i]
		}
	}
	if m.Number < 0 && m.Rule == "quantity" {
		m.Number = sc.numOf[m.Head]
	}
	if m.Kind == "nominal" && !m.Plural && m.Class == "person" && (sc.s.Tokens[m.Head].XPOS == "NNS") {
		m.Plural = true
	}
	if sc.at[m.Head] >= 0 {
		return
	}
	sc.at[m.Head] = len(sc.found)
	sc.found = append(sc.found, *m)
}

func (sc *scan) text(lo, hi int) string {
	s := strings.TrimRight(sc.s.TokenSpan(lo, hi).In(sc.doc.Text), "'’.,")
	if strings.Contains(s, ".") && hi-lo == 1 {
		s = sc.s.TokenSpan(lo, hi).In(sc.doc.Text) // an abbreviation keeps its stop
	}
	if strings.ContainsAny(s, "\n\t") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return s
}

// given is the gender of the first word of a name, 0 unknown.
func (sc *scan) given(lo int) byte { return sc.lex.Given(sc.s.Tokens[lo].Form) }
