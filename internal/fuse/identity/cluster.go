package identity

import (
	"cmp"
	"sitrep/internal/read/chain"
	"slices"
	"strings"
)

// cluster is nodes taken for one actor.
type cluster struct {
	nodes   []*node
	reports map[string]bool
	merges  []Merge
	into    *cluster
}

// pair is a link with its ends.
type pair struct {
	a, b *node
	link
}

// Actors is the opinion over everything added, under the rulings in the order of their arrival.
func (x *Index) Actors(rulings []Ruling) *Actors {
	v := x.under(rulings)
	of := make(map[*node]*cluster, len(v.nodes))
	for _, n := range v.nodes {
		of[n] = &cluster{nodes: []*node{n}, reports: n.reports}
	}
	for _, p := range v.bound {
		if a, b := find(of[p.a]), find(of[p.b]); a != b {
			unite(a, b, p)
		}
	}
	for _, p := range v.pairs() {
		if a, b := find(of[p.a]), find(of[p.b]); a != b && !v.barredOf(a, b) {
			unite(a, b, p)
		}
	}
	var all []*cluster
	for _, c := range of {
		if c.into == nil {
			all = append(all, c)
		}
	}
	out := written(all)
	out.Unmet = v.unmet
	return out
}

// pairs are the links to try: the surest first, those of a node between two others that cannot be one left out.
func (v *view) pairs() []pair {
	out := make([]pair, 0, len(v.x.links))
	beside := map[*node][]pair{}
	for k, l := range v.x.links {
		p := pair{v.nodes[k[0]], v.nodes[k[1]], l}
		if l.weak && !meet(p.a.countries, p.b.countries) {
			continue
		}
		out = append(out, p)
		beside[p.a] = append(beside[p.a], p)
		beside[p.b] = append(beside[p.b], p)
	}
	out = slices.DeleteFunc(out, func(p pair) bool { return v.torn(p.a, p, beside[p.a]) || v.torn(p.b, p, beside[p.b]) })
	slices.SortFunc(out, func(p, q pair) int {
		return cmp.Or(cmp.Compare(q.score, p.score), strings.Compare(p.a.key, q.a.key), strings.Compare(p.b.key, q.b.key))
	})
	return out
}

// clear is how much surer than a rival a link must be to be taken.
const clear = 0.1

// torn reports whether a node could as well be another, which is not or cannot be the one of the link: then it is neither.
func (v *view) torn(n *node, p pair, rivals []pair) bool {
	to := p.other(n)
	for _, r := range rivals {
		o := r.other(n)
		if o == to || r.score <= p.score-clear {
			continue
		}
		if _, linked := v.x.links[keys(o, to)]; !linked || apart(o, to) {
			return true
		}
	}
	return false
}

func (p pair) other(n *node) *node {
	if p.a == n {
		return p.b
	}
	return p.a
}

func find(c *cluster) *cluster {
	for c.into != nil {
		c = c.into
	}
	return c
}

func unite(a, b *cluster, p pair) {
	reports := make(map[string]bool, len(a.reports)+len(b.reports))
	for r := range a.reports {
		reports[r] = true
	}
	for r := range b.reports {
		reports[r] = true
	}
	a.nodes, a.reports, b.into = append(a.nodes, b.nodes...), reports, a
	a.merges = append(append(a.merges, b.merges...), Merge{p.a.first().name, p.b.first().name, p.score, p.why})
}

// barredOf reports whether something forbids that two clusters are one.
func (v *view) barredOf(a, b *cluster) bool {
	if meet(a.reports, b.reports) {
		return true
	}
	for _, n := range a.nodes {
		for _, o := range b.nodes {
			if apart(n, o) || v.barred[keys(n, o)] {
				return true
			}
		}
	}
	return false
}

// apart reports whether two nodes cannot be one actor: two of the pack, of different sex or country, or told as two by
// one report.
func apart(a, b *node) bool {
	return a.known && b.known || a.sex != "" && b.sex != "" && a.sex != b.sex ||
		len(a.countries) > 0 && len(b.countries) > 0 && !meet(a.countries, b.countries) || meet(a.reports, b.reports)
}

func meet(a, b map[string]bool) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for r := range a {
		if b[r] {
			return true
		}
	}
	return false
}

// written gives each cluster an id of its own.
func written(all []*cluster) *Actors {
	type made struct {
		Actor
		first occurrence
		alone bool
	}
	list := make([]made, len(all))
	for i, c := range all {
		a, first := c.actor()
		list[i] = made{a, first, c.nodes[0].alone && len(c.nodes) == 1}
	}
	slices.SortFunc(list, func(a, b made) int { return a.first.compare(b.first) })
	taken := map[string]bool{}
	for i := range list {
		m := &list[i]
		if m.alone || taken[m.ID] {
			m.ID = chain.HashID(m.first.report, m.first.actor)
		}
		taken[m.ID] = true
	}
	slices.SortFunc(list, func(a, b made) int { return strings.Compare(a.ID, b.ID) })
	out := &Actors{of: map[Member]int{}, byID: map[string]int{}}
	for i, m := range list {
		out.all = append(out.all, m.Actor)
		out.byID[m.ID] = i
		for _, s := range m.Members {
			out.of[Member{Report: s.Report, Actor: s.Actor}] = i
		}
	}
	return out
}

// actor is what a cluster says of itself; its id is that of the pack's actor in it, else of its earliest member. Country
// and sectors are the latest.
func (c *cluster) actor() (Actor, occurrence) {
	var seen []occurrence
	names := map[string]int{}
	lead := slices.MinFunc(c.nodes, (*node).rank)
	out := Actor{Name: cmp.Or(lead.title, lead.first().name), Kind: lead.kind, Known: lead.known, Private: lead.private, Merges: c.merges}
	for _, n := range c.nodes {
		seen = append(seen, n.seen...)
	}
	slices.SortFunc(seen, occurrence.compare)
	for _, o := range seen {
		out.Members = append(out.Members, Member{o.report, o.actor, o.anchor(), o.why})
		out.Country = cmp.Or(o.country, out.Country)
		if len(o.sectors) > 0 {
			out.Sectors = o.sectors
		}
		for _, f := range o.forms {
			names[f.Words] += len(f.At)
		}
	}
	out.ID = seen[0].actor
	if lead.known {
		out.ID = lead.id
	}
	out.Names = frequent(names)
	return out, seen[0]
}

// rank puts the pack's actor first, then the earliest.
func (n *node) rank(o *node) int {
	if n.known != o.known {
		if n.known {
			return -1
		}
		return 1
	}
	return cmp.Or(n.first().compare(o.first()), strings.Compare(n.key, o.key))
}

// anchor is the first wording's first place.
func (o occurrence) anchor() Anchor {
	a := Anchor{Report: o.report}
	if len(o.forms) > 0 {
		a.Words, a.At = o.forms[0].Words, o.forms[0].At[0]
	}
	return a
}

func frequent(names map[string]int) []string {
	out := make([]string, 0, len(names))
	for w := range names {
		out = append(out, w)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(names[b]-names[a], strings.Compare(a, b)) })
	return out
}
