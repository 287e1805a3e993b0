package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTextsAreRepeatedUpToTheLeast(t *testing.T) {
	t.Chdir("../../..")
	name := filepath.Join(t.TempDir(), "texts.jsonl")
	origin, words, err := writeTexts(name, t.TempDir())
	if err != nil || words < fewest || !strings.Contains(origin, "example") {
		t.Fatalf("%d words of %q: %v", words, origin, err)
	}
	again := 0
	for _, text := range readTexts(name) {
		again += len(strings.Fields(text))
	}
	if again != words {
		t.Errorf("%d words come back, %d were written", again, words)
	}
}

func TestTableSaysWhatWasNotMeasured(t *testing.T) {
	first := row{name: "peer", group: wholeGroup, run: func() (figures, error) { return figures{Units: 100, Seconds: 2}, nil }}
	ours := row{name: "ours", group: wholeGroup, run: func() (figures, error) { return figures{Units: 100, Seconds: 0.5}, nil }}
	gone := row{name: "gone", group: encoderGroup, run: func() (figures, error) { return figures{}, errors.New("not measured: no weights") }}
	rows := []row{first, ours, gone}
	for i := range rows {
		rows[i].measure()
	}
	page := string((&report{rows: rows, origin: "x", words: 100, rounds: 1}).markdown())
	for _, want := range []string{"| peer | 50 | 1.00 |", "| ours | 200 | 4.00 |", "| gone | | | not measured: no weights |"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in\n%s", want, page)
		}
	}
}

func TestTheBestRoundCounts(t *testing.T) {
	seconds := []float64{2, 1, 4}
	r := row{run: func() (figures, error) {
		f := figures{Units: 10, Seconds: seconds[0]}
		seconds = seconds[1:]
		return f, nil
	}}
	for range 3 {
		r.measure()
	}
	if r.best.rate() != 10 || r.err != nil {
		t.Errorf("%v a second, %v", r.best.rate(), r.err)
	}
}

func TestAnAbsentModelIsSaid(t *testing.T) {
	err := measureAlone(os.Stderr, "encoder", filepath.Join(t.TempDir(), "model.bin"), "")
	if err == nil || !strings.Contains(err.Error(), "no weights") {
		t.Errorf("got %v", err)
	}
}
