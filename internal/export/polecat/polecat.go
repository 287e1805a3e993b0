// Package polecat writes claims as rows of POLECAT: TSV, 40 columns, lists joined by "; ", None for what is unknown.
// docs/formats.md says what fills each column and what is lost.
package polecat

import (
	"strconv"
	"strings"

	"sitrep"
	"sitrep/internal/export/foreign"
	"sitrep/internal/export/shape"
)

// Format is the format `polecat`.
func Format() shape.Format {
	return foreign.Table{Name: "polecat", Doc: "POLECAT rows, TSV of 40 columns", Columns: Columns(), TSV: true, Row: cells}.Format()
}

// Columns are POLECAT's, in its order.
func Columns() []string {
	return strings.Split("Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,"+
		"Actor Name,Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,"+
		"Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,"+
		"Recipient Name Raw,Wikipedia Recipient ID,"+
		"Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,"+
		"Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version", ",")
}

func cells(v *foreign.View, c *foreign.Claim) []string {
	scale := ""
	if c.Scale != nil {
		scale = strconv.FormatFloat(*c.Scale, 'f', 1, 64)
	}
	out := []string{foreign.ID(c.ID), day(c.Claim), c.Type, c.Mode, scale, foreign.Quad(c.Type), list(c.Contexts)}
	out = append(out, party(v, c, "actor", c.Actors)...)
	out = append(out, party(v, c, "recipient", c.Recipients)...)
	out = append(out, place(v, c)...)
	people, bodies := story(v)
	out = append(out, v.Outlet(), v.Published(), people, bodies, locations(v), v.Record.Report.Language,
		"sitrep "+v.Record.Coder.Version+" "+v.Record.Coder.Engine+", machine-coded, unverified")
	for i := range out {
		if out[i] == "" {
			out[i] = "None"
		}
	}
	return out
}

// day is the event's date, empty where it is not known to the day.
func day(c *sitrep.Claim) string {
	if d, ok := foreign.When(c); ok && d.Length == 1 {
		return c.When.Start
	}
	return ""
}

// party is the eight columns of one side. Lists of names, countries and numbers keep the order of the parties.
func party(v *foreign.View, c *foreign.Claim, role string, ids []string) []string {
	var names, countries, cow, sectors, raw []string
	primary := ""
	for _, id := range ids {
		a := v.Actor(id)
		if a == nil {
			continue
		}
		names, countries = append(names, v.Name(a)), append(countries, a.Country)
		cow, sectors = append(cow, v.Book.Country(a.Country).COW), append(sectors, a.Sectors...)
		if primary == "" && len(a.Sectors) > 0 {
			primary = a.Sectors[0]
		}
	}
	for _, a := range c.Arguments {
		if a.Role != role || a.Actor == "" {
			continue
		}
		if actor := v.Actor(a.Actor); actor != nil && v.Name(actor) != actor.Name {
			raw = append(raw, v.Name(actor))
			continue
		}
		raw = append(raw, v.Words(a.Span))
	}
	return []string{list(names), list(countries), list(cow), primary, list(sectors), "", list(raw), ""}
}

func place(v *foreign.View, c *foreign.Claim) []string {
	p := v.Where(c.Claim)
	id, ok := strings.CutPrefix(p.ID, "geonames:")
	if !ok {
		id = ""
	}
	return []string{p.Name, p.City, p.Admin[2], p.Admin[1], p.Country, p.Lat, p.Lon, id, p.Words, p.Kind}
}

// story is the persons and the bodies that the report names; private persons are left out.
func story(v *foreign.View) (people, bodies string) {
	var p, b []string
	for i := range v.Record.Actors {
		a := &v.Record.Actors[i]
		if !named(a) || v.Name(a) != a.Name {
			continue
		}
		switch a.Kind {
		case "person":
			p = append(p, a.Name)
		case "body", "force", "group":
			b = append(b, a.Name)
		}
	}
	return list(p), list(b)
}

func named(a *sitrep.Actor) bool {
	for _, m := range a.Mentions {
		if m.Kind == "name" {
			return true
		}
	}
	return false
}

func locations(v *foreign.View) string {
	var out []string
	for _, p := range v.Record.Places {
		out = append(out, p.Name)
	}
	return list(out)
}

// list joins what is known and not said twice. A "; " inside an entry becomes a comma: it would part the entry.
func list(in []string) string {
	var out []string
	seen := map[string]bool{"": true}
	for _, s := range in {
		s = strings.TrimSpace(strings.ReplaceAll(s, "; ", ", "))
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return strings.Join(out, "; ")
}
