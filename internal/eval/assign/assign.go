// Package assign pairs two lists one to one so that the total of the pairs' weights is greatest.
package assign

// Best returns, for each row, the column it is paired with, or -1. Weights are gains: a pair whose weight is not
// positive is never made. Rows may differ in number from columns; within a row all lengths must be equal.
// It is the Hungarian method with potentials, O(n^2 m).
func Best(weights [][]float64) []int {
	rows := len(weights)
	if rows == 0 {
		return nil
	}
	size := max(rows, len(weights[0]))
	paired := solve(size, func(i, j int) float64 {
		if i < rows && j < len(weights[i]) {
			return -max(weights[i][j], 0)
		}
		return 0
	})
	out := make([]int, rows)
	for i := range out {
		out[i] = -1
	}
	for j, i := range paired {
		if i < rows && j < len(weights[i]) && weights[i][j] > 0 {
			out[i] = j
		}
	}
	return out
}

// solve returns the row of each column in a square problem of least cost.
func solve(size int, cost func(i, j int) float64) []int {
	s := state{u: make([]float64, size+1), v: make([]float64, size+1), row: make([]int, size+1), way: make([]int, size+1), cost: cost}
	for i := 1; i <= size; i++ {
		s.augment(i)
	}
	out := make([]int, size)
	for j := 1; j <= size; j++ {
		out[j-1] = s.row[j] - 1
	}
	return out
}

// state counts rows and columns from 1; row 0 and column 0 are the start of the alternating path.
type state struct {
	u, v []float64 // potentials of rows and columns
	row  []int     // row paired with each column, 0 none
	way  []int     // previous column on the path
	cost func(i, j int) float64
}

func (s *state) augment(i int) {
	size := len(s.row) - 1
	least := make([]float64, size+1)
	used := make([]bool, size+1)
	for j := range least {
		least[j] = infinite
	}
	s.row[0] = i
	col := 0
	for s.row[col] != 0 {
		col = s.grow(col, least, used)
	}
	for col != 0 {
		s.row[col] = s.row[s.way[col]]
		col = s.way[col]
	}
}

const infinite = 1e300

// grow takes one column into the tree and returns the next cheapest one.
func (s *state) grow(col int, least []float64, used []bool) int {
	used[col] = true
	next, delta := 0, infinite
	for j := 1; j < len(s.row); j++ {
		if used[j] {
			continue
		}
		if c := s.cost(s.row[col]-1, j-1) - s.u[s.row[col]] - s.v[j]; c < least[j] {
			least[j], s.way[j] = c, col
		}
		if least[j] < delta {
			next, delta = j, least[j]
		}
	}
	for j := range s.row {
		if used[j] {
			s.u[s.row[j]] += delta
			s.v[j] -= delta
		} else {
			least[j] -= delta
		}
	}
	return next
}
