package petrarch

import (
	"strings"
	"testing"

	"sitrep/internal/lexicon"
	"sitrep/internal/pack"
	"sitrep/packs"
)

func TestStretch(t *testing.T) {
	for _, c := range []struct{ when, from, to string }{
		{"", "", ""},
		{"< 910101", "", "1990-12-31"},
		{">20031231", "2004-01-01", ""},
		{"19920301 - 19940831", "1992-03-01", "1994-08-31"},
		{"< soon", "", ""},
	} {
		if from, to := stretch(c.when); from != c.from || to != c.to {
			t.Errorf("stretch(%q) = %q, %q; want %q, %q", c.when, from, to, c.from, c.to)
		}
	}
}

func TestOverlay(t *testing.T) {
	set := pack.New(packs.FS)
	base, err := lexicon.New(set)
	if err != nil {
		t.Fatal(err)
	}
	var d Dictionary
	d.Sets = map[string][]string{"CLERK": {"CLERK", "SCRIBE"}}
	d.Actors = append(d.Actors, struct {
		Names []string
		Codes []Dated
	}{[]string{"QUARREN"}, []Dated{{"QUR", ""}}}, struct {
		Names []string
		Codes []Dated
	}{[]string{"MOSS COUNCIL"}, []Dated{{"QURMSS", ""}, {"QURREB", "< 900101"}}})
	d.Agents = append(d.Agents, struct {
		Name   string
		Plural []string
		Code   string
	}{"!CLERK! OF TOLLS", nil, "~TOL"})
	lex, err := lexicon.New(set.With(Overlay(&d, base)))
	if err != nil {
		t.Fatal(err)
	}
	if lex.StateByCode("QUR") < 0 {
		t.Error("a three-letter code makes no state")
	}
	a := lex.ActorByID("petrarch/moss council")
	if a < 0 {
		t.Fatal("a longer code makes no actor")
	}
	if got := lex.Actors[a].CodingOn("1985-01-01").Country; got != "QURREB" {
		t.Errorf("dated code: %q", got)
	}
	if got := lex.Actors[a].CodingOn("1995-01-01").Country; got != "QURMSS" {
		t.Errorf("undated code: %q", got)
	}
	found := 0
	for _, n := range lex.Nouns {
		if strings.HasSuffix(n.Text, "of tolls") && len(n.Sectors) == 1 && n.Sectors[0] == "TOL" {
			found++
		}
	}
	if found != 2 {
		t.Errorf("a set of two words makes %d agents", found)
	}
}
