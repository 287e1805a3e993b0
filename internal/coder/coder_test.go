package coder

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"sitrep"
	"sitrep/internal/engine"
	"sitrep/internal/engine/lite"
	"sitrep/internal/pack"
	"sitrep/packs"
)

func suite(t testing.TB) *Suite {
	t.Helper()
	eng, err := lite.New()
	if err != nil {
		t.Fatal(err)
	}
	return suiteOf(t, eng)
}

// suiteOf is the built-in packs read with an engine.
func suiteOf(t testing.TB, eng engine.Engine) *Suite {
	t.Helper()
	s, err := New(pack.New(packs.FS), eng)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// reports lists title and text of the reports in a JSONL file, at most n; it skips the test where the file is absent.
func reports(t *testing.T, path string, n int) []Input {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("no corpus: %v", err)
	}
	defer f.Close()
	var out []Input
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() && len(out) < n {
		var d struct{ Title, Text, Date string }
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out = append(out, Input{Title: d.Title, Body: d.Text})
	}
	return out
}

// faults lists what every record promises and this one does not hold.
func faults(r *sitrep.Record) []string {
	var out []string
	runes := []rune(r.Report.Text)
	actors := map[string]bool{}
	for _, a := range r.Actors {
		actors[a.ID] = true
	}
	probe := *r
	probe.MapSpans(func(s sitrep.Span) sitrep.Span {
		if s.Start < 0 || s.End > len(runes) || s.Start > s.End {
			out = append(out, "a span lies outside the text")
		}
		return s
	})
	inEvent := map[string]int{}
	for _, e := range r.Events {
		for _, c := range e.Claims {
			inEvent[c]++
		}
	}
	seen := map[string]bool{}
	for _, c := range r.Claims {
		out = append(out, claimFaults(r, &c, actors)...)
		if seen[c.ID] || inEvent[c.ID] != 1 {
			out = append(out, "claim "+c.ID+" is double or not in exactly one event")
		}
		seen[c.ID] = true
	}
	return out
}

func claimFaults(r *sitrep.Record, c *sitrep.Claim, actors map[string]bool) []string {
	var out []string
	held := false
	for _, e := range c.Evidence {
		held = held || e.Contains(c.Trigger)
	}
	if !held || c.Trigger.Empty() {
		out = append(out, "no evidence holds the trigger of "+c.ID)
	}
	if !r.Sentences[c.Sentence].Span.Contains(c.Trigger) {
		out = append(out, "the trigger of "+c.ID+" is not in its sentence")
	}
	for _, id := range append(append([]string{}, c.Actors...), c.Recipients...) {
		if !actors[id] {
			out = append(out, "a party of "+c.ID+" is not among the actors")
		}
	}
	for _, v := range c.Voices {
		if v.Actor != "" && !actors[v.Actor] {
			out = append(out, "a voice of "+c.ID+" is not among the actors")
		}
	}
	if c.Certainty == "" || c.Aspect == "" || c.Rule == "" || c.Score <= 0 || c.Score >= 1 {
		out = append(out, "a field of "+c.ID+" is empty")
	}
	for _, t := range c.Tolls {
		if t.Low == nil && t.High == nil || t.PartOf != nil && *t.PartOf >= len(c.Tolls) {
			out = append(out, "a toll of "+c.ID+" says nothing")
		}
	}
	return out
}

func TestRecordsKeepTheirPromises(t *testing.T) {
	s := suite(t)
	for _, set := range []string{"fakes/docs.jsonl", "muc4/tst1.jsonl", "trnews/docs.jsonl"} {
		t.Run(filepath.Dir(set), func(t *testing.T) {
			for i, in := range reports(t, filepath.Join("../../../shared/corpora", set), 60) {
				r := s.Code(in).Record
				for _, f := range faults(&r) {
					t.Errorf("report %d: %s", i, f)
				}
			}
		})
	}
}

const example = `Wrandia says 14 killed as raid hits Port Osk

Fighters of the Sarn Front raided the harbour of Port Osk on Tuesday, killing 14 guards, the interior ministry said. A spokesman for the Front, Idris Vael, denied that his men had attacked the harbour.

Residents said ten people died. "We heard shooting until dawn," said a teacher.`

