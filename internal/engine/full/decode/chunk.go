package decode

import (
	"fmt"
	"strings"
)

// Scheme is a set of chunk labels: "O", and B- I- L- U- (or only B- I-, as in IOB2) before each kind.
type Scheme struct {
	labels []label
	kinds  []string
}

type label struct {
	kind            int // -1 for O
	begins          bool
	closed, carries bool // a chunk may end here; its next word may follow
}

// Chunk is the words [Lo, Hi) of one name or expression.
type Chunk struct {
	Lo, Hi int
	Kind   int // in Scheme.Kinds
}

// NewScheme reads labels in the order of their scores.
func NewScheme(labels []string) (*Scheme, error) {
	s := &Scheme{}
	known := map[string]bool{}
	for _, name := range labels {
		known[name] = true
	}
	for _, name := range labels {
		prefix, kind, ok := strings.Cut(name, "-")
		l := label{kind: s.kind(kind), closed: true}
		switch {
		case name == "O":
			l.kind, l.begins = -1, true
		case !ok || len(prefix) != 1 || !strings.Contains("BILU", prefix):
			return nil, fmt.Errorf("decode: label %q is none of O B- I- L- U-", name)
		default:
			l.begins = prefix == "B" || prefix == "U"
			l.carries = prefix == "B" || prefix == "I"
			l.closed = !l.carries || !known["L-"+kind]
		}
		s.labels = append(s.labels, l)
	}
	if !known["O"] {
		return nil, fmt.Errorf("decode: labels without O")
	}
	return s, nil
}

// Kinds are the kinds of chunks.
func (s *Scheme) Kinds() []string { return s.kinds }

// kind is the number of a kind; new kinds are added, and no name is none.
func (s *Scheme) kind(name string) int {
	if name == "" {
		return -1
	}
	for i, k := range s.kinds {
		if k == name {
			return i
		}
	}
	s.kinds = append(s.kinds, name)
	return len(s.kinds) - 1
}

// follows reports whether label b may stand behind label a.
func (s *Scheme) follows(a, b int) bool {
	if s.labels[b].begins {
		return s.labels[a].closed
	}
	return s.labels[a].carries && s.labels[a].kind == s.labels[b].kind
}

// Chunks finds the best chunks of sentences. Its working memory is used again; it is not safe for concurrent use.
type Chunks struct {
	*Scheme
	path  []int     // the label of each word
	score []float32 // of the best path to each label of the last word
	next  []float32
	back  []int16 // for each word and label, the label before it
	open  []int   // for each kind, the best label of the last word that carries it on; -1 for none
}

// Find appends to out the chunks of the best sequence of labels that is well formed. row gives the scores of a word's labels.
func (c *Chunks) Find(words int, row func(word int) []float32, out []Chunk) []Chunk {
	c.path = grow(c.path, words)
	if !c.greedy(words, row) {
		c.viterbi(words, row)
	}
	for lo := 0; lo < words; lo++ {
		l := c.labels[c.path[lo]]
		if l.kind < 0 {
			continue
		}
		hi := lo + 1
		for hi < words && !c.labels[c.path[hi]].begins {
			hi++
		}
		out = append(out, Chunk{lo, hi, l.kind})
		lo = hi - 1
	}
	return out
}

// greedy takes the best label of every word; it is the best sequence where it is well formed.
func (c *Chunks) greedy(words int, row func(int) []float32) bool {
	formed, last := true, -1
	for i := range words {
		at := argmax(row(i))
		if last < 0 {
			formed = formed && c.labels[at].begins
		} else {
			formed = formed && c.follows(last, at)
		}
		c.path[i], last = at, at
	}
	return formed && (last < 0 || c.labels[last].closed)
}

func argmax(row []float32) int {
	at := 0
	for i, score := range row {
		if score > row[at] {
			at = i
		}
	}
	return at
}

// never is the score of what cannot be.
const never = -1e30

func (c *Chunks) viterbi(words int, row func(int) []float32) {
	n := len(c.labels)
	c.score, c.next, c.back = grow(c.score, n), grow(c.next, n), grow(c.back, n*words)
	c.open = grow(c.open, len(c.kinds))
	for l, score := range row(0)[:n] {
		c.score[l] = never
		if c.labels[l].begins {
			c.score[l] = score
		}
	}
	for i := 1; i < words; i++ {
		c.step(row(i)[:n], c.back[i*n:(i+1)*n])
	}
	c.path[words-1] = c.closed()
	for i := words - 1; i > 0; i-- {
		c.path[i-1] = int(c.back[i*n+c.path[i]])
	}
}

// closed is the best label of the last word at which a chunk may end.
func (c *Chunks) closed() int {
	at := -1
	for l, score := range c.score {
		if c.labels[l].closed && (at < 0 || score > c.score[at]) {
			at = l
		}
	}
	return at
}

// step goes on by one word.
func (c *Chunks) step(row []float32, back []int16) {
	closed := c.closed()
	for k := range c.open {
		c.open[k] = -1
	}
	for l, score := range c.score {
		if k := c.labels[l].kind; c.labels[l].carries && (c.open[k] < 0 || score > c.score[c.open[k]]) {
			c.open[k] = l
		}
	}
	for l, score := range row {
		from := closed
		if !c.labels[l].begins {
			from = c.open[c.labels[l].kind]
		}
		if from < 0 {
			back[l], c.next[l] = int16(closed), never
			continue
		}
		back[l], c.next[l] = int16(from), max(c.score[from]+score, never)
	}
	c.score, c.next = c.next, c.score
}
