package cli

import (
	"context"
	"runtime"

	"github.com/spf13/cobra"

	"sitrep/internal/desk"
)

func rebuildCommand(env Env) *cobra.Command {
	s := &storing{}
	cmd := &cobra.Command{
		Use: "rebuild", Short: "Drop the store's events and stories and compute them again",
		Long: "Drops everything in the store that is an opinion over claims (actors across reports, events, disputes, stories, recycled\n" +
			"text) and computes it again from the records. Reports, records and rulings stay as they are.",
		Args: args(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			return env.atDesk(s, false, func(ctx context.Context, d *desk.Desk) error { return d.Rebuild(ctx) })
		},
	}
	s.flags(cmd)
	return cmd
}

func recodeCommand(env Env) *cobra.Command {
	s, jobs := &storing{}, 0
	cmd := &cobra.Command{
		Use: "recode", Short: "Code the store's reports again with this build",
		Long: "Codes again, from what was taken in, every report of the store that another build, engine or set of packs coded, and brings\n" +
			"events and stories up to date. Stopped on the way, it goes on where it was when it is run again. Until it is done the\n" +
			"store gives nothing out, since records of two builds are never mixed.",
		Args: args(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			if jobs < 1 {
				return usagef("--jobs %d: must be 1 or more", jobs)
			}
			return env.atDesk(s, false, func(ctx context.Context, d *desk.Desk) error {
				t := env.tally(false)
				if err := d.Recode(ctx, jobs, t.told); err != nil {
					return err
				}
				return t.end(d.Fuse(ctx))
			})
		},
	}
	s.flags(cmd)
	cmd.Flags().IntVar(&jobs, "jobs", runtime.GOMAXPROCS(0), "reports coded at a time, `N`")
	return cmd
}
