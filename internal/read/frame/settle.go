package frame

// settle decides between candidates that share a happening: a verb and the noun it lends its clause to.
func (p *pass) settle() {
	p.byPred = map[int]*cand{}
	for _, c := range p.cands {
		if !c.noun {
			p.byPred[c.at] = c
		}
	}
	for _, v := range p.cands {
		if v.frame.Inner && !v.noun {
			p.repelled(v)
		}
	}
	for _, n := range p.cands {
		switch {
		case n.dead != "":
		case n.noun:
			p.settleNoun(n)
		default:
			p.settlePart(n)
		}
	}
	for _, n := range p.cands {
		if n.noun && n.dead == "" {
			if _, taken := p.byPred[n.at]; !taken {
				p.byPred[n.at] = n
			}
		}
	}
}

// repelled: who resists an act resists its doer. The act itself, with what was to be done in it, gives no frame.
func (p *pass) repelled(v *cand) {
	for _, s := range v.slots {
		if s.rel != "obj" || s.nested || !p.abstract(s.tok) {
			continue
		}
		dropHead(v, s.tok)
		for _, owner := range p.doersOf(s.tok) {
			v.add(Arg{Role: "recipient", Range: p.rangeOf(p.w, owner), Via: "obj>owner", Basis: "stated"})
		}
		for _, c := range p.cands {
			if c != v && p.w.Under(c.at, s.tok) {
				c.kill("what \"" + p.w.low[v.at] + "\" speaks of")
			}
		}
	}
}

// abstract: an act, attempt or plan rather than a party.
func (p *pass) abstract(tok int) bool {
	switch p.w.lem[tok] {
	case "attempt", "bid", "effort", "try", "attack", "assault", "offensive", "advance", "raid", "push", "onslaught", "incursion", "invasion", "ambush", "operation", "counterattack", "infiltration", "rebellion", "coup", "uprising", "counter-offensive":
		return true
	}
	return false
}

// doersOf are the parties an abstract noun belongs to: by, possessive, or a modifier that can act.
func (p *pass) doersOf(tok int) []int {
	var out []int
	for _, k := range p.w.Children(tok) {
		t := &p.w.Tokens[k]
		switch {
		case t.Deprel == "nmod:poss", t.Rel() == "nmod" && (p.w.prep(k) == "by" || p.w.prep(k) == "from"):
			out = append(out, p.w.parts(k)...)
		case (t.Rel() == "compound" || t.Rel() == "amod") && p.agent(p.w, k):
			out = append(out, k)
		}
	}
	return out
}

// settlePart drops a predicate word that belongs to another's pattern ("found the clerk guilty").
func (p *pass) settlePart(n *cand) {
	for _, v := range p.cands {
		if v != n && !v.noun && v.dead == "" && (v.parts[n.at] || n.at > v.lo && n.at < v.hi) {
			n.kill("part of \"" + v.source + "\"")
			delete(p.byPred, n.at)
			return
		}
	}
}

func (p *pass) settleNoun(n *cand) {
	for _, v := range p.cands {
		if v.noun || v.dead != "" {
			continue
		}
		if v.filled[n.at] || v.asked[n.at] || v.parts[n.at] {
			p.mergeAsked(v, n)
			return
		}
	}
	if n.gov.verb < 0 {
		return
	}
	v := p.byPred[n.gov.verb]
	if v == nil || v.dead != "" || v.noun {
		return
	}
	if v.typ == "REQUEST" && v.at != n.at && p.w.prep(n.at) == "for" {
		p.mergeAsked(v, n) // "called for a meeting" asks, "called a meeting" does
		return
	}
	if v.at == n.at {
		v.kill("read as a noun")
		delete(p.byPred, v.at)
		return
	}
	if n.frame.NeedsVerb && n.gov.kind == lightHappen {
		n.kill("the verb \"" + p.w.low[v.at] + "\" tells it")
		return
	}
	if (n.gov.vict || n.gov.kind == lightAffect) && n.typ != "ASSAULT" && n.typ != v.typ {
		n.gov = governor{verb: -1}
		n.pred = n.at
		return
	}
	if v.typ == "ASSAULT" && n.gov.vict && n.mode == "" && v.frame.Mode != "" && n.frame.Mode == "" {
		n.mode = v.frame.Mode
	}
	v.kill("told by the noun \"" + p.w.low[n.at] + "\"")
	delete(p.byPred, v.at)
}

// mergeAsked lets a verb that asks for the noun keep the clause; what the noun says of the parties goes to it.
func (p *pass) mergeAsked(v, n *cand) {
	n.kill("part of \"" + v.source + "\"")
	if v.typ == "ASSAULT" && v.asked[n.at] && p.lightOf[p.w.lem[v.at]]&lightDo == 0 {
		dropHead(v, n.at)
		v.adopt(n, "actor", "recipient")
		return
	}
	if v.typ == "REJECT" || v.typ == "SANCTION" || v.typ == "CONCEDE" {
		p.concerning(v, n)
	}
	for _, role := range []string{"actor", "recipient"} {
		if !v.has(role) {
			v.adopt(n, role, role)
		}
	}
}

