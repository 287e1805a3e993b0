package cli

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"
	"strings"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"sitrep"
	"sitrep/internal/desk"
	"sitrep/internal/export"
	"sitrep/internal/export/crosswalk"
	"sitrep/internal/export/shape"
	"sitrep/internal/export/share"
	"sitrep/internal/ingest"
	"sitrep/internal/ingest/item"
	"sitrep/internal/text/stamp"
)

// coding are the flags of `code`.
type coding struct {
	reading
	published string
	format    string
	jobs      int
	minScore  float64
	options   shape.Options
}

func codeCommand(env Env) *cobra.Command {
	c := &coding{}
	cmd := &cobra.Command{
		Use:   "code [flags] [FILE|DIR|-]...",
		Short: "Read reports and print what they claim",
		Long: "Reads reports and prints what they claim, one JSON object a report, in input order. It needs no store and no network.\n" +
			"The kind of each input is told from its first bytes:\n" + kinds() + "Without a file, or for -, standard input is read.",
		Example: "  sitrep code report.txt --published 2019-04-08\n  sitrep code --format claims reports/ > claims.csv",
		RunE:    func(_ *cobra.Command, paths []string) error { return env.code(c, paths) },
	}
	c.reading.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&c.published, "published", "", "report date `DATE` (YYYY-MM-DD) for reports that carry none")
	f.StringVar(&c.format, "format", "json", "output format `F`: "+formatNames())
	f.IntVar(&c.jobs, "jobs", runtime.GOMAXPROCS(0), "reports coded at a time, `N`")
	f.Float64Var(&c.minScore, "min-score", 0, "leave out claims whose score is below `N`, from 0 to 1")
	f.BoolVar(&c.options.Withheld, "withheld", false, "also print claims that were withheld")
	f.BoolVar(&c.options.NoText, "no-text", false, "leave out the report's text")
	f.BoolVar(&c.options.KeepPrivate, "keep-private", false, "write the names of private persons in flat formats")
	f.BoolVar(&c.options.Excel, "excel", false, "CSV for spreadsheets: byte order mark, and text that starts like a formula made inert")
	return cmd
}

// kinds lists the kinds of input for the help text.
func kinds() string {
	var b strings.Builder
	for _, k := range ingest.Kinds() {
		fmt.Fprintf(&b, "  %-6s %s\n", k.Name, k.Doc)
	}
	return b.String()
}

func formatNames() string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, " ")
}

func (env Env) code(c *coding, paths []string) error {
	format, ok := export.Find(c.format)
	if !ok {
		return usagef("--format %s: there is %s", c.format, formatNames())
	}
	if c.jobs < 1 {
		return usagef("--jobs %d: must be 1 or more", c.jobs)
	}
	if !(c.minScore >= 0 && c.minScore <= 1) {
		return usagef("--min-score %g: must be from 0 to 1", c.minScore)
	}
	published, err := reportDate(c.published)
	if err != nil {
		return err
	}
	paths, err = env.inputs(paths)
	if err != nil {
		return err
	}
	suite, _, set, err := env.load(c.reading)
	if err != nil {
		return err
	}
	c.options.Book, err = crosswalk.Read(set)
	if err != nil && c.reading.packs != "" {
		err = usageError{err}
	}
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(env.Stdout, 1<<16)
	refused := false
	items := withDate(ingest.Read(paths, env.Stdin), published)
	w := format.New(out, c.options)
	bar := env.progress()
	for o := range desk.Each(items, c.jobs, desk.Code(suite)) {
		_ = bar.Add(1) // drawing a bar is best effort
		if o.Item.Err != nil {
			refused = true
			_ = bar.Clear()
			fmt.Fprintf(env.Stderr, "sitrep: %s: %v\n", o.Item.Name, o.Item.Err)
			continue
		}
		share.Options{MinScore: c.minScore}.Apply(o.Made)
		if err := w.Write(o.Made); err != nil {
			return err
		}
	}
	_ = bar.Finish()
	if err := w.Close(); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if refused {
		return errRefused
	}
	return nil
}

// inputs is standard input where no path is given and it is not a terminal.
func (env Env) inputs(paths []string) ([]string, error) {
	if len(paths) > 0 {
		return paths, nil
	}
	if f, ok := env.Stdin.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return nil, usagef("no input: name a file or a folder, or - for standard input")
	}
	return []string{"-"}, nil
}

// reportDate is the date of --published, nil without one.
func reportDate(s string) (*sitrep.Published, error) {
	if s == "" {
		return nil, nil
	}
	p, ok := stamp.Parse(s)
	if !ok {
		return nil, usagef("--published %q: not a date, write YYYY-MM-DD", s)
	}
	p.Basis = "given"
	return &p, nil
}

// withDate gives the date to items that carry none.
func withDate(items iter.Seq[item.Item], published *sitrep.Published) iter.Seq[item.Item] {
	return func(yield func(item.Item) bool) {
		for it := range items {
			if it.Published == nil && published != nil {
				p := *published
				it.Published = &p
			}
			if !yield(it) {
				return
			}
		}
	}
}

// progress counts reports on a terminal, and nowhere else.
func (env Env) progress() *progressbar.ProgressBar {
	var to io.Writer = io.Discard
	if f, ok := env.Stderr.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		to = f
	}
	return progressbar.NewOptions(-1, progressbar.OptionSetWriter(to), progressbar.OptionSetDescription("reports coded"),
		progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionSetVisibility(to != io.Discard))
}
