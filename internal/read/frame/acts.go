package frame

// unact takes acts out of the parties: an attack does nothing and accuses no one, who made it does. "The raid by gunmen killed
// two" has gunmen for its actor, "condemned the raid by gunmen" for its recipient; an act whose doer is not told leaves
// the role empty.
func (p *pass) unact(c *cand) {
	var doers []Arg
	kept := c.args[:0:0]
	for _, a := range c.args {
		if !p.actParty(c, a) {
			kept = append(kept, a)
			continue
		}
		if c.typ == "ASSAULT" && a.Role == "recipient" || !p.isAct(a.Head) {
			continue
		}
		for _, d := range p.doers(a.Head) {
			d.Role = a.Role
			doers = append(doers, d)
		}
	}
	c.args = kept
	for _, d := range doers {
		c.add(d)
	}
}

// actParty reports whether the argument is an act, or nothing that one can lay hands on, where a party is wanted.
func (p *pass) actParty(c *cand, a Arg) bool {
	if a.Role != "actor" && a.Role != "recipient" {
		return false
	}
	if _, _, ok := p.abstracts.at(p.w, a.Head); ok && p.w.Tokens[a.Head].UPOS == "NOUN" {
		return true
	}
	switch {
	case a.Role == "actor":
	case a.Role == "recipient" && (c.typ == "ACCUSE" || c.typ == "REJECT" || c.typ == "ASSAULT"):
	default:
		return false
	}
	return p.isAct(a.Head)
}

// isAct: a common noun that the ontology reads as an act, and that stands for no one who can act.
func (p *pass) isAct(tok int) bool {
	if n := p.w.quantified(tok); n >= 0 {
		tok = n
	}
	t := &p.w.Tokens[tok]
	return t.UPOS == "NOUN" && !p.agent(p.w, tok) && !p.personal(p.w, tok) && len(p.nounAt(p.w, tok)) > 0
}

// doers are the parties that the act at tok is done by, as its own frame or its own phrase tells.
func (p *pass) doers(tok int) []Arg {
	if n := p.w.quantified(tok); n >= 0 {
		tok = n
	}
	var out []Arg
	for _, in := range p.cands {
		if in.noun && in.at == tok {
			for _, a := range in.args {
				if a.Role == "actor" && !p.isAct(a.Head) {
					out = append(out, a)
				}
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, k := range p.doersOf(tok) {
		out = append(out, Arg{Range: p.rangeOf(p.w, k), Via: "act>owner", Basis: "stated"})
	}
	return out
}
