// Package frame finds predicates of the PLOVER types in trees: verbs, nouns and light-verb predicates with their
// arguments, as the ontology packs describe them.
package frame

import (
	"sitrep"
	"sitrep/internal/read"
)

// Frame is one predicate with its arguments, before voices, time and place are known.
type Frame struct {
	Pred     read.Tok    // the token the clause hangs on, for status, time and place
	Trigger  sitrep.Span // words that carry the type
	Type     string      // PLOVER type or pack:TYPE
	Mode     string
	ModeSpan sitrep.Span // empty without one
	Contexts []string
	Scale    float64
	Args     []Arg
	Parent   int // frame of a REQUEST, THREATEN, ACCUSE, REJECT or AGREE that this act is the content of, -1 none
	// Embedding says what Parent's wording makes of this act: demanded, planned, hypothetical, or empty.
	Embedding string
	Symmetric bool
	// Harm is set where the words tell what an act did (killed, wounded, destroyed) rather than the act.
	Harm bool
	// Civil is set where type and context may be those of private life ("thanked", "offered"): a claim only in public matter.
	Civil bool
	Rule  string
}

// Arg is one filled role. Via is the path by which it was found (nsubj, obl:agent, nmod:of, conj …).
type Arg struct {
	Role string // actor recipient target ground instrument origin destination; location and time are other layers' work
	read.Range
	Via   string
	Basis string // stated implied
}

// Rejected is a trigger that gave no frame, with the reason, for explain.
type Rejected struct {
	Pred read.Tok
	Rule string
	Why  string
}

// Result is what the layer says of one report.
type Result struct {
	Frames   []Frame
	Rejected []Rejected
}
