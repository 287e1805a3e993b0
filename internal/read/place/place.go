// Package place finds toponyms, resolves them in the gazetteer, and reads relative places ("30 km south of the
// capital", "between X and Y"). It abstains where no candidate is plausible.
package place

import (
	"sitrep"
	"sitrep/internal/read"
)

// Toponym is one naming of a place. Place indexes Result.Places, -1 where unresolved.
type Toponym struct {
	read.Range
	Place int
	Score float64 // of the winning candidate against the rest, 0..1
	Use   string  // "" names a location; "actor" stands for a government or people; "part" lies in a longer name
	Rule  string
}

// Expression is one worded location, plain ("in Tripoli") or relative. Its Range holds the whole expression with the
// preposition where there is one; Head is the noun that attaches to the clause.
type Expression struct {
	read.Range
	Where sitrep.Where // Basis is left for package where
	Prep  string       // in at near from to towards of …, lower case, empty without one
	Rule  string
}

// Result is what the layer says of one report.
type Result struct {
	Places      []sitrep.Place // distinct resolved places; mentions filled
	Toponyms    []Toponym
	Expressions []Expression
	Home        string // ISO alpha-3 country the report is mostly about, empty where unclear
}

// At is the index of the toponym that covers token tok of sentence sent, -1 where none does.
func (r *Result) At(sent, tok int) int {
	for i := range r.Toponyms {
		if r.Toponyms[i].Contains(sent, tok) {
			return i
		}
	}
	return -1
}
