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
	e.Origins = g.origins(seen)
	for _, j := range g.joins {
		e.Joins = append(e.Joins, x.explain(j))
	}
	return e
}

// origins counts independent sources. Without an opinion on copies and voices every report and claim is its own.
func (g *group) origins(seen Seen) *sitrep.Origins {
	reports, lineages, origins := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, u := range g.units {
		r := u.of.traits.Report
		reports[r] = true
		lineages[seen.lineage(r)] = true
		for i := range u.members {
			origins[seen.origin(r, u.members[i].ID)] = true
		}
	}
	return &sitrep.Origins{Reports: len(reports), Lineages: len(lineages), Origins: min(len(origins), len(lineages))}
}

func (s Seen) lineage(report string) string {
	if s.Lineage == nil {
		return report
	}
	return s.Lineage(report)
}

func (s Seen) origin(report, claim string) string {
	if s.Origin == nil {
		return s.lineage(report)
	}
	return s.Origin(report, claim)
}

func ids(parties []telling.Party) []string {
	var out []string
	for i := range parties {
		if parties[i].ID != "" {
			out = append(out, parties[i].ID)
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
