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
	if key != "" {
		if t, ok := w.byKey[key]; ok && !w.clashes(w.find(t), i) {
			t = w.find(t)
			w.add(t, i, "nominal")
			return t
		}
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

// description is the key under which two phrases describe one party: the same noun and modifiers and the same side,
// without a count. A side's armed men are one party whatever they are called: "Haftar's forces", "Haftar's troops".
func (w *weave) description(m *mention.Mention) string {
	if m.Rule == "quantity" {
		return ""
	}
	owner := w.ownerKey(m)
	if m.Class == "force" && owner != "" {
		return "own:" + owner + ":force:" + strings.Join(m.Code.Sectors, " ")
	}
	if !m.Plural && !m.Definite && m.Class == "person" {
		return ""
	}
	if m.Number >= 0 {
		return "count:" + owner + ":" + w.core(m) + ":" + strconv.Itoa(m.Number) // never met again: a count is of one phrase
	}
	return "noun:" + owner + ":" + w.core(m)
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

// upTo is how many sentences back a definite phrase may reach for what it takes up.
const upTo = 6

// takenUp is the thread a definite phrase takes up: the last one described or titled with its noun, or for "the group"
// and the like the only body near.
func (w *weave) takenUp(i int) int {
	m := &w.ms[i]
	if !m.Definite || m.Owner >= 0 || m.Number >= 0 || m.Title == "" {
		return -1
	}
	core := w.core(m)
	if t, ok := w.byNoun[m.Title]; ok && !strings.Contains(core, " ") {
		if t = w.find(t); w.near(t, m) && w.agree(t, i) && !w.clashes(t, i) {
			return t
		}
	}
	if generic(m.Title) && !strings.Contains(core, " ") {
		return w.onlyNear(i)
	}
	return -1
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
