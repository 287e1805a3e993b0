package lexicon

import (
	"fmt"
	"path"
	"strings"

	"sitrep/internal/pack"
)

func (l *Lexicon) loadNouns(f pack.File) error {
	t, err := readTable(f, "nouns", "class", "role", "sectors", "marks")
	if err != nil {
		return err
	}
	for _, r := range t.rows {
		proto, plural, err := nounOf(f, r)
		if err != nil {
			return err
		}
		for _, text := range r.list("nouns") {
			l.addNoun(proto, text, plural)
		}
	}
	return nil
}

func nounOf(f pack.File, r row) (n Noun, plural bool, err error) {
	n = Noun{Class: r.get("class"), Role: r.get("role"), Sectors: r.list("sectors"), Basis: basis(f)}
	if !contains(classes(), n.Class) {
		return n, false, fmt.Errorf("%s:%d: unknown class %q", f.Path, r.line, n.Class)
	}
	for _, m := range r.list("marks") {
		switch m {
		case "title":
			n.Title = true
		case "titleonly":
			n.TitleOnly = true
		case "pl":
			plural = true
		case "m", "f":
			n.Gender = m[0]
		case "side":
			n.Side = true
		case "generic":
			n.Generic = true
		default:
			return n, false, fmt.Errorf("%s:%d: unknown mark %q", f.Path, r.line, m)
		}
	}
	return n, plural, nil
}

func classes() []string {
	return []string{"person", "body", "force", "group", "people", "country", "facility", "vehicle", "weapon", "place", "thing", "act", "time"}
}

// addNoun files the singular and the plural; "man[men]" gives the plural in brackets.
func (l *Lexicon) addNoun(n Noun, text string, plural bool) {
	single, many, irregular := strings.Cut(strings.TrimSuffix(text, "]"), "[")
	if !irregular {
		many = Pluralise(single)
	}
	n.Text, n.Plural = single, plural
	l.Nouns = append(l.Nouns, n)
	i := len(l.Nouns) - 1
	e := l.entry(single)
	e.Noun, e.Plural = i, plural
	if !plural && !n.TitleOnly {
		e = l.entry(many)
		if e.Noun < 0 || l.Nouns[e.Noun].Text == many || !l.Nouns[e.Noun].Plural {
			e.Noun, e.Plural = i, true
		}
	}
}

// Pluralise is the regular English plural of the last word.
func Pluralise(s string) string {
	switch {
	case s == "":
		return s
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "x"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"):
		return s + "es"
	case strings.HasSuffix(s, "y") && len(s) > 1 && !strings.ContainsRune("aeiou", rune(s[len(s)-2])):
		return s[:len(s)-1] + "ies"
	}
	return s + "s"
}

func (l *Lexicon) loadActors(f pack.File) error {
	switch {
	case strings.HasPrefix(path.Base(f.Path), "countries"):
		return l.loadStates(f)
	case strings.HasPrefix(path.Base(f.Path), "peoples"):
		return l.loadPeoples(f)
	case strings.HasPrefix(path.Base(f.Path), "bodies"), strings.HasPrefix(path.Base(f.Path), "native"):
		return nil
	}
	t, err := readTable(f, "id", "kind", "name", "aliases", "country", "sectors", "from", "to", "gender", "wikidata", "acts_for", "note")
	if err != nil {
		return err
	}
	last := ""
	for _, r := range t.rows {
		if last, err = l.addActor(f, r, last); err != nil {
			return err
		}
	}
	return nil
}

