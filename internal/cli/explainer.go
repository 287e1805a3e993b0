package cli

import (
	"fmt"
	"io"
	"strings"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/read"
	"sitrep/internal/syntax"
)

// explainer prints one coding. Findings are sorted to their sentences once, so that long reports stay linear.
type explainer struct {
	w      io.Writer
	c      *coder.Coding
	names  map[string]string // actor id to name
	bySent [][]section
}

func newExplainer(w io.Writer, c *coder.Coding) *explainer {
	e := &explainer{w: w, c: c, names: map[string]string{}, bySent: make([][]section, len(c.Doc.Sentences))}
	for _, a := range c.Claims.Actors {
		e.names[a.ID] = a.Name
	}
	e.sort()
	return e
}

func (e *explainer) report() {
	r := &e.c.Record.Report
	fmt.Fprintf(e.w, "report %s  %s\n", r.ID, r.Title)
	if p := r.Published; p != nil {
		fmt.Fprintf(e.w, "  published %s (%s)\n", span2(p.Start, p.End), p.Basis)
	} else {
		fmt.Fprintln(e.w, "  published unknown")
	}
	for _, p := range e.c.Record.Problems {
		fmt.Fprintf(e.w, "  problem   %s: %s\n", p.Code, p.Note)
	}
	for i := range e.c.Doc.Sentences {
		e.sentence(i)
	}
	fmt.Fprintln(e.w)
}

func (e *explainer) sentence(i int) {
	s := &e.c.Doc.Sentences[i]
	points := e.c.Offsets.Span(s.Span)
	fmt.Fprintf(e.w, "\nsentence %d  [%d,%d)  paragraph %d\n", i, points.Start, points.End, s.Paragraph)
	for _, line := range wrap(s.Span.In(e.c.Doc.Text), 94) {
		fmt.Fprintln(e.w, "  "+line)
	}
	fmt.Fprintln(e.w)
	t := tree(s)
	t.print(e.w)
	for k := range e.bySent[i] {
		e.bySent[i][k].print(e.w)
	}
	if why := e.silence(i); why != "" {
		fmt.Fprintf(e.w, "  %-9s %s\n", "no claim", why)
	}
}

// tree lists each word with its tag, its relation and its head.
func tree(s *syntax.Sentence) section {
	out := section{name: "tree"}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		head := "-"
		if t.Head >= 0 && t.Head < len(s.Tokens) {
			head = fmt.Sprintf("%d %s", t.Head+1, s.Tokens[t.Head].Form)
		}
		name := ""
		if t.Name != "O" {
			name = t.Name
		}
		out.addf("%3d %-18s %-18s %-5s %-5s %-12s < %-20s %s", i+1, t.Form, t.Lemma, t.UPOS, t.XPOS, t.Deprel, head, name)
	}
	return out
}

// silence says why a sentence gave no claim, empty where it gave one.
func (e *explainer) silence(i int) string {
	if len(e.bySent[i][sectionClaims].lines) > 0 {
		return ""
	}
	s := &e.c.Doc.Sentences[i]
	switch {
	case i < len(e.c.Integrity.Foreign) && e.c.Integrity.Foreign[i]:
		return "not in a language that is supported"
	case s.Paragraph < len(e.c.Integrity.OffTopic) && e.c.Integrity.OffTopic[s.Paragraph]:
		return "the paragraph does not belong to the report; what it claims is withheld"
	case len(e.bySent[i][sectionFrames].lines) == 0 && len(e.bySent[i][sectionRejected].lines) == 0:
		return "no word of it is a trigger of any event type"
	case len(e.bySent[i][sectionDropped].lines) > 0:
		return "every event found was dropped, for the reasons above"
	}
	return "every trigger was rejected, for the reasons above"
}

func (e *explainer) words(r read.Range) string {
	if r.Lo >= r.Hi {
		return "(not stated)"
	}
	return quote(e.c.Doc.Words(r))
}

func (e *explainer) text(s sitrep.Span) string { return quote(s.In(e.c.Doc.Text)) }

// point is the word that a predicate hangs on.
func (e *explainer) point(t read.Tok) string {
	return quote(e.c.Doc.Sentences[t.Sent].Tokens[t.Tok].Form)
}

func quote(s string) string { return "“" + strings.Join(strings.Fields(s), " ") + "”" }

// span2 writes a range of dates, once where both ends are the same.
func span2(start, end string) string {
	switch {
	case start == end:
		return start
	case start == "":
		return "until " + end
	case end == "":
		return "since " + start
	}
	return start + " to " + end
}

// wrap breaks text at white space into lines of at most width code points, longer words excepted.
func wrap(text string, width int) []string {
	var lines []string
	line, n := "", 0
	for _, word := range strings.Fields(text) {
		w := len([]rune(word))
		if n > 0 && n+1+w > width {
			lines, line, n = append(lines, line), "", 0
		}
		if n > 0 {
			line, n = line+" ", n+1
		}
		line, n = line+word, n+w
	}
	if n > 0 {
		lines = append(lines, line)
	}
	return lines
}
