// Package parquet writes one row a claim under the columns of the format `claims`, with types: lists are lists of text,
// days are dates, figures numbers, unknown is null.
//
// The writer is our own and knows only what these columns need, in the order of the format's description: the library at
// hand adds 13.8 MB to the program (docs/dependencies.md). It stays here as the reader of the tests.
package parquet

import (
	"io"

	"sitrep/internal/coder"
	"sitrep/internal/export/row"
	"sitrep/internal/export/shape"
)

// A row group is written when it holds this many rows, or values of this many bytes.
const (
	groupRows  = 10000
	groupBytes = 16 << 20
)

// Format is the format `parquet`.
func Format() shape.Format {
	return shape.Format{Name: "parquet", Doc: "Parquet, one row a claim, typed columns named as in claims", New: newWriter}
}

type writer struct {
	file    file
	options shape.Options
}

func newWriter(w io.Writer, o shape.Options) shape.Writer {
	f := file{w: w}
	for _, name := range row.Columns() {
		f.columns = append(f.columns, column{name: name, kind: kindOf(name)})
	}
	return &writer{file: f, options: o}
}

// kindOf is the type of a column of `claims`.
func kindOf(name string) kind {
	switch name {
	case "contexts", "actors", "actor_countries", "actor_sectors", "recipients", "recipient_countries",
		"recipient_sectors", "targets", "voices", "problems":
		return list
	case "scale", "distance_km", "latitude", "longitude", "radius_km", "score":
		return double
	case "killed_low", "killed_high", "wounded_low", "wounded_high":
		return integer
	case "voice_self", "background", "negated":
		return boolean
	case "published", "start", "end":
		return date
	}
	return text
}

func (w *writer) Write(c *coder.Coding) error {
	t := row.New(&c.Record, w.options.KeepPrivate, w.options.NoText)
	claims := c.Record.Claims
	if w.options.Withheld {
		claims = append(claims[:len(claims):len(claims)], c.Hidden...)
	}
	for i := range claims {
		if err := w.file.add(t.Of(&claims[i])); err != nil {
			return err
		}
	}
	return nil
}

// Close writes the rows that are left and the description of the columns, also of no rows.
func (w *writer) Close() error { return w.file.close("sitrep " + coder.Version) }
