package chain

import (
	"strconv"
	"strings"

	"sitrep/internal/read/mention"
)

// tieNominal ties a described party: to the phrase it is an apposition of, to the same description, or, where it is
// definite, to a party that it can take up again; else it is a party of its own.
func (w *weave) tieNominal(i int) int {
	m := &w.ms[i]
	if o := w.apposed(i); o >= 0 && w.of[o] >= 0 && w.agree(w.thread(o), i) && m.Rule != "quantity" {
		t := w.thread(o)
		w.add(t, i, "nominal")
		return t
	}
	key := w.description(m)
	if w.named(i) {
		return w.open(i, "nominal") // the name behind it says who it is
	}
	if key != "" {
		if t, ok := w.byKey[key]; ok && !w.clashes(w.find(t), i) {
			t = w.find(t)
			w.add(t, i, "nominal")
			return t
		}
	}
	if t := w.headword(i); t >= 0 && family(m.Class) == "body" {
		w.add(t, i, "nominal")
		return t
	}
	if t := w.takenUp(i); t >= 0 {
		w.add(t, i, "nominal")
		return t
	}
	t := w.open(i, "nominal")
	if m.Rule == "national" {
		w.threads[t].rule = "national"
	}
	if key != "" {
		w.byKey[key] = t
	}
	return t
}

// named reports whether a name stands behind the phrase as its apposition: "the minister, Ali Sad".
func (w *weave) named(i int) bool {
	m := &w.ms[i]
	s := &w.doc.Sentences[m.Sent]
	for _, k := range s.Deps(m.Head, "appos") {
		if o := w.res.Headed(m.Sent, k); o > i && w.ms[o].Kind == "name" && family(w.ms[o].Class) == family(m.Class) {
			return true
		}
	}
	return false
}

// description is the key under which two phrases describe one party: the same noun and modifiers and the same side,
// without a count. A side's armed men are one party whatever they are called: "Haftar's forces", "Haftar's troops".
func (w *weave) description(m *mention.Mention) string {
	if m.Rule == "quantity" || m.Rule == "national" && !m.Plural || !m.Plural && w.indefinite(m) {
		return ""
	}
	owner, core := w.ownerKey(m), w.core(m)
	if m.Number >= 0 {
		return "count:" + owner + ":" + core + ":" + strings.ToLower(w.doc.Words(m.Range))
	}
	if m.Class == "force" && owner != "" && regular(m.Title) && !strings.Contains(strings.TrimSuffix(core, "+"), " ") {
		if own := &w.ms[m.Owner]; own.Class != "country" && own.Class != "place" {
			return "own:" + owner + ":force"
		}
		return "own:" + owner + ":force:" + strings.Join(m.Code.Sectors, " ")
	}
	if !m.Plural && !m.Definite && m.Class == "person" {
		return ""
	}
	return "noun:" + owner + ":" + core
}

// regular nouns name the armed side as a whole.
func regular(noun string) bool {
	switch noun {
	case "army", "military", "armed forces", "forces", "troops", "man", "ground forces", "armed services", "military forces":
		return true
	}
	return false
}

// indefinite reports whether the phrase brings in something new: "a patrol", "another group", "one soldier".
func (w *weave) indefinite(m *mention.Mention) bool {
	s := &w.doc.Sentences[m.Sent]
	for k := m.Lo; k < m.Head; k++ {
		switch s.Tokens[k].Lower() {
		case "a", "an", "another", "one", "some", "any", "every", "each", "no":
			return true
		case "the":
			return false
		}
	}
	return false
}

// ownerKey tells owners apart: the thread of the owner, or the country its coding takes from it.
func (w *weave) ownerKey(m *mention.Mention) string {
	if m.Owner < 0 {
		return ""
	}
	own := &w.ms[m.Owner]
	if (own.Class == "country" || own.Class == "place" && m.Class != "people" && m.Class != "person") && own.Code.Country != "" {
		return own.Code.Country
	}
	if t := w.thread(m.Owner); t >= 0 {
		return strconv.Itoa(t)
	}
	return strings.ToLower(w.doc.Words(own.Range))
}

// core is the noun with the words that tell it from its like, without articles, numbers, owners and "of" phrases.
func (w *weave) core(m *mention.Mention) string {
	s := &w.doc.Sentences[m.Sent]
	var b strings.Builder
	lo := m.Lo
	if m.Owner >= 0 && w.ms[m.Owner].Sent == m.Sent && w.ms[m.Owner].Lo >= m.Lo && w.ms[m.Owner].Hi <= m.Head {
		lo = w.ms[m.Owner].Hi
	}
	for k := lo; k <= m.Head; k++ {
		switch t := &s.Tokens[k]; {
		case k == m.Head && t.Lemma != "":
			b.WriteString(strings.ToLower(t.Lemma))
		case t.UPOS == "DET", t.UPOS == "NUM", t.UPOS == "PRON", t.UPOS == "PUNCT", t.UPOS == "PART", t.UPOS == "ADV":
		default:
			b.WriteString(t.Lower())
			b.WriteByte(' ')
		}
	}
	if m.Plural {
		b.WriteString("+")
	}
	return b.String()
}

