package ucdp

import (
	"sitrep"
	"sitrep/internal/export/foreign"
)

// deaths is deaths_a, deaths_b, deaths_civilians, deaths_unknown, best, high and low of this one event. A part is filled
// only by words that say whose dead they are; best is the lower bound. Unknown is empty and never 0.
func deaths(v *foreign.View, c *foreign.Claim) []string {
	all := foreign.Deaths(c.Claim)
	var a, b, civilians, unknown *int
	for _, t := range c.Tolls {
		if t.Kind != "killed" || t.Scope != "event" || t.PartOf != nil || t.Low == nil {
			continue
		}
		switch {
		case civilian(t):
			civilians = plus(civilians, *t.Low)
		case t.Side != "" && among(c.Doers, t.Side):
			a = plus(a, *t.Low)
		case t.Side != "" && among(c.Others, t.Side):
			b = plus(b, *t.Low)
		default:
			unknown = plus(unknown, *t.Low)
		}
	}
	w := foreign.Whole
	return []string{w(a), w(b), w(civilians), w(unknown), w(all.Low), w(all.High), w(all.Low)}
}

func civilian(t sitrep.Toll) bool {
	switch t.Class {
	case "civilian", "child", "journalist", "aid_worker":
		return true
	}
	return false
}

func among(actors []*sitrep.Actor, id string) bool {
	for _, a := range actors {
		if a.ID == id || a.ActsFor == id {
			return true
		}
	}
	return false
}

func plus(sum *int, n int) *int {
	if sum != nil {
		n += *sum
	}
	return &n
}
