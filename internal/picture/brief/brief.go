// Package brief writes a situation summary of some reports as plain text: who did what to whom, when, where, how many,
// according to whom, what differs, and what was withheld and why. Claims that several reports tell alike are printed
// once with all who tell them; that is a way of printing and no judgement that they are one happening.
package brief

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strings"
	"time"

	"sitrep"
)

// width is the length of a line in code points.
const width = 96

// Options say how a brief is headed.
type Options struct {
	Title string
	Notes []string // lines below the title
}

// leastScore is the score below which a claim is counted and not printed. About one claim in five of a real report lies
// below it (docs/score.md), and hardly one in ten of those is right in every field.
const leastScore = 0.1

// most is how many sentences one section prints; the others are counted.
const most = 9

// Write writes the brief of some records.
func Write(w io.Writer, records []*sitrep.Record, o Options) error {
	p := &page{w: bufio.NewWriter(w)}
	all := gather(records)
	told := confident(all)
	p.head(records, o, len(all), len(told))
	p.days(pick(told, current))
	p.section("PLANNED, DEMANDED OR THREATENED", "not said to have happened", pick(told, ahead))
	p.section("DENIED", "said not to have happened", pick(told, denied))
	p.section("BACKGROUND", "told as history", pick(told, history))
	p.figures(all)
	p.disputes(records)
	p.withheld(records)
	return p.w.Flush()
}

// page is the text in the making.
type page struct{ w *bufio.Writer }

func (p *page) printf(format string, args ...any) { fmt.Fprintf(p.w, format, args...) }

// para prints text wrapped, the first line after lead and the others below it.
func (p *page) para(lead, text string) {
	indent := strings.Repeat(" ", len([]rune(lead)))
	for _, line := range wrap(text, width-len(indent)) {
		p.printf("%s%s\n", lead, line)
		lead = indent
	}
}

func (p *page) rule(title, note string) {
	if note != "" {
		title += "  (" + note + ")"
	}
	p.printf("\n%s\n%s\n", title, strings.Repeat("─", width))
}

func (p *page) head(records []*sitrep.Record, o Options, claims, told int) {
	p.printf("%s\n%s\n", o.Title, strings.Repeat("═", width))
	for _, n := range o.Notes {
		p.para("", n)
	}
	first, last := dates(records)
	p.printf("%d reports from %d outlets, %s to %s: %d claims.\n", len(records), outlets(records), day(first), day(last), claims)
	p.para("", fmt.Sprintf("%d are told below, under the sentences they were read in; the others repeat a headline or score below %.1f. "+
		"The score is the probability that every field is right.", told, leastScore))
}

func outlets(records []*sitrep.Record) int {
	seen := map[string]bool{}
	for _, r := range records {
		seen[outlet(r)] = true
	}
	return len(seen)
}

func dates(records []*sitrep.Record) (first, last string) {
	for _, r := range records {
		if r.Report.Published == nil {
			continue
		}
		d := r.Report.Published.Start
		if first == "" || d < first {
			first = d
		}
		last = max(last, d)
	}
	return first, last
}

// days prints what happened, day by day, then what has no day.
func (p *page) days(told []*telling) {
	byDay := map[string][]*telling{}
	var order []string
	for _, t := range told {
		d := t.date()
		if byDay[d] == nil {
			order = append(order, d)
		}
		byDay[d] = append(byDay[d], t)
	}
	sort.Slice(order, func(i, j int) bool { return order[i] != "" && (order[j] == "" || order[i] < order[j]) })
	for _, d := range order {
		title := "NO DATE"
		if d != "" {
			title = strings.ToUpper(longDay(d))
		}
		p.section(title, "", byDay[d])
	}
}

func (p *page) section(title, note string, told []*telling) {
	if len(told) == 0 {
		return
	}
	p.rule(title, note)
	blocks, left := strongest(bySentence(told), most)
	for _, b := range blocks {
		p.block(b)
	}
	if left > 0 {
		p.printf("\n  … and %d more, by sentence\n", left)
	}
}

// block prints one sentence, who carries it and by whose word, and the claims read in it.
func (p *page) block(told []*telling) {
	t := told[0]
	p.printf("\n")
	p.para("  ", "“"+t.sentence()+"”")
	p.para("  ", "— "+t.source())
	for _, t := range told {
		c := t.claim
		what := strings.Join(words(c.Type, c.Mode), " ")
		rest := strings.Join(words(t.parties(), place(c), timeOfDay(c), flags(c), t.tolls()), " · ")
		p.para(fmt.Sprintf("    %.2f  %-22s ", c.Score, what), rest)
	}
}

func place(c *sitrep.Claim) string {
	if c.Where == nil {
		return ""
	}
	return c.Where.Name
}

func timeOfDay(c *sitrep.Claim) string {
	if c.When == nil {
		return ""
	}
	return strings.Join(words(c.When.Part, c.When.Time), " ")
}

// flags are the words for what makes a claim less than a flat statement of success.
func flags(c *sitrep.Claim) string {
	var out []string
	if c.Certainty == "hedged" || c.Certainty == "denied" {
		out = append(out, c.Certainty)
	}
	if c.Aspect != "happened" {
		out = append(out, c.Aspect)
	}
	if c.Negated {
		out = append(out, "negated")
	}
	if c.Outcome == "failed" || c.Outcome == "partial" {
		out = append(out, c.Outcome)
	}
	return strings.Join(out, ", ")
}

func words(s ...string) []string {
	var out []string
	for _, w := range s {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

func day(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return "no date"
	}
	return t.Format("2 January 2006")
}

func longDay(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return t.Format("Monday 2 January 2006")
}

// wrap breaks text at white space into lines of at most n code points, longer words excepted.
func wrap(text string, n int) []string {
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(text) {
		w := len([]rune(word))
		if used > 0 && used+1+w > n {
			lines, line, used = append(lines, line), "", 0
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+w
	}
	if used > 0 {
		lines = append(lines, line)
	}
	return lines
}
