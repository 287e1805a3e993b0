package mention

import (
	"slices"
	"strings"
)

// findOwners ties each mention to the one whose possession, side or employer it is, and composes its coding from both.
func (sc *scan) findOwners() {
	for _, i := range sc.order() {
		m := &sc.found[i]
		if m.Kind == "pronoun" || m.Rule == "demonym" {
			continue
		}
		if m.Owner = sc.owner(i); m.Owner >= 0 {
			sc.enlist(m)
			sc.compose(m, &sc.found[m.Owner])
		}
	}
	sc.shareOwners()
}

// enlist makes "X's men" the force of X.
func (sc *scan) enlist(m *Mention) {
	own := &sc.found[m.Owner]
	if m.Title != "man" || !m.Plural || own.Head > m.Head || own.Plural {
		return
	}
	switch own.Class {
	case "person", "group", "force":
		m.Class, m.Role, m.Code.Sectors = "force", "combatant", nil
	}
}

// order is by length of phrase, so that an owner is composed before what it owns.
func (sc *scan) order() []int {
	out := make([]int, len(sc.found))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int {
		return sc.found[a].Hi - sc.found[a].Lo - sc.found[b].Hi + sc.found[b].Lo
	})
	return out
}

func (sc *scan) owner(i int) int {
	m := &sc.found[i]
	if o := sc.possessor(m); o >= 0 && o != i {
		return o
	}
	if o := sc.modifier(i); o >= 0 {
		return o
	}
	if o := sc.neighbour(i); o >= 0 {
		return o
	}
	return sc.complement(i)
}

// possessor is the mention of "X's" or "his" before the head.
func (sc *scan) possessor(m *Mention) int {
	for _, h := range []int{m.Head, m.Hi - 1} {
		if h < 0 || h >= len(sc.s.Tokens) {
			continue
		}
		for _, c := range sc.s.Children(h) {
			if c < m.Hi && sc.s.Tokens[c].Deprel == "nmod:poss" && sc.at[c] >= 0 {
				return sc.at[c]
			}
		}
	}
	return -1
}

// modifier is the last party before the head inside the phrase that can own it: "Libyan" of "Libyan National Guard",
// "Syrian regime" of "Syrian regime helicopters". Words of a compound with a hyphen ("US-led") own nothing.
func (sc *scan) modifier(i int) int {
	m := &sc.found[i]
	start := sc.nounStart(m)
	for k := start - 1; k >= m.Lo; k-- {
		o := sc.at[k]
		if o < 0 || o == i || sc.hyphened(k) {
			continue
		}
		own := &sc.found[o]
		if own.Lo < m.Lo || own.Hi > start || !owns(own) {
			continue
		}
		return o
	}
	return -1
}

// nounStart is the first token of the words that name the mention itself.
func (sc *scan) nounStart(m *Mention) int {
	if u := sc.unitOf[m.Head]; u >= 0 {
		lo := sc.units[u].lo
		for lo > m.Lo {
			p := sc.unitOf[lo-1]
			if p < 0 || sc.units[p].entry == nil || sc.units[p].entry.Noun < 0 || sc.at[sc.units[p].head] >= 0 {
				break
			}
			lo = sc.units[p].lo
		}
		return lo
	}
	return m.Head
}

// neighbour is the state, people or pack actor whose name stands straight before the noun, where the tree does not join
// them: "Chad soldiers".
func (sc *scan) neighbour(i int) int {
	m := &sc.found[i]
	k := sc.nounStart(m) - 1
	if m.Rule != "noun" && m.Rule != "title" || k < 0 || sc.unitOf[k] < 0 || sc.hyphened(k) || m.Class == "facility" || m.Class == "place" {
		return -1
	}
	u := &sc.units[sc.unitOf[k]]
	o := sc.at[u.head]
	if u.hi != k+1 || o < 0 || o == i || !u.proper || u.entry == nil || !named(u.entry) || !owns(&sc.found[o]) {
		return -1
	}
	if t := &sc.s.Tokens[u.head]; t.Rel() == "nsubj" && t.Head > m.Head && t.Head != sc.s.Tokens[m.Head].Head || t.Rel() == "iobj" {
		return -1
	}
	return o
}

