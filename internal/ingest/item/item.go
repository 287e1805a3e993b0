// Package item holds what every reader of inputs gives: one report as it came in, or the reason why it was refused.
package item

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"sitrep"
	"sitrep/internal/text/page"
)

const (
	// MaxText is the largest text of one report, in bytes of UTF-8.
	MaxText = 8 << 20
	// MaxRaw is the largest raw form of one report: a page, a line of JSON, a record of an archive.
	MaxRaw = 32 << 20
)

// Item is one report as it came in. With Err set it was refused, for the reason that Err gives, and holds nothing else.
type Item struct {
	Name        string // file, or file and line, for messages
	Raw         []byte // as it came; its SHA-256 is Report.RawSHA256
	Report      sitrep.Report
	Title, Body string
	Published   *sitrep.Published
	Problems    []sitrep.Problem
	Err         error
}

// Kind is one kind of input. Sniff sees the file's name and its first bytes; Read gives every report of the stream
// and stops when yield returns false.
type Kind struct {
	Name, Doc string
	Sniff     func(name string, head []byte) bool
	Read      func(name string, r io.Reader, yield func(Item) bool)
}

// Refuse is a refused item.
func Refuse(name string, err error) Item { return Item{Name: name, Err: err} }

// Sum is the SHA-256 of raw bytes in hex.
func Sum(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// ErrEmpty says that there was nothing to read.
var ErrEmpty = errors.New("empty: there is nothing to read")

// TooLarge is the refusal of a report above a limit in bytes.
func TooLarge(limit int) error {
	return fmt.Errorf("too large: one report may have at most %d MiB", limit>>20)
}

// All reads a whole stream of at most limit bytes.
func All(r io.Reader, limit int) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	if len(raw) > limit {
		return nil, TooLarge(limit)
	}
	return raw, nil
}

// UTF8 decodes plain text: UTF-8, or UTF-16 with a byte order mark. Anything else is refused, with the place of the
// first byte that is wrong.
func UTF8(raw []byte) (string, error) {
	if bytes.HasPrefix(raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(raw, []byte{0xfe, 0xff}) {
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(raw)
		if err != nil {
			return "", fmt.Errorf("not valid UTF-16: %w", err)
		}
		raw = out
	}
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		return "", fmt.Errorf("binary, not text: a zero byte at position %d", i)
	}
	if i := invalid(raw); i >= 0 {
		return "", fmt.Errorf("not valid UTF-8: byte 0x%02x at position %d; convert the file to UTF-8 first", raw[i], i)
	}
	return string(raw), nil
}

// invalid is the position of the first byte that is not UTF-8, -1 without one.
func invalid(raw []byte) int {
	if utf8.Valid(raw) {
		return -1
	}
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// FromPage makes an item of a page that was read.
func FromPage(p *page.Page, raw []byte) Item {
	it := Item{
		Raw:    raw,
		Report: sitrep.Report{URL: p.URL, Author: p.Author, Language: p.Language, Updated: p.Updated, RawSHA256: Sum(raw)},
		Title:  p.Title, Body: p.Text, Published: p.Published, Problems: p.Problems,
	}
	if p.Site != "" {
		it.Report.Outlet = &sitrep.Outlet{Name: p.Site}
	}
	return it
}
