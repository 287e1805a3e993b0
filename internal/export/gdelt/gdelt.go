// Package gdelt writes claims as rows of GDELT 2.0's table of events: TSV, 61 columns, no head. One row is one claim of
// one report, so mentions, sources and articles are one. docs/formats.md says what fills each column and what is lost.
package gdelt

import (
	"fmt"
	"strings"

	"sitrep"
	"sitrep/internal/export/foreign"
	"sitrep/internal/export/shape"
)

// Format is the format `gdelt`.
func Format() shape.Format {
	return foreign.Table{Name: "gdelt", Doc: "GDELT 2.0 events, TSV of 61 columns without a head", Columns: Columns(),
		Headless: true, TSV: true, Row: cells}.Format()
}

// Columns are the names of GDELT's columns, in its order; the file itself has no head.
func Columns() []string {
	var out []string
	add := func(names string) { out = append(out, strings.Fields(names)...) }
	add("GLOBALEVENTID SQLDATE MonthYear Year FractionDate")
	for _, a := range []string{"Actor1", "Actor2"} {
		for _, f := range strings.Fields("Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code") {
			add(a + f)
		}
	}
	add("IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone")
	for _, g := range []string{"Actor1Geo", "Actor2Geo", "ActionGeo"} {
		for _, f := range strings.Fields("Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID") {
			add(g + "_" + f)
		}
	}
	add("DATEADDED SOURCEURL")
	return out
}

// cells is nil for types without a CAMEO code.
func cells(v *foreign.View, c *foreign.Claim) []string {
	code := c.Event.Cameo
	if code == "" {
		return nil
	}
	out := append([]string{foreign.ID(c.ID)}, dates(c.Claim)...)
	out = append(out, party(v, c.Doers)...)
	out = append(out, party(v, c.Others)...)
	out = append(out, leads(v.Record, c.Claim), code, code[:min(3, len(code))], code[:2], quad(code), c.Event.Goldstein, "1", "1", "1", "")
	out = append(out, make([]string, 16)...)
	out = append(out, place(v, c)...)
	return append(out, "", v.Record.Report.URL)
}

// dates is SQLDATE, MonthYear, Year and FractionDate, each only as far as the time is known.
func dates(c *sitrep.Claim) []string {
	out := make([]string, 4)
	d, ok := foreign.When(c)
	if !ok {
		return out
	}
	if d.Start.Year() == d.End.Year() {
		out[2] = d.Start.Format("2006")
		if d.Start.Month() == d.End.Month() {
			out[1] = d.Start.Format("200601")
		}
	}
	if d.Length == 1 {
		out[0] = d.Start.Format("20060102")
		// GDELT: the year and the share of it that has passed, months of 30 days, a year of 365.
		out[3] = fmt.Sprintf("%.4f", float64(d.Start.Year())+float64(30*(int(d.Start.Month())-1)+d.Start.Day())/365)
	}
	return out
}

// party is the ten columns of the first actor of a side, in capitals as GDELT has names; further actors are lost.
func party(v *foreign.View, actors []*sitrep.Actor) []string {
	out := make([]string, 10)
	if len(actors) == 0 {
		return out
	}
	a := actors[0]
	country := ""
	switch a.Country {
	case "UNO":
		out[3] = "UNO"
	case "EUR":
		out[3] = "EEC"
	case "IGO", "NGO", "ISM", "IMG", "MNC", "":
	default:
		country = a.Country
	}
	types := codes(v, a)
	out[0] = country + out[3] + strings.Join(types, "")
	out[1], out[2] = strings.ToUpper(v.Name(a)), country
	copy(out[7:], types)
	return out
}

// codes is up to three CAMEO types of an actor, from its sectors and from an international name in place of a country.
func codes(v *foreign.View, a *sitrep.Actor) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, s := range append(a.Sectors[:len(a.Sectors):len(a.Sectors)], a.Country) {
		code := v.Book.Sector(s).Cameo
		if !seen[code] && len(out) < 3 {
			seen[code] = true
			out = append(out, code)
		}
	}
	return out
}

// leads is 1 where the claim stands in the title or in the first paragraph below it, which is where GDELT looks for what
// a report is about.
func leads(r *sitrep.Record, c *sitrep.Claim) string {
	if c.Sentence < 0 || c.Sentence >= len(r.Sentences) {
		return ""
	}
	p := r.Sentences[c.Sentence].Paragraph
	if p == 0 || p == 1 && len(r.Paragraphs) > 0 && r.Paragraphs[0].Title {
		return "1"
	}
	return "0"
}

// quad is GDELT's class of a CAMEO code.
func quad(code string) string {
	switch root := code[:2]; {
	case root <= "05":
		return "1"
	case root <= "08":
		return "2"
	case root <= "13":
		return "3"
	}
	return "4"
}

// place is the eight columns of ActionGeo. Units are not coded: FIPS and GNS numbers are not ours to give.
func place(v *foreign.View, c *foreign.Claim) []string {
	out := make([]string, 8)
	p := v.Where(c.Claim)
	country := v.Book.Country(p.Country)
	var name []string
	for _, n := range []string{p.Name, p.Admin[1], country.Name} {
		if n != "" && (len(name) == 0 || name[len(name)-1] != n) {
			name = append(name, n)
		}
	}
	out[0], out[1], out[2] = geoType(p), strings.Join(name, ", "), country.FIPS
	out[5], out[6] = p.Lat, p.Lon
	return out
}

// geoType is GDELT's 1 country, 2 state of the US, 3 city or landmark of the US, 4 city or landmark elsewhere, 5 first
// unit elsewhere; empty where no entry of the gazetteer stands behind the place.
func geoType(p foreign.Place) string {
	us := p.Country == "USA"
	switch {
	case p.Kind == "country" || p.Kind == "" && p.Country != "" && p.Precision == "country":
		return "1"
	case p.Kind == "":
		return ""
	case p.Kind == "admin" || p.Kind == "region":
		if us {
			return "2"
		}
		return "5"
	case us:
		return "3"
	}
	return "4"
}
