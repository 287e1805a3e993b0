package voice

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sitrep"
)

// scan is Index.Of by looking at every attribution.
func scan(all []Attribution, span sitrep.Span) []int {
	var out []int
	length := func(i int) (n int) {
		for _, c := range all[i].Content {
			n += c.Len()
		}
		return n
	}
	for i := range all {
		if slices.ContainsFunc(all[i].Content, func(c sitrep.Span) bool { return c.Contains(span) }) {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return length(b) - length(a) })
	return out
}

func TestIndexFindsWhatAScanFinds(t *testing.T) {
	spans := rapid.Custom(func(t *rapid.T) sitrep.Span {
		start := rapid.IntRange(0, 60).Draw(t, "start")
		return sitrep.Span{Start: start, End: start + rapid.IntRange(0, 40).Draw(t, "length")}
	})
	rapid.Check(t, func(t *rapid.T) {
		var all []Attribution
		for _, content := range rapid.SliceOf(rapid.SliceOfN(spans, 0, 3)).Draw(t, "contents") {
			all = append(all, Attribution{Content: content})
		}
		span := spans.Draw(t, "span")
		if got, want := NewIndex(all).Of(span), scan(all, span); !slices.Equal(got, want) {
			t.Fatalf("%v in %+v: got %v, want %v", span, all, got, want)
		}
	})
}
