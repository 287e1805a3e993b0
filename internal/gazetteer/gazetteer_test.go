package gazetteer_test

import (
	"testing"

	"sitrep/internal/gazetteer"
	"sitrep/internal/pack"
	"sitrep/packs"
)

func open(t testing.TB, imports ...string) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.New(pack.New(packs.FS), imports...)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestLookupFindsSpellings(t *testing.T) {
	g := open(t)
	for _, c := range []struct{ name, id string }{
		{"Tripoli", "geonames:2210247"}, {"Al-Bāb", "geonames:174018"}, {"al Bab", "geonames:174018"},
		{"Raqqa", "geonames:172955"}, {"Ar Raqqah", "geonames:172955"}, {"Deir al-Zor", "geonames:170794"},
		{"Kiev", "geonames:703448"}, {"Rangoon", "geonames:1298824"}, {"Bombay", "geonames:1275339"}, {"Bengazi", "geonames:88319"},
		{"Mitiga International Airport", "icao:HLLM"}, {"Tripoli airport", "icao:HLLT"},
		{"Syria", "iso:SYR"}, {"U.S.", "iso:USA"}, {"US", "iso:USA"}, {"the United States", "iso:USA"}, {"Burma", "iso:MMR"}, {"DRC", "iso:COD"},
		{"Idlib", "pack:admin1/SY.12"}, {"El Salvador", "iso:SLV"},
	} {
		if !has(g.Lookup(c.name), c.id) {
			t.Errorf("Lookup(%q) lacks %s: %v", c.name, c.id, g.Lookup(c.name))
		}
	}
}

func TestLookupIsSilentOnOtherWords(t *testing.T) {
	g := open(t)
	for _, name := range []string{"", "Qxzvw", "...", "Москва"} {
		if m := g.Lookup(name); len(m) > 0 {
			t.Errorf("Lookup(%q) = %v", name, m)
		}
	}
}

func has(list []gazetteer.Match, id string) bool {
	for _, m := range list {
		if m.ID == id {
			return true
		}
	}
	return false
}

func TestEveryCountryHasItsCapital(t *testing.T) {
	g := open(t)
	missing := 0
	for _, code := range []string{"LBY", "SYR", "IRQ", "YEM", "SDN", "SSD", "UKR", "RUS", "MMR", "AFG", "MLI", "NGA", "SOM", "ETH", "COD", "CAF", "TCD",
		"COL", "LBN", "ISR", "EGY", "TUR", "IRN", "PAK", "IND", "USA", "GBR", "FRA", "DEU", "CHN", "PRK", "KOR", "PHL", "SLV", "PER", "BOL"} {
		if e, ok := g.Capital(code); !ok || e.Country != code {
			t.Errorf("no capital for %s", code)
			missing++
		}
	}
	if e, _ := g.Capital("LBY"); e.ID != "geonames:2210247" {
		t.Errorf("capital of LBY is %+v", e)
	}
}

func TestAdmins(t *testing.T) {
	g := open(t)
	for _, m := range g.Lookup("Benghazi") {
		if m.ID == "geonames:88319" {
			p := g.Place(&m)
			if len(p.Admin) != 1 || p.Admin[0].Level != 1 || p.Country != "LBY" || p.Lat == nil {
				t.Errorf("Benghazi = %+v", p)
			}
			return
		}
	}
	t.Error("Benghazi not found")
}

func BenchmarkLookup(b *testing.B) {
	g := open(b)
	names := []string{"Tripoli", "al-Bab", "Nosuchplace", "New York", "Washington", "Haftar"}
	for i := 0; b.Loop(); i++ {
		g.Lookup(names[i%len(names)])
	}
}
