// Package story groups reports, and the events they tell of, into developing stories: reports that speak of the same things
// in the same rare words, and not too far apart in time. A story has a title, a brief of claims with their ids, and who and
// where it is mostly about. It is an opinion that looks at words; what happened is the business of package happening.
package story

import (
	"sitrep"
	"sitrep/internal/fuse"
	"sitrep/internal/lexicon/frequency"
)

// Traits is what this package keeps of a report.
type Traits struct {
	Report    string  `json:"report"`
	Published string  `json:"published,omitempty"` // day of the report, ISO 8601; empty where it is not known to the day
	Title     string  `json:"title,omitempty"`
	Terms     Terms   `json:"terms,omitempty"`
	Claims    []Claim `json:"claims,omitempty"` // the telling ones, best score first
	Actors    []Named `json:"actors,omitempty"` // by id in this report, most claims first; private persons never
	Places    []Named `json:"places,omitempty"`
}

// Claim is a claim as a line of a brief.
type Claim struct {
	ID    string  `json:"id"`
	Line  string  `json:"line"`
	Score float64 `json:"score"`
}

// Named is an actor or place and how many claims of the report name it.
type Named struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Claims int    `json:"claims"`
}

// Actors names actors across reports: identity.Actors does.
type Actors interface {
	// Of is the id of an actor of one report across all reports.
	Of(report, actor string) string
}

// Compare orders traits as all fusion does: by report date, reports without one last, then by id.
func Compare(a, b *Traits) int {
	return fuse.ByDay(a.Published, b.Published, a.Report, b.Report)
}

// Fuse groups all reports. The order of the lists does not matter. Events are those of happening; actors may be nil.
func Fuse(all []Traits, words *frequency.Table, events []sitrep.Event, actors Actors) []sitrep.Story {
	x := NewIndex(words)
	for _, t := range all {
		x.Add(t)
	}
	return x.Stories(events, actors)
}
