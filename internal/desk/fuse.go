package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"sitrep"
	"sitrep/internal/fuse"
	"sitrep/internal/fuse/happening"
	"sitrep/internal/fuse/identity"
	"sitrep/internal/fuse/reuse"
	"sitrep/internal/fuse/story"
	"sitrep/internal/lexicon/frequency"
	"sitrep/internal/pack"
	"sitrep/internal/read/telling"
	"sitrep/internal/record"
)

// Kinds of opinion in the store.
const (
	kindActor   = "actor"
	kindEvent   = "event"
	kindStory   = "story"
	kindFinding = "finding"
)

// Kinds of ruling in the store: an identity.Ruling each, and a happening.Ruling each.
const (
	RulingActor = "actor"
	RulingEvent = "event"
)

// Names under which fusions keep their traits.
const (
	ofIdentity = "identity"
	ofReuse    = "reuse"
	ofEvents   = "happening"
	ofStories  = "story"
)

// fuser composes the fusions. It is the one place that knows their order: identity, reuse, happening, story.
type fuser struct {
	identity *identity.Fuser
	kin      *telling.Kin
	words    *frequency.Table
}

func newFuser(set *pack.Set) (*fuser, error) {
	id, err := identity.New(set)
	if err != nil {
		return nil, err
	}
	kin, err := telling.LoadKin(set)
	if err != nil {
		return nil, err
	}
	words, err := frequency.New(set)
	return &fuser{identity: id, kin: kin, words: words}, err
}

// day is the first day of the report date, empty where it is unknown.
func day(r *sitrep.Record) string {
	if p := r.Report.Published; p != nil {
		return p.Start
	}
	return ""
}

// traits is what every fusion keeps of a record.
func (f *fuser) traits(r *sitrep.Record) (map[string][]byte, error) {
	out := map[string][]byte{}
	var err error
	keep := func(fusion string, v any) {
		body, failed := encode(v)
		if out[fusion] = body; failed != nil {
			err = failed
		}
	}
	keep(ofIdentity, identity.Of(r))
	keep(ofReuse, reuse.Of(r))
	keep(ofEvents, happening.Of(r))
	keep(ofStories, story.Of(r))
	return out, err
}

// gathered is what the fusions go by: traits of all reports, and the user's rulings.
type gathered struct {
	days     map[string]string // of reports
	identity []identity.Traits
	reuse    []reuse.Traits
	events   []happening.Traits
	stories  []story.Traits
	actors   []identity.Ruling
	rulings  []happening.Ruling
}

func newGathered() *gathered { return &gathered{days: map[string]string{}} }

func (g *gathered) add(r *sitrep.Record) {
	g.days[r.Report.ID] = day(r)
	g.identity = append(g.identity, identity.Of(r))
	g.reuse = append(g.reuse, reuse.Of(r))
	g.events = append(g.events, happening.Of(r))
	g.stories = append(g.stories, story.Of(r))
}

// stored gathers what the store keeps.
func gather(ctx context.Context, store record.Store) (*gathered, error) {
	g := newGathered()
	var err error
	if g.identity, err = traits[identity.Traits](ctx, store, ofIdentity); err != nil {
		return nil, err
	}
	if g.reuse, err = traits[reuse.Traits](ctx, store, ofReuse); err != nil {
		return nil, err
	}
	if g.events, err = traits[happening.Traits](ctx, store, ofEvents); err != nil {
		return nil, err
	}
	if g.stories, err = traits[story.Traits](ctx, store, ofStories); err != nil {
		return nil, err
	}
	for i := range g.events {
		g.days[g.events[i].Report] = g.events[i].Published
	}
	return g, g.rule(ctx, store)
}

// rule adds the user's rulings.
func (g *gathered) rule(ctx context.Context, store record.Store) (err error) {
	if g.actors, err = rulings[identity.Ruling](ctx, store, RulingActor); err != nil {
		return err
	}
	g.rulings, err = rulings[happening.Ruling](ctx, store, RulingEvent)
	return err
}

func rulings[T any](ctx context.Context, store record.Store, kind string) ([]T, error) {
	list, err := store.Rulings(ctx, kind)
	out := make([]T, len(list))
	for i := range list {
		if err := json.Unmarshal(list[i].Body, &out[i]); err != nil {
			return nil, fmt.Errorf("ruling %d: damaged: %w", list[i].Number, err)
		}
	}
	return out, err
}

func traits[T any](ctx context.Context, store record.Store, fusion string) ([]T, error) {
	var out []T
	for t, err := range store.Traits(ctx, fusion) {
		if err != nil {
			return nil, err
		}
		var one T
		if err := json.Unmarshal(t.Body, &one); err != nil {
			return nil, fmt.Errorf("%s: damaged traits: %w", t.Report, err)
		}
		out = append(out, one)
	}
	return out, nil
}

// Opinions is what fusion makes of reports.
type Opinions struct {
	Actors   []identity.Actor
	Events   []sitrep.Event
	Stories  []sitrep.Story
	Findings map[string][]sitrep.Problem // problems of a report that only others show, by report

	days map[string]string // of reports
}

// finding is what is found of one report.
type finding struct {
	Report   string           `json:"report"`
	Problems []sitrep.Problem `json:"problems"`
}

// fuse computes the opinions. They do not depend on the order of what was gathered.
func (f *fuser) fuse(g *gathered) *Opinions {
	actors := f.identity.Fuse(g.identity, g.actors)
	lineages := reuse.Fuse(g.reuse, actors)
	o := &Opinions{Actors: actors.All(), Findings: map[string][]sitrep.Problem{}, days: g.days}
	for _, id := range lineages.Reports() {
		if problems := lineages.Problems(id); len(problems) > 0 {
			o.Findings[id] = problems
		}
	}
	o.Events = happening.Fuse(g.events, happening.Seen{Actors: actors, Sources: lineages, Rulings: g.rulings}, f.kin)
	o.Stories = story.Fuse(g.stories, f.words, o.Events, actors)
	o.sort()
	return o
}

// sort puts opinions in the order in which the store gives them back.
func (o *Opinions) sort() {
	slices.SortFunc(o.Events, func(a, b sitrep.Event) int {
		return fuse.ByDay(o.first(a.Reports), o.first(b.Reports), a.ID, b.ID)
	})
	slices.SortFunc(o.Stories, func(a, b sitrep.Story) int {
		return fuse.ByDay(o.first(a.Reports), o.first(b.Reports), a.ID, b.ID)
	})
}

// rows is the opinions as the store keeps them.
func (o *Opinions) rows() ([]record.Opinion, error) {
	var out []record.Opinion
	var err error
	add := func(kind, id, day string, v any) {
		body, failed := encode(v)
		if failed != nil {
			err = failed
		}
		out = append(out, record.Opinion{Kind: kind, ID: id, Day: day, Body: body})
	}
	for i := range o.Actors {
		add(kindActor, o.Actors[i].ID, "", &o.Actors[i])
	}
	for i := range o.Events {
		add(kindEvent, o.Events[i].ID, o.first(o.Events[i].Reports), &o.Events[i])
	}
	for i := range o.Stories {
		add(kindStory, o.Stories[i].ID, o.first(o.Stories[i].Reports), &o.Stories[i])
	}
	for id, problems := range o.Findings {
		add(kindFinding, id, o.days[id], finding{id, problems})
	}
	return out, err
}

// first is the day of the first of some reports, which stand in order.
func (o *Opinions) first(reports []string) string {
	if len(reports) == 0 {
		return ""
	}
	return o.days[reports[0]]
}
