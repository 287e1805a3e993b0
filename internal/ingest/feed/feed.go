// Package feed reads RSS, Atom, RDF and JSON Feed files: one report an entry. A bounded pass over the tokens comes
// before the feed parser, which by itself can be driven into deep recursion or quadratic work.
package feed

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/mmcdole/gofeed"

	"sitrep"
	"sitrep/internal/ingest/item"
	"sitrep/internal/text/page"
	"sitrep/internal/text/stamp"
)

// Kind is the kind `feed`.
func Kind() item.Kind {
	return item.Kind{Name: "feed", Doc: "RSS, Atom or JSON Feed: one report an entry", Sniff: sniff, Read: read}
}

func sniff(_ string, head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	switch {
	case bytes.HasPrefix(head, []byte("{")):
		return bytes.Contains(head, []byte("jsonfeed.org/version"))
	case bytes.HasPrefix(head, []byte("<")):
		for _, root := range []string{"<rss", "<feed", "<rdf:RDF"} {
			i := bytes.Index(head, []byte(root))
			if i >= 0 && !bytes.Contains(bytes.ToLower(head[:i]), []byte("<html")) {
				return true
			}
		}
	}
	return false
}

func read(name string, r io.Reader, yield func(item.Item) bool) {
	raw, err := item.All(r, item.MaxRaw)
	if err == nil {
		err = bounded(raw)
	}
	if err != nil {
		yield(item.Refuse(name, err))
		return
	}
	parsed, err := parse(raw)
	if err != nil {
		yield(item.Refuse(name, err))
		return
	}
	if len(parsed.Items) == 0 {
		yield(item.Refuse(name, errors.New("a feed without entries")))
		return
	}
	for i, entry := range parsed.Items {
		where := fmt.Sprintf("%s, entry %d", name, i+1)
		it, err := report(parsed, entry)
		if err != nil {
			it = item.Refuse("", err)
		}
		it.Name = where
		if !yield(it) {
			return
		}
	}
}

// parse runs the feed parser, which panics on some malformed feeds.
func parse(raw []byte) (f *gofeed.Feed, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, errors.New("a malformed feed")
		}
	}()
	f, err = gofeed.NewParser().Parse(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("not a readable feed: %w", err)
	}
	return f, nil
}

func report(f *gofeed.Feed, e *gofeed.Item) (item.Item, error) {
	if e == nil {
		return item.Item{}, errors.New("an empty entry")
	}
	body := page.Fragment(longer(e.Content, e.Description))
	raw := []byte(e.Title + "\n" + e.Content + "\n" + e.Description)
	it := item.Item{
		Raw:    raw,
		Report: sitrep.Report{Ref: e.GUID, URL: web(e.Link), Language: language(f.Language), RawSHA256: item.Sum(raw)},
		Title:  strings.Join(strings.Fields(html.UnescapeString(page.Fragment(e.Title))), " "), Body: body,
	}
	if len(it.Body)+len(it.Title) > item.MaxText {
		return item.Item{}, item.TooLarge(item.MaxText)
	}
	if strings.TrimSpace(it.Title+it.Body) == "" {
		return item.Item{}, errors.New("an entry without text")
	}
	var authors []string
	for _, a := range e.Authors {
		if a != nil && a.Name != "" {
			authors = append(authors, a.Name)
		}
	}
	it.Report.Author = strings.Join(authors, ", ")
	if f.Title != "" {
		it.Report.Outlet = &sitrep.Outlet{Name: strings.TrimSpace(f.Title)}
	}
	it.Published = published(e)
	if u, ok := stamp.Parse(e.Updated); ok {
		it.Report.Updated = u.Start
	}
	return it, nil
}

// published is the date of the entry, in its own time zone where our own reading of it succeeds.
func published(e *gofeed.Item) *sitrep.Published {
	for _, s := range []string{e.Published, e.Updated} {
		if p, ok := stamp.Parse(s); ok {
			p.Basis = "metadata"
			return &p
		}
	}
	if e.PublishedParsed == nil {
		return nil
	}
	p, ok := stamp.Parse(e.PublishedParsed.Format("2006-01-02"))
	p.Basis = "metadata"
	if !ok {
		return nil
	}
	return &p
}

func longer(a, b string) string {
	if len(a) >= len(b) {
		return a
	}
	return b
}

func web(s string) string {
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		return s
	}
	return ""
}

func language(s string) string {
	s, _, _ = strings.Cut(strings.ToLower(s), "-")
	return s
}
