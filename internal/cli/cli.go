// Package cli is the command line: verbs, flags, streams and exit codes as docs/cli.md describes them. Results go to
// standard output; everything else goes to standard error.
package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"sitrep/internal/engine"
)

// Exit codes.
const (
	Done    = 0 // everything was read
	Refused = 1 // some input was refused or a check failed; the rest was done
	Misused = 2 // the command line was wrong
)

// Engine is one engine that this build has.
type Engine struct {
	Name  string
	New   func() (engine.Engine, error)
	Suits func() bool // auto may take it on this machine; nil means always
}

// Env is what the program is wired to.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Packs          fs.FS    // built-in packs
	Examples       fs.FS    // example reports, and the pack that knows their world
	Engines        []Engine // best first
	DataDir        func() (string, error)
}

// errRefused says that the command did its work and some of it was refused; each was named when it came up.
var errRefused = errors.New("some input was refused")

// usageError is a mistake in the command line.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// Garbage is collected when the heap has grown by growth percent: the tables in use are about 40 MiB and each report is
// small beside them, so that collecting costs under 2 % of the time. Above softMemory bytes it is collected harder.
// GOGC and GOMEMLIMIT override them.
const (
	growth          = 200
	softMemory      = 400 << 20
	softStoreMemory = 1200 << 20 // of verbs that fuse: what fusion compares is held in memory
)

// Main runs one command line, as the work of the whole process, and returns its exit code.
func Main(args []string, env Env) int {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(growth)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softMemory)
	}
	root := env.root()
	root.SetArgs(args)
	root.SetIn(env.Stdin)
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	err := root.Execute()
	var usage usageError
	switch {
	case err == nil:
		return Done
	case errors.Is(err, errRefused):
		return Refused
	case errors.As(err, &usage):
		fmt.Fprintf(env.Stderr, "sitrep: %v\nTry 'sitrep help'.\n", err)
		return Misused
	}
	fmt.Fprintf(env.Stderr, "sitrep: %v\n", err)
	return Refused
}

func (env Env) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "sitrep",
		Short: "Reads news reports on conflict and prints what they claim",
		Long: "sitrep reads news reports on conflict (English) and prints what they claim: who did what to whom, when, where,\n" +
			"how many, and according to whom. Its output is machine-coded claims, unverified, each with its evidence.",
		SilenceErrors: true, SilenceUsage: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("unknown command %q", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.CompletionOptions.HiddenDefaultCmd = false
	root.AddCommand(
		codeCommand(env), explainCommand(env), demoCommand(env), evalCommand(env), packCommand(env), gazetteerCommand(env),
		codebookCommand(env), versionCommand(env), manCommand(), importCommand(env), exportCommand(env), eventsCommand(env),
		storiesCommand(env), disputesCommand(env), rebuildCommand(env), recodeCommand(env), actorsCommand(env),
	)
	return root
}

// args turns cobra's complaint about arguments into a usage error.
func args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, a []string) error {
		if err := check(cmd, a); err != nil {
			return usageError{err}
		}
		return nil
	}
}
