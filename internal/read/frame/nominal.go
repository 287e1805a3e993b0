package frame

// governor is the verb that lends a clause to a noun: which one, and in what way.
type governor struct {
	verb int // -1 none
	kind lightKind
	vict bool // the verb tells who was hurt
}

// nounClause collects the places of the noun at i whose trigger begins at lo.
func (g *grammar) nounClause(w *words, b *bound) (*clause, governor) {
	i := w.headIn(b)
	c := &clause{}
	w.nounChildren(i, b.lo, b.hi, c)
	for j := b.lo; j < b.hi; j++ {
		switch {
		case j == i:
		case j == b.hi-1:
			w.nounChildren(j, b.lo, b.hi, c)
		default:
			w.innerModifiers(j, b.lo, c)
		}
	}
	top := w.climb(i)
	for top != i && w.Tokens[i].Head == top && w.quantified(top) == i {
		w.nounChildren(top, top, top+1, c)
		break
	}
	gov := g.govern(w, i, top, b)
	if gov.verb >= 0 {
		g.borrow(w, gov, top, c)
	}
	return c, gov
}

// innerModifiers are modifiers that the parser hung on another word of the trigger.
func (w *words) innerModifiers(j, lo int, c *clause) {
	for _, k := range w.Children(j) {
		switch w.Tokens[k].Rel() {
		case "compound", "amod", "nmod":
			if k < lo && w.prep(k) == "" {
				rel := "mod"
				if w.Tokens[k].Deprel == "nmod:poss" {
					rel = "poss"
				}
				c.slots = append(c.slots, slot{rel: rel, tok: k, via: w.Tokens[k].Deprel})
			}
		}
	}
}

// headIn is the word of the trigger that the others hang on ("suspension" of "suspension of aid").
func (w *words) headIn(b *bound) int {
	i := b.hi - 1
	for h := w.Tokens[i].Head; h >= b.lo && h < i; h = w.Tokens[i].Head {
		i = h
	}
	return i
}

func (w *words) nounChildren(i, lo, hi int, c *clause) {
	for _, k := range w.Children(i) {
		if k >= lo && k < hi {
			continue
		}
		t := &w.Tokens[k]
		switch t.Rel() {
		case "nmod", "obl":
			w.nounOblique(i, k, c)
		case "compound", "amod", "nummod", "flat":
			if k < lo && t.Rel() != "nummod" {
				c.slots = append(c.slots, slot{rel: "mod", tok: k, via: t.Deprel})
				w.innerModifiers(k, k, c)
			}
		case "nsubj":
			c.slots = append(c.slots, slot{rel: "subj", tok: w.antecedent(k, i), via: t.Deprel})
		case "acl", "advcl", "parataxis":
			w.nounModifierClause(k, c)
		case "xcomp", "ccomp":
			c.content = append(c.content, content{k, t.Rel()})
		}
	}
}

func (w *words) nounOblique(i, k int, c *clause) {
	t := &w.Tokens[k]
	if t.Deprel == "nmod:poss" {
		c.slots = append(c.slots, slot{rel: "poss", tok: k, via: t.Deprel})
		return
	}
	prep := w.prep(k)
	switch {
	case prep == "" && k < i:
		c.slots = append(c.slots, slot{rel: "mod", tok: k, via: t.Deprel})
	case prep != "":
		w.addOblique(c, k, t.Deprel, false)
		for _, n := range w.Children(k) {
			if w.Tokens[n].Rel() == "nmod" && n > k {
				w.addOblique(c, n, "nmod>nmod", true)
			}
		}
	}
}

// nounModifierClause reads "an attack carried out by X", "a raid targeting X", "a blast that killed X".
func (w *words) nounModifierClause(k int, c *clause) {
	inner := w.clause(k)
	c.content = append(c.content, content{k, w.contentRel(k, "acl")})
	for _, s := range inner.slots {
		if s.rel == "by" && inner.passive {
			c.slots = append(c.slots, slot{rel: "by", tok: s.tok, via: "acl>" + s.via})
		}
	}
	switch w.lem[k] {
	case "target", "kill", "wound", "injure", "hit", "involve", "destroy", "leave", "aim", "claim", "strike", "include", "damage", "displace":
		for _, s := range inner.find("obj") {
			if !inner.passive && !s.nested {
				c.slots = append(c.slots, slot{rel: "obj", tok: s.tok, via: "acl>obj"})
			}
		}
		for _, s := range inner.find("at") {
			c.slots = append(c.slots, slot{rel: "at", tok: s.tok, via: "acl>at"})
		}
	}
}

