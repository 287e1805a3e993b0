package event

import (
	"fmt"

	"sitrep"
)

// disputes lists the fields on which the members differ: tolls by kind, and whether it happened at all.
func (g *grouping) disputes(members []int) []sitrep.Dispute {
	var out []sitrep.Dispute
	for _, kind := range []string{"killed", "wounded", "detained", "abducted", "displaced", "missing"} {
		if d, ok := g.tollDispute(members, kind); ok {
			out = append(out, d)
		}
	}
	if d, ok := g.denial(members); ok {
		out = append(out, d)
	}
	return out
}

// count is one claim's whole number of a kind; parts of a count are left out.
type count struct {
	toll  *sitrep.Toll
	claim *sitrep.Claim
}

func (g *grouping) counts(members []int, kind string) []count {
	var out []count
	for _, m := range members {
		c := &g.claims[m]
		for i := range c.Tolls {
			if t := &c.Tolls[i]; t.Kind == kind && t.PartOf == nil {
				out = append(out, count{t, c})
				break
			}
		}
	}
	return out
}

func (g *grouping) tollDispute(members []int, kind string) (sitrep.Dispute, bool) {
	counts := g.counts(members, kind)
	d := sitrep.Dispute{Field: "tolls." + kind}
	d.Kind, d.Why = gravest(counts)
	if d.Kind == "" {
		return d, false
	}
	var all stances
	for _, c := range counts {
		all.add(tollValue(c.toll), c.claim.ID)
	}
	d.Sides = all.list
	return d, true
}

// gravest is how the counts differ: a conflict where there is one, else the last difference; empty for none. Each is held
// against the window of counts before it, so that an event of many tellings stays linear.
func gravest(counts []count) (kind, why string) {
	for i := range counts {
		for j := max(0, i-window); j < i; j++ {
			if compatible(counts[j].toll, counts[i].toll) {
				continue
			}
			if kind, why = clash(counts[j], counts[i]); kind == "conflict" {
				return kind, why
			}
		}
	}
	return kind, why
}

// compatible holds where one number can make both wordings true.
func compatible(a, b *sitrep.Toll) bool {
	low, high := max(bound(a.Low, 0), bound(b.Low, 0)), min(bound(a.High, 1<<40), bound(b.High, 1<<40))
	return low <= high
}

func bound(p *int, open int) int {
	if p == nil {
		return open
	}
	return *p
}

func clash(a, b count) (kind, why string) {
	if a.toll.Scope != b.toll.Scope {
		return "different_scope", fmt.Sprintf("one counts for the %s, the other for the %s", a.toll.Scope, b.toll.Scope)
	}
	if sameVoice(a.claim, b.claim) || len(a.claim.Voices) == 0 && len(b.claim.Voices) == 0 {
		return "revision", "the same source gives two counts"
	}
	return "conflict", "sources give counts that cannot both hold"
}

func tollValue(t *sitrep.Toll) any {
	v := map[string]any{"bound": t.Bound}
	if t.Low != nil {
		v["low"] = *t.Low
	}
	if t.High != nil {
		v["high"] = *t.High
	}
	return v
}

// stances gathers the claims that say the same.
type stances struct {
	list []sitrep.Side
	at   map[string]int // by printed value
}

func (s *stances) add(value any, id string) {
	key := fmt.Sprint(value)
	i, ok := s.at[key]
	if !ok {
		if s.at == nil {
			s.at = map[string]int{}
		}
		i = len(s.list)
		s.at[key], s.list = i, append(s.list, sitrep.Side{Value: value})
	}
	s.list[i].Claims = append(s.list[i].Claims, id)
}

func (g *grouping) denial(members []int) (sitrep.Dispute, bool) {
	d := sitrep.Dispute{Field: "happened", Kind: "conflict", Why: "one source says it happened, another denies it"}
	var all stances
	for _, m := range members {
		c := &g.claims[m]
		all.add(c.Certainty != "denied" && !c.Negated, c.ID)
	}
	d.Sides = all.list
	return d, len(d.Sides) > 1
}

func sameVoice(a, b *sitrep.Claim) bool {
	if len(a.Voices) == 0 || len(b.Voices) == 0 {
		return false
	}
	x, y := a.Voices[len(a.Voices)-1], b.Voices[len(b.Voices)-1]
	return x.Actor != "" && x.Actor == y.Actor
}
