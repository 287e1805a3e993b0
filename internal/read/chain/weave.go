package chain

import (
	"strings"

	"sitrep"
	"sitrep/internal/lexicon"
	"sitrep/internal/read"
	"sitrep/internal/read/mention"
	"sitrep/internal/read/place"
)

// thread is an entity in the making.
type thread struct {
	class    string
	plural   bool
	gender   byte
	actor    int // in the lexicon, -1 none
	state    int // in the lexicon, -1 none
	names    [][]string
	owner    int // thread, -1 none
	key      string
	mentions []int
	into     int // the thread this one was merged into, -1 while it stands
	named    bool
	rule     string
}

// weave is the state of one reading.
type weave struct {
	lex      *lexicon.Lexicon
	doc      *read.Doc
	ms       []mention.Mention
	res      *mention.Result
	places   *place.Result
	date     string
	home     string
	stitched bool
	threads  []thread
	of       []int
	basis    []string
	byKey    map[string]int   // exact keys: pack ids, states, normalised names, nominal keys
	bySound  map[string][]int // persons by the sound of the surname
	byNoun   map[string]int   // noun or noun with modifiers to the last thread titled or described so
	acronyms map[string]int
	bodies   []int // named bodies, groups and forces
}

func newWeave(lex *lexicon.Lexicon, doc *read.Doc, res *mention.Result, places *place.Result, published *sitrep.Published, stitched bool) *weave {
	w := &weave{lex: lex, doc: doc, ms: res.Mentions, res: res, places: places, stitched: stitched,
		of: make([]int, len(res.Mentions)), basis: make([]string, len(res.Mentions)),
		byKey: map[string]int{}, bySound: map[string][]int{}, byNoun: map[string]int{}, acronyms: map[string]int{}}
	for i := range w.of {
		w.of[i] = -1
	}
	if published != nil {
		w.date = published.Start
	}
	if places != nil {
		w.home = places.Home
	}
	return w
}

// tie finds or makes the thread of one mention.
func (w *weave) tie(i int) {
	m := &w.ms[i]
	switch {
	case m.Kind == "pronoun":
		w.tiePronoun(i)
	case len(m.Parts) > 0:
	case m.Kind == "name" && m.Class == "thing":
		if t := w.headword(i); t >= 0 {
			w.add(t, i, "stated")
		}
	case !party(m.Class):
	case m.Kind == "name":
		w.tieName(i)
	default:
		w.tieNominal(i)
	}
}

// party reports whether a class is that of an actor.
func party(class string) bool {
	switch class {
	case "person", "body", "force", "group", "country", "people":
		return true
	}
	return false
}

// open starts a thread with its first mention.
func (w *weave) open(i int, rule string) int {
	m := &w.ms[i]
	w.threads = append(w.threads, thread{class: m.Class, plural: m.Plural, gender: m.Gender, actor: -1, state: -1, owner: -1, into: -1, rule: rule})
	t := len(w.threads) - 1
	w.add(t, i, basisOf(m))
	return t
}

func basisOf(m *mention.Mention) string {
	if m.Kind == "name" {
		return "stated"
	}
	return m.Kind
}

// add puts a mention on a thread.
func (w *weave) add(t, i int, basis string) {
	th, m := &w.threads[t], &w.ms[i]
	w.of[i], w.basis[i] = t, basis
	th.mentions = append(th.mentions, i)
	if th.gender == 0 && m.Kind != "pronoun" {
		th.gender = m.Gender
	}
	if th.owner < 0 && m.Owner >= 0 && m.Kind == "nominal" {
		th.owner = w.thread(m.Owner)
	}
	if m.Kind == "name" {
		th.named = true
	}
	if m.Title != "" && m.Kind != "pronoun" {
		w.byNoun[m.Title] = t
		if m.Kind == "nominal" {
			w.byNoun[strings.TrimSuffix(w.core(m), "+")] = t
		}
	}
}

// merge puts all of b onto a.
func (w *weave) merge(a, b int) {
	a, b = w.find(a), w.find(b)
	if a == b {
		return
	}
	ta, tb := &w.threads[a], &w.threads[b]
	ta.mentions = mergeSorted(ta.mentions, tb.mentions)
	ta.names = append(ta.names, tb.names...)
	ta.named = ta.named || tb.named
	if ta.gender == 0 {
		ta.gender = tb.gender
	}
	if ta.actor < 0 {
		ta.actor = tb.actor
	}
	if ta.owner < 0 && tb.owner != a {
		ta.owner = tb.owner
	}
	if ta.key == "" {
		ta.key = tb.key
	}
	tb.into, tb.mentions = a, nil
}

// thread is the thread of a mention, -1 none.
func (w *weave) thread(i int) int {
	if i < 0 {
		return -1
	}
	return w.find(w.of[i])
}

// find is the thread that t was merged into, t itself where it stands.
func (w *weave) find(t int) int {
	for t >= 0 && w.threads[t].into >= 0 {
		t = w.threads[t].into
	}
	return t
}

func mergeSorted(a, b []int) []int {
	out := make([]int, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] <= b[0] {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// apart reports whether two mentions cannot be one: coordinated, subject and object of one verb, or one inside the other.
func (w *weave) apart(a, b int) bool {
	ma, mb := &w.ms[a], &w.ms[b]
	if ma.Sent != mb.Sent {
		return false
	}
	if ma.Head >= mb.Lo && ma.Head < mb.Hi || mb.Head >= ma.Lo && mb.Head < ma.Hi {
		return true
	}
	s := &w.doc.Sentences[ma.Sent]
	ta, tb := &s.Tokens[ma.Head], &s.Tokens[mb.Head]
	switch {
	case ta.Rel() == "conj" && (ta.Head == mb.Head || tb.Rel() == "conj" && tb.Head == ta.Head):
		return true
	case tb.Rel() == "conj" && tb.Head == ma.Head:
		return true
	case ta.Head == tb.Head && ta.Head >= 0:
		return coargument(ta.Rel()) && coargument(tb.Rel())
	}
	return false
}

func coargument(rel string) bool {
	switch rel {
	case "nsubj", "obj", "iobj", "obl":
		return true
	}
	return false
}

// maxClash bounds how many mentions of one thread in one sentence a mention is held against.
const maxClash = 60

// clashes reports whether a mention stands apart from a mention of the thread in its own sentence.
func (w *weave) clashes(t, i int) bool {
	ms := w.threads[t].mentions
	for k := len(ms) - 1; k >= 0 && k >= len(ms)-maxClash && w.ms[ms[k]].Sent >= w.ms[i].Sent; k-- {
		if w.apart(ms[k], i) {
			return true
		}
	}
	return false
}
