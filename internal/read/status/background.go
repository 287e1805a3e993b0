package status

import (
	"time"

	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/read/timex"
)

// oldAfter is how long before the report an act must lie to be told as history and not as this report's news: a week, the
// longest time over which news reports sum up.
const oldAfter = 7 * 24 * time.Hour

// longSince is how far back a span that begins with "since" must reach to be history; shorter ones are the current campaign.
const longSince = 60 * 24 * time.Hour

// age is what a time expression says of the act it belongs to.
type age int

const (
	ageless age = iota
	recent
	old
)

// history decides whether a report tells the act as history: by its own date, by words of history in its clause, or by the act it
// hangs on.
func (a *act) history(p int, times []timex.Timex, doc *read.Doc, depth int) bool {
	words, worded := a.historyWords(p)
	switch own, t := a.ownAge(p, times, doc); {
	case own == old:
		a.noteSpan("background", "old-date", doc.Span(t.Range))
		return true
	case own == recent && !(worded && doc.Span(t.Range).Overlaps(words)):
		return false
	}
	if worded {
		a.noteSpan("background", "history-words", words)
		return true
	}
	if rule, i := a.historyShape(p, times, doc); rule != "" {
		a.note("background", rule, i)
		return true
	}
	return a.historyAbove(p, times, doc, depth)
}

// historyAbove asks the verb or noun that the act hangs on.
func (a *act) historyAbove(p int, times []timex.Timex, doc *read.Doc, depth int) bool {
	head := a.v.tok(p).Head
	if head < 0 || depth > 3 {
		return false
	}
	switch a.v.tok(p).Rel() {
	case "acl":
		return a.v.verbal(head) && a.history(head, times, doc, depth+1)
	case "advcl", "conj", "obl", "obj", "nsubj", "nmod", "compound", "xcomp":
		return a.history(head, times, doc, depth+1)
	}
	return false
}

// historyShape recognises constructions of history: a present perfect summed up since long ago or in a relative clause, and a past
// that lasted for months.
func (a *act) historyShape(p int, times []timex.Timex, doc *read.Doc) (rule string, at int) {
	v := a.v
	if !v.verbal(p) || v.headline(p) {
		return "", 0
	}
	s := a.shape(p, v.group(p))
	perfect := s.have && !s.progressive && !s.infinitive && !s.modal
	if perfect && v.relative(p) && !a.r.results[v.lemma[p]] {
		return "relative-perfect", p
	}
	if perfect {
		if i, ok := a.sinceLong(p, times, doc); ok {
			return "perfect-since", i
		}
	}
	if v.past(p) && !s.had {
		for i := range times {
			t := &times[i]
			if t.Kind == "duration" && (t.Grain == "month" || t.Grain == "year") && (v.word(t.Lo-1) == "for" || v.word(t.Lo) == "for") && a.distance(t, p) < 25 {
				return "lasted", t.Lo
			}
		}
	}
	return "", 0
}

// relative reports whether verb p heads a relative clause with its pronoun.
func (v *view) relative(p int) bool {
	subj := v.s.Dep(p, "nsubj")
	if subj < 0 {
		return false
	}
	x := v.tok(subj).XPOS
	return x == "WP" || x == "WDT"
}

// sinceLong finds a clause "since the war began" after a perfect, unless its own date is of late.
func (a *act) sinceLong(p int, times []timex.Timex, doc *read.Doc) (int, bool) {
	v := a.v
	for i := p + 1; i < v.n() && i < p+20; i++ {
		if v.low[i] != "since" {
			continue
		}
		for k := range times {
			if t := &times[k]; t.Lo >= i && t.Lo < i+15 {
				return i, longAgo(t, doc.Published)
			}
		}
		for k := i + 1; k < v.n() && k < i+8; k++ {
			switch v.low[k] {
			case "war", "conflict", "uprising", "revolution", "insurgency", "independence", "rebellion", "crisis", "coup":
				return i, true
			}
		}
		return i, false
	}
	return 0, false
}

// longAgo reports whether the time starts longer before the report than the current campaign can last.
func longAgo(t *timex.Timex, published *sitrep.Published) bool {
	if t.History || published == nil {
		return true
	}
	day, err := time.Parse(time.DateOnly, published.Start)
	start, err2 := time.Parse(time.DateOnly, t.Start)
	return err == nil && err2 == nil && day.Sub(start) > longSince
}

// ownAge finds the time expression that belongs to p: one that hangs on it in the tree with no verb between, else the nearest with no
// finite verb or clause mark between.
func (a *act) ownAge(p int, times []timex.Timex, doc *read.Doc) (age, *timex.Timex) {
	var near *timex.Timex
	dist := 12
	for i := range times {
		t := &times[i]
		if t.Kind == "duration" || t.Kind == "set" {
			continue
		}
		if a.hangsOn(t.Head, p) {
			if g := ageOf(t, doc.Published); g != ageless {
				return g, t
			}
		}
		if d := a.distance(t, p); d < dist {
			near, dist = t, d
		}
	}
	if near == nil {
		return ageless, nil
	}
	return ageOf(near, doc.Published), near
}

