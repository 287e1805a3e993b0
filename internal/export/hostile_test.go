package export_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"sitrep/examples"
	"sitrep/internal/coder"
	"sitrep/internal/engine/lite"
	"sitrep/internal/export"
	"sitrep/internal/export/foreign"
	"sitrep/internal/ingest/item"
	"sitrep/internal/ingest/jsonl"
	"sitrep/internal/pack"
	"sitrep/packs"
)

// coded reads the example reports, and reports whose words have broken readers of tables and of XML.
func coded(t *testing.T) []*coder.Coding {
	t.Helper()
	engine, err := lite.New()
	if err != nil {
		t.Fatal(err)
	}
	suite, err := coder.New(pack.New(packs.FS), engine)
	if err != nil {
		t.Fatal(err)
	}
	var out []*coder.Coding
	for _, data := range inputs(t) {
		for it := range items(data) {
			if it.Err != nil {
				t.Fatal(it.Err)
			}
			out = append(out, suite.Code(coder.Input{Report: it.Report, Title: it.Title, Body: it.Body, Published: it.Published, Problems: it.Problems}))
		}
	}
	return out
}

func inputs(t *testing.T) [][]byte {
	t.Helper()
	hostile, err := os.ReadFile("testdata/hostile.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	reports, err := examples.FS.ReadFile("reports.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return [][]byte{hostile, reports}
}

func items(data []byte) iter.Seq[item.Item] {
	return func(yield func(item.Item) bool) { jsonl.Read("test", bytes.NewReader(data), yield) }
}

func TestEveryFormatOnHostileReports(t *testing.T) {
	all := coded(t)
	current, claims := 0, 0
	for _, c := range all {
		claims += len(c.Record.Claims)
		for i := range c.Record.Claims {
			if foreign.Current(&c.Record.Claims[i]) {
				current++
			}
		}
	}
	if hostile := len(all[0].Record.Claims) + len(all[1].Record.Claims) + len(all[2].Record.Claims) + len(all[3].Record.Claims); hostile < 6 || current < 40 {
		t.Fatalf("%d claims of hostile reports, %d current claims: too few to try the formats on", hostile, current)
	}
	before, err := json.Marshal(all[3].Record)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range export.Formats() {
		o := options(t)
		data := write(t, f.Name, o, all...)
		if !bytes.Equal(data, write(t, f.Name, o, all...)) {
			t.Errorf("%s: two runs differ", f.Name)
		}
		if f.Name != "parquet" && !utf8.Valid(data) {
			t.Errorf("%s is not UTF-8", f.Name)
		}
		switch f.Name {
		case "claims":
			shaped(t, f.Name, rows(t, f.Name, data), claims+1)
		case "polecat":
			shaped(t, f.Name, rows(t, f.Name, data), current+1)
		case "gdelt":
			shaped(t, f.Name, rows(t, f.Name, data), current)
		case "acled", "ucdp":
			shaped(t, f.Name, rows(t, f.Name, data), -1)
		case "gexf", "graphml":
			wellFormed(t, f.Name, data)
		case "json", "plover", "layers":
			for line := range strings.Lines(string(data)) {
				if !json.Valid([]byte(line)) {
					t.Errorf("%s: %q", f.Name, line)
				}
			}
		case "geojson":
			if !json.Valid(data) {
				t.Error("geojson is not JSON")
			}
		}
	}
	if after, err := json.Marshal(all[3].Record); err != nil || !bytes.Equal(before, after) {
		t.Errorf("writing changed the record (%v)", err)
	}
}

// shaped checks rows and ids; -1 rows is any number but none.
func shaped(t *testing.T, format string, got [][]string, want int) {
	t.Helper()
	if want >= 0 && len(got) != want || len(got) < 2 {
		t.Errorf("%s has %d rows, want %d", format, len(got), want)
	}
	for i, row := range got {
		switch {
		case i == 0 && format != "gdelt" || format == "claims":
		case !strings.HasPrefix(row[0], "SITREP-c"):
			t.Errorf("%s: row %d starts %q", format, i, row[0])
		case slices.ContainsFunc(row, func(s string) bool { return strings.ContainsAny(s, "\x00\x1b\r\n\t\u2028") }):
			t.Errorf("%s: row %d holds control characters: %q", format, i, row)
		}
	}
}

func wellFormed(t *testing.T, format string, data []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Errorf("%s: %v", format, err)
			return
		}
	}
}
