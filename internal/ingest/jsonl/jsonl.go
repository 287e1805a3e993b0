// Package jsonl reads JSON Lines: one report a line, an object with `text` or `html` and, if known, `id title url source
// author published language retrieved`. Other keys are ignored. A line that is wrong is refused by its number and the
// others are read.
package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/ingest/item"
	"sitrep/internal/text/page"
	"sitrep/internal/text/stamp"
)

// Kind is the kind `jsonl`.
func Kind() item.Kind {
	return item.Kind{
		Name: "jsonl", Doc: "JSON Lines, one report a line: `text` or `html`, and id, title, url, source, author, published, language, retrieved",
		Sniff: func(name string, head []byte) bool {
			head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
			return strings.HasSuffix(name, ".jsonl") || strings.HasSuffix(name, ".ndjson") ||
				bytes.HasPrefix(head, []byte("{\"")) || bytes.HasPrefix(head, []byte("{ ")) || bytes.HasPrefix(head, []byte("{}"))
		},
		Read: Read,
	}
}

// Read gives the reports of a stream of lines. Only one line is held at a time.
func Read(name string, r io.Reader, yield func(item.Item) bool) {
	br := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		line, err := nextLine(br)
		if err == io.EOF {
			return
		}
		where := fmt.Sprintf("%s:%d", name, n)
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		switch {
		case errors.Is(err, errLong):
			if !yield(item.Refuse(where, item.TooLarge(item.MaxRaw))) {
				return
			}
			continue
		case err != nil:
			yield(item.Refuse(where, fmt.Errorf("cannot be read: %w", err)))
			return
		case len(bytes.TrimSpace(line)) == 0:
			continue
		}
		it, err := Report(line)
		if err != nil {
			it = item.Refuse("", err)
		}
		it.Name = where
		if !yield(it) {
			return
		}
	}
}

var errLong = errors.New("line too long")

// nextLine reads one line without its end. A line above item.MaxRaw is read to its end and dropped: errLong.
func nextLine(br *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := br.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if len(line) > item.MaxRaw {
			long, line = true, nil
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case long && (err == nil || err == io.EOF):
			return nil, errLong
		case err == io.EOF && len(line) > 0, err == nil:
			return bytes.TrimRight(line, "\r\n"), nil
		default:
			return nil, err
		}
	}
}

// Report reads one line.
func Report(line []byte) (item.Item, error) {
	if !utf8.Valid(line) {
		return item.Item{}, errors.New("not valid UTF-8")
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		return item.Item{}, fmt.Errorf("wrong JSON: %w", err)
	}
	in := values{fields: fields}
	it := item.Item{
		Raw: line,
		Report: sitrep.Report{
			Ref: in.id("id"), URL: in.text("url"), Author: in.text("author"), Language: strings.ToLower(in.text("language")),
			RawSHA256: item.Sum(line),
		},
		Title: in.text("title"), Body: in.text("text"),
	}
	if source := in.text("source"); source != "" {
		it.Report.Outlet = &sitrep.Outlet{Name: source}
	}
	published, retrieved, html := in.text("published"), in.text("retrieved"), in.text("html")
	if in.err != nil {
		return item.Item{}, in.err
	}
	setRetrieved(&it, retrieved)
	setPublished(&it, published)
	if it.Body == "" && html != "" {
		if err := fromHTML(&it, html); err != nil {
			return item.Item{}, err
		}
	}
	return check(it)
}

func check(it item.Item) (item.Item, error) {
	switch {
	case strings.TrimSpace(it.Title+it.Body) == "":
		return item.Item{}, errors.New("neither `text` nor `html` holds anything")
	case strings.ContainsRune(it.Title+it.Body, 0):
		return item.Item{}, errors.New("binary, not text: a zero byte")
	case len(it.Body)+len(it.Title) > item.MaxText:
		return item.Item{}, item.TooLarge(item.MaxText)
	}
	return it, nil
}

func setRetrieved(it *item.Item, s string) {
	if _, ok := stamp.Parse(s); ok {
		it.Report.Retrieved = s
	}
}

func setPublished(it *item.Item, s string) {
	if s == "" {
		return
	}
	p, ok := stamp.Parse(s)
	if !ok {
		it.Problems = append(it.Problems, sitrep.Problem{Code: "bad_date", Note: fmt.Sprintf("`published` is not a date: %.40q", s)})
		return
	}
	p.Basis = "given"
	it.Published = &p
}

// fromHTML fills what the line itself does not say from the page.
func fromHTML(it *item.Item, html string) error {
	p, err := page.Read([]byte(html), page.Origin{URL: it.Report.URL, ContentType: "text/html; charset=utf-8"})
	if err != nil {
		return err
	}
	it.Body = p.Text
	it.Problems = append(it.Problems, p.Problems...)
	fill(&it.Title, p.Title)
	fill(&it.Report.URL, p.URL)
	fill(&it.Report.Author, p.Author)
	fill(&it.Report.Updated, p.Updated)
	if it.Report.Outlet == nil && p.Site != "" {
		it.Report.Outlet = &sitrep.Outlet{Name: p.Site}
	}
	if it.Published == nil {
		it.Published = p.Published
	}
	return nil
}

func fill(to *string, from string) {
	if *to == "" {
		*to = from
	}
}

// values reads fields by their exact names and keeps the first error.
type values struct {
	fields map[string]json.RawMessage
	err    error
}

func (v *values) text(key string) string {
	raw, ok := v.fields[key]
	if !ok || string(raw) == "null" {
		return ""
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil && v.err == nil {
		v.err = fmt.Errorf("`%s` is not a string", key)
	}
	return s
}

// id takes a string or a number.
func (v *values) id(key string) string {
	var n json.Number
	if raw := v.fields[key]; len(raw) > 0 && raw[0] != '"' && json.Unmarshal(raw, &n) == nil {
		return n.String()
	}
	return v.text(key)
}
