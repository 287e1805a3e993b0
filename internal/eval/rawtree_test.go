package eval

import (
	"testing"

	"sitrep"
)

// TestRawGrammarCountsOwnWords: of gold "the old port burned", found "theold port burned" with the port as root.
func TestRawGrammarCountsOwnWords(t *testing.T) {
	span := func(a, b int) sitrep.Span { return sitrep.Span{Start: a, End: b} }
	port, burned := span(6, 10), span(10, 16)
	var g rawGrammar
	g.add(map[sitrep.Span]node{
		span(0, 3): {"DET", "det", port}, span(3, 6): {"ADJ", "amod", port},
		port: {"NOUN", "nsubj", burned}, burned: {"VERB", "root", sitrep.Span{}},
	}, map[sitrep.Span]node{
		span(0, 6): {"DET", "det", port}, port: {"NOUN", "obl", burned}, burned: {"NOUN", "root", sitrep.Span{}},
	})
	for _, s := range g.scores("x") {
		want := map[string]float64{"raw_upos_f1": 1, "raw_uas_f1": 2, "raw_las_f1": 1}[s.Measure] * 200 / 7
		if s.Value != want || s.N != 4 {
			t.Errorf("%s is %v of %d, want %v of 4", s.Measure, s.Value, s.N, want)
		}
	}
}
