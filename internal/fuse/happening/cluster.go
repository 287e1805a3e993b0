package happening

import (
	"cmp"
	"slices"
)

// group is one event: units in the order of their reports, and why they were joined.
type group struct {
	units []*unit
	joins []join
}

type join struct {
	a, b   *unit
	points float64
	ruled  bool
}

// Bounds on what joining two groups rests on: at most so many units of each are compared, a share of them may be at odds, and
// the mean of the others must reach a share of what a join needs. A chain of near likenesses thus ends where its ends differ.
const (
	mostCompared = 16
	oddsShare    = 0.1
	meanShare    = 0.6
)

// cluster joins units into groups, the best comparison first.
func (x *Index) cluster(units []*unit, rules *rules) []*group {
	of := make(map[*unit]*group, len(units))
	at := map[string]*unit{}
	for _, u := range units {
		of[u] = &group{units: []*unit{u}}
		for i := range u.members {
			at[u.members[i].ID] = u
		}
	}
	for _, j := range x.joins(units, at, rules) {
		a, b := of[j.a], of[j.b]
		if a == b || !j.ruled && !x.joinable(a, b, rules) {
			continue
		}
		merged := &group{units: append(slices.Clone(a.units), b.units...), joins: append(append(slices.Clone(a.joins), b.joins...), j)}
		slices.SortFunc(merged.units, compareUnits)
		for _, u := range merged.units {
			of[u] = merged
		}
	}
	var out []*group
	for _, u := range units {
		if g := of[u]; g.units[0] == u {
			out = append(out, g)
		}
	}
	return out
}

// joins lists all pairs that may be joined: those by ruling first, then by points; equal ones in the order of reports.
func (x *Index) joins(units []*unit, at map[string]*unit, rules *rules) []join {
	var out []join
	for _, u := range units {
		for _, o := range rules.forced(at, u) {
			if compareUnits(u, o) < 0 {
				out = append(out, join{a: u, b: o, ruled: true})
			}
		}
		for _, e := range x.edges[u] {
			if compareUnits(u, e.to) < 0 {
				out = append(out, join{a: u, b: e.to, points: e.points})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b join) int {
		if a.ruled != b.ruled {
			if a.ruled {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.points, a.points), compareUnits(a.a, b.a), compareUnits(a.b, b.b))
	})
	return out
}

// joinable holds where the units of two groups agree on the whole.
func (x *Index) joinable(a, b *group, rules *rules) bool {
	pairs, odds, sum := 0, 0, 0.0
	for _, u := range a.units[:min(len(a.units), mostCompared)] {
		for _, o := range b.units[:min(len(b.units), mostCompared)] {
			if rules.parts(u, o) {
				return false
			}
			pairs++
			v := x.verdict(u, o)
			if v.Veto != "" {
				odds++
				continue
			}
			sum += v.Points
		}
	}
	if pairs == 1 {
		return odds == 0
	}
	return float64(odds) <= oddsShare*float64(pairs) && sum >= meanShare*x.scale.JoinAt*float64(pairs-odds)
}
