// Package geojson writes one GeoJSON feature (RFC 7946) a claim, with the columns of the format `claims` as properties.
// A claim whose place has no coordinates keeps its feature with a null geometry: nothing is put on the map that the
// report does not place, and nothing is lost from the table. A relative place is a point with `radius_km`.
package geojson

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/export/row"
	"sitrep/internal/export/shape"
)

// Format is the format `geojson`.
func Format() shape.Format {
	return shape.Format{Name: "geojson", Doc: "GeoJSON FeatureCollection, one feature a claim", New: newWriter}
}

type writer struct {
	w       io.Writer
	options shape.Options
	n       int
}

func newWriter(w io.Writer, o shape.Options) shape.Writer { return &writer{w: w, options: o} }

const (
	opening = `{"type":"FeatureCollection","features":[`
	closing = "\n]}\n"
)

func (w *writer) Write(c *coder.Coding) error {
	t := row.New(&c.Record, w.options.KeepPrivate, w.options.NoText)
	claims := c.Record.Claims
	if w.options.Withheld {
		claims = append(claims[:len(claims):len(claims)], c.Hidden...)
	}
	for i := range claims {
		if err := w.feature(&claims[i], t.Of(&claims[i])); err != nil {
			return err
		}
	}
	return nil
}

// Close ends the collection; an input without claims gives an empty one.
func (w *writer) Close() error {
	if w.n == 0 {
		_, err := io.WriteString(w.w, opening+"]}\n")
		return err
	}
	_, err := io.WriteString(w.w, closing)
	return err
}

// feature writes one feature on a line of its own.
func (w *writer) feature(c *sitrep.Claim, values []any) error {
	lead := ",\n"
	if w.n == 0 {
		lead = opening + "\n"
	}
	w.n++
	geometry, err := point(c.Where)
	if err != nil {
		return err
	}
	id, err := json.Marshal(c.ID)
	if err != nil {
		return fmt.Errorf("geojson: %w", err)
	}
	properties, err := properties(values)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w.w, `%s{"type":"Feature","id":%s,"geometry":%s,"properties":%s}`, lead, id, geometry, properties)
	return err
}

func point(where *sitrep.Where) ([]byte, error) {
	if where == nil || where.Lat == nil || where.Lon == nil {
		return []byte("null"), nil
	}
	return json.Marshal(struct {
		Type        string     `json:"type"`
		Coordinates [2]float64 `json:"coordinates"` // longitude first
	}{"Point", [2]float64{*where.Lon, *where.Lat}})
}

// properties keeps the order of the columns; unknown values are left out and lists are joined as in `claims`.
func properties(values []any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, name := range row.Columns() {
		v := values[i]
		if v == nil {
			continue
		}
		if list, ok := v.([]string); ok {
			v = strings.Join(list, "; ")
		}
		text, err := json.Marshal(v)
		if err != nil {
			return nil, fmt.Errorf("geojson: %s: %w", name, err)
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:%s", name, text)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
