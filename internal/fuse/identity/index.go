package identity

import (
	"cmp"
	"slices"
	"strings"

	"sitrep/internal/lexicon/spelling"
)

// Index takes traits report by report. Its opinion is the same whatever the order in which they came.
type Index struct {
	f       *Fuser
	reports map[string]Traits
	nodes   map[string]*node
	links   map[[2]string]link // by keys of two nodes, the lesser first
	blocks  map[string][]*node
	at      map[Member]string // key of the node of an occurrence
}

// NewIndex is an index without reports.
func (f *Fuser) NewIndex() *Index {
	return &Index{f: f, reports: map[string]Traits{}, nodes: map[string]*node{}, links: map[[2]string]link{}, blocks: map[string][]*node{}, at: map[Member]string{}}
}

// node is every occurrence of a name of one kind, country and sex: what fusion takes for one actor without asking.
type node struct {
	key       string
	id        string // of the actor in its reports
	kind      string
	sex       string
	known     bool
	private   bool
	title     string // of a pack's actor its name there
	alone     bool   // never merged but by a ruling
	countries map[string]bool
	reports   map[string]bool
	seen      []occurrence
	names     []spelling.Name
	organ     string   // of a body that is named by its state alone
	short     []string // short forms that reports introduce
	shared    bool     // the name is that of several actors of the pack
	capitals  string   // the name itself, where it is a short form
}

// occurrence is a node in one report.
type occurrence struct {
	report, day, actor, name, country, why string
	sectors                                []string
	forms                                  []Form
}

// link is what speaks for two nodes being one actor.
type link struct {
	score float64
	why   string
	weak  bool // holds only between two of one country
}

// Add takes the traits of a report. Those of a report already there are not taken again.
func (x *Index) Add(t Traits) {
	if _, ok := x.reports[t.Report]; ok {
		return
	}
	x.reports[t.Report] = t
	for i, s := range x.f.settle(t) {
		key := x.f.nodeKey(t.Report, &s.Seen)
		n, ok := x.nodes[key]
		if !ok {
			n = x.open(key, &s.Seen)
		}
		n.take(t, i, s)
		x.at[Member{Report: t.Report, Actor: t.Actors[i].ID}] = key
		for _, short := range acronymsOf(&t.Actors[i]) {
			x.shorten(n, short)
		}
	}
}

// shorten notes that a report introduces a short form for a node.
func (x *Index) shorten(n *node, short string) {
	if n.alone || slices.Contains(n.short, short) {
		return
	}
	n.short = append(n.short, short)
	x.file(n, family(n.kind)+"\x00short\x00"+short)
}

// nodeKey says what an occurrence is one with without asking: nothing for private persons, lone surnames and organs of an
// unnamed state.
func (f *Fuser) nodeKey(report string, s *Seen) string {
	switch {
	case s.Known:
		return "known\x00" + s.ID
	case f.aloneIn(s):
		return "alone\x00" + s.ID + "\x00" + fold(s.Name) + "\x00" + report
	}
	return "named\x00" + s.ID + "\x00" + fold(s.Name) + "\x00" + s.Country + "\x00" + s.Sex
}

func (f *Fuser) aloneIn(s *Seen) bool {
	return !s.Known && (s.Private || f.bare(s) || family(s.Kind) == "body" && s.Country == "" && f.organ(s.Name) != "")
}

func (n *node) take(t Traits, i int, s settled) {
	a := &t.Actors[i]
	n.seen = append(n.seen, occurrence{t.Report, t.Day, a.ID, a.Name, a.Country, s.why, a.Sectors, a.Forms})
	n.reports[t.Report] = true
	if a.Country != "" {
		n.countries[a.Country] = true
	}
}

// open makes a node and compares it with those that share a block.
func (x *Index) open(key string, s *Seen) *node {
	n := &node{key: key, id: s.ID, kind: s.Kind, sex: s.Sex, known: s.Known, private: s.Private,
		alone: x.f.aloneIn(s), reports: map[string]bool{}, countries: map[string]bool{}}
	if s.Country != "" {
		n.countries[s.Country] = true
	}
	if s.Known {
		n.sex = ""
	}
	x.nodes[key] = n
	if n.alone {
		return n
	}
	x.f.describe(n, s)
	for _, b := range n.blocks() {
		x.file(n, b)
	}
	return n
}

// file puts a node into a block and compares it with those that are there.
func (x *Index) file(n *node, block string) {
	for _, o := range x.blocks[block] {
		x.compare(n, o)
	}
	x.blocks[block] = append(x.blocks[block], n)
}

func (x *Index) compare(a, b *node) {
	if a == b {
		return
	}
	if l := x.f.same(a, b); l.score >= Least {
		x.links[keys(a, b)] = l
	}
}

// first is the earliest occurrence, by day, then report.
func (n *node) first() occurrence {
	return slices.MinFunc(n.seen, occurrence.compare)
}

func (o occurrence) compare(p occurrence) int {
	return cmp.Or(strings.Compare(o.day, p.day), strings.Compare(o.report, p.report), strings.Compare(o.actor, p.actor))
}
