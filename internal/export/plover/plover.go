// Package plover writes claims as records of PLOVER 2.0 (JSON Lines, one claim each). It is a foreign format: ids begin
// SITREP-, what is negated, background, planned, demanded or hypothetical is left out, and every record says that it is
// machine-coded and unverified. Unknown numbers of dead and wounded are missing, never 0.
package plover

import (
	"encoding/json"
	"io"
	"strings"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/export/foreign"
	"sitrep/internal/export/row"
	"sitrep/internal/export/shape"
)

// Format is the format `plover`.
func Format() shape.Format {
	return shape.Format{Name: "plover", Doc: "PLOVER 2.0 records, JSON Lines, one claim each", New: newWriter}
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

func (w *writer) Close() error { return nil }

func (w *writer) Write(c *coder.Coding) error {
	t := row.New(&c.Record, w.options.KeepPrivate, w.options.NoText)
	for i := range c.Record.Claims {
		claim := &c.Record.Claims[i]
		if !foreign.Current(claim) {
			continue
		}
		if err := w.enc.Encode(w.event(&c.Record, t, claim)); err != nil {
			return err
		}
	}
	return nil
}

// event is one PLOVER record; the keys are those of the manual.
type event struct {
	ID         string    `json:"id"`
	HasEvent   bool      `json:"has_event"`
	Date       string    `json:"date,omitempty"`
	Time       string    `json:"time,omitempty"`
	EndDate    string    `json:"enddate,omitempty"`
	Actor      []entity  `json:"actor"`
	Recipient  []entity  `json:"recipient"`
	Event      []string  `json:"event"`
	Location   *location `json:"event_loc,omitempty"`
	EventText  string    `json:"event_text,omitempty"`
	QuadCode   string    `json:"quad_code,omitempty"`
	EventScale *float64  `json:"event_scale,omitempty"`
	Mode       []string  `json:"mode"`
	Context    []string  `json:"context"`
	Size       *size     `json:"size,omitempty"`
	Link       []string  `json:"link,omitempty"`
	Text       string    `json:"text,omitempty"`
	TextInfo   textInfo  `json:"text_info"`
	CiteInfo   citeInfo  `json:"cite_info"`
	Coder      string    `json:"coder"`
	Comment    string    `json:"comment"`
}

type entity struct {
	Code   string   `json:"code,omitempty"`
	Sector []string `json:"sector,omitempty"`
	Text   string   `json:"entity_text"`
	ID     string   `json:"identifier_id,omitempty"`
}

type size struct {
	Dead     *int `json:"dead,omitempty"`
	Injured  *int `json:"injured,omitempty"`
	Arrested *int `json:"arrested,omitempty"`
}

type location struct {
	Extracted  string   `json:"extracted_place"`
	Resolved   string   `json:"resolved_place,omitempty"`
	GeoNameID  string   `json:"geonameid,omitempty"`
	Lat        *float64 `json:"lat,omitempty"`
	Lon        *float64 `json:"lon,omitempty"`
	Province   string   `json:"province,omitempty"`
	District   string   `json:"district,omitempty"`
	Country    string   `json:"country_code,omitempty"`
	Resolution int      `json:"resolution,omitempty"`
}

type textInfo struct {
	Sequence int `json:"sequence"`
	Start    int `json:"start"`
	End      int `json:"end"`
}

type citeInfo struct {
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Language    string `json:"language,omitempty"`
	Publication string `json:"publication,omitempty"`
	Citation    string `json:"citation"`
	Coder       string `json:"coder"`
	Version     string `json:"version"`
}

func (w *writer) event(rec *sitrep.Record, t *row.Table, c *sitrep.Claim) event {
	e := event{
		ID: foreign.ID(c.ID), HasEvent: true,
		Actor: entities(t, c.Actors), Recipient: entities(t, c.Recipients),
		Event: []string{c.Type}, EventText: t.Words(c.Trigger), QuadCode: foreign.Quad(c.Type), EventScale: c.Scale,
		Mode: []string{}, Context: append([]string{}, c.Contexts...), Size: sizes(c), Location: place(t, c.Where),
		Coder: "sitrep " + rec.Coder.Engine, CiteInfo: cite(rec), Comment: foreign.Note(t, c, w.options.NoText),
	}
	if c.Mode != "" {
		e.Mode = append(e.Mode, c.Mode)
	}
	for _, id := range c.About {
		e.Link = append(e.Link, foreign.ID(id))
	}
	if c.When != nil {
		e.Date, e.EndDate, e.Time = c.When.Start, c.When.End, c.When.Time
	}
	if !w.options.NoText {
		e.Text = t.Sentence(c)
	}
	if c.Sentence < len(rec.Sentences) {
		span := rec.Sentences[c.Sentence].Span
		e.TextInfo = textInfo{Sequence: c.Sentence + 1, Start: span.Start, End: span.End}
	}
	return e
}

func entities(t *row.Table, ids []string) []entity {
	out := []entity{}
	for _, id := range ids {
		if a := t.Actor(id); a != nil {
			out = append(out, entity{Code: a.Country, Sector: a.Sectors, Text: t.Name(a), ID: a.IDs["wikidata"]})
		}
	}
	return out
}

func sizes(c *sitrep.Claim) *size {
	s := size{Dead: row.Count(c, "killed").Low, Injured: row.Count(c, "wounded").Low, Arrested: row.Count(c, "detained").Low}
	if s == (size{}) {
		return nil
	}
	return &s
}

func cite(rec *sitrep.Record) citeInfo {
	r := &rec.Report
	c := citeInfo{URL: r.URL, Title: r.Title, Language: r.Language, Citation: r.ID,
		Coder: "sitrep", Version: rec.Coder.Version + " " + rec.Coder.Fingerprint}
	if r.Outlet != nil {
		c.Publication = r.Outlet.Name
	}
	return c
}

func place(t *row.Table, w *sitrep.Where) *location {
	if w == nil {
		return nil
	}
	l := &location{Extracted: w.Name, Lat: w.Lat, Lon: w.Lon, Country: w.Country, Resolution: resolution(w.Precision)}
	if w.Span != nil {
		l.Extracted = t.Words(*w.Span)
	}
	admins := w.Admin
	if p := t.Place(w.Place); p != nil {
		l.Resolved = p.Name
		if id, ok := strings.CutPrefix(p.ID, "geonames:"); ok {
			l.GeoNameID = id
		}
		if l.Country == "" {
			l.Country = p.Country
		}
		if len(admins) == 0 {
			admins = p.Admin
		}
	}
	for _, a := range admins {
		switch a.Level {
		case 1:
			l.Province = a.Name
		case 2:
			l.District = a.Name
		}
	}
	return l
}

// resolution is PLOVER's 1 (exact) to 5 (country); 0, which is not written, where unknown.
func resolution(precision string) int {
	switch precision {
	case "point":
		return 1
	case "area":
		return 2
	case "direction":
		return 3
	case "region":
		return 4
	case "country":
		return 5
	}
	return 0
}
