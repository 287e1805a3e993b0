package frame

import "slices"

// slot is one place of a predicate and the word that fills it. Rel is subj, obj, iobj, a preposition, or for nouns poss
// and mod. Nested slots hang on another argument ("launched attacks on X") and count only where no nearer one does.
type slot struct {
	rel    string
	tok    int
	via    string
	nested bool
	of     int // the argument that a nested slot hangs on
}

// content is a clause that a predicate takes: the verb, noun or adjective at its top.
type content struct {
	tok int
	rel string // xcomp ccomp advcl acl, or the preposition of a gerund
}

// clause is a verb with its places. Surface is the grammatical subject, whatever the voice.
type clause struct {
	slots   []slot
	surface []int
	via     string
	passive bool
	content []content
	busy    bool
}

func (c *clause) find(rel string) []slot {
	var out []slot
	for _, s := range c.slots {
		if s.rel == rel {
			out = append(out, s)
		}
	}
	return out
}

func (c *clause) first(rel string) int {
	for _, s := range c.slots {
		if s.rel == rel && !s.nested {
			return s.tok
		}
	}
	return -1
}

// clause reads the places of the predicate at i, once.
func (w *words) clause(i int) *clause {
	if w.clauses[i] != nil {
		return w.clauses[i]
	}
	c := &clause{busy: true}
	w.clauses[i] = c
	w.readChildren(i, c)
	w.readSubject(i, c)
	w.readHeadObject(i, c)
	w.headlinePassive(i, c)
	w.trustPassive(i, c)
	rel, via := "subj", c.via
	if c.passive {
		rel = "obj"
	}
	for _, s := range c.surface {
		c.slots = append(c.slots, slot{rel: rel, tok: s, via: via})
	}
	w.readGap(i, c)
	w.readNested(c)
	c.busy = false
	return c
}

func (w *words) readChildren(i int, c *clause) {
	for _, k := range w.Children(i) {
		t := &w.Tokens[k]
		switch t.Deprel {
		case "nsubj:pass":
			c.passive = true
			c.surface, c.via = append(c.surface, w.antecedent(k, i)), t.Deprel
			continue
		case "aux:pass":
			c.passive = true
		case "obl:tmod", "obl:unmarked", "obl:npmod", "nmod:tmod":
			continue
		}
		if w.strayObject(i, k) {
			c.slots = append(c.slots, slot{rel: "obj", tok: k, via: t.Deprel})
			continue
		}
		switch t.Rel() {
		case "nsubj":
			c.surface, c.via = append(c.surface, w.antecedent(k, i)), t.Deprel
		case "obj":
			c.slots = append(c.slots, slot{rel: "obj", tok: w.antecedent(k, i), via: t.Deprel})
		case "iobj":
			c.slots = append(c.slots, slot{rel: "iobj", tok: w.antecedent(k, i), via: t.Deprel})
		case "obl", "nmod":
			if k > i && t.IsNominal() && w.prep(k) == "" && w.Dep(i, "obj") < 0 && !w.isTime(k) && k <= i+6 {
				c.slots = append(c.slots, slot{rel: "obj", tok: k, via: t.Deprel})
				continue
			}
			w.addOblique(c, k, t.Deprel, false)
		case "xcomp", "ccomp", "advcl", "acl", "parataxis":
			c.content = append(c.content, content{k, w.contentRel(k, t.Rel())})
			if t.Rel() == "xcomp" && t.IsNominal() && w.Dep(k, "case") >= 0 {
				w.addOblique(c, k, t.Deprel, false)
			}
			if t.Rel() == "xcomp" && t.UPOS == "ADJ" && k > i {
				w.agentOf(c, k)
			}
		}
	}
}

// agentOf takes the doer from the adjective that tells the outcome ("were shot dead by police").
func (w *words) agentOf(c *clause, adj int) {
	for _, k := range w.Deps(adj, "obl") {
		if w.prep(k) == "by" {
			w.addOblique(c, k, "xcomp>"+w.Tokens[k].Deprel, false)
		}
	}
}

// strayObject is a bare noun phrase right of the verb that the parser took for a clause.
func (w *words) strayObject(i, k int) bool {
	t := &w.Tokens[k]
	switch t.Rel() {
	case "ccomp", "dep", "parataxis", "xcomp":
	default:
		return false
	}
	return k > i && k <= i+6 && (t.UPOS == "NOUN" || t.UPOS == "PROPN") && t.Rel() != "xcomp" && w.Dep(k, "case", "cop", "nsubj", "mark", "punct") < 0 && w.Dep(i, "obj") < 0
}

