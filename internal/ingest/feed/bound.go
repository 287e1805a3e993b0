package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"golang.org/x/net/html/charset"
)

// Bounds of a feed. Real feeds stay far below all of them.
const (
	maxDepth    = 64
	maxElements = 1_000_000
	maxEntries  = 20_000
	maxAttrs    = 64
	// maxRuns is how many pieces of text and children one element below an entry may hold: the feed parser's work
	// grows with the square of it.
	maxRuns = 2_000
)

// bounded refuses a feed that the feed parser could be harmed by.
func bounded(raw []byte) error {
	if head := bytes.TrimLeft(bytes.TrimPrefix(raw, []byte("\ufeff")), " \t\r\n"); bytes.HasPrefix(head, []byte("{")) {
		return boundedJSON(head)
	}
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	walk := xmlWalk{}
	for {
		tok, err := d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("not well-formed: %w", err)
		}
		if err := walk.token(tok); err != nil {
			return err
		}
	}
}

// xmlWalk counts what it has seen.
type xmlWalk struct {
	elements, entries int
	runs              []int  // per open element: pieces of text and children
	feedLevel         []bool // per open element: channel, feed, rss or RDF, which hold entries
}

func (w *xmlWalk) token(tok xml.Token) error {
	switch t := tok.(type) {
	case xml.StartElement:
		return w.open(t)
	case xml.EndElement:
		if len(w.runs) > 0 {
			w.runs, w.feedLevel = w.runs[:len(w.runs)-1], w.feedLevel[:len(w.feedLevel)-1]
		}
	case xml.CharData:
		return w.run()
	case xml.Directive:
		if bytes.Contains(t, []byte("[")) {
			return errors.New("a feed with a document type of its own is not read")
		}
	}
	return nil
}

func (w *xmlWalk) open(t xml.StartElement) error {
	if err := w.run(); err != nil {
		return err
	}
	w.elements++
	if t.Name.Local == "item" || t.Name.Local == "entry" {
		w.entries++
	}
	top := map[string]bool{"rss": true, "channel": true, "feed": true, "RDF": true}[t.Name.Local]
	w.runs, w.feedLevel = append(w.runs, 0), append(w.feedLevel, top)
	switch {
	case len(w.runs) > maxDepth:
		return fmt.Errorf("nested more than %d elements deep", maxDepth)
	case w.elements > maxElements:
		return fmt.Errorf("more than %d elements", maxElements)
	case w.entries > maxEntries:
		return fmt.Errorf("more than %d entries", maxEntries)
	case len(t.Attr) > maxAttrs:
		return fmt.Errorf("an element with more than %d attributes", maxAttrs)
	}
	return nil
}

// run counts a piece of text or a child of the innermost open element.
func (w *xmlWalk) run() error {
	last := len(w.runs) - 1
	if last < 0 || w.feedLevel[last] {
		return nil
	}
	w.runs[last]++
	if w.runs[last] > maxRuns {
		return fmt.Errorf("an element with more than %d parts", maxRuns)
	}
	return nil
}

// boundedJSON refuses deep nesting; strings are passed over.
func boundedJSON(raw []byte) error {
	depth, quoted := 0, false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{', c == '[':
			if depth++; depth > maxDepth {
				return fmt.Errorf("nested more than %d levels deep", maxDepth)
			}
		case c == '}', c == ']':
			depth--
		}
	}
	return nil
}
