package examples

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"time"
)

type report struct{ ID, Title, Source, Published, URL, Text string }

func reports(t *testing.T) []report {
	t.Helper()
	f, err := FS.Open("reports.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []report
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var r report
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// Every report must say of itself that it is an example, wherever it is shown.
func TestReportsAreMarked(t *testing.T) {
	all := reports(t)
	if len(all) != 24 {
		t.Errorf("%d reports, want 24", len(all))
	}
	outlets, ids := map[string]bool{}, map[string]bool{}
	for _, r := range all {
		if !strings.HasPrefix(r.ID, "example-") || !strings.HasSuffix(r.Source, "(example)") || !strings.HasPrefix(r.URL, "https://example.invalid/") {
			t.Errorf("not marked: %s, %s, %s", r.ID, r.Source, r.URL)
		}
		if day, err := time.Parse(time.DateOnly, r.Published); err != nil || day.Year() != 2031 {
			t.Errorf("%s: published %q", r.ID, r.Published)
		}
		if n := len(strings.Fields(r.Text)); n < 40 || n > 250 || r.Title == "" {
			t.Errorf("%s: %d words, title %q", r.ID, n, r.Title)
		}
		if ids[r.ID] {
			t.Errorf("%s stands twice", r.ID)
		}
		outlets[r.Source], ids[r.ID] = true, true
	}
	if len(outlets) != 6 {
		t.Errorf("%d outlets, want 6", len(outlets))
	}
}

// Places of the pack lie on the island.
func TestPlacesLieOnTheIsland(t *testing.T) {
	outline := ring(t)
	data, err := fs.ReadFile(FS, "pack/places/named/orvane.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		lat, err1 := strconv.ParseFloat(cells[4], 64)
		lon, err2 := strconv.ParseFloat(cells[5], 64)
		if err1 != nil || err2 != nil || !inside(outline, lon, lat) {
			t.Errorf("%s at %s %s is off the island", cells[1], cells[4], cells[5])
		}
		n++
	}
	if n < 10 {
		t.Errorf("%d places", n)
	}
}

func ring(t *testing.T) [][2]float64 {
	t.Helper()
	data, err := fs.ReadFile(FS, "pack/places/outlines/orvane.geojson")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Features []struct {
			Geometry struct{ Coordinates [][][2]float64 }
		}
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	out := doc.Features[0].Geometry.Coordinates[0]
	if out[0] != out[len(out)-1] {
		t.Error("the outline is not closed")
	}
	return out
}

// inside counts the edges that a line from the point to the east crosses.
func inside(ring [][2]float64, x, y float64) bool {
	in := false
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		if (a[1] > y) != (b[1] > y) && x < a[0]+(y-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
			in = !in
		}
	}
	return in
}
