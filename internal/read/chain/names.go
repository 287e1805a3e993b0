package chain

import (
	"strings"

	"sitrep/internal/lexicon"
	"sitrep/internal/read/mention"
)

// tieName ties a name: to the pack's actor or state, to a person of the same name, or to a body by words or acronym.
func (w *weave) tieName(i int) {
	m := &w.ms[i]
	t := -1
	switch {
	case m.Code.ID != "" || len(m.Code.IDs) > 0:
		t = w.tieKnown(i)
	case m.Class == "country" && m.Code.Country != "":
		t = w.tieKey(i, "state:"+m.Code.Country, "state")
		w.threads[t].state = w.lex.StateByCode(m.Code.Country)
	case m.Class == "person" && !m.Plural:
		t = w.tiePerson(i)
	default:
		t = w.tieBody(i)
	}
	w.tieApposition(i, t)
}

// tieKey ties to the thread of the key, opened where there is none.
func (w *weave) tieKey(i int, key, rule string) int {
	if t, ok := w.byKey[key]; ok {
		t = w.find(t)
		w.add(t, i, basisOf(&w.ms[i]))
		return t
	}
	t := w.open(i, rule)
	w.threads[t].key = key
	w.byKey[key] = t
	return t
}

// tieKnown ties a name of the pack. A name that several actors share goes to the one the report has named in full, or
// that was in office on the day; else it stays a name without a pack entry.
func (w *weave) tieKnown(i int) int {
	m := &w.ms[i]
	if t := w.namesake(i); t >= 0 {
		w.add(t, i, "stated")
		return t
	}
	a := w.choose(m)
	if a < 0 {
		return w.tieUnsettled(i)
	}
	known := &w.lex.Actors[a]
	t := w.tieKey(i, "pack:"+known.ID, "pack")
	th := &w.threads[t]
	if th.actor < 0 {
		th.actor, th.class, th.gender = a, known.Kind, known.Gender
		w.learn(t, words(known.Name), known.Kind)
		for _, alias := range known.Aliases {
			w.learn(t, words(alias), known.Kind)
		}
	}
	return t
}

// namesake is the person outside the pack whom the report has named in full and whose surname alone i is, unless a pack
// actor of that name was named later; -1 none.
func (w *weave) namesake(i int) int {
	m := &w.ms[i]
	if m.Class != "person" || m.Plural {
		return -1
	}
	parts := words(m.Name)
	if len(parts) != 1 {
		return -1
	}
	t := w.personNamed(i, parts)
	if t < 0 || w.threads[t].actor >= 0 {
		return -1
	}
	for _, n := range w.threads[t].names {
		if len(n) > 1 && n[len(n)-1] == parts[0] {
			return t
		}
	}
	return -1
}

func (w *weave) tieUnsettled(i int) int {
	if w.ms[i].Class == "person" {
		return w.tiePerson(i)
	}
	return w.tieBody(i)
}

// choose is the actor of the lexicon a known name means here, -1 where that stays open or its time is yet to come.
func (w *weave) choose(m *mention.Mention) int {
	ids := m.Code.IDs
	if len(ids) == 0 {
		ids = []string{m.Code.ID}
	}
	if len(ids) == 1 {
		a := w.lex.ActorByID(ids[0])
		if a >= 0 && w.lex.Actors[a].Ahead(w.date) {
			return -1
		}
		return a
	}
	for _, id := range ids {
		if _, ok := w.byKey["pack:"+id]; ok {
			return w.lex.ActorByID(id)
		}
	}
	if a := w.only(ids, func(a *lexicon.Actor) bool {
		c, ok := a.At(w.date)
		return ok && w.home != "" && w.date != "" && c.Country == w.home && c.From+c.To != ""
	}); a >= 0 {
		return a
	}
	if a := w.only(ids, func(a *lexicon.Actor) bool { c, ok := a.At(w.date); return ok && w.date != "" && c.From+c.To != "" }); a >= 0 {
		return a
	}
	return w.only(ids, func(a *lexicon.Actor) bool {
		c, ok := a.At(w.date)
		return ok && w.home != "" && c.Country == w.home
	})
}

// only is the one actor of ids that passes, -1 where none or several do.
func (w *weave) only(ids []string, pass func(a *lexicon.Actor) bool) int {
	found := -1
	for _, id := range ids {
		if a := w.lex.ActorByID(id); a >= 0 && pass(&w.lex.Actors[a]) {
			if found >= 0 {
				return -1
			}
			found = a
		}
	}
	return found
}

