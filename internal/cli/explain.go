package cli

import (
	"bufio"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"sitrep/internal/desk"
	"sitrep/internal/ingest"
)

func explainCommand(env Env) *cobra.Command {
	r := reading{}
	published := ""
	cmd := &cobra.Command{
		Use: "explain [flags] FILE", Short: "Show every layer and rule, sentence by sentence",
		Long: "Prints, sentence by sentence, tokens and tree, names and mentions, numbers, times, places, voices, triggers with the rule that\n" +
			"fired or the reason why it did not, the claims made of them, and why a sentence gave none.",
		Args: args(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, paths []string) error { return env.explain(r, published, paths) },
	}
	r.flags(cmd)
	cmd.Flags().StringVar(&published, "published", "", "report date `DATE` (YYYY-MM-DD) for reports that carry none")
	return cmd
}

func (env Env) explain(r reading, published string, paths []string) error {
	date, err := reportDate(published)
	if err != nil {
		return err
	}
	suite, _, _, err := env.load(r)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(env.Stdout)
	refused := false
	for o := range desk.Each(withDate(ingest.Read(paths, env.Stdin), date), 1, desk.Code(suite)) {
		if o.Item.Err != nil {
			refused = true
			fmt.Fprintf(env.Stderr, "sitrep: %s: %v\n", o.Item.Name, o.Item.Err)
			continue
		}
		newExplainer(out, o.Made).report()
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if refused {
		return errRefused
	}
	return nil
}

// section is one kind of finding in a sentence: a heading and its lines.
type section struct {
	name  string
	lines []string
}

func (s *section) addf(format string, args ...any) {
	s.lines = append(s.lines, fmt.Sprintf(format, args...))
}

// print writes the heading beside the first line; nothing for an empty section.
func (s *section) print(w io.Writer) {
	for i, l := range s.lines {
		name := ""
		if i == 0 {
			name = s.name
		}
		fmt.Fprintf(w, "  %-9s %s\n", name, l)
	}
}
