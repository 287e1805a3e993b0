package tie

import (
	"testing"

	"sitrep/internal/engine"
	"sitrep/internal/engine/lite"
	"sitrep/internal/gazetteer"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/text"
	"sitrep/packs"
)

func bench(t *testing.T) (checker, *pack.Set, *gazetteer.Gazetteer, engine.Engine) {
	t.Helper()
	set := pack.New(packs.FS)
	gaz, err := gazetteer.New(set)
	if err != nil {
		t.Fatal(err)
	}
	c, err := newChecker(set, gaz)
	if err != nil {
		t.Fatal(err)
	}
	eng, err := lite.New()
	if err != nil {
		t.Fatal(err)
	}
	return c, set, gaz, eng
}

func parse(eng engine.Engine, s string) *read.Doc {
	full, title := text.Canonical("", s)
	ps := text.Paragraphs(full, title)
	return &read.Doc{Text: full, Title: title, Paragraphs: ps, Sentences: eng.Analyse(full, ps)}
}

func TestPackExamples(t *testing.T) {
	_, set, gaz, eng := bench(t)
	for _, err := range Check(set, gaz, func(s string) *read.Doc { return parse(eng, s) }) {
		t.Error(err)
	}
}

func TestTies(t *testing.T) {
	c, _, _, eng := bench(t)
	tests := []struct {
		body, want string
	}{
		{"Militias loyal to the government, led by Omar Haddad, took the bridge.", "allied_with Militias>government"},
		{"The rebels are not backed by Turkey.", "backs Turkey>rebels not"},
		{"The former leader of the rebels, Omar Haddad, fled.", ""},
		{"The town is under army control.", "controls army>town"},
	}
	for _, tt := range tests {
		doc := parse(eng, tt.body)
		numbers := c.numbers.Read(doc)
		places := c.places.Read(doc, numbers)
		mentions := c.mentions.Read(doc, numbers, &places)
		got := ""
		for _, x := range c.ties.Read(doc, &mentions, &places) {
			head := func(m int) string {
				r := mentions.Mentions[m].Range
				return doc.Sentences[r.Sent].Tokens[r.Head].Form
			}
			s := x.Kind + " " + head(x.From) + ">" + head(x.To)
			if x.Negated {
				s += " not"
			}
			if got == "" || s == tt.want {
				got = s
			}
		}
		if got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.body, got, tt.want)
		}
	}
}
