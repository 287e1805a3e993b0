// Package json writes the record itself: one JSON object a report, one report a line.
package json

import (
	"encoding/json"
	"io"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/export/shape"
)

// Format is the format `json`.
func Format() shape.Format {
	return shape.Format{Name: "json", Doc: "the full record, one JSON object a report", New: newWriter}
}

type writer struct {
	enc     *json.Encoder
	options shape.Options
}

func newWriter(w io.Writer, o shape.Options) shape.Writer {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return &writer{enc: enc, options: o}
}

// withWithheld is the record with the claims that were withheld beside those that were issued.
type withWithheld struct {
	*sitrep.Record
	WithheldClaims []sitrep.Claim `json:"withheld_claims,omitempty"`
}

func (w *writer) Write(c *coder.Coding) error {
	rec := c.Record
	if w.options.NoText {
		rec.Report.Text = ""
	}
	if !w.options.Withheld {
		return w.enc.Encode(&rec)
	}
	return w.enc.Encode(withWithheld{&rec, c.Hidden})
}

func (w *writer) Close() error { return nil }
