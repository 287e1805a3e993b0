package frame

import "sitrep/internal/read"

// must reads "X said Y must …": a demand built without a verb of demanding.
func (p *pass) must() {
	for _, f := range p.modals {
		for v := range p.w.Tokens {
			if p.w.Tokens[v].IsVerb() && sayVerb(p.w.lem[v]) {
				p.mustUnder(f, v)
			}
		}
	}
}

func sayVerb(lemma string) bool {
	switch lemma {
	case "say", "tell", "insist", "stress", "argue", "state", "declare", "add", "emphasise", "emphasize", "note", "maintain", "reiterate", "believe", "think", "tweet", "write", "warn":
		return true
	}
	return false
}

// speaker makes the one who says the clause the actor ("said the militia was responsible for the raid"); false without one.
func (p *pass) speaker(c *cand) bool {
	t := &p.w.Tokens[c.at]
	if t.Head < 0 || t.Rel() != "ccomp" && t.Rel() != "parataxis" || !sayVerb(p.w.lem[t.Head]) {
		return false
	}
	cl := p.w.clause(t.Head)
	if len(cl.surface) != 1 || cl.passive || !p.agent(p.w, cl.surface[0]) && !p.personal(p.w, cl.surface[0]) {
		return false
	}
	k := &caster{r: p.reading, w: p.w, c: c, seen: map[int]bool{}}
	k.slot(slot{rel: "subj", tok: cl.surface[0], via: "says>nsubj"}, "actor")
	return c.has("actor")
}

func (p *pass) mustUnder(f *compiled, say int) {
	cl := p.w.clause(say)
	if len(cl.surface) == 0 || cl.passive {
		return
	}
	for _, ct := range cl.content {
		if ct.rel != "ccomp" && ct.rel != "parataxis" {
			continue
		}
		modal := p.modalOf(f, ct.tok)
		if modal < 0 {
			continue
		}
		c := &cand{bound: bound{pattern: &pattern{frame: f, source: "must"}, lo: modal, hi: modal + 1},
			pred: say, at: modal, typ: f.typ.Type, gov: governor{verb: -1}}
		k := &caster{r: p.reading, w: p.w, c: c, seen: map[int]bool{}}
		for _, s := range cl.surface {
			k.slot(slot{rel: "subj", tok: s, via: "nsubj"}, "actor")
		}
		inner := p.w.clause(ct.tok)
		for _, s := range inner.surface {
			if p.agent(p.w, s) && !inner.passive {
				k.slot(slot{rel: "obj", tok: s, via: "ccomp>nsubj"}, "recipient")
			}
		}
		if !c.has("actor") {
			continue
		}
		c.content = []content{ct}
		p.keep(c)
	}
}

// modalOf is the token of must, should or need over the clause at tok, -1 without one.
func (p *pass) modalOf(f *compiled, tok int) int {
	for _, k := range p.w.Deps(tok, "aux") {
		for _, m := range f.Modal {
			if p.w.low[k] == m && (m == "must" || m == "should" || m == "ought") {
				return k
			}
		}
	}
	if lem := p.w.lem[tok]; (lem == "need" || lem == "have") && p.w.Dep(tok, "xcomp") >= 0 && !p.negatedAt(tok) {
		return tok
	}
	return -1
}

// demands drops requests and threats that name neither an act nor anyone asked, where the verb alone does not say so.
func (p *pass) demands() {
	for _, c := range p.cands {
		if c.dead != "" || c.noun {
			continue
		}
		lem := p.w.lem[c.at]
		switch {
		case c.frame.harm[lem] && !p.harmIn(c):
			c.kill("no harm announced")
		case c.frame.act[lem] && !p.actIn(c):
			c.kill("no act asked of anyone")
		case c.frame.NeedsAttack && !p.violent(c):
			c.kill("no words of violence beside it")
		}
	}
}

