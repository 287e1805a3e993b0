package sqlite

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sitrep/internal/record"
	"sitrep/internal/record/conform"
)

func TestConforms(t *testing.T) {
	conform.Run(t, func(t *testing.T, place string) record.Store {
		s, err := Open(context.Background(), filepath.Join(place, "odd name?#%.db"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

func TestSettingsOfEveryConnection(t *testing.T) {
	s, err := Open(context.Background(), filepath.Join(t.TempDir(), File))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, db := range []*sql.DB{s.write, s.read} {
		for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"} {
			var got string
			if err := db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s is %s, want %s (%v)", pragma, got, want, err)
			}
		}
	}
	if _, err := s.read.Exec("DELETE FROM reports"); err == nil {
		t.Error("a reader wrote")
	}
}

// TestCopyBeforeMigration gives the store a schema of the past and one of the future.
func TestCopyBeforeMigration(t *testing.T) {
	ctx, file := context.Background(), filepath.Join(t.TempDir(), File)
	s, err := Open(ctx, file)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Rule(ctx, "actor", []byte("{}")); err != nil {
		t.Fatal(err)
	}
	if err := s.backup(ctx, file+".schema-1.bak"); err != nil {
		t.Fatal(err)
	}
	if err := s.backup(ctx, file+".schema-1.bak"); err != nil {
		t.Fatalf("a second copy: %v", err)
	}
	saved, err := Open(ctx, file+".schema-1.bak")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := saved.Rulings(ctx, "actor"); err != nil || len(got) != 1 {
		t.Errorf("the copy holds %v, %v", got, err)
	}
	if _, err := s.write.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []*Store{saved, s} {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Open(ctx, file); err == nil || !strings.Contains(err.Error(), "newer version of the program") {
		t.Errorf("a store of the future: %v", err)
	}
}

func TestWhatIsNoStoreIsRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), File)
	if err := os.WriteFile(file, []byte(strings.Repeat("not a database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), file); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("got %v", err)
	}
}
