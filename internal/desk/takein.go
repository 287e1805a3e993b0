package desk

import (
	"context"
	"fmt"
	"iter"
	"time"

	"sitrep/internal/ingest/item"
	"sitrep/internal/record"
)

// A batch is kept at once when it has batchSize reports or is batchAge old: each costs one wait for the disk.
const (
	batchSize = 64
	batchAge  = 2 * time.Second
)

// Taken says what became of one item. It is told when that survives loss of power.
type Taken struct {
	Name    string // file, or file and line
	Report  string // id; empty where it was refused
	Outcome record.Outcome
	Err     error // why it was refused
}

// TakeIn codes items with a number of workers and keeps them in the order in which they come. A refused item is told and
// the others are taken in. told is called in that order, after an item is kept. It does not fuse.
func (d *Desk) TakeIn(ctx context.Context, items iter.Seq[item.Item], workers int, told func(Taken)) error {
	if _, err := d.own(ctx); err != nil {
		return err
	}
	b := batch{desk: d, told: told, begun: time.Now()}
	for done := range Each(items, workers, func(it *item.Item) prepared { return d.prepare(ctx, it) }) {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := done.Made
		if done.Item.Err != nil {
			p = prepared{taken: Taken{Err: done.Item.Err}}
		}
		if p.fault != nil {
			return fmt.Errorf("%s: %w", done.Item.Name, p.fault)
		}
		p.taken.Name = done.Item.Name
		if err := b.add(ctx, p); err != nil {
			return err
		}
	}
	return b.keep(ctx)
}

// prepared is an item ready to be kept.
type prepared struct {
	entry *record.Entry // nil for one that was refused or is known
	taken Taken
	fault error // ours, not the item's
}

func (d *Desk) prepare(ctx context.Context, it *item.Item) prepared {
	s, err := seal(it)
	if err != nil {
		return prepared{fault: err}
	}
	id, err := d.store.Has(ctx, s.sum)
	if err != nil {
		return prepared{fault: err}
	}
	if id != "" {
		return prepared{taken: Taken{Report: id, Outcome: record.Known}}
	}
	e, err := d.entry(it, s, d.suite.Code(inputOf(it)))
	return prepared{entry: &e, taken: Taken{Report: e.Report}, fault: err}
}

// batch gathers what is to be kept at once.
type batch struct {
	desk    *Desk
	told    func(Taken)
	taken   []Taken
	entries []record.Entry
	at      []int // index into taken of each entry
	begun   time.Time
}

func (b *batch) add(ctx context.Context, p prepared) error {
	if p.entry != nil {
		b.at = append(b.at, len(b.taken))
		b.entries = append(b.entries, *p.entry)
	}
	b.taken = append(b.taken, p.taken)
	if len(b.entries) < batchSize && time.Since(b.begun) < batchAge {
		return nil
	}
	return b.keep(ctx)
}

func (b *batch) keep(ctx context.Context) error {
	if len(b.entries) > 0 {
		outcomes, err := b.desk.store.Take(ctx, b.desk.suite.Coder(), b.entries)
		if err != nil {
			return err
		}
		for i, o := range outcomes {
			b.taken[b.at[i]].Outcome = o
		}
	}
	for _, t := range b.taken {
		b.told(t)
	}
	b.taken, b.entries, b.at, b.begun = b.taken[:0], b.entries[:0], b.at[:0], time.Now()
	return nil
}

// Recode makes the build the store's own and codes again every report that another one coded, from what was taken in.
// Stopped on the way, it goes on where it was when it is called again.
func (d *Desk) Recode(ctx context.Context, workers int, told func(Taken)) error {
	if _, err := d.ready(ctx); err != nil {
		return err
	}
	if err := d.store.Adopt(ctx, d.suite.Coder()); err != nil {
		return err
	}
	var fault error
	items := func(yield func(item.Item) bool) {
		for e, err := range d.store.Stale(ctx) {
			if err != nil {
				fault = err
				return
			}
			it, err := unseal(&e)
			if err != nil {
				it = item.Refuse(e.Report, err)
			}
			if !yield(it) {
				return
			}
		}
	}
	if err := d.TakeIn(ctx, items, workers, told); err != nil {
		return err
	}
	return fault
}
