package status

import (
	"testing"

	"sitrep"
	"sitrep/internal/engine"
	"sitrep/internal/engine/lite"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/timex"
	"sitrep/internal/text"
	"sitrep/packs"
	"strings"
)

func setup(t *testing.T) (*Reader, engine.Engine) {
	t.Helper()
	r, err := New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	eng, err := lite.New()
	if err != nil {
		t.Fatal(err)
	}
	return r, eng
}

func parse(eng engine.Engine, body string) *read.Doc {
	c, span := text.Canonical("", body)
	ps := text.Paragraphs(c, span)
	return &read.Doc{Text: c, Title: span, Paragraphs: ps, Sentences: eng.Analyse(c, ps)}
}

func TestPackExamples(t *testing.T) {
	_, eng := setup(t)
	for _, err := range Check(pack.New(packs.FS), func(s string) *read.Doc { return parse(eng, s) }) {
		t.Error(err)
	}
}

// TestOldDateIsBackground uses hand-made times, so that it does not depend on the timex layer.
func TestOldDateIsBackground(t *testing.T) {
	r, eng := setup(t)
	doc := parse(eng, "Gunmen attacked the mine on Monday. Rebels destroyed the bridge in 2014.")
	doc.Published = &sitrep.Published{Start: "2021-05-11", End: "2021-05-11", Grain: "day", Basis: "given"}
	at := func(word string) read.Tok {
		tok, ok := Find(doc, strings.Index(doc.Text, word))
		if !ok {
			t.Fatalf("no token %q", word)
		}
		return tok
	}
	stamp := func(word, start, end string) timex.Timex {
		k := at(word)
		return timex.Timex{Range: read.Range{Sent: k.Sent, Lo: k.Tok, Hi: k.Tok + 1, Head: k.Tok}, Kind: "date", Start: start, End: end}
	}
	times := []timex.Timex{stamp("Monday", "2021-05-10", "2021-05-10"), stamp("2014", "2014-01-01", "2014-12-31")}
	got := r.Read(doc, times, nil, []read.Tok{at("attacked"), at("destroyed")})
	if got[0].Background || !got[1].Background {
		t.Errorf("background %v %v, want false true", got[0].Background, got[1].Background)
	}
}

func TestGeneric(t *testing.T) {
	r, eng := setup(t)
	tests := []struct{ text, act, why string }{
		{"The envoy died of a heart attack in his hotel.", "attack", "metaphor"},
		{"The striker scored as the team won the match in the league cup final.", "won", "sport"},
		{"Smugglers usually cross the strait at night.", "cross", "habit"},
		{"Gunmen crossed the strait at night.", "crossed", ""},
	}
	for _, tt := range tests {
		doc := parse(eng, tt.text)
		tok, _ := Find(doc, strings.Index(tt.text, tt.act))
		got := r.Read(doc, nil, nil, []read.Tok{tok})[0]
		if got.Why != tt.why || got.Generic != (tt.why != "") {
			t.Errorf("%q: why %q, want %q", tt.text, got.Why, tt.why)
		}
	}
}
