// Package ucdp writes claims of type ASSAULT as rows of UCDP's Georeferenced Event Dataset: CSV, 49 columns. Numbers that
// UCDP gives to conflicts, dyads and actors are its own and stay empty. docs/formats.md says what fills each column and
// what is lost.
package ucdp

import (
	"math"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/internal/export/foreign"
	"sitrep/internal/export/shape"
)

// Format is the format `ucdp`.
func Format() shape.Format {
	return foreign.Table{Name: "ucdp", Doc: "UCDP GED rows, CSV of 49 columns", Columns: Columns(), Row: cells}.Format()
}

// Columns are those of GED since version 23, in its order.
func Columns() []string {
	return strings.Split("id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"+
		"dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"+
		"number_of_sources,source_article,source_office,source_date,source_headline,source_original,"+
		"where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,"+
		"country,country_id,region,event_clarity,date_prec,date_start,date_end,"+
		"deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob", ",")
}

// cells is nil for what is no organised violence: other types, and harm to things alone.
func cells(v *foreign.View, c *foreign.Claim) []string {
	if c.Type != "ASSAULT" || c.Mode == "destroy" {
		return nil
	}
	p := v.Where(c.Claim)
	country := v.Book.Country(p.Country)
	sideA, sideB, kind := sides(v, c)
	dyad := ""
	if sideA != "" && sideB != "" {
		dyad = sideA + " - " + sideB
	}
	year, datePrec, start, end := dates(c.Claim)
	out := []string{foreign.ID(c.ID), "", year, "", "machine-coded", kind, "", "", "", "", "", dyad, "", "", sideA, "", "", sideB}
	out = append(out, source(v, c)...)
	out = append(out, wherePrecision(p), p.Location(), p.Words, p.Admin[1], p.Admin[2], p.Lat, p.Lon, wkt(p), grid(c.Where),
		country.Name, country.GW, country.UCDP, "", datePrec, start, end)
	out = append(out, deaths(v, c)...)
	return append(out, state(v, c.Doers), state(v, c.Others))
}

// sides names both sides and UCDP's type: 1 a state is a side, 2 armed groups, 3 civilians are attacked. Sides that the
// report does not name leave the type empty.
func sides(v *foreign.View, c *foreign.Claim) (a, b, kind string) {
	a, b = strings.Join(v.Names(c.Doers), ", "), strings.Join(v.Names(c.Others), ", ")
	ka, kb := first(c.Doers, v.DoerKind), first(c.Others, v.HitKind)
	armed := func(k string) bool { return k == "state" || k == "armed" }
	switch {
	case armed(ka) && (kb == "civilian" || kb == "official"):
		return a, "Civilians", "3"
	case armed(ka) && armed(kb) && (ka == "state" || kb == "state"):
		return a, b, "1"
	case armed(ka) && armed(kb):
		return a, b, "2"
	}
	return a, b, ""
}

func first(actors []*sitrep.Actor, kind func(*sitrep.Actor) string) string {
	for _, a := range actors {
		if k := kind(a); k != "" {
			return k
		}
	}
	return ""
}

// state is Gleditsch and Ward's number of a side whose first actor is a state, its forces or its officials.
func state(v *foreign.View, actors []*sitrep.Actor) string {
	if len(actors) == 0 {
		return ""
	}
	if v.DoerKind(actors[0]) != "state" {
		return ""
	}
	return v.Book.Country(actors[0].Country).GW
}

func source(v *foreign.View, c *foreign.Claim) []string {
	r := &v.Record.Report
	var article, voices []string
	for _, s := range []string{v.Outlet(), v.Published(), r.Title, r.URL} {
		if s != "" {
			article = append(article, s)
		}
	}
	for _, voice := range c.Voices {
		voices = append(voices, v.Label(voice))
	}
	return []string{"1", strings.Join(article, ", "), v.Outlet(), v.Published(), r.Title, strings.Join(voices, "; ")}
}

// wherePrecision is UCDP's 1 exact, 2 within 25 km of a known point, 3 second unit, 4 first unit, 5 landscape, 6 country,
// 7 sea; empty without a place. Further than 25 km from the point drops to the units.
func wherePrecision(p foreign.Place) string {
	switch {
	case p.Precision == "":
		return ""
	case p.Relation == "offcoast" || p.Kind == "water":
		return "7"
	case p.Precision == "point":
		return "1"
	case p.Precision == "area" && p.RadiusKM != nil && *p.RadiusKM <= 25 && p.Relation != "offset":
		return "2"
	case p.Precision == "country":
		return "6"
	case p.Kind == "region" || p.Kind == "feature":
		return "5"
	case p.Admin[2] != "":
		return "3"
	case p.Admin[1] != "" || p.Precision == "region":
		return "4"
	}
	return ""
}

func wkt(p foreign.Place) string {
	if p.Lat == "" {
		return ""
	}
	return "POINT (" + p.Lon + " " + p.Lat + ")"
}

// grid is the number of the PRIO-GRID cell of half a degree: row by row from the south-west.
func grid(w *sitrep.Where) string {
	if w == nil || w.Lat == nil || w.Lon == nil || math.Abs(*w.Lat) > 90 || math.Abs(*w.Lon) > 180 {
		return ""
	}
	row := min(359, int(math.Floor((*w.Lat+90)*2)))
	column := min(719, int(math.Floor((*w.Lon+180)*2)))
	return strconv.Itoa(720*row + column + 1)
}

// dates is year, UCDP's precision (1 day, 2 up to six days, 3 a week, 4 a month, 5 up to a year) and both bounds. A day
// that is only the report's own counts as one of several.
func dates(c *sitrep.Claim) (year, precision, start, end string) {
	d, ok := foreign.When(c)
	if !ok || d.Length > 366 {
		return "", "", "", ""
	}
	if d.Start.Year() == d.End.Year() {
		year = d.Start.Format("2006")
	}
	switch {
	case d.Length == 1 && !d.Assumed:
		precision = "1"
	case d.Length <= 6:
		precision = "2"
	case d.Length == 7:
		precision = "3"
	case d.Length <= 31:
		precision = "4"
	default:
		precision = "5"
	}
	const midnight = " 00:00:00.000"
	return year, precision, c.When.Start + midnight, c.When.End + midnight
}
