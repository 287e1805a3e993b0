package claimscore

import (
	"fmt"
	"io"
	"strings"

	"sitrep"
)

// Trace writes, fact by fact, which claim stood for it and what differs, then the claims that stand for none: what a
// developer reads to see which errors to mend first.
func Trace(w io.Writer, r *sitrep.Record, facts []Fact) {
	v := newView(r)
	pairs, chosen := v.match(facts)
	taken := make([]bool, len(r.Claims))
	for i := range facts {
		f := &facts[i]
		if chosen[i] < 0 {
			fmt.Fprintf(w, "  MISSED %s %s\n", f.ID, f.line())
			continue
		}
		taken[chosen[i]] = true
		c := &r.Claims[chosen[i]]
		if diff := differences(c, f, pairs[i][chosen[i]]); diff != "" {
			fmt.Fprintf(w, "  WRONG  %s %s\n    want %s\n    got  %s\n", f.ID, diff, f.line(), v.line(c))
			continue
		}
		fmt.Fprintf(w, "  right  %s %q\n", f.ID, f.Trigger)
	}
	for i := range r.Claims {
		if !taken[i] {
			fmt.Fprintf(w, "  EXTRA  %s\n", v.line(&r.Claims[i]))
		}
	}
}

func differences(c *sitrep.Claim, f *Fact, p *pairing) string {
	t := NewTally()
	t.fields(c, f)
	var out []string
	if !p.typeRight {
		out = append(out, "type")
	}
	for _, field := range accuracyFields {
		if n := t.accuracy[field]; n.hit < n.want {
			out = append(out, field)
		}
	}
	for _, field := range overlapFields {
		if p.extra[field]+p.missing[field] > 0 {
			out = append(out, fmt.Sprintf("%s(-%d+%d)", field, p.missing[field], p.extra[field]))
		}
	}
	return strings.Join(out, " ")
}

func (f *Fact) line() string {
	return fmt.Sprintf("%q %v/%v actor=%q recipient=%q place=%q date=%s..%s tolls=%v voices=%q %v %v bg=%v neg=%v", f.Trigger, f.Types,
		f.Modes, f.Actors, f.Receives, f.Places, f.Start, f.End, tollWords(f.Tolls), f.Voices, f.Certainty, f.Aspect, f.Background, f.Negated)
}

func tollWords(tolls []Toll) []string {
	out := make([]string, len(tolls))
	for i, t := range tolls {
		out[i] = t.Kind + " " + bound(t.Low) + ".." + bound(t.High)
	}
	return out
}

func bound(n *int) string {
	if n == nil {
		return ""
	}
	return fmt.Sprint(*n)
}

func (v *view) line(c *sitrep.Claim) string {
	start, end, place := "", "", ""
	if c.When != nil {
		start, end = c.When.Start, c.When.End
	}
	if c.Where != nil {
		place = c.Where.Name
	}
	tolls := make([]Toll, len(c.Tolls))
	for i, t := range c.Tolls {
		tolls[i] = Toll{t.Kind, t.Low, t.High}
	}
	voices := make([]string, len(c.Voices))
	for i := range c.Voices {
		voices[i] = c.Voices[i].Label
	}
	return fmt.Sprintf("%q %s/%s actor=%q recipient=%q place=%q date=%s..%s tolls=%v voices=%q %s %s bg=%v neg=%v [%s]", v.words(c.Trigger), c.Type,
		c.Mode, v.first(c.Actors), v.first(c.Recipients), place, start, end, tollWords(tolls), voices, c.Certainty, c.Aspect, c.Background, c.Negated, c.Rule)
}

func (v *view) first(ids []string) []string {
	var out []string
	for _, names := range v.parties(ids) {
		if len(names) > 0 {
			out = append(out, names[0])
		}
	}
	return out
}
