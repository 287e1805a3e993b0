// Package status tells what happened from what is planned, demanded, hypothetical, denied, negated, hedged, failed or
// history, by cue, scope and construction.
package status

import "sitrep"

// Status is how a predicate is put. Certainty here is wording inside the clause (asserted hedged denied); whether it is
// reported follows from its voices and is set by package claim.
type Status struct {
	Certainty  string
	Aspect     string // happened ongoing planned demanded hypothetical
	Negated    bool
	Outcome    string // succeeded failed partial, empty when not worded
	Background bool
	Generic    bool // habitual, definitional, metaphor or sport: not a claim; Why says which
	Why        string
	Judged     float32 // the engine's own view, -3 did not happen to 3 did; without meaning unless Known
	Known      bool    // the engine has a view
	Cues       []Cue
}

// Cue is the words that decided one field.
type Cue struct {
	Span  sitrep.Span
	Field string // certainty aspect negated outcome background generic
	Rule  string
}
