package identity

import (
	"maps"
	"slices"
	"strings"
)

// view is the index under rulings: nodes parted and bound as the user wants.
type view struct {
	x      *Index
	nodes  map[string]*node
	at     map[Member]string // key of the node that holds an occurrence, where it is not the one of the index
	bound  []pair
	barred map[[2]string]bool
	unmet  []int
}

// under applies the rulings that are in force, in order.
func (x *Index) under(rulings []Ruling) *view {
	v := &view{x: x, nodes: x.nodes, at: map[Member]string{}, barred: map[[2]string]bool{}}
	if len(rulings) == 0 {
		return v
	}
	v.nodes = maps.Clone(x.nodes)
	type ends struct{ a, b Member }
	last := map[ends]int{}
	var order []ends
	for i, r := range rulings {
		a, b := x.meant(r.A), x.meant(r.B)
		if a.Actor == "" || b.Actor == "" || a == b {
			v.unmet = append(v.unmet, i)
			continue
		}
		if a.Report > b.Report || a.Report == b.Report && a.Actor > b.Actor {
			a, b = b, a
		}
		e := ends{a, b}
		if _, ok := last[e]; ok {
			order = slices.DeleteFunc(order, func(o ends) bool { return o == e })
		}
		last[e], order = i, append(order, e)
	}
	for _, kind := range []string{"split", "merge"} {
		for _, e := range order {
			if r := rulings[last[e]]; r.Kind == kind {
				v.rule(r, last[e], x.meant(r.A), x.meant(r.B))
			}
		}
	}
	return v
}

// rule applies one ruling. Where one node holds both, the first of them is taken out.
func (v *view) rule(r Ruling, number int, a, b Member) {
	na, nb := v.node(a), v.node(b)
	switch {
	case r.Kind == "split" && na == nb:
		v.cut(na, a)
		v.bar(v.node(a), v.node(b))
	case r.Kind == "split":
		v.bar(na, nb)
	case na.private || nb.private:
		v.unmet = append(v.unmet, number)
	case na != nb:
		why := "ruled one"
		if r.Why != "" {
			why += ": " + r.Why
		}
		v.bound = append(v.bound, pair{a: na, b: nb, link: link{score: 1, why: why}})
	}
}

func (v *view) bar(a, b *node) { v.barred[keys(a, b)] = true }

// node is the node that holds an occurrence.
func (v *view) node(m Member) *node {
	if k, ok := v.at[m]; ok {
		return v.nodes[k]
	}
	return v.nodes[v.x.at[m]]
}

// cut takes one occurrence out of a node and makes it a node of its own, which only a ruling merges.
func (v *view) cut(n *node, m Member) {
	alone, rest := *n, *n
	alone.key, alone.alone, alone.known, alone.title = n.key+"\x00"+m.Report, true, false, ""
	v.at[m] = alone.key
	v.nodes[alone.key], v.nodes[n.key] = &alone, &rest
	mine := func(o occurrence) bool { return o.report == m.Report && o.actor == m.Actor }
	alone.seen = slices.DeleteFunc(slices.Clone(n.seen), func(o occurrence) bool { return !mine(o) })
	for i := range alone.seen {
		alone.seen[i].why = "ruled another"
	}
	rest.seen = slices.DeleteFunc(slices.Clone(n.seen), mine)
	alone.reports, rest.reports = map[string]bool{m.Report: true}, maps.Clone(n.reports)
	delete(rest.reports, m.Report)
}

// meant is the occurrence of an anchor: the actor that the report names with these words there; where the report is now
// read otherwise, the only one whose names hold the words or are held by them. Its Actor is empty where there is none.
func (x *Index) meant(a Anchor) Member {
	var near []string
	for _, s := range x.reports[a.Report].Actors {
		for _, f := range s.Forms {
			if f.Words == a.Words && slices.Contains(f.At, a.At) {
				return Member{Report: a.Report, Actor: s.ID}
			}
			if a.Words != "" && (strings.Contains(f.Words, a.Words) || strings.Contains(a.Words, f.Words)) && !slices.Contains(near, s.ID) {
				near = append(near, s.ID)
			}
		}
	}
	if len(near) == 1 {
		return Member{Report: a.Report, Actor: near[0]}
	}
	return Member{Report: a.Report}
}

// keys names a pair of nodes, the lesser key first.
func keys(a, b *node) [2]string {
	if a.key > b.key {
		a, b = b, a
	}
	return [2]string{a.key, b.key}
}
