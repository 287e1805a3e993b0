package muc

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"sitrep"
	"sitrep/internal/eval/assign"
	"sitrep/internal/eval/claimscore"
)

// count is right, given and wanted, in fills; half points as in MUC.
type count struct{ right, given, wanted float64 }

func (c *count) add(o count) {
	c.right += o.right
	c.given += o.given
	c.wanted += o.wanted
}

func (c *count) figures(name string) []claimscore.Figure {
	return []claimscore.Figure{
		{Measure: name + "_p", Value: share(c.right, c.given), N: int(c.given)},
		{Measure: name + "_r", Value: share(c.right, c.wanted), N: int(c.wanted)},
		{Measure: name + "_f1", Value: share(2*c.right, c.given+c.wanted), N: int(c.wanted)},
	}
}

func share(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return 100 * a / b
}

// tally is the counts of each slot.
type tally map[string]count

func (t tally) add(o tally) {
	for _, s := range slots {
		c := t[s]
		c.add(o[s])
		t[s] = c
	}
}

func (t tally) sum() count {
	var all count
	for _, s := range slots {
		all.add(t[s])
	}
	return all
}

// Score adds up documents.
type Score struct {
	countries    map[string]string
	all, matched tally
	roles        count
}

// New starts a score; countries gives the names of ISO alpha-3 codes.
func New(countries map[string]string) *Score {
	return &Score{countries: countries, all: tally{}, matched: tally{}}
}

// Add scores the record of one document.
func (s *Score) Add(d *Document, r *sitrep.Record) {
	found := newReader(r, s.countries).incidents()
	wanted := make([]*gold, len(d.Templates))
	for i := range d.Templates {
		wanted[i] = d.Templates[i].gold()
	}
	s.pair(found, wanted)
	s.roles.add(roles(found, wanted))
}

func (s *Score) pair(found []*incident, wanted []*gold) {
	pairs := make([][]tally, len(wanted))
	weights := make([][]float64, len(wanted))
	for i, g := range wanted {
		pairs[i], weights[i] = make([]tally, len(found)), make([]float64, len(found))
		for j, in := range found {
			pairs[i][j] = compare(in, g)
			c := pairs[i][j].sum()
			weights[i][j] = c.right
		}
	}
	used := make([]bool, len(found))
	for i, j := range assign.Best(weights) {
		switch {
		case j >= 0:
			used[j] = true
			s.all.add(pairs[i][j])
			s.matched.add(pairs[i][j])
		case !wanted[i].optional:
			missed := compare(&incident{}, wanted[i])
			s.all.add(missed)
			s.matched.add(missed)
		}
	}
	for j, in := range found {
		if !used[j] {
			s.all.add(compare(in, &gold{}))
		}
	}
}

// compare scores one incident against one template, slot by slot.
func compare(in *incident, g *gold) tally {
	t := tally{
		slotType:     one(in.kind != "", len(g.types) > 0, typeRight(in.kind, g.types)),
		slotDate:     one(in.end != "" || in.start != "", len(g.dates) > 0, dateRight(in, g.dates)),
		slotLocation: one(len(in.place) > 0, len(g.places) > 0, placeRight(in.place, g.places)),
		slotToll:     tollsRight(in.tolls, g.tolls),
	}
	perps := assignParties(in.actors, g, slotPerpInd, slotPerpOrg, t)
	assignParties(in.victims, g, slotTarget, slotVictim, t)
	t[slotConfidence] = confidence(perps, g)
	return t
}

func one(given, wanted bool, right float64) count {
	c := count{right: right}
	if given {
		c.given = 1
	}
	if wanted {
		c.wanted = 1
	}
	return c
}

func typeRight(kind string, types []string) float64 {
	switch {
	case slices.Contains(types, kind):
		return 1
	case kind == "ATTACK" && slices.Contains(types, "BOMBING"), kind == "BOMBING" && slices.Contains(types, "ATTACK"):
		return 0.5
	}
	return 0
}

// reach is how long before the day of a key "by D" an end may lie.
const reach = 31 * 24 * time.Hour

func dateRight(in *incident, keys []dateKey) float64 {
	start, err1 := time.Parse(time.DateOnly, in.start)
	end, err2 := time.Parse(time.DateOnly, in.end)
	best := 0.0
	for _, k := range keys {
		switch {
		case k.by && err2 == nil && !end.After(k.to) && k.to.Sub(end) <= reach:
			best = 1
		case k.by || err1 != nil || err2 != nil:
		case start.Equal(k.from) && end.Equal(k.to):
			best = 1
		case !start.Before(k.from) && !end.After(k.to):
			best = max(best, 0.5)
		}
	}
	return best
}

func placeRight(names []string, keys [][]string) float64 {
	best := 0.0
	for _, k := range keys {
		if len(k) > 0 && matches(names, k[len(k)-1:]) {
			return 1
		}
		if len(k) > 1 && matches(names, k[:len(k)-1]) {
			best = 0.5
		}
	}
	return best
}

