package perceptron_test

import (
	"testing"

	"sitrep/internal/engine/perceptron"

	"pgregory.net/rapid"
)

// TestDecodedTableScoresLikeItsRows draws tables of few and of many classes, with weights beyond one byte.
func TestDecodedTableScoresLikeItsRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		classes := rapid.SampledFrom([]int{2, 3, 4, 90}).Draw(t, "classes")
		features := rapid.SliceOfNDistinct(rapid.Uint32(), 1, 40, rapid.ID[uint32]).Draw(t, "features")
		l := perceptron.NewLearner(classes)
		for _, f := range features {
			class := rapid.IntRange(0, classes-1).Draw(t, "class")
			l.Update([]uint32{f}, class, rapid.Int32Range(-400, 400).Draw(t, "weight"))
		}
		l.Tick()
		table, err := perceptron.Decode(perceptron.Encode(classes, l.Freeze(1, 2)))
		if err != nil {
			t.Fatal(err)
		}
		got, want := make([]int32, classes), make([]int32, classes)
		for _, f := range append(features, 12345) {
			l.Score([]uint32{f}, want)
			table.Score([]uint32{f}, got)
			for c := range got {
				if got[c] != want[c] && (want[c] > 1 || want[c] < -1) {
					t.Fatalf("feature %d class %d: %d, want %d", f, c, got[c], want[c])
				}
			}
		}
	})
}

func TestLearnerAveragesItsWeights(t *testing.T) {
	l := perceptron.NewLearner(2)
	l.Tick()
	l.Update([]uint32{7}, 1, 10) // holds for three of four decisions
	for range 3 {
		l.Tick()
	}
	rows := l.Freeze(0.5, 1)
	if len(rows) != 1 || len(rows[0].Cells) != 1 || rows[0].Cells[0] != (perceptron.Cell{Class: 1, Weight: 15}) {
		t.Errorf("got %+v, want weight 7.5 as 15 halves", rows)
	}
}

func TestDecodeRefusesDamage(t *testing.T) {
	l := perceptron.NewLearner(40)
	l.Update([]uint32{1, 2, 3, 4}, 39, 50)
	l.Tick()
	data := perceptron.Encode(40, l.Freeze(1, 1))
	for n := range len(data) {
		if _, err := perceptron.Decode(data[:n]); err == nil {
			t.Errorf("%d of %d bytes are read without an error", n, len(data))
		}
	}
}
