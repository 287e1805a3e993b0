package gazetteer_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sitrep/internal/gazetteer"
)

func row(cells ...string) string {
	full := make([]string, 19)
	copy(full, cells)
	return strings.Join(full, "\t")
}

func geoRow(id, name, others, lat, lon, class, code, country, admin1, population string) string {
	return row(id, name, name, others, lat, lon, class, code, country, "", admin1, "", "", "", population)
}

func importText(t *testing.T, file, content string) (string, gazetteer.ImportReport, error) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, file)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	rep, err := gazetteer.Import(dir, path)
	return dir, rep, err
}

func TestImportGeoNames(t *testing.T) {
	content := strings.Join([]string{
		geoRow("900000001", "Qasr Zammour", "Kasr Zamur,قصر", "30.1", "15.2", "P", "PPL", "LY", "72", "0"),
		geoRow("900000002", "Wadi Zammour", "", "30.1", "15.2", "H", "WAD", "LY", "72", "0"),
		"a line that is no row",
		geoRow("900000003", "Off the Earth", "", "130.1", "15.2", "P", "PPL", "LY", "72", "0"),
		geoRow("x", "No number", "", "30.1", "15.2", "P", "PPL", "LY", "72", "0"),
	}, "\n")
	dir, rep, err := importText(t, "LY.txt", content)
	if err != nil {
		t.Fatal(err)
	}
	if rep.Kept != 1 || rep.Passed != 1 || rep.BadN != 3 || rep.Bad[0].Line != 3 || rep.Format != "geonames" {
		t.Errorf("report %+v", rep)
	}
	files, err := gazetteer.Imports(dir)
	if err != nil || len(files) != 1 {
		t.Fatalf("files %v, %v", files, err)
	}
	g := open(t, files...)
	for _, name := range []string{"Qasr Zammour", "Kasr Zamur"} {
		m := g.Lookup(name)
		if len(m) != 1 || m[0].ID != "geonames:900000001" || !m[0].Imported || m[0].Country != "LBY" || m[0].Kind != "village" {
			t.Errorf("Lookup(%q) = %+v", name, m)
		}
	}
}

func TestImportTwiceReplaces(t *testing.T) {
	line := geoRow("900000001", "Qasr Zammour", "", "30.1", "15.2", "P", "PPL", "LY", "72", "0")
	dir, _, err := importText(t, "LY.txt", line)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := gazetteer.Import(dir, filepath.Join(dir, "LY.txt")); err != nil {
		t.Fatal(err)
	}
	if files, _ := gazetteer.Imports(dir); len(files) != 1 {
		t.Errorf("files %v", files)
	}
}

func TestImportAirports(t *testing.T) {
	content := "\"id\",\"ident\",\"type\",\"name\",\"latitude_deg\",\"longitude_deg\",\"iso_country\",\"municipality\",\"gps_code\"\n" +
		"1,\"QQZA\",\"medium_airport\",\"Zammour Airport\",30.2,15.3,\"LY\",\"Zammour\",\"QQZA\"\n" +
		"2,\"QQZB\",\"heliport\",\"Roof\",30.2,15.3,\"LY\",,\n" +
		"3,\"QQZC\",\"large_airport\",\"Nowhere\",north,15.3,\"LY\",,\n"
	dir, rep, err := importText(t, "airports.csv", content)
	if err != nil {
		t.Fatal(err)
	}
	if rep.Format != "ourairports" || rep.Kept != 1 || rep.Passed != 1 || rep.BadN != 1 {
		t.Errorf("report %+v", rep)
	}
	files, _ := gazetteer.Imports(dir)
	if m := open(t, files...).Lookup("Zammour airport"); len(m) != 1 || m[0].ID != "icao:QQZA" {
		t.Errorf("got %+v", m)
	}
}

func TestImportOfSomethingElse(t *testing.T) {
	for _, content := range []string{"", "hello\nworld\n", "\x00\x01\x02", strings.Repeat("x", 1<<16)} {
		if _, rep, err := importText(t, "notes.txt", content); err == nil {
			t.Errorf("%q: no error, report %+v", content[:min(10, len(content))], rep)
		}
	}
}

func TestDamagedTables(t *testing.T) {
	alpha3 := func(s string) string { return s }
	var b bytes.Buffer
	err := gazetteer.WriteTable(&b, "test", []gazetteer.Record{{ID: "pack:a", Name: "Aaa", Kind: "city", Country: "LY"}, {ID: "pack:b", Name: "Bbb", Kind: "city", Country: "LY"}})
	if err != nil {
		t.Fatal(err)
	}
	good := b.Bytes()
	for cut := range len(good) {
		if _, err := gazetteer.OpenTable(good[:cut], alpha3); err == nil && cut < len(good)-1 {
			t.Errorf("a table cut at %d of %d opens", cut, len(good))
		}
	}
	if tab, err := gazetteer.OpenTable(good, alpha3); err != nil || tab.Len() != 2 {
		t.Errorf("%v", err)
	}
}

func TestKeys(t *testing.T) {
	for in, want := range map[string]string{
		"Al-Bāb": "bab", "Deir ez-Zor": "deir zor", "Côte d’Ivoire": "cote divoire", "St. Petersburg": "saint petersburg", "El Salvador": "salvador",
		"the Netherlands": "netherlands", "N'Djamena": "ndjamena", "Łódź": "lodz", "Киев": "", "  A  b ": "a b",
	} {
		if got := gazetteer.Key(in); got != want {
			t.Errorf("Key(%q) = %q, want %q", in, got, want)
		}
	}
	for _, pair := range [][2]string{{"zawiyah", "zawiya"}, {"misratah", "misrata"}, {"tarhouna", "tarhuna"}, {"hasakeh", "hassakah"}} {
		if a, b := gazetteer.Loose(pair[0]), gazetteer.Loose(pair[1]); a != b || a == "" {
			t.Errorf("Loose: %q and %q differ: %q %q", pair[0], pair[1], a, b)
		}
	}
}
