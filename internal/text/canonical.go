// Package text makes the canonical text of a report, splits it into paragraphs, and converts between byte and code
// point positions.
//
// The canonical text is title, blank line, body (the body alone where there is no title): UTF-8, byte order mark
// dropped, CR LF and CR turned to LF, runs of blank lines turned to one. Nothing else is changed: no Unicode
// normalisation, and invisible characters stay where they are.
package text

import (
	"strings"
	"unicode"

	"sitrep"
)

// Canonical builds the canonical text of a report and says where in it the title lies (bytes; empty without one).
// A line break inside the title becomes a space.
func Canonical(title, body string) (text string, titleSpan sitrep.Span) {
	title = strings.Join(strings.FieldsFunc(plain(title), isBreak), " ")
	title = strings.TrimSpace(title)
	body = squeeze(plain(body))
	switch {
	case title == "":
		return body, sitrep.Span{}
	case body == "":
		return title, sitrep.Span{End: len(title)}
	}
	return title + "\n\n" + body, sitrep.Span{End: len(title)}
}

func isBreak(r rune) bool { return r == '\n' || r == '\u2028' || r == '\u2029' }

// plain drops a byte order mark and turns every line end to LF.
func plain(s string) string {
	s = strings.TrimPrefix(s, "\ufeff")
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// squeeze turns each run of blank lines to one empty line and drops blank lines at both ends. A line of white space
// alone is blank.
func squeeze(s string) string {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for line := range strings.SplitSeq(s, "\n") {
		if strings.TrimSpace(line) == "" {
			blank = true
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
			if blank {
				b.WriteByte('\n')
			}
		}
		blank = false
		b.WriteString(line)
	}
	return b.String()
}
