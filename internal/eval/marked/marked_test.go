package marked

import (
	"strings"
	"testing"

	"sitrep"
)

const small = `outlet: Wire A
published: 2020-03-02
-- report.txt --
Rebels shell port

Rebels shelled Port Arda on Monday, killing at least six sailors. "We did not," said their chief.
-- want --
published 2020-03-02
# a remark
claim "shelled" type=ASSAULT mode=heavy-weapons|none actor="Rebels" killed=6.. date=2020-03-02 certainty=asserted
claim "shell" in="Rebels shell port" type=ASSAULT
not claim "We did not"
same "Rebels" "their"
problem off_topic "Rebels shell port"
problem stitched
tie backs "Rebels" "port"
event "shelled" "Rebels shell port"
toll "six sailors" killed=6.. voice="chief"
dispute tolls.killed "shelled"
`

func TestParse(t *testing.T) {
	r, err := Parse("small", small)
	if err != nil {
		t.Fatal(err)
	}
	if r.Title != "Rebels shell port" || !strings.HasPrefix(r.Body, "Rebels shelled") || r.Header["outlet"] != "Wire A" {
		t.Errorf("title %q, body %q, header %v", r.Title, r.Body, r.Header)
	}
	w := r.Want
	if len(w.Claims) != 2 || len(w.NotClaims) != 1 || len(w.Same) != 1 || len(w.Problems) != 2 || len(w.Ties) != 1 || len(w.Events) != 1 || len(w.Tolls) != 1 || len(w.Disputes) != 1 {
		t.Errorf("want %+v", w)
	}
	c := w.Claims[0]
	if *c.Tolls[0].Low != 6 || c.Tolls[0].High != nil || c.Modes[1] != "" || c.Start != "2020-03-02" || c.Skip["mode"] || !c.Skip["place"] {
		t.Errorf("claim %+v", c)
	}
}

func TestParseFaults(t *testing.T) {
	for name, change := range map[string][2]string{
		"no mark":        {"-- want --", "--want--"},
		"unknown word":   {"problem stitched", "trouble stitched"},
		"unknown field":  {"killed=6.. date", "slain=6.. date"},
		"open quotation": {`"We did not"`, `"We did not`},
		"no type":        {"type=ASSAULT mode", "mode"},
		"absent words":   {`"six sailors"`, `"nine sailors"`},
		"twice in text":  {` in="Rebels shell port"`, ""},
		"no number":      {"killed=6.. date", "killed=six date"},
	} {
		if _, err := Parse("small", strings.Replace(small, change[0], change[1], 1)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestScore(t *testing.T) {
	r, err := Parse("small", small)
	if err != nil {
		t.Fatal(err)
	}
	six := 6
	text := r.Title + "\n\n" + r.Body
	at := strings.Index(text, "shelled")
	rec := &sitrep.Record{
		Report:    sitrep.Report{Text: text, Published: &sitrep.Published{Start: "2020-03-02", End: "2020-03-02"}},
		Sentences: []sitrep.Sentence{{Span: sitrep.Span{End: 17}}, {Span: sitrep.Span{Start: 19, End: len(text)}}},
		Problems:  []sitrep.Problem{{Code: "stitched"}, {Code: "respun"}},
		Actors:    []sitrep.Actor{{ID: "a", Name: "Rebels"}},
		Claims: []sitrep.Claim{
			{ID: "1", Sentence: 1, Trigger: sitrep.Span{Start: at, End: at + 7}, Type: "ASSAULT", Actors: []string{"a"}, Certainty: "asserted",
				When: &sitrep.When{Start: "2020-03-02", End: "2020-03-02"}, Tolls: []sitrep.Toll{{Kind: "killed", Low: &six}}},
			{ID: "2", Sentence: 0, Trigger: sitrep.Span{Start: 7, End: 12}, Type: "ASSAULT"},
		},
		Events: []sitrep.Event{{Claims: []string{"1", "2"}}},
	}
	tally := NewTally()
	tally.Add(r, rec)
	want := map[string]float64{"event_f1": 100, "published": 100, "one_event": 100, "same_actor": 0, "toll_lines": 0, "disputes": 0, "problems_f1": 50, "ties_f1": 0, "tolls_f1": 100}
	for _, f := range tally.Figures() {
		if v, ok := want[f.Measure]; ok && v != f.Value {
			t.Errorf("%s = %v, want %v", f.Measure, f.Value, v)
		}
	}
	if len(tally.Misses) != 5 {
		t.Errorf("misses %q", tally.Misses)
	}
}
