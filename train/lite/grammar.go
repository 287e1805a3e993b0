package main

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"sitrep/internal/engine/lite/grammar"
	"sitrep/internal/engine/perceptron"
)

// knownTags is the lexicon of usual tags: for each word seen at least three times, the set of tags it has in at least
// a twentieth of its places, as a number above 0.
func knownTags(trees []*tree, tags int) grammar.Lexicon {
	count := map[uint32][]int{}
	for _, t := range trees {
		for i, f := range t.forms {
			key := grammar.Key(f)
			if count[key] == nil {
				count[key] = make([]int, tags)
			}
			count[key][t.tags[i]]++
		}
	}
	keys := make([]uint32, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	sets := newInventory()
	out := grammar.Lexicon{}
	for _, k := range keys {
		if set := usual(count[k]); set != "" {
			out[k] = uint32(sets.id(set)) + 1
		}
	}
	return out
}

func usual(count []int) string {
	total := 0
	for _, n := range count {
		total += n
	}
	if total < 3 {
		return ""
	}
	set := ""
	for tag, n := range count {
		if n*20 >= total {
			set += fmt.Sprint(tag, " ")
		}
	}
	return set
}

func trainTagger(trees []*tree, tags, epochs int, skip int, rng *rand.Rand) *perceptron.Learner {
	l := perceptron.NewLearner(tags)
	var f grammar.Features
	scores := make([]int32, tags)
	for range epochs {
		for _, k := range rng.Perm(len(trees)) {
			if t := trees[k]; t.fold != skip {
				tagOnce(l, t, &f, scores)
			}
		}
	}
	return l
}

func tagOnce(l *perceptron.Learner, t *tree, f *grammar.Features, scores []int32) {
	for i := range t.words {
		grammar.TagFeatures(t.words, i, f)
		l.Score(f.List, scores)
		got := perceptron.Best(scores)
		l.Tick()
		if got != t.tags[i] {
			l.Update(f.List, got, -1)
			l.Update(f.List, t.tags[i], 1)
		}
		t.words[i].Tag = uint32(got)
	}
}

// jackknife gives every tree tags from a tagger that has not seen it, so that the parser learns from tags with the
// errors it will meet.
func jackknife(trees []*tree, tags, folds, epochs int, rng *rand.Rand) {
	for fold := range folds {
		l := freeze(trainTagger(trees, tags, epochs, fold, rng), unit)
		sc := grammar.NewScratch()
		for _, t := range trees {
			if t.fold != fold {
				continue
			}
			grammar.Tag(t.words, l, &sc.Features, sc.Scores)
			t.guess = make([]uint32, len(t.words))
			for i := range t.words {
				t.guess[i] = t.words[i].Tag
			}
		}
	}
	for _, t := range trees {
		for i := range t.words {
			t.words[i].Tag = t.guess[i]
		}
	}
}

func freeze(l *perceptron.Learner, unit float64) *perceptron.Table {
	t, err := perceptron.Decode(perceptron.Encode(l.Classes(), l.Freeze(unit, 2)))
	if err != nil {
		panic(err)
	}
	return t
}

// parserLearner trains moves and labels together on the parser's own states.
type parserLearner struct {
	move, arc *perceptron.Learner
	sc        *grammar.Scratch
	rng       *rand.Rand
	explore   bool
}

func trainParser(trees []*tree, labels, epochs, skip int, rng *rand.Rand, log func(epoch int)) *parserLearner {
	p := &parserLearner{
		move: perceptron.NewLearner(grammar.Moves), arc: perceptron.NewLearner(labels),
		sc: grammar.NewScratch(), rng: rng,
	}
	for e := range epochs {
		p.explore = e > 0
		for _, k := range rng.Perm(len(trees)) {
			if t := trees[k]; t.fold != skip {
				p.learn(t)
			}
		}
		if log != nil {
			log(e)
		}
	}
	return p
}

func (p *parserLearner) learn(t *tree) {
	s := &p.sc.State
	s.Reset(len(t.words))
	oracle := grammar.NewOracle(t.heads)
	for !s.Done() {
		m := p.move1(t, oracle)
		label := uint8(0)
		if m != grammar.Shift {
			label = p.label(t, m)
		}
		s.Apply(m, label)
	}
}

// move1 decides, learns and returns the move to make.
func (p *parserLearner) move1(t *tree, oracle *grammar.Oracle) grammar.Move {
	s := &p.sc.State
	grammar.MoveFeatures(t.words, s, &p.sc.Features)
	scores := p.sc.Scores[:grammar.Moves]
	p.move.Score(p.sc.Features.List, scores)
	got, right, cheapest := -1, -1, 1<<30
	var cost [grammar.Moves]int
	for m := range grammar.Moves {
		if s.Valid(grammar.Move(m)) {
			cost[m] = oracle.Cost(s, grammar.Move(m))
			cheapest = min(cheapest, cost[m])
			if got < 0 || scores[m] > scores[got] {
				got = m
			}
		}
	}
	for m := range grammar.Moves {
		if s.Valid(grammar.Move(m)) && cost[m] == cheapest && (right < 0 || scores[m] > scores[right]) {
			right = m
		}
	}
	p.move.Tick()
	if cost[got] > cheapest {
		p.move.Update(p.sc.Features.List, got, -1)
		p.move.Update(p.sc.Features.List, right, 1)
		if !p.explore || p.rng.Float64() > 0.9 {
			got = right
		}
	}
	return grammar.Move(got)
}

// label decides and learns the label of the arc that move m makes; wrong arcs teach nothing.
func (p *parserLearner) label(t *tree, m grammar.Move) uint8 {
	dependent, head := p.sc.State.Arc(m)
	grammar.ArcFeatures(t.words, &p.sc.State, dependent, head, &p.sc.Features)
	scores := p.sc.Scores[:p.arc.Classes()]
	p.arc.Score(p.sc.Features.List, scores)
	got := perceptron.Best(scores)
	if t.heads[dependent] == head {
		p.arc.Tick()
		if want := t.labels[dependent]; want != got {
			p.arc.Update(p.sc.Features.List, got, -1)
			p.arc.Update(p.sc.Features.List, want, 1)
		}
	}
	return uint8(got)
}

// trainLabels trains the labels of finished trees on parses of sentences the parser has not seen.
func trainLabels(trees []*tree, labels, epochs int, parsers []*grammar.Parser, rng *rand.Rand) *perceptron.Learner {
	l := perceptron.NewLearner(labels)
	sc := grammar.NewScratch()
	for range epochs {
		for _, k := range rng.Perm(len(trees)) {
			t := trees[k]
			parsers[t.fold%len(parsers)].Parse(t.words, sc)
			for i := range t.words {
				if sc.State.Head(i) == t.heads[i] {
					labelOnce(l, t, i, sc)
				}
			}
		}
	}
	return l
}

func labelOnce(l *perceptron.Learner, t *tree, i int, sc *grammar.Scratch) {
	grammar.TreeFeatures(t.words, &sc.State, i, &sc.Features)
	scores := sc.Scores[:l.Classes()]
	l.Score(sc.Features.List, scores)
	l.Tick()
	if got, want := perceptron.Best(scores), t.labels[i]; got != want {
		l.Update(sc.Features.List, got, -1)
		l.Update(sc.Features.List, want, 1)
	}
}
