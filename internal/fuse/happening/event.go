package happening

import (
	"fmt"
	"slices"

	"sitrep"
	"sitrep/internal/read/telling"
)

// event is a group as it goes out.
func (x *Index) event(g *group, seen Seen) sitrep.Event {
	first := g.units[0]
	e := sitrep.Event{ID: first.whole.ID, Type: g.mainType()}
	var wholes []telling.Telling
	for _, u := range g.units {
		for i := range u.members {
			e.Claims = append(e.Claims, u.members[i].ID)
		}
		if u != first {
			e.Was = append(e.Was, u.whole.ID)
		}
		if r := u.of.traits.Report; !slices.Contains(e.Reports, r) {
			e.Reports = append(e.Reports, r)
		}
		wholes = append(wholes, u.whole)
	}
	all := telling.Merge(wholes)
	e.When = all.When
	if all.Where != nil {
		e.Where = &all.Where.Where
	}
	e.Actors, e.Recipients = ids(all.Actors), ids(all.Recipients)
	e.Origins = seen.origins(e.Claims)
	statements := g.statements()
	e.Disputes, e.Tolls = x.scale.Disputes(&all, statements), x.scale.Ranges(&all, statements)
	for i := range e.Disputes {
		for k := range e.Disputes[i].Sides {
			side := &e.Disputes[i].Sides[k]
			side.Origins = seen.origins(side.Claims)
		}
	}
	for _, j := range g.joins {
		e.Joins = append(e.Joins, x.explain(j))
	}
	return e
}

// statements are the claims as positions, in the order of their reports.
func (g *group) statements() []telling.Statement {
	var out []telling.Statement
	for _, u := range g.units {
		day, _ := telling.Day(u.of.traits.Published)
		for i := range u.members {
			out = append(out, telling.Statement{Telling: &u.members[i], Report: u.of.traits.Report, Outlet: u.of.traits.Outlet, Day: day})
		}
	}
	return out
}

// origins counts what stands behind the claims; unknown without an opinion on it.
func (s Seen) origins(claims []string) *sitrep.Origins {
	if s.Sources == nil {
		return nil
	}
	o := s.Sources.Count(claims)
	return &o
}

func ids(parties []telling.Party) []string {
	var out []string
	for i := range parties {
		if id := parties[i].Own(); id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// mainType is the type of most claims, the earliest of several.
func (g *group) mainType() string {
	count := map[string]int{}
	best := g.units[0].members[0].Acts[0].Type
	for _, u := range g.units {
		for i := range u.members {
			count[u.members[i].Acts[0].Type]++
		}
	}
	for _, u := range g.units {
		for i := range u.members {
			if t := u.members[i].Acts[0].Type; count[t] > count[best] {
				best = t
			}
		}
	}
	return best
}

func (x *Index) explain(j join) sitrep.Join {
	out := sitrep.Join{Claims: [2]string{j.a.whole.ID, j.b.whole.ID}, Score: round(j.points), Ruling: j.ruled}
	if j.ruled {
		out.Why = []string{"ruled to be one"}
		return out
	}
	v := x.verdict(j.a, j.b)
	for _, r := range v.Reasons() {
		out.Why = append(out.Why, fmt.Sprintf("%s: %s (%+.1f)", r.Field, r.Why, r.Points))
	}
	return out
}

func round(x float64) float64 { return float64(int(x*100+0.5)) / 100 }
