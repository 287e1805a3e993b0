package claimscore

import (
	"slices"
	"sort"

	"sitrep"
	"sitrep/internal/eval/assign"
)

// Figure is one measured value in 0..100 (not_claims: a count) and the number of cases behind it.
type Figure struct {
	Measure string
	Value   float64
	N       int
}

// Tally adds up reports. The zero value is not ready; use NewTally.
type Tally struct {
	event, strict, whom counts
	types               map[string]*counts
	overlap             map[string]*counts
	accuracy            map[string]*counts
	falseClaims, notIn  int
	// Match gives, for each report added, the claim index of each fact or -1.
	Match [][]int
}

// counts: hit is right, given what the coder said, want what the reader said.
type counts struct{ hit, given, want int }

func (c *counts) f1() float64 {
	if c.given+c.want == 0 {
		return 0
	}
	return 100 * float64(2*c.hit) / float64(c.given+c.want)
}

func ratio(hit, n int) float64 {
	if n == 0 {
		return 0
	}
	return 100 * float64(hit) / float64(n)
}

// NewTally starts an empty tally.
func NewTally() *Tally {
	t := &Tally{types: map[string]*counts{}, overlap: map[string]*counts{}, accuracy: map[string]*counts{}}
	for _, f := range overlapFields {
		t.overlap[f] = &counts{}
	}
	for _, f := range accuracyFields {
		t.accuracy[f] = &counts{}
	}
	return t
}

// Add scores one record, whose spans count code points, against the facts of its report; notClaims are words in
// which no claim that something happened may have its trigger. It returns the claim index of each fact, -1 unmatched.
func (t *Tally) Add(r *sitrep.Record, facts []Fact, notClaims []string) []int {
	v := newView(r)
	pairs, chosen := v.match(facts)
	claimOf := make([]int, len(facts))
	taken := make([]bool, len(r.Claims))
	for i := range facts {
		claimOf[i] = chosen[i]
		f := &facts[i]
		if chosen[i] < 0 {
			t.missed(f)
			continue
		}
		taken[chosen[i]] = true
		if !f.Optional {
			t.matched(&r.Claims[chosen[i]], f, pairs[i][chosen[i]])
		}
	}
	for i := range r.Claims {
		if !taken[i] {
			t.spurious(v, &r.Claims[i])
		}
	}
	t.falseAlarms(v, notClaims)
	t.Match = append(t.Match, claimOf)
	return claimOf
}

func (v *view) match(facts []Fact) ([][]*pairing, []int) {
	pairs := make([][]*pairing, len(facts))
	weights := make([][]float64, len(facts))
	for i := range facts {
		at := v.locate(&facts[i])
		pairs[i] = make([]*pairing, len(v.record.Claims))
		weights[i] = make([]float64, len(v.record.Claims))
		for j := range v.record.Claims {
			if !at.holds(&v.record.Claims[j]) {
				continue
			}
			if p := v.compare(&v.record.Claims[j], &facts[i], &at); p.eligible() {
				pairs[i][j], weights[i][j] = p, p.weight()
			}
		}
	}
	return pairs, assign.Best(weights)
}

func (t *Tally) typed(name string) *counts {
	if t.types[name] == nil {
		t.types[name] = &counts{}
	}
	return t.types[name]
}

func (t *Tally) missed(f *Fact) {
	if f.Optional {
		return
	}
	t.event.want++
	t.strict.want++
	t.whom.want++
	t.typed(f.Types[0]).want++
	for field, n := range map[string]int{FieldActor: len(f.Actors), FieldRecipient: len(f.Receives), FieldVoice: len(f.Voices), FieldPlace: min(1, len(f.Places)), FieldTolls: len(f.Tolls)} {
		if !f.Skip[field] {
			t.overlap[field].want += n
		}
	}
}

