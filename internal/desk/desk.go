// Package desk keeps the record: it takes reports in, codes and stores them, and fuses what they say into events and
// stories. Everything that fusion finds is an opinion and can be dropped and computed again from what is kept of each report.
package desk

import (
	"context"
	"errors"
	"fmt"

	"sitrep/internal/coder"
	"sitrep/internal/pack"
	"sitrep/internal/record"
)

// ErrStale says that another build coded some of the store's reports.
var ErrStale = errors.New("some of the store's reports were coded by another build")

// Build is what codes and fuses.
type Build struct {
	Suite *coder.Suite
	Packs *pack.Set
}

// Desk is a store with the build that codes for it. The build is loaded when it is first needed: reading what is up to date
// needs none. It is not safe for concurrent use.
type Desk struct {
	store record.Store
	load  func(engine string) (Build, error)
	suite *coder.Suite
	fuser *fuser
}

// New sits down at a store. load is told the engine of the store's records, empty for a new store.
func New(store record.Store, load func(engine string) (Build, error)) *Desk {
	return &Desk{store: store, load: load}
}

// Store is the desk's store.
func (d *Desk) Store() record.Store { return d.store }

// ready loads the build.
func (d *Desk) ready(ctx context.Context) (record.State, error) {
	st, err := d.store.State(ctx)
	if err != nil || d.suite != nil {
		return st, err
	}
	engine := ""
	if st.Coder != nil {
		engine = st.Coder.Engine
	}
	b, err := d.load(engine)
	if err != nil {
		return st, err
	}
	if d.fuser, err = newFuser(b.Packs); err != nil {
		return st, fmt.Errorf("desk: %w", err)
	}
	d.suite = b.Suite
	return st, nil
}

// own is ready, and fails where the store has another build's records.
func (d *Desk) own(ctx context.Context) (record.State, error) {
	st, err := d.ready(ctx)
	if err == nil && st.Coder != nil && *st.Coder != d.suite.Coder() {
		err = record.Mixed{Store: *st.Coder, Build: d.suite.Coder()}
	}
	return st, err
}

// Fuse brings the opinions up to date with the reports, where they are not.
func (d *Desk) Fuse(ctx context.Context) error {
	st, err := d.store.State(ctx)
	if err != nil || st.Fresh() {
		return err
	}
	if st, err = d.own(ctx); err != nil {
		return err
	}
	if st.Stale > 0 {
		return fmt.Errorf("%w: %d of %d", ErrStale, st.Stale, st.Reports)
	}
	all, err := gather(ctx, d.store)
	if err != nil {
		return err
	}
	rows, err := d.fuser.fuse(all).rows()
	if err != nil {
		return err
	}
	return d.store.Settle(ctx, st.Changes, rows)
}

// Rebuild drops everything that can be computed from the records, and computes it.
func (d *Desk) Rebuild(ctx context.Context) error {
	if _, err := d.own(ctx); err != nil {
		return err
	}
	if err := d.store.Drop(ctx); err != nil {
		return err
	}
	var batch []record.Entry
	for e, err := range d.store.Reports(ctx) {
		if err != nil {
			return err
		}
		k, err := decode(&e)
		if err != nil {
			return err
		}
		traits, err := d.fuser.traits(k.Record)
		if err != nil {
			return err
		}
		batch = append(batch, record.Entry{Report: e.Report, Traits: traits})
		if len(batch) == batchSize {
			if err := d.store.SetTraits(ctx, batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	if err := d.store.SetTraits(ctx, batch); err != nil {
		return err
	}
	return d.Fuse(ctx)
}
