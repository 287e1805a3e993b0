// Package voice finds who says what: direct and indirect speech, statements, posts, agencies, documents, unnamed
// sources, and chains of them.
package voice

import (
	"sitrep"
	"sitrep/internal/read"
)

// Attribution is one source, cue and content. Nested sources are separate attributions; Index.Of orders them.
type Attribution struct {
	Source  read.Range // words of the source; Lo == Hi where none is stated
	Mention int        // into mention.Result.Mentions, -1 none
	Label   string     // the source as worded ("residents in Misrata")
	Cue     string     // "said", "according to"
	CueSpan sitrep.Span
	CueTok  read.Tok // the cue's predicate
	Content []sitrep.Span
	Quoted  []sitrep.Span
	Kind    string // speech statement post agency document unnamed
	Stance  string // reports confirms denies
	Access  string // party official witness secondhand, empty unknown
	Basis   string // stated pronoun: how the source was found
	Hedged  bool   // the cue itself marks doubt: alleged, reportedly, is said to have
	Rule    string

	// Attitude says that the source wants, thinks or makes something of the content and does not tell that it is so: no voice of
	// a claim.
	Attitude bool
}

// Result is what the layer says of one report.
type Result struct {
	Attributions []Attribution
	Orphans      []sitrep.Span // quotes without a speaker
	Quotes       []sitrep.Span // everything between quotation marks, marks included
}