// addActor files one row. A row that repeats the id of the row before adds a dated coding; the same id in a
// later tree replaces the actor.
func (l *Lexicon) addActor(f pack.File, r row, last string) (string, error) {
	id := r.get("id")
	if id == "" {
		return "", fmt.Errorf("%s:%d: no id", f.Path, r.line)
	}
	i, known := l.byID[id]
	if !known || id != last {
		if known && l.Actors[i].Tree == f.Tree {
			return "", fmt.Errorf("%s:%d: id %q stands elsewhere; rows of one actor belong together", f.Path, r.line, id)
		}
		a := Actor{ID: id, Kind: r.get("kind"), Name: r.get("name"), Wikidata: r.get("wikidata"), ActsFor: r.get("acts_for"), Tree: f.Tree}
		if a.Name == "" || !contains([]string{"person", "body", "force", "group", "country", "people"}, a.Kind) {
			return "", fmt.Errorf("%s:%d: %q needs a name and a kind", f.Path, r.line, id)
		}
		if g := r.get("gender"); g != "" {
			a.Gender = g[0]
		}
		if !known {
			i = len(l.Actors)
			l.Actors = append(l.Actors, Actor{})
			l.byID[id] = i
		}
		l.Actors[i] = a
	}
	a := &l.Actors[i]
	c := Coding{Country: r.get("country"), Sectors: r.list("sectors"), From: r.get("from"), To: r.get("to"), Basis: basis(f)}
	if c.From != "" {
		c.Basis += "@" + c.From
	}
	a.Codings = append(a.Codings, c)
	for _, alias := range append([]string{r.get("name")}, r.list("aliases")...) {
		l.addName(i, alias)
	}
	return id, nil
}

func (l *Lexicon) addName(actor int, alias string) {
	if alias == "" {
		return
	}
	a := &l.Actors[actor]
	if alias != a.Name && !contains(a.Aliases, alias) {
		a.Aliases = append(a.Aliases, alias)
	}
	e := l.entry(alias)
	kept := e.Actors[:0]
	for _, o := range e.Actors {
		if o == actor {
			return
		}
		if l.Actors[o].Tree >= a.Tree {
			kept = append(kept, o)
		}
	}
	e.Actors = append(kept, actor)
	e.Upper = e.Upper || acronym(alias)
}

// acronym: up to four capitals; such words are read only in capitals, since many are words too ("IS", "CAR").
func acronym(s string) bool {
	letters := 0
	for _, r := range s {
		if r >= 'A' && r <= 'Z' {
			letters++
		} else if r != '.' {
			return false
		}
	}
	return letters > 1 && letters <= 4
}

func (l *Lexicon) loadStates(f pack.File) error {
	t, err := readTable(f, "country", "name", "aliases", "adjectives", "people", "metonyms")
	if err != nil {
		return err
	}
	for _, r := range t.rows {
		i := len(l.States)
		l.States = append(l.States, State{Code: r.get("country"), Name: r.get("name")})
		l.state[r.get("country")] = i
		for _, n := range append([]string{r.get("name")}, r.list("aliases")...) {
			e := l.entry(n)
			e.State, e.Upper = i, e.Upper || acronym(n)
		}
		for _, n := range r.list("adjectives") {
			e := l.entry(n)
			e.Adjective, e.Upper = i, e.Upper || acronym(n)
		}
		for _, n := range r.list("metonyms") {
			l.entry(n).Metonym = i
		}
		for _, n := range r.list("people") {
			l.entry(n).National = i
			many := l.entry(nationals(n))
			many.National, many.Nationals = i, true
		}
	}
	return nil
}

// nationals is the plural of a noun for a national: Frenchmen, Chinese, Libyans.
func nationals(n string) string {
	switch {
	case strings.HasSuffix(n, "man"):
		return n[:len(n)-2] + "en"
	case strings.HasSuffix(n, "ese"), strings.HasSuffix(n, "Swiss"):
		return n
	}
	return n + "s"
}

func (l *Lexicon) loadPeoples(f pack.File) error {
	t, err := readTable(f, "people", "adjectives", "country")
	if err != nil {
		return err
	}
	for _, r := range t.rows {
		names := r.list("people")
		if len(names) == 0 {
			continue
		}
		i := len(l.People)
		l.People = append(l.People, People{Name: names[0], Country: r.get("country")})
		for _, n := range names {
			l.entry(n).People = i
			many := l.entry(nationals(n))
			many.People, many.Nationals = i, true
		}
		for _, n := range r.list("adjectives") {
			l.entry(n).PeopleAdj = i
		}
	}
	return nil
}

func (l *Lexicon) loadGiven(f pack.File) error {
	t, err := readTable(f, "name", "gender")
	if err != nil {
		return err
	}
	for _, r := range t.rows {
		if g := r.get("gender"); g == "m" || g == "f" {
			l.given[Key(r.get("name"))] = g[0]
		}
	}
	return nil
}
