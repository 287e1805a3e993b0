package happening

import (
	"cmp"
	"slices"

	"sitrep"
	"sitrep/internal/fuse"
	"sitrep/internal/read/telling"
)

// Index keeps what was compared, so that a report that comes is compared only with those it may share a happening with. Its
// events are those of Fuse, byte for byte.
type Index struct {
	kin     *telling.Kin
	scale   telling.Scale
	reports map[string]*entry
	blocks  blocks
	edges   map[*unit][]edge
}

// entry is one report.
type entry struct {
	traits Traits
	names  []string // what its actors are called across reports, in order of appearance; nil before it is indexed
	ruled  string   // the rulings that part its groups
	units  []*unit
}

// unit is what one report tells of one happening.
type unit struct {
	of      *entry
	at      int // among the report's
	whole   telling.Telling
	members []telling.Telling
	gone    bool
}

// edge is a comparison that holds two units to mean one happening.
type edge struct {
	to     *unit
	points float64
}

// NewIndex is an index without reports.
func NewIndex(kin *telling.Kin) *Index {
	return &Index{kin: kin, scale: telling.Across(), reports: map[string]*entry{}, blocks: newBlocks(kin), edges: map[*unit][]edge{}}
}

// Add takes a report; one of the same id is replaced.
func (x *Index) Add(t Traits) {
	x.Remove(t.Report)
	x.reports[t.Report] = &entry{traits: t}
}

// Remove drops a report.
func (x *Index) Remove(report string) {
	if e := x.reports[report]; e != nil {
		x.drop(e)
		delete(x.reports, report)
	}
}

// Events is the opinion over all reports of the index.
func (x *Index) Events(seen Seen) []sitrep.Event {
	rules := newRules(seen.Rulings)
	for _, e := range x.entries() {
		x.refresh(e, seen, rules)
	}
	var units []*unit
	for _, e := range x.entries() {
		units = append(units, e.units...)
	}
	groups := x.cluster(units, rules)
	out := make([]sitrep.Event, 0, len(groups))
	for _, g := range groups {
		out = append(out, x.event(g, seen))
	}
	return out
}

// entries are the reports by report date, those without one last, then id.
func (x *Index) entries() []*entry {
	out := make([]*entry, 0, len(x.reports))
	for _, e := range x.reports {
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b *entry) int { return compareEntries(a, b) })
	return out
}

func compareEntries(a, b *entry) int {
	return fuse.ByDay(a.traits.Published, b.traits.Published, a.traits.Report, b.traits.Report)
}

func compareUnits(a, b *unit) int { return cmp.Or(compareEntries(a.of, b.of), cmp.Compare(a.at, b.at)) }

// refresh builds the units of a report that is new, or whose actors or rulings changed, and compares them with the others.
func (x *Index) refresh(e *entry, seen Seen, rules *rules) {
	name := seen.name(e)
	names, ruled := e.callActors(name), rules.within(e)
	if e.names != nil && slices.Equal(names, e.names) && ruled == e.ruled {
		return
	}
	x.drop(e)
	e.names, e.ruled = names, ruled
	e.units = e.build(name, rules)
	for _, u := range e.units {
		x.compare(u)
	}
}

func (x *Index) drop(e *entry) {
	for _, u := range e.units {
		u.gone = true
		for _, d := range x.edges[u] {
			x.edges[d.to] = slices.DeleteFunc(x.edges[d.to], func(back edge) bool { return back.to == u })
		}
		delete(x.edges, u)
	}
	e.units = nil
}

func (x *Index) compare(u *unit) {
	for _, o := range x.blocks.add(u) {
		v := x.verdict(u, o)
		if v.Veto == "" && v.Points >= x.scale.JoinAt {
			x.edges[u] = append(x.edges[u], edge{o, v.Points})
			x.edges[o] = append(x.edges[o], edge{u, v.Points})
		}
	}
}

// verdict compares two units in the order of their reports.
func (x *Index) verdict(a, b *unit) telling.Verdict {
	if compareUnits(a, b) > 0 {
		a, b = b, a
	}
	return x.scale.Compare(x.kin, &a.whole, &b.whole)
}

// name is how the actors of a report are called across reports.
func (s Seen) name(e *entry) func(telling.Party) string {
	return func(p telling.Party) string {
		switch {
		case p.ID == "":
			return ""
		case p.Named && s.Actors != nil:
			return s.Actors.Of(e.traits.Report, p.ID)
		case p.Named:
			return p.ID
		}
		return e.traits.Report + "/" + p.ID
	}
}

func (e *entry) callActors(name func(telling.Party) string) []string {
	out := []string{}
	for _, g := range e.traits.Groups {
		for i := range g {
			eachParty(&g[i], func(p *telling.Party) {
				out = append(out, name(*p))
				if p.For != "" {
					out = append(out, name(telling.Party{ID: p.For, Named: true}))
				}
			})
		}
	}
	return out
}

func eachParty(t *telling.Telling, do func(*telling.Party)) {
	for i := range t.Actors {
		do(&t.Actors[i])
	}
	for i := range t.Recipients {
		do(&t.Recipients[i])
	}
	if t.Voice != nil {
		do(t.Voice)
	}
}

// build makes the units of a report, with actors as they are called across reports. A claim that a ruling parts from one
// before it in its event stands alone.
func (e *entry) build(name func(telling.Party) string, rules *rules) []*unit {
	var out []*unit
	for _, g := range e.traits.Groups {
		for _, part := range rules.part(g) {
			members := make([]telling.Telling, len(part))
			for i := range part {
				members[i] = renamed(part[i], name)
			}
			out = append(out, &unit{of: e, at: len(out), whole: telling.Merge(members), members: members})
		}
	}
	return out
}

func renamed(t telling.Telling, name func(telling.Party) string) telling.Telling {
	t.Actors, t.Recipients = slices.Clone(t.Actors), slices.Clone(t.Recipients)
	if t.Voice != nil {
		v := *t.Voice
		t.Voice = &v
	}
	eachParty(&t, func(p *telling.Party) {
		if p.For != "" {
			p.For = name(telling.Party{ID: p.For, Named: true})
		}
		p.ID = name(*p)
	})
	t.Prepare()
	return t
}
