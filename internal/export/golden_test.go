package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"strings"
	"testing"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/export"
	"sitrep/internal/export/crosswalk"
	"sitrep/internal/export/shape"
	"sitrep/internal/pack"
)

var update = flag.Bool("update", false, "write the golden files")

// record is a record made by hand, whatever the engine reads: a hostile title, a private person, acts of one and of two
// sides, exact and open figures, times of every width, a denial, a plan, ties.
func record(t testing.TB) *coder.Coding {
	t.Helper()
	data, err := os.ReadFile("testdata/record.json")
	if err != nil {
		t.Fatal(err)
	}
	c := &coder.Coding{}
	if err := json.Unmarshal(data, &c.Record); err != nil {
		t.Fatal(err)
	}
	return c
}

func options(t testing.TB) shape.Options {
	t.Helper()
	book, err := crosswalk.Read(pack.New(os.DirFS("../../packs")))
	if err != nil {
		t.Fatal(err)
	}
	return shape.Options{Book: book}
}

func write(t testing.TB, format string, o shape.Options, codings ...*coder.Coding) []byte {
	t.Helper()
	f, ok := export.Find(format)
	if !ok {
		t.Fatalf("there is no format %s", format)
	}
	var b bytes.Buffer
	w := f.New(&b, o)
	for _, c := range codings {
		if err := w.Write(c); err != nil {
			t.Fatalf("%s: %v", format, err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for _, format := range []string{"claims", "plover", "polecat", "gdelt", "acled", "ucdp", "geojson", "gexf", "graphml"} {
		got := write(t, format, options(t), record(t))
		path := "testdata/golden/" + format
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from %s:\n%s", format, path, got)
		}
	}
}

// rows reads a table as its users do.
func rows(t testing.TB, format string, data []byte) [][]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(data))
	if format == "polecat" || format == "gdelt" {
		r.Comma, r.LazyQuotes = '\t', true
	}
	out, err := r.ReadAll() // refuses rows of unequal length
	if err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return out
}

func TestTablesHaveTheirColumns(t *testing.T) {
	for format, columns := range map[string]int{"claims": 52, "polecat": 40, "gdelt": 61, "acled": 31, "ucdp": 49} {
		got := rows(t, format, write(t, format, options(t), record(t)))
		if len(got[0]) != columns {
			t.Errorf("%s has %d columns, want %d", format, len(got[0]), columns)
		}
		if format == "gdelt" {
			continue
		}
		empty := rows(t, format, write(t, format, options(t)))
		if len(empty) != 1 || strings.Join(empty[0], ",") != strings.Join(got[0], ",") {
			t.Errorf("%s without reports: %q", format, empty)
		}
	}
}

// TestForeignRows checks what the contract asks of every foreign format.
func TestForeignRows(t *testing.T) {
	for _, format := range []string{"plover", "polecat", "gdelt", "acled", "ucdp", "gexf", "graphml"} {
		out := string(write(t, format, options(t), record(t)))
		if strings.Contains(out, "Mira Sol") && strings.Contains(strings.ReplaceAll(out, "among them Mira Sol", ""), "Mira Sol") {
			t.Errorf("%s names a private person outside the quoted sentence", format)
		}
		if strings.Contains(out, "c6") {
			t.Errorf("%s holds a planned act", format)
		}
		if format != "gexf" && format != "graphml" && !strings.Contains(out, "SITREP-c1") {
			t.Errorf("%s: ids do not start SITREP-", format)
		}
		o := options(t)
		o.KeepPrivate = true
		if !strings.Contains(strings.ToLower(string(write(t, format, o, record(t)))), "mira sol") && format != "gdelt" && format != "ucdp" {
			t.Errorf("%s leaves the name out although it was asked for", format)
		}
	}
}

// column is the cells of one column of a table with a head, by id.
func column(t testing.TB, format, id, name string) map[string]string {
	t.Helper()
	all := rows(t, format, write(t, format, options(t), record(t)))
	out := map[string]string{}
	for _, row := range all[1:] {
		key := ""
		for i, cell := range row {
			if all[0][i] == id {
				key = strings.TrimPrefix(cell, "SITREP-")
			}
		}
		for i, cell := range row {
			if all[0][i] == name {
				out[key] = cell
			}
		}
	}
	return out
}

