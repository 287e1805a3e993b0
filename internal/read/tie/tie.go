// Package tie reads standing relations: backs leads member_of speaks_for opposes allied_with controls based_in.
package tie

import (
	"sitrep"
	"sitrep/internal/read"
)

// Tie is one standing relation as worded between two mentions. To may be a place for controls and based_in.
type Tie struct {
	Kind     string
	From, To int // into mention.Result.Mentions
	Pred     read.Tok
	Span     sitrep.Span
	Negated  bool
	Rule     string
}
