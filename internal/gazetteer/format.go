package gazetteer

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"sort"
)

// Record is one place as it goes into a table.
type Record struct {
	ID         string // geonames:N icao:XXXX iso:XXX pack:…
	Name       string
	Alternates []string
	Kind       string // country admin city village airport region water facility feature
	Feature    string // GeoNames feature code, "" outside GeoNames
	Country    string // ISO 3166-1 alpha-2 or alpha-3, empty at sea
	Admin1     string // GeoNames admin1 code without the country, e.g. "09"
	Lat, Lon   float64
	Population int
	LooseNames bool     // also file under Loose keys
	Codes      []string // further keys, filed as they are: "admin1:SY.09", "capital:SY"
}

// The file: magic, uvarint length of the header, header (JSON), chunks. Every chunk is raw DEFLATE.
// Entry chunks hold entryChunk places, key chunks keyChunk sorted keys with the places they name.
const (
	magic      = "SITREPGAZ1\n"
	entryChunk = 256
	keyChunk   = 512
)

type header struct {
	Source  string   `json:"source"`
	Entries int      `json:"entries"`
	Keys    int      `json:"keys"`
	First   []string `json:"first"`   // first key of each key chunk
	EntryAt []int    `json:"entryAt"` // end of each entry chunk, from the first byte after the header
	KeyAt   []int    `json:"keyAt"`   // likewise, key chunks follow entry chunks
}

const (
	flagAlternate = 1 << iota // the key is not of the place's main name
	flagLoose                 // the key is a Loose key
	flagBits      = 2
)

// WriteTable writes records as a table that OpenTable reads. Source is a line on where they come from.
func WriteTable(w io.Writer, source string, records []Record) error {
	records = append([]Record(nil), records...)
	sort.SliceStable(records, func(i, j int) bool { return before(&records[i], &records[j]) })
	head := header{Source: source, Entries: len(records)}
	var body bytes.Buffer
	if err := writeEntries(&body, &head, records); err != nil {
		return err
	}
	if err := writeKeys(&body, &head, records); err != nil {
		return err
	}
	h, err := json.Marshal(head)
	if err != nil {
		return fmt.Errorf("gazetteer: header: %w", err)
	}
	out := append([]byte(magic), binary.AppendUvarint(nil, uint64(len(h)))...)
	out = append(out, h...)
	if _, err := w.Write(out); err != nil {
		return err
	}
	_, err = w.Write(body.Bytes())
	return err
}

func before(a, b *Record) bool {
	if a.Country != b.Country {
		return a.Country < b.Country
	}
	if a.Admin1 != b.Admin1 {
		return a.Admin1 < b.Admin1
	}
	return a.ID < b.ID
}

func writeEntries(body *bytes.Buffer, head *header, records []Record) error {
	for lo := 0; lo < len(records); lo += entryChunk {
		var raw []byte
		for i := lo; i < min(lo+entryChunk, len(records)); i++ {
			raw = appendRecord(raw, &records[i])
		}
		if err := deflate(body, raw); err != nil {
			return err
		}
		head.EntryAt = append(head.EntryAt, body.Len())
	}
	return nil
}

func appendRecord(b []byte, r *Record) []byte {
	for _, s := range []string{r.ID, r.Name, r.Kind, r.Feature, r.Country, r.Admin1} {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	b = binary.AppendVarint(b, int64(math.Round(r.Lat*1e5)))
	b = binary.AppendVarint(b, int64(math.Round(r.Lon*1e5)))
	return binary.AppendUvarint(b, uint64(max(r.Population, 0)))
}

type posting struct {
	key string
	ref uint64
}

func writeKeys(body *bytes.Buffer, head *header, records []Record) error {
	list := postings(records)
	var raw []byte
	n, last := 0, ""
	flush := func() error {
		if n == 0 {
			return nil
		}
		err := deflate(body, raw)
		head.KeyAt = append(head.KeyAt, body.Len())
		raw, n, last = raw[:0], 0, ""
		return err
	}
	for i := 0; i < len(list); {
		j := i
		for j < len(list) && list[j].key == list[i].key {
			j++
		}
		if n == 0 {
			head.First = append(head.First, list[i].key)
		}
		raw = appendKey(raw, last, list[i:j])
		last = list[i].key
		head.Keys++
		if n++; n == keyChunk {
			if err := flush(); err != nil {
				return err
			}
		}
		i = j
	}
	return flush()
}

// appendKey front-codes the key against the one before it and writes its places as ascending differences.
func appendKey(raw []byte, last string, list []posting) []byte {
	key, shared := list[0].key, 0
	for shared < len(last) && shared < len(key) && last[shared] == key[shared] {
		shared++
	}
	raw = binary.AppendUvarint(raw, uint64(shared))
	raw = binary.AppendUvarint(raw, uint64(len(key)-shared))
	raw = append(raw, key[shared:]...)
	raw = binary.AppendUvarint(raw, uint64(len(list)))
	prev := uint64(0)
	for _, p := range list {
		raw = binary.AppendUvarint(raw, p.ref-prev)
		prev = p.ref
	}
	return raw
}

// postings lists each key of each record once, with the best flags it has.
func postings(records []Record) []posting {
	var list []posting
	for i := range records {
		r := &records[i]
		seen := map[string]bool{}
		file := func(key string, flags uint64) {
			if len(key) < 2 || seen[key] {
				return
			}
			seen[key] = true
			list = append(list, posting{key, uint64(i)<<flagBits | flags})
		}
		file(Key(r.Name), 0)
		for _, a := range r.Alternates {
			file(Key(a), flagAlternate)
		}
		for _, code := range r.Codes {
			file(code, 0)
		}
		if !r.LooseNames {
			continue
		}
		file(Loose(Key(r.Name)), flagLoose)
		for _, a := range r.Alternates {
			file(Loose(Key(a)), flagLoose|flagAlternate)
		}
	}
	sort.Slice(list, func(i, j int) bool {
		if list[i].key != list[j].key {
			return list[i].key < list[j].key
		}
		return list[i].ref < list[j].ref
	})
	return list
}

func deflate(w io.Writer, raw []byte) error {
	z, err := flate.NewWriter(w, flate.BestCompression)
	if err != nil {
		return fmt.Errorf("gazetteer: %w", err)
	}
	if _, err := z.Write(raw); err != nil {
		return fmt.Errorf("gazetteer: %w", err)
	}
	return z.Close()
}
