package brief

import (
	"fmt"
	"strings"

	"sitrep"
)

// disputes prints where the claims of one event differ, and where outlets give other figures for what is told alike.
func (p *page) disputes(records []*sitrep.Record, groups []*group) {
	var lines []string
	for _, r := range records {
		texts := map[string]*telling{}
		for _, t := range tellings(r) {
			texts[t.claim.ID] = t
		}
		for _, e := range r.Events {
			for _, d := range e.Disputes {
				lines = append(lines, disputed(r, e, d, texts))
			}
		}
	}
	for _, g := range groups {
		if f := g.figures(); len(f) > 1 && len(g.tellings) > 1 {
			t := g.tellings[0]
			lines = append(lines, fmt.Sprintf("%s, %s: %s", t.claim.Type, t.parties(), strings.Join(f, " / ")))
		}
	}
	if len(lines) == 0 {
		return
	}
	p.rule("DISPUTED", "claims that differ; no side is taken")
	for _, l := range distinct(lines) {
		p.printf("\n")
		p.para("● ", l)
	}
}

func tellings(r *sitrep.Record) []*telling {
	var out []*telling
	for _, g := range gather([]*sitrep.Record{r}) {
		out = append(out, g.tellings...)
	}
	return out
}

func disputed(r *sitrep.Record, e sitrep.Event, d sitrep.Dispute, texts map[string]*telling) string {
	var sides []string
	for _, s := range d.Sides {
		value := fmt.Sprint(s.Value)
		if len(s.Claims) > 0 && texts[s.Claims[0]] != nil {
			t := texts[s.Claims[0]]
			if v := t.voices(); v != "" {
				value += " (" + v + ")"
			}
		}
		sides = append(sides, value)
	}
	return fmt.Sprintf("%s %s, %s%s: %s. %s", e.Type, d.Field, outlet(r), dated(r), strings.Join(sides, " / "), d.Why)
}

// withheld prints what was read and not told, and what is wrong with the texts, report by report.
func (p *page) withheld(records []*sitrep.Record) {
	begun := false
	for _, r := range records {
		if len(r.Withheld) == 0 && len(r.Problems) == 0 {
			continue
		}
		if !begun {
			p.rule("WITHHELD, AND PROBLEMS OF THE TEXTS", "never silently")
			begun = true
		}
		p.printf("\n● %s%s: %s\n", outlet(r), dated(r), r.Report.Title)
		text := []rune(r.Report.Text)
		for _, w := range r.Withheld {
			p.para("    withheld ", fmt.Sprintf("%d claims (%s) in: %s", w.Claims, w.Reason, shorten(text, w.Span)))
		}
		for _, x := range r.Problems {
			p.para("    problem  ", x.Code+": "+x.Note)
		}
	}
}

// shorten quotes the beginning of a passage.
func shorten(text []rune, s sitrep.Span) string {
	const most = 90
	if s.Start < 0 || s.End > len(text) || s.Empty() {
		return ""
	}
	passage := text[s.Start:s.End]
	tail := ""
	if len(passage) > most {
		passage, tail = passage[:most], " …"
	}
	return "“" + strings.Join(strings.Fields(string(passage)), " ") + tail + "”"
}
