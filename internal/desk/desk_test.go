package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"sitrep/examples"
	"sitrep/internal/coder"
	"sitrep/internal/engine/lite"
	"sitrep/internal/ingest"
	"sitrep/internal/ingest/item"
	"sitrep/internal/ingest/jsonl"
	"sitrep/internal/pack"
	"sitrep/internal/record"
	"sitrep/internal/store/sqlite"
	"sitrep/packs"
)

// loadBuild makes the lite build once for all tests.
var loadBuild = sync.OnceValues(func() (Build, error) {
	eng, err := lite.New()
	if err != nil {
		return Build{}, err
	}
	set := pack.New(packs.FS)
	suite, err := coder.New(set, eng)
	return Build{Suite: suite, Packs: set}, err
})

func testDesk(t testing.TB, dir string) *Desk {
	t.Helper()
	st, err := sqlite.Open(context.Background(), filepath.Join(dir, sqlite.File))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return New(st, func(string) (Build, error) { return loadBuild() })
}

// invented lists the example reports, and copies of some under another date and outlet.
func invented(t testing.TB) []item.Item {
	t.Helper()
	data, err := examples.FS.ReadFile("reports.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var out []item.Item
	jsonl.Read("reports.jsonl", bytes.NewReader(data), func(it item.Item) bool {
		out = append(out, it)
		return it.Err == nil
	})
	for i := range 6 {
		line := map[string]string{"id": fmt.Sprint("copy", i), "source": "Copier", "published": fmt.Sprintf("2031-04-%02d", i+1), "title": out[i].Title, "text": out[i].Body}
		raw, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		it, err := jsonl.Report(raw)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, it)
	}
	return out
}

