package page

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

const sample = `<!doctype html><html lang="en-GB"><head>
<title>Harbour shelled | The Island Daily</title>
<meta property="og:site_name" content="The Island Daily">
<meta property="article:published_time" content="2021-03-04T22:10:00+02:00">
<link rel="canonical" href="https://daily.example/harbour">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Harbour shelled",
"author":[{"@type":"Person","name":"A. Writer"},{"name":"B. Writer"}],"dateModified":"2021-03-05T08:00:00Z"}]}</script>
</head><body><nav><a href="/">Home</a><a href="/war">War</a></nav>
<article><h1>Harbour shelled</h1>
<p>Gunboats shelled the harbour of the northern capital on Thursday, the port authority said, and two dock workers were
hurt when a warehouse caught fire.</p>
<p>The navy denied that its ships were in the area. “None of our ships fired,” a spokesman said, adding that an inquiry
would be opened.</p><p style="display: none">Buy our sunglasses.</p>
<p>Residents said the shelling lasted twenty minutes<br>and stopped at dusk, when the boats turned south.</p>
</article><footer>All rights reserved</footer><script>alert("x")</script></body></html>`

func TestReadTakesTheArticleAndWhatThePageSaysOfItself(t *testing.T) {
	p, err := Read([]byte(sample), Origin{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ field, got, want string }{
		{"title", p.Title, "Harbour shelled"}, {"author", p.Author, "A. Writer, B. Writer"},
		{"site", p.Site, "The Island Daily"}, {"url", p.URL, "https://daily.example/harbour"},
		{"language", p.Language, "en"}, {"published", p.Published.Start, "2021-03-04"},
		{"basis", p.Published.Basis, "metadata"}, {"updated", p.Updated, "2021-03-05"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.field, c.got, c.want)
		}
	}
	paragraphs := strings.Split(p.Text, "\n\n")
	if len(paragraphs) != 3 || !strings.HasPrefix(paragraphs[0], "Gunboats shelled") || !strings.Contains(paragraphs[2], "minutes\nand") {
		t.Errorf("text: %q", p.Text)
	}
	for _, not := range []string{"Home", "sunglasses", "alert", "rights"} {
		if strings.Contains(p.Text, not) {
			t.Errorf("text holds %q", not)
		}
	}
}

func TestCharacterSets(t *testing.T) {
	for name, raw := range map[string]string{
		"declared":     "<html><head><meta charset=windows-1252></head><body><p>A caf\xe9 burned in the town.</p></body></html>",
		"not declared": "<html><body><p>A caf\xe9 burned in the town.</p></body></html>",
		"utf-8":        "<html><body><p>A café burned in the town.</p></body></html>",
		"utf-16":       "\xff\xfe<\x00p\x00>\x00A\x00 \x00c\x00a\x00f\x00\xe9\x00 \x00b\x00u\x00r\x00n\x00e\x00d\x00 \x00i\x00n\x00 \x00t\x00h\x00e\x00 \x00t\x00o\x00w\x00n\x00.\x00",
	} {
		p, err := Read([]byte(raw), Origin{})
		if err != nil || p.Text != "A café burned in the town." {
			t.Errorf("%s: got %+v, %v", name, p, err)
		}
	}
}

func TestDamagedCharactersAreAProblem(t *testing.T) {
	p, err := Read([]byte("<html><head><meta charset=utf-8></head><body><p>A caf\xe9 burned.</p></body></html>"), Origin{})
	if err != nil || len(p.Problems) != 1 || p.Problems[0].Code != "encoding" || !utf8.ValidString(p.Text) {
		t.Errorf("got %+v, %v", p, err)
	}
}

func TestNoText(t *testing.T) {
	if _, err := Read([]byte("<html><body><script>1</script></body></html>"), Origin{}); !errors.Is(err, ErrNoText) {
		t.Errorf("got %v", err)
	}
}

func TestDeepPagesKeepTheirText(t *testing.T) {
	p, err := Read([]byte(strings.Repeat("<div>", 100_000)+"<p>Rebels left the town.</p>"), Origin{})
	if err != nil || p.Text != "Rebels left the town." || len(p.Problems) != 1 {
		t.Errorf("got %v, %v", p, err)
	}
}

// TestTimeIsLinear doubles hostile shapes of pages: four times the size may take six times as long, with a floor for
// the noise of a busy machine.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	for name, unit := range map[string]string{
		"small paragraphs": "<p>a b c", "unclosed inline": "<b>a ", "datelines": `<div class="date">`, "attributes": `<p class="date byline">word`,
		"breaks": "<br>", "links": `<a href="x">word</a> `, "comments": "<!-- x -->", "quotes": `<p title='`,
	} {
		run := func(n int) time.Duration {
			start := time.Now()
			_, _ = Read([]byte("<html><body>"+strings.Repeat(unit, n)), Origin{})
			return time.Since(start)
		}
		small, large := run(10_000), run(40_000)
		if large > 6*small+500*time.Millisecond {
			t.Errorf("%s: %v for 10,000, %v for 40,000", name, small, large)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("<p>\xff\xfe<table><tr><td>x</table>"))
	f.Add([]byte(`<time datetime=2020-01-02 pubdate><script type="application/ld+json">[[[{"@type":["A"]}]]]</script>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := Read(raw, Origin{URL: "https://x.example/2020/01/02/a"})
		if err != nil {
			return
		}
		if !utf8.ValidString(p.Text) || !utf8.ValidString(p.Title) || strings.TrimSpace(p.Text) == "" {
			t.Errorf("text %q, title %q", p.Text, p.Title)
		}
	})
}
