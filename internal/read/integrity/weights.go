package integrity

import (
	"fmt"
	"math"

	"sitrep/internal/pack"
)

// weights turn signs into a probability. The file is made by train/offtopic.
type weights struct {
	Threshold float64
	Names     []string
	Weights   []float64
}

func newWeights(set *pack.Set) (*weights, error) {
	files, err := set.Glob("integrity/offtopic.toml")
	if err != nil {
		return nil, err
	}
	if len(files) != 1 {
		return nil, fmt.Errorf("integrity: no pack file integrity/offtopic.toml")
	}
	var w weights
	if err := files[0].Decode(&w); err != nil {
		return nil, err
	}
	if n := len((&signs{}).vector()); len(w.Weights) != n || len(w.Names) != n {
		return nil, fmt.Errorf("integrity: offtopic.toml: %d weights, want %d", len(w.Weights), n)
	}
	return &w, nil
}

func (w *weights) score(vector []float64) float64 {
	z := 0.0
	for i, x := range vector {
		z += w.Weights[i] * x
	}
	return 1 / (1 + math.Exp(-z))
}