// everything is all that goes out of a store: records, then every opinion.
func everything(t testing.TB, d *Desk) string {
	t.Helper()
	ctx := context.Background()
	v, err := d.View(ctx, Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	for c, err := range v.Records(ctx, false) {
		if err != nil {
			t.Fatal(err)
		}
		if err := enc.Encode(&c.Record); err != nil {
			t.Fatal(err)
		}
	}
	for _, kind := range []string{kindActor, kindEvent, kindStory, kindFinding} {
		for o, err := range d.store.Opinions(ctx, kind) {
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%s %s %s %s\n", o.Kind, o.ID, o.Day, o.Body)
		}
	}
	return b.String()
}

// take keeps prepared items in their order, fusing on the way where fuse is not 0 after every so many.
func take(t testing.TB, d *Desk, items []prepared, fuse int) {
	t.Helper()
	ctx := context.Background()
	if _, err := d.own(ctx); err != nil {
		t.Fatal(err)
	}
	b := batch{desk: d, told: func(Taken) {}}
	for i, p := range items {
		if err := b.add(ctx, p); err != nil {
			t.Fatal(err)
		}
		if fuse > 0 && i%fuse == fuse-1 {
			if err := d.Fuse(ctx); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := b.keep(ctx); err != nil {
		t.Fatal(err)
	}
	if err := d.Fuse(ctx); err != nil {
		t.Fatal(err)
	}
}

// sameInAnyOrder imports items in ten orders, some with fusions on the way, and wants one result; then drops and rebuilds it.
func sameInAnyOrder(t *testing.T, items []item.Item) {
	ctx := context.Background()
	first := testDesk(t, t.TempDir())
	if _, err := first.own(ctx); err != nil {
		t.Fatal(err)
	}
	var ready []prepared
	for done := range Each(slices.Values(items), 2, func(it *item.Item) prepared { return first.prepare(ctx, it) }) {
		if done.Item.Err != nil || done.Made.fault != nil {
			t.Fatal(done.Item.Name, done.Item.Err, done.Made.fault)
		}
		ready = append(ready, done.Made)
	}
	take(t, first, ready, 0)
	want := everything(t, first)
	for seed := range uint64(10) {
		shuffled := slices.Clone(ready)
		r := rand.New(rand.NewPCG(seed, 1))
		r.Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
		d := testDesk(t, t.TempDir())
		take(t, d, shuffled, int(seed%3)*len(items)/4)
		if got := everything(t, d); got != want {
			t.Fatalf("order %d gives another result: %s", seed, difference(got, want))
		}
	}
	if err := first.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	if got := everything(t, first); got != want {
		t.Errorf("rebuilt, it is another: %s", difference(got, want))
	}
	t.Logf("%d reports, %d bytes", len(items), len(want))
}

// difference is the first line that differs.
func difference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d\n%.2000s\n%.2000s", i, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(a), len(b))
}

func TestSameInAnyOrder(t *testing.T) { sameInAnyOrder(t, invented(t)) }

func TestFakesAreTheSameInAnyOrder(t *testing.T) {
	const corpus = "../../../shared/corpora/fakes"
	if os.Getenv("SITREP_LARGE") == "" {
		t.Skip("SITREP_LARGE is not set")
	}
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpus fakes is not here")
	}
	var items []item.Item
	for it := range ingest.Read([]string{corpus}, nil) {
		if it.Err == nil {
			items = append(items, it)
		}
	}
	sameInAnyOrder(t, items)
}

// Two versions of a report under one address: the later one is current, whatever comes first, and both are kept.
func TestVersionsOfOneReport(t *testing.T) {
	ctx := context.Background()
	old := `{"url":"https://wire.example/1","published":"2020-05-06","retrieved":"2020-05-06","text":"Troops shelled the harbour on Tuesday. Two people were killed."}`
	late := `{"url":"https://wire.example/1","published":"2020-05-06","retrieved":"2020-05-07","text":"Troops shelled the harbour on Tuesday. Five people were killed."}`
	for _, order := range [][]string{{old, late}, {late, old}} {
		d := testDesk(t, t.TempDir())
		for _, line := range order {
			it, err := jsonl.Report([]byte(line))
			if err != nil {
				t.Fatal(err)
			}
			if err := d.TakeIn(ctx, slices.Values([]item.Item{it}), 1, func(Taken) {}); err != nil {
				t.Fatal(err)
			}
		}
		if got := everything(t, d); !strings.Contains(got, "Five people") || strings.Contains(got, "Two people") {
			t.Errorf("the current version is not the later one:\n%s", got)
		}
		v, err := d.View(ctx, Filter{})
		if err != nil {
			t.Fatal(err)
		}
		for c := range v.Records(ctx, false) {
			if kept, err := d.store.Versions(ctx, c.Record.Report.ID); err != nil || len(kept) != 2 {
				t.Errorf("%d versions are kept, %v", len(kept), err)
			}
		}
	}
}

// A filter leaves nothing of what it takes out: the view is that of a store which never had it.
func TestFilteredViewIsThatOfASmallerStore(t *testing.T) {
	ctx := context.Background()
	all, some := testDesk(t, t.TempDir()), testDesk(t, t.TempDir())
	items := invented(t)
	b, err := loadBuild()
	if err != nil {
		t.Fatal(err)
	}
	var early []item.Item
	for _, it := range items {
		if p := b.Suite.Code(inputOf(&it)).Published; p != nil && p.End <= "2031-03-05" {
			early = append(early, it)
		}
	}
	if len(early) == 0 || len(early) == len(items) {
		t.Fatalf("%d of %d reports are early", len(early), len(items))
	}
	for d, list := range map[*Desk][]item.Item{all: items, some: early} {
		if err := d.TakeIn(ctx, slices.Values(list), 2, func(Taken) {}); err != nil {
			t.Fatal(err)
		}
	}
	show := func(d *Desk, f Filter) string {
		v, err := d.View(ctx, f)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for c, err := range v.Records(ctx, false) {
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%s %+v\n", c.Record.Report.ID, c.Record.Events)
		}
		for _, part := range []any{v.Actors, v.Events, v.Stories, v.Findings} {
			body, err := encode(part)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%s\n", body)
		}
		return b.String()
	}
	got, want := show(all, Filter{Before: "2031-03-05"}), show(some, Filter{})
	want = strings.ReplaceAll(want, "\nnull\n", "\n{}\n")
	got = strings.ReplaceAll(got, "\nnull\n", "\n{}\n")
	if got != want {
		t.Errorf("%s", difference(got, want))
	}
}

// A copy of old text under a new date is told of, and counts as no further text.
func TestRecycledTextIsFound(t *testing.T) {
	ctx := context.Background()
	d := testDesk(t, t.TempDir())
	if err := d.TakeIn(ctx, slices.Values(invented(t)), 2, func(Taken) {}); err != nil {
		t.Fatal(err)
	}
	v, err := d.View(ctx, Filter{})
	if err != nil {
		t.Fatal(err)
	}
	recycled := 0
	for c, err := range v.Records(ctx, false) {
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range c.Record.Problems {
			if p.Code == "recycled" {
				recycled++
				t.Log(c.Record.Report.Ref, p.Note)
				if !strings.HasPrefix(c.Record.Report.Ref, "copy") {
					t.Errorf("%s is called recycled", c.Record.Report.Ref)
				}
			}
		}
	}
	if recycled != 4 { // two of the six have a dateline, whose day is held to be theirs
		t.Errorf("%d of 4 copies are told of", recycled)
	}
}

func TestOutcomes(t *testing.T) {
	ctx := context.Background()
	d := testDesk(t, t.TempDir())
	items := invented(t)[:3]
	items[1] = item.Refuse("bad", item.ErrEmpty)
	var told []string
	count := func(t Taken) { told = append(told, fmt.Sprint(t.Outcome, t.Err)) }
	for range 2 {
		if err := d.TakeIn(ctx, slices.Values(items), 2, count); err != nil {
			t.Fatal(err)
		}
	}
	refused := fmt.Sprint(record.Outcome(""), item.ErrEmpty)
	added, known := fmt.Sprint(record.Added, nil), fmt.Sprint(record.Known, nil)
	if want := []string{added, refused, added, known, refused, known}; !slices.Equal(told, want) {
		t.Errorf("got %q, want %q", told, want)
	}
}
