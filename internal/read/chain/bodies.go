package chain

import (
	"slices"
	"strings"

	"sitrep/internal/lexicon"
	"sitrep/internal/read/mention"
)

// tieBody ties the name of a body, group, force or people.
func (w *weave) tieBody(i int) int {
	m := &w.ms[i]
	if m.Name == "" {
		return w.tieNominal(i)
	}
	parts := lexicon.Parts(m.Name)
	if len(parts) > 1 && parts[0] == "the" {
		parts = parts[1:]
	}
	key := strings.Join(parts, " ")
	if t, ok := w.byKey["name:"+key]; ok {
		w.add(w.find(t), i, "stated")
		return w.find(t)
	}
	if d := w.organ(m); d != "" {
		t := w.tieKey(i, d, "name")
		w.learn(t, parts, m.Class)
		return t
	}
	if t := w.introduced(i, key); t >= 0 {
		w.byKey["name:"+key] = t
		return t
	}
	if t, ok := w.acronyms[strings.ReplaceAll(key, " ", "")]; ok && t >= 0 && upper(m.Name) && !w.clashes(w.find(t), i) {
		w.add(w.find(t), i, "stated")
		return w.find(t)
	}
	if t := w.shortened(i, parts); t >= 0 {
		w.add(t, i, "stated")
		w.learn(t, parts, m.Class)
		return t
	}
	if t := w.headword(i); t >= 0 {
		w.add(t, i, "stated")
		return t
	}
	t := w.open(i, "name")
	w.learn(t, parts, m.Class)
	return t
}

// headword is the one body of the report whose name of several words holds the single capitalised word that i is, behind
// "the": "the Observatory", "the Front". -1 where none has it or several have.
func (w *weave) headword(i int) int {
	m := &w.ms[i]
	s := &w.doc.Sentences[m.Sent]
	if m.Plural || m.Owner >= 0 || m.Head == 0 || s.Tokens[m.Head-1].Lower() != "the" || !capital(s.Tokens[m.Head].Form) {
		return -1
	}
	word := lexicon.Key(s.Tokens[m.Head].Form)
	found := -1
	for k := len(w.bodies) - 1; k >= 0 && k >= len(w.bodies)-maxBodies; k-- {
		t := w.find(w.bodies[k])
		if len(w.threads[t].mentions) == 0 || !slices.ContainsFunc(w.threads[t].names, func(n []string) bool {
			return len(n) > 1 && slices.Contains(n, word)
		}) || w.clashes(t, i) {
			continue
		}
		if found >= 0 && found != t {
			return -1
		}
		found = t
	}
	return found
}

// capital: a capital first and a lower-case letter behind it.
func capital(form string) bool {
	return len(form) > 1 && form[0] >= 'A' && form[0] <= 'Z' && form[1] >= 'a' && form[1] <= 'z'
}

// organ is the description key of a state's organ whose name is no more than that ("Syrian Army"), empty for a proper name.
func (w *weave) organ(m *mention.Mention) string {
	if m.Title == "" || m.Owner < 0 || m.Code.ID != "" {
		return ""
	}
	if d := w.description(m); strings.HasPrefix(d, "own:") || m.Class == "body" && strings.HasPrefix(d, "noun:") {
		return d
	}
	return ""
}

func upper(name string) bool {
	n := 0
	for _, r := range name {
		if r >= 'A' && r <= 'Z' {
			n++
		} else if r >= 'a' && r <= 'z' {
			return false
		}
	}
	return n >= 2 && n <= 8
}

// introduced ties a short form in brackets straight behind the name it stands for: "Libyan National Army (LNA)".
func (w *weave) introduced(i int, key string) int {
	m := &w.ms[i]
	s := &w.doc.Sentences[m.Sent]
	if m.Lo == 0 || s.Tokens[m.Lo-1].Form != "(" && s.Tokens[m.Lo-1].Form != "-LRB-" || m.Hi >= len(s.Tokens) || s.Tokens[m.Hi].Form != ")" && s.Tokens[m.Hi].Form != "-RRB-" {
		return -1
	}
	for k := i - 1; k >= 0 && k >= i-4 && w.ms[k].Sent == m.Sent; k-- {
		p := &w.ms[k]
		if p.Hi != m.Lo-1 && p.Hi != m.Lo-2 || !party(p.Class) || p.Class == "country" || w.of[k] < 0 {
			continue
		}
		if t := w.thread(k); t >= 0 && p.Class != "person" {
			w.add(t, i, "stated")
			w.learn(t, []string{key}, p.Class)
			return t
		}
	}
	return -1
}

// maxBodies bounds how many bodies a shortened name is compared with.
const maxBodies = 60

// shortened ties "Security Council" to "UN Security Council", "Nusra" to "Nusra Front": words at the start or end of a
// longer name, or the reverse, that only one body of the report has.
func (w *weave) shortened(i int, parts []string) int {
	if len(parts) == 1 && (len(parts[0]) < 5 || w.noun(parts[0])) {
		return -1
	}
	found := -1
	for k := len(w.bodies) - 1; k >= 0 && k >= len(w.bodies)-maxBodies; k-- {
		t := w.find(w.bodies[k])
		for _, n := range w.threads[t].names {
			if (partOf(parts, n) || len(n) > 1 && partOf(n, parts)) && !w.clashes(t, i) {
				if found >= 0 && found != t {
					return -1
				}
				found = t
			}
		}
	}
	return found
}

// noun reports whether a word is an agent noun, so that it names nothing by itself.
func (w *weave) noun(word string) bool {
	e, hi := w.lex.Match([]lexicon.Word{{word}}, 0, func(e *lexicon.Entry, _ int) bool {
		return e.Noun >= 0 || e.Adjective >= 0 || e.PeopleAdj >= 0 || e.State >= 0
	})
	return e != nil && hi == 1
}
