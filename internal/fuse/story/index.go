package story

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"time"

	"sitrep/internal/lexicon/frequency"
)

const (
	// keyTerms is how many terms of a report, the weightiest, other reports are looked up by.
	keyTerms = 24
	// lately is how many reports that hold a term, the latest before the one in hand, are looked at.
	lately = 64
	// candidatesKept is how many earlier reports, those that share most weight, a report is compared with.
	candidatesKept = 40
	// window is how many reports before the one in hand say what is common in the news of the day: in a store on one
	// war, the names of its towns tell little.
	window = 500
	// usual is how many reports what is common in English counts for, beside those of the window.
	usual = 60
)

// entry is one report of the index.
type entry struct {
	Traits
	day    int // days since 1970, 0 without a date
	vector vector
	near   []likeness
}

// likeness is how like an earlier report is.
type likeness struct {
	to     *entry
	cosine float64
}

// Index groups reports as they come in. It is not safe for concurrent use.
type Index struct {
	common  func(hash uint32) float64
	entries map[string]*entry
	order   []*entry            // by Compare
	settled int                 // how many at the beginning of order have been compared
	holders map[uint32][]*entry // the settled reports that hold a term among their keys, in order
}

// NewIndex makes an empty index. words says how common a stem is.
func NewIndex(words *frequency.Table) *Index {
	return &Index{common: words.Sharer(), entries: map[string]*entry{}, holders: map[uint32][]*entry{}}
}

// Add takes in one report, or takes it in again. Work is done when Stories is called, on the reports from the earliest
// new one on.
func (x *Index) Add(t Traits) {
	x.Remove(t.Report)
	e := &entry{Traits: t}
	if day, err := time.Parse(time.DateOnly, t.Published); err == nil {
		e.day = int(day.Unix() / (24 * 60 * 60))
	}
	at := place(x.order, e)
	x.unsettle(at)
	x.order = slices.Insert(x.order, at, e)
	x.entries[t.Report] = e
}

// Remove takes a report out; one that is not there is left alone.
func (x *Index) Remove(report string) {
	e := x.entries[report]
	if e == nil {
		return
	}
	at := place(x.order, e)
	x.unsettle(at)
	x.order = slices.Delete(x.order, at, at+1)
	delete(x.entries, report)
}

func place(list []*entry, e *entry) int {
	return sort.Search(len(list), func(i int) bool { return Compare(&list[i].Traits, &e.Traits) >= 0 })
}

// unsettle takes the settled reports from a place on out of the tables.
func (x *Index) unsettle(at int) {
	for ; x.settled > at; x.settled-- {
		e := x.order[x.settled-1]
		for _, k := range e.vector.keys() {
			list := x.holders[k.hash]
			x.holders[k.hash] = list[:len(list)-1]
		}
	}
}

// settle compares the reports that have not been compared.
func (x *Index) settle() {
	if x.settled == len(x.order) {
		return
	}
	seen := map[uint32]int{}
	for _, e := range x.order[max(0, x.settled-window):x.settled] {
		for _, t := range e.Terms {
			seen[t.Hash]++
		}
	}
	for ; x.settled < len(x.order); x.settled++ {
		e := x.order[x.settled]
		e.vector = x.weigh(e.Terms, seen, min(x.settled, window))
		x.compare(e)
		for _, t := range e.Terms {
			seen[t.Hash]++
		}
		if out := x.settled - window; out >= 0 {
			for _, t := range x.order[out].Terms {
				seen[t.Hash]--
			}
		}
	}
}

// weigh turns counts into a vector of length one: the rarer a stem in English and in the reports just before, the
// heavier.
func (x *Index) weigh(terms Terms, seen map[uint32]int, reports int) vector {
	var out vector
	square := 0.0
	for _, t := range terms {
		share := (float64(seen[t.Hash]) + float64(usual*x.common(t.Hash))) / float64(reports+usual)
		if share > commonShare {
			continue
		}
		w := -math.Log(share) * (1 + math.Log(float64(t.Count)))
		out = append(out, weighed{t.Hash, w})
		square += float64(w * w)
	}
	for i := range out {
		out[i].weight /= math.Sqrt(square)
	}
	return out
}

// commonShare is the share of reports from which on a stem says nothing of the subject.
const commonShare = 0.3

// compare finds the nearest of the settled reports and puts the report beside them.
func (x *Index) compare(e *entry) {
	e.near = nil
	keys := e.vector.keys()
	shared := map[*entry]float64{}
	for _, k := range keys {
		list := x.holders[k.hash]
		for _, early := range list[max(0, len(list)-lately):] {
			shared[early] += k.weight
		}
		x.holders[k.hash] = append(list, e)
	}
	list := make([]*entry, 0, len(shared))
	for early := range shared {
		list = append(list, early)
	}
	slices.SortFunc(list, func(a, b *entry) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), Compare(&a.Traits, &b.Traits)) })
	for _, to := range list[:min(len(list), candidatesKept)] {
		e.near = append(e.near, likeness{to, cosine(e.vector, to.vector)})
	}
}