// concerning puts whom an act was to concern in the place of the act: "cancelled a visit to the republic", "accepted the
// demands of the miners".
func (p *pass) concerning(v, n *cand) {
	var others []Arg
	for _, role := range []string{"recipient", "actor"} {
		for _, a := range n.args {
			if a.Role == role && len(others) == 0 && !sameHead(v.args, a) && !p.isPronoun(a.Head) {
				a.Role = "recipient"
				others = append(others, a)
			}
		}
	}
	if len(others) == 0 || !v.asked[n.at] {
		return
	}
	dropHead(v, n.at)
	for _, a := range others {
		v.add(a)
	}
}

func (p *pass) isPronoun(tok int) bool { return p.w.Tokens[tok].UPOS == "PRON" }

func dropHead(c *cand, head int) {
	out := c.args[:0]
	for _, a := range c.args {
		if a.Head != head {
			out = append(out, a)
		}
	}
	c.args = out
}

// results gives participles and second verbs of harm to the act they belong to.
func (p *pass) results() {
	for _, v := range p.cands {
		if v.noun || v.dead != "" || v.typ != "ASSAULT" {
			continue
		}
		if u := p.actOf(v); u != nil && u != v {
			u.adopt(v, "recipient", "recipient")
			u.adopt(v, "target", "target")
			if !u.has("actor") {
				u.adopt(v, "actor", "actor")
			}
			v.kill("harm of \"" + p.w.low[u.at] + "\"")
			v.into = u
			delete(p.byPred, v.at)
		}
	}
}

// actOf is the act that a verb of harm tells the outcome of, nil where it stands for itself.
func (p *pass) actOf(v *cand) *cand {
	t := &p.w.Tokens[v.at]
	lem := p.w.lem[v.at]
	if !p.grammar.results[lem] {
		return nil
	}
	if p.victims[lem] {
		if u := p.occasion(v); u != nil {
			return u
		}
	}
	if t.Head < 0 {
		return nil
	}
	switch t.Rel() {
	case "advcl", "acl", "parataxis":
		if t.XPOS != "VBG" {
			return nil
		}
		if u := p.assaultAt(t.Head); u != nil {
			return u
		}
		return p.before(v)
	case "conj":
		if first := p.verbCand(t.Head); first != nil && first.into != nil && !p.ownSubject(v.at) {
			return first.into
		}
		u := p.assaultAt(t.Head)
		if u != nil && !v.has("actor") && hurts(lem) && hurts(p.w.lem[t.Head]) {
			return u
		}
		if u != nil && (lem == "kill" || lem == "wound" || lem == "injure" || lem == "destroy" || lem == "damage" || lem == "burn" || lem == "hurt") && !p.ownSubject(v.at) {
			return u
		}
	}
	return nil
}

// before is the last act before a participle behind a comma, wherever the parser hung the participle; nil where it has an
// actor of its own.
func (p *pass) before(v *cand) *cand {
	if v.at == 0 || p.w.low[v.at-1] != "," {
		return nil
	}
	var last *cand
	for _, c := range p.cands {
		if c.dead == "" && c.typ == "ASSAULT" && c != v && c.at < v.at && (last == nil || c.at > last.at) {
			last = c
		}
	}
	for _, a := range v.args {
		if last != nil && a.Role == "actor" && !sameHead(last.args, a) {
			return nil
		}
	}
	return last
}

// hurts lists the verbs of one count of victims ("nine killed and four wounded").
func hurts(lem string) bool {
	return lem == "kill" || lem == "wound" || lem == "injure" || lem == "hurt"
}

func (p *pass) verbCand(tok int) *cand {
	for _, c := range p.cands {
		if !c.noun && c.at == tok {
			return c
		}
	}
	return nil
}

func (p *pass) ownSubject(i int) bool { return p.w.Dep(i, "nsubj") >= 0 }

// occasion is the act in a clause of time ("were killed when gunmen opened fire").
func (p *pass) occasion(v *cand) *cand {
	if !p.w.clause(v.at).passive && p.w.lem[v.at] != "die" && !p.turnedRound(v) {
		return nil
	}
	if v.has("actor") {
		return nil
	}
	for _, ct := range v.content {
		if ct.rel != "advcl" && ct.rel != "as" && ct.rel != "after" && ct.rel != "in" && ct.rel != "by" {
			continue
		}
		if u := p.assaultAt(ct.tok); u != nil && !p.bounds(ct.tok) {
			return u
		}
	}
	return nil
}

// bounds reports whether the clause of the token only bounds a stretch of time ("since the offensive began"), so that what was
// done in that stretch is no part of it.
func (p *pass) bounds(tok int) bool {
	mark := p.w.Dep(tok, "mark")
	if mark < 0 {
		return false
	}
	switch p.w.low[mark] {
	case "since", "until", "till", "before":
		return true
	}
	return false
}

func (p *pass) turnedRound(v *cand) bool { return !v.slotted("subj") && v.slotted("obj") }

// assaultAt is the live ASSAULT candidate whose clause hangs on the token.
func (p *pass) assaultAt(tok int) *cand {
	for _, c := range p.cands {
		if c.dead == "" && c.typ == "ASSAULT" && (c.pred == tok || c.at == tok) {
			return c
		}
	}
	return nil
}
