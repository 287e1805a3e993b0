package mention

import (
	"slices"
	"strings"

	"sitrep/internal/syntax"
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

// findParts splits phrases that stand for one party of each kind: "Russian and Belarusian soldiers", "the presidents of
// Chad and Niger".
func (sc *scan) findParts() {
	n := len(sc.found)
	for i := 0; i < n; i++ {
		m := &sc.found[i]
		if !m.Plural || m.Owner < 0 || m.Kind == "pronoun" || m.Class == "people" {
			continue
		}
		owners := sc.coordinated(m.Owner)
		if len(owners) < 2 {
			continue
		}
		for _, o := range owners {
			part := sc.found[i]
			part.Rule, part.Parts, part.Owner, part.Plural = "part", nil, o, m.Class != "person" || sc.each(o)
			part.Code = sc.bare(&part)
			sc.compose(&part, &sc.found[o])
			sc.found[i].Parts = append(sc.found[i].Parts, len(sc.found))
			sc.found = append(sc.found, part)
		}
	}
}

// each reports whether several belong to the owner o: demonyms before a plural leave it open ("Russian and Chinese
// soldiers"), "the presidents of Chad and Niger" are one each.
func (sc *scan) each(o int) bool { return sc.found[o].Rule == "demonym" }

// shareParts gives a relative pronoun the parts of what it stands for.
func (sc *scan) shareParts() {
	for i := range sc.found {
		m := &sc.found[i]
		if m.Rule != "relative" {
			continue
		}
		for h, steps := sc.s.Tokens[m.Head].Head, 0; h >= 0 && steps < 4; h, steps = sc.s.Tokens[h].Head, steps+1 {
			if t := &sc.s.Tokens[h]; t.Deprel == "acl:relcl" && t.Head >= 0 && sc.at[t.Head] >= 0 {
				m.Parts = slices.Clone(sc.found[sc.at[t.Head]].Parts)
				break
			}
		}
	}
}

// bare is the coding of the mention's own noun.
func (sc *scan) bare(m *Mention) Code {
	n := sc.nounOf(m)
	if n < 0 {
		return Code{}
	}
	return Code{Sectors: sc.lex.Nouns[n].Sectors, Basis: sc.lex.Nouns[n].Basis}
}

// coordinated lists the owner with the parties coordinated to it.
func (sc *scan) coordinated(o int) []int {
	h := sc.found[o].Head
	if t := &sc.s.Tokens[h]; t.Rel() == "conj" && t.Head >= 0 && sc.at[t.Head] >= 0 {
		h = t.Head
	}
	var out []int
	for _, c := range sc.s.Conjuncts(h) {
		if k := sc.at[c]; k >= 0 && owns(&sc.found[k]) && sc.found[k].Class == sc.found[o].Class {
			out = append(out, k)
		}
	}
	return out
}

// relative reports whether a relative pronoun at i opens a relative clause.
func (sc *scan) relative(i int) bool {
	t := &sc.s.Tokens[i]
	if t.UPOS != "PRON" || t.XPOS != "WP" && t.XPOS != "WDT" && t.XPOS != "WP$" {
		return false
	}
	for h, steps := t.Head, 0; h >= 0 && steps < 4; h, steps = sc.s.Tokens[h].Head, steps+1 {
		if sc.s.Tokens[h].Deprel == "acl:relcl" {
			return true
		}
	}
	return false
}

// pleonastic reports whether "it" stands for nothing: an expletive, or the subject of weather, time and "it is … that".
func (sc *scan) pleonastic(i int) bool {
	t := &sc.s.Tokens[i]
	if t.Lower() != "it" {
		return false
	}
	if t.Rel() == "expl" {
		return true
	}
	if t.Head < 0 || t.Rel() != "nsubj" {
		return false
	}
	h := t.Head
	return sc.s.Tokens[h].UPOS != "VERB" && len(sc.s.Deps(h, "cop")) > 0 && len(sc.s.Deps(h, "csubj", "ccomp", "xcomp", "advcl")) > 0 && sc.s.Tokens[h].UPOS == "ADJ" || cleft(&sc.s.Tokens[h])
}

func cleft(t *syntax.Token) bool {
	switch t.Lemma {
	case "seem", "appear", "rain", "snow", "emerge", "transpire":
		return true
	}
	return false
}

// speaks reports whether the word is the subject of a verb that only a government can be the subject of.
func (sc *scan) speaks(i int) bool {
	t := &sc.s.Tokens[i]
	if t.Rel() == "conj" && t.Head >= 0 {
		t = &sc.s.Tokens[t.Head]
	}
	if t.Head < 0 {
		return false
	}
	v := sc.s.Tokens[t.Head].Lemma
	switch t.Rel() {
	case "nsubj":
		return acts(v)
	case "obl", "nmod", "obj":
		switch sc.prep(i) {
		case "by", "with", "between":
			return acts(v) || v == "tension" || v == "relation" || v == "tie" || v == "talk" || v == "negotiation" || v == "support"
		case "":
			return t.Rel() == "obj" && (v == "accuse" || v == "urge" || v == "warn" || v == "criticize" || v == "blame" || v == "press")
		}
	}
	return false
}

func acts(verb string) bool {
	switch strings.ToLower(verb) {
	case "say", "deny", "accuse", "warn", "urge", "back", "support", "reject", "refuse", "agree", "announce", "condemn", "call", "demand", "want", "insist", "claim",
		"welcome", "recognize", "recognise", "sign", "vow", "pledge", "threaten", "blame", "criticize", "criticise", "impose", "expel", "summon", "respond", "offer",
		"ask", "request", "send", "deploy", "withdraw", "sever", "restore", "propose", "declare", "view", "regard", "fear", "hope", "believe", "consider", "confirm",
		"arm", "fund", "finance", "supply", "veto", "oppose", "seek", "veil", "protest", "lift", "suspend", "freeze", "describe", "dismiss", "decide":
		return true
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
