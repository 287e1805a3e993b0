// Package timex finds time expressions and resolves them against the report date. The unresolved form (Norm) is kept,
// so a report whose date becomes known later is resolved without reading it again. Values follow TIMEX3 (ISO-TimeML).
//
// Words are data in packs/lang/en/time.toml; docs/timex.md describes the language of norms.
package timex

import (
	"sitrep/internal/read"
	"sitrep/internal/read/atom"
	"sitrep/internal/read/number"
)

// Timex is one time expression. Start and End are ISO dates, End inclusive, empty where open or unresolved.
type Timex struct {
	read.Range
	Kind       string // date time duration set
	Norm       string // unresolved form, docs/timex.md
	Value      string // TIMEX3 value once resolved
	Start, End string
	Grain      string // year quarter month week day part hour minute
	Time       string // HH:MM where a clock time is worded
	Part       string // morning afternoon evening night …
	Relation   string // how it bounds what it modifies: in since until before after during every from between
	History    bool   // far from the report date, or worded as history
	Dateline   bool   // stands as the report's own date line and dates nothing in the text
	Rule       string
}

// Read finds the expressions of a report in text order. Norm is filled; Resolve fills the dates.
func (r *Reader) Read(doc *read.Doc, numbers []number.Number) []Timex {
	var out []Timex
	next := 0
	for s := range doc.Sentences {
		sent := &doc.Sentences[s]
		sc := &scanner{lex: &r.lex, text: doc.Text, sent: sent, as: atom.Split(doc.Text, sent)}
		for next < len(numbers) && numbers[next].Sent < s {
			next++
		}
		sc.index(numbers[next:], s)
		out = append(out, sc.all(s)...)
	}
	markDatelines(doc, out)
	return out
}

// all reads one sentence from left to right, the longest expression first.
func (s *scanner) all(index int) []Timex {
	var out []Timex
	for i := 0; i < len(s.as); {
		h := s.full(i)
		if h.end <= i || s.named(i, h) {
			i++
			continue
		}
		out = append(out, s.timex(index, i, h))
		i = h.end
	}
	return out
}

func (s *scanner) timex(sent, i int, h hit) Timex {
	lo, hi := s.as[i].Tok, s.as[h.end-1].Tok+1
	t := Timex{
		Range: read.Range{Sent: sent, Lo: lo, Hi: hi, Head: s.head(lo, hi)},
		Kind:  h.kind, Rule: "timex/" + h.rule, Relation: s.relation(i, h),
	}
	t.Norm = directed(h.norm, s.heading(t.Head))
	return t
}

// head is the token of [lo, hi) whose head lies outside; the last one where the tree does not say.
func (s *scanner) head(lo, hi int) int {
	for t := hi - 1; t >= lo; t-- {
		if h := s.sent.Tokens[t].Head; h < lo || h >= hi {
			return t
		}
	}
	return hi - 1
}
