package mention

import (
	"strings"

	"sitrep/internal/lexicon"
)

// describe fills class, name and coding of a unit; false where the unit is no party or thing.
func (sc *scan) describe(m *Mention, un *unit) bool {
	if e := un.entry; e != nil {
		if un.proper && named(e) {
			return sc.describeNamed(m, un)
		}
		if e.Noun >= 0 {
			return sc.describeNoun(m, un, e)
		}
		return false
	}
	m.Name = sc.text(un.lo, un.hi)
	switch un.name {
	case "PER":
		if sc.site(un) {
			sc.describePlace(m, un.head)
			return true
		}
		m.Class, m.Rule, m.Gender = "person", "name/person", sc.given(un.lo)
		if sc.articled(un) {
			m.Class, m.Rule, m.Gender = "body", "name/body", 0
		}
		return true
	case "LOC":
		m.Class, m.Rule = "place", "name/place"
	case "ORG":
		m.Class, m.Rule = "body", "name/body"
	default:
		m.Class, m.Rule = "thing", "name"
	}
	sc.describeRun(m, un)
	return true
}

// site reports whether what the engine takes for a person is, whole, a place of more than one word in the gazetteer.
func (sc *scan) site(un *unit) bool {
	if un.hi-un.lo < 2 || sc.topOf[un.lo] < 0 || !sc.placed(un.lo, un.hi) {
		return false
	}
	for i := un.lo; i < un.hi; i++ {
		if sc.topOf[i] != sc.topOf[un.lo] {
			return false
		}
	}
	return true
}

// articled reports whether a single word has "the" before it and no noun behind it: no person is named so.
func (sc *scan) articled(un *unit) bool {
	if un.hi-un.lo > 1 || un.lo == 0 || sc.s.Tokens[un.lo-1].Lower() != "the" || sc.s.Tokens[un.lo].XPOS == "NNPS" {
		return false
	}
	t := &sc.s.Tokens[un.lo]
	return !inner(t) && t.Deprel != "nmod:poss" && (un.hi >= len(sc.s.Tokens) || !sc.s.Tokens[un.hi].IsNominal())
}

// describeRun tells the class of a name from the noun at its end ("… Brigade", "… Party") or its beginning ("Ministry
// of …"), from the gazetteer, or from a given name.
func (sc *scan) describeRun(m *Mention, un *unit) {
	if sc.country != nil && sc.country[un.head] != "" && un.name != "ORG" {
		sc.describePlace(m, un.head)
		return
	}
	if e := sc.nounAtEdge(un); e != nil {
		n := &sc.lex.Nouns[e.Noun]
		if n.Class != "act" && n.Class != "time" && n.Class != "country" {
			m.Class, m.Role, m.Rule = n.Class, n.Role, "name/noun"
			m.Code.Sectors, m.Code.Basis = n.Sectors, n.Basis
			return
		}
	}
	if form := sc.s.Tokens[un.lo].Form; un.hi-un.lo == 1 && !sc.capitals && acronym(form) {
		m.Class, m.Rule = "body", "name/acronym"
		return
	}
	if g := sc.given(un.lo); g != 0 && un.hi-un.lo > 1 && un.name == "" {
		m.Class, m.Gender, m.Rule = "person", g, "name/given"
	}
}

