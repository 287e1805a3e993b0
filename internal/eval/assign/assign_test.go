package assign

import (
	"testing"

	"pgregory.net/rapid"
)

func TestBest(t *testing.T) {
	cases := []struct {
		weights [][]float64
		want    []int
	}{
		{nil, nil},
		{[][]float64{{0, 0}}, []int{-1}},
		{[][]float64{{3, 2}, {2.9, 0.1}}, []int{1, 0}},
		{[][]float64{{1}, {5}, {2}}, []int{-1, 0, -1}},
		{[][]float64{{1, 4, 0}}, []int{1}},
	}
	for _, c := range cases {
		got := Best(c.weights)
		if len(got) != len(c.want) {
			t.Fatalf("%v: got %v, want %v", c.weights, got, c.want)
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%v: got %v, want %v", c.weights, got, c.want)
			}
		}
	}
}

// The total must equal the best over all pairings, tried one by one.
func TestBestIsBest(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows, cols := rapid.IntRange(1, 5).Draw(rt, "rows"), rapid.IntRange(1, 5).Draw(rt, "cols")
		weights := make([][]float64, rows)
		for i := range weights {
			weights[i] = make([]float64, cols)
			for j := range weights[i] {
				weights[i][j] = float64(rapid.IntRange(-2, 9).Draw(rt, "w"))
			}
		}
		total, seen := 0.0, map[int]bool{}
		for i, j := range Best(weights) {
			if j < 0 {
				continue
			}
			if seen[j] {
				rt.Fatalf("column %d used twice", j)
			}
			seen[j] = true
			total += weights[i][j]
		}
		if want := exhaustive(weights, 0, map[int]bool{}); total != want {
			rt.Fatalf("total %v, best %v", total, want)
		}
	})
}

func exhaustive(weights [][]float64, row int, used map[int]bool) float64 {
	if row == len(weights) {
		return 0
	}
	best := exhaustive(weights, row+1, used)
	for j, w := range weights[row] {
		if used[j] {
			continue
		}
		used[j] = true
		best = max(best, w+exhaustive(weights, row+1, used))
		used[j] = false
	}
	return best
}
