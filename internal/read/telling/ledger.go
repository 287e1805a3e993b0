package telling

import (
	"fmt"

	"sitrep"
)

// tally is one claim's whole number of a kind; parts of a count are left out.
type tally struct {
	toll *Count
	by   *Statement
}

func counts(statements []Statement, kind string) []tally {
	var out []tally
	for i := range statements {
		s := &statements[i]
		if s.Denied {
			continue
		}
		for k := range s.Counts {
			if t := &s.Counts[k]; t.Kind == kind && t.PartOf == nil {
				out = append(out, tally{t, s})
				break
			}
		}
	}
	return out
}

// people parts counts of different sides: dead soldiers and dead rebels are never held against each other. Counts of people
// whose side is not told go with the first.
func people(all []tally) [][]tally {
	var out [][]tally
	var whose []*Count // of each group, one that tells the side where there is one
next:
	for _, t := range all {
		for i := range out {
			if samePeople(whose[i], t.toll) {
				out[i] = append(out[i], t)
				if len(whose[i].Sectors) == 0 {
					whose[i] = t.toll
				}
				continue next
			}
		}
		out, whose = append(out, []tally{t}), append(whose, t.toll)
	}
	return out
}

func (d *disputes) tolls(kind string, group []tally) {
	known := make([]position, len(group))
	for i, t := range group {
		known[i] = position{tollValue(t.toll), t.by}
	}
	d.atOdds(known, func(i, j int) (string, string) { return d.clash(group[i], group[j]) }, "tolls."+kind)
}

// compatible holds where one number can make both wordings true.
func compatible(a, b *Count) bool {
	low, high := max(bound(a.Low, 0), bound(b.Low, 0)), min(bound(a.High, 1<<40), bound(b.High, 1<<40))
	return low <= high
}

func bound(p *int, open int) int {
	if p == nil {
		return open
	}
	return *p
}

// clash says how two counts differ: a revision where one source replaces its count, or a later report's count is higher and
// not from the other side; different scopes; else a conflict. a stands before b.
func (d *disputes) clash(a, b tally) (kind, why string) {
	later := b.by.Day > a.by.Day
	switch {
	case compatible(a.toll, b.toll):
		return "", ""
	case a.toll.Scope != b.toll.Scope && !(d.scale.Across && later && a.toll.Since == b.toll.Since):
		return "different_scope", fmt.Sprintf("one counts for the %s, the other for the %s", a.toll.Scope, b.toll.Scope)
	case a.by.sameSource(b.by):
		return "revision", "the same source gives two counts"
	case later && bound(b.toll.Low, 0) > bound(a.toll.Low, 0) && !d.opposed(a.by, b.by):
		return "revision", "a later report gives a higher count"
	}
	return "conflict", "sources give counts that cannot both hold"
}

func tollValue(t *Count) any {
	v := map[string]any{"bound": t.Bound}
	if t.Low != nil {
		v["low"] = *t.Low
	}
	if t.High != nil {
		v["high"] = *t.High
	}
	return v
}

// Ranges spans the counts that stand: those of one kind, scope and people that no later count revises. Nothing is added up.
func (s Scale) Ranges(whole *Telling, statements []Statement) []sitrep.TollRange {
	d := disputes{scale: s, whole: whole, statements: statements}
	var out []sitrep.TollRange
	for _, kind := range Kinds() {
		for _, group := range people(counts(statements, kind)) {
			for _, scope := range []string{"event", "cumulative", "period"} {
				if r, ok := d.span(kind, scope, group); ok {
					out = append(out, r)
				}
			}
		}
	}
	return out
}

func (d *disputes) span(kind, scope string, group []tally) (sitrep.TollRange, bool) {
	r := sitrep.TollRange{Kind: kind, Scope: scope}
	for i, t := range group {
		if t.toll.Scope != scope || d.revised(t, group[i+1:min(len(group), i+1+held)]) {
			continue
		}
		r.Claims = append(r.Claims, t.by.ID)
		if len(r.Claims) == 1 {
			r.Class = t.toll.Class
		} else if r.Class != t.toll.Class {
			r.Class = ""
		}
		r.Low, r.High = least(r.Low, t.toll.Low), most(r.High, t.toll.High)
	}
	return r, len(r.Claims) > 0
}

func (d *disputes) revised(t tally, later []tally) bool {
	for _, l := range later {
		if kind, _ := d.clash(t, l); kind == "revision" {
			return true
		}
	}
	return false
}

func least(a, b *int) *int {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

func most(a, b *int) *int {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}
