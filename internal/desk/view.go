package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/export/share"
	"sitrep/internal/fuse/identity"
	"sitrep/internal/record"
)

// Filter says what a view holds. The zero filter passes everything.
type Filter struct {
	Before   string  // only reports published on this day (ISO 8601) or earlier, and known to be; empty passes all
	MinScore float64 // only claims of this score or a higher one
}

// pass says whether a report is in the view, and takes out of its record the claims that are not.
func (f Filter) pass(r *sitrep.Record) bool {
	if f.Before != "" && (r.Report.Published == nil || r.Report.Published.End == "" || r.Report.Published.End > f.Before) {
		return false
	}
	share.AtLeast(r, f.MinScore)
	return true
}

// View is reports with the opinions over them and over no others.
type View struct {
	*Opinions

	desk   *Desk
	filter Filter
	events map[string]int // index into Events by claim
}

// View reads the opinions over what a filter passes, after bringing them up to date. With a filter they are computed anew,
// so that nothing in them comes from what it leaves out.
func (d *Desk) View(ctx context.Context, f Filter) (*View, error) {
	if err := d.Fuse(ctx); err != nil {
		return nil, err
	}
	v := &View{desk: d, filter: f, events: map[string]int{}}
	var err error
	if f == (Filter{}) {
		v.Opinions, err = stored(ctx, d.store)
	} else {
		v.Opinions, err = d.filtered(ctx, f)
	}
	if err != nil {
		return nil, err
	}
	for i := range v.Events {
		for _, c := range v.Events[i].Claims {
			v.events[c] = i
		}
	}
	return v, nil
}

// filtered computes the opinions over what a filter passes.
func (d *Desk) filtered(ctx context.Context, f Filter) (*Opinions, error) {
	if _, err := d.own(ctx); err != nil {
		return nil, err
	}
	all := newGathered()
	for e, err := range d.store.Reports(ctx) {
		if err != nil {
			return nil, err
		}
		k, err := decode(&e)
		if err != nil {
			return nil, err
		}
		if f.pass(k.Record) {
			all.add(k.Record)
		}
	}
	if err := all.rule(ctx, d.store); err != nil {
		return nil, err
	}
	return d.fuser.fuse(all), nil
}

// Records gives the records of the view by report date, then id, with what the opinions add to them. With deep every
// layer below the record is there too, read again from what was taken in.
func (v *View) Records(ctx context.Context, deep bool) iter.Seq2[*coder.Coding, error] {
	return func(yield func(*coder.Coding, error) bool) {
		if deep {
			if _, err := v.desk.own(ctx); err != nil {
				yield(nil, err)
				return
			}
		}
		for e, err := range v.desk.store.Reports(ctx) {
			var c *coder.Coding
			passed := true
			if err == nil {
				c, passed, err = v.coding(&e, deep)
			}
			if passed && !yield(c, err) || err != nil {
				return
			}
		}
	}
}

// Record is the record of one report of the view; record.ErrNone where it holds no such report.
func (v *View) Record(ctx context.Context, report string) (*sitrep.Record, error) {
	e, err := v.desk.store.Report(ctx, report)
	if err != nil {
		return nil, err
	}
	c, passed, err := v.coding(&e, false)
	if err == nil && !passed {
		err = record.ErrNone
	}
	if err != nil {
		return nil, err
	}
	return &c.Record, nil
}

func (v *View) coding(e *record.Entry, deep bool) (c *coder.Coding, passed bool, err error) {
	k, err := decode(e)
	if err != nil {
		return nil, true, err
	}
	if !v.filter.pass(k.Record) {
		return nil, false, nil
	}
	c = &coder.Coding{}
	if deep {
		it, err := unseal(e)
		if err != nil {
			return nil, true, fmt.Errorf("%s: %w", e.Report, err)
		}
		c = v.desk.suite.Code(inputOf(&it))
	}
	c.Record, c.Hidden = *k.Record, k.Hidden
	c.Record.Problems = append(c.Record.Problems, v.Findings[e.Report]...)
	c.Record.Events = v.across(&c.Record)
	return c, true, nil
}

// across regroups the events of a record as the view has them: under their ids across reports, with the claims of this
// report and the disputes among them.
func (v *View) across(r *sitrep.Record) []sitrep.Event {
	var out []sitrep.Event
	at := map[int]int{} // index into out by index into Events
	for i := range r.Claims {
		k, ok := v.events[r.Claims[i].ID]
		if !ok {
			continue
		}
		if _, ok := at[k]; !ok {
			at[k] = len(out)
			out = append(out, sitrep.Event{ID: v.Events[k].ID, Type: v.Events[k].Type})
		}
		o := &out[at[k]]
		o.Claims = append(o.Claims, r.Claims[i].ID)
	}
	for _, own := range r.Events {
		for _, d := range own.Disputes {
			if k, ok := v.one(d); ok {
				o := &out[at[k]]
				o.Disputes = append(o.Disputes, d)
			}
		}
	}
	return out
}

// one is the event that all claims of a dispute are in; ok is false where they are in several.
func (v *View) one(d sitrep.Dispute) (event int, ok bool) {
	event = -1
	for _, s := range d.Sides {
		for _, c := range s.Claims {
			k, known := v.events[c]
			if !known || event >= 0 && k != event {
				return 0, false
			}
			event = k
		}
	}
	return event, event >= 0
}

// stored takes the opinions from the store.
func stored(ctx context.Context, store record.Store) (*Opinions, error) {
	o := &Opinions{Findings: map[string][]sitrep.Problem{}}
	var err error
	if o.Events, err = opinions[sitrep.Event](ctx, store, kindEvent); err != nil {
		return nil, err
	}
	if o.Stories, err = opinions[sitrep.Story](ctx, store, kindStory); err != nil {
		return nil, err
	}
	if o.Actors, err = opinions[identity.Actor](ctx, store, kindActor); err != nil {
		return nil, err
	}
	found, err := opinions[finding](ctx, store, kindFinding)
	for _, f := range found {
		o.Findings[f.Report] = f.Problems
	}
	return o, err
}

func opinions[T any](ctx context.Context, store record.Store, kind string) ([]T, error) {
	var out []T
	for o, err := range store.Opinions(ctx, kind) {
		if err != nil {
			return nil, err
		}
		var one T
		if err := json.Unmarshal(o.Body, &one); err != nil {
			return nil, fmt.Errorf("%s %s: damaged: %w", kind, o.ID, err)
		}
		out = append(out, one)
	}
	return out, nil
}