// contentRel names a gerund after a preposition by that preposition.
func (w *words) contentRel(k int, rel string) string {
	for _, m := range w.Deps(k, "mark", "case") {
		switch w.low[m] {
		case "of", "for", "from", "with", "by", "after", "against", "about", "over", "without", "into", "in", "on", "before", "while", "as", "if", "unless", "because":
			return w.low[m]
		}
	}
	return rel
}

func (w *words) addOblique(c *clause, k int, via string, nested bool) {
	prep := w.prep(k)
	if prep == "" {
		return
	}
	if prep == "at" && w.lem[k] == "hand" {
		if n := w.Dep(k, "nmod"); n >= 0 && w.prep(n) == "of" {
			c.slots = append(c.slots, slot{rel: "by", tok: n, via: "hands:of"})
			return
		}
	}
	c.slots = append(c.slots, slot{rel: prep, tok: w.antecedent(k, w.Tokens[k].Head), via: via + ":" + prep, nested: nested})
}

// prep is the preposition of a nominal, the last one where several stand ("out of").
func (w *words) prep(k int) string {
	out := ""
	for _, m := range w.Deps(k, "case") {
		if m < k && w.low[m] != "'s" && w.low[m] != "’s" && w.low[m] != "'" {
			out = w.low[m]
		}
	}
	if out == "" && w.Tokens[k].XPOS == "VBG" {
		for _, m := range w.Deps(k, "mark") {
			if m == k-1 || m == k-2 {
				out = w.low[m]
			}
		}
	}
	return out
}

func (w *words) hasObject(c *clause) bool { return c.first("obj") >= 0 }

func (w *words) marked(i int, mark string) bool {
	for _, m := range w.Deps(i, "mark") {
		if w.low[m] == mark {
			return true
		}
	}
	return false
}

// perfect: have is the only auxiliary, so the participle is active.
func (w *words) perfect(i int) bool {
	have := false
	for _, k := range w.Deps(i, "aux", "cop") {
		switch w.lem[k] {
		case "have":
			have = true
		case "be", "get":
			return false
		}
	}
	return have
}

// trustPassive takes back a passive that no auxiliary and no agent bears out.
func (w *words) trustPassive(i int, c *clause) {
	t := &w.Tokens[i]
	if c.passive && w.perfect(i) {
		c.passive = false
		return
	}
	if !c.passive || t.Rel() == "acl" || t.Rel() == "advcl" || t.Rel() == "conj" || w.Title {
		return
	}
	if w.Dep(i, "aux:pass") >= 0 {
		return
	}
	be := false
	for _, k := range w.Deps(i, "aux", "cop") {
		be = be || w.lem[k] == "be" || w.lem[k] == "get"
	}
	c.passive = !w.hasObject(c) && (be || c.first("by") >= 0)
}

// headlinePassive sees "Rebels routed by army": a past form without auxiliary, without object, with an agent.
func (w *words) headlinePassive(i int, c *clause) {
	t := &w.Tokens[i]
	if c.passive || len(c.surface) == 0 || w.hasObject(c) || (t.XPOS != "VBN" && t.XPOS != "VBD") {
		return
	}
	if w.Dep(i, "aux") >= 0 {
		return
	}
	if by := c.first("by"); by >= 0 && !w.isTime(by) {
		c.passive = true
	}
}

// readHeadObject mends "The bank promised loans" where the verb was hung on its own object as a modifier.
func (w *words) readHeadObject(i int, c *clause) {
	t := &w.Tokens[i]
	if t.Rel() != "amod" || len(c.surface) == 0 || w.hasObject(c) || t.Head < i {
		return
	}
	c.passive = false
	c.slots = append(c.slots, slot{rel: "obj", tok: t.Head, via: "amod"})
	for _, k := range w.Children(t.Head) {
		if w.Tokens[k].Rel() == "nmod" && k > t.Head {
			w.addOblique(c, k, "amod>nmod", false)
		}
	}
}

// readGap gives a relative clause without a pronoun its antecedent as object ("the town rebels captured").
func (w *words) readGap(i int, c *clause) {
	t := &w.Tokens[i]
	if t.Deprel != "acl:relcl" || c.passive || w.hasObject(c) || t.Head < 0 || len(c.surface) == 0 {
		return
	}
	if c.surface[0] != t.Head && c.surface[0] > t.Head {
		c.slots = append(c.slots, slot{rel: "obj", tok: t.Head, via: "relcl"})
	}
}

// readNested adds the prepositional phrases that hang on the arguments.
func (w *words) readNested(c *clause) {
	for _, s := range slices.Clone(c.slots) {
		if s.rel == "subj" {
			continue
		}
		for _, k := range w.Children(s.tok) {
			if n := len(c.slots); w.Tokens[k].Rel() == "nmod" && k > s.tok {
				w.addOblique(c, k, s.via+">nmod", true)
				for i := range c.slots[n:] {
					c.slots[n+i].of = s.tok
				}
			}
		}
	}
}
