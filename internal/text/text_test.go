package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"sitrep"
)

func TestCanonical(t *testing.T) {
	for _, c := range []struct{ name, title, body, want string }{
		{"title and body", "Shelling", "One.\n\nTwo.", "Shelling\n\nOne.\n\nTwo."},
		{"no title", "", "\n\nOne.\n", "One."},
		{"only a title", " Shelling \n", "", "Shelling"},
		{"line ends and mark", "", "\ufeffOne.\r\n\r\n\r\nTwo.\rThree.", "One.\n\nTwo.\nThree."},
		{"blank lines of spaces", "", "One.\n  \n\t\n\nTwo.", "One.\n\nTwo."},
		{"title of two lines", "A\nB", "c", "A B\n\nc"},
		{"invisible characters stay", "", "Haf\u200btar said.", "Haf\u200btar said."},
	} {
		got, span := Canonical(c.title, c.body)
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if title := strings.TrimSpace(strings.ReplaceAll(c.title, "\n", " ")); strings.TrimSpace(span.In(got)) != strings.TrimSpace(title) {
			t.Errorf("%s: title span %v is %q", c.name, span, span.In(got))
		}
	}
}

func TestCanonicalIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringOf(rapid.SampledFrom([]rune("ab. \n\r\t\ufeffé\u200b"))).Draw(t, "body")
		once, _ := Canonical("", body)
		if twice, _ := Canonical("", once); !strings.HasPrefix(once, "\ufeff") && twice != once {
			t.Fatalf("%q became %q", once, twice)
		}
		if strings.Contains(once, "\n\n\n") || strings.Contains(once, "\r") {
			t.Fatalf("not canonical: %q", once)
		}
	})
}

func paragraphTexts(title, body string) []string {
	text, span := Canonical(title, body)
	var out []string
	for _, p := range Paragraphs(text, span) {
		out = append(out, p.Span.In(text))
	}
	return out
}

func TestParagraphs(t *testing.T) {
	wrapped := "Soldiers entered the northern town before dawn and told the people\n" +
		"to stay in their houses until the search had ended, according to a\nwitness."
	for _, c := range []struct {
		name, title, body string
		want              []string
	}{
		{"blank lines", "T", "One.\nStill one.\n\nTwo.", []string{"T", "One.\nStill one.", "Two."}},
		{"a line each", "", "One.\nTwo.\nThree.", []string{"One.", "Two.", "Three."}},
		{"wrapped by hand", "", wrapped, []string{wrapped}},
		{"loose block", "", "Lead.\n\nA.\nB.\nC.\nD.", []string{"Lead.", "A.", "B.", "C.", "D."}},
		{"nothing", "", "", nil},
	} {
		got := paragraphTexts(c.title, c.body)
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestParagraphsLoseNoWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringOf(rapid.SampledFrom([]rune("ab. \n\r\té"))).Draw(t, "body")
		text, span := Canonical("title", body)
		var words []string
		last := 0
		for _, p := range Paragraphs(text, span) {
			if p.Span.Start < last || p.Span.Empty() {
				t.Fatalf("paragraph %v after %d in %q", p.Span, last, text)
			}
			last = p.Span.End
			words = append(words, strings.Fields(p.Span.In(text))...)
		}
		if got, want := strings.Join(words, " "), strings.Join(strings.Fields(text), " "); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

func TestOffsets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.SampledFrom([]rune("aé’漢😀\n")), 0, 300, -1).Draw(t, "text")
		o := NewOffsets(s)
		n := 0
		for i := range s {
			if got := o.CodePoint(i); got != n {
				t.Fatalf("byte %d of %q: code point %d, want %d", i, s, got, n)
			}
			if got := o.Byte(n); got != i {
				t.Fatalf("code point %d of %q: byte %d, want %d", n, s, got, i)
			}
			n++
		}
		if o.CodePoint(len(s)) != utf8.RuneCountInString(s) || o.Byte(n) != len(s) {
			t.Fatalf("end of %q", s)
		}
		if got := o.Span(sitrep.Span{End: len(s)}); got != (sitrep.Span{End: n}) {
			t.Fatalf("span %v", got)
		}
	})
}

func TestHeadlineCopyIsAParagraph(t *testing.T) {
	text, title := Canonical("Nine hurt as ferry sinks off Dorn", "Friday 3 May Nine hurt as ferry sinks off Dorn. A ferry sank on Friday.\n\nNine people were hurt.")
	var got []string
	for _, p := range Paragraphs(text, title) {
		got = append(got, p.Span.In(text))
	}
	want := []string{"Nine hurt as ferry sinks off Dorn", "Friday 3 May", "Nine hurt as ferry sinks off Dorn.", "A ferry sank on Friday.", "Nine people were hurt."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
