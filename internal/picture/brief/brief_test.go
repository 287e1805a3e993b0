package brief

import (
	"strings"
	"testing"

	"sitrep"
)

// told is a report of one sentence with one claim.
func told(outlet, day, text string, c sitrep.Claim) *sitrep.Record {
	span := sitrep.Span{End: len(text)}
	c.Evidence, c.Trigger, c.Score = []sitrep.Span{span}, span, 0.5
	c.When = &sitrep.When{Start: day, End: day, Basis: "stated"}
	return &sitrep.Record{
		Report:     sitrep.Report{ID: outlet, Text: text, Outlet: &sitrep.Outlet{Name: outlet}, Published: &sitrep.Published{Start: day}},
		Paragraphs: []sitrep.Paragraph{{Span: span}},
		Sentences:  []sitrep.Sentence{{Span: span}},
		Actors:     []sitrep.Actor{{ID: "a", Name: "troops"}, {ID: "p", Name: "Ada Finch", Private: true}},
		Claims:     []sitrep.Claim{c},
	}
}

func toll(n int) []sitrep.Toll {
	return []sitrep.Toll{{Kind: "killed", Low: &n, High: &n, Bound: "exact", Scope: "event", Who: "people"}}
}

func write(t *testing.T, records ...*sitrep.Record) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, records, Options{Title: "TITLE"}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestBriefTellsWhatDiffersAndWhatIsDenied(t *testing.T) {
	shelling := sitrep.Claim{Type: "ASSAULT", Actors: []string{"a"}, Aspect: "happened", Certainty: "asserted"}
	first, second, no := shelling, shelling, shelling
	first.Tolls, second.Tolls, no.Certainty = toll(3), toll(5), "denied"
	got := write(t, told("Wire A", "2020-05-06", "Troops shelled the port.", first), told("Daily B", "2020-05-06", "Troops shelled the harbour.", second),
		told("State D", "2020-05-06", "The army denied that troops had shelled it.", no))
	for _, want := range []string{"WEDNESDAY 6 MAY 2020", "3 reports from 3 outlets", "DENIED", "DISPUTED OR REVISED", "3 people killed, in Wire A", "5 people killed, in Daily B"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for _, line := range strings.Split(got, "\n") {
		if len([]rune(line)) > width {
			t.Errorf("a line of %d: %q", len([]rune(line)), line)
		}
	}
}

func TestBriefNamesNoPrivatePerson(t *testing.T) {
	c := sitrep.Claim{Type: "ASSAULT", Recipients: []string{"p"}, Aspect: "happened", Certainty: "asserted"}
	got := write(t, told("Wire A", "2020-05-06", "A farmer was hurt.", c))
	if strings.Contains(got, "Ada Finch") || !strings.Contains(got, "a private person") {
		t.Errorf("got\n%s", got)
	}
}

func TestBriefOfNothing(t *testing.T) {
	if got := write(t); !strings.Contains(got, "0 claims") {
		t.Errorf("got %q", got)
	}
}
