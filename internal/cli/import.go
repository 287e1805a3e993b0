package cli

import (
	"bufio"
	"context"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"sitrep/internal/desk"
	"sitrep/internal/ingest"
	"sitrep/internal/record"
)

// importing are the flags of `import`.
type importing struct {
	storing
	published string
	jobs      int
	list      bool
}

func importCommand(env Env) *cobra.Command {
	c := &importing{}
	cmd := &cobra.Command{
		Use:   "import [flags] [FILE|DIR|-]...",
		Short: "Read reports into the store",
		Long: "Reads reports as `sitrep code` does, keeps them in the store with what they claim, and brings the store's events and\n" +
			"stories up to date. The same report is kept once. A refused input is named and the others are taken in. What was kept\n" +
			"stays kept, whatever stops the program.",
		Example: "  sitrep import reports/\n  sitrep import --list archive.jsonl.gz",
		RunE:    func(_ *cobra.Command, paths []string) error { return env.imports(c, paths) },
	}
	c.storing.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&c.published, "published", "", "report date `DATE` (YYYY-MM-DD) for reports that carry none")
	f.IntVar(&c.jobs, "jobs", runtime.GOMAXPROCS(0), "reports coded at a time, `N`")
	f.BoolVar(&c.list, "list", false, "print a line a report, once it is kept: id, new|updated|earlier|known, where it was read")
	return cmd
}

func (env Env) imports(c *importing, paths []string) error {
	if c.jobs < 1 {
		return usagef("--jobs %d: must be 1 or more", c.jobs)
	}
	published, err := reportDate(c.published)
	if err != nil {
		return err
	}
	if paths, err = env.inputs(paths); err != nil {
		return err
	}
	return env.atDesk(&c.storing, true, func(ctx context.Context, d *desk.Desk) error {
		t := env.tally(c.list)
		items := withDate(ingest.Read(paths, env.Stdin), published)
		if err := d.TakeIn(ctx, items, c.jobs, t.told); err != nil {
			return err
		}
		return t.end(d.Fuse(ctx))
	})
}

// tally counts what becomes of reports and names those that are refused.
type tally struct {
	env    Env
	list   bool
	out    *bufio.Writer
	counts map[record.Outcome]int
	failed int
	add    func()
	clear  func()
}

func (env Env) tally(list bool) *tally {
	bar := env.progress()
	return &tally{
		env: env, list: list, out: bufio.NewWriter(env.Stdout), counts: map[record.Outcome]int{},
		add: func() { _ = bar.Add(1) }, clear: func() { _ = bar.Clear() }, // drawing a bar is best effort
	}
}

func (t *tally) told(one desk.Taken) {
	t.add()
	if one.Err != nil {
		t.failed++
		t.clear()
		fmt.Fprintf(t.env.Stderr, "sitrep: %s: %v\n", one.Name, one.Err)
		return
	}
	t.counts[one.Outcome]++
	if t.list {
		fmt.Fprintf(t.out, "%s\t%s\t%s\n", one.Report, one.Outcome, one.Name)
		_ = t.out.Flush() // a line that cannot be written is told at the end
	}
}

// end says what became of all, after the fusion.
func (t *tally) end(err error) error {
	t.clear()
	if err != nil {
		return err
	}
	if err := t.out.Flush(); err != nil {
		return err
	}
	var parts []string
	for _, o := range []record.Outcome{record.Added, record.Updated, record.Earlier, record.Known, record.Recoded} {
		if n := t.counts[o]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, o))
		}
	}
	if t.failed > 0 {
		parts = append(parts, fmt.Sprintf("%d refused", t.failed))
	}
	if len(parts) == 0 {
		parts = []string{"none"}
	}
	fmt.Fprintf(t.env.Stderr, "sitrep: reports: %s\n", strings.Join(parts, ", "))
	if t.failed > 0 {
		return errRefused
	}
	return nil
}
