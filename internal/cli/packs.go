package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

func packCommand(env Env) *cobra.Command {
	parent := &cobra.Command{Use: "pack", Short: "Knowledge packs", Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	r := reading{}
	check := &cobra.Command{
		Use: "check [DIR]", Short: "Run the examples of a knowledge pack",
		Long: "Lays the pack in DIR over the built-in ones, compiles them, and runs every entry's own examples: those marked yes must\n" +
			"be found and those marked no must not. Without DIR the built-in packs are checked.",
		Args: args(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, dirs []string) error {
			if len(dirs) == 1 {
				r.packs = dirs[0]
			}
			return env.checkPacks(r)
		},
	}
	check.Flags().StringVar(&r.engine, "engine", "auto", "`full|lite|auto`")
	parent.AddCommand(check)
	return parent
}

func (env Env) checkPacks(r reading) error {
	suite, _, set, err := env.load(r)
	if err != nil {
		return err
	}
	failures := suite.Check(set)
	for _, f := range failures {
		fmt.Fprintf(env.Stderr, "sitrep: %v\n", f)
	}
	if len(failures) > 0 {
		fmt.Fprintf(env.Stderr, "sitrep: %d examples failed\n", len(failures))
		return errRefused
	}
	_, err = fmt.Fprintln(env.Stdout, "every example holds")
	return err
}
