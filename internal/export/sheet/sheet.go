// Package sheet writes rows of text cells as CSV or TSV that their readers take back cell for cell.
//
// CSV is RFC 4180: UTF-8, comma, CR LF, quotes where needed, and the bytes of a cell as they are. For spreadsheets there
// is a second profile, which a user asks for: a byte order mark, and an apostrophe before text that a spreadsheet would
// run as a formula; numbers keep their sign.
//
// TSV has no quoting, as POLECAT and GDELT have none: tabs, line breaks and other control characters become spaces, and
// a straight quotation mark at the start of a cell becomes a curly one, so that readers which know quoting read the same.
package sheet

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Writer writes rows; Flush hands on what is buffered.
type Writer interface {
	Write(cells []string) error
	Flush() error
}

// NewCSV writes CSV; excel chooses the profile for spreadsheets.
func NewCSV(w io.Writer, excel bool) Writer {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	return &commas{raw: w, csv: c, excel: excel}
}

type commas struct {
	raw   io.Writer
	csv   *csv.Writer
	excel bool
	begun bool
}

func (c *commas) Write(cells []string) error {
	if !c.excel {
		return c.csv.Write(cells)
	}
	if !c.begun {
		c.begun = true
		if _, err := io.WriteString(c.raw, "\ufeff"); err != nil {
			return err
		}
	}
	safe := make([]string, len(cells))
	for i, s := range cells {
		safe[i] = Inert(s)
	}
	return c.csv.Write(safe)
}

func (c *commas) Flush() error {
	c.csv.Flush()
	return c.csv.Error()
}

// Inert is the cell with an apostrophe before it where a spreadsheet would take it for a formula.
func Inert(s string) string {
	t := strings.TrimLeftFunc(s, unicode.IsSpace)
	first, _ := utf8.DecodeRuneInString(t)
	if t == "" || !strings.ContainsRune("=+-@＝＋－＠", first) && s[0] != '\t' && s[0] != '\r' {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return s
	}
	return "'" + s
}

// NewTSV writes TSV with line feeds.
func NewTSV(w io.Writer) Writer { return tabs{w} }

type tabs struct{ w io.Writer }

func (t tabs) Write(cells []string) error {
	var b strings.Builder
	for i, s := range cells {
		if i > 0 {
			b.WriteByte('\t')
		}
		s = strings.TrimSpace(Line(s))
		if strings.HasPrefix(s, `"`) {
			b.WriteRune('“')
			s = s[1:]
		}
		b.WriteString(s)
	}
	b.WriteByte('\n')
	_, err := io.WriteString(t.w, b.String())
	return err
}

func (tabs) Flush() error { return nil }

// Line is text on one line: control characters and separators of lines become spaces, bytes that are no UTF-8 become
// U+FFFD.
func Line(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
