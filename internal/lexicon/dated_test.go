package lexicon_test

import (
	"testing"

	"sitrep/internal/lexicon"
)

func TestCodingOn(t *testing.T) {
	a := lexicon.Actor{Kind: "person", Codings: []lexicon.Coding{
		{Country: "KEN", Sectors: []string{"OPP"}, From: "1990", To: "1994-05"},
		{Country: "KEN", Sectors: []string{"GOV"}, From: "1994-06", To: "1999-02"},
	}}
	for _, c := range []struct{ date, sector string }{
		{"1989-01-01", ""}, {"1993-03-04", "OPP"}, {"1994-06-01", "GOV"}, {"1999-02-20", "GOV"}, {"1999-03-01", "ELI"}, {"", ""},
	} {
		got := a.CodingOn(c.date)
		if got.Country != "KEN" || (len(got.Sectors) == 0) != (c.sector == "") || c.sector != "" && got.Sectors[0] != c.sector {
			t.Errorf("%q: %+v, want KEN %s", c.date, got, c.sector)
		}
	}
}

func TestAhead(t *testing.T) {
	a := lexicon.Actor{Codings: []lexicon.Coding{{From: "2001-05", To: "2003"}}}
	open := lexicon.Actor{Codings: []lexicon.Coding{{To: "2003"}}}
	for date, want := range map[string]bool{"": false, "1999-12-31": true, "2001-05-01": false, "2020-01-01": false} {
		if a.Ahead(date) != want || open.Ahead(date) {
			t.Errorf("%q: %v", date, a.Ahead(date))
		}
	}
}
