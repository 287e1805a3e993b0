// Package event groups the claims of one report that tell of one happening and lists the fields on which they differ.
// Both are opinions over claims: they can be thrown away and computed again.
package event

import (
	"sitrep"
	"sitrep/internal/read/telling"
)

// Context is what the grouping knows of a claim beyond its fields.
type Context struct {
	Words     string // the trigger's words
	Title     bool   // told in the headline
	Paragraph int
	Harm      bool // tells the harm done by an act rather than the act
}

// Read groups the claims, which are in text order. Every claim is in exactly one event; an event's id is that of its
// earliest claim. contexts answers for claims by index; actors are those of the report. A claim without a date or place of
// its own takes those of another telling that surely means the same, as inherited.
func Read(claims []sitrep.Claim, contexts []Context, actors []sitrep.Actor, kin *telling.Kin) []sitrep.Event {
	g := grouping{claims: claims, contexts: contexts, kin: kin, scale: telling.Within(), tellings: make([]telling.Telling, len(claims))}
	parties := telling.NewActors(actors, nil)
	for i := range claims {
		g.tellings[i] = parties.Of(&claims[i], contexts[i].Words)
	}
	var groups [][]int
	for i := range claims {
		if k := g.home(groups, i); k >= 0 {
			groups[k] = append(groups[k], i)
		} else {
			groups = append(groups, []int{i})
		}
	}
	out := make([]sitrep.Event, 0, len(groups))
	for _, group := range groups {
		g.inherit(group)
		out = append(out, g.event(group))
	}
	return out
}

// inheritAt is the least agreement at which one telling lends its date or place to another.
const inheritAt = 1.5

// inherit fills what a member leaves open from the member that agrees with it best and states it.
func (g *grouping) inherit(members []int) {
	for _, i := range members[:min(len(members), recent)] {
		c := &g.claims[i]
		if c.When == nil || c.When.Basis == "published" && c.Aspect == "happened" {
			if d := g.donor(members, i, func(o *sitrep.Claim) bool { return o.When != nil && o.When.Basis == "stated" && o.When.Start != "" }); d != nil {
				w := *d.When
				w.Basis = "inherited"
				c.When, g.tellings[i].When = &w, &w
				g.tellings[i].Prepare()
			}
		}
		if c.Where == nil {
			if d := g.donor(members, i, func(o *sitrep.Claim) bool { return o.Where != nil && o.Where.Basis == "stated" }); d != nil {
				w := *d.Where
				w.Basis = "inherited"
				c.Where = &w
				g.tellings[i].Where = telling.NewWhere(&w)
			}
		}
	}
}

func (g *grouping) donor(members []int, i int, has func(*sitrep.Claim) bool) *sitrep.Claim {
	var best *sitrep.Claim
	most := inheritAt
	for _, m := range members[:min(len(members), recent)] {
		if m == i || !has(&g.claims[m]) {
			continue
		}
		if s, veto := g.same(min(m, i), max(m, i)); !veto && s >= most {
			best, most = &g.claims[m], s
		}
	}
	return best
}

type grouping struct {
	claims   []sitrep.Claim
	contexts []Context
	tellings []telling.Telling
	kin      *telling.Kin
	scale    telling.Scale
}

// Bounds on what a claim is compared with, so that long reports stay linear: the latest groups, and of each its
// latest members.
const (
	window = 60
	recent = 12
)

// home is the group that claim i belongs to, -1 for a new one. A veto by one member keeps a claim out.
func (g *grouping) home(groups [][]int, i int) int {
	best, bestScore := -1, g.scale.JoinAt
	for k := max(0, len(groups)-window); k < len(groups); k++ {
		if s, ok := g.fit(groups[k], i); ok && s >= bestScore {
			best, bestScore = k, s
		}
	}
	return best
}

func (g *grouping) fit(group []int, i int) (float64, bool) {
	if len(group) > recent {
		group = group[len(group)-recent:]
	}
	best := 0.0
	for _, m := range group {
		s, veto := g.same(m, i)
		if veto {
			return 0, false
		}
		best = max(best, s)
	}
	return best, true
}

func (g *grouping) event(group []int) sitrep.Event {
	e := sitrep.Event{ID: g.claims[group[0]].ID}
	count := map[string]int{}
	for _, m := range group {
		c := &g.claims[m]
		e.Claims = append(e.Claims, c.ID)
		count[c.Type]++
	}
	e.Type = g.claims[group[0]].Type
	for _, m := range group {
		if t := g.claims[m].Type; count[t] > count[e.Type] {
			e.Type = t
		}
	}
	statements := make([]telling.Statement, len(group))
	for i, m := range group {
		statements[i].Telling = &g.tellings[m]
	}
	e.Disputes = g.scale.Disputes(nil, statements)
	return e
}
