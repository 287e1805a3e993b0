package grammar

import "sitrep/internal/engine/perceptron"

// Parser holds the classifiers of a dependency parser. It is read-only.
type Parser struct {
	Move perceptron.Scorer // Shift, Left, Right
	Arc  perceptron.Scorer // label of an arc while the tree is built
	Tree perceptron.Scorer // label of an arc in the finished tree; nil keeps the first
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
	s.Reset(len(words))
	for !s.Done() {
		m := p.best(words, sc)
		label := uint8(0)
		if m != Shift {
			label = p.Label(words, m, sc)
		}
		s.Apply(m, label)
	}
	if p.Tree != nil {
		p.relabel(words, sc)
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
	ArcFeatures(words, &sc.State, dependent, head, &sc.Features)
	scores := sc.Scores[:p.Arc.Classes()]
	p.Arc.Score(sc.Features.List, scores)
	return uint8(perceptron.Best(scores))
}

func (p *Parser) relabel(words []Word, sc *Scratch) {
	labels := make([]uint8, len(words))
	for i := range words {
		TreeFeatures(words, &sc.State, i, &sc.Features)
		scores := sc.Scores[:p.Tree.Classes()]
		p.Tree.Score(sc.Features.List, scores)
		labels[i] = uint8(perceptron.Best(scores))
	}
	for i := range labels {
		sc.State.nodes[i].label = labels[i]
	}
}
