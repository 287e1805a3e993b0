package coref

import (
	"math"
	"testing"

	"sitrep"
)

// chains writes mentions as letters: span [0,1) is a, [1,2) is b.
func chains(words ...string) Chains {
	var out Chains
	for _, w := range words {
		var chain []sitrep.Span
		for _, r := range w {
			chain = append(chain, sitrep.Span{Start: int(r - 'a'), End: int(r-'a') + 1})
		}
		out = append(out, chain)
	}
	return out
}

// TestWorkedExample is an example worked by hand: gold {a b c} {d e f g}, found {a b} {c d} {f g h i}.
//
//	MUC    recall (1+1)/(2+3), precision (1+0+1)/(1+1+3)
//	B3     recall ((4+1)/3+(1+4)/4)/7, precision (4/2+(1+1)/2+4/4)/8
//	CEAF-e {abc}~{ab} 4/5, {defg}~{fghi} 4/8; over 2 gold and 3 found
func TestWorkedExample(t *testing.T) {
	var got Tally
	got.Add(chains("abc", "defg"), chains("ab", "cd", "fghi"))
	f1 := func(p, r float64) float64 { return 200 * p * r / (p + r) }
	want := map[string][2]float64{
		"muc":      {got.MUC.F1(), f1(2.0/5, 2.0/5)},
		"b3":       {got.B3.F1(), f1(4.0/8, (5.0/3+5.0/4)/7)},
		"ceafe":    {got.CEAFe.F1(), f1(1.3/3, 1.3/2)},
		"mentions": {got.Mentions.F1(), f1(6.0/8, 6.0/7)},
	}
	for name, w := range want {
		if math.Abs(w[0]-w[1]) > 1e-9 {
			t.Errorf("%s is %.4f, want %.4f", name, w[0], w[1])
		}
	}
}

func TestPerfectAndEmpty(t *testing.T) {
	var same, none Tally
	same.Add(chains("abc", "de"), chains("ed", "cab"))
	none.Add(chains("abc"), nil)
	if same.CoNLL() != 100 || none.CoNLL() != 0 {
		t.Errorf("got %v and %v", same.CoNLL(), none.CoNLL())
	}
}

func TestAMentionCountsOnce(t *testing.T) {
	var got Tally
	got.Add(chains("ab"), chains("ab", "ac"))
	if got.B3.All != 3 {
		t.Errorf("%v mentions, want 3", got.B3.All)
	}
	if n := len(chains("ab", "bc", "d").Linked()); n != 1 {
		t.Errorf("%d chains of two or more, want 1", n)
	}
}

func TestAlignTakesTheSameHeadOnce(t *testing.T) {
	span := func(a, b int) sitrep.Span { return sitrep.Span{Start: a, End: b} }
	gold := Chains{{span(0, 3), span(0, 9)}, {span(20, 24)}}
	found := Chains{{span(0, 8), span(20, 24)}, {span(1, 3)}, {span(2, 3)}}
	head := func(s sitrep.Span) int { return s.Start / 10 * 10 }
	got := Align(gold, found, head)
	want := Chains{{span(0, 9), span(20, 24)}, {span(0, 3)}, {span(2, 3)}}
	for i := range want {
		for k := range want[i] {
			if got[i][k] != want[i][k] {
				t.Errorf("chain %d mention %d is %v, want %v", i, k, got[i][k], want[i][k])
			}
		}
	}
}
