package when

import (
	"testing"

	"sitrep"
	"sitrep/internal/engine/lite"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/text"
	"sitrep/packs"
)

// parser reads a text with the lite engine.
func parser(t testing.TB) func(string) *read.Doc {
	t.Helper()
	eng, err := lite.New()
	if err != nil {
		t.Fatal(err)
	}
	return func(body string) *read.Doc {
		canonical, title := text.Canonical("", body)
		paragraphs := text.Paragraphs(canonical, title)
		return &read.Doc{Text: canonical, Title: title, Paragraphs: paragraphs, Sentences: eng.Analyse(canonical, paragraphs)}
	}
}

func TestPack(t *testing.T) {
	for _, err := range Check(pack.New(packs.FS), parser(t)) {
		t.Error(err)
	}
}

func TestAnswer(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Rebels seized the dam on Thursday.", "stated 2021-06-10 2021-06-10"},
		{"The army will send troops to the dam.", "nil"},
		{"The army will send troops to the dam on Friday.", "stated 2021-06-18 2021-06-18"},
		{"The governor had closed the road.", "nil"},
		{"The group on Sunday attacked a convoy.", "stated 2021-06-13 2021-06-13"},
		{"Thousands have fled the town since the siege began in March 2020.", "stated 2020-03-01 2021-06-14"},
		{"The town is shelled daily.", "nil"},
		{"The rebels recently left the valley.", "stated  "},
		{"The governor said gunmen had closed the road.", "published 2021-06-14 2021-06-14"},
		{"The governor thanked the envoy who left on Friday.", "published 2021-06-14 2021-06-14"},
		{"The army released three tourists kidnapped in March.", "published 2021-06-14 2021-06-14"},
		{"Soldiers are advancing on the port.", "published 2021-06-14 2021-06-14"},
	}
	e, err := newExaminer(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	parse := parser(t)
	for _, tt := range tests {
		if got := e.answer(parse(tt.text)); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestSinceUntold: a count since an act whose day is told nowhere has no day of its own.
func TestSinceUntold(t *testing.T) {
	e, err := newExaminer(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	if got := e.answer(parser(t)("The mayor spoke on Friday. Nine men were killed since the siege began.")); got != "nil" {
		t.Errorf("got %q, want nil", got)
	}
}

// TestRelativeClause: what a party is said to do in general does not take the day of its meeting.
func TestRelativeClause(t *testing.T) {
	e, err := newExaminer(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	got := e.answer(parser(t)("The men, who have led the front for years, met on Saturday."))
	if got == "stated 2021-06-12 2021-06-12" {
		t.Errorf("got %q", got)
	}
}

// TestUndated: without a report date nothing is dated by it.
func TestUndated(t *testing.T) {
	e, err := newExaminer(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	doc := parser(t)("Rebels seized the dam. They left in 2014.")
	times := e.times.Resolve(e.times.Read(doc, e.nums.Read(doc)), nil)
	preds := []read.Tok{{Sent: 0, Tok: 1}, {Sent: 1, Tok: 1}}
	got := e.when.Read(doc, times, nil, preds)
	if got[0] != nil {
		t.Errorf("undated report: got %+v, want nothing", got[0])
	}
	want := sitrep.When{Start: "2014-01-01", End: "2014-12-31"}
	if got[1] == nil || got[1].Start != want.Start || got[1].End != want.End {
		t.Errorf("stated year: got %+v", got[1])
	}
}