func (t *Tally) spurious(v *view, c *sitrep.Claim) {
	t.event.given++
	t.strict.given++
	t.whom.given++
	t.typed(c.Type).given++
	for field, n := range map[string]int{FieldActor: len(c.Actors), FieldRecipient: len(c.Recipients), FieldVoice: len(c.Voices), FieldPlace: min(1, len(v.where(c))), FieldTolls: len(c.Tolls)} {
		t.overlap[field].given += n
	}
}

func (t *Tally) matched(c *sitrep.Claim, f *Fact, p *pairing) {
	whom := p.exact(FieldActor, FieldRecipient)
	strict := whom && p.exact(FieldPlace, FieldVoice) && dateRight(c, f)
	for _, m := range []struct {
		c  *counts
		ok bool
	}{{&t.event, p.right()}, {&t.strict, strict}, {&t.whom, whom}} {
		m.c.given++
		m.c.want++
		if m.ok {
			m.c.hit++
		}
	}
	t.matchedType(c, f, p)
	for _, field := range overlapFields {
		o := t.overlap[field]
		o.hit += p.found[field]
		o.given += p.found[field] + p.extra[field]
		o.want += p.found[field] + p.missing[field]
	}
	t.fields(c, f)
}

func (t *Tally) matchedType(c *sitrep.Claim, f *Fact, p *pairing) {
	if p.right() {
		n := t.typed(c.Type)
		n.hit++
		n.given++
		n.want++
		return
	}
	t.typed(f.Types[0]).want++
	t.typed(c.Type).given++
}

func (t *Tally) fields(c *sitrep.Claim, f *Fact) {
	right := map[string]bool{
		FieldMode:       slices.Contains(f.Modes, c.Mode) || len(f.Modes) == 0 && c.Mode == "",
		FieldDate:       dateRight(c, f),
		FieldCertainty:  slices.Contains(f.Certainty, c.Certainty),
		FieldAspect:     slices.Contains(f.Aspect, c.Aspect),
		FieldBackground: c.Background == f.Background,
		FieldNegated:    c.Negated == f.Negated,
	}
	for _, field := range accuracyFields {
		if f.Skip[field] {
			continue
		}
		t.accuracy[field].want++
		if right[field] {
			t.accuracy[field].hit++
		}
	}
}

func dateRight(c *sitrep.Claim, f *Fact) bool {
	if f.Skip[FieldDate] {
		return true
	}
	if c.When == nil {
		return f.Start == "" && f.End == ""
	}
	return c.When.Start == f.Start && c.When.End == f.End
}

func (t *Tally) falseAlarms(v *view, notClaims []string) {
	for _, words := range notClaims {
		at, ok := v.find(words, 0)
		if !ok {
			continue
		}
		t.notIn++
		for i := range v.record.Claims {
			if c := &v.record.Claims[i]; c.Aspect == "happened" && at.Overlaps(c.Trigger) {
				t.falseClaims++
			}
		}
	}
}

// Figures lists the measures in a fixed order.
func (t *Tally) Figures() []Figure {
	e := t.event
	out := []Figure{
		{"event_f1", e.f1(), e.want},
		{"event_precision", ratio(e.hit, e.given), e.given},
		{"event_recall", ratio(e.hit, e.want), e.want},
		{"type_macro_f1", t.macro(), e.want},
	}
	for _, f := range accuracyFields {
		out = append(out, Figure{f, ratio(t.accuracy[f].hit, t.accuracy[f].want), t.accuracy[f].want})
	}
	for _, f := range overlapFields {
		out = append(out, Figure{f + "_f1", t.overlap[f].f1(), t.overlap[f].want})
	}
	return append(out,
		Figure{"strict_f1", t.strict.f1(), e.want},
		Figure{"who_what_whom_f1", t.whom.f1(), e.want},
		Figure{"not_claims", float64(t.falseClaims), t.notIn})
}

// macro is the mean F1 over the types that the reader used.
func (t *Tally) macro() float64 {
	names := make([]string, 0, len(t.types))
	for name, c := range t.types {
		if c.want > 0 {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	sum := 0.0
	for _, name := range names {
		sum += t.types[name].f1()
	}
	return sum / float64(max(1, len(names)))
}
