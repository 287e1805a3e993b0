package reuse

import (
	"cmp"
	"slices"
	"sort"
)

const (
	// holdersTried is how many of the earliest reports that hold a key are tried: text is copied by many, and the
	// earliest of them is what a copy is asked about.
	holdersTried = 8
	// keysShared is the fewest keys that a report must share with an earlier one to be compared with it.
	keysShared = 3
	// comparisons is how many earlier reports, those that share most keys, one report is compared with.
	comparisons = 12

	// joinShare is the share of its words from which a report belongs to the lineage of the one it holds them with.
	// The news of that one, not only its background, must be among them; from tailShare on that is not asked.
	joinShare = 0.5
	tailShare = 0.8
	// joinHolds is the share of the earlier report from which a longer one that holds it belongs to its lineage.
	joinHolds = 0.6
	// wholeShare is the share from which it is a copy of the whole.
	wholeShare = 0.9
	// respunShare is the part of the overlap below which words in the same runs tell of rewording.
	respunShare = 0.7
	// partShare and partWords are the least of a report that is told of as a copy in part.
	partShare = 0.1
	partWords = 30
)

// entry is one report of the index.
type entry struct {
	Traits
	size    int // words of the body
	keys    []uint32
	where   []uint32  // word hashes with the sentence that holds each in the lower bits, sorted
	runs    []uint32  // sorted
	matches []Match   // in the order of Compare
	sources [][]int16 // per match, for each sentence the one it was taken from, -1 for none
	joins   []bool    // per match, whether it makes one lineage
}

// Index finds reuse as reports come in. It is not safe for concurrent use.
type Index struct {
	entries map[string]*entry
	holders map[uint32][]*entry // in the order of Compare
	stale   map[string]bool     // reports whose matches must be found again
}

// NewIndex makes an empty index.
func NewIndex() *Index {
	return &Index{entries: map[string]*entry{}, holders: map[uint32][]*entry{}, stale: map[string]bool{}}
}

// Add takes in one report, or takes it in again.
func (x *Index) Add(t Traits) {
	x.Remove(t.Report)
	e := &entry{Traits: t, keys: t.Words.keys()}
	for _, s := range t.Words[min(t.Titles, len(t.Words)):] {
		e.size += len(s)
	}
	x.entries[t.Report] = e
	x.stale[t.Report] = true
	for _, k := range e.keys {
		list := x.holders[k]
		at := place(list, e)
		x.holders[k] = slices.Insert(list, at, e)
		x.spoil(x.holders[k], at)
	}
}

// Remove takes a report out; one that is not there is left alone.
func (x *Index) Remove(report string) {
	e := x.entries[report]
	if e == nil {
		return
	}
	delete(x.entries, report)
	delete(x.stale, report)
	for _, k := range e.keys {
		list := x.holders[k]
		at := place(list, e)
		x.spoil(list, at)
		if x.holders[k] = slices.Delete(list, at, at+1); len(list) == 1 {
			delete(x.holders, k)
		}
	}
	delete(x.stale, report)
}

func place(list []*entry, e *entry) int {
	return sort.Search(len(list), func(i int) bool { return Compare(&list[i].Traits, &e.Traits) >= 0 })
}

// spoil marks the reports for which the one at a place of the list was, or now is, among the earliest.
func (x *Index) spoil(list []*entry, at int) {
	if at >= holdersTried {
		return
	}
	for _, later := range list[at+1:] {
		x.stale[later.Report] = true
	}
}

// settle finds the matches of the reports that need it.
func (x *Index) settle() {
	for report := range x.stale {
		e := x.entries[report]
		e.matches, e.sources, e.joins = nil, nil, nil
		for _, early := range x.candidates(e) {
			early.prepare()
			a := align(early, e)
			if !a.counts() {
				continue
			}
			e.matches = append(e.matches, a.match)
			e.sources = append(e.sources, a.from)
			e.joins = append(e.joins, a.join)
		}
	}
	clear(x.stale)
}

// counts reports whether the alignment is worth telling: more than a common quotation.
func (a *alignment) counts() bool {
	return a.words >= partWords && a.sentence >= 2 && a.match.Overlap >= partShare || a.words >= partWords/2 && a.match.Overlap >= joinShare
}

// candidates are the earlier reports to compare one with, in the order of Compare.
func (x *Index) candidates(e *entry) []*entry {
	shared := map[*entry]int{}
	for _, k := range e.keys {
		list := x.holders[k]
		for _, early := range list[:min(len(list), holdersTried)] {
			if early == e {
				break
			}
			shared[early]++
		}
	}
	var list []*entry
	for early, n := range shared {
		if n >= keysShared {
			list = append(list, early)
		}
	}
	slices.SortFunc(list, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), Compare(&a.Traits, &b.Traits))
	})
	list = list[:min(len(list), comparisons)]
	slices.SortFunc(list, func(a, b *entry) int { return Compare(&a.Traits, &b.Traits) })
	return list
}

// sentenceBits is the room for the number of a sentence beside a word hash.
const sentenceBits = 18

// prepare makes the tables by which a report is searched.
func (e *entry) prepare() {
	if e.where != nil {
		return
	}
	for i, s := range e.Words {
		for _, w := range s {
			e.where = append(e.where, bits(w)<<sentenceBits|uint32(i)&(1<<sentenceBits-1))
		}
	}
	slices.Sort(e.where)
	e.where = slices.Compact(e.where)
	e.runs = e.Words.shingles()
	slices.Sort(e.runs)
}

// holding calls f with each sentence that holds a word.
func (e *entry) holding(word uint16, f func(sentence int)) {
	at, _ := slices.BinarySearch(e.where, bits(word)<<sentenceBits)
	for ; at < len(e.where) && e.where[at]>>sentenceBits == bits(word); at++ {
		f(int(e.where[at] & (1<<sentenceBits - 1)))
	}
}
