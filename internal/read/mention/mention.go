// Package mention finds the words that stand for someone or something that can act or be acted on: names, nominals
// ("militias loyal to the government") and pronouns.
package mention

import (
	"sort"

	"sitrep/internal/read"
)

// Mention is one noun phrase. Its Range is the phrase with determiners and close modifiers but without relative
// clauses; Head is the head noun. Coordinated phrases are separate mentions. A name or agent noun inside a phrase
// ("Libyan" of "Libyan army", "rebel" of "rebel attack") is a mention of its own.
type Mention struct {
	read.Range
	Kind     string // name nominal pronoun
	Class    string // person body force group country people place facility vehicle weapon thing
	Role     string // of people: civilian combatant official child journalist aid_worker medic detainee …, empty when unknown
	Plural   bool
	Gender   byte   // m f n, 0 unknown
	Code     Code   // what the words alone say
	Name     string // the proper name inside the phrase, empty without one ("Khalifa Haftar" of "Gen Khalifa Haftar")
	Title    string // the title or role noun before the name, lower case ("spokesman"); of a nominal its noun
	Owner    int    // mention whose possession, side or employer this is ("Haftar" of "Haftar's forces"), -1 none
	Toponym  int    // index into place.Result.Toponyms when the phrase is a place name, -1 none
	Number   int    // index into the number layer of the phrase's count, -1 none
	Parts    []int  // of a phrase that stands for one party each ("Russian and Turkish ministers"): their mentions
	Definite bool
	Rule     string
}

// Code is an actor coding: ISO alpha-3 country or PLOVER international name, PLOVER sectors, and where it comes from.
type Code struct {
	Country string
	Sectors []string
	Basis   string   // "pack:actors/lby@2019-04", "pack:agents/armed", "demonym", …
	ID      string   // pack id of a known actor, empty else
	IDs     []string // all pack actors of that name, where the words alone leave more than one
}

// Result is what the layer says of one report. Mentions are in text order of their heads.
type Result struct{ Mentions []Mention }

// In is the half-open range of mentions whose sentence is sent.
func (r *Result) In(sent int) (lo, hi int) {
	lo = sort.Search(len(r.Mentions), func(i int) bool { return r.Mentions[i].Sent >= sent })
	hi = sort.Search(len(r.Mentions), func(i int) bool { return r.Mentions[i].Sent > sent })
	return lo, hi
}

// At is the index of the smallest mention that covers token tok of sentence sent, -1 where none does.
func (r *Result) At(sent, tok int) int {
	best := -1
	lo, hi := r.In(sent)
	for i := lo; i < hi; i++ {
		m := &r.Mentions[i]
		if m.Contains(sent, tok) && (best < 0 || m.Hi-m.Lo < r.Mentions[best].Hi-r.Mentions[best].Lo) {
			best = i
		}
	}
	return best
}

// Headed is the index of the mention whose head is token tok of sentence sent, -1 where none is.
func (r *Result) Headed(sent, tok int) int {
	lo, hi := r.In(sent)
	for i := lo; i < hi; i++ {
		if r.Mentions[i].Head == tok && len(r.Mentions[i].Rule) > 0 && r.Mentions[i].Rule != "part" {
			return i
		}
	}
	return -1
}
