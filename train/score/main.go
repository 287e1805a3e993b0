// Command score fits packs/models/score/weights.toml, the model behind a claim's score, on our own marked reports, and
// writes how well it holds into docs/score.md. War_reports, where it is present, is scored and never fitted on.
//
//	go run ./train/score
package main

import (
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"time"

	"sitrep/internal/coder"
	"sitrep/internal/engine/full"
	"sitrep/internal/eval"
	"sitrep/internal/eval/calibration"
	"sitrep/internal/pack"
	"sitrep/packs"
)

// files are where the command reads and writes.
type files struct{ gold, corpora, weights, doc string }

func main() {
	var f files
	flag.StringVar(&f.gold, "gold", ".", "folder under which testdata/reports lies")
	flag.StringVar(&f.corpora, "corpora", "../shared/corpora", "folder of the public sets")
	flag.StringVar(&f.weights, "weights", "packs/models/score/weights.toml", "where the weights go")
	flag.StringVar(&f.doc, "doc", "docs/score.md", "document whose tables are written anew")
	day := flag.String("day", time.Now().UTC().Format(time.DateOnly), "date for the note")
	flag.Parse()
	if err := run(f, *day); err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

func run(f files, day string) error {
	env, err := environment(f)
	if err != nil {
		return err
	}
	marked, err := eval.MarkedCases(env)
	if err != nil {
		return err
	}
	war, err := eval.WarCases(env)
	if err != nil && !errors.Is(err, eval.ErrAbsent) {
		return err
	}
	bare := eval.Bare(marked)
	ridge := calibration.BestRidge(bare)
	model := rounded(calibration.Fit(bare, ridge))
	for i := range war {
		war[i].Score = math.Round(100*model.P(&war[i].Case)) / 100 // as the coder gives it
	}
	note := fmt.Sprintf("%d claims of %d marked reports (testdata/reports), %s, ridge %g; go run ./train/score", len(marked), reports(marked), day, ridge)
	if err := os.WriteFile(f.weights, weights(model, note), 0o644); err != nil {
		return err
	}
	tables := tables(note, model, eval.CrossValidated(marked), eval.CrossValidated(war), marked, war)
	fmt.Print(tables)
	return rewrite(f.doc, tables)
}

func environment(f files) (eval.Env, error) {
	eng, err := full.New()
	if err != nil {
		return eval.Env{}, err
	}
	set := pack.New(packs.FS)
	suite, err := coder.New(set, eng)
	if err != nil {
		return eval.Env{}, err
	}
	return eval.Env{Corpora: f.corpora, Gold: f.gold, Engine: eng, Packs: set, Code: suite.Code}, nil
}

func reports(cases []eval.ScoreCase) int {
	seen := map[string]bool{}
	for _, c := range cases {
		seen[c.Group] = true
	}
	return len(seen)
}