func TestUnknownDeathsAreEmpty(t *testing.T) {
	for name, want := range map[string][3]string{"best": {"3", "2", ""}, "high": {"", "2", ""}, "deaths_civilians": {"3", "", ""}, "deaths_b": {"", "2", ""}} {
		got := column(t, "ucdp", "id", name)
		if got["c1"] != want[0] || got["c2"] != want[1] || got["c7"] != want[2] {
			t.Errorf("ucdp %s: %v", name, got)
		}
	}
	if got := column(t, "acled", "event_id_cnty", "fatalities"); got["c1"] != "3" || got["c2"] != "2" || got["c3"] != "" {
		t.Errorf("acled: %v", got)
	}
}

func TestPrecisionOfTimeAndPlace(t *testing.T) {
	for name, want := range map[string][3]string{ // c1 a stated day at 12 km, c2 the report's own day near a village, c3 a month in a town
		"time_precision": {"1", "2", "3"}, "geo_precision": {"2", "2", "1"}, "event_type": {"Explosions/Remote violence", "Battles", "Protests"},
		"interaction": {"State forces-Civilians", "State forces-Rebel group", "Protesters only"}, "location": {"Port Arda", "Kesh", "Port Arda"},
	} {
		if got := column(t, "acled", "event_id_cnty", name); got["c1"] != want[0] || got["c2"] != want[1] || got["c3"] != want[2] {
			t.Errorf("acled %s: %v", name, got)
		}
	}
	for name, want := range map[string][2]string{"where_prec": {"3", "2"}, "type_of_violence": {"3", "1"}, "priogrid_gid": {"176787", "177507"}} {
		if got := column(t, "ucdp", "id", name); got["c1"] != want[0] || got["c2"] != want[1] {
			t.Errorf("ucdp %s: %v", name, got)
		}
	}
}

func TestGraphsAreXML(t *testing.T) {
	for _, format := range []string{"gexf", "graphml"} {
		c := record(t)
		c.Record.Actors[0].Name = "]]>\x00\x0b<a b='c'>&amp; \ufffe \"\n"
		d := xml.NewDecoder(bytes.NewReader(write(t, format, options(t), c)))
		nodes, edges := 0, 0
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			if s, ok := token.(xml.StartElement); ok && s.Name.Local == "node" {
				nodes++
			} else if ok && s.Name.Local == "edge" {
				edges++
			}
		}
		// Edges: a1 bombs two, two sides fight, a visit, two ties. Nodes: their ends and the marching students.
		if nodes != 8 || edges != 6 {
			t.Errorf("%s: %d nodes, %d edges", format, nodes, edges)
		}
	}
}

// TestPrivatePersonsAreNotMerged: the same private person in two reports is two nodes, a public one is one.
func TestPrivatePersonsAreNotMerged(t *testing.T) {
	one, two := record(t), record(t)
	two.Record.Report.ID = "r2"
	out := string(write(t, "graphml", options(t), one, two))
	if n := strings.Count(out, `<node id="a2@`); n != 2 {
		t.Errorf("%d nodes of the private person", n)
	}
	if n := strings.Count(out, `<node id="a1"`); n != 1 {
		t.Errorf("%d nodes of the government", n)
	}
}

func TestJSONLosesNothing(t *testing.T) {
	c := record(t)
	first := write(t, "json", shape.Options{}, c)
	var again coder.Coding
	d := json.NewDecoder(bytes.NewReader(first))
	d.DisallowUnknownFields()
	if err := d.Decode(&again.Record); err != nil {
		t.Fatal(err)
	}
	if second := write(t, "json", shape.Options{}, &again); !bytes.Equal(first, second) {
		t.Errorf("%s\nbecame\n%s", first, second)
	}
	if again.Record.Schema != sitrep.Schema || len(again.Record.Claims) != 7 {
		t.Errorf("%d claims", len(again.Record.Claims))
	}
}
