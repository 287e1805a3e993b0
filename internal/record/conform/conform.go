// Package conform holds the tests that every store of the record must pass.
package conform

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"testing"

	"sitrep"
	"sitrep/internal/record"
)

// Run tests a kind of store. open opens the store of a place, making it where there is none; the same place opened again
// holds what was kept there.
func Run(t *testing.T, open func(t *testing.T, place string) record.Store) {
	s := &suite{open: open}
	for _, c := range []struct {
		name string
		test func(*testing.T)
	}{
		{"empty", s.empty}, {"order", s.order}, {"twice", s.twice}, {"versions", s.versions}, {"builds", s.builds}, {"whole batches", s.wholeBatches},
		{"opinions", s.opinions}, {"rulings", s.rulings}, {"opened again", s.openedAgain}, {"two at once", s.twoAtOnce}, {"large", s.large},
	} {
		t.Run(c.name, c.test)
	}
}

type suite struct {
	open func(t *testing.T, place string) record.Store
}

func (s *suite) new(t *testing.T) record.Store {
	t.Helper()
	st := s.open(t, t.TempDir())
	t.Cleanup(func() { must(t, st.Close()) })
	return st
}

func build(name string) sitrep.Coder {
	return sitrep.Coder{Version: "1", Engine: "test", Fingerprint: name}
}

