package token_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/engine/token"

	"pgregory.net/rapid"
)

func split(text string) []token.Token {
	tokens := token.Split(text, sitrep.Span{Start: 0, End: len(text)}, nil)
	token.Possessives(tokens)
	return tokens
}

func join(text string) string {
	var out []string
	for _, t := range split(text) {
		out = append(out, t.Span.In(text))
	}
	return strings.Join(out, "|")
}

func TestSplit(t *testing.T) {
	for text, want := range map[string]string{
		"The rebels' camp wasn't hit.":           "The|rebels|'|camp|was|n't|hit|.",
		"Gen. Idris Omar's men cannot hold it":   "Gen.|Idris|Omar|'s|men|can|not|hold|it",
		"Lt. Col. J. B. Marr arrived at 6 a.m.":  "Lt.|Col.|J.|B.|Marr|arrived|at|6|a.m.",
		"U.N.-backed talks (the 3rd)":            "U.N.|-|backed|talks|(|the|3rd|)",
		"UN-backed pro-government pre-war AK-47": "UN|-|backed|pro-government|pre-war|AK|-|47",
		"some 1,200.5 tons, 3.5%":                "some|1,200.5|tons|,|3.5|%",
		"30km south, from 2011-2014":             "30|km|south|,|from|2011|-|2014",
		"$400m and US$5":                         "$|400|m|and|US$|5",
		"\"Leave!\" he said...":                  "\"|Leave|!|\"|he|said|...",
		"“We’re out,” she said—twice":            "“|We|’re|out|,|”|she|said|—|twice",
		"al-Omari's Sha'ban":                     "al|-|Omari|'s|Sha'ban",
		"on 9/11 at 10:30, 2019-04-06":           "on|9/11|at|10:30|,|2019-04-06",
		"see http://example.org/a?b=1.":          "see|http://example.org/a?b=1|.",
		"write to a.b@example.org, now":          "write|to|a.b@example.org|,|now",
		"No. 5 said no.":                         "No.|5|said|no|.",
		"what?! never!!":                         "what|?!|never|!!",
		"don't've":                               "do|n't|'ve",
		"so\u00ADcalled\u200B men":               "so\u00ADcalled\u200B|men",
		"the '90s and 'tis":                      "the|'90s|and|'tis",
		"#ceasefire @desk A&B":                   "#ceasefire|@desk|A&B",
	} {
		if got := join(text); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestWordsMarksMultiwordTokens(t *testing.T) {
	want := map[string]int{"do": 2, "rebels": 2, "can": 2, "Omar": 2, "30": 0, "UN": 0}
	for _, text := range []string{"don't", "the rebels' camp", "cannot", "Omar's", "30km", "UN-backed"} {
		for _, tok := range split(text) {
			if n, ok := want[tok.Form]; ok && tok.Words != n {
				t.Errorf("%q: Words of %q = %d, want %d", text, tok.Form, tok.Words, n)
			}
		}
	}
}

func TestFormDropsInvisibleCharacters(t *testing.T) {
	text := "mili\u00ADtia’s \uFEFFcamp"
	tokens := split(text)
	if len(tokens) != 3 || tokens[0].Form != "militia" || tokens[1].Form != "'s" || tokens[2].Form != "camp" {
		t.Errorf("got %+v", tokens)
	}
}

// check fails where tokens overlap, are empty, lie off character boundaries or leave anything but white space between.
func check(t interface{ Fatalf(string, ...any) }, text string) {
	pos := 0
	for _, tok := range split(text) {
		gap := text[pos:tok.Span.Start]
		if strings.TrimSpace(gap) != "" {
			t.Fatalf("%q: gap %q is not white space", text, gap)
		}
		if tok.Span.Empty() || !boundary(text, tok.Span.Start) || !boundary(text, tok.Span.End) {
			t.Fatalf("%q: bad span %v", text, tok.Span)
		}
		pos = tok.Span.End
	}
	if strings.TrimSpace(text[pos:]) != "" {
		t.Fatalf("%q: lost %q", text, text[pos:])
	}
}

func boundary(text string, i int) bool {
	return i == len(text) || !utf8.ValidString(text) || utf8.RuneStart(text[i])
}

func TestTokensGiveBackTheText(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"a", "U", ".", "'", "’", "n't", "-", "--", "…", "\u200b", "\u00ad", " ", "\n", "4", ",", "\"", "“", "é", "خ", "@", "www.", "km", "(", "€", "\xff"})
	rapid.Check(t, func(t *rapid.T) {
		check(t, strings.Join(rapid.SliceOf(pieces).Draw(t, "pieces"), ""))
	})
}

func FuzzSplit(f *testing.F) {
	for _, seed := range []string{"The U.N.'s men didn't.", "“Quo…te”", "a\u200bb's 5km", "\xff\xfe'", "''''s"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}
