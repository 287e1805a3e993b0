// Package engine turns canonical text into sentences with tokens, tags, lemmas, trees and names. Every reading layer
// reads language through this interface, so one engine can replace another.
package engine

import (
	"sitrep"
	"sitrep/internal/syntax"
)

// Engine reads language. It is safe for concurrent use and deterministic.
type Engine interface {
	// Name is "lite" or "full".
	Name() string
	// Fingerprint is a hash over the weights and the rules beside them.
	Fingerprint() string
	// Analyse splits each paragraph into sentences (a paragraph break always splits) and parses them. Spans count
	// bytes of text; a sentence that is too long is cut at a bound the engine documents, and no text is lost.
	Analyse(text string, paragraphs []sitrep.Paragraph) []syntax.Sentence
}

// WordReader is an engine that can also read sentences whose words are given, as treebanks give them.
type WordReader interface {
	// ReadWords reads the sentences of one document. Spans are left empty.
	ReadWords(sentences [][]string) []syntax.Sentence
}

// Machined is an engine whose speed, and nothing else, depends on the machine.
type Machined interface {
	// Machine names the instruction set that the engine runs on; fast is false where it runs far below its speed.
	Machine() (isa string, fast bool)
}
