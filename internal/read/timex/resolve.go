package timex

import (
	"fmt"
	"slices"
	"strings"

	"sitrep"
)

// historyDays is how long before the report a date must lie to be told as history.
const historyDays = 60

// Resolve fills the dates of expressions read before, in text order. Without a report date only what stands on its own
// is resolved. It is pure: the same norms and date give the same answer whenever they are resolved.
func (r *Reader) Resolve(times []Timex, published *sitrep.Published) []Timex {
	out := slices.Clone(times)
	res := newResolver(published)
	for i := range out {
		res.resolve(&out[i])
	}
	return out
}

// resolver keeps the date last spoken of while it walks through the text. first and last bound the report date.
type resolver struct {
	first, last   day
	known         bool
	yearOnly      bool
	ref           day
	refUnit       byte
	hasRef        bool
	refSent, sent int
	year          int // the year last given with a month or day
	yearSent      int
}

func newResolver(published *sitrep.Published) *resolver {
	r := &resolver{}
	if published == nil {
		return r
	}
	first, okFirst := parseDay(published.Start)
	last, okLast := parseDay(published.End)
	if !okFirst || !okLast {
		return r
	}
	r.first, r.last, r.known = first, last, true
	r.yearOnly = published.Grain == "year"
	return r
}

func (r *resolver) resolve(t *Timex) {
	t.Value, t.Start, t.End, t.Grain, t.Time, t.Part = "", "", "", "", "", ""
	r.sent = t.Sent
	m, ok := r.meaning(r.inStory(t.Norm))
	t.Value = m.value
	if !ok {
		if m.hasLo != m.hasHi {
			t.fill(m)
		}
		return
	}
	t.fill(m)
	if m.hasLo && m.hasHi && t.Relation != "until" && t.Relation != "before" && t.Kind != "duration" {
		r.ref, r.refUnit, r.hasRef, r.refSent = m.lo, m.unit, true, t.Sent
	}
	if explicit(t.Norm) && m.hasLo && (m.unit == 'd' || m.unit == 'm' || !r.known) {
		y, _, _ := m.lo.ymd()
		r.year, r.yearSent = y, t.Sent
	}
	t.History = r.known && m.hasHi && m.hi < r.first-historyDays
}

func (t *Timex) fill(m meaning) {
	if m.hasLo {
		t.Start = m.lo.iso()
	}
	if m.hasHi {
		t.End = m.hi.iso()
	}
	t.Grain, t.Time, t.Part = grains[m.unit], m.clock, m.part
	switch {
	case m.clock != "":
		t.Grain = "minute"
	case m.part != "":
		t.Grain = "part"
	}
}

// explicit reports a norm that names its year.
func explicit(norm string) bool { return len(norm) >= 4 && isDigit(norm[0]) && isDigit(norm[3]) }

// yearReach is how many sentences a year holds on for the months and days told after it.
const yearReach = 3

// inStory gives a month or day without a year the year of the past that the text is telling of: "On 3 May 1988 ... On 9
// June". Near the report's own year its date decides.
func (r *resolver) inStory(norm string) string {
	if !isYearless(norm) || len(norm) < 7 || !isDigit(norm[5]) || r.year == 0 || r.sent-r.yearSent > yearReach {
		return norm
	}
	if pubYear, _, _ := r.first.ymd(); r.known && r.year >= pubYear-1 || strings.ContainsAny(norm, ">&") || strings.Contains(norm, "<<") {
		return norm
	}
	return fmt.Sprintf("%04d", r.year) + strings.TrimRight(norm[4:], "<~")
}

// refReach is how many sentences back "the following day" may look for its date.
const refReach = 3

// context is what expressions of the current sentence are resolved against when the report is of day pub.
func (r *resolver) context(pub day, norm string) context {
	ctx := context{pub: pub, hasPub: r.known && (!r.yearOnly || isYearless(norm)), yearOnly: r.yearOnly}
	if r.hasRef && r.sent-r.refSent <= refReach {
		ctx.ref, ctx.hasRef = r.ref, true
	}
	switch {
	case ctx.hasRef && r.refUnit == 'd' && r.sent-r.refSent <= 1:
		ctx.today, ctx.hasToday = r.ref, true
	case ctx.hasPub:
		ctx.today, ctx.hasToday = pub, true
	}
	return ctx
}

// meaning evaluates a norm at both ends of the report date's interval and keeps the answer only where they agree.
func (r *resolver) meaning(norm string) (meaning, bool) {
	m, ok := evaluate(norm, r.context(r.first, norm))
	if !ok || r.first == r.last || r.yearOnly {
		return m, ok
	}
	other, okOther := evaluate(norm, r.context(r.last, norm))
	if okOther && other == m {
		return m, true
	}
	ctx := r.context(r.last, norm)
	ctx.hasPub, ctx.hasToday = false, false
	return evaluate(norm, ctx)
}

// isYearless reports a month or day of a month that lacks only its year.
func isYearless(norm string) bool { return len(norm) > 4 && norm[:4] == "XXXX" }
