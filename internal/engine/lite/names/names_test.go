package names

import (
	"testing"

	"pgregory.net/rapid"
)

func TestLabelsRoundTrip(t *testing.T) {
	tags := rapid.SampledFrom([]string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-MISC", "B-event"})
	rapid.Check(t, func(t *rapid.T) {
		labels := FromIOB2(rapid.SliceOf(tags).Draw(t, "tags"))
		written := make([]string, len(labels))
		previous := Label(0)
		for i, l := range labels {
			if !l.follows(previous) {
				t.Fatalf("label %d after %d", l, previous)
			}
			previous, written[i] = l, l.IOB2()
		}
		if previous.open() {
			t.Fatal("the last name is not closed")
		}
		for i, l := range FromIOB2(written) {
			if l != labels[i] {
				t.Fatalf("label %d of %v: %d, want %d", i, written, l, labels[i])
			}
		}
	})
}
