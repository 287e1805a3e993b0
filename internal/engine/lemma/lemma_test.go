package lemma_test

import (
	"testing"

	"sitrep/internal/engine/lemma"
)

const table = "# comment\n" +
	"=\tD\twent\tgo\n" +
	"-\tD\ted\t2\t\n" +
	"-\tD\tized\t1\t\n" +
	"-\tN\ts\t1\t\n" +
	"-\tN\tries\t3\ty\n" +
	"-\tP\ts\t1\t\n"

func TestOf(t *testing.T) {
	l, err := lemma.New(table)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [][4]string{
		{"Went", "VERB", "VBD", "go"},
		{"shelled", "VERB", "VBD", "shell"},
		{"SEIZED", "VERB", "VBN", "seize"},
		{"organized", "VERB", "VBD", "organize"},
		{"militaries", "NOUN", "NNS", "military"},
		{"Guards", "PROPN", "NNPS", "Guard"},
		{"Amara", "PROPN", "NNP", "Amara"},
		{"the", "DET", "DT", "the"},
		{"ed", "VERB", "VBD", "ed"},
	} {
		if got := l.Of(c[0], c[1], c[2]); got != c[3] {
			t.Errorf("%s %s: %s, want %s", c[0], c[2], got, c[3])
		}
	}
}

func TestNewRefusesBadLines(t *testing.T) {
	for _, bad := range []string{"=\tD\twent", "-\tD\ted\tx\t", "-\tD\ted\t99\t", "go"} {
		if _, err := lemma.New(bad); err == nil {
			t.Errorf("%q is read without an error", bad)
		}
	}
}

func TestInflected(t *testing.T) {
	for xpos, want := range map[string]bool{"VBD": true, "VBG": true, "VBZ": true, "NNS": true, "NNPS": true, "JJR": true, "RBS": true,
		"VB": false, "VBP": false, "MD": false, "NN": false, "NNP": false, "JJ": false, ".": false} {
		if lemma.Inflected(xpos) != want {
			t.Errorf("%s: %v", xpos, !want)
		}
	}
}
