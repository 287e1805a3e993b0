// Package acled writes claims as rows of ACLED's export: CSV, 31 columns. Only claims whose type ACLED would hold are
// written. docs/formats.md says what fills each column and what is lost.
package acled

import (
	"strings"

	"sitrep"
	"sitrep/internal/export/foreign"
	"sitrep/internal/export/shape"
)

// Format is the format `acled`.
func Format() shape.Format {
	return foreign.Table{Name: "acled", Doc: "ACLED rows, CSV of 31 columns", Columns: Columns(), Row: cells}.Format()
}

// Columns are those of ACLED's export, in its order.
func Columns() []string {
	return strings.Split("event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,"+
		"actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,"+
		"iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,"+
		"source,source_scale,notes,fatalities,tags,timestamp", ",")
}

func cells(v *foreign.View, c *foreign.Claim) []string {
	kind := c.Event.Acled
	if kind == "" {
		return nil
	}
	p := v.Where(c.Claim)
	country := v.Book.Country(p.Country)
	inter1, inter2 := inter(v, c, c.Doers, p.Country, false), inter(v, c, c.Others, p.Country, true)
	out := append([]string{foreign.ID(c.ID)}, dates(c.Claim)...)
	out = append(out, disorder(kind), kind, c.Event.Sub)
	out = append(out, side(v, c.Doers, inter1)...)
	out = append(out, side(v, c.Others, inter2)...)
	out = append(out, interaction(kind, inter1, inter2), targeting(kind, inter2),
		country.ISO, country.Acled, country.Name, p.Admin[1], p.Admin[2], p.Admin[3], p.Location(), p.Lat, p.Lon, precision(p))
	return append(out, v.Outlet(), "", foreign.Note(v.Table, c.Claim, v.NoText), fatalities(c.Claim), "machine-coded", "")
}

// dates is event_date, year and time_precision: 1 day, 2 week, 3 month. A time wider than a month has no date; a day that
// is only the report's own counts as one of its week.
func dates(c *sitrep.Claim) []string {
	d, ok := foreign.When(c)
	if !ok {
		return make([]string, 3)
	}
	year := ""
	if d.Start.Year() == d.End.Year() {
		year = d.Start.Format("2006")
	}
	switch {
	case d.Length == 1 && !d.Assumed:
		return []string{c.When.Start, year, "1"}
	case d.Length <= 7:
		return []string{c.When.Start, year, "2"}
	case d.Length <= 31:
		return []string{c.When.Start, year, "3"}
	}
	return []string{"", year, ""}
}

func disorder(kind string) string {
	switch kind {
	case "Protests", "Riots":
		return "Demonstrations"
	case "Strategic developments":
		return kind
	}
	return "Political violence"
}

// side is the first actor, the others, and the kind of the first.
func side(v *foreign.View, actors []*sitrep.Actor, inter string) []string {
	names := v.Names(actors)
	if len(names) == 0 {
		return []string{"", "", ""}
	}
	return []string{names[0], strings.Join(names[1:], "; "), inter}
}

// inter is ACLED's kind of the first actor of a side. Forces of a state abroad are external; who demonstrates is a
// protester or a rioter.
func inter(v *foreign.View, c *foreign.Claim, actors []*sitrep.Actor, country string, hit bool) string {
	if len(actors) == 0 {
		return ""
	}
	a := actors[0]
	row, doer := v.Standing(a), v.DoerKind(a)
	out := row.Acled
	switch {
	case international(a):
		return "External/Other forces"
	case hit:
		out = row.AcledHit
	case c.Type == "PROTEST" && doer != "state" && c.Event.Acled == "Riots":
		return "Rioters"
	case c.Type == "PROTEST" && doer != "state":
		return "Protesters"
	case out == "" && doer == "state":
		out = "State forces"
	}
	if out == "State forces" && country != "" && a.Country != "" && a.Country != country {
		return "External/Other forces"
	}
	return out
}

// international reports whether an actor belongs to an organisation of states.
func international(a *sitrep.Actor) bool {
	for _, s := range append(a.Sectors[:len(a.Sectors):len(a.Sectors)], a.Country) {
		if s == "UNO" || s == "IGO" || s == "EUR" {
			return true
		}
	}
	return false
}

// interaction joins both kinds in ACLED's order of kinds. An act that needs no other side, told of one, is "… only"; of
// violence the other side is unknown, and so is the interaction.
func interaction(event, a, b string) string {
	order := []string{"State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians", "External/Other forces"}
	rank := func(s string) int {
		for i, o := range order {
			if o == s {
				return i
			}
		}
		return len(order)
	}
	switch {
	case a == "" || b == "" && disorder(event) == "Political violence":
		return ""
	case b == "":
		return a + " only"
	case rank(b) < rank(a):
		a, b = b, a
	}
	return a + "-" + b
}

// targeting is ACLED's mark of events whose main target are civilians.
func targeting(kind, hit string) string {
	if kind == "Violence against civilians" || hit == "Civilians" && kind == "Explosions/Remote violence" {
		return "Civilian targeting"
	}
	return ""
}

// precision is 1 the town, 2 part of a region, 3 the region or less; empty without a place.
func precision(p foreign.Place) string {
	switch p.Precision {
	case "point":
		return "1"
	case "area", "direction":
		return "2"
	case "region", "country":
		return "3"
	}
	return ""
}

// fatalities is the lower bound of those killed in this event. Unknown is empty and never 0.
func fatalities(c *sitrep.Claim) string { return foreign.Whole(foreign.Deaths(c).Low) }
