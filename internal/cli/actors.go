package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sitrep/internal/desk"
	"sitrep/internal/fuse/identity"
	"sitrep/internal/picture/listing"
)

func actorsCommand(env Env) *cobra.Command {
	cmd := &cobra.Command{
		Use: "actors", Short: "List the store's actors, show why names are one, merge and split them",
		Long: "Actors across reports are an opinion: names that the packs know, names that sound alike, organs of a state. Every merge has a score\n" +
			"and a reason. A ruling (merge, split) is kept by report, words and their place, so that it outlives a new coding; a later one\n" +
			"overrules it. Private persons are not listed and never merged.",
		Args: args(cobra.NoArgs), RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(actorsList(env), actorsShow(env),
		actorsRule(env, "merge", "Rule that two actors are one"),
		actorsRule(env, "split", "Rule that two mentions are not one actor, or with an id and a report that the report means another one"))
	return cmd
}

func actorsList(env Env) *cobra.Command {
	s, format := &storing{}, "text"
	cmd := &cobra.Command{
		Use: "list [flags] [WORDS]", Short: "List actors by id, those with the words in a name alone",
		Args: args(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, words []string) error {
			if format != "text" && format != "json" {
				return usagef("--format %s: there is text and json", format)
			}
			return env.withActors(s, func(_ context.Context, _ *desk.Desk, all []identity.Actor) error {
				var out []identity.Actor
				for _, a := range all {
					if !a.Private && (len(words) == 0 || holds(&a, words[0])) {
						out = append(out, a)
					}
				}
				w := bufio.NewWriter(env.Stdout)
				if format == "json" {
					for i := range out {
						if err := json.NewEncoder(w).Encode(&out[i]); err != nil {
							return err
						}
					}
				} else if err := listing.Actors(w, out); err != nil {
					return err
				}
				return w.Flush()
			})
		},
	}
	s.flags(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "`text|json`; json is one object a line")
	return cmd
}

// holds reports whether a name of the actor has the words in it.
func holds(a *identity.Actor, words string) bool {
	for _, n := range append([]string{a.Name}, a.Names...) {
		if strings.Contains(strings.ToLower(n), strings.ToLower(words)) {
			return true
		}
	}
	return false
}

func actorsShow(env Env) *cobra.Command {
	s := &storing{}
	cmd := &cobra.Command{
		Use: "show [flags] ID|NAME", Short: "Show an actor's names, where they stand and why they are one",
		Args: args(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, which []string) error {
			return env.withActors(s, func(_ context.Context, _ *desk.Desk, all []identity.Actor) error {
				shown := 0
				for i := range all {
					if a := &all[i]; !a.Private && (a.ID == which[0] || a.Bears(which[0])) {
						shown++
						if err := listing.Actor(env.Stdout, a); err != nil {
							return err
						}
					}
				}
				if shown == 0 {
					return usagef("%s: the store has no public actor of this id or name", which[0])
				}
				return nil
			})
		},
	}
	s.flags(cmd)
	return cmd
}

func actorsRule(env Env, kind, short string) *cobra.Command {
	s, why := &storing{}, ""
	cmd := &cobra.Command{
		Use: kind + " [flags] A B", Short: short,
		Long: short + ". A and B are ids of actors or mentions: REPORT:WORDS, and #N behind where the words stand for the N-th time in\n" +
			"the report. `sitrep actors show` prints them.",
		Args: args(cobra.ExactArgs(2)),
		RunE: func(_ *cobra.Command, ab []string) error {
			return env.withActors(s, func(ctx context.Context, d *desk.Desk, all []identity.Actor) error {
				r := identity.Ruling{Kind: kind, Why: why}
				var err error
				if r.A, r.B, err = anchors(all, kind, ab[0], ab[1]); err != nil {
					return err
				}
				if err := followable(all, r); err != nil {
					return err
				}
				return env.rule(ctx, d, r)
			})
		},
	}
	s.flags(cmd)
	cmd.Flags().StringVar(&why, "why", "", "the reason, kept with the ruling, `TEXT`")
	return cmd
}

// anchors are the mentions that two arguments name.
func anchors(all []identity.Actor, kind, first, second string) (a, b identity.Anchor, err error) {
	if owner := byID(all, first); kind == "split" && owner != nil {
		if m, ok := owner.Member(second); ok {
			for _, other := range owner.Members {
				if other.Report != second {
					return m.At, other.At, nil
				}
			}
			return a, b, usagef("%s: only this report has the actor", second)
		}
	}
	if a, err = anchor(all, first); err == nil {
		b, err = anchor(all, second)
	}
	return a, b, err
}

func anchor(all []identity.Actor, which string) (identity.Anchor, error) {
	owner := byID(all, which)
	if owner == nil {
		if a, ok := identity.ParseAnchor(which); ok {
			return a, nil
		}
		return identity.Anchor{}, usagef("%s: neither the id of an actor nor REPORT:WORDS", which)
	}
	if owner.Private {
		return identity.Anchor{}, usagef("%s: a private person, of whom no merge is made", which)
	}
	return owner.Members[0].At, nil
}

func byID(all []identity.Actor, id string) *identity.Actor {
	for i := range all {
		if all[i].ID == id {
			return &all[i]
		}
	}
	return nil
}

// followable refuses a ruling on a mention that no report has, or on a private person.
func followable(all []identity.Actor, r identity.Ruling) error {
	for _, at := range []identity.Anchor{r.A, r.B} {
		if a := owner(all, at); a == nil || a.Private {
			return usagef("%s: the store has no public actor under these words in this report", at)
		}
	}
	return nil
}

// rule keeps a ruling and says what came of it.
func (env Env) rule(ctx context.Context, d *desk.Desk, r identity.Ruling) error {
	body, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if err := d.Store().Rule(ctx, desk.RulingActor, body); err != nil {
		return err
	}
	v, err := d.View(ctx, desk.Filter{})
	if err != nil {
		return err
	}
	a, b := owner(v.Actors, r.A), owner(v.Actors, r.B)
	if a == nil || b == nil || (r.Kind == "merge") != (a == b) {
		return fmt.Errorf("the ruling is kept, and an earlier one or the reports themselves stand against it")
	}
	if err := listing.Actor(env.Stdout, a); err != nil || a == b {
		return err
	}
	return listing.Actor(env.Stdout, b)
}

// owner is the actor of an anchor: the one that its report has under these words.
func owner(all []identity.Actor, at identity.Anchor) *identity.Actor {
	for i := range all {
		for _, m := range all[i].Members {
			if m.Report == at.Report && m.At == at {
				return &all[i]
			}
		}
	}
	for i := range all {
		if _, ok := all[i].Member(at.Report); ok && all[i].Bears(at.Words) {
			return &all[i]
		}
	}
	return nil
}

// withActors opens the store and reads its actors, up to date.
func (env Env) withActors(s *storing, work func(ctx context.Context, d *desk.Desk, all []identity.Actor) error) error {
	return env.atDesk(s, false, func(ctx context.Context, d *desk.Desk) error {
		v, err := d.View(ctx, desk.Filter{})
		if err != nil {
			return err
		}
		return work(ctx, d, v.Actors)
	})
}
