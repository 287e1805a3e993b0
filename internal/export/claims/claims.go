// Package claims writes one CSV row a claim (RFC 4180, UTF-8, comma, CR LF), under the header that docs/cli.md lists.
package claims

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"sitrep/internal/coder"
	"sitrep/internal/export/row"
	"sitrep/internal/export/shape"
	"sitrep/internal/export/sheet"
)

// Format is the format `claims`.
func Format() shape.Format {
	return shape.Format{Name: "claims", Doc: "CSV, one row a claim", New: newWriter}
}

type writer struct {
	sheet   sheet.Writer
	options shape.Options
	begun   bool
}

func newWriter(w io.Writer, o shape.Options) shape.Writer {
	return &writer{sheet: sheet.NewCSV(w, o.Excel), options: o}
}

func (w *writer) begin() error {
	if w.begun {
		return nil
	}
	w.begun = true
	return w.sheet.Write(row.Columns())
}

func (w *writer) Write(c *coder.Coding) error {
	if err := w.begin(); err != nil {
		return err
	}
	t := row.New(&c.Record, w.options.KeepPrivate, w.options.NoText)
	claims := c.Record.Claims
	if w.options.Withheld {
		claims = append(claims[:len(claims):len(claims)], c.Hidden...)
	}
	for i := range claims {
		if err := w.sheet.Write(cells(t.Of(&claims[i]))); err != nil {
			return err
		}
	}
	return w.sheet.Flush()
}

// Close writes the header if no report came.
func (w *writer) Close() error {
	if err := w.begin(); err != nil {
		return err
	}
	return w.sheet.Flush()
}

func cells(values []any) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = cell(v)
	}
	return out
}

func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []string:
		return strings.Join(v, "; ")
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return fmt.Sprint(v)
	}
}
