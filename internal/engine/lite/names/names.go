// Package names finds the names of persons, organisations, places and other things in tagged sentences with a linear
// classifier over BILOU labels.
package names

import (
	"strings"

	"sitrep/internal/engine/lite/grammar"
	"sitrep/internal/engine/perceptron"
)

// Kinds are the kinds of names, in the order of their labels.
var kinds = [...]string{"PER", "ORG", "LOC", "MISC"}

// Label is 0 outside names, else 1 + 4*kind + position.
type Label uint8

// Positions of a word in a name.
const (
	begin = iota
	inside
	last
	unit
)

// Labels is the number of labels.
const Labels Label = 1 + 4*Label(len(kinds))

func (l Label) position() int { return int(l-1) % 4 }
func (l Label) kind() int     { return int(l-1) / 4 }

// open reports whether the name goes on after a word with this label.
func (l Label) open() bool { return l != 0 && l.position() <= inside }

// follows reports whether l may come after previous.
func (l Label) follows(previous Label) bool {
	if previous.open() {
		return l != 0 && l.kind() == previous.kind() && (l.position() == inside || l.position() == last)
	}
	return l == 0 || l.position() == begin || l.position() == unit
}

// IOB2 is the label in IOB2, "O" outside names.
func (l Label) IOB2() string {
	if l == 0 {
		return "O"
	}
	if p := l.position(); p == begin || p == unit {
		return iob[0][l.kind()]
	}
	return iob[1][l.kind()]
}

var iob = [2][len(kinds)]string{{"B-PER", "B-ORG", "B-LOC", "B-MISC"}, {"I-PER", "I-ORG", "I-LOC", "I-MISC"}}

// FromIOB2 turns a sentence's IOB2 labels into BILOU labels; unknown kinds count as outside.
func FromIOB2(tags []string) []Label {
	out := make([]Label, len(tags))
	for i, tag := range tags {
		kind := kindOf(tag)
		if kind < 0 {
			continue
		}
		starts := tag[0] == 'B' || i == 0 || kindOf(tags[i-1]) != kind
		ends := i+1 == len(tags) || tags[i+1] == "" || tags[i+1][0] != 'I' || kindOf(tags[i+1]) != kind
		position := inside
		switch {
		case starts && ends:
			position = unit
		case starts:
			position = begin
		case ends:
			position = last
		}
		out[i] = Label(1 + 4*kind + position)
	}
	return out
}

func kindOf(tag string) int {
	_, name, _ := strings.Cut(tag, "-")
	for k, kind := range kinds {
		if kind == name {
			return k
		}
	}
	return -1
}

// Memory holds the kinds of names met earlier in a document.
type Memory struct{ seen map[uint32]uint32 }

// NewMemory is the memory of a document not yet read.
func NewMemory() *Memory { return &Memory{seen: map[uint32]uint32{}} }

// Note remembers the names of a sentence.
func (m *Memory) Note(words []grammar.Word, labels []Label) {
	for i, l := range labels {
		if l != 0 {
			m.seen[words[i].Lower] = uint32(l.kind() + 1)
		}
	}
}

func (m *Memory) kind(words []grammar.Word, i int) uint32 {
	if i < 0 || i >= len(words) {
		return 0
	}
	return m.seen[words[i].Lower]
}

// Recogniser finds names. It is read-only.
type Recogniser struct {
	scorer perceptron.Scorer
	steps  [Labels][Labels]int32 // score of a label after another
	before [Labels][]Label       // what may come before a label
}

// NewRecogniser prepares a classifier trained on Features and Transition.
func NewRecogniser(scorer perceptron.Scorer) *Recogniser {
	r := &Recogniser{scorer: scorer}
	for label := range Labels {
		for previous := range Labels {
			if label.follows(previous) {
				r.before[label] = append(r.before[label], previous)
			}
		}
	}
	r.Refresh()
	return r
}

// Refresh reads the transitions again, after the classifier has learned.
func (r *Recogniser) Refresh() {
	var scores [Labels]int32
	for previous := range Labels {
		r.scorer.Score([]uint32{Transition(previous)}, scores[:])
		r.steps[previous] = scores
	}
}

// Lattice is the memory of one search for the best labels. It is not safe for concurrent use.
type Lattice struct {
	scores []([Labels]int32) // of the best path to each label of each word
	from   []([Labels]Label)
	labels []Label
}

const impossible = -1 << 28

// Find labels the words of one sentence, whose tags are set. The result is good until the next call.
func (r *Recogniser) Find(words []grammar.Word, memory *Memory, sc *grammar.Scratch, l *Lattice) []Label {
	l.scores, l.from, l.labels = l.scores[:0], l.from[:0], l.labels[:0]
	for i := range words {
		var own [Labels]int32
		if !Skip(words, i) {
			Features(words, i, memory, &sc.Features)
			r.scorer.Score(sc.Features.List, own[:])
		} else {
			own = outside
		}
		r.extend(l, i, &own)
	}
	return l.best()
}

// outside rules out every label but 0.
var outside = func() (own [Labels]int32) {
	for label := Label(1); label < Labels; label++ {
		own[label] = impossible
	}
	return own
}()

// extend adds word i with the scores of its labels.
func (r *Recogniser) extend(l *Lattice, i int, own *[Labels]int32) {
	before := &start
	if i > 0 {
		before = &l.scores[i-1]
	}
	var scores [Labels]int32
	var from [Labels]Label
	for label := range Labels {
		best, chosen := int32(2*impossible), Label(0)
		for _, previous := range r.before[label] {
			if score := before[previous] + r.steps[previous][label]; score > best {
				best, chosen = score, previous
			}
		}
		scores[label], from[label] = max(best+own[label], impossible), chosen
	}
	l.scores, l.from = append(l.scores, scores), append(l.from, from)
}

// start is the path before the first word: outside names.
var start = outside

// best follows the best path back.
func (l *Lattice) best() []Label {
	n := len(l.scores)
	if n == 0 {
		return nil
	}
	last := Label(0)
	for label := range Labels {
		if !label.open() && l.scores[n-1][label] > l.scores[n-1][last] {
			last = label
		}
	}
	l.labels = append(l.labels, make([]Label, n)...)
	for i := n - 1; i >= 0; i-- {
		l.labels[i] = last
		last = l.from[i][last]
	}
	return l.labels
}

// Skip reports whether word i is outside names without a look at its features: a common word between common words.
func Skip(words []grammar.Word, i int) bool {
	return words[i].Common && (i == 0 || words[i-1].Common) && (i+1 == len(words) || words[i+1].Common)
}
