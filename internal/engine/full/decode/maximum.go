package decode

import "math"

// rootCost is taken from every arc to the root, so that a tree of one root beats all with more. It is far above any sum
// of scores and small enough to leave their digits.
const rootCost = 1 << 30

// maximum finds maximum spanning arborescences (Chu-Liu, Edmonds) over a dense matrix in time O(n²): it follows best
// heads from word to word, contracts each cycle it meets into one node, and takes the cycles apart at the end.
//
// A node is a word, the root, or a cycle of nodes. A cycle takes the matrix row and column of its first member. Nodes are
// numbered in the order they arise, so that a cycle has a greater number than its members.
type maximum struct {
	n      int       // words; the root is node n
	score  []float64 // row d: scores of the arcs into the node that holds row d, by the head's row
	arcs   []arc     // the arc between words that each score stands for
	node   []int     // of each row
	active []int     // rows in use, in ascending order
	parent []int     // of each node: the cycle it went into, itself where it went into none
	row    []int     // of each node
	into   []arc     // of each node: the arc chosen for it
	weight []float64 // of each node: the score of that arc
	done   []bool    // of each row: it leads to the root
	onPath []bool    // of each row
	path   []int     // rows
}

// arc is an arc between words.
type arc struct{ head, dependent int32 }

func (m *maximum) solve(scores []float32, heads []int) {
	m.load(scores, len(heads))
	for start := range m.n {
		if row := m.row[m.top(start)]; !m.done[row] {
			m.follow(row)
		}
	}
	m.expand()
	for i := range heads {
		heads[i] = int(m.into[i].head)
		if heads[i] == m.n {
			heads[i] = Root
		}
	}
}

func (m *maximum) load(scores []float32, n int) {
	size := n + 1
	m.n = n
	m.score, m.arcs = grow(m.score, size*size), grow(m.arcs, size*size)
	for d := range n {
		for h := range size {
			at := d*size + h
			m.score[at], m.arcs[at] = float64(scores[at]), arc{int32(h), int32(d)}
		}
		m.score[d*size+n] -= rootCost
	}
	m.node, m.done, m.onPath = grow(m.node, size), grow(m.done, size), grow(m.onPath, size)
	m.active, m.path = grow(m.active, size), m.path[:0]
	m.parent, m.row = grow(m.parent, size), grow(m.row, size)
	m.into, m.weight = grow(m.into, size), grow(m.weight, size)
	for i := range size {
		m.node[i], m.active[i], m.parent[i], m.row[i] = i, i, i, i
		m.done[i], m.onPath[i] = i == n, false
	}
}

// top is the outermost cycle a node is in.
func (m *maximum) top(node int) int {
	for m.parent[node] != node {
		node = m.parent[node]
	}
	return node
}

// follow goes from head to head until it meets the root or what leads there.
func (m *maximum) follow(row int) {
	for {
		m.path, m.onPath[row] = append(m.path, row), true
		head := m.choose(row)
		if m.done[head] {
			break
		}
		if m.onPath[head] {
			row = m.contract(head)
			continue
		}
		row = head
	}
	for _, r := range m.path {
		m.done[r], m.onPath[r] = true, false
	}
	m.path = m.path[:0]
}

// choose finds the best arc into a row and returns the head's row.
func (m *maximum) choose(row int) int {
	scores := m.score[row*(m.n+1) : (row+1)*(m.n+1)]
	head, most := -1, math.Inf(-1)
	for _, h := range m.active {
		if h != row && (scores[h] > most || head < 0) {
			head, most = h, scores[h]
		}
	}
	node := m.node[row]
	m.into[node], m.weight[node] = m.arcs[row*(m.n+1)+head], most
	return head
}

// contract makes one node of the end of the path from row first on, takes it off the path and returns its row.
func (m *maximum) contract(first int) int {
	at := len(m.path) - 1
	for m.path[at] != first {
		at--
	}
	cycle := m.path[at:]
	m.path = m.path[:at]
	made := len(m.parent)
	for _, r := range cycle {
		m.parent[m.node[r]], m.onPath[r] = made, false
	}
	m.join(cycle)
	m.drop(cycle[1:])
	m.parent, m.row = append(m.parent, made), append(m.row, first)
	m.into, m.weight = append(m.into, arc{}), append(m.weight, 0)
	m.node[first] = made
	return first
}

// join writes the best arcs into and out of the cycle to the row and column of its first member. An arc into a member
// costs the one of the cycle that it replaces.
func (m *maximum) join(cycle []int) {
	size, first := m.n+1, cycle[0]
	for _, r := range cycle {
		weight := m.weight[m.node[r]]
		for _, x := range m.active {
			m.score[r*size+x] -= weight
		}
	}
	for _, r := range cycle[1:] {
		for _, x := range m.active {
			m.better(first*size+x, r*size+x)
			m.better(x*size+first, x*size+r)
		}
	}
}

// better copies the arc at position from over that at position to where its score is greater.
func (m *maximum) better(to, from int) {
	if m.score[from] > m.score[to] {
		m.score[to], m.arcs[to] = m.score[from], m.arcs[from]
	}
}

// drop takes rows out of use.
func (m *maximum) drop(rows []int) {
	for _, r := range rows {
		m.node[r] = -1
	}
	kept := m.active[:0]
	for _, r := range m.active {
		if m.node[r] >= 0 {
			kept = append(kept, r)
		}
	}
	m.active = kept
}

// expand breaks each cycle, the outermost first, at the member that the arc into the cycle goes to.
func (m *maximum) expand() {
	for node := len(m.parent) - 1; node > m.n; node-- {
		into := m.into[node]
		member := int(into.dependent)
		for m.parent[member] != node {
			member = m.parent[member]
		}
		m.into[member] = into
	}
}
