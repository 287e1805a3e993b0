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

// Follows reports whether l may come after previous; final says that no word follows.
func (l Label) follows(previous Label, final bool) bool {
	if final && l.open() {
		return false
	}
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
type Recogniser struct{ Scorer perceptron.Scorer }

// Find labels the words of one sentence, whose tags are set, and notes the names in memory.
func (r *Recogniser) Find(words []grammar.Word, memory *Memory, sc *grammar.Scratch, labels []Label) []Label {
	labels = labels[:0]
	scores := sc.Scores[:Labels]
	var p1, p2 Label
	for i := range words {
		Features(words, i, p1, p2, memory, &sc.Features)
		r.Scorer.Score(sc.Features.List, scores)
		l := BestAfter(p1, i+1 == len(words), scores)
		labels = append(labels, l)
		p2, p1 = p1, l
	}
	memory.Note(words, labels)
	return labels
}

// BestAfter is the best label that may follow previous.
func BestAfter(previous Label, final bool, scores []int32) Label {
	best := Label(Labels)
	for l := Label(0); l < Labels; l++ {
		if l.follows(previous, final) && (best == Labels || scores[l] > scores[best]) {
			best = l
		}
	}
	if best == Labels {
		return 0
	}
	return best
}