// matches reports whether a name overlaps an acceptable answer.
func matches(names, alts []string) bool {
	return slices.ContainsFunc(alts, func(a string) bool { return claimscore.AnyOverlap(names, strings.ReplaceAll(a, "\\\"", "")) })
}

// matchedOrg is an organisation found, with the answer it stands for.
type matchedOrg struct {
	party party
	fill  Fill
}

// assignParties sends each party to an answer of the two slots that it matches; one that matches none is spurious in the
// slot of its sort. It returns what was found in the second slot.
func assignParties(parties []party, g *gold, first, second string, t tally) []matchedOrg {
	type answer struct {
		slot string
		fill Fill
	}
	var answers []answer
	for _, slot := range []string{first, second} {
		for _, f := range g.fills[slot] {
			answers = append(answers, answer{slot, f})
		}
	}
	weights := make([][]float64, len(parties))
	for i, p := range parties {
		weights[i] = make([]float64, len(answers))
		for j, a := range answers {
			if matches(p.names, a.fill.Alts) {
				weights[i][j] = 1
			}
		}
	}
	var orgs []matchedOrg
	taken := make([]bool, len(answers))
	for i, j := range assign.Best(weights) {
		if j < 0 {
			t.bump(spuriousSlot(parties[i], first, second), count{given: 1})
			continue
		}
		taken[j] = true
		t.bump(answers[j].slot, count{1, 1, 1})
		if answers[j].slot == second {
			orgs = append(orgs, matchedOrg{parties[i], answers[j].fill})
		}
	}
	for j, a := range answers {
		if !taken[j] && !a.fill.Optional {
			t.bump(a.slot, count{wanted: 1})
		}
	}
	return orgs
}

func (t tally) bump(slot string, by count) {
	c := t[slot]
	c.add(by)
	t[slot] = c
}

func spuriousSlot(p party, first, second string) string {
	if first == slotPerpInd {
		if p.sort == "ind" {
			return slotPerpInd
		}
		return slotPerpOrg
	}
	if p.sort == "target" {
		return slotTarget
	}
	return second
}

func tollsRight(given []sitrep.Toll, keys []tollKey) count {
	c := count{given: float64(len(given))}
	used := make([]bool, len(given))
	for _, k := range keys {
		j := slices.IndexFunc(given, func(t sitrep.Toll) bool { return tollRight(&t, k) })
		if j >= 0 && !used[j] {
			used[j] = true
			c.right++
			c.wanted++
		} else if !k.optional {
			c.wanted++
		}
	}
	return c
}

func tollRight(t *sitrep.Toll, k tollKey) bool {
	if t.Kind != k.kind {
		return false
	}
	n, err := strconv.Atoi(k.number)
	return k.any || err != nil || t.Low != nil && *t.Low == n
}

func confidence(orgs []matchedOrg, g *gold) count {
	var c count
	for _, o := range orgs {
		for _, b := range g.beliefs {
			if !sameOf(b.Of, o.fill.Alts) {
				continue
			}
			c.given++
			c.wanted++
			if sameOf(o.party.belief, b.Alts) {
				c.right++
			}
			break
		}
	}
	return c
}

// roles pools the parties of a document, without pairing incidents.
func roles(found []*incident, wanted []*gold) count {
	pool := &gold{fills: map[string][]Fill{}}
	for _, g := range wanted {
		for _, slot := range []string{slotPerpInd, slotPerpOrg, slotTarget, slotVictim} {
			for _, f := range g.fills[slot] {
				if !slices.ContainsFunc(pool.fills[slot], func(o Fill) bool { return sameOf(o.Alts, f.Alts) }) {
					f.Optional = f.Optional || g.optional
					pool.fills[slot] = append(pool.fills[slot], f)
				}
			}
		}
	}
	var actors, victims []party
	for _, in := range found {
		actors, victims = pooled(actors, in.actors), pooled(victims, in.victims)
	}
	t := tally{}
	assignParties(actors, pool, slotPerpInd, slotPerpOrg, t)
	assignParties(victims, pool, slotTarget, slotVictim, t)
	return t.sum()
}

func pooled(list, more []party) []party {
	for _, p := range more {
		if !slices.ContainsFunc(list, func(o party) bool { return o.id == p.id }) {
			list = append(list, p)
		}
	}
	return list
}

// Figures lists the measures in a fixed order.
func (s *Score) Figures() []claimscore.Figure {
	all, matched := s.all.sum(), s.matched.sum()
	out := append(all.figures("all"), matched.figures("matched")...)
	out = append(out, s.roles.figures("roles")...)
	for _, slot := range slots {
		c := s.all[slot]
		out = append(out, c.figures(slot)[2])
	}
	return out
}
