package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"sitrep/internal/engine/lite/grammar"
	"sitrep/internal/engine/perceptron"
)

// knownTags is the lexicon of usual tags: for each word seen at least three times, the set of tags it has in at least
// a twentieth of its places, as a number above 0.
func knownTags(trees []*tree, tags int) *grammar.Lexicon {
	count := countTags(trees, tags)
	keys := make([]uint32, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	sets := newInventory()
	out := grammar.NewLexicon(len(keys))
	for _, k := range keys {
		if set := usual(count[k]); set != "" {
			out.Put(k, uint32(sets.id(set))+1)
		}
	}
	return out
}

// sureTags is the lexicon of words seen at least thirty times that have one tag in all but one of two hundred places.
func sureTags(trees []*tree, tags int) *grammar.Lexicon {
	count := countTags(trees, tags)
	out := grammar.NewLexicon(len(count))
	for key, n := range count {
		total, best := 0, 0
		for tag, k := range n {
			total += k
			if k > n[best] {
				best = tag
			}
		}
		if total >= 30 && n[best]*200 >= total*199 {
			out.Put(key, uint32(best)+1)
		}
	}
	return out
}

func countTags(trees []*tree, tags int) map[uint32][]int {
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
	return count
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
		t.words[i].Tag = uint32(got)
		correct(l, f.List, scores, t.tags[i], tagMargin)
	}
}

// correct learns from one decision: the best class beside the wanted one must stay behind it by the margin, or the weights
// of both are moved.
func correct(l *perceptron.Learner, features []uint32, scores []int32, want int, margin int32) {
	l.Tick()
	held := scores[want]
	scores[want] = math.MinInt32
	rival := perceptron.Best(scores)
	scores[want] = held
	if scores[rival] >= held-margin {
		l.Update(features, rival, -1)
		l.Update(features, want, 1)
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
	finite    []bool
	rng       *rand.Rand
	explore   bool
}

func trainParser(trees []*tree, labels, epochs int, finite []bool, rng *rand.Rand, log func(epoch int)) *parserLearner {
	p := &parserLearner{
		move: perceptron.NewLearner(grammar.Moves), arc: perceptron.NewLearner(labels),
		sc: grammar.NewScratch(), finite: finite, rng: rng,
	}
	for e := range epochs {
		p.explore = e > 0
		for _, k := range rng.Perm(len(trees)) {
			p.learn(trees[k])
		}
		if log != nil {
			log(e)
		}
	}
	return p
}

func (p *parserLearner) learn(t *tree) {
	s := &p.sc.State
	s.Reset(t.words, p.finite)
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
	var cost [grammar.Moves]int
	cheapest := 1 << 30
	for m := range grammar.Moves {
		cost[m] = 1 << 30
		if s.Valid(grammar.Move(m)) {
			cost[m] = oracle.Cost(s, grammar.Move(m))
			cheapest = min(cheapest, cost[m])
		}
	}
	right, rival := -1, -1
	for m := range grammar.Moves {
		switch {
		case cost[m] == 1<<30:
		case cost[m] == cheapest && (right < 0 || scores[m] > scores[right]):
			right = m
		case cost[m] > cheapest && (rival < 0 || scores[m] > scores[rival]):
			rival = m
		}
	}
	p.move.Tick()
	if rival < 0 || scores[rival] < scores[right]-moveMargin {
		return grammar.Move(right)
	}
	p.move.Update(p.sc.Features.List, rival, -1)
	p.move.Update(p.sc.Features.List, right, 1)
	if scores[rival] >= scores[right] && p.explore && p.rng.Float64() <= 0.9 {
		return grammar.Move(rival)
	}
	return grammar.Move(right)
}

// label decides and learns the label of the arc that move m makes; wrong arcs teach nothing.
func (p *parserLearner) label(t *tree, m grammar.Move) uint8 {
	dependent, head := p.sc.State.Arc(m)
	grammar.ArcFeatures(t.words, &p.sc.State, dependent, head, &p.sc.Features)
	scores := p.sc.Scores[:p.arc.Classes()]
	p.arc.Score(p.sc.Features.List, scores)
	got := perceptron.Best(scores)
	if t.heads[dependent] == head {
		correct(p.arc, p.sc.Features.List, scores, t.labels[dependent], arcMargin)
	}
	return uint8(got)
}

// Margins by which a right decision must win in training, in the units of untrained weights: one update moves the scores
// of two classes apart by twice the number of features.
const (
	tagMargin  = 40
	moveMargin = 90
	arcMargin  = 40
)
