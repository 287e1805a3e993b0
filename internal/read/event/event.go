// Package event groups the claims of one report that tell of one happening and lists the fields on which they differ.
// Both are opinions over claims: they can be thrown away and computed again.
package event

import (
	"cmp"
	"slices"

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
	groups := g.groups()
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

// Bounds on what is compared, so that long reports stay linear: a claim with the first ones of the report and those before
// it; two groups by the first and last members of each.
const (
	opening = 10
	window  = 50
	recent  = 12
)

// pair is two claims, i before j, that may be one happening.
type pair struct {
	i, j int
	sum  float64
}

// groups joins claims, the surest pair first. A veto between members of two groups keeps the groups apart.
func (g *grouping) groups() [][]int {
	of := make([]*[]int, len(g.claims))
	for i := range of {
		of[i] = &[]int{i}
	}
	for _, p := range g.pairs() {
		a, b := of[p.i], of[p.j]
		if a == b || len(*a)+len(*b) > 2 && g.apart(*a, *b) {
			continue
		}
		if len(*a) < len(*b) {
			a, b = b, a
		}
		for _, m := range *b {
			of[m] = a
		}
		*a = append(*a, *b...)
	}
	var out [][]int
	seen := map[*[]int]bool{}
	for _, group := range of {
		if !seen[group] {
			seen[group] = true
			slices.Sort(*group)
			out = append(out, *group)
		}
	}
	return out
}

func (g *grouping) pairs() []pair {
	var out []pair
	for j := range g.claims {
		for i := 0; i < j; i++ {
			if i == opening {
				i = max(i, j-window)
			}
			if sum, veto := g.same(i, j); !veto && sum >= g.scale.JoinAt {
				out = append(out, pair{i, j, sum})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b pair) int { return cmp.Compare(b.sum, a.sum) })
	return out
}

// apart holds where a member of one group cannot be one with a member of the other.
func (g *grouping) apart(a, b []int) bool {
	for _, i := range ends(a) {
		for _, j := range ends(b) {
			if _, veto := g.same(min(i, j), max(i, j)); veto {
				return true
			}
		}
	}
	return false
}

// ends are the first and last members.
func ends(group []int) []int {
	if len(group) <= recent {
		return group
	}
	return append(slices.Clone(group[:recent/2]), group[len(group)-recent/2:]...)
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
