// Package happening holds the opinion which claims of all reports tell of one happening, and on what they differ. It is a
// pure function of what it keeps of each report: the order in which reports come does not matter.
package happening

import (
	"sitrep"
	"sitrep/internal/read/telling"
)

// Traits are what is kept of one report: no text, spans or mentions.
type Traits struct {
	Report    string              `json:"report"`
	Published string              `json:"published,omitempty"` // first day of the report date
	Outlet    string              `json:"outlet,omitempty"`
	Groups    [][]telling.Telling `json:"groups,omitempty"` // the claims of each event of the report
}

// Actors names actors across reports: identity.Actors does.
type Actors interface {
	// Of is the id of an actor of one report across all reports.
	Of(report, actor string) string
}

// Sources knows which claims are independent of each other: reuse.Lineages does.
type Sources interface {
	// Claim is the lineage of the text that a claim stands in, and the origin of its word.
	Claim(claim string) (lineage, origin string)
	// Count is what stands behind some claims.
	Count(claims []string) sitrep.Origins
}

// Seen is what fusions before this one found, and what the user ruled. Every field may be left out: without Actors, named
// actors keep their ids and others are each report's own.
type Seen struct {
	Actors  Actors
	Sources Sources
	Rulings []Ruling
}

// Ruling is a user's decision on two claims: they tell of one happening, or of two. A later ruling on the same two replaces
// an earlier one.
type Ruling struct {
	A    string `json:"a"` // claim ids
	B    string `json:"b"`
	Same bool   `json:"same"`
}

// Fuse groups the claims of all reports into events, in the order of their earliest claims: by report date, report id,
// and place in the report.
func Fuse(all []Traits, seen Seen, kin *telling.Kin) []sitrep.Event {
	x := NewIndex(kin)
	for _, t := range all {
		x.Add(t)
	}
	return x.Events(seen)
}
