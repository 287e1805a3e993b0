package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"sitrep/internal/desk"
	"sitrep/internal/record"
	"sitrep/internal/store"
)

// storing are the flags of verbs that work on the store.
type storing struct {
	reading
	address string
}

func (s *storing) flags(cmd *cobra.Command) {
	s.reading.flags(cmd)
	cmd.Flags().StringVar(&s.address, "store", "", "the store: a folder or a .db file, `URL`; default: SITREP_DATA, else the platform's folder for user data")
	cmd.Flags().Lookup("engine").Usage = "`full|lite|auto`; auto takes the store's engine, and for a new store full where the CPU has AVX2, else lite"
}

// atDesk opens the store, does some work there and closes it. What it cannot do it explains in terms of verbs and flags.
func (env Env) atDesk(s *storing, create bool, work func(ctx context.Context, d *desk.Desk) error) error {
	address := s.address
	if address == "" {
		dir, err := env.DataDir()
		if err != nil {
			return err
		}
		address = dir
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softStoreMemory)
	}
	ctx := context.Background()
	st, err := store.Open(ctx, address, create)
	switch {
	case errors.Is(err, store.ErrAddress):
		return usageError{fmt.Errorf("--store %w", err)}
	case errors.Is(err, store.ErrNone):
		return fmt.Errorf("%w: `sitrep import` makes one", err)
	case err != nil:
		return err
	}
	err = work(ctx, desk.New(st, func(engine string) (desk.Build, error) { return env.build(s.reading, engine) }))
	return errors.Join(advice(err), st.Close())
}

// build loads what codes for a store; auto takes the engine that the store has.
func (env Env) build(r reading, engine string) (desk.Build, error) {
	if r.engine == "auto" && engine != "" {
		r.engine = engine
	}
	suite, _, set, err := env.load(r)
	return desk.Build{Suite: suite, Packs: set}, err
}

// advice says what to do about a store of another build.
func advice(err error) error {
	var mixed record.Mixed
	switch {
	case errors.As(err, &mixed) && mixed.Store.Engine != mixed.Build.Engine:
		return fmt.Errorf("%w: use --engine %s, or `sitrep recode --engine %s` to code everything in it again", err, mixed.Store.Engine, mixed.Build.Engine)
	case errors.As(err, &mixed):
		return fmt.Errorf("%w: use the program and --packs it was made with, or `sitrep recode` to code everything in it again", err)
	case errors.Is(err, desk.ErrStale):
		return fmt.Errorf("%w: run `sitrep recode` to code these again", err)
	}
	return err
}
