package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"sitrep"
	"sitrep/internal/cli"
)

// paragraphs are the lines of testdata/foreign/paragraphs.tsv by language.
func paragraphs(t *testing.T) map[string][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/foreign/paragraphs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		lang, text, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			t.Fatalf("no tab in %q", line)
		}
		out[lang] = append(out[lang], text)
	}
	return out
}

// mixture is a text of paragraphs with their languages.
type mixture struct{ langs, texts []string }

// mixtures makes 200 texts: 20 of each of Arabic, French and Russian alone, and 140 in which these and English
// follow each other in every order.
func mixtures(by map[string][]string) []mixture {
	var out []mixture
	for _, lang := range []string{"ar", "fr", "ru"} {
		for i := range 20 {
			out = append(out, mixture{[]string{lang, lang}, []string{by[lang][i%10], by[lang][(i+1+i/10)%10]}})
		}
	}
	orders := []string{"en fr en", "fr en", "en ru en en", "ar en", "en ar", "ru en fr", "fr fr en"}
	for i := range 140 {
		var m mixture
		for k, lang := range strings.Fields(orders[i%len(orders)]) {
			m.langs, m.texts = append(m.langs, lang), append(m.texts, by[lang][(i/7+3*k)%10])
		}
		out = append(out, m)
	}
	return out
}

func TestForeignTextsGiveNoClaims(t *testing.T) {
	all := mixtures(paragraphs(t))
	if len(all) != 200 {
		t.Fatalf("%d texts", len(all))
	}
	var in bytes.Buffer
	for i, m := range all {
		line, _ := json.Marshal(map[string]string{"id": fmt.Sprint(i), "text": strings.Join(m.texts, "\n\n"), "published": "2020-05-06"})
		in.Write(append(line, '\n'))
	}
	var out, messages bytes.Buffer
	env := environment()
	env.Stdin, env.Stdout, env.Stderr = &in, &out, &messages
	if code := cli.Main([]string{"code", "--engine", "lite", "-"}, env); code != cli.Done {
		t.Fatalf("exit %d: %s", code, messages.String())
	}
	dec := json.NewDecoder(&out)
	fromEnglish := 0
	for i, m := range all {
		var r sitrep.Record
		if err := dec.Decode(&r); err != nil {
			t.Fatal(err)
		}
		fromEnglish += check(t, i, m, &r)
	}
	if fromEnglish < 100 {
		t.Errorf("only %d claims came from the English sentences: they must still be read", fromEnglish)
	}
}

// check counts the claims of a record and reports those from a paragraph that is not English.
func check(t *testing.T, i int, m mixture, r *sitrep.Record) int {
	t.Helper()
	for _, c := range r.Claims {
		if p := r.Sentences[c.Sentence].Paragraph; m.langs[p] != "en" {
			t.Errorf("text %d: a claim %s from the %s paragraph %q", i, c.Type, m.langs[p], m.texts[p])
		}
	}
	for _, p := range r.Problems {
		if p.Code == "language" {
			return len(r.Claims)
		}
	}
	t.Errorf("text %d (%v): no problem `language`", i, m.langs)
	return len(r.Claims)
}
