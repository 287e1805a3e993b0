package lexicon

import "slices"

// former is the sector of PLOVER for persons who held a public role.
const former = "ELI"

// CodingOn is the coding in force on an ISO date (empty: unknown), or what can be said of the actor without one: of a
// person after the last stretch a former official; else the country, and the sectors, in which all stretches agree.
func (a *Actor) CodingOn(date string) Coding {
	if c, ok := a.At(date); ok || len(a.Codings) == 0 {
		return c
	}
	last := a.Codings[len(a.Codings)-1]
	if a.Kind == "person" && date != "" && last.To != "" && date > last.To {
		return Coding{Country: last.Country, Sectors: []string{former}, From: last.To, Basis: last.Basis + "/former"}
	}
	out := Coding{Country: last.Country, Sectors: last.Sectors, Basis: last.Basis}
	for _, c := range a.Codings {
		if c.Country != out.Country {
			out.Country = ""
		}
		if !slices.Equal(c.Sectors, out.Sectors) {
			out.Sectors = nil
		}
	}
	return out
}

// Ahead reports whether the date lies before every stretch of the actor, so that its short names cannot mean it.
func (a *Actor) Ahead(date string) bool {
	if date == "" || len(a.Codings) == 0 {
		return false
	}
	for _, c := range a.Codings {
		if c.From == "" || date >= c.From[:min(len(c.From), len(date))] {
			return false
		}
	}
	return true
}
