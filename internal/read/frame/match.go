package frame

// bound is a pattern that matched: which slots its constraints took.
type bound struct {
	*pattern
	lo, hi int          // trigger tokens [lo, hi)
	filled map[int]bool // tokens of "fill" constraints, which take no role
	long   int          // words beyond one that its constraints matched
	asked  map[int]bool // tokens of obj constraints
	parts  map[int]bool // tokens of prepositional constraints
}

// verbAt lists the patterns that match the verb at i, most exact first.
func (g *grammar) verbAt(w *words, i int) []bound {
	ps := g.verbs[w.lem[i]]
	if len(ps) == 0 {
		return nil
	}
	c := w.clause(i)
	var out []bound
	for _, p := range ps {
		b := bound{pattern: p, lo: i, hi: i + 1}
		if b.matches(w, i, c) {
			out = append(out, b)
		}
	}
	sortBounds(out)
	return out
}

// sortBounds puts heavier patterns first and keeps the order of the files among equals.
func sortBounds(bs []bound) {
	for i := 1; i < len(bs); i++ {
		for j := i; j > 0 && bs[j].weight+bs[j].long > bs[j-1].weight+bs[j-1].long; j-- {
			bs[j], bs[j-1] = bs[j-1], bs[j]
		}
	}
}

func (b *bound) matches(w *words, i int, c *clause) bool {
	for _, want := range b.wants {
		if !b.meets(w, i, c, want) {
			return false
		}
	}
	return true
}

func (b *bound) meets(w *words, i int, c *clause, want want) bool {
	switch want.slot {
	case "+":
		return b.particle(w, i, want.word)
	case "fill", "obj":
		return b.object(w, c, want)
	case "subj":
		return anySlot(w, c, "subj", want.list) >= 0 || c.passive && anySlot(w, c, "by", want.list) >= 0
	case "pre":
		return before(w, i, want.list)
	case "near":
		return near(w, i, want.list)
	}
	if tok := anySlot(w, c, want.slot, want.list); tok >= 0 {
		b.reach(w, i, want.slot)
		if want.list != nil {
			b.part(tok)
		}
		return true
	}
	if want.list == nil {
		return b.particle(w, i, want.slot)
	}
	return want.slot == "to" && b.infinitive(w, c, want)
}

// before: the word right before the verb, hyphens passed over.
func before(w *words, i int, list *phrases) bool {
	j := i - 1
	for j >= 0 && w.low[j] == "-" {
		j--
	}
	if j < 0 {
		return false
	}
	_, _, ok := list.at(w, j)
	return ok
}

// nearSpan is how many tokens after the verb a "near:" word may stand.
const nearSpan = 14

func near(w *words, i int, list *phrases) bool {
	for j := i + 1; j < len(w.low) && j <= i+nearSpan; j++ {
		if _, _, ok := list.at(w, j); ok {
			return true
		}
	}
	return false
}

// reach stretches the trigger over the preposition that belongs to it.
func (b *bound) reach(w *words, i int, prep string) {
	for j := i + 1; j < len(w.low) && j <= i+2; j++ {
		if w.low[j] == prep {
			b.hi = max(b.hi, j+1)
			return
		}
	}
}

func (b *bound) part(tok int) {
	if b.parts == nil {
		b.parts = map[int]bool{}
	}
	b.parts[tok] = true
}

func (b *bound) mark(tok int) {
	if b.asked == nil {
		b.asked = map[int]bool{}
	}
	b.asked[tok] = true
}

// particle finds a particle beside the verb or among its dependents.
func (b *bound) particle(w *words, i int, word string) bool {
	for j := i + 1; j < len(w.low) && j <= i+2; j++ {
		if w.low[j] == word || w.lem[j] == word {
			b.hi = max(b.hi, j+1)
			return true
		}
	}
	for _, k := range w.Children(i) {
		if w.low[k] == word && k > i {
			b.part(k)
			return true
		}
	}
	return false
}

