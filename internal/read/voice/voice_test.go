package voice

import (
	"strings"
	"testing"

	"sitrep/internal/engine"
	"sitrep/internal/engine/lite"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/text"
	"sitrep/packs"
)

func reader(t *testing.T) (*Reader, engine.Engine) {
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

func parse(eng engine.Engine, title, body string) *read.Doc {
	c, span := text.Canonical(title, body)
	ps := text.Paragraphs(c, span)
	return &read.Doc{Text: c, Title: span, Paragraphs: ps, Sentences: eng.Analyse(c, ps)}
}

func TestPackExamples(t *testing.T) {
	_, eng := reader(t)
	for _, err := range Check(pack.New(packs.FS), func(s string) *read.Doc { return parse(eng, "", s) }) {
		t.Error(err)
	}
}

func TestAttributions(t *testing.T) {
	r, eng := reader(t)
	tests := []struct {
		title, body string
		want        []string // "label|kind|stance|content"
	}{
		{"", "The harbour is closed, the mayor said on Tuesday.", []string{"the mayor|speech|reports|The harbour is closed"}},
		{"", "Residents said trucks had left the depot, Reuters reported.",
			[]string{"Residents|unnamed|reports|trucks had left the depot", "Reuters|agency|reports|Residents said trucks had left the depot"}},
		{"", "\"The dam held. Nobody drowned,\" said Vera Holm, a farmer.", []string{"Vera Holm|speech|reports|\"The dam held. Nobody drowned,\""}},
		{"", "\"We are leaving,\" she told the newspaper. \"There is nothing left here for us.\"",
			[]string{"she|speech|reports|\"We are leaving,\";\"There is nothing left here for us.\""}},
		{"", "The navy denied sinking the ferry.", []string{"The navy|speech|denies|sinking the ferry"}},
		{"", "In a statement, the ministry confirmed that two pilots had died.", []string{"the ministry|speech|confirms|that two pilots had died"}},
		{"", "The road, the colonel said, is mined.", []string{"the colonel|speech|reports|The road;is mined"}},
		{"", "The envoy said in a tweet that talks had failed.", []string{"The envoy|post|reports|that talks had failed"}},
		{"", "Officials said nine people died while the hospital said eleven bodies had arrived.",
			[]string{"Officials|unnamed|reports|nine people died", "the hospital|speech|reports|eleven bodies had arrived"}},
		{"Nine drown off cape: coast guard", "", []string{"coast guard|speech|reports|Nine drown off cape"}},
		{"Monitor: nine drown off cape", "", []string{"Monitor|unnamed|reports|nine drown off cape"}},
		{"", "The minister did not say when the port would open.", nil},
		{"", "The general plans to say that the port is open.", nil},
	}
	for _, tt := range tests {
		doc := parse(eng, tt.title, tt.body)
		res := r.Read(doc, nil)
		var got []string
		for _, a := range res.Attributions {
			var content []string
			for _, c := range a.Content {
				content = append(content, c.In(doc.Text))
			}
			got = append(got, strings.Join([]string{a.Label, a.Kind, a.Stance, strings.Join(content, ";")}, "|"))
		}
		if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
			t.Errorf("%s%s\n got %q\nwant %q", tt.title, tt.body, got, tt.want)
		}
	}
}

func TestQuoteGoesToNobodyWithoutGrammar(t *testing.T) {
	r, eng := reader(t)
	for _, body := range []string{
		"On Friday Omar Haddad opened a drive on the port. \"I still hope that talks can be held before it is too late\".",
		"His men fought in the hills with the brigade of Vera Holm. \"There can be no solution but a political one\".",
		"Vera Holm said the port was open.\n\n\"There can be no solution but a political one.\"",
	} {
		doc := parse(eng, "", body)
		res := r.Read(doc, nil)
		if len(res.Orphans) != 1 {
			t.Errorf("%q: orphans %v", body, res.Orphans)
		}
		for _, a := range res.Attributions {
			if len(a.Quoted) > 0 {
				t.Errorf("%q: quote tied to %q", body, a.Label)
			}
		}
	}
}

func TestQuotes(t *testing.T) {
	tests := []struct{ text, want string }{
		{`He said "yes" and "no".`, `"yes"|"no"`},
		{"“Curly ‘inner’ marks,” she said.", "“Curly ‘inner’ marks,”"},
		{"It's the rebels' camp, she said.", ""},
		{"'Single marks are used here,' he said.", "'Single marks are used here,'"},
		{"\"A first part.\n\n\"A second part,\" he said.", "\"A first part.\n\n\"A second part,\""},
		{"A stray \" mark and \"a real quote\".", `"a real quote"`},
	}
	for _, tt := range tests {
		c, span := text.Canonical("", tt.text)
		var got []string
		for _, q := range quotes(c, text.Paragraphs(c, span)) {
			got = append(got, q.In(c))
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%q: got %q", tt.text, got)
		}
	}
}

func FuzzQuotes(f *testing.F) {
	f.Add("\"a\" 'b' “c” ‘d’ \"e\n\n\"f\"")
	f.Fuzz(func(t *testing.T, s string) {
		c, span := text.Canonical("", s)
		last := 0
		for _, q := range quotes(c, text.Paragraphs(c, span)) {
			if q.Start < last || q.End > len(c) || q.Empty() {
				t.Fatalf("bad quote %v in %q", q, c)
			}
			last = q.End
		}
	})
}
