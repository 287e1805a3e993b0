package cli

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/spf13/cobra"

	"sitrep/internal/pack"
)

// eventType is what the codebook prints of one file of packs/ontology; the rest of the file is the reader's.
type eventType struct {
	Type, Quad, Definition string
	Scale                  float64
	Mode                   []struct {
		Name, Definition string
		Scale            *float64
		Cues             []string
		Yes, No          []string
	}
	Frame []struct {
		ID           string
		Verbs, Nouns []string
		No           []string
		Yes          []struct{ S string }
	}
}

func codebookCommand(env Env) *cobra.Command {
	overlay := ""
	cmd := &cobra.Command{
		Use: "codebook [TYPE]...", Short: "Print event types, modes and examples, as the packs define them",
		RunE: func(_ *cobra.Command, names []string) error {
			set, err := env.packs(overlay)
			if err != nil {
				return err
			}
			types, err := eventTypes(set, names)
			if err != nil {
				return err
			}
			if err := printCodebook(env.Stdout, types, len(names) > 0); err != nil || len(names) > 0 {
				return err
			}
			return printContexts(env.Stdout, set)
		},
	}
	cmd.Flags().StringVar(&overlay, "packs", "", "folder `DIR` laid over the built-in knowledge packs")
	return cmd
}

// eventTypes reads the types with one of the names, or all, in alphabetical order.
func eventTypes(set *pack.Set, names []string) ([]eventType, error) {
	files, err := set.Glob("ontology/*/*.toml")
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for _, n := range names {
		wanted[strings.ToUpper(n)] = true
	}
	var out []eventType
	for _, f := range files {
		var t eventType
		if _, err := toml.Decode(string(f.Data), &t); err != nil {
			return nil, fmt.Errorf("pack: %s: %w", f.Path, err)
		}
		if t.Type == "" || len(names) > 0 && !wanted[strings.ToUpper(t.Type)] {
			continue
		}
		delete(wanted, strings.ToUpper(t.Type))
		out = append(out, t)
	}
	for _, n := range names {
		if wanted[strings.ToUpper(n)] {
			return nil, usagef("no event type is named %q", n)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Type < out[j].Type })
	return out, nil
}

// printCodebook prints definitions and modes; with rules also triggers and examples.
func printCodebook(to io.Writer, types []eventType, rules bool) error {
	w := bufio.NewWriter(to)
	for i, t := range types {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s  %s  scale %+.1f\n", t.Type, t.Quad, t.Scale)
		block(w, "  ", t.Definition)
		for _, m := range t.Mode {
			fmt.Fprintf(w, "  mode %s\n", m.Name)
			block(w, "    ", m.Definition)
			if rules && len(m.Cues) > 0 {
				block(w, "    ", "words: "+strings.Join(m.Cues, ", "))
			}
			if rules {
				printExamples(w, m.Yes, m.No)
			}
		}
		if rules {
			printFrames(w, &t)
		}
	}
	return w.Flush()
}

func printFrames(w io.Writer, t *eventType) {
	for _, f := range t.Frame {
		fmt.Fprintf(w, "  rule %s\n", f.ID)
		block(w, "    ", "verbs: "+strings.Join(f.Verbs, ", "))
		block(w, "    ", "nouns: "+strings.Join(f.Nouns, ", "))
		var yes []string
		for _, y := range f.Yes {
			yes = append(yes, y.S)
		}
		printExamples(w, yes, f.No)
	}
}

func printExamples(w io.Writer, yes, no []string) {
	for _, y := range yes {
		block(w, "    yes ", y)
	}
	for _, n := range no {
		block(w, "    no  ", n)
	}
}

// printContexts lists the contexts with their definitions.
func printContexts(to io.Writer, set *pack.Set) error {
	files, err := set.Glob("ontology/contexts.toml")
	if err != nil {
		return err
	}
	w := bufio.NewWriter(to)
	for _, f := range files {
		var list struct {
			Context []struct{ Name, Definition string }
		}
		if _, err := toml.Decode(string(f.Data), &list); err != nil {
			return fmt.Errorf("pack: %s: %w", f.Path, err)
		}
		for _, c := range list.Context {
			fmt.Fprintf(w, "\ncontext %s\n", c.Name)
			block(w, "  ", c.Definition)
		}
	}
	return w.Flush()
}

// block prints text wrapped, nothing for an empty text or a list without entries.
func block(w io.Writer, indent, text string) {
	if text == "" || strings.HasSuffix(text, ": ") {
		return
	}
	for i, line := range wrap(text, 100-len(indent)) {
		if i > 0 {
			indent = strings.Repeat(" ", len(indent))
		}
		fmt.Fprintln(w, indent+line)
	}
}
