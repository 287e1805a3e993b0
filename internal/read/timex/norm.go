package timex

import (
	"strings"
)

// context is what a norm is resolved against. hasPub and hasRef tell whether the dates are known.
type context struct {
	pub, ref, today          day
	hasPub, hasRef, hasToday bool
	yearOnly                 bool // only the year of the report is known; month and day are not
}

// meaning is a resolved norm. lo and hi count only where the flags are set.
type meaning struct {
	lo, hi       day
	hasLo, hasHi bool
	unit         byte
	value        string
	part, clock  string
}

// point is a norm being evaluated from left to right.
type point struct {
	in          string
	ctx         context
	lo, hi      day
	unit        byte
	known       bool
	wd          int    // weekday base waiting for a direction
	month, mday int    // month or month-day base waiting for a year
	weekdayIs   int    // a weekday the year must agree with
	season      string // season base
	weekend     bool
	section     string
	suffix      string // TIMEX3 part or clock
	part, clock string
}

// evaluate resolves a norm; ok is false where what it needs is unknown. value is then what can be said.
func evaluate(norm string, ctx context) (m meaning, ok bool) {
	switch {
	case norm == "PAST" || norm == "FUTURE":
		return meaning{value: norm + "_REF"}, false
	case norm == "NOW":
		return now(ctx)
	case strings.HasPrefix(norm, "R/"):
		return meaning{value: strings.TrimPrefix(norm, "R/")}, false
	case strings.HasPrefix(norm, "P") && !strings.HasPrefix(norm, "PUB"):
		return meaning{value: norm}, false
	}
	if first, second, two := strings.Cut(norm, "|"); two {
		return either(first, second, ctx)
	}
	if first, second, two := strings.Cut(norm, "/"); two {
		return interval(first, second, ctx)
	}
	return evalPoint(norm, ctx)
}

func now(ctx context) (meaning, bool) {
	if !ctx.hasPub {
		return meaning{value: "PRESENT_REF"}, false
	}
	return meaning{lo: ctx.pub, hi: ctx.pub, hasLo: true, hasHi: true, unit: 'd', value: "PRESENT_REF"}, true
}

// either settles an ambiguous date by the report date: the reading nearest to it.
func either(first, second string, ctx context) (meaning, bool) {
	a, okA := evalPoint(first, ctx)
	b, okB := evalPoint(second, ctx)
	if !ctx.hasPub || !okA || !okB {
		return meaning{}, false
	}
	if distance(b.lo, ctx.pub) < distance(a.lo, ctx.pub) {
		return b, true
	}
	return a, true
}

func distance(a, b day) day {
	if a > b {
		return a - b
	}
	return b - a
}

func interval(first, second string, ctx context) (meaning, bool) {
	var m meaning
	var a, b meaning
	okA, okB := first == "", second == ""
	if first != "" {
		a, okA = evalPoint(first, ctx)
		m.lo, m.hasLo, m.unit = a.lo, okA, a.unit
	}
	if second != "" {
		b, okB = evalPoint(second, ctx)
		m.hi, m.hasHi = b.hi, okB
		m.unit = coarser(m.unit, b.unit)
	}
	if m.hasLo && m.hasHi && m.lo > m.hi {
		return meaning{}, false
	}
	if okA && okB {
		m.value = a.value + "/" + b.value
	}
	return m, okA && okB
}

const coarseness = "dkwmsqyec"

func coarser(a, b byte) byte {
	if strings.IndexByte(coarseness, a) > strings.IndexByte(coarseness, b) {
		return a
	}
	return b
}

func evalPoint(norm string, ctx context) (meaning, bool) {
	p := &point{in: norm, ctx: ctx}
	if !p.base() {
		return meaning{}, false
	}
	for p.in != "" {
		if !p.mod() {
			return meaning{value: p.unresolved(norm)}, false
		}
	}
	if !p.known {
		return meaning{value: p.unresolved(norm)}, false
	}
	return p.meaning(), true
}

func (p *point) meaning() meaning {
	m := meaning{lo: p.lo, hi: p.hi, hasLo: true, hasHi: true, unit: p.unit, part: p.part, clock: p.clock}
	switch {
	case p.season != "":
		y, _, _ := p.lo.ymd()
		m.value = isoValue(civil(y, 1, 1), 0, 'y') + "-" + p.season
	case p.section != "" && p.unit != 'd':
		m.value = p.section
	default:
		m.value = isoValue(p.lo, p.hi, p.unit) + p.suffix
	}
	return m
}

// unresolved is the TIMEX3 value of a date that lacks its year or week.
func (p *point) unresolved(norm string) string {
	if strings.HasPrefix(norm, "XXXX") {
		end := strings.IndexAny(norm, "<>~%T&@+")
		if end < 0 {
			return norm
		}
		return norm[:end]
	}
	if p.wd > 0 {
		return "XXXX-WXX-" + string(rune('0'+p.wd)) + p.suffix
	}
	return ""
}