// entry is version rank of a report.
func entry(id, day, rank string) record.Entry {
	raw := []byte("raw " + id + rank)
	return record.Entry{
		Report: id, Day: day, Rank: rank, RawSHA256: sum(raw), Raw: raw, InputSum: "in-" + id + rank,
		Input: []byte("input " + id + rank), Record: []byte("record " + id + rank),
		Traits: map[string][]byte{"one": []byte("one " + id + rank), "two": []byte("two " + id + rank)},
	}
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func take(t *testing.T, st record.Store, by string, entries ...record.Entry) []record.Outcome {
	t.Helper()
	got, err := st.Take(context.Background(), build(by), entries)
	must(t, err)
	return got
}

func state(t *testing.T, st record.Store) record.State {
	t.Helper()
	got, err := st.State(context.Background())
	must(t, err)
	return got
}

// list collects what show makes of every element.
func list[T any](t *testing.T, seq iter.Seq2[T, error], show func(T) string) string {
	t.Helper()
	var out []string
	for v, err := range seq {
		must(t, err)
		out = append(out, show(v))
	}
	return strings.Join(out, ", ")
}

func want(t *testing.T, what string, got, want any) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func ids(e record.Entry) string      { return e.Report }
func records(e record.Entry) string  { return string(e.Record) }
func traits(x record.Trait) string   { return string(x.Body) }
func bodies(o record.Opinion) string { return string(o.Body) }
func opinion(k, id, day, body string) record.Opinion {
	return record.Opinion{Kind: k, ID: id, Day: day, Body: []byte(body)}
}

func (s *suite) empty(t *testing.T) {
	ctx, st := context.Background(), s.new(t)
	got := state(t, st)
	if got.Coder != nil || got.Reports != 0 || got.Stale != 0 || got.Fresh() {
		t.Errorf("an empty store says %+v", got)
	}
	want(t, "reports", list(t, st.Reports(ctx), ids), "")
	if _, err := st.Report(ctx, "r1"); !errors.Is(err, record.ErrNone) {
		t.Errorf("a report that is not there: %v", err)
	}
	if _, err := st.Raw(ctx, sum(nil)); !errors.Is(err, record.ErrNone) {
		t.Errorf("raw bytes that are not there: %v", err)
	}
}

func (s *suite) order(t *testing.T) {
	ctx, st := context.Background(), s.new(t)
	take(t, st, "a", entry("r3", "2020-01-02", ""), entry("r9", "2020-01-01", ""), entry("r1", "2020-01-02", ""), entry("r5", "", ""))
	want(t, "reports", list(t, st.Reports(ctx), ids), "r9, r1, r3, r5")
	want(t, "traits", list(t, st.Traits(ctx, "two"), traits), "two r9, two r1, two r3, two r5")
	want(t, "traits of no fusion", list(t, st.Traits(ctx, "three"), traits), "")
	e, err := st.Report(ctx, "r3")
	must(t, err)
	full := entry("r3", "2020-01-02", "")
	full.Raw, full.Traits = nil, nil
	want(t, "report", fmt.Sprintf("%+v", e), fmt.Sprintf("%+v", full))
	raw, err := st.Raw(ctx, e.RawSHA256)
	must(t, err)
	want(t, "raw", string(raw), "raw r3")
}

func (s *suite) twice(t *testing.T) {
	ctx, st := context.Background(), s.new(t)
	want(t, "first", take(t, st, "a", entry("r1", "", ""), entry("r1", "", "")), []record.Outcome{record.Added, record.Known})
	before := state(t, st)
	want(t, "again", take(t, st, "a", entry("r1", "", "")), []record.Outcome{record.Known})
	want(t, "state", state(t, st).Changes, before.Changes)
	want(t, "reports", list(t, st.Reports(ctx), ids), "r1")
	has, err := st.Has(ctx, "in-r1")
	must(t, err)
	hasNot, err := st.Has(ctx, "in-r2")
	must(t, err)
	want(t, "has", []string{has, hasNot}, []string{"r1", ""})
}

// versions: whatever the order in which they come, the current one is the same and none is lost.
func (s *suite) versions(t *testing.T) {
	ctx := context.Background()
	a, b, c := entry("r1", "2020-01-01", "1"), entry("r1", "2020-01-02", "2"), entry("r1", "2020-01-03", "3")
	for _, order := range [][]record.Entry{{a, b, c}, {c, b, a}, {b, c, a}, {b, a, c}} {
		st := s.new(t)
		for _, e := range order {
			take(t, st, "a", e)
		}
		want(t, "current", list(t, st.Reports(ctx), records), "record r13")
		want(t, "traits", list(t, st.Traits(ctx, "one"), traits), "one r13")
		versions, err := st.Versions(ctx, "r1")
		must(t, err)
		var inputs []string
		for _, v := range versions {
			inputs = append(inputs, string(v.Input))
		}
		want(t, "versions", inputs, []string{"input r11", "input r12", "input r13"})
		for _, e := range order {
			_, err := st.Raw(ctx, e.RawSHA256)
			must(t, err)
		}
	}
}

func (s *suite) builds(t *testing.T) {
	ctx, st := context.Background(), s.new(t)
	take(t, st, "a", entry("r1", "", ""), entry("r2", "", ""))
	_, err := st.Take(ctx, build("b"), []record.Entry{entry("r3", "", "")})
	var mixed record.Mixed
	if !errors.As(err, &mixed) || mixed.Store != build("a") || mixed.Build != build("b") {
		t.Fatalf("another build: %v", err)
	}
	must(t, st.Adopt(ctx, build("b")))
	if got := state(t, st); *got.Coder != build("b") || got.Stale != 2 || got.Reports != 2 {
		t.Errorf("after adoption: %+v", got)
	}
	want(t, "stale", list(t, st.Stale(ctx), ids), "r1, r2")
	has, err := st.Has(ctx, "in-r1")
	must(t, err)
	want(t, "has a stale one", has, "")
	again := entry("r1", "", "")
	again.Record, again.Raw = []byte("coded by b"), nil
	want(t, "taken again", take(t, st, "b", again), []record.Outcome{record.Recoded})
	want(t, "records", list(t, st.Reports(ctx), records), "coded by b, record r2")
	want(t, "stale", list(t, st.Stale(ctx), ids), "r2")
	must(t, st.Adopt(ctx, build("a")))
	want(t, "stale after going back", list(t, st.Stale(ctx), ids), "r1")
}

func (s *suite) wholeBatches(t *testing.T) {
	ctx, st := context.Background(), s.new(t)
	bad := entry("r2", "", "")
	bad.Raw = []byte("not what the hash says")
	if _, err := st.Take(ctx, build("a"), []record.Entry{entry("r1", "", ""), bad}); err == nil {
		t.Error("raw bytes with a wrong hash were taken")
	}
	if got := state(t, st); got.Reports != 0 || got.Coder != nil {
		t.Errorf("half a batch was kept: %+v", got)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := st.Take(cancelled, build("a"), []record.Entry{entry("r1", "", "")}); err == nil {
		t.Error("a batch was taken after the end of its context")
	}
	want(t, "reports", state(t, st).Reports, 0)
}

func (s *suite) opinions(t *testing.T) {
	ctx, st := context.Background(), s.new(t)
	take(t, st, "a", entry("r1", "", ""))
	at := state(t, st).Changes
	must(t, st.Settle(ctx, at, []record.Opinion{opinion("event", "e2", "2020-01-01", "A"), opinion("event", "e1", "2020-01-01", "B"), opinion("event", "e0", "", "C"), opinion("story", "s1", "", "S")}))
	want(t, "events", list(t, st.Opinions(ctx, "event"), bodies), "B, A, C")
	want(t, "fresh", state(t, st).Fresh(), true)
	must(t, st.Settle(ctx, at, []record.Opinion{opinion("event", "e2", "2019-01-01", "A2"), opinion("event", "e1", "2020-01-01", "B")}))
	want(t, "events", list(t, st.Opinions(ctx, "event"), bodies), "A2, B")
	want(t, "stories", list(t, st.Opinions(ctx, "story"), bodies), "")
	take(t, st, "a", entry("r2", "", ""))
	want(t, "fresh after a report came", state(t, st).Fresh(), false)
	must(t, st.Settle(ctx, at+1, []record.Opinion{opinion("event", "e3", "", "D")}))
	must(t, st.Settle(ctx, at, nil)) // late: computed before the report came
	want(t, "events", list(t, st.Opinions(ctx, "event"), bodies), "D")
	must(t, st.SetTraits(ctx, []record.Entry{{Report: "r1", Traits: map[string][]byte{"one": []byte("new")}}}))
	want(t, "traits", list(t, st.Traits(ctx, "one"), traits), "new, one r2")
	want(t, "other traits", list(t, st.Traits(ctx, "two"), traits), "two r2")
	must(t, st.Drop(ctx))
	want(t, "dropped", list(t, st.Opinions(ctx, "event"), bodies), "")
	want(t, "fresh after a drop", state(t, st).Fresh(), false)
}

func (s *suite) rulings(t *testing.T) {
	ctx, st := context.Background(), s.new(t)
	must(t, st.Rule(ctx, "actor", []byte(`{"merge":1}`)))
	must(t, st.Rule(ctx, "event", []byte(`{}`)))
	must(t, st.Rule(ctx, "actor", []byte(`{"split":1}`)))
	must(t, st.Drop(ctx))
	got, err := st.Rulings(ctx, "actor")
	must(t, err)
	if len(got) != 2 || string(got[0].Body) != `{"merge":1}` || string(got[1].Body) != `{"split":1}` || got[0].Number >= got[1].Number {
		t.Errorf("got %+v", got)
	}
	want(t, "changes", state(t, st).Changes, 3)
}

func (s *suite) openedAgain(t *testing.T) {
	ctx, place := context.Background(), t.TempDir()
	st := s.open(t, place)
	take(t, st, "a", entry("r1", "", ""))
	must(t, st.Rule(ctx, "actor", []byte(`{}`)))
	must(t, st.Settle(ctx, state(t, st).Changes, []record.Opinion{opinion("event", "e1", "", "E")}))
	must(t, st.Close())
	st = s.open(t, place)
	defer st.Close()
	want(t, "reports", list(t, st.Reports(ctx), records), "record r1")
	want(t, "events", list(t, st.Opinions(ctx, "event"), bodies), "E")
	want(t, "fresh", state(t, st).Fresh(), true)
	if _, err := st.Take(ctx, build("b"), []record.Entry{entry("r2", "", "")}); err == nil {
		t.Error("a store forgot its build")
	}
}

// twoAtOnce: two that have the store open write and read side by side, and nothing is lost or doubled.
func (s *suite) twoAtOnce(t *testing.T) {
	const batches, size = 20, 5
	ctx, place := context.Background(), t.TempDir()
	stores := []record.Store{s.open(t, place), s.open(t, place)}
	var running sync.WaitGroup
	for _, st := range stores {
		running.Go(func() {
			for b := range batches {
				var batch []record.Entry
				for i := range size {
					batch = append(batch, entry(fmt.Sprintf("r%03d", b*size+i), "", ""))
				}
				if _, err := st.Take(ctx, build("a"), batch); err != nil {
					t.Error(err)
				}
				for _, err := range st.Reports(ctx) {
					if err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	running.Wait()
	for _, st := range stores {
		got := strings.Split(list(t, st.Reports(ctx), ids), ", ")
		want(t, "reports", len(got), batches*size)
		want(t, "in order and once", slices.IsSorted(got) && len(slices.Compact(got)) == batches*size, true)
		want(t, "changes", state(t, st).Changes, batches)
		must(t, st.Close())
	}
}

// large: bodies of some megabytes and bytes of every value come back as they were.
func (s *suite) large(t *testing.T) {
	ctx, st := context.Background(), s.new(t)
	e := entry("r1", "", "")
	for i := range 3 << 20 {
		e.Record = append(e.Record, byte(i*i>>3))
	}
	e.Traits["one"] = []byte{0, 1, 255, 0}
	take(t, st, "a", e)
	got, err := st.Report(ctx, "r1")
	must(t, err)
	want(t, "large", slices.Equal(got.Record, e.Record), true)
	want(t, "odd bytes", list(t, st.Traits(ctx, "one"), traits), "\x00\x01\xff\x00")
}