func (p *pass) harmIn(c *cand) bool {
	if c.typ == "THREATEN" && c.frame.typ.Type != "THREATEN" {
		return true
	}
	for _, in := range p.cands {
		if in.dead == "content of \""+p.w.low[c.at]+"\"" && harmful(in.typ) && p.w.Under(in.at, c.at) {
			return true
		}
	}
	for _, h := range p.w.hits(p.harm) {
		if h.lo > c.at && h.lo < c.at+14 && p.w.Under(h.hi-1, c.at) {
			return true
		}
	}
	return false
}

// actIn holds where a request has a clause as content and someone it is put to, or an act of its own.
func (p *pass) actIn(c *cand) bool {
	for _, in := range p.cands {
		if in.parent == c {
			return true
		}
	}
	if !c.has("recipient") {
		return false
	}
	for _, ct := range c.content {
		if (ct.rel == "xcomp" || ct.rel == "advcl") && p.w.marked(ct.tok, "to") && c.slotted("obj") {
			return true
		}
	}
	for _, a := range c.args {
		if a.Role == "recipient" && !p.agent(p.w, a.Head) {
			return false
		}
	}
	for _, ct := range c.content {
		asks := p.w.marked(ct.tok, "to") || p.w.Tokens[ct.tok].XPOS == "VB" // a finite clause tells, it asks for nothing
		if ct.rel == "xcomp" || asks && (ct.rel == "ccomp" || ct.rel == "advcl") {
			return true
		}
	}
	return c.slotted("for")
}

// violent: a word of the type's modes stands in the clause.
func (p *pass) violent(c *cand) bool {
	for _, h := range p.w.hits(p.modes[c.frame.typ.Type]) {
		if h.hi > c.lo-12 && h.lo < c.hi+12 {
			return true
		}
	}
	return false
}

// finish chooses modes and contexts and writes the frames and the rejected.
func (p *pass) finish() {
	index := map[*cand]int{}
	live := p.inOrder()
	for n, c := range live {
		index[c] = len(p.out.Frames) + n
	}
	for _, c := range live {
		p.out.Frames = append(p.out.Frames, p.frame(c, index))
	}
	for _, c := range p.cands {
		if c.dead != "" {
			p.reject(c.at, &c.bound, c.dead)
		}
	}
}

// inOrder lists the live candidates by trigger.
func (p *pass) inOrder() []*cand {
	var live []*cand
	for _, c := range p.cands {
		if c.dead == "" {
			live = append(live, c)
		}
	}
	for i := 1; i < len(live); i++ {
		for j := i; j > 0 && live[j].at < live[j-1].at; j-- {
			live[j], live[j-1] = live[j-1], live[j]
		}
	}
	return live
}

func (p *pass) frame(c *cand, index map[*cand]int) Frame {
	p.unact(c)
	p.retype(c)
	p.chooseMode(c)
	f := Frame{
		Pred: read.Tok{Sent: p.w.Index, Tok: c.pred}, Trigger: p.w.TokenSpan(c.lo, c.hi), Type: c.typ, Mode: c.mode,
		Contexts: p.contexts(c), Scale: p.Scale(c.typ, c.mode), Args: p.outArgs(c), Parent: -1, Embedding: c.embedding,
		Symmetric: c.symmetric, Harm: c.frame.Harm, Rule: c.frame.rule,
	}
	f.Civil = p.isCivil(f.Type, f.Contexts)
	if c.modeLo < c.modeHi {
		f.ModeSpan = p.w.TokenSpan(c.modeLo, c.modeHi)
	}
	if n, ok := index[c.parent]; ok && c.parent != nil {
		f.Parent = n
	}
	return f
}

// outArgs are the arguments whose role is part of a frame.
func (p *pass) outArgs(c *cand) []Arg {
	var out []Arg
	for _, a := range c.args {
		switch a.Role {
		case "actor", "recipient", "target", "ground", "instrument", "origin", "destination":
			out = append(out, a)
		}
	}
	return out
}
