// Package text reads plain text: one report a file. The first line is the title when a blank line and more text
// follow it.
package text

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/ingest/item"
)

// longestTitle is the length in code points above which a first line is a paragraph and not a title.
const longestTitle = 300

// Kind is the kind `text`, which takes everything that no other kind takes.
func Kind() item.Kind {
	return item.Kind{
		Name: "text", Doc: "plain text, UTF-8 or UTF-16 with a byte order mark; the first line is the title when a blank line follows it",
		Sniff: func(string, []byte) bool { return true },
		Read:  read,
	}
}

func read(name string, r io.Reader, yield func(item.Item) bool) {
	it, err := report(r)
	if err != nil {
		yield(item.Refuse(name, err))
		return
	}
	it.Name = name
	yield(it)
}

func report(r io.Reader) (item.Item, error) {
	raw, err := item.All(r, item.MaxText)
	if err != nil {
		return item.Item{}, err
	}
	text, err := item.UTF8(raw)
	if err != nil {
		return item.Item{}, err
	}
	title, body := Split(text)
	if strings.TrimSpace(title+body) == "" {
		return item.Item{}, item.ErrEmpty
	}
	if strings.HasPrefix(text, "%PDF-") {
		return item.Item{}, errors.New("a PDF, not text: convert it first, for example with pdftotext")
	}
	return item.Item{Raw: raw, Report: sitrep.Report{RawSHA256: item.Sum(raw)}, Title: title, Body: body}, nil
}

// Split parts the title from the body.
func Split(text string) (title, body string) {
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.TrimLeft(text, "\n")
	first, rest, _ := strings.Cut(text, "\n")
	second, _, more := strings.Cut(rest, "\n")
	if !more || strings.TrimSpace(second) != "" || strings.TrimSpace(rest) == "" || utf8.RuneCountInString(first) > longestTitle {
		return "", text
	}
	return strings.TrimSpace(first), rest
}
