package geojson

import (
	"bytes"
	"encoding/json"
	"testing"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/export/shape"
)

type feature struct {
	Type, ID string
	Geometry *struct {
		Type        string
		Coordinates []float64
	}
	Properties map[string]any
}

type collection struct {
	Type     string
	Features []feature
}

func write(t *testing.T, claims ...sitrep.Claim) collection {
	t.Helper()
	var b bytes.Buffer
	w := Format().New(&b, shape.Options{})
	if len(claims) > 0 {
		c := &coder.Coding{Record: sitrep.Record{Report: sitrep.Report{ID: "r", Text: "Shells fell."}, Claims: claims}}
		if err := w.Write(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var fc collection
	if err := json.Unmarshal(b.Bytes(), &fc); err != nil || fc.Type != "FeatureCollection" || fc.Features == nil {
		t.Fatalf("%v in %s", err, b.String())
	}
	return fc
}

func TestFeatures(t *testing.T) {
	lat, lon, radius := 32.5, 13.25, 9.0
	fc := write(t,
		sitrep.Claim{ID: "a", Type: "ASSAULT", Contexts: []string{"military", "terrorism"}, Where: &sitrep.Where{Name: "30 km south of Port Arda", Lat: &lat, Lon: &lon, RadiusKM: &radius, Precision: "area", Basis: "stated"}},
		sitrep.Claim{ID: "b", Type: "CONSULT", Where: &sitrep.Where{Name: "south of Port Arda", Relation: "direction", Basis: "stated"}},
		sitrep.Claim{ID: "c", Type: "AID"})
	if len(fc.Features) != 3 {
		t.Fatalf("%d features", len(fc.Features))
	}
	a := fc.Features[0]
	if a.Geometry == nil || a.Geometry.Type != "Point" || a.Geometry.Coordinates[0] != 13.25 || a.Geometry.Coordinates[1] != 32.5 || a.ID != "a" || a.Properties["radius_km"] != 9.0 || a.Properties["contexts"] != "military; terrorism" {
		t.Errorf("feature a: %+v", a)
	}
	if fc.Features[1].Geometry != nil || fc.Features[1].Properties["place"] != "south of Port Arda" {
		t.Errorf("feature b: %+v", fc.Features[1])
	}
	if _, ok := fc.Features[2].Properties["place"]; ok {
		t.Errorf("feature c has a place: %+v", fc.Features[2])
	}
}

func TestEmptyCollection(t *testing.T) {
	if fc := write(t); len(fc.Features) != 0 {
		t.Errorf("%d features", len(fc.Features))
	}
}