// acronym: three to seven letters, all capitals.
func acronym(form string) bool {
	for _, r := range form {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return len(form) >= 3 && len(form) <= 7
}

func (sc *scan) describePlace(m *Mention, head int) {
	m.Class, m.Rule = "place", "toponym"
	m.Code.Country, m.Code.Basis = sc.country[head], "place"
	if sc.kind[head] == "country" {
		m.Class = "country"
	}
}

func (sc *scan) nounAtEdge(un *unit) *lexicon.Entry {
	any := func(e *lexicon.Entry, _ int) bool { return e.Noun >= 0 && !sc.lex.Nouns[e.Noun].TitleOnly }
	if e, hi := sc.lex.Match(sc.words, un.lo, any); e != nil && hi < un.hi && (sc.s.Tokens[hi].Lower() == "of" || sc.s.Tokens[hi].Lower() == "for") {
		return e
	}
	for i := un.lo + 1; i+1 < un.hi; i++ {
		if f := sc.s.Tokens[i+1].Lower(); f != "of" && f != "for" {
			continue
		}
		if e, hi := sc.lex.Match(sc.words[:i+1], i, any); e != nil && hi == i+1 {
			return e
		}
	}
	for i := un.lo + 1; i < un.hi; i++ {
		if e, hi := sc.lex.Match(sc.words[:un.hi], i, any); e != nil && hi == un.hi {
			return e
		}
	}
	return nil
}

// describeNamed reads an entry written as a name.
func (sc *scan) describeNamed(m *Mention, un *unit) bool {
	e := un.entry
	if m.Name = sc.text(un.lo, un.hi); un.owning {
		m.Name = strings.TrimSuffix(m.Name, "s")
	}
	switch {
	case len(e.Actors) > 0 && !(e.State >= 0 && un.name == "LOC"):
		sc.describeActor(m, e)
	case e.State >= 0:
		return sc.describeState(m, un, e.State)
	case e.Adjective >= 0 || e.National >= 0 || e.People >= 0 || e.PeopleAdj >= 0:
		if un.name == "PER" {
			m.Class, m.Rule, m.Gender = "person", "name/person", sc.given(un.lo)
			return true
		}
		return sc.describePeople(m, un)
	case e.Noun >= 0:
		return sc.describeNoun(m, un, e)
	case e.Metonym >= 0:
		sc.describeCapital(m, un)
	default:
		m.Class, m.Rule, m.Gender = "person", "name/person", sc.given(un.lo)
	}
	return true
}

func (sc *scan) describeActor(m *Mention, e *lexicon.Entry) {
	a := &sc.lex.Actors[e.Actors[0]]
	m.Class, m.Gender, m.Rule = a.Kind, a.Gender, "actor"
	for _, i := range e.Actors {
		m.Code.IDs = append(m.Code.IDs, sc.lex.Actors[i].ID)
	}
	if len(e.Actors) > 1 {
		return
	}
	m.Code.ID = a.ID
	c := a.CodingOn("")
	m.Code.Country, m.Code.Sectors, m.Code.Basis = c.Country, c.Sectors, c.Basis
}

// describeState codes a state's name unless the gazetteer layer holds it for another place of that name.
func (sc *scan) describeState(m *Mention, un *unit, state int) bool {
	if sc.country != nil && sc.country[un.head] != "" && sc.kind[un.head] != "country" && sc.kind[un.head] != "" {
		sc.describePlace(m, un.head)
		return true
	}
	m.Class, m.Rule = "country", "state"
	m.Code.Country, m.Code.Basis = sc.lex.States[state].Code, "pack:actors/countries"
	return true
}

func (sc *scan) describeCapital(m *Mention, un *unit) {
	m.Class, m.Rule = "place", "toponym"
	m.Code.Country, m.Code.Basis = sc.lex.States[un.entry.Metonym].Code, "place"
	if sc.country != nil && sc.country[un.head] != "" {
		m.Code.Country = sc.country[un.head]
	}
	if m.Code.Country == sc.lex.States[un.entry.Metonym].Code && sc.speaks(un.head) {
		m.Class, m.Rule, m.Code.Basis = "country", "metonym", "metonym"
	}
}

// describePeople reads a demonym: an adjective before its noun stands for the state, a noun for its people.
func (sc *scan) describePeople(m *Mention, un *unit) bool {
	e := un.entry
	adj := e.Adjective >= 0 || e.PeopleAdj >= 0
	if adj && sc.modifies(un) {
		m.Rule, m.Class = "demonym", "country"
		if e.Adjective >= 0 {
			m.Code.Country, m.Code.Basis = sc.lex.States[e.Adjective].Code, "demonym"
			return true
		}
		m.Class, m.Plural = "people", true
		m.Code.Country, m.Code.Basis = sc.lex.People[e.PeopleAdj].Country, "demonym"
		return true
	}
	m.Rule, m.Role, m.Plural, m.Class = "national", "civilian", e.Nationals, "person"
	m.Kind = "nominal"
	m.Code.Sectors, m.Code.Basis = []string{"CVL"}, "demonym"
	switch {
	case e.National >= 0:
		m.Code.Country = sc.lex.States[e.National].Code
	case e.People >= 0:
		m.Code.Country = sc.lex.People[e.People].Country
	case e.Adjective >= 0:
		m.Code.Country, m.Plural = sc.lex.States[e.Adjective].Code, true
	case e.PeopleAdj >= 0:
		m.Code.Country, m.Plural = sc.lex.People[e.PeopleAdj].Country, true
	}
	if m.Plural || sc.s.Tokens[un.head].XPOS == "NNPS" || sc.s.Tokens[un.head].XPOS == "NNS" {
		m.Plural, m.Class, m.Role = true, "people", ""
		m.Code.Sectors = nil
	}
	return true
}

// modifies reports whether the unit stands before a noun that it belongs to.
func (sc *scan) modifies(un *unit) bool {
	t := &sc.s.Tokens[un.head]
	switch t.Rel() {
	case "amod", "compound", "flat":
		return true
	case "conj":
		return t.UPOS == "ADJ"
	case "nmod":
		if t.Deprel == "nmod:poss" {
			return false
		}
	}
	return t.Head == un.hi && t.Rel() != "nsubj" && sc.s.Tokens[un.hi].IsNominal()
}

func (sc *scan) describeNoun(m *Mention, un *unit, e *lexicon.Entry) bool {
	n := &sc.lex.Nouns[e.Noun]
	if n.Class == "act" || n.Class == "time" || n.TitleOnly || un.hi-un.lo == 1 && sc.s.Tokens[un.lo].Deprel == "amod" && sc.s.Tokens[un.lo].UPOS == "ADJ" {
		return false
	}
	m.Kind, m.Rule, m.Title = "nominal", "noun", strings.ToLower(n.Text)
	if lo := sc.nameStart(un); lo >= 0 {
		m.Kind, m.Name = "name", sc.text(lo, un.hi)
	}
	m.Class, m.Role, m.Plural, m.Gender = n.Class, n.Role, e.Plural, n.Gender
	m.Code.Sectors, m.Code.Basis = n.Sectors, n.Basis
	if sc.formerly(un) {
		m.Code.Sectors = elite(m.Code.Sectors)
	}
	return true
}

// nameStart is where a noun written as a name begins ("Libyan National Army", "Interior Ministry"), -1 where it is
// written as a noun or the sentence does not tell.
func (sc *scan) nameStart(un *unit) int {
	if sc.capitals || sc.s.Title || !un.proper || un.lo == 0 {
		return -1
	}
	for i := un.lo; i < un.hi; i++ {
		if f := sc.s.Tokens[i].Form; len(f) > 3 && f[0] >= 'a' && f[0] <= 'z' {
			return -1
		}
	}
	lo := un.lo
	if p := sc.unitOf[lo-1]; p >= 0 && sc.units[p].proper && sc.units[p].hi == lo && sc.units[p].entry != nil && sc.units[p].entry.Adjective >= 0 {
		lo = sc.units[p].lo
	}
	if lo == un.lo {
		lo = sc.runBefore(un)
	}
	if lo == un.lo && un.name == "" && un.hi-un.lo == 1 {
		return -1
	}
	return lo
}

// runBefore is where the proper nouns begin that the tree ties to the unit as the first part of its name, un.lo without any.
func (sc *scan) runBefore(un *unit) int {
	p := sc.unitOf[un.lo-1]
	if p < 0 || sc.units[p].entry != nil || sc.units[p].hi != un.lo || sc.topOf[un.lo-1] >= 0 {
		return un.lo
	}
	t := &sc.s.Tokens[sc.units[p].head]
	if t.UPOS != "PROPN" || t.Head != un.head || t.Rel() != "compound" && t.Rel() != "flat" {
		return un.lo
	}
	return sc.units[p].lo
}

// formerly reports whether the noun is qualified as past: "former minister".
func (sc *scan) formerly(un *unit) bool {
	for i := un.lo - 1; i >= 0 && i >= un.lo-3; i-- {
		if former(sc.s.Tokens[i].Lower()) {
			return true
		}
		if !sc.s.Tokens[i].IsNominal() && sc.s.Tokens[i].UPOS != "ADJ" && sc.s.Tokens[i].UPOS != "PUNCT" {
			return false
		}
	}
	return false
}

// elite is the PLOVER sector of those who held office.
func elite(sectors []string) []string {
	for _, s := range sectors {
		if s == "GOV" || s == "LEG" {
			return []string{"ELI"}
		}
	}
	return sectors
}
