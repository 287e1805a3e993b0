package toll

import (
	"math"
	"strings"

	"sitrep"
	"sitrep/internal/read"
)

// emit writes the items of a cue. People counted one by one ("a woman and a child") are one toll. It reports whether
// anything was written.
func (s *scanner) emit(h *hit, items []item, rule string) bool {
	items = s.fitting(h, items)
	if len(items) == 0 {
		return false
	}
	if len(items) > 1 && singles(items) {
		items = []item{together(items)}
	}
	for _, it := range items {
		total := s.add(h, it, nil, rule)
		for _, p := range it.parts {
			if whole(p.low) == nil && whole(p.high) == nil {
				continue
			}
			at := total
			s.add(h, p, &at, "part")
		}
	}
	return true
}

// fitting drops items that are counted already under the kind or that are not people where the cue asks for people.
func (s *scanner) fitting(h *hit, items []item) []item {
	var out []item
	for _, it := range items {
		slot := [2]int{it.num, int(h.kind[0])}
		if it.num >= 0 && s.used[slot] != "" {
			continue
		}
		if whole(it.low) == nil && whole(it.high) == nil {
			continue
		}
		if h.cue.people && !s.people(h, &it) {
			continue
		}
		if h.cue.subject && h.kind == "displaced" && it.high < 20 {
			continue // "two gunmen fled": a flight from the scene, not from home
		}
		if it.num >= 0 {
			s.used[slot] = h.kind
		}
		out = append(out, it)
	}
	return out
}

// people reports an item that names people or, without a noun, may.
func (s *scanner) people(h *hit, it *item) bool {
	if it.who == it.hi {
		return it.num >= 0
	}
	for i := it.who; i < it.hi; i++ {
		if s.person(i) {
			return true
		}
		if n := s.sent.Tokens[i].Name; h.cue.names && len(n) > 2 && n[2:] == "PER" {
			return true
		}
	}
	return false
}

func singles(items []item) bool {
	for i := range items {
		if !items[i].one && !(items[i].low == 1 && items[i].high == 1) {
			return false
		}
	}
	return true
}

// together is one item for people counted one by one.
func together(items []item) item {
	last := items[len(items)-1]
	sum := item{lo: items[0].lo, hi: last.hi, head: last.head, who: items[0].lo, bound: "exact", num: -1}
	for i := range items {
		sum.low, sum.high = sum.low+1, sum.high+1
		sum.parts = append(sum.parts, items[i].parts...)
	}
	return sum
}

// add writes one toll and returns its index in the report.
func (s *scanner) add(h *hit, it item, partOf *int, rule string) int {
	t := Toll{Pred: read.Tok{Sent: s.sent.Index, Tok: h.tok}, Rule: "toll/" + h.kind + "#" + rule}
	t.Kind, t.Bound, t.PartOf = h.kind, it.bound, partOf
	t.Low, t.High = whole(it.low), whole(it.high)
	t.Scope = s.scope(h)
	t.Victim = read.Range{Sent: s.sent.Index, Lo: it.lo, Hi: it.hi, Head: it.head}
	if it.who < it.hi {
		t.Who = strings.Join(strings.Fields(s.sent.TokenSpan(it.who, it.hi).In(s.doc.Text)), " ")
		t.Class = s.class(&it)
	}
	t.Span = s.sent.TokenSpan(min(it.lo, h.lo), max(it.hi, h.hi))
	if far := h.lo - it.hi; far > 12 || it.lo-h.hi > 12 {
		t.Span = s.sent.TokenSpan(it.lo, it.hi)
	}
	s.out = append(s.out, t)
	return s.first + len(s.out) - 1
}

// whole is a count as an int, nil where it is open.
func whole(v float64) *int {
	if math.IsInf(v, 0) || v > math.MaxInt32 {
		return nil
	}
	n := int(v)
	return &n
}

// class is that of the rightmost word that has one, from the head leftwards; the mention layer's role where none has.
func (s *scanner) class(it *item) string {
	found := ""
	for i := it.head; i >= it.who; i-- {
		c := s.r.classes[s.word(i)]
		if c != "" && (found == "" || c != found && found == "civilian" && c != "combatant") {
			found = c
		}
		if found != "" && found != "civilian" {
			return found
		}
	}
	if found == "" {
		found = s.roles[it.head]
	}
	return found
}

