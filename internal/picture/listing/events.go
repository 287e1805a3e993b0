package listing

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"sitrep"
)

// Events prints events with their claims and disputes.
func Events(w io.Writer, events []sitrep.Event, s Source) error {
	p := newPage(w, s)
	for i := range events {
		p.event(&events[i])
		p.cited("  ", events[i].Claims, events[i].Reports)
		for k := range events[i].Disputes {
			p.dispute(&events[i].Disputes[k])
		}
		p.printf("\n")
	}
	return p.done()
}

// Disputes prints the events on which tellings differ, with the claims of each side.
func Disputes(w io.Writer, events []sitrep.Event, s Source) error {
	p := newPage(w, s)
	for i := range events {
		if len(events[i].Disputes) == 0 {
			continue
		}
		p.event(&events[i])
		for k := range events[i].Disputes {
			d := &events[i].Disputes[k]
			p.printf("  %s (%s): %s\n", d.Field, word(d.Kind), plain(d.Why))
			for _, side := range d.Sides {
				p.printf("    %s%s\n", value(side.Value), party(side.Party))
				p.cited("      ", side.Claims, events[i].Reports)
			}
		}
		p.printf("\n")
	}
	return p.done()
}

// event prints the lines that head an event.
func (p *page) event(e *sitrep.Event) {
	parts := []string{e.ID, e.Type}
	if e.When != nil {
		parts = append(parts, span(e.When))
	}
	if e.Where != nil {
		parts = append(parts, plain(e.Where.Name))
	}
	for _, t := range e.Tolls {
		parts = append(parts, toll(&t))
	}
	p.printf("%s\n", strings.Join(parts, "  "))
	if len(e.Actors)+len(e.Recipients) > 0 {
		p.printf("  %s\n", strings.TrimSpace(p.names(e.Actors, e.Reports)+arrow(e.Recipients)+p.names(e.Recipients, e.Reports)))
	}
	p.printf("  %s in %s%s\n", count(len(e.Claims), "claim"), count(len(e.Reports), "report"), independent(e.Origins))
}

func arrow(recipients []string) string {
	if len(recipients) == 0 {
		return ""
	}
	return " -> "
}

// independent says how many sources there are at most.
func independent(o *sitrep.Origins) string {
	if o == nil {
		return ""
	}
	return fmt.Sprintf("; at most %d independent (%s, %s)", min(o.Lineages, o.Origins), count(o.Lineages, "text"), count(o.Origins, "origin"))
}

func span(w *sitrep.When) string {
	switch {
	case w.Start == w.End:
		return w.Start
	case w.Start == "":
		return "until " + w.End
	case w.End == "":
		return "since " + w.Start
	}
	return w.Start + " to " + w.End
}

func toll(t *sitrep.TollRange) string {
	s := t.Kind + " "
	switch {
	case t.Low != nil && t.High != nil && *t.Low == *t.High:
		s += fmt.Sprint(*t.Low)
	case t.Low != nil && t.High != nil:
		s += fmt.Sprintf("%d-%d", *t.Low, *t.High)
	case t.Low != nil:
		s += fmt.Sprintf("%d or more", *t.Low)
	case t.High != nil:
		s += fmt.Sprintf("%d or fewer", *t.High)
	}
	if t.Class != "" {
		s += " " + t.Class
	}
	if t.Scope != "event" {
		s += " (" + t.Scope + ")"
	}
	return s
}

// dispute prints a dispute on one line.
func (p *page) dispute(d *sitrep.Dispute) {
	var sides []string
	for _, s := range d.Sides {
		sides = append(sides, fmt.Sprintf("%s [%s]", value(s.Value), strings.Join(s.Claims, " ")))
	}
	p.printf("  differs: %s (%s): %s: %s\n", d.Field, word(d.Kind), strings.Join(sides, " / "), plain(d.Why))
}

// word is a code as words.
func word(code string) string { return strings.ReplaceAll(code, "_", " ") }

func party(p string) string {
	if p == "" {
		return ""
	}
	return " (told by: " + p + ")"
}

// value prints a side's value: bounds of a count as such, anything else as JSON does.
func value(v any) string {
	switch v := v.(type) {
	case string:
		return plain(v)
	case map[string]any:
		if s, ok := bounds(v); ok {
			return s
		}
	}
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return plain(string(b))
}

func bounds(v map[string]any) (string, bool) {
	low, hasLow := v["low"]
	high, hasHigh := v["high"]
	switch {
	case hasLow && hasHigh && fmt.Sprint(low) == fmt.Sprint(high):
		return fmt.Sprint(low), true
	case hasLow && hasHigh:
		return fmt.Sprintf("%v-%v", low, high), true
	case hasLow:
		return fmt.Sprintf("%v or more", low), true
	case hasHigh:
		return fmt.Sprintf("%v or fewer", high), true
	}
	return "", false
}
