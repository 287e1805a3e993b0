// Package claims writes one CSV row a claim (RFC 4180, UTF-8, comma, CR LF), under the header that docs/cli.md lists.
package claims

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"sitrep/internal/coder"
	"sitrep/internal/export/row"
	"sitrep/internal/export/shape"
)

// Format is the format `claims`.
func Format() shape.Format {
	return shape.Format{Name: "claims", Doc: "CSV, one row a claim", New: newWriter}
}

type writer struct {
	csv     *csv.Writer
	options shape.Options
	begun   bool
}

func newWriter(w io.Writer, o shape.Options) shape.Writer {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	return &writer{csv: c, options: o}
}

func (w *writer) begin() error {
	if w.begun {
		return nil
	}
	w.begun = true
	return w.csv.Write(row.Columns())
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
		if err := w.csv.Write(cells(t.Of(&claims[i]))); err != nil {
			return err
		}
	}
	w.csv.Flush()
	return w.csv.Error()
}

// Close writes the header if no report came.
func (w *writer) Close() error {
	if err := w.begin(); err != nil {
		return err
	}
	w.csv.Flush()
	return w.csv.Error()
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