func (a *act) hangsOn(i, p int) bool {
	for steps := 0; i >= 0 && steps < 6; steps++ {
		if i == p {
			return true
		}
		if a.v.verbal(i) {
			return false
		}
		i = a.v.tok(i).Head
	}
	return false
}

// distance is the number of words between the time expression and p, large where a verb or a clause mark lies between.
func (a *act) distance(t *timex.Timex, p int) int {
	lo, hi := t.Hi, p
	if p < t.Lo {
		lo, hi = p+1, t.Lo
	}
	for i := lo; i < hi; i++ {
		switch a.v.low[i] {
		case ",", ";", ":", "that", "which", "who", "as", "while", "when", "after", "before", "and":
			return 1000
		}
		if a.v.finite(i, i+1) || a.v.tok(i).UPOS == "VERB" {
			return 1000
		}
	}
	return hi - lo
}

// ageOf compares a resolved time with the report date.
func ageOf(t *timex.Timex, published *sitrep.Published) age {
	if t.History {
		return old
	}
	if published == nil {
		return ageUndated(t)
	}
	day, err := time.Parse(time.DateOnly, published.Start)
	if err != nil {
		return ageless
	}
	if t.Relation == "since" {
		start, err := time.Parse(time.DateOnly, t.Start)
		if err == nil && day.Sub(start) > longSince {
			return old
		}
		return ageless
	}
	end, err := time.Parse(time.DateOnly, t.End)
	if err != nil {
		return ageless
	}
	if day.Sub(end) > oldAfter {
		return old
	}
	return recent
}

// ageUndated takes a past year, decade or month of a year for history where the report's own date is not known: news names the day.
func ageUndated(t *timex.Timex) age {
	switch t.Grain {
	case "month", "season", "quarter", "year", "decade", "century":
		if t.Start != "" && t.Relation != "since" {
			return old
		}
	}
	return ageless
}

// historyWords looks for words of history in the clause of p.
func (a *act) historyWords(p int) (sitrep.Span, bool) {
	if len(a.v.told) == 0 {
		return sitrep.Span{}, false
	}
	lo, hi := a.clause(p)
	for _, r := range a.v.told {
		if r[0] >= lo && r[1] <= hi {
			return a.v.s.TokenSpan(r[0], r[1]), true
		}
	}
	return sitrep.Span{}, false
}

// pastWords lists the ranges of words of history in a sentence, in text order.
func (r *Reader) pastWords(v *view) [][2]int {
	var out [][2]int
	for i, low := range v.low {
		for _, ph := range r.history[low] {
			if end := i + len(ph.words); end <= v.n() && v.endsWith(end, ph.words) {
				out = append(out, [2]int{i, end})
			}
		}
	}
	return out
}

// clause bounds the words around p up to the next comma, semicolon, relative word or conjunction with a verb of its own.
func (a *act) clause(p int) (lo, hi int) {
	lo, hi = p, p+1
	for lo > 0 && !a.v.bounds(lo-1) {
		lo--
	}
	for hi < a.v.n() && !a.v.bounds(hi) {
		hi++
	}
	return lo, hi
}

func (v *view) bounds(i int) bool {
	switch v.low[i] {
	case ",", ";", ":", "which", "who", "that", "where", "while", "\"", "“", "”", "but":
		return true
	case "after", "before", "as", "when", "because":
		return v.tok(i).UPOS == "SCONJ"
	}
	return false
}

// generic says why the words around p are no claim of an act, empty where they are one.
func (a *act) generic(p int) string {
	v, r := a.v, a.r
	for i := max(0, p-4); i <= p; i++ {
		for _, ph := range r.generic[v.low[i]] {
			if i+len(ph.words) > p && v.endsWith(min(i+len(ph.words), v.n()), ph.words) {
				return ph.why
			}
		}
	}
	for i := p + 1; i < v.n() && i < p+4; i++ {
		for _, ph := range r.generic[v.low[i]] {
			if ph.why == "definition" && v.endsWith(min(i+len(ph.words), v.n()), ph.words) {
				return ph.why
			}
		}
	}
	if a.habitual(p) {
		return "habit"
	}
	return ""
}

// habitual reports a clause that tells what is typically done.
func (a *act) habitual(p int) bool {
	v := a.v
	for _, i := range v.group(p) {
		if a.r.habits[v.low[i]] && !v.past(p) {
			return true
		}
	}
	head := v.tok(p).Head
	return head >= 0 && v.tok(p).Rel() == "xcomp" && a.r.tends[v.lemma[head]]
}

func (v *view) past(p int) bool {
	if v.tok(p).XPOS == "VBD" {
		return true
	}
	for _, i := range v.group(p) {
		if w := v.low[i]; w == "was" || w == "were" || w == "had" {
			return true
		}
	}
	return false
}

// sporting reports whether the sentence speaks of sport: one telling word or two common ones.
func (r *Reader) sporting(v *view) bool {
	count := 0
	for _, w := range v.low {
		if r.strong[w] {
			return true
		}
		if r.sport[w] {
			count++
		}
	}
	return count >= 3
}
