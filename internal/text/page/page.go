// Package page reads an HTML page as a document: its article text in paragraphs, and what the page says of itself.
// It never renders, runs or fetches anything. Pages that nest deeper than the parser allows are read by their tokens
// alone, without telling article from menu.
package page

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"sitrep"
)

// Page is what a page says.
type Page struct {
	Title, Author, Site, URL string
	Language                 string // as declared, primary tag only
	Published                *sitrep.Published
	Updated                  string // ISO date
	Text                     string // paragraphs parted by blank lines
	Problems                 []sitrep.Problem
}

// Origin is what is known of a page from outside it.
type Origin struct {
	URL         string
	ContentType string // HTTP header, for the character set
}

// maxElements bounds the work of the article extractor; larger pages are read by their tokens alone.
const maxElements = 200_000

// ErrNoText says that a page holds no readable words.
var ErrNoText = errors.New("a page without text")

// Read reads a page. Its character set is the one of the byte order mark, the origin or the page's own declaration,
// else UTF-8 where that is valid, else Windows-1252.
func Read(raw []byte, from Origin) (*Page, error) {
	p := &Page{URL: webAddress(from.URL)}
	src, err := p.decode(raw, from.ContentType)
	if err != nil {
		return nil, err
	}
	doc, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		p.Problems = append(p.Problems, sitrep.Problem{Code: "page_structure", Note: "the page nests too deep to be parsed; all of its text was taken"})
		p.Title, p.Text = tokens(src)
		return p, p.check(from)
	}
	p.describe(doc)
	p.Text = article(doc, p.URL)
	if p.Text == "" {
		p.Text = blocks(doc)
	}
	p.Text = dropTitle(p.Text, p.Title)
	return p, p.check(from)
}

func (p *Page) check(from Origin) error {
	for _, field := range []*string{&p.Title, &p.Author, &p.Site, &p.Text} {
		*field = strings.ToValidUTF8(*field, "\uFFFD")
	}
	if strings.TrimSpace(p.Text) == "" {
		return ErrNoText
	}
	if a := inAddress(p.URL, from.URL); a != nil && (p.Published == nil || nextDay(a.Start, p.Published.Start)) {
		p.Published = a
	}
	return nil
}

// nextDay reports whether b is the day after a: an evening's article, dated in universal time by its page and in
// local time by its address. The address is what readers saw.
func nextDay(a, b string) bool {
	from, err1 := time.Parse(time.DateOnly, a)
	to, err2 := time.Parse(time.DateOnly, b)
	return err1 == nil && err2 == nil && to.Sub(from) == 24*time.Hour
}

func (p *Page) decode(raw []byte, contentType string) ([]byte, error) {
	enc, name, certain := charset.DetermineEncoding(raw[:min(len(raw), 4096)], contentType)
	if !certain && utf8.Valid(raw) {
		name = "utf-8"
	}
	src := raw
	if name != "utf-8" || !utf8.Valid(raw) {
		out, err := enc.NewDecoder().Bytes(raw)
		if err != nil {
			return nil, fmt.Errorf("character set %s: %w", name, err)
		}
		src = out
	}
	if n := bytes.Count(src, []byte("\ufffd")); n > 0 {
		note := fmt.Sprintf("%d characters could not be read as %s", n, name)
		p.Problems = append(p.Problems, sitrep.Problem{Code: "encoding", Note: note})
	}
	return bytes.ReplaceAll(bytes.TrimPrefix(src, []byte("\ufeff")), []byte{0}, nil), nil
}

// article is the text of what the extractor takes for the article, empty where it finds none.
func article(doc *html.Node, address string) (text string) {
	defer func() {
		if recover() != nil {
			text = "" // a page that the extractor cannot stand is read whole
		}
	}()
	if countElements(doc) > maxElements {
		return ""
	}
	at, err := url.Parse(address)
	if err != nil || address == "" {
		at = nil
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	found, err := parser.ParseDocument(doc, at)
	if err != nil || found.Node == nil {
		return ""
	}
	return blocks(found.Node)
}

func countElements(n *html.Node) int {
	count := 0
	for range n.Descendants() {
		count++
	}
	return count
}

// dropTitle removes a first paragraph that only repeats the title.
func dropTitle(text, title string) string {
	first, rest, more := strings.Cut(text, "\n\n")
	if more && title != "" && strings.EqualFold(strings.TrimSpace(first), title) {
		return rest
	}
	return text
}

// webAddress is the address if it is one of the web, else empty.
func webAddress(s string) string {
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		return s
	}
	return ""
}
