// Package lexicon holds who and what words can name: dated actor cores, agent nouns, states with their adjectives,
// peoples and given names, all compiled from packs into one trie of words. It knows words only, never a report.
package lexicon

import (
	"fmt"
	"path"
	"sort"
	"strings"

	"sitrep/internal/pack"
)

// Noun is an agent or thing noun of packs/agents.
type Noun struct {
	Text      string // as the pack writes it
	Class     string // person body force group people country facility vehicle weapon place thing act time
	Role      string
	Sectors   []string
	Plural    bool
	Gender    byte // m f, 0 either
	Title     bool // stands before a name
	TitleOnly bool // and never alone
	Side      bool // takes the sectors of the side it belongs to
	Generic   bool // its sectors give way to any other
	Basis     string
}

// Coding is what an actor is coded as over a stretch of time. From and To are ISO dates or their prefixes, empty open.
type Coding struct {
	Country  string
	Sectors  []string
	From, To string
	Basis    string // "pack:actors/lby@2019-04"
}

// Actor is one known actor of packs/actors.
type Actor struct {
	ID        string
	Kind      string // person body force group country people
	Name      string
	Aliases   []string
	Gender    byte
	Wikidata  string
	ActsFor   string   // id of the actor it belongs to
	Native    []string // names in other scripts and alphabets, as packs/actors/native.tsv has them
	StandsFor string   // the organ of its state that the name is used for: "government" for a seat of government
	Codings   []Coding
	Tree      int
}

// State is one row of countries.tsv.
type State struct {
	Code, Name string
}

// People is one row of peoples.tsv.
type People struct {
	Name, Country string
}

// Lexicon is compiled packs. It is read-only after New and safe for concurrent use.
type Lexicon struct {
	Nouns  []Noun
	Actors []Actor
	States []State
	People []People
	given  map[string]byte
	root   *node
	byID   map[string]int
	state  map[string]int
	organs map[organ]int
}

// organ is a body by its state's code and what it is there.
type organ struct{ country, name string }

// New compiles actors/*.tsv, agents/*.tsv and lang/en/givennames.tsv of the set. A word of a later tree displaces the
// same word of an earlier one.
func New(set *pack.Set) (*Lexicon, error) {
	l := &Lexicon{given: map[string]byte{}, root: &node{}, byID: map[string]int{}, state: map[string]int{}, organs: map[organ]int{}}
	for _, step := range []struct {
		pattern string
		load    func(pack.File) error
	}{
		{"agents/*.tsv", l.loadNouns},
		{"actors/*.tsv", l.loadActors},
		{"actors/bodies*.tsv", l.loadBodies},
		{"actors/native*.tsv", l.loadNative},
		{"lang/en/givennames.tsv", l.loadGiven},
	} {
		files, err := set.Glob(step.pattern)
		if err != nil {
			return nil, err
		}
		sort.SliceStable(files, func(i, j int) bool { return files[i].Tree < files[j].Tree })
		for _, f := range files {
			if err := step.load(f); err != nil {
				return nil, fmt.Errorf("lexicon: %w", err)
			}
		}
	}
	return l, nil
}

// ActorByID is the index of an actor, -1 none.
func (l *Lexicon) ActorByID(id string) int { return at(l.byID, id) }

// StateByCode is the index of a state, -1 none.
func (l *Lexicon) StateByCode(code string) int { return at(l.state, code) }

// OrganOf is the index of the actor that is an organ ("armed forces") of a state, -1 none.
func (l *Lexicon) OrganOf(country, name string) int {
	if i, ok := l.organs[organ{country, name}]; ok {
		return i
	}
	return -1
}

// Given is the gender a given name has, 0 where it is unknown.
func (l *Lexicon) Given(name string) byte { return l.given[Key(name)] }

// At is the coding in force on an ISO date; without a date, or outside every stretch, ok is false unless the actor
// has only one coding that is open, or none is dated.
func (a *Actor) At(date string) (c Coding, ok bool) {
	for _, c := range a.Codings {
		if date != "" && covers(c, date) {
			return c, true
		}
	}
	for _, c := range a.Codings {
		if date == "" && c.To == "" || c.From == "" && c.To == "" {
			return c, true
		}
	}
	return Coding{}, false
}

func covers(c Coding, date string) bool {
	return (c.From == "" || date >= c.From[:min(len(c.From), len(date))]) &&
		(c.To == "" || date[:min(len(c.To), len(date))] <= c.To)
}

func at(m map[string]int, key string) int {
	if i, ok := m[key]; ok {
		return i
	}
	return -1
}

func basis(f pack.File) string {
	return "pack:" + strings.TrimSuffix(f.Path, path.Ext(f.Path))
}
