package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"sitrep"
	"sitrep/internal/record"
)

// queryer is a pool or a transaction.
type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func coderOf(ctx context.Context, q queryer) (*sitrep.Coder, error) {
	var c sitrep.Coder
	err := q.QueryRowContext(ctx, "SELECT version, engine, fingerprint FROM coders WHERE id = (SELECT value FROM state WHERE name = 'coder')").
		Scan(&c.Version, &c.Engine, &c.Fingerprint)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &c, nil
}

// State says what the store holds.
func (s *Store) State(ctx context.Context) (record.State, error) {
	var out record.State
	var err error
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return out, err
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	if out.Coder, err = coderOf(ctx, tx); err != nil {
		return out, err
	}
	err = tx.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM reports),
		(SELECT count(*) FROM reports WHERE coder <> (SELECT value FROM state WHERE name = 'coder')),
		(SELECT value FROM state WHERE name = 'changes'), (SELECT value FROM state WHERE name = 'fused')`).
		Scan(&out.Reports, &out.Stale, &out.Changes, &out.Fused)
	return out, err
}

// Has is the id of the report that an input is a version of, empty where it has to be coded.
func (s *Store) Has(ctx context.Context, inputSum string) (id string, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT i.report FROM inputs i WHERE i.sum = ? AND NOT EXISTS (SELECT 1 FROM reports r
		WHERE r.id = i.report AND r.input = i.sum AND r.coder <> (SELECT value FROM state WHERE name = 'coder'))`, inputSum).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, err
}

// each runs a query and gives what scan makes of every row. Rows are read while the caller works.
func each[T any](ctx context.Context, db *sql.DB, scan func(*sql.Rows) (T, error), query string, args ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		rows, err := db.QueryContext(ctx, query, args...)
		if err != nil {
			yield(none, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			v, err := scan(rows)
			if !yield(v, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(none, err)
		}
	}
}

// current selects the current version of reports.
const current = "SELECT r.id, r.day, i.rank, coalesce(i.raw, ''), i.sum, i.body, r.body FROM reports r JOIN inputs i ON i.sum = r.input "

func (s *Store) entry(rows *sql.Rows) (e record.Entry, err error) {
	err = rows.Scan(&e.Report, &e.Day, &e.Rank, &e.RawSHA256, &e.InputSum, &e.Input, &e.Record)
	if err == nil {
		e.Input, err = s.unpack(e.Input)
	}
	if err == nil && len(e.Record) > 0 {
		e.Record, err = s.unpack(e.Record)
	}
	return e, err
}

// Stale gives the reports that another build coded.
func (s *Store) Stale(ctx context.Context) iter.Seq2[record.Entry, error] {
	return each(ctx, s.read, s.entry, "SELECT r.id, r.day, i.rank, coalesce(i.raw, ''), i.sum, i.body, NULL FROM reports r JOIN inputs i ON i.sum = r.input"+
		" WHERE r.coder <> (SELECT value FROM state WHERE name = 'coder') ORDER BY r.day = '', r.day, r.id")
}

// Reports gives the current reports.
func (s *Store) Reports(ctx context.Context) iter.Seq2[record.Entry, error] {
	return each(ctx, s.read, s.entry, current+"ORDER BY r.day = '', r.day, r.id")
}

// Report is the current version of one report.
func (s *Store) Report(ctx context.Context, id string) (record.Entry, error) {
	for e, err := range each(ctx, s.read, s.entry, current+"WHERE r.id = ?", id) {
		return e, err
	}
	return record.Entry{}, record.ErrNone
}

// Versions lists every version of one report.
func (s *Store) Versions(ctx context.Context, id string) ([]record.Entry, error) {
	var out []record.Entry
	query := `SELECT i.report, '', i.rank, coalesce(i.raw, ''), i.sum, i.body, NULL FROM inputs i WHERE i.report = ? ORDER BY i.rank, i.sum`
	for e, err := range each(ctx, s.read, s.entry, query, id) {
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// Raw is what came in.
func (s *Store) Raw(ctx context.Context, sha256 string) ([]byte, error) {
	var body []byte
	err := s.read.QueryRowContext(ctx, "SELECT body FROM raws WHERE sha256 = ?", sha256).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, record.ErrNone
	}
	if err != nil {
		return nil, err
	}
	return s.unpack(body)
}

// Traits gives what a fusion keeps of the current reports.
func (s *Store) Traits(ctx context.Context, fusion string) iter.Seq2[record.Trait, error] {
	scan := func(rows *sql.Rows) (t record.Trait, err error) {
		if err = rows.Scan(&t.Report, &t.Day, &t.Body); err == nil {
			t.Body, err = s.unpack(t.Body)
		}
		return t, err
	}
	return each(ctx, s.read, scan, "SELECT r.id, r.day, t.body FROM reports r JOIN traits t ON t.report = r.id WHERE t.fusion = ? ORDER BY r.day = '', r.day, r.id", fusion)
}

// Opinions gives the opinions of a kind.
func (s *Store) Opinions(ctx context.Context, kind string) iter.Seq2[record.Opinion, error] {
	scan := func(rows *sql.Rows) (o record.Opinion, err error) {
		err = rows.Scan(&o.Kind, &o.ID, &o.Day, &o.Body)
		return o, err
	}
	return each(ctx, s.read, scan, "SELECT kind, id, day, body FROM opinions WHERE kind = ? ORDER BY day = '', day, id", kind)
}

// Rulings lists the rulings of a kind.
func (s *Store) Rulings(ctx context.Context, kind string) ([]record.Ruling, error) {
	var out []record.Ruling
	scan := func(rows *sql.Rows) (r record.Ruling, err error) {
		err = rows.Scan(&r.Number, &r.Kind, &r.Body)
		return r, err
	}
	for r, err := range each(ctx, s.read, scan, "SELECT number, kind, body FROM rulings WHERE kind = ? ORDER BY number", kind) {
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}
