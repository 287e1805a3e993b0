package grammar

// Move is a step of the arc-hybrid transition system (Kuhlmann et al. 2011) with the root behind the last word.
type Move int

// Shift pushes the next word; Left hangs the top of the stack under the next word, Right under the word below it.
const (
	Shift Move = iota
	Left
	Right
	moves
)

// Moves is the number of moves.
const Moves = int(moves)

// None stands for a word that is not there.
const None = -1

// State is a parse under construction. Reset prepares it for a sentence and keeps its memory.
type State struct {
	n, next int
	stack   []int32
	nodes   []node
	finite  []uint8 // finite verbs before each word, at most 250
}

// node is a word with the dependents found so far; entry n is the root.
type node struct {
	head                int32
	left, left2         int32 // outermost and next dependents to the left
	right, right2       int32
	nearLeft, nearRight int32 // innermost dependents
	label               uint8
	lefts, rights       uint8  // number of dependents
	labels              uint64 // hashed set of the labels of the dependents
}

// Reset begins a sentence of tagged words; finite says which tags are those of finite verbs.
func (s *State) Reset(words []Word, finite []bool) {
	s.n, s.next = len(words), 0
	s.stack, s.nodes, s.finite = s.stack[:0], s.nodes[:0], s.finite[:0]
	count := uint8(0)
	for i := range s.n + 1 {
		s.nodes = append(s.nodes, node{None, None, None, None, None, None, None, 0, 0, 0, 0})
		s.finite = append(s.finite, count)
		if i < s.n && finite[words[i].Tag] {
			count = min(count+1, 250)
		}
	}
}

// finiteAfter is how many finite verbs follow word i, at most 3; finiteBefore how many come before it, at most 2.
func (s *State) finiteAfter(i int) uint32 {
	if i < 0 || i >= s.n {
		return 9
	}
	return uint32(min(s.finite[s.n]-s.finite[i+1], 3))
}

func (s *State) finiteBefore(i int) uint32 {
	if i < 0 {
		return 9
	}
	return uint32(min(s.finite[i], 2))
}

// Done reports whether every word has a head.
func (s *State) Done() bool { return s.next == s.n && len(s.stack) == 0 }

// Valid reports whether the move can be made. Only one word ever hangs under the root.
func (s *State) Valid(m Move) bool {
	switch m {
	case Shift:
		return s.next < s.n
	case Left:
		return len(s.stack) > 0 && (s.next < s.n || len(s.stack) == 1)
	}
	return len(s.stack) > 1
}

// Arc is the dependent and the head that Left or Right would join; the head n is the root.
func (s *State) Arc(m Move) (dependent, head int) {
	top := int(s.stack[len(s.stack)-1])
	if m == Left {
		return top, s.next
	}
	return top, int(s.stack[len(s.stack)-2])
}

// Apply makes a valid move; label is that of the arc.
func (s *State) Apply(m Move, label uint8) {
	if m == Shift {
		s.stack = append(s.stack, int32(s.next))
		s.next++
		return
	}
	dependent, head := s.Arc(m)
	s.stack = s.stack[:len(s.stack)-1]
	d, h := &s.nodes[dependent], &s.nodes[head]
	d.head, d.label = int32(head), label
	h.labels |= 1 << (label & 63)
	if m == Left {
		h.left, h.left2 = int32(dependent), h.left
		if h.nearLeft == None {
			h.nearLeft = int32(dependent)
		}
		h.lefts = min(h.lefts+1, 7)
		return
	}
	h.right, h.right2 = int32(dependent), h.right
	if h.nearRight == None {
		h.nearRight = int32(dependent)
	}
	h.rights = min(h.rights+1, 7)
}

// Head is the head of word i, len(words) for the root.
func (s *State) Head(i int) int { return int(s.nodes[i].head) }

// Label is the label of word i's arc.
func (s *State) Label(i int) uint8 { return s.nodes[i].label }

// top is the k-th word of the stack from the top, None where there is none.
func (s *State) top(k int) int {
	if k >= len(s.stack) {
		return None
	}
	return int(s.stack[len(s.stack)-1-k])
}
