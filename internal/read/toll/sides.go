package toll

// verb reads the count of a verb: behind an active verb, before a passive or intransitive one.
func (s *scanner) verb(k int, h *hit) {
	if s.none(k, h) {
		return
	}
	if h.cue.subject {
		s.left(k, h)
		return
	}
	switch h.cue.form {
	case 2:
		if !s.passive(k, h) && !s.telegraphic(k, h) && s.right(h) {
			return
		}
		s.left(k, h)
	default:
		s.right(h)
	}
}

// telegraphic reports "two children killed 5 others injured": counts before the participles, no verb between.
func (s *scanner) telegraphic(k int, h *hit) bool {
	items, end := s.list(h.hi)
	if len(items) == 0 || !s.isCue(end) || s.r.states[s.word(end)] == "" || s.r.states[s.word(end)] == h.kind {
		return false
	}
	for i := h.lo - 1; i >= s.before(k) && i >= h.lo-6; i-- {
		if _, stop := s.list(i); s.nums[i] != nil && stop == h.lo {
			return true
		}
	}
	return false
}

// right takes the list right behind the cue, unless it belongs to the next cue ("killed 110 injured").
func (s *scanner) right(h *hit) bool {
	at := h.hi
	for w := s.word(at); w == "off" || w == "down" || w == "dead" || w == "all" || w == "both" || w == "and" && s.isCue(at+1); w = s.word(at) {
		if w == "and" {
			return false
		}
		at++
	}
	items, end := s.list(at)
	if len(items) == 0 || len(items) == 1 && items[0].who == items[0].hi && s.isCue(end) && !s.sent.Tokens[end].IsNominal() && items[0].num >= 0 && s.r.states[s.word(end)] != "" {
		return false
	}
	return s.emit(h, items, "right")
}

// passive reports a form of "be" or "get" right before the participle, adverbs and other participles between.
func (s *scanner) passive(k int, h *hit) bool {
	_, ok := s.auxiliary(h.lo)
	return ok
}

// auxiliary is where the run of auxiliaries before a participle begins.
func (s *scanner) auxiliary(lo int) (int, bool) {
	start, be := lo, false
	for i := lo - 1; i >= 0 && i >= lo-8; i-- {
		t := &s.sent.Tokens[i]
		switch w := s.low[i]; {
		case w == "was" || w == "were" || w == "been" || w == "being" || w == "are" || w == "is" || w == "be" || w == "got" || w == "get" || w == "became" || w == "become":
			be, start = true, i
		case w == "have" || w == "has" || w == "had" || w == "may" || w == "might" || w == "could" || w == "would" || w == "will" || w == "not" || w == "to":
			start = i
		case t.UPOS == "ADV" || t.UPOS == "CCONJ" || t.XPOS == "VBN" || t.XPOS == "VBD" && !be && s.word(i+1) == "and":
			if be {
				return start, be
			}
		default:
			return start, be
		}
	}
	return start, be
}

// left takes the list that ends before the cue or its auxiliaries.
func (s *scanner) left(k int, h *hit) bool {
	stop, _ := s.auxiliary(h.lo)
	from := s.clauseStart(s.before(k), stop)
	var best []item
	subject := s.sent.Dep(h.tok, "nsubj")
	for i := from; i < stop; i++ {
		if s.inside[i] {
			continue
		}
		items, end := s.list(i)
		if len(items) == 0 || end > stop || s.partOfGroup(items, stop) {
			continue
		}
		if best == nil || covers(items, subject) || !s.modifier(i) && !covers(best, subject) {
			best = items
		}
		i = end - 1
	}
	if best == nil && s.before(k) < stop && k > 0 && s.joined(k) {
		return s.borrow(k, h)
	}
	if len(best) == 0 {
		return false
	}
	return s.emit(h, best, "left")
}

// partOfGroup reports "several of the wounded", which counts some of a group and not the group.
func (s *scanner) partOfGroup(items []item, stop int) bool {
	it := &items[len(items)-1]
	return it.num >= 0 && s.word(it.hi) == "of" && s.word(it.hi+1) == "the" && it.hi+2 == stop
}

func covers(items []item, tok int) bool {
	return len(items) > 0 && tok >= items[0].lo && tok < items[len(items)-1].hi
}

// modifier reports a phrase behind a preposition, which is not what the verb counts: "in two villages".
func (s *scanner) modifier(i int) bool {
	if i == 0 {
		return false
	}
	t := &s.sent.Tokens[i-1]
	return t.UPOS == "ADP" || t.UPOS == "SCONJ" && s.low[i-1] != "that"
}

// clauseStart is where the clause that ends at stop begins, not before from: behind the last finite verb, colon, quote or
// "that".
func (s *scanner) clauseStart(from, stop int) int {
	for i := stop - 1; i >= from; i-- {
		t := &s.sent.Tokens[i]
		switch {
		case s.acronym(i), s.inside[i], s.nums[i] != nil:
		case s.low[i] == "as" && s.word(i-1) != "well":
			return i + 1
		case s.low[i] == "that" || s.low[i] == ";" || s.low[i] == ":" || s.low[i] == "when" || s.low[i] == "while" || s.low[i] == "where" || s.low[i] == "after" || s.low[i] == "before":
			if s.low[i] != "that" || i+1 < stop {
				return i + 1
			}
		case t.XPOS == "VBD" && !s.isCue(i) && stop-i > 1, t.XPOS == "VBZ" && stop-i > 1, t.XPOS == "VBP" && t.UPOS == "VERB" && stop-i > 1:
			return i + 1
		}
	}
	return from
}

