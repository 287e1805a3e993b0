// Package sqlite keeps the record in one SQLite file: write-ahead log, synced in full at every commit, one writer and a
// pool of readers. Before a migration the file is copied.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"
	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver
)

// File is the name of the store's file in its folder.
const File = "sitrep.db"

// readers is how many reads may run at a time.
const readers = 4

// busy is how long a writer waits for another process's, in milliseconds.
const busy = 10000

//go:embed migrations/*.sql
var migrations embed.FS

// Store is the record in a SQLite file.
type Store struct {
	write, read *sql.DB
	zip         *zstd.Encoder
	unzip       *zstd.Decoder
}

// Open opens the file, makes it where there is none, and brings it to the newest schema, keeping a copy of the file as it was.
func Open(ctx context.Context, file string) (*Store, error) {
	s, err := open(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if err := s.migrate(ctx, file); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", file, err), s.Close())
	}
	return s, nil
}

func open(file string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return nil, err
	}
	write, err := sql.Open("sqlite", source(file, ""))
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	read, err := sql.Open("sqlite", source(file, "query_only(ON)"))
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(readers)
	zip, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, errors.Join(err, write.Close(), read.Close())
	}
	unzip, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(readers), zstd.WithDecoderMaxMemory(maxBody))
	if err != nil {
		return nil, errors.Join(err, write.Close(), read.Close())
	}
	return &Store{write: write, read: read, zip: zip, unzip: unzip}, nil
}

// source is the driver's name of the file with the settings of each connection.
func source(file, pragma string) string {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": {
		fmt.Sprintf("busy_timeout(%d)", busy), "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)",
	}}
	if pragma != "" {
		q.Add("_pragma", pragma)
	}
	path := filepath.ToSlash(file)
	if filepath.VolumeName(file) != "" {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: q.Encode()}).String()
}

func (s *Store) migrate(ctx context.Context, file string) error {
	tree, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	steps, err := goose.NewProvider(goose.DialectSQLite3, s.write, tree, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	have, want, err := steps.GetVersions(ctx)
	switch {
	case err != nil:
		return err
	case have > want:
		return fmt.Errorf("the store was written by a newer version of the program (schema %d, this one knows %d)", have, want)
	case have == want:
		return nil
	}
	if have > 0 {
		if err := s.backup(ctx, fmt.Sprintf("%s.schema-%d.bak", file, have)); err != nil {
			return fmt.Errorf("no copy could be made before the migration: %w", err)
		}
	}
	if _, err := steps.Up(ctx); err != nil {
		if have, _, again := steps.GetVersions(ctx); again == nil && have == want {
			return nil // another process was faster
		}
		return err
	}
	return nil
}

// backup copies the store as it is now to a new file, which replaces an earlier copy of the same name.
func (s *Store) backup(ctx context.Context, to string) error {
	part := to + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, err := s.write.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		return err
	}
	return os.Rename(part, to)
}

// Close closes the file.
func (s *Store) Close() error {
	s.unzip.Close()
	return errors.Join(s.read.Close(), s.write.Close())
}

// maxBody bounds what one body may grow to when it is read, in bytes.
const maxBody = 1 << 30

func (s *Store) pack(body []byte) []byte { return s.zip.EncodeAll(body, nil) }

func (s *Store) unpack(body []byte) ([]byte, error) {
	out, err := s.unzip.DecodeAll(body, nil)
	if err != nil {
		return nil, fmt.Errorf("damaged body: %w", err)
	}
	return out, nil
}