func TestExample(t *testing.T) {
	s := suite(t)
	in := Input{Title: "Wrandia says 14 killed as raid hits Port Osk", Body: example[len("Wrandia says 14 killed as raid hits Port Osk")+2:],
		Published: &sitrep.Published{Start: "2020-03-04", End: "2020-03-04", Grain: "day", Basis: "given"}}
	r := s.Code(in).Record
	if r.Report.Text != example {
		t.Fatalf("canonical text: %q", r.Report.Text)
	}
	for _, f := range faults(&r) {
		t.Error(f)
	}
	c := find(&r, "raided")
	if c == nil {
		t.Fatal("no claim on the raid")
	}
	if c.Type != "ASSAULT" || c.Certainty != "reported" || c.When == nil || c.When.Start != "2020-03-03" || len(c.Tolls) != 1 || *c.Tolls[0].Low != 14 {
		t.Errorf("got %+v, when %+v, tolls %+v", c, c.When, c.Tolls)
	}
	if d := find(&r, "attacked"); d == nil || d.Certainty != "denied" {
		t.Errorf("the denial: %+v", d)
	}
}

func find(r *sitrep.Record, trigger string) *sitrep.Claim {
	text := []rune(r.Report.Text)
	for i := range r.Claims {
		if s := r.Claims[i].Trigger; string(text[s.Start:s.End]) == trigger {
			return &r.Claims[i]
		}
	}
	return nil
}

func TestCodingIsDeterministic(t *testing.T) {
	s := suite(t)
	in := Input{Body: example}
	first := s.Code(in).Record
	done := make(chan sitrep.Record)
	for range 4 {
		go func() { done <- s.Code(in).Record }()
	}
	for range 4 {
		if r := <-done; !reflect.DeepEqual(r, first) {
			t.Error("two readings of one report differ")
		}
	}
}

func TestWithoutADateNothingIsDated(t *testing.T) {
	r := suite(t).Code(Input{Body: "Gunmen attacked a convoy on Tuesday. Four days ago they burned a village."}).Record
	if r.Report.Published != nil {
		t.Fatalf("a report date from nowhere: %+v", r.Report.Published)
	}
	for _, c := range r.Claims {
		if c.When != nil && c.When.Start != "" {
			t.Errorf("a date from nowhere: %+v", c.When)
		}
	}
	undated := false
	for _, p := range r.Problems {
		undated = undated || p.Code == "undated"
	}
	if !undated {
		t.Error("no problem says that the report is undated")
	}
}

func TestSpansCountCodePoints(t *testing.T) {
	r := suite(t).Code(Input{Body: "Über Ñandú: rebels shelled the town of Ōrsk — “a crime”, officials said."}).Record
	c := find(&r, "shelled")
	if c == nil {
		t.Fatalf("no claim: %+v", r.Claims)
	}
}

func TestIDsDependOnTheReport(t *testing.T) {
	s := suite(t)
	a := s.Code(Input{Body: example, Report: sitrep.Report{Ref: "x"}}).Record
	b := s.Code(Input{Body: example, Report: sitrep.Report{Ref: "y"}}).Record
	if a.Report.ID == b.Report.ID || a.Claims[0].ID == b.Claims[0].ID {
		t.Error("two reports share ids")
	}
	if u := s.Code(Input{Body: example, Report: sitrep.Report{URL: "https://example.org/a", Ref: "x"}}).Record; u.Report.ID == a.Report.ID {
		t.Error("the URL does not decide the id")
	}
}

// Signs that close what nothing opened are read like any others.
func TestUnopenedBracketsAreRead(t *testing.T) {
	s := suite(t)
	for _, body := range []string{
		"Haldrin) Troops attacked a village on Monday and killed two men.", ") Troops attacked a village.", "Haldrin ) Troops shelled it.", "( Agency) Rebels fired.",
	} {
		if f := faults(&s.Code(Input{Body: body}).Record); len(f) > 0 {
			t.Errorf("%q: %v", body, f)
		}
	}
}
