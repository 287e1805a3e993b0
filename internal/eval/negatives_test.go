package eval

import (
	"testing"

	"sitrep"
	"sitrep/internal/coder"
)

func TestNewsIsWhatHappenedNow(t *testing.T) {
	c := &coder.Coding{Record: sitrep.Record{Claims: []sitrep.Claim{
		{Rule: "a", Aspect: "happened"}, {Rule: "b", Aspect: "planned"}, {Rule: "c", Aspect: "happened", Background: true},
	}}}
	if got := news(c); len(got) != 1 || got[0] != "a" {
		t.Errorf("news = %v, want only a", got)
	}
}
