package eval

import (
	"strings"
	"testing"
)

func TestGoldenFileRoundTrip(t *testing.T) {
	const file = header + "\n" +
		"b\tf1\t71.25\t40\t70\n" +
		"a\tlas\t80.10\t2001\t-\n"
	entries, err := ReadScores(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := WriteScores(&b, entries); err != nil {
		t.Fatal(err)
	}
	want := header + "\na\tlas\t80.10\t2001\t-\nb\tf1\t71.25\t40\t70\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestMergeKeepsFloorsAndOtherSets(t *testing.T) {
	old := []Entry{
		{Score{"a", "f1", 50, 10}, 45, true},
		{Score{"a", "gone", 50, 10}, 45, true},
		{Score{"b", "f1", 60, 10}, 0, false},
	}
	got := Merge(old, []Score{{"a", "f1", 44.99, 10}, {"a", "new", 1, 1}})
	if len(got) != 3 || !got[0].Below() || got[1].HasFloor || got[2] != old[2] {
		t.Errorf("got %+v", got)
	}
}

func TestScoresWithABadLineNameIt(t *testing.T) {
	_, err := ReadScores(strings.NewReader("a\tf1\tx\t1\t-\n"))
	if err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("got %v", err)
	}
}

func TestCounts(t *testing.T) {
	c := Counts{Right: 3, Predicted: 4, Wanted: 6}
	if c.Precision() != 75 || c.Recall() != 50 || c.F1() != 60 {
		t.Errorf("got %v %v %v", c.Precision(), c.Recall(), c.F1())
	}
	if (Counts{}).F1() != 0 {
		t.Error("nothing scored is not 0")
	}
}

func TestSetNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range Sets() {
		if seen[s.Name] || s.Doc == "" || s.Run == nil {
			t.Errorf("set %q comes twice or is incomplete", s.Name)
		}
		seen[s.Name] = true
	}
}
