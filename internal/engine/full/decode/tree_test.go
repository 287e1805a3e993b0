package decode

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// total is the score of a tree.
func total(scores []float32, heads []int) float64 {
	n, sum := len(heads), 0.0
	for i, h := range heads {
		if h == Root {
			h = n
		}
		sum += float64(scores[i*(n+1)+h])
	}
	return sum
}

// isTree reports whether heads form a tree with one root.
func isTree(heads []int) bool {
	roots := 0
	for i, h := range heads {
		if h == Root {
			roots++
		}
		steps := 0
		for at := i; at != Root; at = heads[at] {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return roots == 1
}

// greatest tries all trees.
func greatest(scores []float32, n int) float64 {
	most := math.Inf(-1)
	heads := make([]int, n)
	var try func(i int)
	try = func(i int) {
		if i == n {
			if isTree(heads) {
				most = max(most, total(scores, heads))
			}
			return
		}
		for h := Root; h < n; h++ {
			heads[i] = h
			try(i + 1)
		}
	}
	try(0)
	return most
}

func TestTheTreeIsTheBestOne(t *testing.T) {
	var trees Trees
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "n")
		scores := rapid.SliceOfN(rapid.Float32Range(-20, 20), n*(n+1), n*(n+1)).Draw(t, "scores")
		heads := make([]int, n)
		trees.Heads(scores, heads)
		if !isTree(heads) {
			t.Fatalf("%v is no tree", heads)
		}
		if got, want := total(scores, heads), greatest(scores, n); math.Abs(got-want) > 1e-3 {
			t.Fatalf("%v has %v, the best tree %v", heads, got, want)
		}
	})
}

func TestALongSentenceIsATree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var trees Trees
	for _, n := range []int{400, 37, 400, 2} {
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = random.Float32()
		}
		heads := make([]int, n)
		trees.Heads(scores, heads)
		if !isTree(heads) {
			t.Errorf("%d words: no tree", n)
		}
		again := make([]int, n)
		new(Trees).Heads(scores, again)
		if !slices.Equal(heads, again) {
			t.Errorf("%d words: used memory changes the tree", n)
		}
	}
}

// TestNestedCycles has every word prefer the one before it, in rings of rings.
func TestNestedCycles(t *testing.T) {
	const n = 64
	scores := make([]float32, n*(n+1))
	for i := range n {
		for h := range n + 1 {
			scores[i*(n+1)+h] = -1
		}
		for size := 2; size <= n; size *= 2 {
			ring := i / size * size
			scores[i*(n+1)+ring+(i-ring+1)%size] = 30 / float32(size)
		}
	}
	heads := make([]int, n)
	new(Trees).Heads(scores, heads)
	if !isTree(heads) {
		t.Errorf("%v is no tree", heads)
	}
}

func TestScoresThatAreNoNumbersStillGiveATree(t *testing.T) {
	nan := float32(math.NaN())
	for n := 1; n < 9; n++ {
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = nan
		}
		heads := make([]int, n)
		new(Trees).Heads(scores, heads)
		if !isTree(heads) {
			t.Errorf("%d words: %v", n, heads)
		}
	}
}

func BenchmarkContractions(b *testing.B) {
	const n = 400
	random := rand.New(rand.NewPCG(3, 4))
	scores := make([]float32, n*(n+1))
	for i := range scores {
		scores[i] = random.Float32()
	}
	var trees Trees
	heads := make([]int, n)
	for b.Loop() {
		trees.Heads(scores, heads)
	}
}
