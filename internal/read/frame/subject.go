package frame

import (
	"slices"
)

// antecedent is the noun that a relative pronoun stands for; any other word stands for itself.
func (w *words) antecedent(k, verb int) int {
	switch w.low[k] {
	case "who", "which", "that", "whom", "whose":
	default:
		return k
	}
	for steps := 0; verb >= 0 && steps < 6; steps++ {
		t := &w.Tokens[verb]
		if t.Rel() == "acl" && t.Head >= 0 {
			return w.nearer(t.Head, k)
		}
		if t.Rel() != "conj" && t.Rel() != "xcomp" && t.Rel() != "ccomp" {
			return k
		}
		verb = t.Head
	}
	return k
}

// nearer prefers the noun right before "which" where only a looser preposition than of ties it to the noun the parser
// chose ("south of the capital near the airport, which was …").
func (w *words) nearer(head, pronoun int) int {
	if w.low[pronoun] != "which" {
		return head
	}
	n := pronoun - 1
	if n > 0 && w.low[n] == "," {
		n--
	}
	if n <= head || !w.Tokens[n].IsNominal() || !w.Under(n, head) {
		return head
	}
	for i := n; i != head; i = w.Tokens[i].Head {
		switch w.prep(i) {
		case "", "of":
		default:
			return n
		}
	}
	return head
}

// readSubject finds a subject that is not the verb's own child.
func (w *words) readSubject(i int, c *clause) {
	t := &w.Tokens[i]
	if len(c.surface) > 0 || t.Head < 0 {
		return
	}
	h := t.Head
	switch t.Rel() {
	case "conj":
		w.shareSubject(i, h, c)
	case "acl":
		w.aclSubject(i, h, c)
	case "amod", "appos":
		if t.UPOS == "ADJ" && h < i {
			c.surface, c.via = []int{h}, "amod"
		}
	case "xcomp":
		c.surface, c.via = w.controller(h, w.contentRel(i, "xcomp")), "xcomp"
	case "advcl", "parataxis", "dep":
		if t.XPOS == "VBN" && !w.hasObject(c) {
			c.passive = true
		}
		if t.XPOS == "VBG" || t.XPOS == "VBN" || w.marked(i, "to") {
			c.surface, c.via = w.controller(h, w.contentRel(i, "advcl")), "advcl"
		}
	}
}

// shareSubject gives a coordinated verb the subject of the first.
func (w *words) shareSubject(i, h int, c *clause) {
	if !w.Tokens[h].IsVerb() && w.Dep(h, "nsubj") < 0 {
		return
	}
	hc := w.clause(h)
	if hc.busy {
		return
	}
	c.surface, c.via = slices.Clone(hc.surface), "conj"
	if hc.passive && w.Tokens[i].XPOS == "VBN" && !w.hasObject(c) && w.Dep(i, "aux") < 0 {
		c.passive = true
	}
}

// aclSubject reads a participle or infinitive that hangs on a noun.
func (w *words) aclSubject(i, h int, c *clause) {
	t := &w.Tokens[i]
	switch {
	case w.marked(i, "to") && c.passive:
		c.surface, c.via = []int{h}, "acl:to" // "the first school to be hit"
	case w.marked(i, "to") && w.prep(h) == "by":
		c.surface, c.via = []int{h}, "acl:to" // "an attempt by the rebels to …", hung on the rebels
	case w.marked(i, "to"):
		c.surface, c.via = w.ownerOf(h), "acl:to"
	case t.Deprel == "acl:relcl":
		c.surface, c.via = []int{h}, "acl"
	case t.XPOS == "VBN" && !w.hasObject(c) && !w.finite(i, h, c):
		c.passive = true
		c.surface, c.via = []int{h}, "acl"
	case t.XPOS != "VB":
		if n := w.Tokens[h].Head; t.XPOS == "VBG" && w.Tokens[h].Rel() == "conj" && n >= 0 && w.Tokens[n].IsNominal() {
			h = n
		}
		c.surface, c.via = []int{h}, "acl"
	}
}

// finite sees the verb of a main clause that the parser hung on its own subject: the noun heads the sentence, the verb
// follows it at once, and no agent follows.
func (w *words) finite(i, h int, c *clause) bool {
	return w.Tokens[h].Head < 0 && h < i && c.first("by") < 0 && !w.Title
}

// ownerOf is who an abstract noun belongs to ("an attempt by the rebels to …"): by, of, possessive, else the subject of
// the verb above.
func (w *words) ownerOf(h int) []int {
	for _, k := range w.Children(h) {
		t := &w.Tokens[k]
		if t.Deprel == "nmod:poss" || (t.Rel() == "nmod" && (w.prep(k) == "by" || w.prep(k) == "from")) {
			return []int{k}
		}
	}
	if v := w.Tokens[h].Head; v >= 0 && w.Tokens[v].IsVerb() {
		return slices.Clone(w.clause(v).surface)
	}
	return nil
}

// controller is the understood subject of a clause under the predicate h.
func (w *words) controller(h int, rel string) []int {
	hc := w.clause(h)
	if hc.busy {
		return nil
	}
	if hc.passive {
		return slices.Clone(hc.surface)
	}
	switch rel {
	case "of", "for", "from", "with":
		if o := hc.first("obj"); o >= 0 {
			return []int{o}
		}
	case "xcomp", "advcl":
		if rel == "xcomp" || objectControl(w.lem[h]) {
			if o := w.controlled(h, hc); o >= 0 {
				return []int{o}
			}
		}
	}
	if len(hc.surface) == 0 && !w.Tokens[h].IsVerb() {
		return w.ownerOf(h)
	}
	return slices.Clone(hc.surface)
}

// controlled is the object or prepositional object that an infinitive under h is said of, -1 where the subject is.
func (w *words) controlled(h int, hc *clause) int {
	switch w.lem[h] {
	case "promise", "threaten", "vow", "offer", "agree", "plan", "want", "use", "pledge", "refuse", "try", "attempt", "begin", "continue", "manage", "help":
		return -1
	}
	for _, rel := range []string{"obj", "on", "upon"} {
		if o := hc.first(rel); o >= 0 {
			return o
		}
	}
	if objectControl(w.lem[h]) {
		for _, rel := range []string{"to", "for", "with", "from"} {
			if o := hc.first(rel); o >= 0 {
				return o
			}
		}
	}
	return -1
}

func objectControl(lemma string) bool {
	switch lemma {
	case "call", "urge", "ask", "order", "tell", "force", "appeal", "plead", "press", "pressure", "invite", "allow", "permit", "let", "instruct", "command", "direct", "demand", "request", "encourage", "persuade", "warn", "advise", "compel", "enable", "beg", "implore", "exhort", "cause", "push", "see", "leave", "send", "require":
		return true
	}
	return false
}
