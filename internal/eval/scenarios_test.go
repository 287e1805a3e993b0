package eval

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sitrep/internal/coder"
	"sitrep/internal/engine/full"
	"sitrep/internal/pack"
	"sitrep/packs"
)

// The dev half is held to what the rules were made for; -v prints every miss.
func TestScenarios(t *testing.T) {
	eng, err := full.New()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(gold, "eval", "scenarios")
	set := pack.New(packs.FS, os.DirFS(filepath.Join(dir, "pack")))
	suite, err := coder.New(set, eng)
	if err != nil {
		t.Fatal(err)
	}
	tally, err := runScenarios(filepath.Join(dir, "dev"), set, suite)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("pair F1 %.1f of %d, falsely merged %.1f %% of %d, coverage %.1f of %d, disputes F1 %.1f of %d", tally.F1(), tally.Same,
		tally.FalseMerges(), tally.Differs, tally.Coverage(), tally.Mentions, tally.DisputesF1(), tally.Asked)
	if tally.F1() < 90 || tally.FalseMerges() > 2 || tally.DisputesF1() < 70 {
		t.Error("below what the rules were made for")
	}
	if testing.Verbose() {
		slices.Sort(tally.Misses)
		t.Log(strings.Join(tally.Misses, "\n"))
	}
}