// scope: a running total is cumulative, a count over a stretch of time is of that period, all else is of the event.
func (s *scanner) scope(h *hit) string {
	lo, hi := max(0, h.tok-scopeReach), min(len(s.low), h.tok+scopeReach)
	period, first := false, false
	for i := lo; i < hi; i++ {
		switch w := s.low[i]; {
		case w == "since" && (i == 0 || i > h.tok || h.class == tollHit) && s.word(i+1) != "been" && !first:
			return "cumulative"
		case s.r.cumulative[w] && (h.class == tollHit || s.numberOf(i)):
			return "cumulative"
		case w == "first" && i > h.tok:
			first = true // "the first deaths since": no total
		case (w == "past" || w == "last") && s.word(i-1) == "the" && s.stretch(i+1), w == "this" && s.word(i-1) != "earlier" && s.word(i-1) != "later" && s.stretch(i+1):
			period = true
		}
		if _, ok := s.phraseAt(s.r.phrases, i); ok {
			return "cumulative"
		}
	}
	if period {
		return "period"
	}
	return "event"
}

// numberOf reports "to 21 the number of" or "the total to 21" right behind a verb of running totals.
func (s *scanner) numberOf(i int) bool {
	for at := i + 1; at < len(s.low) && at < i+8; at++ {
		if w := s.low[at]; w == "total" || w == "number" && s.word(at+1) == "of" {
			return true
		}
	}
	return false
}

// scopeReach is how many words around a cue may say what its count covers.
const scopeReach = 40

// stretch reports a unit of time at i, a number or "few" before it allowed.
func (s *scanner) stretch(i int) bool {
	if n := s.nums[i]; n != nil {
		i = n.Hi
	} else if s.word(i) == "few" || s.word(i) == "several" {
		i++
	}
	return s.r.units[s.word(i)] && s.word(i) != "day"
}

// none reads "no one was killed", "no deaths", "without injuries": a known zero. It reports whether the cue is settled.
func (s *scanner) none(k int, h *hit) bool {
	lo := h.lo
	if h.class != nounHit {
		lo, _ = s.auxiliary(h.lo)
	}
	no := s.negator(max(s.before(k), lo-4), lo)
	if no < 0 {
		return s.negated(h)
	}
	s.zero(h, no, h.kind)
	return true
}

// negator is the "no" that rules over the words up to hi, -1 without one.
func (s *scanner) negator(from, hi int) int {
	for i := hi - 1; i >= from; i-- {
		switch w := s.low[i]; {
		case w == "nobody" || w == "none":
			return i
		case w == "no" || w == "without" || w == "zero":
			if s.word(i+1) == "further" || s.word(i+1) == "other" || s.word(i+1) == "immediate" || s.word(i+1) == "more" && w == "no" {
				return -1
			}
			return i
		case s.sent.Tokens[i].UPOS == "VERB" && w != "causing", s.sent.Tokens[i].UPOS == "PUNCT", w == "reports", w == "word", w == "report":
			return -1
		}
	}
	return -1
}

// negated reports "was not killed", "did not kill": no count then, known or not.
func (s *scanner) negated(h *hit) bool {
	for i := h.lo - 1; i >= 0 && i >= h.lo-3; i-- {
		if w := s.low[i]; w == "not" || w == "n't" || w == "never" || (w == "almost" || w == "nearly") && i == h.lo-1 {
			return h.class == verbHit
		}
	}
	return false
}

func (s *scanner) zero(h *hit, no int, kind string) {
	none := 0
	t := Toll{Pred: read.Tok{Sent: s.sent.Index, Tok: h.tok}, Rule: "toll/" + kind + "#none"}
	t.Toll = sitrep.Toll{Kind: kind, Low: &none, High: &none, Bound: "exact", Scope: s.scope(h), Span: s.sent.TokenSpan(no, h.hi)}
	t.Victim = read.Range{Sent: s.sent.Index, Lo: no, Hi: no, Head: no}
	s.out = append(s.out, t)
}

// noCasualties reads "no casualties": none killed and none wounded. A number of casualties says neither.
func (s *scanner) noCasualties(k int, h *hit) {
	if no := s.negator(max(s.before(k), h.lo-4), h.lo); no >= 0 {
		s.zero(h, no, "killed")
		s.zero(h, no, "wounded")
	}
}
