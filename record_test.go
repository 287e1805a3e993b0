package sitrep

import (
	"encoding/json"
	"testing"
)

func TestMapSpansReachesEverySpan(t *testing.T) {
	r := Record{
		Problems: []Problem{{Code: "x", Span: &Span{1, 2}, Evidence: []Span{{3, 4}}}},
		Claims: []Claim{{
			Trigger: Span{1, 2}, Evidence: []Span{{0, 9}},
			When:   &When{Span: &Span{5, 6}},
			Where:  &Where{Anchors: []Anchor{{Span: Span{7, 8}}}},
			Voices: []Voice{{Quoted: []Span{{1, 3}}}},
		}},
	}
	r.MapSpans(func(s Span) Span { return Span{s.Start + 10, s.End + 10} })
	got := []Span{*r.Problems[0].Span, r.Problems[0].Evidence[0], r.Claims[0].Trigger, r.Claims[0].Evidence[0],
		*r.Claims[0].When.Span, r.Claims[0].Where.Anchors[0].Span, r.Claims[0].Voices[0].Quoted[0]}
	want := []Span{{11, 12}, {13, 14}, {11, 12}, {10, 19}, {15, 16}, {17, 18}, {11, 13}}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("span %d: got %v, want %v", i, got[i], want[i])
		}
	}
}

func TestSpanJSON(t *testing.T) {
	b, err := json.Marshal(Span{3, 9})
	if err != nil || string(b) != "[3,9]" {
		t.Fatalf("marshal: %s, %v", b, err)
	}
	var s Span
	if err := json.Unmarshal([]byte("[3,9]"), &s); err != nil || s != (Span{3, 9}) {
		t.Fatalf("unmarshal: %v, %v", s, err)
	}
	if err := json.Unmarshal([]byte(`"x"`), &s); err == nil {
		t.Error("a string was taken for a span")
	}
}