// learn files a thread under one more form of its name.
func (w *weave) learn(t int, parts []string, class string) {
	if len(parts) == 0 {
		return
	}
	th := &w.threads[t]
	for _, n := range th.names {
		if equal(n, parts) {
			return
		}
	}
	th.names = append(th.names, append([]string(nil), parts...))
	if class == "person" {
		k := sound(parts[len(parts)-1])
		w.bySound[k] = append(w.bySound[k], t)
		return
	}
	key := strings.Join(parts, " ")
	if _, ok := w.byKey["name:"+key]; !ok {
		w.byKey["name:"+key] = t
	}
	if a := lexicon.Initials(parts); len(a) >= 2 {
		if old, ok := w.acronyms[a]; ok && w.find(old) != t {
			w.acronyms[a] = -1
		} else {
			w.acronyms[a] = t
		}
	}
	if len(th.names) == 1 {
		w.bodies = append(w.bodies, t)
	}
}

// tiePerson ties a person's name to the last person whose name it can be.
func (w *weave) tiePerson(i int) int {
	m := &w.ms[i]
	parts := words(m.Name)
	if len(parts) == 0 {
		return w.open(i, "name")
	}
	if t := w.personNamed(i, parts); t >= 0 {
		w.add(t, i, "stated")
		w.learn(t, parts, "person")
		return t
	}
	t := w.open(i, "name")
	w.learn(t, parts, "person")
	return t
}

// maxPersons bounds how many persons of one surname are compared with a name.
const maxPersons = 40

func (w *weave) personNamed(i int, parts []string) int {
	cands := w.bySound[sound(parts[len(parts)-1])]
	seen, last := 0, -1
	for k := len(cands) - 1; k >= 0 && seen < maxPersons; k-- {
		t := w.find(cands[k])
		seen++
		if !w.samePerson(t, i, parts) {
			continue
		}
		if last < 0 || len(w.threads[t].mentions) > 0 && w.latest(t) > w.latest(last) {
			last = t
		}
	}
	return last
}

func (w *weave) latest(t int) int {
	ms := w.threads[t].mentions
	if len(ms) == 0 {
		return -1
	}
	return ms[len(ms)-1]
}

func (w *weave) samePerson(t, i int, parts []string) bool {
	th, m := &w.threads[t], &w.ms[i]
	if th.class != "person" || th.gender != 0 && m.Gender != 0 && th.gender != m.Gender {
		return false
	}
	fits := false
	for _, n := range th.names {
		if onePerson(n, parts) {
			fits = true
		} else if len(n) > 1 && len(parts) > 1 && !partOf(parts, n) && !partOf(n, parts) && sound(n[len(n)-1]) == sound(parts[len(parts)-1]) {
			return false
		}
	}
	return fits && !w.clashes(t, i)
}

// tieApposition merges a name with the phrase beside it that says who it is: "the spokesman, Ali Sad".
func (w *weave) tieApposition(i, t int) {
	o := w.apposed(i)
	if o < 0 || w.of[o] < 0 || w.thread(o) == w.find(t) {
		return
	}
	to := w.thread(o)
	if w.ms[o].Kind != "nominal" || w.threads[to].named || !w.agree(to, i) {
		return
	}
	w.merge(t, to)
}

// apposed is the earlier mention that i is an apposition to, -1 none.
func (w *weave) apposed(i int) int {
	m := &w.ms[i]
	tok := &w.doc.Sentences[m.Sent].Tokens[m.Head]
	if tok.Deprel != "appos" || tok.Head < 0 {
		return -1
	}
	o := w.res.Headed(m.Sent, tok.Head)
	if o >= i || o >= 0 && (w.ms[o].Plural != m.Plural) {
		return -1
	}
	return o
}

// agree reports whether class and number of a thread allow a mention.
func (w *weave) agree(t, i int) bool {
	th, m := &w.threads[t], &w.ms[i]
	return family(th.class) == family(m.Class) && (family(m.Class) != "person" || th.plural == m.Plural) &&
		(th.gender == 0 || m.Gender == 0 || th.gender == m.Gender)
}

// family puts classes that name one kind of party together.
func family(class string) string {
	switch class {
	case "body", "force", "group":
		return "body"
	}
	return class
}
