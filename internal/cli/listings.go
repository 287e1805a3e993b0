package cli

import (
	"bufio"
	"context"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/desk"
	"sitrep/internal/picture/listing"
)

// listed are the flags of the verbs that list opinions.
type listed struct {
	storing
	sharing
	format string
}

// listCommand is a verb that lists opinions: as text with what it cites, or one JSON object a line.
func listCommand(env Env, use, short, long string, text, asJSON func(w io.Writer, v *desk.View, ids []string, s listing.Source) error) *cobra.Command {
	c := &listed{}
	cmd := &cobra.Command{
		Use: use + " [flags] [ID]...", Short: short, Long: long + " With ids, only those are listed.",
		RunE: func(_ *cobra.Command, ids []string) error {
			write := text
			switch c.format {
			case "text":
			case "json":
				write = asJSON
			default:
				return usagef("--format %s: there is text and json", c.format)
			}
			filter, options, err := c.sharing.filter(time.Now())
			if err != nil {
				return err
			}
			return env.atDesk(&c.storing, false, func(ctx context.Context, d *desk.Desk) error {
				v, err := d.View(ctx, filter)
				if err != nil {
					return err
				}
				v.Events = coarse(v.Events, options.CoarsenKM)
				out := bufio.NewWriterSize(env.Stdout, 1<<16)
				if err := write(out, v, ids, source(ctx, v, options.Apply)); err != nil {
					return err
				}
				return out.Flush()
			})
		},
	}
	c.storing.flags(cmd)
	c.sharing.flags(cmd)
	cmd.Flags().StringVar(&c.format, "format", "text", "`text|json`; json is one object a line")
	return cmd
}

// source lets a listing find what it cites, changed as the user asks.
func source(ctx context.Context, v *desk.View, change func(*coder.Coding)) listing.Source {
	names := map[string]string{}
	for i := range v.Actors {
		names[v.Actors[i].ID] = v.Actors[i].Name
	}
	return listing.Source{
		Actor: func(id string) string { return names[id] },
		Record: func(report string) (*sitrep.Record, error) {
			r, err := v.Record(ctx, report)
			if err != nil {
				return nil, err
			}
			c := &coder.Coding{Record: *r}
			change(c)
			return &c.Record, nil
		},
	}
}

// only keeps what has one of some ids, everything where there are none.
func only[T any](list []T, ids []string, has func(*T, string) bool) ([]T, error) {
	if len(ids) == 0 {
		return list, nil
	}
	var out []T
	found := map[string]bool{}
	for i := range list {
		hit := false
		for _, id := range ids {
			if has(&list[i], id) {
				hit, found[id] = true, true
			}
		}
		if hit {
			out = append(out, list[i])
		}
	}
	for _, id := range ids {
		if !found[id] {
			return nil, usagef("%s: the store has nothing under this id", id)
		}
	}
	return out, nil
}

// hasEvent holds for the event's id, one it had, and the id of one of its claims.
func hasEvent(e *sitrep.Event, id string) bool {
	return e.ID == id || slices.Contains(e.Was, id) || slices.Contains(e.Claims, id)
}

func eventsCommand(env Env) *cobra.Command {
	return listCommand(env, "events", "List the store's events with the claims they rest on",
		"Lists events across reports: id, type, day, place, tolls; who is said to have acted; in how many reports and from at most how\n"+
			"many independent sources; every claim with its outlet, day, words and voice; on what they differ.",
		func(w io.Writer, v *desk.View, ids []string, s listing.Source) error {
			events, err := only(v.Events, ids, hasEvent)
			if err != nil {
				return err
			}
			return listing.Events(w, events, s)
		},
		func(w io.Writer, v *desk.View, ids []string, _ listing.Source) error {
			events, err := only(v.Events, ids, hasEvent)
			if err != nil {
				return err
			}
			return lines(w, events)
		})
}

// disputed is a dispute beside its event.
type disputed struct {
	Event   string         `json:"event"`
	Type    string         `json:"type"`
	Dispute sitrep.Dispute `json:"dispute"`
}

func disputesCommand(env Env) *cobra.Command {
	return listCommand(env, "disputes", "List the fields on which the store's reports differ",
		"Lists the events on which tellings differ (tolls, who, where, when, whether it happened), each side with its claims.",
		func(w io.Writer, v *desk.View, ids []string, s listing.Source) error {
			events, err := only(v.Events, ids, hasEvent)
			if err != nil {
				return err
			}
			return listing.Disputes(w, events, s)
		},
		func(w io.Writer, v *desk.View, ids []string, _ listing.Source) error {
			events, err := only(v.Events, ids, hasEvent)
			if err != nil {
				return err
			}
			var out []disputed
			for i := range events {
				for _, d := range events[i].Disputes {
					out = append(out, disputed{events[i].ID, events[i].Type, d})
				}
			}
			return lines(w, out)
		})
}

func storiesCommand(env Env) *cobra.Command {
	has := func(s *sitrep.Story, id string) bool {
		return s.ID == id || slices.Contains(s.Reports, id) || slices.Contains(s.Events, id)
	}
	return listCommand(env, "stories", "List the store's developing stories",
		"Lists stories: reports and events that belong together, with days, actors, places, and a brief of which every line cites claims.",
		func(w io.Writer, v *desk.View, ids []string, s listing.Source) error {
			stories, err := only(v.Stories, ids, has)
			if err != nil {
				return err
			}
			return listing.Stories(w, stories, s)
		},
		func(w io.Writer, v *desk.View, ids []string, _ listing.Source) error {
			stories, err := only(v.Stories, ids, has)
			if err != nil {
				return err
			}
			return lines(w, stories)
		})
}
