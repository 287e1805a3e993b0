// Package when says when each predicate happened, and how that is known: the words date it (stated), the sentence before
// or the day of saying does (inherited, inferred), or it is this report's news and of its day (published). Where none of
// these holds it says nothing.
//
// Trees are often wrong about where a time belongs, so a time is not looked up at one place but reached over the tree at
// a price per step; the cheapest time within reach dates the predicate.
package when

import (
	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/read/timex"
	"sitrep/internal/syntax"
)

// Read answers for each predicate, nil where its time is unknown. times must be resolved and in text order.
func (r *Reader) Read(doc *read.Doc, times []timex.Timex, published *sitrep.Published, preds []read.Tok) []*sitrep.When {
	p := &pass{r: r, doc: doc, pub: published, times: bySentence(doc, times), tied: make([]bool, len(doc.Sentences)), acts: map[read.Tok]bool{}}
	out := make([]*sitrep.When, len(preds))
	found := p.stated(preds)
	p.beginnings()
	settled := make([]bool, len(preds))
	for i := range preds {
		out[i], settled[i] = p.own(preds[i], found[preds[i]])
	}
	p.storyDates(preds, out)
	for i := range preds {
		if !settled[i] && found[preds[i]].vague == nil {
			out[i] = p.carried(preds[i])
		}
	}
	return out
}

// pass is one report being read.
type pass struct {
	r     *Reader
	doc   *read.Doc
	pub   *sitrep.Published
	times [][]timed               // by sentence
	day   []*sitrep.When          // by sentence: the day its main clause tells of, nil without one
	lead  *sitrep.When            // what the headline takes
	same  map[string]*sitrep.When // the first stated day of each act
	begun map[string]*sitrep.When // the day each kind of act was begun
	acts  map[read.Tok]bool       // predicates
	tied  []bool                  // by sentence: what its times hang on has been found
}

// timed is one time of a sentence with the token it hangs on.
type timed struct {
	*timex.Timex
	gov int // -1 where it hangs on nothing
	end *timex.Timex
}

// bySentence keeps the times that can date something: not datelines, not plain lengths.
func bySentence(doc *read.Doc, times []timex.Timex) [][]timed {
	out := make([][]timed, len(doc.Sentences))
	for i := range times {
		t := &times[i]
		if t.Dateline || t.Kind == "duration" && t.Start == "" && !(t.Relation == "during" && long(t.Norm)) {
			continue
		}
		list := out[t.Sent]
		if n := len(list); n > 0 && paired(&doc.Sentences[t.Sent], list[n-1].Timex, t) {
			list[n-1].end = t
			continue
		}
		out[t.Sent] = append(list, timed{Timex: t, gov: -1})
	}
	return out
}

// long reports a length of weeks or more, over which a predicate spreads.
func long(norm string) bool {
	last := norm[len(norm)-1]
	return norm[0] == 'P' && norm[1] != 'T' && (last == 'W' || last == 'M' || last == 'Y' || last == 'E')
}

// paired reports "Friday and Saturday", "from 2 May to 4 May", "between 2011 and 2013".
func paired(s *syntax.Sentence, a, b *timex.Timex) bool {
	if b.Lo != a.Hi+1 || a.Start == "" || b.End == "" || a.Start > b.End || a.Kind == "set" || b.Kind == "set" {
		return false
	}
	switch s.Tokens[a.Hi].Lower() {
	case "and", "to", "-", "–", "until", "through", "till":
		return a.Grain == b.Grain || a.Relation == "from" || a.Relation == "between"
	}
	return false
}

// dated makes a When of a time.
func (p *pass) dated(t timed, basis string) *sitrep.When {
	span := p.doc.Span(t.Range)
	w := &sitrep.When{Start: t.Start, End: t.End, Grain: grain(t.Grain), Value: t.Value, Norm: t.Norm, Time: t.Time, Part: t.Part, Basis: basis, Span: &span}
	if t.end != nil {
		whole := span.Union(p.doc.Span(t.end.Range))
		w.End, w.Span, w.Value = t.end.End, &whole, t.Value+"/"+t.end.Value
		return w
	}
	if w.Start == "" && w.End == "" {
		return w
	}
	switch t.Relation {
	case "since", "from":
		w.End = ""
		if p.pub != nil && w.Start <= p.pub.End {
			w.End = p.pub.End
		}
	case "until":
		w.Start = ""
	case "before":
		w.Start, w.End = "", t.Start
	case "after":
		if t.Grain != "day" && t.Grain != "part" && t.Grain != "minute" {
			w.Start, w.End = t.End, ""
		}
	}
	return w
}

// grain of a When: a part of the day or a clock time is told beside the day.
func grain(g string) string {
	if g == "part" || g == "hour" || g == "minute" {
		return "day"
	}
	return g
}