func (b *bound) object(w *words, c *clause, want want) bool {
	if want.list == nil {
		return c.first("obj") >= 0
	}
	for _, s := range c.slots {
		if s.rel != "obj" || s.nested {
			continue
		}
		for _, tok := range w.Conjuncts(s.tok) {
			if _, lo, ok := want.list.at(w, tok); ok {
				b.take(want.slot, tok, lo)
				return true
			}
			if want.slot == "obj" && w.titled(tok, want.list) {
				return true
			}
		}
		if tok := w.quantified(s.tok); tok >= 0 {
			if _, lo, ok := want.list.at(w, tok); ok {
				b.take(want.slot, tok, lo)
				b.take(want.slot, s.tok, s.tok)
				return true
			}
		}
	}
	return false
}

func (b *bound) take(slotName string, tok, lo int) {
	b.long += tok - lo
	if slotName == "obj" {
		b.mark(tok)
		return
	}
	if b.filled == nil {
		b.filled = map[int]bool{}
	}
	b.filled[tok] = true
	if tok >= b.lo && tok < b.hi+8 {
		b.hi = max(b.hi, tok+1)
	}
	b.lo = min(b.lo, max(lo, b.lo))
}

// quantified is the noun counted in "a series of attacks", -1 where i counts nothing.
func (w *words) quantified(i int) int {
	switch w.lem[i] {
	case "series", "wave", "spate", "string", "number", "round", "hundred", "thousand", "dozen", "group", "kind", "form", "couple", "score", "type", "piece", "ton", "tonne", "million", "billion", "package", "lot", "range", "set", "part", "barrage", "batch", "volley", "salvo", "majority", "handful", "amount", "member", "shipment", "state", "dollar", "percent", "worth", "half", "rest":
	default:
		return -1
	}
	return w.ofNoun(i)
}

// anySlot is the token of the first slot of that name whose head, a word coordinated with it or counted by it is in
// the list; a nil list takes any.
func anySlot(w *words, c *clause, rel string, list *phrases) int {
	for _, s := range c.slots {
		if s.rel != rel {
			continue
		}
		if list == nil && w.isTime(s.tok) {
			continue
		}
		if list == nil {
			return s.tok
		}
		for _, tok := range w.Conjuncts(s.tok) {
			if _, _, ok := list.at(w, tok); ok || w.titled(tok, list) {
				return tok
			}
		}
		if tok := w.quantified(s.tok); tok >= 0 {
			if _, _, ok := list.at(w, tok); ok {
				return tok
			}
		}
	}
	return -1
}

// titled: a name that an office of the list stands before ("President Ana Ruiz").
func (w *words) titled(tok int, list *phrases) bool {
	if w.Tokens[tok].UPOS != "PROPN" {
		return false
	}
	for _, k := range w.Deps(tok, "nmod:desc", "compound", "flat", "appos") {
		if _, _, ok := list.at(w, k); ok {
			return true
		}
	}
	return false
}

// ofNoun is the noun that "of" ties to a word, -1 without one.
func (w *words) ofNoun(i int) int {
	for _, k := range w.Children(i) {
		if w.Tokens[k].Rel() == "nmod" && w.prep(k) == "of" {
			return k
		}
	}
	return -1
}

// partOf is the noun that a bare number or pronoun of amount counts ("one of the critics"), -1 where i is no such word.
func (w *words) partOf(i int) int {
	switch w.Tokens[i].UPOS {
	case "NUM", "DET", "PRON":
	default:
		return -1
	}
	return w.ofNoun(i)
}

// infinitive meets "to:words" by a verb in the content clause.
func (b *bound) infinitive(w *words, c *clause, want want) bool {
	for _, ct := range c.content {
		if _, _, ok := want.list.at(w, ct.tok); ok && (ct.rel == "xcomp" || ct.rel == "advcl") {
			return true
		}
	}
	return false
}

// nounAt lists the noun patterns that end at i, longest first.
func (g *grammar) nounAt(w *words, i int) []bound {
	ps := g.nominal[w.lem[i]]
	if w.low[i] != w.lem[i] {
		if more := g.nominal[w.low[i]]; len(more) > 0 {
			ps = append(append([]*pattern{}, ps...), more...)
		}
	}
	var out []bound
	for _, p := range ps {
		if lo, ok := (seq{words: p.extra}).before(w, i); ok {
			out = append(out, bound{pattern: p, lo: lo, hi: i + 1})
		}
	}
	sortBounds(out)
	return out
}
