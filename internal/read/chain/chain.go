// Package chain says which mentions of one report are the same actor, under all spellings, and codes each actor. It ties
// names by spelling, acronym and pack; nominals by noun, side and apposition; pronouns by gender, number, grammar and
// nearness, and leaves untied what stays ambiguous. Two parties that act on each other or are coordinated are never one.
package chain

import (
	"sitrep"
	"sitrep/internal/lexicon"
	"sitrep/internal/read"
	"sitrep/internal/read/mention"
	"sitrep/internal/read/place"
)

// Entity is one actor of the report. Actor.ID and Mentions are filled; ids are hashes of pack id or of report-free name
// and kind, so they do not depend on the engine; an unnamed group's id also holds the report and its place there.
type Entity struct {
	Actor    sitrep.Actor
	Mentions []int             // into mention.Result.Mentions, text order
	Forms    map[string]string // "role": words that may stand in place of a private person's name
	Rule     string
}

// Result is what the layer says of one report. Of maps each mention to its entity, -1 where it has none (a pronoun
// without antecedent, a thing). Basis says per mention how it was tied: stated nominal pronoun.
type Result struct {
	Entities []Entity
	Of       []int
	Basis    []string
}

// Reader ties mentions with one compiled lexicon. It is safe for concurrent use.
type Reader struct{ lex *lexicon.Lexicon }

// New ties with a lexicon.
func New(lex *lexicon.Lexicon) *Reader { return &Reader{lex: lex} }

// Read ties the mentions of a report. In a stitched report a pronoun is tied across paragraphs only where one
// candidate is left.
func (r *Reader) Read(doc *read.Doc, ms *mention.Result, places *place.Result, published *sitrep.Published, stitched bool) Result {
	w := newWeave(r.lex, doc, ms, places, published, stitched)
	for i := range ms.Mentions {
		w.tie(i)
	}
	return w.result()
}
