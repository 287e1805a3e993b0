// Package number finds counts and measures: "14", "at least 30", "nearly 50", "dozens", "two", "1.5 million".
//
// What only looks like a count is left out: dates, years and clock times, ages, names with a number in them ("Su-24",
// "resolution 2254", "122mm"), references and lists. Words and bounds are data in packs/lang/en/numbers.toml.
package number

import (
	"math"

	"sitrep/internal/read"
	"sitrep/internal/read/atom"
)

// Number is one quantity as worded. Low and High are inclusive; a side that is open is ±Inf.
type Number struct {
	read.Range
	Low, High float64
	Bound     string // exact at_least at_most about
	Kind      string // cardinal ordinal percent money
	Rule      string
}

// Read returns the numbers of a report in text order.
func (r *Reader) Read(doc *read.Doc) []Number {
	var out []Number
	for s := range doc.Sentences {
		sent := &doc.Sentences[s]
		p := &parser{lex: &r.lex, sent: sent, as: atom.Split(doc.Text, sent)}
		for i := 0; i < len(p.as); {
			n, next, ok := p.number(i)
			if !ok {
				i = next
				continue
			}
			n.Sent = s
			out = append(out, n)
			i = next
		}
	}
	return out
}

// bounded applies a wording of bound to a quantity.
func bounded(q quantity, bound string) (low, high float64, kind string) {
	switch bound {
	case "at_least":
		return q.low, math.Inf(1), bound
	case "at_most":
		return math.Inf(-1), q.high, bound
	case "below":
		return math.Ceil(q.low * 0.9), q.high, "about"
	case "about":
		return math.Ceil(q.low * 0.9), math.Floor(q.high * 1.1), bound
	}
	return q.low, q.high, q.bound
}
