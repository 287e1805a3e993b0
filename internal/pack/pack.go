// Package pack reads knowledge packs: a tree of TOML and TSV files, the built-in one below user overlays. A file
// in a later tree replaces the file of the same path in an earlier one; other files are added.
package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"sort"

	"github.com/BurntSushi/toml"
)

// Set is a stack of pack trees, lowest first. It is read-only after New.
type Set struct{ trees []fs.FS }

// New stacks trees; later ones win.
func New(trees ...fs.FS) *Set { return &Set{trees: trees} }

// With is the set with one more tree on top.
func (s *Set) With(tree fs.FS) *Set { return New(append(append([]fs.FS(nil), s.trees...), tree)...) }

// File is one pack file.
type File struct {
	Path string // slash path inside the pack, e.g. "ontology/plover/assault.toml"
	Tree int    // which tree of the stack it comes from, 0 the lowest
	Data []byte
}

// Glob returns the files that match the pattern of path.Match, sorted by path, overlays applied.
func (s *Set) Glob(pattern string) ([]File, error) {
	found := map[string]File{}
	for at, tree := range s.trees {
		names, err := fs.Glob(tree, pattern)
		if err != nil {
			return nil, fmt.Errorf("pack: pattern %q: %w", pattern, err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(tree, name)
			if err != nil {
				return nil, fmt.Errorf("pack: %w", err)
			}
			found[name] = File{Path: path.Clean(name), Tree: at, Data: data}
		}
	}
	out := make([]File, 0, len(found))
	for _, f := range found {
		out = append(out, f)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Path < out[j].Path })
	return out, nil
}

// Decode reads a TOML file into v; unknown keys are an error, so a typing mistake never goes unnoticed.
func (f File) Decode(v any) error {
	meta, err := toml.Decode(string(f.Data), v)
	if err != nil {
		return fmt.Errorf("pack: %s: %w", f.Path, err)
	}
	if extra := meta.Undecoded(); len(extra) > 0 {
		return fmt.Errorf("pack: %s: unknown key %q", f.Path, extra[0].String())
	}
	return nil
}

// Hash is a hash over every file of every tree, for the coder's fingerprint.
func (s *Set) Hash() (string, error) {
	h := sha256.New()
	for _, tree := range s.trees {
		err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(tree, name)
			if err != nil {
				return err
			}
			fmt.Fprintf(h, "%s\x00%d\x00", name, len(data))
			h.Write(data)
			return nil
		})
		if err != nil {
			return "", fmt.Errorf("pack: %w", err)
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:16], nil
}