func owns(m *Mention) bool {
	if m.Kind == "pronoun" {
		return m.Rule == "possessive"
	}
	switch m.Class {
	case "country", "people", "person", "body", "force", "group":
		return m.Rule != "word" && m.Rule != "quantity"
	case "place":
		return m.Code.Country != ""
	}
	return false
}

// hyphened reports whether token k is tied by a hyphen to the next or previous word.
func (sc *scan) hyphened(k int) bool {
	t := sc.s.Tokens
	next := k+1 < len(t) && strings.HasPrefix(t[k+1].Form, "-") && t[k].Span.End == t[k+1].Span.Start
	prev := k > 0 && (strings.HasSuffix(t[k-1].Form, "-") && t[k-1].Span.End == t[k].Span.Start || t[k-1].Lower() == "pro" || t[k-1].Lower() == "anti")
	return next || prev
}

// complement is the party after the head: "residents of Homs", "spokesman for the union", "fighters loyal to X".
func (sc *scan) complement(i int) int {
	m := &sc.found[i]
	if m.Class == "thing" && m.Rule == "word" || m.Class == "country" || m.Class == "place" {
		return -1
	}
	best := -1
	for _, c := range sc.s.Children(m.Head) {
		if c < m.Head {
			continue
		}
		t := &sc.s.Tokens[c]
		if loyal(t) {
			if h := sc.loyalTo(c); h >= 0 && sc.at[h] >= 0 && sc.at[h] != i {
				return sc.at[h]
			}
		}
		if best < 0 && (t.Rel() == "nmod" || t.Rel() == "obl") && sc.at[c] >= 0 && c-m.Hi <= 8 && sc.linksOwner(m, c) {
			best = sc.at[c]
		}
	}
	if best < 0 {
		best = sc.nextOf(i)
	}
	return best
}

// linksOwner says which prepositions tie an owner: "of" any, "for" a speaker, "from in at" a place or state.
func (sc *scan) linksOwner(m *Mention, c int) bool {
	own := &sc.found[sc.at[c]]
	switch sc.prep(c) {
	case "of":
		return owns(own)
	case "for", "to", "with":
		return owns(own) && m.Class == "person" && m.Role == "official" && own.Class != "place"
	case "from", "in", "at":
		return own.Code.Country != "" && (own.Class == "place" || own.Class == "country") && !m.isName()
	}
	return false
}

func (m *Mention) isName() bool { return m.Kind == "name" && m.Class != "body" && m.Class != "force" }

// nextOf reads "of X" straight behind the phrase where the tree hangs it elsewhere.
func (sc *scan) nextOf(i int) int {
	m := &sc.found[i]
	if m.isName() || m.Hi >= len(sc.s.Tokens)-1 || sc.s.Tokens[m.Hi].Lower() != "of" {
		return -1
	}
	for k := m.Hi + 1; k < len(sc.s.Tokens) && k <= m.Hi+4; k++ {
		if o := sc.at[k]; o >= 0 && o != i && owns(&sc.found[o]) && sc.found[o].Lo <= m.Hi+2 {
			return o
		}
		if sc.s.Tokens[k].UPOS == "VERB" || sc.s.Tokens[k].UPOS == "PUNCT" {
			break
		}
	}
	return -1
}

// compose codes a mention whose own words give no country, and a side noun its side.
func (sc *scan) compose(m, own *Mention) {
	if m.Code.ID != "" || own.Kind == "pronoun" {
		return
	}
	if m.Code.Country == "" && m.Class != "thing" && m.Rule != "word" {
		m.Code.Country = own.Code.Country
		if own.Code.Country != "" {
			m.Code.Basis = join(m.Code.Basis, own.Code.Basis)
		}
	}
	if s := sides(sc, m, own.Code.Sectors); s != nil {
		m.Code.Sectors = s
		m.Code.Basis = join(m.Code.Basis, own.Code.Basis)
	}
}

