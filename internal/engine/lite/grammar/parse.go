package grammar

import (
	"slices"
	"strings"

	"sitrep/internal/engine/perceptron"
)

// Parser holds the classifiers of a dependency parser. It is read-only.
type Parser struct {
	Move perceptron.Scorer // Shift, Left, Right
	Arc  perceptron.Scorer // label of an arc
	// Finite says of each tag whether it is a finite verb's (see Finite).
	Finite []bool
	// Fixed is the label that words of a tag always have, -1 for tags that have several (see Fixed).
	Fixed []int
}

// Finite says which tags ("UPOS XPOS") are those of finite verbs and auxiliaries.
func Finite(tags []string) []bool {
	out := make([]bool, len(tags))
	for i, tag := range tags {
		switch tag {
		case "VERB VBD", "VERB VBZ", "VERB VBP", "AUX VBD", "AUX VBZ", "AUX VBP", "AUX MD":
			out[i] = true
		}
	}
	return out
}

// Fixed finds the label of tags that Universal Dependencies allows one label only.
func Fixed(tags, labels []string) []int {
	out := make([]int, len(tags))
	for i, tag := range tags {
		label := ""
		switch upos, xpos, _ := strings.Cut(tag, " "); {
		case upos == "PUNCT":
			label = "punct"
		case xpos == "POS":
			label = "case"
		case xpos == "PRP$":
			label = "nmod:poss"
		}
		out[i] = slices.Index(labels, label)
	}
	return out
}

// Scratch is the memory of one parse. It is not safe for concurrent use.
type Scratch struct {
	State    State
	Features Features
	Scores   []int32
}

// NewScratch makes scratch memory for classifiers of up to 256 classes.
func NewScratch() *Scratch { return &Scratch{Scores: make([]int32, 256)} }

// Parse builds the tree of tagged words in sc.State.
func (p *Parser) Parse(words []Word, sc *Scratch) {
	s := &sc.State
	s.Reset(words, p.Finite)
	for !s.Done() {
		m := p.best(words, sc)
		label := uint8(0)
		if m != Shift {
			label = p.Label(words, m, sc)
		}
		s.Apply(m, label)
	}
}

func (p *Parser) best(words []Word, sc *Scratch) Move {
	only, valid := Shift, 0
	for m := Shift; m < moves; m++ {
		if sc.State.Valid(m) {
			only = m
			valid++
		}
	}
	if valid == 1 {
		return only
	}
	MoveFeatures(words, &sc.State, &sc.Features)
	scores := sc.Scores[:Moves]
	p.Move.Score(sc.Features.List, scores)
	return sc.State.bestValid(scores)
}

func (s *State) bestValid(scores []int32) Move {
	best := Move(None)
	for m := Shift; m < moves; m++ {
		if s.Valid(m) && (best == None || scores[m] > scores[best]) {
			best = m
		}
	}
	return best
}

// Label is the label the arc of move m would get.
func (p *Parser) Label(words []Word, m Move, sc *Scratch) uint8 {
	dependent, head := sc.State.Arc(m)
	if label := p.Fixed[words[dependent].Tag]; label >= 0 {
		return uint8(label)
	}
	ArcFeatures(words, &sc.State, dependent, head, &sc.Features)
	scores := sc.Scores[:p.Arc.Classes()]
	p.Arc.Score(sc.Features.List, scores)
	return uint8(perceptron.Best(scores))
}
