package place_test

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
	"sitrep/internal/text"
	"sitrep/packs"
)

type bench struct {
	set    *pack.Set
	gaz    *gazetteer.Gazetteer
	parse  func(string) *read.Doc
	number *number.Reader
	place  *place.Reader
}

func newBench(t testing.TB) *bench {
	t.Helper()
	b := &bench{set: pack.New(packs.FS)}
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	var err error
	b.gaz, err = gazetteer.New(b.set)
	must(err)
	eng, err := lite.New()
	must(err)
	b.number, err = number.New(b.set)
	must(err)
	b.place, err = place.New(b.set, b.gaz)
	must(err)
	b.parse = func(s string) *read.Doc {
		full, title := text.Canonical("", s)
		paras := text.Paragraphs(full, title)
		return &read.Doc{Text: full, Paragraphs: paras, Sentences: eng.Analyse(full, paras)}
	}
	return b
}

func (b *bench) read(s string) (*read.Doc, place.Result) {
	doc := b.parse(s)
	return doc, b.place.Read(doc, b.number.Read(doc))
}

func TestPackExamples(t *testing.T) {
	b := newBench(t)
	for _, err := range place.Check(b.set, b.gaz, b.parse) {
		t.Error(err)
	}
}

func TestRelativePlaces(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct{ text, name, relation, bearing, precision string }{
		{"The column was hit 25 miles (40 km) north-east of Mosul.", "40.2 km northeast of Mosul", "offset", "NE", "area"},
		{"Residents fled a camp 15km west of Kassala.", "15 km west of Kassala", "offset", "W", "area"},
		{"Artillery was heard south of Khartoum.", "south of Khartoum", "direction", "S", "direction"},
		{"A drone fell just outside Odesa.", "near Odesa", "near", "", "area"},
		{"The two armies met between Kharkiv and Poltava.", "between Kharkiv and Poltava", "between", "", "area"},
		{"Fighting spread to the suburbs of Damascus.", "outskirts of Damascus", "outskirts", "", "area"},
		{"A tanker burned off the coast of Oman.", "off Oman", "offcoast", "", "region"},
		{"Soldiers were ambushed near the border with Chad.", "border of Chad", "border", "", "region"},
		{"Clashes went on in southern Lebanon.", "southern Lebanon", "in", "S", "region"},
		{"Rebels blocked the road from Goma to Rutshuru.", "road between Goma and Rutshuru", "along", "", "area"},
		{"Shelling hit Khartoum's airport.", "Khartoum's airport", "at", "", "point"},
		{"A bomb exploded in the centre of Baghdad.", "Baghdad", "in", "", "area"},
	} {
		_, res := b.read(c.text)
		if w := named(res, c.name); w == nil {
			t.Errorf("%q gives %s, want %q", c.text, words(res), c.name)
		} else if w.Relation != c.relation || w.Bearing != c.bearing || w.Precision != c.precision {
			t.Errorf("%q gives %s %q %s, want %s %q %s", c.text, w.Relation, w.Bearing, w.Precision, c.relation, c.bearing, c.precision)
		}
	}
}

func named(res place.Result, name string) *sitrep.Where {
	for i := range res.Expressions {
		if res.Expressions[i].Where.Name == name {
			return &res.Expressions[i].Where
		}
	}
	return nil
}

func words(res place.Result) string {
	var out []string
	for i := range res.Expressions {
		out = append(out, res.Expressions[i].Where.Name)
	}
	return strings.Join(out, "; ")
}

func TestOffsetIsProjectedAndHasARadius(t *testing.T) {
	b := newBench(t)
	_, res := b.read("Militiamen held a hill 100 km east of Bamako.")
	w := named(res, "100 km east of Bamako")
	if w == nil || w.Lat == nil || w.RadiusKM == nil || *w.RadiusKM != 30 {
		t.Fatalf("got %+v", w)
	}
	if d := place.Distance(12.65, -8.0, *w.Lat, *w.Lon); d < 97 || d > 103 || *w.Lon < -8 {
		t.Errorf("%.1f km from Bamako at %v %v", d, *w.Lat, *w.Lon)
	}
	if len(w.Anchors) != 1 || w.Anchors[0].Bearing != "E" || *w.Anchors[0].DistanceKM != 100 {
		t.Errorf("anchors %+v", w.Anchors)
	}
}

