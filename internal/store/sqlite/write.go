package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"sitrep"
	"sitrep/internal/record"
)

// atomically runs one write transaction. Nothing of it is kept where do fails.
func (s *Store) atomically(ctx context.Context, do func(tx *sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// Take keeps a batch.
func (s *Store) Take(ctx context.Context, build sitrep.Coder, batch []record.Entry) ([]record.Outcome, error) {
	outcomes := make([]record.Outcome, len(batch))
	err := s.atomically(ctx, func(tx *sql.Tx) error {
		coder, err := own(ctx, tx, build)
		if err != nil {
			return err
		}
		changed := false
		for i := range batch {
			if outcomes[i], err = s.take(ctx, tx, coder, &batch[i]); err != nil {
				return fmt.Errorf("%s: %w", batch[i].Report, err)
			}
			changed = changed || outcomes[i] != record.Known && outcomes[i] != record.Earlier
		}
		return mark(ctx, tx, changed)
	})
	if err != nil {
		return nil, err
	}
	return outcomes, nil
}

// own is the row of the store's build, which must be the one given or none yet.
func own(ctx context.Context, tx *sql.Tx, build sitrep.Coder) (int64, error) {
	have, err := coderOf(ctx, tx)
	switch {
	case err != nil:
		return 0, err
	case have == nil:
		return adopt(ctx, tx, build)
	case *have != build:
		return 0, record.Mixed{Store: *have, Build: build}
	}
	var id int64
	err = tx.QueryRowContext(ctx, "SELECT value FROM state WHERE name = 'coder'").Scan(&id)
	return id, err
}

func adopt(ctx context.Context, tx *sql.Tx, build sitrep.Coder) (id int64, err error) {
	_, err = tx.ExecContext(ctx, "INSERT INTO coders (version, engine, fingerprint) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
		build.Version, build.Engine, build.Fingerprint)
	if err != nil {
		return 0, err
	}
	err = tx.QueryRowContext(ctx, "SELECT id FROM coders WHERE version = ? AND engine = ? AND fingerprint = ?",
		build.Version, build.Engine, build.Fingerprint).Scan(&id)
	if err != nil {
		return 0, err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO state VALUES ('coder', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", id)
	return id, err
}

// mark counts a change that opinions rest on.
func mark(ctx context.Context, tx *sql.Tx, changed bool) error {
	if !changed {
		return nil
	}
	_, err := tx.ExecContext(ctx, "UPDATE state SET value = value + 1 WHERE name = 'changes'")
	return err
}

// take keeps one entry.
func (s *Store) take(ctx context.Context, tx *sql.Tx, coder int64, e *record.Entry) (record.Outcome, error) {
	var current, rank string
	var by int64
	err := tx.QueryRowContext(ctx, "SELECT r.input, i.rank, r.coder FROM reports r JOIN inputs i ON i.sum = r.input WHERE r.id = ?", e.Report).
		Scan(&current, &rank, &by)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", err
	}
	none := err != nil
	added, err := s.keepInput(ctx, tx, e)
	if err != nil {
		return "", err
	}
	outcome := record.Added
	switch {
	case none:
	case current == e.InputSum && by != coder:
		outcome = record.Recoded
	case !added:
		return record.Known, nil
	case e.Rank < rank || e.Rank == rank && e.InputSum < current:
		return record.Earlier, nil
	default:
		outcome = record.Updated
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO reports VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"+
		" input = excluded.input, coder = excluded.coder, day = excluded.day, body = excluded.body",
		e.Report, e.InputSum, coder, e.Day, s.pack(e.Record))
	if err != nil {
		return "", err
	}
	return outcome, s.setTraits(ctx, tx, e)
}

// keepInput keeps an input and its raw form, and says whether it is new.
func (s *Store) keepInput(ctx context.Context, tx *sql.Tx, e *record.Entry) (bool, error) {
	var raw any
	if e.RawSHA256 != "" {
		raw = e.RawSHA256
		if err := s.keepRaw(ctx, tx, e); err != nil {
			return false, err
		}
	}
	res, err := tx.ExecContext(ctx, "INSERT INTO inputs VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		e.InputSum, e.Report, e.Rank, raw, s.pack(e.Input))
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// keepRaw keeps what came in under its hash. An entry that was read back comes without it, and then it is here already.
func (s *Store) keepRaw(ctx context.Context, tx *sql.Tx, e *record.Entry) error {
	var n int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM raws WHERE sha256 = ?", e.RawSHA256).Scan(&n); err != nil || n > 0 {
		return err
	}
	if sum := sha256.Sum256(e.Raw); hex.EncodeToString(sum[:]) != e.RawSHA256 {
		return fmt.Errorf("what came in does not have the hash %.12s", e.RawSHA256)
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO raws VALUES (?, ?, ?)", e.RawSHA256, len(e.Raw), s.pack(e.Raw))
	return err
}

func (s *Store) setTraits(ctx context.Context, tx *sql.Tx, e *record.Entry) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM traits WHERE report = ?", e.Report); err != nil {
		return err
	}
	for fusion, body := range e.Traits {
		if _, err := tx.ExecContext(ctx, "INSERT INTO traits VALUES (?, ?, ?)", e.Report, fusion, s.pack(body)); err != nil {
			return err
		}
	}
	return nil
}

// SetTraits replaces the traits of current reports.
func (s *Store) SetTraits(ctx context.Context, batch []record.Entry) error {
	return s.atomically(ctx, func(tx *sql.Tx) error {
		for i := range batch {
			if err := s.setTraits(ctx, tx, &batch[i]); err != nil {
				return fmt.Errorf("%s: %w", batch[i].Report, err)
			}
		}
		return mark(ctx, tx, len(batch) > 0)
	})
}

// Adopt makes a build the store's own.
func (s *Store) Adopt(ctx context.Context, build sitrep.Coder) error {
	return s.atomically(ctx, func(tx *sql.Tx) error {
		if _, err := adopt(ctx, tx, build); err != nil {
			return err
		}
		return mark(ctx, tx, true)
	})
}

// Drop removes all opinions.
func (s *Store) Drop(ctx context.Context) error {
	return s.atomically(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM opinions"); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "UPDATE state SET value = -1 WHERE name = 'fused'")
		return err
	})
}

// Rule adds a ruling.
func (s *Store) Rule(ctx context.Context, kind string, body []byte) error {
	return s.atomically(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "INSERT INTO rulings (kind, body) VALUES (?, ?)", kind, string(body)); err != nil {
			return err
		}
		return mark(ctx, tx, true)
	})
}
