package foreign

import (
	"strconv"

	"sitrep"
)

// Place is where a claim happened. Empty and nil are unknown.
type Place struct {
	Words     string // as the report has it
	Said      string // as the claim names it, without the preposition
	Name      string // of the gazetteer's entry
	Kind      string // of the entry: country admin city village airport region water facility feature
	ID        string
	City      string
	Admin     [4]string // by level; 0 is not used
	Country   string    // alpha-3
	Lat, Lon  string
	Precision string
	Relation  string
	RadiusKM  *float64
}

// Where is the place of a claim. The gazetteer's entry gives country and units that the claim itself lacks.
func (v *View) Where(c *sitrep.Claim) Place {
	w := c.Where
	if w == nil {
		return Place{}
	}
	p := Place{
		Words: w.Name, Said: w.Name, Country: w.Country, Lat: Degrees(w.Lat), Lon: Degrees(w.Lon), Precision: w.Precision,
		Relation: w.Relation, RadiusKM: w.RadiusKM,
	}
	if w.Span != nil && v.Words(*w.Span) != "" {
		p.Words = v.Words(*w.Span)
	}
	if p.Lat == "" || p.Lon == "" {
		p.Lat, p.Lon = "", ""
	}
	admins := w.Admin
	if e := v.Table.Place(w.Place); e != nil {
		p.Name, p.Kind, p.ID = e.Name, e.Kind, e.ID
		if p.Country == "" {
			p.Country = e.Country
		}
		if len(admins) == 0 {
			admins = e.Admin
		}
	}
	if p.Kind == "city" || p.Kind == "village" {
		p.City = p.Name
	}
	for _, a := range admins {
		if a.Level >= 1 && a.Level <= 3 {
			p.Admin[a.Level] = a.Name
		}
	}
	return p
}

// Location is the gazetteer's entry, else what the claim says.
func (p Place) Location() string {
	if p.Name != "" {
		return p.Name
	}
	return p.Said
}

// Degrees writes a coordinate with at most five decimals, a metre or so; empty where there is none.
func Degrees(f *float64) string {
	if f == nil {
		return ""
	}
	s := strconv.FormatFloat(*f, 'f', 5, 64)
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// Whole writes a count, empty where it is unknown.
func Whole(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
