package desk

import (
	"slices"
	"strings"
	"testing"

	"sitrep/internal/coder"
	"sitrep/internal/ingest/item"
)

// A report on which the coder panics is refused with the fault and its place on one line; the others are coded.
func TestAPanicIsNamedAndTheRunGoesOn(t *testing.T) {
	code := func(in *item.Item) *coder.Coding {
		if in.Title == "bad" {
			return faulty(nil, 3)
		}
		return &coder.Coding{}
	}
	items := slices.Values([]item.Item{{Name: "a", Title: "good"}, {Name: "b", Title: "bad"}, {Name: "c", Title: "good"}})
	var got []Done[*coder.Coding]
	for o := range Each(items, 2, code) {
		got = append(got, o)
	}
	if len(got) != 3 || got[0].Item.Err != nil || got[2].Item.Err != nil || got[0].Made == nil || got[2].Made == nil {
		t.Fatalf("the sound reports were not coded: %+v", got)
	}
	err := got[1].Item.Err
	if err == nil || got[1].Made != nil {
		t.Fatalf("the failing report was not refused: %+v", got[1])
	}
	for _, want := range []string{"index out of range [3]", "internal/desk.faulty, pipeline_test.go:"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q does not say %q", err, want)
		}
	}
	if strings.Contains(failure("two\nlines").Error(), "\n") {
		t.Error("the fault takes more than one line")
	}
}

//go:noinline
func faulty(codings []*coder.Coding, i int) *coder.Coding { return codings[i] }
