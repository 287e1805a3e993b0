// Package html reads HTML pages: one report a file.
package html

import (
	"bytes"
	"io"
	"strings"

	"sitrep/internal/ingest/item"
	"sitrep/internal/text/page"
)

// Kind is the kind `html`.
func Kind() item.Kind {
	return item.Kind{
		Name: "html", Doc: "an HTML page: its article, with title, date, author and site from the page's own metadata",
		Sniff: sniff,
		Read: func(name string, r io.Reader, yield func(item.Item) bool) {
			it, err := read(r)
			if err != nil {
				it = item.Refuse("", err)
			}
			it.Name = name
			yield(it)
		},
	}
}

func sniff(name string, head []byte) bool {
	name = strings.ToLower(name)
	for _, end := range []string{".html", ".htm", ".xhtml"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	head = bytes.ToLower(bytes.ReplaceAll(head, []byte{0}, nil)) // UTF-16 too
	head = bytes.TrimLeft(bytes.TrimLeft(head, "\xef\xbb\xbf\xff\xfe"), " \t\r\n")
	if !bytes.HasPrefix(head, []byte("<")) {
		return false
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<article", "<div", "<p>", "<p ", "<h1"} {
		if bytes.Contains(head, []byte(tag)) {
			return true
		}
	}
	return false
}

func read(r io.Reader) (item.Item, error) {
	raw, err := item.All(r, item.MaxRaw)
	if err != nil {
		return item.Item{}, err
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		return item.Item{}, item.ErrEmpty
	}
	p, err := page.Read(raw, page.Origin{})
	if err != nil {
		return item.Item{}, err
	}
	if len(p.Text) > item.MaxText {
		return item.Item{}, item.TooLarge(item.MaxText)
	}
	return item.FromPage(p, raw), nil
}
