// Package store opens the store of an address. Adding a kind of store is a package below this and a case here.
package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"sitrep/internal/record"
	"sitrep/internal/store/sqlite"
)

// ErrNone says that there is no store at an address.
var ErrNone = errors.New("there is no store here")

// ErrAddress says that an address names no kind of store.
var ErrAddress = errors.New("an address is a folder, a file that ends in .db, or sqlite: before either")

// Open opens the store of an address, a folder or a file. Where there is none it is made, or ErrNone without create.
func Open(ctx context.Context, address string, create bool) (record.Store, error) {
	file, err := File(address)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) && !create {
		return nil, fmt.Errorf("%s: %w", filepath.Dir(file), ErrNone)
	}
	return sqlite.Open(ctx, file)
}

// File is the file of an address.
func File(address string) (string, error) {
	kind, path, ok := strings.Cut(address, ":")
	switch {
	case !ok || len(kind) == 1: // a drive letter
		path = address
	case kind == "sqlite" || kind == "file":
		path = strings.TrimPrefix(path, "//")
	case strings.HasPrefix(path, "//"):
		return "", fmt.Errorf("%s: %w", address, ErrAddress)
	default:
		path = address
	}
	if path == "" {
		return "", ErrAddress
	}
	if strings.HasSuffix(path, ".db") {
		return path, nil
	}
	return filepath.Join(path, sqlite.File), nil
}
