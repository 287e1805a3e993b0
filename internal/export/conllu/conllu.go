// Package conllu writes tokens, tags and trees as CoNLL-U (universaldependencies.org/format.html), with multiword
// ranges. MISC holds TokenRange, the code points of the report text, NER in IOB2 where a word is part of a name, and
// SpaceAfter=No.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/export/shape"
	"sitrep/internal/syntax"
	"sitrep/internal/text"
)

// Format is the format `conllu`.
func Format() shape.Format {
	return shape.Format{Name: "conllu", Doc: "tokens, tags, trees and names as CoNLL-U", Deep: true, New: newWriter}
}

type writer struct{ out *bufio.Writer }

func newWriter(w io.Writer, _ shape.Options) shape.Writer { return &writer{bufio.NewWriter(w)} }

func (w *writer) Write(c *coder.Coding) error {
	fmt.Fprintf(w.out, "# newdoc id = %s\n", c.Record.Report.ID)
	for i := range c.Doc.Sentences {
		w.sentence(c.Record.Report.ID, c.Doc.Text, c.Offsets, &c.Doc.Sentences[i])
	}
	return w.out.Flush()
}

func (w *writer) Close() error { return w.out.Flush() }

func (w *writer) sentence(report, text string, points *text.Offsets, s *syntax.Sentence) {
	fmt.Fprintf(w.out, "# sent_id = %s-%d\n# text = %s\n", report, s.Index+1, oneLine(s.Span.In(text)))
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Words > 1 && i+t.Words <= len(s.Tokens) {
			span := s.TokenSpan(i, i+t.Words)
			fmt.Fprintf(w.out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, i+t.Words, oneLine(span.In(text)),
				misc("", points.Span(span), glued(text, s, span.End)))
		}
		inside := t.Words == 0 && glued(text, s, t.Span.End)
		fmt.Fprintf(w.out, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s\n", i+1, oneLine(t.Form), field(t.Lemma), field(t.UPOS),
			field(t.XPOS), t.Head+1, field(t.Deprel), misc(t.Name, points.Span(t.Span), inside))
	}
	w.out.WriteByte('\n')
}

// glued reports whether the next character of the sentence follows without white space.
func glued(text string, s *syntax.Sentence, end int) bool {
	return end < s.Span.End && !strings.ContainsRune(" \t\n\u00a0", rune(text[end]))
}

func misc(name string, span sitrep.Span, glued bool) string {
	var parts []string
	if name != "" && name != "O" {
		parts = append(parts, "NER="+name)
	}
	if glued {
		parts = append(parts, "SpaceAfter=No")
	}
	return strings.Join(append(parts, fmt.Sprintf("TokenRange=%d:%d", span.Start, span.End)), "|")
}

// oneLine turns white space that would break a line or a column to a space.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\t', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
			return ' '
		}
		return r
	}, s)
}

func field(s string) string {
	if s == "" {
		return "_"
	}
	return oneLine(s)
}
