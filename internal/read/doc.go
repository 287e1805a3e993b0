// Package read holds what every reading layer shares: the report under the lens. Each layer is one package below it,
// a pure function from the report and earlier layers' results to its own result.
package read

import (
	"strings"

	"sitrep"
	"sitrep/internal/syntax"
)

// Doc is one report being read. Layers never change it. All spans count bytes of Text.
type Doc struct {
	Text       string
	Title      sitrep.Span // empty where the report has no title
	Paragraphs []sitrep.Paragraph
	Sentences  []syntax.Sentence
	Published  *sitrep.Published // given or from metadata; nil where the input gave none
	URL        string
	Outlet     *sitrep.Outlet
}

// Tok points at one token of a report.
type Tok struct{ Sent, Tok int }

// Range points at the tokens [Lo, Hi) of one sentence; Head is the syntactic head among them.
type Range struct{ Sent, Lo, Hi, Head int }

// Span is the byte span of the range.
func (d *Doc) Span(r Range) sitrep.Span { return d.Sentences[r.Sent].TokenSpan(r.Lo, r.Hi) }

// Words is the text of the range.
func (d *Doc) Words(r Range) string { return d.Span(r).In(d.Text) }

// SentenceAt is the index of the sentence that holds byte position pos, -1 where none does.
func (d *Doc) SentenceAt(pos int) int {
	for i := range d.Sentences {
		if s := d.Sentences[i].Span; s.Start <= pos && pos < s.End {
			return i
		}
	}
	return -1
}

// TitleCopy is where the body repeats the headline at its start, as scraped pages do, perhaps after a date line; empty where it does
// not.
func (d *Doc) TitleCopy() sitrep.Span {
	if d.Title.Empty() {
		return sitrep.Span{}
	}
	title := strings.TrimRight(d.Title.In(d.Text), " .")
	head := d.Text[d.Title.End:min(len(d.Text), d.Title.End+len(title)+200)]
	at := strings.Index(head, title)
	if at < 0 || len(title) < 20 {
		return sitrep.Span{}
	}
	return sitrep.Span{Start: d.Title.End + at, End: d.Title.End + at + len(title)}
}

// Contains reports whether token i of sentence s is inside the range.
func (r Range) Contains(s, i int) bool { return r.Sent == s && r.Lo <= i && i < r.Hi }
