// Package identity says which actors of different reports are one, with a score and a reason for every merge. Within a
// report the chains have said so already; here names meet across reports: actors of the pack by their entry, others by
// their names as they sound in each script, short forms that a report introduces, and their countries. Two that act on
// each other, two known persons, two of different sex and two given names are never one, whatever else agrees. Private
// persons are never one with anybody of another report. Rulings of the user come before everything but that.
//
// All of it is an opinion over Traits: it does not depend on the order in which reports came, and is undone by a ruling
// or by dropping a report.
package identity

import (
	"slices"

	"sitrep/internal/lexicon"
	"sitrep/internal/lexicon/spelling"
	"sitrep/internal/pack"
	"sitrep/internal/read/chain"
)

// Least is the score from which two actors are merged.
const Least = 0.7

// Fuser fuses actors with the knowledge of one set of packs. It is read-only and safe for concurrent use.
type Fuser struct {
	lex    *lexicon.Lexicon
	names  *spelling.Reader
	known  map[string]int  // index in the lexicon by actor id
	states map[string]bool // actor ids

	bearers map[string][]int // actors of the lexicon by folded name
}

// New compiles what fusing needs of the packs.
func New(set *pack.Set) (*Fuser, error) {
	lex, err := lexicon.New(set)
	if err != nil {
		return nil, err
	}
	names, err := spelling.New(set)
	if err != nil {
		return nil, err
	}
	f := &Fuser{lex: lex, names: names, known: map[string]int{}, states: map[string]bool{}, bearers: map[string][]int{}}
	for i := range lex.Actors {
		a := &lex.Actors[i]
		f.known[chain.KnownID(a.ID)] = i
		for _, n := range slices.Concat([]string{a.Name}, a.Aliases, a.Native) {
			if k := fold(n); !slices.Contains(f.bearers[k], i) {
				f.bearers[k] = append(f.bearers[k], i)
			}
		}
	}
	for i := range lex.States {
		f.states[chain.StateID(lex.States[i].Code)] = true
	}
	return f, nil
}

// Fuse is the opinion over the traits of all reports, in whatever order they stand.
func (f *Fuser) Fuse(traits []Traits, rulings []Ruling) *Actors {
	x := f.NewIndex()
	for _, t := range traits {
		x.Add(t)
	}
	return x.Actors(rulings)
}

// Anchor is a mention, named so that it is found again however the report is coded: the At-th place of the report's text
// where the words stand, from 1.
type Anchor struct {
	Report string `json:"report"`
	Words  string `json:"words"`
	At     int    `json:"at"`
}

// Ruling is a user's decision on two mentions: Kind "merge" (the actors are one) or "split" (they are not). Of two rulings
// on the same actors the later one holds.
type Ruling struct {
	Kind string `json:"kind"`
	A    Anchor `json:"a"`
	B    Anchor `json:"b"`
	Why  string `json:"why,omitempty"`
}

// Actor is one actor across reports.
type Actor struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Kind    string   `json:"kind"`
	Country string   `json:"country,omitempty"`
	Sectors []string `json:"sectors,omitempty"`
	Known   bool     `json:"known"`
	Private bool     `json:"private"`
	Names   []string `json:"names,omitempty"` // every wording, most frequent first
	Members []Member `json:"members"`         // by day, then report
	Merges  []Merge  `json:"merges,omitempty"`
}

// Member is the actor as one report has it.
type Member struct {
	Report string `json:"report"`
	Actor  string `json:"actor"`
	At     Anchor `json:"at"`  // where the report first names it
	Why    string `json:"why"` // what makes it one with the others of its name
}

// Merge is one step by which the members came together: two names, and what speaks for their being one.
type Merge struct {
	A     string  `json:"a"`
	B     string  `json:"b"`
	Score float64 `json:"score"` // 1 for a ruling
	Why   string  `json:"why"`
}

// Actors is the opinion: which actor across reports each actor of a report is.
type Actors struct {
	Unmet []int // rulings that could not be followed: their words are gone, or name a private person

	of   map[Member]int // At is empty in the key
	all  []Actor
	byID map[string]int
}

// Of is the id across reports of an actor of a report. An actor that no report names, and one that is not there, keeps
// its own id.
func (a *Actors) Of(report, actor string) string {
	if i, ok := a.of[Member{Report: report, Actor: actor}]; ok {
		return a.all[i].ID
	}
	return actor
}

// Get is the actor of an id across reports.
func (a *Actors) Get(id string) (Actor, bool) {
	i, ok := a.byID[id]
	if !ok {
		return Actor{}, false
	}
	return a.all[i], true
}

// All lists the actors by id.
func (a *Actors) All() []Actor { return a.all }
