// Package reuse finds text that reports share: whole copies, copies in part, copies reworded by machine, and old text
// under a new date. From it follow the lineage of every report, the earliest report its text is met in, and how many
// independent sources stand behind a set of claims: at most as many as there are lineages, and as there are origins.
// It compares words with words and says nothing of who was first in the world: a store knows only what it was given.
package reuse

import (
	"sitrep"
	"sitrep/internal/fuse"
)

// Traits is what this package keeps of a report: its words as hashes, not its text.
type Traits struct {
	Report    string  `json:"report"`
	Published string  `json:"published,omitempty"` // day of the report, ISO 8601; empty where it is not known to the day
	Titles    int     `json:"titles,omitempty"`    // sentences of the title, at the beginning of Words
	Words     Words   `json:"words,omitempty"`
	Wire      string  `json:"wire,omitempty"` // agency that the report is credited to, folded
	Claims    []Claim `json:"claims,omitempty"`
}

// Claim is what a claim shows of where its word comes from.
type Claim struct {
	ID       string `json:"id"`
	Sentence int    `json:"sentence"`         // index into Words
	Voice    string `json:"voice,omitempty"`  // actor id, in this report, of the named party or body whose word it is
	Agency   string `json:"agency,omitempty"` // folded label of an agency that tells it
}

// Actors names actors across reports: identity.Actors does.
type Actors interface {
	// Of is the id of an actor of one report across all reports.
	Of(report, actor string) string
}

// Of takes the traits of a record.
func Of(r *sitrep.Record) Traits {
	t := Traits{Report: r.Report.ID, Wire: wire(&r.Report)}
	if p := r.Report.Published; p != nil && p.Start == p.End {
		t.Published = p.Start
	}
	t.Words, t.Titles = wordsOf(r)
	t.Claims = claimsOf(r)
	return t
}

// Compare orders traits as all fusion does: by report date, reports without one last, then by id.
func Compare(a, b *Traits) int {
	return fuse.ByDay(a.Published, b.Published, a.Report, b.Report)
}

// Match is one earlier report whose text a report holds.
type Match struct {
	Of       string  `json:"of"`       // the earlier report
	Kind     string  `json:"kind"`     // copy, part, reworded
	Overlap  float64 `json:"overlap"`  // share of this report's words in sentences that the earlier one holds too
	Verbatim float64 `json:"verbatim"` // share of its words in runs of five that the earlier one holds too
	Holds    float64 `json:"holds"`    // share of the earlier one's words in sentences that this one holds
}

// Kinds of a match.
const (
	Copy     = "copy"     // nearly all of the report, in the same words
	Part     = "part"     // some of it
	Reworded = "reworded" // most of it, in other words of the same order within the sentence
)

// Lineage is where the text of one report comes from, as far as the store knows.
type Lineage struct {
	Report    string  `json:"report"`
	Lineage   string  `json:"lineage"`             // id of the earliest report of the lineage; the report's own where it is that or stands alone
	Published string  `json:"published,omitempty"` // date of the report
	Matches   []Match `json:"matches,omitempty"`   // earliest report first
}

// Fuse finds the lineages of all reports. The order of the list does not matter.
func Fuse(all []Traits, actors Actors) *Lineages {
	x := NewIndex()
	for _, t := range all {
		x.Add(t)
	}
	return x.Lineages(actors)
}