// climb goes from a noun to the noun that counts it ("a wave of attacks") or that it is coordinated with.
func (w *words) climb(i int) int {
	for steps := 0; steps < 4; steps++ {
		t := &w.Tokens[i]
		switch {
		case t.Head < 0:
			return i
		case t.Rel() == "conj" && w.Tokens[t.Head].IsNominal():
			i = t.Head
		case t.Rel() == "nmod" && w.quantified(t.Head) == i:
			i = t.Head
		default:
			return i
		}
	}
	return i
}

// govern finds the verb over the noun and what it lends.
func (g *grammar) govern(w *words, i, top int, b *bound) governor {
	t := &w.Tokens[top]
	none := governor{verb: -1}
	if t.Head < 0 {
		if w.Dep(top, "cop") >= 0 && w.Dep(top, "nsubj") >= 0 {
			return none
		}
		return none
	}
	v := t.Head
	if !w.verbal(v) {
		return none
	}
	kind := g.lightOf[w.lem[v]]
	vc := w.clause(v)
	switch t.Rel() {
	case "obj":
		return pick(v, kind, lightDo, lightSuffer)
	case "nsubj":
		if t.Deprel == "nsubj:pass" || vc.passive {
			return pick(v, kind, lightDo, lightSuffer)
		}
		return pick(v, kind, lightAffect, lightHappen)
	case "advcl":
		if top < v && w.Tokens[top].IsVerb() {
			return pick(v, kind, lightAffect, lightHappen)
		}
		return g.governOblique(w, v, top, b, kind)
	case "obl", "nmod", "xcomp":
		return g.governOblique(w, v, top, b, kind)
	}
	return none
}

func (g *grammar) governOblique(w *words, v, top int, b *bound, kind lightKind) governor {
	prep := w.prep(top)
	if b.lo < b.hi-1 && len(b.extra) > 0 && prep == w.low[b.lo] {
		return governor{verb: v, kind: lightDo}
	}
	if g.preps[prep] && g.victims[w.lem[v]] && w.told(v) {
		return governor{verb: v, vict: true}
	}
	switch prep {
	case "in", "with", "on", "at", "to", "into", "out", "for":
		if kind&lightDo != 0 && w.Dep(v, "obj") < 0 {
			return governor{verb: v, kind: lightDo}
		}
	case "under":
		return pick(v, kind, lightSuffer, lightDo)
	}
	return governor{verb: -1}
}

// told: the verb of harm says who was hurt.
func (w *words) told(v int) bool {
	c := w.clause(v)
	if c.passive || w.hasObject(c) || !w.Tokens[v].IsVerb() {
		return true
	}
	switch w.lem[v] {
	case "die", "perish", "fall", "succumb", "burn":
		return true
	}
	return w.Tokens[v].XPOS == "VBN" || w.Tokens[v].XPOS == "VBD"
}

// verbal reports whether a token can stand as a clause: a verb, or a predicate adjective such as dead.
func (w *words) verbal(v int) bool {
	t := &w.Tokens[v]
	return t.IsVerb() || t.UPOS == "ADJ" || w.Dep(v, "nsubj") >= 0
}

func pick(v int, kind lightKind, wanted ...lightKind) governor {
	for _, k := range wanted {
		if kind&k != 0 {
			return governor{verb: v, kind: k}
		}
	}
	return governor{verb: -1}
}

// borrow takes over the places of the governing verb.
func (g *grammar) borrow(w *words, gov governor, top int, c *clause) {
	vc := w.clause(gov.verb)
	for _, s := range vc.slots {
		if s.tok == top {
			continue
		}
		if rel := borrowed(gov, vc, s); rel != "" {
			c.slots = append(c.slots, slot{rel: rel, tok: s.tok, via: "gov>" + s.via, nested: s.nested})
		}
	}
	if gov.kind == lightSuffer {
		for _, s := range vc.surface {
			if s != top {
				c.slots = append(c.slots, slot{rel: "obj", tok: s, via: "gov>" + vc.via})
			}
		}
	}
	for _, ct := range vc.content {
		if ct.tok != top {
			c.content = append(c.content, ct)
		}
	}
}

func borrowed(gov governor, vc *clause, s slot) string {
	switch {
	case gov.vict && s.rel == "obj", gov.kind == lightAffect && s.rel == "obj":
		return "obj"
	case gov.vict && s.rel == "subj":
		if len(vc.find("obj")) == 0 {
			return "obj"
		}
		return "subj"
	case gov.kind == lightDo && s.rel == "subj":
		return "subj"
	case gov.kind == lightDo && s.rel == "obj", s.rel == "subj", s.rel == "obj", s.rel == "iobj", s.rel == "of":
		return ""
	case gov.kind == lightSuffer && vc.passive && s.rel == "by":
		return ""
	}
	return s.rel
}
