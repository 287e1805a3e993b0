// Package ingest turns files, folders and streams into reports. What a file is follows from its first bytes; adding a
// kind is a package below this and a line in Kinds.
package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"sitrep/internal/ingest/feed"
	"sitrep/internal/ingest/html"
	"sitrep/internal/ingest/item"
	"sitrep/internal/ingest/jsonl"
	"sitrep/internal/ingest/text"
	"sitrep/internal/ingest/warc"
)

// Kinds lists the kinds of input in the order in which they are tried; the last takes all.
func Kinds() []item.Kind {
	return []item.Kind{warc.Kind(), feed.Kind(), jsonl.Kind(), html.Kind(), text.Kind()}
}

// sniffed is how many bytes a kind is told from.
const sniffed = 4096

// Read gives the reports of the paths in order: files, folders (their files sorted by path, hidden ones left out), and
// "-" for stdin. What cannot be read is an item with Err; the others are read all the same.
func Read(paths []string, stdin io.Reader) iter.Seq[item.Item] {
	return func(yield func(item.Item) bool) {
		more := true
		one := func(it item.Item) bool {
			more = more && yield(it)
			return more
		}
		for _, path := range paths {
			if path == "-" {
				Stream("stdin", stdin, one)
			} else {
				tree(path, one)
			}
			if !more {
				return
			}
		}
	}
}

// tree reads a file, or every file below a folder.
func tree(path string, yield func(item.Item) bool) {
	info, err := os.Stat(path)
	if err != nil {
		yield(item.Refuse(path, reason(err)))
		return
	}
	if !info.IsDir() {
		file(path, yield)
		return
	}
	seen, more := 0, true
	_ = filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			seen++
			more = yield(item.Refuse(name, reason(err)))
		case name != path && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		default:
			seen++
			more = member(name, yield)
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	})
	if seen == 0 && more {
		yield(item.Refuse(path, errors.New("a folder without files")))
	}
}

// member reads a file found in a folder, if it is a regular file or leads to one.
func member(name string, yield func(item.Item) bool) bool {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return yield(item.Refuse(name, errors.New("not a regular file")))
	}
	return file(name, yield)
}

func file(path string, yield func(item.Item) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(item.Refuse(path, reason(err)))
	}
	defer f.Close()
	return Stream(path, f, yield)
}

// reason is the system's reason without the path, which the item names.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// Stream reads one stream, decompressing gzip, and says whether yield wants more.
func Stream(name string, r io.Reader, yield func(item.Item) bool) bool {
	more := true
	one := func(it item.Item) bool {
		more = more && yield(it)
		return more
	}
	br := bufio.NewReaderSize(r, 1<<16)
	plain := name
	if head, _ := br.Peek(2); bytes.Equal(head, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(br)
		if err != nil {
			return yield(item.Refuse(name, fmt.Errorf("damaged gzip: %w", err)))
		}
		br = bufio.NewReaderSize(z, 1<<16)
		plain = strings.TrimSuffix(name, ".gz")
	}
	head, err := br.Peek(sniffed)
	if err != nil && err != io.EOF {
		return yield(item.Refuse(name, fmt.Errorf("cannot be read: %w", reason(err))))
	}
	if len(bytes.TrimSpace(head)) == 0 && len(head) < sniffed {
		return yield(item.Refuse(name, item.ErrEmpty))
	}
	kindOf(plain, head).Read(name, br, one)
	return more
}

// kindOf is the first kind that takes the stream.
func kindOf(name string, head []byte) item.Kind {
	kinds := Kinds()
	for _, k := range kinds {
		if k.Sniff(name, head) {
			return k
		}
	}
	return kinds[len(kinds)-1]
}
