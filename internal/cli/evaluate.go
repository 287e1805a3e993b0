package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"sitrep/internal/engine"
	"sitrep/internal/eval"
)

// evaluation are the flags of `eval`.
type evaluation struct {
	reading
	corpora, gold, scores string
	update, list          bool
}

func evalCommand(env Env) *cobra.Command {
	e := &evaluation{}
	cmd := &cobra.Command{
		Use: "eval [flags] [SET]...", Short: "Score this build against gold",
		Long: "Scores this build on our own gold and, with --corpora, on public corpora. Sets whose gold is absent are passed over and named.\n" +
			"A score below its floor in the scores file is an error (exit 1).",
		RunE: func(_ *cobra.Command, names []string) error { return env.evaluate(e, names) },
	}
	e.reading.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&e.corpora, "corpora", "", "folder `DIR` of the public corpora")
	f.StringVar(&e.gold, "gold", ".", "folder `DIR` with our own gold, in testdata/reports and eval")
	f.StringVar(&e.scores, "scores", "", "golden `FILE` of scores and floors (default eval/scores.txt, of the lite engine eval/scores-lite.txt)")
	f.BoolVar(&e.update, "update", false, "write the scores to the golden file")
	f.BoolVar(&e.list, "list", false, "list the sets")
	return cmd
}

func (env Env) evaluate(e *evaluation, names []string) error {
	sets, err := chosen(names)
	if err != nil {
		return err
	}
	if e.list {
		for _, s := range sets {
			fmt.Fprintf(env.Stdout, "%-22s %s\n", s.Name, s.Doc)
		}
		return nil
	}
	suite, eng, set, err := env.load(e.reading)
	if err != nil {
		return err
	}
	golden := e.scores
	if golden == "" {
		golden = goldenOf(eng)
	}
	old, err := readScores(golden)
	if err != nil {
		return err
	}
	scores, failed := env.run(sets, eval.Env{Corpora: e.corpora, Gold: e.gold, Engine: eng, Packs: set, Code: suite.Code})
	entries := eval.Merge(old, scores)
	ran := map[string]bool{}
	for _, s := range scores {
		ran[s.Set] = true
	}
	for _, entry := range entries {
		if !ran[entry.Set] {
			continue
		}
		note := ""
		if entry.HasFloor {
			note = fmt.Sprintf("floor %g", entry.Floor)
		}
		if entry.Below() {
			note, failed = note+"  BELOW FLOOR", true
		}
		fmt.Fprintf(env.Stdout, "%-22s %-30s %9.2f %7d  %s\n", entry.Set, entry.Measure, entry.Value, entry.N, note)
	}
	if e.update {
		if err := writeScores(golden, entries); err != nil {
			return err
		}
	}
	if failed {
		return errRefused
	}
	return nil
}

// goldenOf is the golden file of an engine.
func goldenOf(eng engine.Engine) string {
	if eng.Name() == "lite" {
		return "eval/scores-lite.txt"
	}
	return "eval/scores.txt"
}

func chosen(names []string) ([]eval.Set, error) {
	if len(names) == 0 {
		return eval.Sets(), nil
	}
	var out []eval.Set
	for _, n := range names {
		s, ok := eval.Find(n)
		if !ok {
			return nil, usagef("no set is named %q; see sitrep eval --list", n)
		}
		out = append(out, s)
	}
	return out, nil
}

func (env Env) run(sets []eval.Set, e eval.Env) (scores []eval.Score, failed bool) {
	for _, s := range sets {
		got, err := s.Run(e)
		switch {
		case errors.Is(err, eval.ErrAbsent):
			fmt.Fprintf(env.Stderr, "sitrep: %s: its gold is not here, passed over\n", s.Name)
		case err != nil:
			fmt.Fprintf(env.Stderr, "sitrep: %s: %v\n", s.Name, err)
			failed = true
		}
		scores = append(scores, got...)
	}
	return scores, failed
}

func readScores(name string) ([]eval.Entry, error) {
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return eval.ReadScores(f)
}

func writeScores(name string, entries []eval.Entry) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(eval.WriteScores(f, entries), f.Close())
}
