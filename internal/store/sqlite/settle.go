package sqlite

import (
	"context"
	"database/sql"

	"sitrep/internal/record"
)

// Settle replaces all opinions. Rows that stay as they are are not written.
func (s *Store) Settle(ctx context.Context, at int64, opinions []record.Opinion) error {
	return s.atomically(ctx, func(tx *sql.Tx) error {
		var fused int64
		if err := tx.QueryRowContext(ctx, "SELECT value FROM state WHERE name = 'fused'").Scan(&fused); err != nil || fused > at {
			return err
		}
		gone, err := opinionKeys(ctx, tx)
		if err != nil {
			return err
		}
		put, err := tx.PrepareContext(ctx, "INSERT INTO opinions VALUES (?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET"+
			" day = excluded.day, body = excluded.body WHERE day <> excluded.day OR body <> excluded.body")
		if err != nil {
			return err
		}
		defer put.Close()
		for _, o := range opinions {
			delete(gone, [2]string{o.Kind, o.ID})
			if _, err := put.ExecContext(ctx, o.Kind, o.ID, o.Day, string(o.Body)); err != nil {
				return err
			}
		}
		for key := range gone {
			if _, err := tx.ExecContext(ctx, "DELETE FROM opinions WHERE kind = ? AND id = ?", key[0], key[1]); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, "UPDATE state SET value = ? WHERE name = 'fused'", at)
		return err
	})
}

func opinionKeys(ctx context.Context, tx *sql.Tx) (map[[2]string]bool, error) {
	rows, err := tx.QueryContext(ctx, "SELECT kind, id FROM opinions")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	keys := map[[2]string]bool{}
	for rows.Next() {
		var key [2]string
		if err := rows.Scan(&key[0], &key[1]); err != nil {
			return nil, err
		}
		keys[key] = true
	}
	return keys, rows.Err()
}
