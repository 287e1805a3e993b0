package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sitrep/internal/coder"
)

func manCommand() *cobra.Command {
	return &cobra.Command{
		Use: "man", Short: "Print the manual page", Long: "Prints the manual page (roff): sitrep man | man -l -", Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return writeMan(cmd.OutOrStdout(), cmd.Root()) },
	}
}

// writeMan writes one page for the program and all its verbs, made from the commands themselves.
func writeMan(w io.Writer, root *cobra.Command) error {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH SITREP 1 \"\" \"sitrep %s\" \"User commands\"\n", coder.Version)
	fmt.Fprintf(&b, ".SH NAME\nsitrep \\- %s\n.SH SYNOPSIS\n.B sitrep\nVERB [FLAG]... [ARGUMENT]...\n", roff(strings.ToLower(root.Short[:1])+root.Short[1:]))
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s\n.SH VERBS\n", roff(root.Long))
	for _, c := range root.Commands() {
		manVerb(&b, c)
	}
	b.WriteString(".SH EXIT STATUS\n0 all was read; 1 some input was refused, each named on standard error, and the rest was done; 2 the command line was wrong.\n")
	b.WriteString(".SH ENVIRONMENT\n.TP\n.B SITREP_DATA\nfolder for the store and for what the user adds; default: the platform's folder for user data.\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func manVerb(b *strings.Builder, c *cobra.Command) {
	if c.Name() == "help" {
		return
	}
	about := c.Long
	if about == "" || c.Name() == "completion" {
		about = c.Short
	}
	fmt.Fprintf(b, ".SS \"%s\"\n%s\n", roff(strings.TrimPrefix(c.UseLine(), "sitrep ")), roff(about))
	c.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		fmt.Fprintf(b, ".TP\n.B \\-\\-%s %s\n%s\n", roff(f.Name), roff(value), roff(usage))
	})
	for _, sub := range c.Commands() {
		if c.Name() != "completion" {
			manVerb(b, sub)
		}
	}
}

// roff escapes text; lines that begin with a space are kept as they are.
func roff(s string) string {
	s = strings.NewReplacer("\\", "\\e", "-", "\\-").Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		switch {
		case strings.HasPrefix(l, " "):
			lines[i] = ".br\n" + strings.TrimSpace(l)
		case strings.HasPrefix(l, "."), strings.HasPrefix(l, "'"):
			lines[i] = "\\&" + l
		}
	}
	return strings.Join(lines, "\n")
}
