package timex

import (
	"strings"

	"sitrep"
	"sitrep/internal/read"
)

// Published is the date of the report. A date given with the report or found in its page holds unless the text's own
// dateline contradicts it, for the dateline is the writer's and the other may be a copy's; without either, what the text
// pins down by itself (basis "inferred"); else nil. It never asks a clock.
func (r *Reader) Published(doc *read.Doc, times []Timex) *sitrep.Published {
	given := doc.Published
	if line, ok := dateline(doc, times, given); ok {
		if given != nil && given.Start <= line.Start && line.End <= given.End {
			return given
		}
		return line
	}
	if given != nil {
		return given
	}
	return inferred(doc, times)
}

// datelineReach is how many bytes from the start of the body a dateline may stand.
const datelineReach = 400

// trustDays is how far a bare date at the head of the text may lie from a given date and still replace it.
const trustDays = 370

// markDatelines finds the dates at the head of the body or title that date the report itself.
func markDatelines(doc *read.Doc, times []Timex) {
	body := bodyStart(doc)
	for i := range times {
		t := &times[i]
		span := doc.Span(t.Range)
		if span.Start > body+datelineReach {
			break
		}
		if t.Kind != "set" && t.Kind != "duration" && !strings.Contains(t.Norm, "/") && dayed(t.Norm) {
			t.Dateline = datelinePlace(doc, span, body) != none
		}
	}
}

// dateline is the date of the first date line that can be fixed.
func dateline(doc *read.Doc, times []Timex, given *sitrep.Published) (*sitrep.Published, bool) {
	for i := range times {
		if !times[i].Dateline {
			continue
		}
		p, ok := fixed(times[i].Norm, given, times)
		if ok && (near(p, given) || datelinePlace(doc, doc.Span(times[i].Range), bodyStart(doc)) == firm) {
			return p, true
		}
	}
	return nil, false
}

func near(p, given *sitrep.Published) bool {
	if given == nil {
		return true
	}
	a, okA := parseDay(p.Start)
	b, okB := parseDay(given.Start)
	return okA && okB && distance(a, b) <= trustDays
}

// dayed reports a norm that names a day of a month, with or without its year.
func dayed(norm string) bool {
	head, _, _ := strings.Cut(norm, "T")
	head, _, _ = strings.Cut(head, "|")
	head = strings.TrimRight(head, "<>~")
	head, _, _ = strings.Cut(head, "&")
	return len(head) == len("XXXX-00-00") && head[4] == '-' && head[7] == '-'
}

// fixed turns a dateline's norm into a date. One without a year takes it from the given date, else from the only year of
// full dates in the text, else there is none.
func fixed(norm string, given *sitrep.Published, times []Timex) (*sitrep.Published, bool) {
	norm = strings.NewReplacer("<~", "~", "<", "~", ">", "~").Replace(norm)
	ctx := context{}
	if given != nil {
		ctx.pub, ctx.hasPub = parseDay(given.Start)
	} else if y, ok := onlyYear(times); ok {
		ctx.pub, ctx.hasPub, ctx.yearOnly = civil(y, 7, 1), true, true
	}
	m, ok := evaluate(norm, ctx)
	if !ok && ctx.yearOnly { // the weekday may belong to the next year or the one before
		ctx.yearOnly = false
		m, ok = evaluate(norm, ctx)
	}
	if !ok && strings.Contains(norm, "|") {
		first, _, _ := strings.Cut(norm, "|")
		m, ok = evaluate(first, ctx)
	}
	if !ok || m.unit != 'd' {
		return nil, false
	}
	return &sitrep.Published{Start: m.lo.iso(), End: m.lo.iso(), Grain: "day", Basis: "dateline"}, true
}

// onlyYear is the year of the full dates of a text where they agree on one.
func onlyYear(times []Timex) (int, bool) {
	year := 0
	for i := range times {
		n := times[i].Norm
		if len(n) < 10 || !isDigit(n[0]) || !dayed(n) {
			continue
		}
		if y := atoi(n[:4]); year == 0 {
			year = y
		} else if y != year {
			return 0, false
		}
	}
	return year, year > 0
}

// inferred pins the report date by the dates in the text: where all full dates lie in one year, the report is of that
// year; the grain says that no more is known.
func inferred(doc *read.Doc, times []Timex) *sitrep.Published {
	y, ok := onlyYear(times)
	if !ok || !relative(times) {
		return nil
	}
	lo, hi := civil(y, 1, 1).bounds('y')
	return &sitrep.Published{Start: lo.iso(), End: hi.iso(), Grain: "year", Basis: "inferred"}
}

// relative reports whether the text dates anything by its own day or year: history told in full dates alone says nothing
// of when it was written.
func relative(times []Timex) bool {
	for i := range times {
		n := times[i].Norm
		if strings.HasPrefix(n, "PUB") || strings.HasPrefix(n, "WD") || strings.HasPrefix(n, "XXXX-") {
			return true
		}
	}
	return false
}

func bodyStart(doc *read.Doc) int {
	for i := range doc.Paragraphs {
		if !doc.Paragraphs[i].Title {
			return doc.Paragraphs[i].Span.Start
		}
	}
	return 0
}
