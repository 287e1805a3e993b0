package desk

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/ingest/item"
	"sitrep/internal/record"
)

// input is what the coder was given, as it is kept.
type input struct {
	Report    sitrep.Report     `json:"report"`
	Title     string            `json:"title,omitempty"`
	Body      string            `json:"body"`
	Published *sitrep.Published `json:"published,omitempty"`
	Problems  []sitrep.Problem  `json:"problems,omitempty"`
}

// kept is what the coder said, as it is kept.
type kept struct {
	Record *sitrep.Record `json:"record"`
	Hidden []sitrep.Claim `json:"hidden,omitempty"`
}

// sealed is an input with its name in the store.
type sealed struct {
	body []byte
	sum  string
}

// seal writes an input down. Where the report lay is no part of it: the same report from two folders is one.
func seal(it *item.Item) (sealed, error) {
	body, err := encode(input{Report: it.Report, Title: it.Title, Body: it.Body, Published: it.Published, Problems: it.Problems})
	sum := sha256.Sum256(body)
	return sealed{body, hex.EncodeToString(sum[:])}, err
}

// unseal is the item of an input that was kept.
func unseal(e *record.Entry) (item.Item, error) {
	var in input
	if err := json.Unmarshal(e.Input, &in); err != nil {
		return item.Item{}, fmt.Errorf("damaged input: %w", err)
	}
	return item.Item{Name: e.Report, Report: in.Report, Title: in.Title, Body: in.Body, Published: in.Published, Problems: in.Problems}, nil
}

// entry is what the store keeps of a report.
func (d *Desk) entry(it *item.Item, s sealed, c *coder.Coding) (record.Entry, error) {
	e := record.Entry{
		Report: c.Record.Report.ID, Rank: rank(&c.Record.Report), RawSHA256: it.Report.RawSHA256, Raw: it.Raw,
		InputSum: s.sum, Input: s.body, Day: day(&c.Record),
	}
	var err error
	if e.Record, err = encode(kept{&c.Record, c.Hidden}); err != nil {
		return e, err
	}
	e.Traits, err = d.fuser.traits(&c.Record)
	return e, err
}

// rank orders the versions of one report: the one updated, retrieved or published last is current. What breaks a tie has
// no meaning, but it does not depend on the order in which they came.
func rank(r *sitrep.Report) string {
	published := ""
	if r.Published != nil {
		published = r.Published.Start
	}
	return strings.Join([]string{r.Updated, r.Retrieved, published, r.RawSHA256}, "\t")
}

// encode writes compact JSON as the program does everywhere.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

func decode(e *record.Entry) (kept, error) {
	var k kept
	if err := json.Unmarshal(e.Record, &k); err != nil || k.Record == nil {
		return k, fmt.Errorf("%s: damaged record: %v", e.Report, err)
	}
	return k, nil
}
