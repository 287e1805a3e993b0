package layer

import (
	"strings"
	"testing"
)

func TestRunGivesTypedResultsInOrder(t *testing.T) {
	text := New[string]("text", "1", "the text", nil)
	words := New("words", "1", "counts words", func(p *Pass) int { return len(strings.Fields(text.Of(p))) }, text)
	twice := New("twice", "1", "doubles words", func(p *Pass) int { return 2 * words.Of(p) }, words)
	layers := []Handle{words, twice}
	if err := Check(layers, text); err != nil {
		t.Fatal(err)
	}
	if got := twice.Of(RunOn(text, "a b c", layers)); got != 6 {
		t.Errorf("got %d, want 6", got)
	}
}

func TestReadingAnUndeclaredNeedPanics(t *testing.T) {
	in := New[string]("text", "1", "the text", nil)
	a := New("a", "1", "one", func(*Pass) int { return 1 })
	b := New("b", "1", "reads a without saying so", func(p *Pass) int { return a.Of(p) })
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	RunOn(in, "", []Handle{a, b})
}

func TestCheckNamesEveryFault(t *testing.T) {
	a := New("a", "1", "", func(*Pass) int { return 1 })
	b := New("b", "1", "needs a", func(*Pass) int { return 1 }, a)
	err := Check([]Handle{b, a, a})
	for _, want := range []string{`"b" needs "a"`, `"a" has no doc`, `"a" comes twice`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("missing %s in: %v", want, err)
		}
	}
}

func TestFingerprintDependsOnVersions(t *testing.T) {
	one := New("a", "1", "one", func(*Pass) int { return 1 })
	two := New("a", "2", "one", func(*Pass) int { return 1 })
	if Fingerprint([]Handle{one}) == Fingerprint([]Handle{two}) {
		t.Error("a new version has the old fingerprint")
	}
	if Fingerprint([]Handle{one}, "x") == Fingerprint([]Handle{one}, "y") {
		t.Error("other inputs are ignored")
	}
}
