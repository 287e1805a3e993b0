package where_test

import (
	"strings"
	"testing"

	"sitrep"
	"sitrep/internal/engine/lite"
	"sitrep/internal/gazetteer"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/number"
	"sitrep/internal/read/place"
	"sitrep/internal/read/where"
	"sitrep/internal/text"
	"sitrep/packs"
)

// ask reads a report and returns the location of the first token with the form, searched from the last sentence.
func ask(t *testing.T) func(title, body, verb string, stitched bool) *sitrep.Where {
	t.Helper()
	set := pack.New(packs.FS)
	gaz, err := gazetteer.New(set)
	fatal(t, err)
	eng, err := lite.New()
	fatal(t, err)
	numbers, err := number.New(set)
	fatal(t, err)
	places, err := place.New(set, gaz)
	fatal(t, err)
	wheres, err := where.New(set)
	fatal(t, err)
	return func(title, body, verb string, stitched bool) *sitrep.Where {
		full, span := text.Canonical(title, body)
		paras := text.Paragraphs(full, span)
		doc := &read.Doc{Text: full, Title: span, Paragraphs: paras, Sentences: eng.Analyse(full, paras)}
		res := places.Read(doc, numbers.Read(doc))
		for s := len(doc.Sentences) - 1; s >= 0; s-- {
			for i, tok := range doc.Sentences[s].Tokens {
				if strings.EqualFold(tok.Form, verb) {
					return wheres.Read(doc, &res, []read.Tok{{Sent: s, Tok: i}}, stitched)[0]
				}
			}
		}
		t.Fatalf("no token %q", verb)
		return nil
	}
}

func fatal(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestStated(t *testing.T) {
	at := ask(t)
	for _, c := range []struct{ text, verb, want string }{
		{"Soldiers killed two farmers in Kassala on Friday.", "killed", "Kassala"},
		{"Residents in Mosul said that gunmen attacked a market in Erbil.", "attacked", "Erbil"},
		{"Syrian warplanes and Syrian guns bombed Douma.", "bombed", "Douma"},
		{"A mine exploded in a village near Taiz in southern Yemen.", "exploded", "near Taiz"},
		{"In Goma, the rebels shot a nurse.", "shot", "Goma"},
		{"The shelling of Sloviansk went on.", "shelling", "Sloviansk"},
		{"The rebels took a base close to Taiz.", "took", "near Taiz"},
		{"Rebels and soldiers clashed 12 km north of Bria.", "clashed", "12 km north of Bria"},
	} {
		if w := at("", c.text, c.verb, false); w == nil || w.Name != c.want || w.Basis != "stated" {
			t.Errorf("%q: %q at %+v, want %q", c.text, c.verb, w, c.want)
		}
	}
}

func TestNotWhereTheSourceIs(t *testing.T) {
	at := ask(t)
	if w := at("", "Residents in Mosul said that gunmen had attacked a convoy.", "attacked", false); w != nil {
		t.Errorf("attacked at %+v", w)
	}
}

func TestInherited(t *testing.T) {
	at := ask(t)
	title, body := "Blast in Kandahar", "A bomb went off in Kandahar on Monday. Nine shoppers died.\n\nThe police arrested three men."
	if w := at(title, body, "died", false); w == nil || w.Name != "Kandahar" || w.Basis != "inherited" {
		t.Errorf("died at %+v", w)
	}
	if w := at(title, body, "arrested", false); w == nil || w.Basis != "inherited" {
		t.Errorf("arrested at %+v", w)
	}
	if w := at(title, body, "arrested", true); w != nil {
		t.Errorf("in a stitched report, arrested at %+v", w)
	}
}

func TestDateline(t *testing.T) {
	at := ask(t)
	if w := at("Gunmen free nurses", "KANDAHAR, Afghanistan (Wire) - Gunmen freed two nurses on Monday.", "freed", false); w == nil || w.Name != "KANDAHAR" || w.Basis != "inherited" {
		t.Errorf("freed at %+v", w)
	}
	if w := at("Gunmen free nurses", "KABUL, Afghanistan (Wire) - Gunmen freed two nurses on Monday.", "freed", false); w != nil {
		t.Errorf("what is filed from a capital is placed there: %+v", w)
	}
	if w := at("Lagos: blast kills two in Kano", "Nobody else was hurt.", "kills", false); w == nil || w.Name != "Kano" {
		t.Errorf("kills at %+v", w)
	}
}

func TestMovement(t *testing.T) {
	at := ask(t)
	w := at("", "The brigade moved from Kharkiv to Poltava.", "moved", false)
	if w == nil || w.From == "" || w.To == "" || w.From == w.To {
		t.Fatalf("moved: %+v", w)
	}
}
