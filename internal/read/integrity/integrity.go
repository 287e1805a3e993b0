// Package integrity flags what is wrong with the text as a text: paragraphs that do not belong, machine-respun wording,
// stitched reports, foreign-language passages, page residue, broken-off ends. It never judges what is said: a flag is a
// reason for care, with the words that raised it, and no finding about the outlet. docs/integrity.md says how each is read.
package integrity

import (
	"errors"

	"sitrep"
	"sitrep/internal/lexicon/frequency"
	"sitrep/internal/pack"
	"sitrep/internal/read"
)

// Result is what the layer says of one report. Problems carry codes off_topic, respun, stitched, language, truncated.
type Result struct {
	Problems []sitrep.Problem
	OffTopic []bool // per paragraph: claims inside are withheld
	Foreign  []bool // per sentence: not in a supported language, gives no claims
	Stitched bool
	Language string // ISO 639-1 of most of the text, empty where too short to tell
}

// Reader reads the integrity of reports by the packs it was made from. It is safe for concurrent use.
type Reader struct {
	vocabulary *frequency.Table
	registers  *registers
	weights    *weights
	residue    *residue
	languages  *languages
	respun     *respun
	stitch     *stitch
}

// New compiles the packs below integrity/.
func New(set *pack.Set) (*Reader, error) {
	var r Reader
	var errs [7]error
	r.vocabulary, errs[0] = frequency.New(set)
	r.registers, errs[1] = newRegisters(set)
	r.weights, errs[2] = newWeights(set)
	r.residue, errs[3] = newResidue(set)
	r.languages, errs[4] = newLanguages(set)
	r.respun, errs[5] = newRespun(set)
	r.stitch, errs[6] = newStitch(set)
	return &r, errors.Join(errs[:]...)
}

// Read flags one report. A report mostly in a language that is not supported is flagged for that alone.
func (r *Reader) Read(doc *read.Doc) Result {
	res := Result{OffTopic: make([]bool, len(doc.Paragraphs)), Foreign: make([]bool, len(doc.Sentences))}
	paragraphs := words(doc)
	if r.language(doc, paragraphs, &res) {
		return res
	}
	r.offTopic(doc, paragraphs, &res)
	r.pageResidue(doc, &res)
	r.cut(doc, &res)
	r.readRespun(doc, paragraphs, &res)
	r.readStitched(doc, paragraphs, &res)
	return res
}
