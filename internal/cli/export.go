package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sitrep"
	"sitrep/internal/desk"
	"sitrep/internal/export"
	"sitrep/internal/export/crosswalk"
	"sitrep/internal/export/shape"
	"sitrep/internal/export/share"
)

// sharing are the flags that decide what of the store goes out.
type sharing struct {
	delay    string
	coarsen  string
	minScore float64
	private  bool
}

func (s *sharing) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.delay, "delay", "", "leave out reports that were published less than `TIME` ago (24h, 3d), and those of unknown date")
	f.StringVar(&s.coarsen, "coarsen", "", "move coordinates to a grid this wide, `KM` (10km)")
	f.Float64Var(&s.minScore, "min-score", 0, "leave out claims whose score is below `P` (0 to 1)")
	f.BoolVar(&s.private, "keep-private", false, "write the names of private persons")
}

// filter is what the flags leave in, and options how it is changed.
func (s *sharing) filter(now time.Time) (f desk.Filter, o share.Options, err error) {
	o.Private = !s.private
	if s.minScore < 0 || s.minScore > 1 {
		return f, o, usagef("--min-score %v: must be from 0 to 1", s.minScore)
	}
	f.MinScore, o.MinScore = s.minScore, s.minScore
	if s.delay != "" {
		d, err := delay(s.delay)
		if err != nil {
			return f, o, err
		}
		f.Before = lastDay(now, d)
	}
	if s.coarsen != "" {
		km, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s.coarsen), "km"), 64)
		if err != nil || !(km > 0 && km <= 1000) {
			return f, o, usagef("--coarsen %q: write a width of up to 1000 km, such as 10km", s.coarsen)
		}
		o.CoarsenKM = km
	}
	return f, o, nil
}

// delay reads a time such as 24h, 90m or 3d.
func delay(s string) (time.Duration, error) {
	if m := regexp.MustCompile(`^(\d{1,5})d$`).FindStringSubmatch(s); m != nil {
		n, err := strconv.Atoi(m[1])
		return time.Duration(n) * 24 * time.Hour, err
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 {
		return 0, usagef("--delay %q: write a time such as 24h or 3d", s)
	}
	return d, nil
}

// westmost is how far the last place on earth to end a day is behind UTC.
const westmost = 12 * time.Hour

// lastDay is the last day that was over everywhere on earth a delay ago.
func lastDay(now time.Time, delay time.Duration) string {
	return now.UTC().Add(-delay-westmost).AddDate(0, 0, -1).Format(time.DateOnly)
}

// exporting are the flags of `export`.
type exporting struct {
	storing
	sharing
	format  string
	options shape.Options
}

func exportCommand(env Env) *cobra.Command {
	c := &exporting{}
	cmd := &cobra.Command{
		Use: "export [flags]", Short: "Write the store's record out",
		Long: "Writes what the store holds in any format of `sitrep code`, and as `events` and `stories` (JSON Lines). Reports stand in order\n" +
			"of date and id. Event ids are those across reports. With --delay or --min-score, events and stories are computed from\n" +
			"what is left alone. Private persons stand as role words outside the quoted text unless --keep-private is given.",
		Example: "  sitrep export --format claims > claims.csv\n  sitrep export --format events --delay 24h --coarsen 10km",
		Args:    args(cobra.NoArgs),
		RunE:    func(*cobra.Command, []string) error { return env.export(c) },
	}
	c.storing.flags(cmd)
	c.sharing.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&c.format, "format", "json", "output format `F`: "+formatNames()+" events stories")
	f.BoolVar(&c.options.Withheld, "withheld", false, "also print claims that were withheld")
	f.BoolVar(&c.options.NoText, "no-text", false, "leave out the report's text")
	f.BoolVar(&c.options.Excel, "excel", false, "CSV for spreadsheets: byte order mark, and text that starts like a formula made inert")
	return cmd
}

func (env Env) export(c *exporting) error {
	format, ok := export.Find(c.format)
	if !ok && c.format != "events" && c.format != "stories" {
		return usagef("--format %s: there is %s events stories", c.format, formatNames())
	}
	filter, options, err := c.sharing.filter(time.Now())
	if err != nil {
		return err
	}
	c.options.KeepPrivate = c.private
	set, err := env.packs(c.reading.packs)
	if err != nil {
		return err
	}
	if c.options.Book, err = crosswalk.Read(set); err != nil {
		return err
	}
	return env.atDesk(&c.storing, false, func(ctx context.Context, d *desk.Desk) error {
		v, err := d.View(ctx, filter)
		if err != nil {
			return err
		}
		out := bufio.NewWriterSize(env.Stdout, 1<<16)
		switch c.format {
		case "events":
			err = lines(out, coarse(v.Events, options.CoarsenKM))
		case "stories":
			err = lines(out, v.Stories)
		default:
			err = records(ctx, v, format, format.New(out, c.options), options)
		}
		if err != nil {
			return err
		}
		return out.Flush()
	})
}

// records writes the records of a view.
func records(ctx context.Context, v *desk.View, format shape.Format, w shape.Writer, o share.Options) error {
	for c, err := range v.Records(ctx, format.Deep) {
		if err != nil {
			return err
		}
		o.Apply(c)
		if err := w.Write(c); err != nil {
			return err
		}
	}
	return w.Close()
}

// lines writes one JSON object a line.
func lines[T any](w io.Writer, list []T) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range list {
		if err := enc.Encode(&list[i]); err != nil {
			return err
		}
	}
	return nil
}

// coarse moves the places of events to a grid, 0 to none.
func coarse(events []sitrep.Event, km float64) []sitrep.Event {
	if km == 0 {
		return events
	}
	out := make([]sitrep.Event, len(events))
	for i, e := range events {
		e.Where = share.CoarseWhere(e.Where, km)
		out[i] = e
	}
	return out
}