// upTo is how many sentences back a definite phrase of a noun alone may reach for what it takes up; with further words
// ("the provincial militia") it may reach any earlier phrase of the same words.
const upTo = 6

// takenUp is the thread a definite phrase takes up: the last one described or titled with its noun, or for "the group"
// and the like the only body near.
func (w *weave) takenUp(i int) int {
	m := &w.ms[i]
	if !m.Definite || m.Owner >= 0 || m.Number >= 0 || m.Title == "" {
		return -1
	}
	core := strings.TrimSuffix(w.core(m), "+")
	if t, ok := w.byNoun[core]; ok {
		if t = w.find(t); (w.near(t, m) || strings.Contains(core, " ")) && w.agree(t, i) && !w.clashes(t, i) {
			return t
		}
	}
	switch plain := !strings.Contains(core, " "); {
	case m.Title == "country" && plain:
		return w.country()
	case generic(m.Title) && plain:
		return w.onlyNear(i)
	case m.Class == "person" && !m.Plural:
		return w.leader(i)
	}
	return -1
}

// country is the state "the country" means: the one the report is about, else the only one named so far.
func (w *weave) country() int {
	if t, ok := w.byKey["state:"+w.home]; ok && w.home != "" {
		return w.find(t)
	}
	found := -1
	for t := range w.threads {
		if w.threads[t].state >= 0 {
			if found >= 0 {
				return -1
			}
			found = t
		}
	}
	return found
}

// leader is the person a definite description without a name takes up ("the general", "the strongman"): one of the
// named persons near whose sectors or title fit, the only one or the one named at least twice as often as any other.
func (w *weave) leader(i int) int {
	m := &w.ms[i]
	best, count, next := -1, 0, 0
	seen := map[int]bool{}
	for k := i - 1; k >= 0 && m.Sent-w.ms[k].Sent <= upTo; k-- {
		t := w.thread(k)
		if w.ms[k].Kind != "name" || w.ms[k].Class != "person" || t < 0 || seen[t] {
			continue
		}
		seen[t] = true
		if !w.agree(t, i) || w.clashes(t, i) || !w.akin(t, m) {
			continue
		}
		switch n := len(w.threads[t].mentions); {
		case n > count:
			best, count, next = t, n, count
		case n > next:
			next = n
		}
	}
	if best < 0 || count < 2*next {
		return -1
	}
	return best
}

// akin reports whether a description's sectors are those of a person, armed sectors counting as one kind.
func (w *weave) akin(t int, m *mention.Mention) bool {
	if len(m.Code.Sectors) == 0 {
		return false
	}
	for _, s := range w.sectors(t) {
		for _, d := range m.Code.Sectors {
			if s == d || armed(s) && armed(d) {
				return true
			}
		}
	}
	return false
}

func armed(sector string) bool {
	switch sector {
	case "MIL", "REB", "UAF", "PRM":
		return true
	}
	return false
}

// sectors are those of the pack on the day, else of the first mention that has some.
func (w *weave) sectors(t int) []string {
	if a := w.threads[t].actor; a >= 0 {
		c, _ := w.lex.Actors[a].At(w.date)
		return c.Sectors
	}
	for _, i := range w.threads[t].mentions {
		if s := w.ms[i].Code.Sectors; len(s) > 0 {
			return s
		}
	}
	return nil
}

func (w *weave) near(t int, m *mention.Mention) bool {
	last := w.latest(t)
	return last >= 0 && m.Sent-w.ms[last].Sent <= upTo
}

func generic(noun string) bool {
	switch noun {
	case "group", "organization", "organisation", "movement", "outfit", "network", "militant group", "rebel group", "armed group", "terrorist group", "party", "body", "agency", "militia", "faction":
		return true
	}
	return false
}

// onlyNear is the one named body of the last two sentences, -1 where there is none or more.
func (w *weave) onlyNear(i int) int {
	found := -1
	for k := i - 1; k >= 0 && w.ms[i].Sent-w.ms[k].Sent <= 2; k-- {
		p := &w.ms[k]
		if p.Kind != "name" || family(p.Class) != "body" || w.of[k] < 0 {
			continue
		}
		t := w.thread(k)
		if found >= 0 && found != t {
			return -1
		}
		found = t
	}
	if found >= 0 && w.clashes(found, i) {
		return -1
	}
	return found
}
