package json

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/engine/lite"
	"sitrep/internal/export/shape"
	"sitrep/internal/ingest"
	"sitrep/internal/pack"
	"sitrep/packs"
)

// TestRoundTrip decodes what was written, with no field unknown to the record, and writes it again: the same bytes.
func TestRoundTrip(t *testing.T) {
	eng, err := lite.New()
	if err != nil {
		t.Fatal(err)
	}
	suite, err := coder.New(pack.New(packs.FS), eng)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := newWriter(&out, shape.Options{Withheld: true})
	for it := range ingest.Read([]string{"../../../examples/reports.jsonl", "../testdata/hostile.jsonl"}, nil) {
		if it.Err != nil {
			t.Fatal(it.Err)
		}
		if err := w.Write(suite.Code(coder.Input{Report: it.Report, Title: it.Title, Body: it.Body, Published: it.Published, Problems: it.Problems})); err != nil {
			t.Fatal(err)
		}
	}
	claims, voices, disputes := 0, 0, 0
	for line := range strings.Lines(out.String()) {
		rec := withWithheld{Record: &sitrep.Record{}}
		dec := json.NewDecoder(strings.NewReader(line))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&rec); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		var again bytes.Buffer
		enc := json.NewEncoder(&again)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(rec); err != nil {
			t.Fatal(err)
		}
		if again.String() != line {
			t.Errorf("report %s changes:\n%s\n%s", rec.Report.ID, line, again.String())
		}
		claims += len(rec.Claims)
		for i := range rec.Claims {
			voices += len(rec.Claims[i].Voices)
		}
		for i := range rec.Events {
			disputes += len(rec.Events[i].Disputes)
		}
	}
	if claims < 50 || voices < 20 || disputes < 1 {
		t.Errorf("%d claims, %d voices, %d disputes: too little to try it on", claims, voices, disputes)
	}
}
