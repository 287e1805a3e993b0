// Package timex finds time expressions and resolves them against the report date. The unresolved form (Norm) is kept,
// so a report whose date becomes known later is resolved without reading it again. Values follow TIMEX3 (ISO-TimeML).
package timex

import "sitrep/internal/read"

// Timex is one time expression. Start and End are ISO dates, End inclusive, empty where open or unresolved.
type Timex struct {
	read.Range
	Kind       string // date time duration set
	Norm       string // unresolved form, docs/timex.md
	Value      string // TIMEX3 value once resolved
	Start, End string
	Grain      string // year quarter month week day part hour minute
	Time       string // HH:MM where a clock time is worded
	Part       string // morning afternoon evening night …
	Relation   string // how it bounds what it modifies: in since until before after during every
	History    bool   // far from the report date, or worded as history
	Rule       string
}
