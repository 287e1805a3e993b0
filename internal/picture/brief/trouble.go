package brief

import (
	"fmt"
	"sort"
	"strings"

	"sitrep"
)

// figures prints, for each day, the counts of one kind that several claims give, where they are not all the same.
func (p *page) figures(all []*telling) {
	type row struct{ date, kind string }
	counts := map[row][]string{}
	values := map[row]map[string]bool{}
	var order []row
	for _, t := range all {
		for i := range t.claim.Tolls {
			toll := &t.claim.Tolls[i]
			r := row{t.date(), toll.Kind}
			if toll.PartOf != nil || r.date == "" || t.headline() || denied(t.claim) || ahead(t.claim) {
				continue
			}
			if values[r] == nil {
				values[r] = map[string]bool{}
				order = append(order, r)
			}
			values[r][count(toll)] = true
			counts[r] = append(counts[r], strings.Join(words(figure(toll), place(t.claim), t.source()), ", "))
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return order[i].date < order[j].date })
	begun := false
	for _, r := range order {
		if len(values[r]) < 2 {
			continue
		}
		if !begun {
			p.rule("DISPUTED OR REVISED COUNTS", "by the day told of; no side is taken, nothing is added up")
			begun = true
		}
		p.printf("\n  %s, %s\n", day(r.date), r.kind)
		for _, line := range distinct(counts[r]) {
			p.para("    ", line)
		}
	}
}

// disputes prints where the claims of one event differ.
func (p *page) disputes(records []*sitrep.Record) {
	var lines []string
	for _, r := range records {
		texts := map[string]*telling{}
		for _, t := range gather([]*sitrep.Record{r}) {
			texts[t.claim.ID] = t
		}
		for _, e := range r.Events {
			for _, d := range e.Disputes {
				lines = append(lines, disputed(r, e, d, texts))
			}
		}
	}
	if len(lines) == 0 {
		return
	}
	p.rule("DISPUTED", "claims of one report that differ; no side is taken")
	for _, l := range distinct(lines) {
		p.printf("\n")
		p.para("  ", l)
	}
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
		p.printf("\n  %s%s: %s\n", outlet(r), dated(r), r.Report.Title)
		text := []rune(r.Report.Text)
		for _, w := range r.Withheld {
			p.para("    withheld ", fmt.Sprintf("%d claims (%s) in: %s", w.Claims, w.Reason, shorten(text, w.Span)))
		}
		p.problems(r.Problems)
	}
}

// sameCode is how many problems of one code are printed for a report.
const sameCode = 3

func (p *page) problems(all []sitrep.Problem) {
	seen := map[string]int{}
	var order []string
	for _, x := range all {
		if seen[x.Code]++; seen[x.Code] == 1 {
			order = append(order, x.Code)
		}
		if seen[x.Code] <= sameCode {
			p.para("    problem  ", x.Code+": "+x.Note)
		}
	}
	for _, code := range order {
		if more := seen[code] - sameCode; more > 0 {
			p.printf("             … and %d more of %s\n", more, code)
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
