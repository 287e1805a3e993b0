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
	for i := range counts {
		for j := range i {
			if compatible(counts[j].toll, counts[i].toll) {
				continue
			}
			if k, why := clash(counts[j], counts[i]); d.Kind != "conflict" {
				d.Kind, d.Why = k, why
			}
		}
	}
	if d.Kind == "" {
		return d, false
	}
	for _, c := range counts {
		d.Sides = addSide(d.Sides, tollValue(c.toll), c.claim.ID)
	}
	return d, true
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

func addSide(sides []sitrep.Side, value any, id string) []sitrep.Side {
	for i := range sides {
		if fmt.Sprint(sides[i].Value) == fmt.Sprint(value) {
			sides[i].Claims = append(sides[i].Claims, id)
			return sides
		}
	}
	return append(sides, sitrep.Side{Value: value, Claims: []string{id}})
}

func (g *grouping) denial(members []int) (sitrep.Dispute, bool) {
	d := sitrep.Dispute{Field: "happened", Kind: "conflict", Why: "one source says it happened, another denies it"}
	for _, m := range members {
		c := &g.claims[m]
		d.Sides = addSide(d.Sides, c.Certainty != "denied" && !c.Negated, c.ID)
	}
	return d, len(d.Sides) > 1
}
