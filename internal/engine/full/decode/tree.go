// Package decode turns the scores of the net into trees, names, spans, lemmas and antecedents. Every choice is
// deterministic: of equal scores the first one wins.
package decode

// Trees finds dependency trees. Its working memory is used again; it is not safe for concurrent use.
type Trees struct {
	state []uint8
	max   maximum
}

// Root is the head of the root.
const Root = -1

// Heads writes the tree of greatest score with exactly one root to heads. Row i of scores holds, for word i, the score of
// each of the words as its head, then that of being the root; len(scores) = n*(n+1) for n = len(heads).
func (t *Trees) Heads(scores []float32, heads []int) {
	n := len(heads)
	roots := 0
	for i := range heads {
		heads[i] = best(scores[i*(n+1):(i+1)*(n+1)], i)
		if heads[i] == Root {
			roots++
		}
	}
	if roots != 1 || !t.acyclic(heads) {
		t.max.solve(scores, heads)
	}
}

// best is the head of greatest score for word i.
func best(row []float32, i int) int {
	n := len(row) - 1
	at := n
	for j, score := range row[:n] {
		if j != i && score > row[at] {
			at = j
		}
	}
	if at == n {
		return Root
	}
	return at
}

// acyclic reports whether every word leads to a root.
func (t *Trees) acyclic(heads []int) bool {
	const (
		fresh, onPath, safe = 0, 1, 2
	)
	t.state = grow(t.state, len(heads))
	clear(t.state)
	for i := range heads {
		at := i
		for at != Root && t.state[at] == fresh {
			t.state[at] = onPath
			at = heads[at]
		}
		if at != Root && t.state[at] == onPath {
			return false
		}
		for at = i; at != Root && t.state[at] == onPath; at = heads[at] {
			t.state[at] = safe
		}
	}
	return true
}

// grow gives a slice of length n, the same one where it is large enough.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/2)[:n]
	}
	return s[:n]
}