func TestAnaphors(t *testing.T) {
	b := newBench(t)
	doc, res := b.read("Yemen's army said on Monday it had lost Taiz. Houthi fighters shelled the city again at night. Aid never reached it from the capital.")
	var got []string
	for i := range res.Expressions {
		if e := &res.Expressions[i]; e.Rule != "name" {
			got = append(got, doc.Words(e.Range)+"="+e.Where.Name+" ("+e.Rule+")")
		}
	}
	for _, want := range []string{"the city=Taiz (last city named)", "from the capital=Sanaa (capital of YEM)"} {
		if !strings.Contains(strings.Join(got, "|"), want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestPersonsAndWordsAreNoPlaces(t *testing.T) {
	b := newBench(t)
	for _, s := range []string{
		"Paris Hilton and Jordan Peele smiled.", "He was Reading the Riot Act to them.", "Nice work was done in March.",
		"Austin Powers met Victoria Beckham.", "The UN said so.", "IT WAS A GOOD MOVE.",
	} {
		if _, res := b.read(s); len(res.Places) > 0 {
			t.Errorf("%q gives %v", s, res.Places)
		}
	}
}

func TestDisambiguation(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct{ text, id string }{
		{"Gunmen clashed in Tripoli, Lebanon, on Sunday.", "geonames:266826"},
		{"Libya's rival forces fought. Shells fell on Tripoli.", "geonames:2210247"},
		{"Syrian warplanes bombed Homs.", "geonames:169577"},
		{"A blast hit Idlib province in Syria.", "pack:admin1/SY.12"},
		{"Rebels took the city of Idlib in Syria.", "geonames:169389"},
		{"Aid reached Aleppo and Idlib provinces in Syria.", "pack:admin1/SY.09"},
		{"Syrian forces took the cities of Aleppo and Idlib.", "geonames:169389"},
	} {
		_, res := b.read(c.text)
		found := false
		for _, p := range res.Places {
			found = found || p.ID == c.id
		}
		if !found {
			t.Errorf("%q gives %v, want %s", c.text, res.Places, c.id)
		}
	}
}

func TestUnlistedVillageHasNoCoordinates(t *testing.T) {
	b := newBench(t)
	_, res := b.read("Shells fell on the village of Qarzabour in northern Hama province in Syria.")
	w := named(res, "Qarzabour")
	if w == nil {
		t.Fatalf("got %s", words(res))
	}
	if w.Lat != nil || w.Place != "" || w.Precision != "area" {
		t.Errorf("got %+v", w)
	}
}

func FuzzRelativePlaces(f *testing.F) {
	b := newBench(f)
	for _, s := range []string{
		"30 km (18 miles) south of Tripoli near its airport", "between X and Y on the road from A to B", "off the coast of", "20 minutes' drive from Ramallah,",
		"the capital of the city of the village of Aleppo", "NORTH OF SAN SALVADOR", "al-al-al- Deir ez-Zor-", "٣٠ km south of حلب and 30km (", ") of Homs",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		doc, res := b.read(strings.ToValidUTF8(s, "?"))
		for i := range res.Expressions {
			e := &res.Expressions[i]
			if e.Lo < 0 || e.Hi <= e.Lo || e.Hi > len(doc.Sentences[e.Sent].Tokens) || !e.Contains(e.Sent, e.Head) {
				t.Fatalf("range %+v", e.Range)
			}
			if e.Where.Span == nil || e.Where.Span.In(doc.Text) != doc.Words(e.Range) {
				t.Fatalf("span %v of %q", e.Where.Span, doc.Words(e.Range))
			}
			if e.Where.Lat != nil && (*e.Where.Lat < -90 || *e.Where.Lat > 90 || *e.Where.Lon < -180 || *e.Where.Lon > 180) {
				t.Fatalf("off the earth: %v %v", *e.Where.Lat, *e.Where.Lon)
			}
		}
	})
}
