package gazetteer

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"sort"
	"sync/atomic"
)

// Entry is one place as read from a table or a pack.
type Entry struct {
	ID         string // geonames:N icao:XXXX iso:XXX pack:…
	Name       string
	Kind       string // country admin city village airport region water facility feature
	Feature    string // GeoNames feature code, empty outside GeoNames
	Country    string // ISO 3166-1 alpha-3, empty at sea
	Admin1     string // GeoNames admin1 code, e.g. "09"
	Lat, Lon   float64
	Population int
	RadiusKM   float64 // rough extent of a region, pack entries only
}

// Table is one compact file of places. Opening reads the header alone; chunks are inflated when first asked for and
// then kept. It is safe for concurrent use.
type Table struct {
	head    header
	body    []byte
	entries []atomic.Pointer[[]Entry]
	keys    []atomic.Pointer[keyBlock]
	alpha3  func(string) string
}

type keyBlock struct {
	keys []string
	refs [][]uint64
}

var errFormat = errors.New("gazetteer: not a gazetteer table, or a damaged one")

// OpenTable opens data written by WriteTable. Alpha3 turns the country codes of the file into ISO alpha-3.
func OpenTable(data []byte, alpha3 func(string) string) (*Table, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, errFormat
	}
	n, size := binary.Uvarint(rest)
	if size <= 0 || n > uint64(len(rest)-size) {
		return nil, errFormat
	}
	t := &Table{body: rest[size+int(n):], alpha3: alpha3}
	if err := json.Unmarshal(rest[size:size+int(n)], &t.head); err != nil {
		return nil, fmt.Errorf("%w: %w", errFormat, err)
	}
	if !t.wellFormed() {
		return nil, errFormat
	}
	t.entries = make([]atomic.Pointer[[]Entry], len(t.head.EntryAt))
	t.keys = make([]atomic.Pointer[keyBlock], len(t.head.KeyAt))
	return t, nil
}

func (t *Table) wellFormed() bool {
	last := 0
	for _, at := range append(append([]int{}, t.head.EntryAt...), t.head.KeyAt...) {
		if at < last || at > len(t.body) {
			return false
		}
		last = at
	}
	return len(t.head.First) == len(t.head.KeyAt) && (t.head.Entries+entryChunk-1)/entryChunk == len(t.head.EntryAt)
}

// Source is the line on the table's origin.
func (t *Table) Source() string { return t.head.Source }

// Len is the number of places.
func (t *Table) Len() int { return t.head.Entries }

// All yields every place of the table.
func (t *Table) All() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for i := range t.Len() {
			if !yield(t.entry(i)) {
				return
			}
		}
	}
}

// find returns the references filed under key; shift by flagBits for the entry.
func (t *Table) find(key string) []uint64 {
	c := sort.SearchStrings(t.head.First, key)
	if c == len(t.head.First) || t.head.First[c] != key {
		c--
	}
	if c < 0 {
		return nil
	}
	b := t.keyBlock(c)
	if i := sort.SearchStrings(b.keys, key); i < len(b.keys) && b.keys[i] == key {
		return b.refs[i]
	}
	return nil
}

func (t *Table) keyBlock(c int) *keyBlock {
	if b := t.keys[c].Load(); b != nil {
		return b
	}
	b := decodeKeys(t.chunk(t.keyStart(c), t.head.KeyAt[c]))
	t.keys[c].Store(b)
	return b
}

func (t *Table) keyStart(c int) int {
	if c > 0 {
		return t.head.KeyAt[c-1]
	}
	if n := len(t.head.EntryAt); n > 0 {
		return t.head.EntryAt[n-1]
	}
	return 0
}

// entry returns place i, the zero Entry where the table is damaged there.
func (t *Table) entry(i int) Entry {
	c := i / entryChunk
	if i < 0 || c >= len(t.entries) {
		return Entry{}
	}
	list := t.entries[c].Load()
	if list == nil {
		start := 0
		if c > 0 {
			start = t.head.EntryAt[c-1]
		}
		decoded := t.decodeEntries(t.chunk(start, t.head.EntryAt[c]))
		list = &decoded
		t.entries[c].Store(list)
	}
	if i%entryChunk >= len(*list) {
		return Entry{}
	}
	return (*list)[i%entryChunk]
}

func (t *Table) chunk(lo, hi int) []byte {
	raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(t.body[lo:hi])))
	if err != nil {
		return nil // a damaged imported file loses the places of this chunk only
	}
	return raw
}

func (t *Table) decodeEntries(raw []byte) []Entry {
	d := decoder{text: string(raw)}
	var out []Entry
	for d.more() {
		e := Entry{ID: d.string(), Name: d.string(), Kind: d.string(), Feature: d.string(), Country: t.alpha3(d.string()), Admin1: d.string()}
		e.Lat, e.Lon, e.Population = float64(d.varint())/1e5, float64(d.varint())/1e5, int(d.uvarint())
		out = append(out, e)
	}
	return out
}

func decodeKeys(raw []byte) *keyBlock {
	d := decoder{text: string(raw)}
	b := &keyBlock{}
	last := ""
	for d.more() {
		shared := min(int(d.uvarint()), len(last))
		last = last[:shared] + d.string()
		refs := make([]uint64, 0, 1)
		prev := uint64(0)
		for n := d.uvarint(); n > 0 && d.more(); n-- {
			prev += d.uvarint()
			refs = append(refs, prev)
		}
		b.keys = append(b.keys, last)
		b.refs = append(b.refs, refs)
	}
	return b
}

// decoder reads varints and strings; past the end it gives zeros.
type decoder struct{ text string }

func (d *decoder) more() bool { return d.text != "" }

func (d *decoder) uvarint() uint64 {
	var v uint64
	for i := 0; i < len(d.text) && i < binary.MaxVarintLen64; i++ {
		c := d.text[i]
		v |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			d.text = d.text[i+1:]
			return v
		}
	}
	d.text = ""
	return 0
}

func (d *decoder) varint() int64 {
	u := d.uvarint()
	return int64(u>>1) ^ -int64(u&1)
}

func (d *decoder) string() string {
	n := int(min(d.uvarint(), uint64(len(d.text))))
	s := d.text[:n]
	d.text = d.text[n:]
	return s
}