func join(a, b string) string {
	switch {
	case a == "" || a == b:
		return b
	case b == "":
		return a
	}
	return a + " + " + b
}

// sides are the sectors a side noun takes from its owner; nil keeps its own. Armed sides keep their kind; forces of
// a government are its military.
func sides(sc *scan, m *Mention, owner []string) []string {
	n := sc.nounOf(m)
	if n < 0 || !sc.lex.Nouns[n].Side || len(owner) == 0 {
		return nil
	}
	generic := sc.lex.Nouns[n].Generic || len(m.Code.Sectors) == 0
	armed := m.Class == "force" || m.Role == "combatant"
	switch {
	case armed && hasAny(owner, "REB", "UAF", "PRM", "CRM"):
		return owner
	case armed && hasAny(owner, "GOV", "MIL"):
		if len(m.Code.Sectors) == 0 {
			return []string{"MIL"}
		}
		return nil
	case generic && !hasAny(owner, "CVL"):
		return owner
	}
	return nil
}

func hasAny(have []string, any ...string) bool {
	for _, h := range have {
		for _, a := range any {
			if h == a {
				return true
			}
		}
	}
	return false
}

// nounOf is the lexicon noun of a mention's head or title, -1 none.
func (sc *scan) nounOf(m *Mention) int {
	for _, tok := range []int{m.Head, sc.nounStart(m)} {
		if tok < 0 || tok >= len(sc.unitOf) {
			continue
		}
		if u := sc.unitOf[tok]; u >= 0 && sc.units[u].entry != nil && sc.units[u].entry.Noun >= 0 {
			return sc.units[u].entry.Noun
		}
	}
	return -1
}

// shareOwners gives the second of two coordinated nouns the demonym of the first: "Syrian army and police".
func (sc *scan) shareOwners() {
	for i := range sc.found {
		m := &sc.found[i]
		t := &sc.s.Tokens[m.Head]
		if t.Rel() != "conj" || m.Owner >= 0 || m.Kind != "nominal" || t.Head < 0 || sc.at[t.Head] < 0 || m.Rule != "noun" {
			continue
		}
		first := &sc.found[sc.at[t.Head]]
		if first.Owner < 0 || first.Kind != "nominal" || sc.found[first.Owner].Rule != "demonym" || sc.opens(m) {
			continue
		}
		m.Owner = first.Owner
		sc.compose(m, &sc.found[m.Owner])
	}
}

// opens reports whether the phrase has a determiner or number of its own.
func (sc *scan) opens(m *Mention) bool {
	for i := m.Lo; i < m.Head; i++ {
		if u := sc.s.Tokens[i].UPOS; u == "DET" || u == "NUM" || u == "PRON" {
			return true
		}
	}
	return false
}

// emit appends the sentence's mentions in the order of their heads, indices made global.
func (sc *scan) emit(all []Mention) []Mention {
	order := make([]int, len(sc.found))
	place := make([]int, len(order))
	for i := range order {
		order[i] = i
		place[i] = -1
	}
	order = slices.DeleteFunc(order, func(i int) bool { return sc.found[i].Rule == dropped })
	slices.SortStableFunc(order, func(a, b int) int { return sc.found[a].Head - sc.found[b].Head })
	base := len(all)
	for k, i := range order {
		place[i] = base + k
	}
	for _, i := range order {
		m := sc.found[i]
		if m.Owner >= 0 {
			m.Owner = place[m.Owner]
		}
		for k, p := range m.Parts {
			m.Parts[k] = place[p]
		}
		all = append(all, m)
	}
	return all
}