// joined reports a cue that shares the subject of the cue before it: "three men were seized and killed".
func (s *scanner) joined(k int) bool {
	if s.hits[k].lo-s.hits[k-1].hi > 3 {
		return false
	}
	for i := s.hits[k-1].hi + 1; i < s.hits[k].lo; i++ {
		if tag := s.sent.Tokens[i].UPOS; tag != "ADV" && tag != "AUX" {
			return false
		}
	}
	return s.hits[k-1].kind != s.hits[k].kind && s.word(s.hits[k-1].hi) == "and" && s.hits[k-1].class == verbHit
}

// borrow gives the cue the counts of the cue before it.
func (s *scanner) borrow(k int, h *hit) bool {
	pred := s.hits[k-1].tok
	for i := range s.out {
		t := s.out[i]
		if t.Pred.Tok != pred || t.PartOf != nil || t.Kind == h.kind {
			continue
		}
		t.Kind, t.Pred.Tok, t.Rule = h.kind, h.tok, "toll/shared"
		s.out = append(s.out, t)
		return true
	}
	return false
}

// state reads an adjective: the count right before it ("12 dead") or its subject ("three men were dead", "six are missing").
func (s *scanner) state(k int, h *hit) {
	if s.none(k, h) || s.attributive(h) {
		return
	}
	if prev := h.lo - 1; prev >= 0 && s.sent.Tokens[prev].UPOS == "VERB" && !s.passive(k, h) && s.right(h) {
		return // "shot dead three men"
	}
	s.left(k, h)
}

// attributive reports "dead bodies", "the wounded men": the word says which, not how many.
func (s *scanner) attributive(h *hit) bool {
	if h.hi >= len(s.low) {
		return false
	}
	next := &s.sent.Tokens[h.hi]
	return s.sent.Tokens[h.tok].Rel() == "amod" && (next.UPOS == "NOUN" || next.UPOS == "PROPN") && s.sent.Tokens[h.tok].Head > h.tok
}

// noun reads "12 deaths", "the deaths of three men", "the bodies of nine".
func (s *scanner) noun(k int, h *hit) {
	if s.none(k, h) {
		return
	}
	if s.word(h.hi) == "of" {
		if items, _ := s.list(h.hi + 1); len(items) > 0 {
			s.emit(h, items, "of")
			return
		}
	}
	for i := h.lo - 1; i >= s.before(k) && i >= h.lo-5; i-- {
		n := s.nums[i]
		if n == nil {
			continue
		}
		if s.modifiersOnly(n.Hi, h.lo) {
			s.emit(h, []item{{lo: i, hi: n.Hi, who: n.Hi, head: n.Head, low: n.Low, high: n.High, bound: n.Bound, num: n.Lo}}, "counted")
		}
		return
	}
}

func (s *scanner) modifiersOnly(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch s.sent.Tokens[i].UPOS {
		case "ADJ", "NOUN", "PROPN", "ADV":
			if s.thing(i) {
				return false
			}
		default:
			if s.low[i] != "more" && (s.low[i] != "of" || i > lo) {
				return false
			}
		}
	}
	return true
}

// total reads a toll: "a death toll of 12", "the toll rose from 30 to 45", "bringing to 136 the number of dead".
func (s *scanner) total(k int, h *hit) {
	limit := min(len(s.low), h.hi+16)
	if k+1 < len(s.hits) && s.hits[k+1].class == tollHit {
		limit = min(limit, s.hits[k+1].lo)
	}
	for i := h.hi; i < limit; i++ {
		if w := s.low[i]; w == ";" || w == "." || w == "while" || s.sent.Tokens[i].XPOS == "VBD" && s.nums[i+1] == nil && !s.r.cumulative[w] && w != "was" {
			break
		}
		n := s.nums[i]
		if n == nil || s.measure(n, n.Hi) || s.word(i-1) == "from" || !s.tollPlace(i) {
			continue
		}
		items, _ := s.list(i)
		if len(items) > 0 {
			s.emit(h, items[:1], "total")
		}
		return
	}
	s.totalBefore(k, h)
}

// tollPlace reports a number where a toll's figure stands: behind a preposition, verb or colon.
func (s *scanner) tollPlace(i int) bool {
	switch s.word(i - 1) {
	case "of", "to", "at", "is", "was", "stands", "stood", "reached", "reaches", "hits", "hit", "as", ":", "passes", "passed", "exceeds", "exceeded", "tops", "topped", "nears", "over":
		return true
	}
	return s.sent.Tokens[max(i-1, 0)].UPOS == "VERB"
}

// totalBefore reads "bringing to 136 the number of dead".
func (s *scanner) totalBefore(k int, h *hit) {
	for i := h.lo - 1; i >= s.before(k) && i >= h.lo-4; i-- {
		if n := s.nums[i]; n != nil && s.word(i-1) == "to" {
			s.emit(h, []item{{lo: i, hi: n.Hi, who: n.Hi, head: n.Head, low: n.Low, high: n.High, bound: n.Bound, num: n.Lo}}, "total")
			return
		}
	}
}

// lives reads "12 men lost their lives", "cost the lives of 136 villagers", "claimed 12 lives".
func (s *scanner) lives(k int, h *hit) {
	if s.word(h.hi) == "of" {
		if items, _ := s.list(h.hi + 1); len(items) > 0 {
			s.emit(h, items, "lives")
		}
		return
	}
	for i := h.lo - 1; i >= s.before(k) && i >= h.lo-6; i-- {
		switch {
		case s.nums[i] != nil && i >= h.lo-3 && s.r.take[s.word(i-1)]:
			n := s.nums[i]
			s.emit(h, []item{{lo: i, hi: n.Hi, who: n.Hi, head: n.Head, low: n.Low, high: n.High, bound: n.Bound, num: n.Lo}}, "lives")
			return
		case s.r.lose[s.low[i]]:
			moved := *h
			moved.lo = i
			s.left(k, &moved)
			return
		}
	}
}
