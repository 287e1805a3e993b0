package frame

import "strings"

// cooperative types turn into AGREE while they only lie ahead.
func cooperative(typ string) bool {
	switch typ {
	case "CONSULT", "SUPPORT", "COOPERATE", "AID":
		return true
	}
	return false
}

// embed ties acts to the speech act they are the content of.
func (p *pass) embed() {
	for _, c := range p.cands {
		if c.dead != "" || c.frame.Content == "" || (c.noun && c.frame.Content == "absorb") {
			continue
		}
		inner := p.contentOf(c)
		for _, in := range inner {
			p.embedOne(c, in)
		}
		if !c.noun && c.frame.Content == "demanded" && !c.frame.act[p.w.lem[c.at]] {
			p.askedParty(c)
		}
		if !c.noun && (c.frame.Content == "planned" || c.frame.Content == "absorb") {
			p.contentParties(c)
		}
		if c.frame.NeedsContent && len(inner) == 0 && !p.bareContent(c) {
			c.kill("no act that it speaks of")
			delete(p.byPred, c.at)
		}
	}
}

// bareContent: some predicates say enough with any infinitive ("refused to allow …"), others if it concerns someone.
func (p *pass) bareContent(c *cand) bool {
	bare := c.frame.bare[p.w.lem[c.at]]
	if !bare {
		return false
	}
	if c.frame.Content == "planned" && !c.has("recipient") {
		return false
	}
	for _, ct := range c.content {
		if ct.rel == "xcomp" || p.w.marked(ct.tok, "to") {
			return true
		}
	}
	return false
}

// contentParties looks in the content clause for the one it concerns, where neither the speech act nor a known act
// names anyone ("agreed to provide the island with …").
func (p *pass) contentParties(c *cand) {
	if c.has("recipient") || c.symmetric && c.count("actor") > 1 {
		return
	}
	defer func() { c.symmetric = c.symmetric && !c.has("recipient") }()
	for _, ct := range c.content {
		if ct.rel != "xcomp" && !p.w.marked(ct.tok, "to") {
			continue
		}
		cl := p.w.clause(ct.tok)
		for _, rel := range []string{"with", "iobj", "obj", "to", "against", "for", "from", "in"} {
			if p.concerned(c, cl, rel) {
				return
			}
		}
	}
}

func (p *pass) concerned(c *cand, cl *clause, rel string) bool {
	found := false
	for _, s := range cl.find(rel) {
		if p.agent(p.w, s.tok) || p.personal(p.w, s.tok) || (p.w.Tokens[s.tok].UPOS == "PROPN" && !p.w.isTime(s.tok)) {
			for _, tok := range p.w.parts(s.tok) {
				c.add(Arg{Role: "recipient", Range: p.rangeOf(p.w, tok), Via: "content>" + rel, Basis: "stated"})
			}
			found = true
		}
	}
	return found
}

// contentOf lists the live candidates inside the content clauses, topics and objects of c.
func (p *pass) contentOf(c *cand) []*cand {
	var out []*cand
	for _, ct := range c.content {
		if ct.rel == "ccomp" && c.frame.act[p.w.lem[c.at]] {
			continue // "told reporters that …" asks for nothing
		}
		if !contentClause(ct.rel) && !(p.w.marked(ct.tok, "to") && (ct.rel == "advcl" || ct.rel == "acl")) {
			continue
		}
		if in := p.under(ct.tok, c); in != nil {
			out = append(out, in)
		}
	}
	for _, s := range c.slots {
		if s.nested || (s.rel != "obj" && s.rel != "for" && s.rel != "of" && s.rel != "to" && s.rel != "with" && s.rel != "from") {
			continue
		}
		for _, tok := range p.w.parts(s.tok) {
			if in := p.byPred[tok]; in != nil && in != c && in.dead == "" && in.noun && in.parent == nil {
				out = append(out, in)
			}
		}
	}
	return out
}

func contentClause(rel string) bool {
	switch rel {
	case "xcomp", "ccomp", "of", "for", "from", "against", "with":
		return true
	}
	return false
}

// under finds the act in a content clause: at its top, or below verbs that only lead to it ("to begin talks").
func (p *pass) under(tok int, outer *cand) *cand {
	for steps := 0; steps < 4; steps++ {
		for _, c := range p.cands {
			if c != outer && c.dead == "" && (c.pred == tok || c.at == tok) {
				return c
			}
		}
		next := p.w.Dep(tok, "xcomp", "ccomp")
		if next < 0 {
			return nil
		}
		tok = next
	}
	return nil
}

func (p *pass) embedOne(c, in *cand) {
	switch c.frame.Content {
	case "absorb":
		p.swallow(c, in)
	case "planned":
		p.promise(c, in)
	case "hypothetical":
		if in.typ != "REQUEST" {
			p.swallow(c, in)
		}
	case "demanded":
		p.demand(c, in)
	case "accused":
		in.parent = c
		p.shareParty(c, in)
	}
}

// swallow lets the outer act keep the clause, with the inner one's parties as its recipients.
func (p *pass) swallow(c, in *cand) {
	for _, role := range []string{"recipient", "target", "ground"} {
		if !c.has("recipient") {
			c.adopt(in, role, "recipient")
		}
	}
	if !c.has("recipient") && in.symmetric {
		p.adoptOthers(c, in)
		c.symmetric = c.symmetric || !c.has("recipient") && c.count("actor") > 1
	}
	in.kill("content of \"" + p.w.low[c.at] + "\"")
	delete(p.byPred, in.at)
}

// adoptOthers takes the sides of a two-sided act that are not the outer actor.
func (p *pass) adoptOthers(c, in *cand) {
	for _, a := range in.args {
		if a.Role == "actor" && !sameHead(c.args, a) {
			a.Role = "recipient"
			c.add(a)
		}
	}
}

func sameHead(args []Arg, a Arg) bool {
	for _, old := range args {
		if old.Head == a.Head && old.Sent == a.Sent {
			return true
		}
	}
	return false
}

// promise: agreeing to help is AGREE, agreeing or promising to give way is CONCEDE, promising harm is THREATEN.
func (p *pass) promise(c, in *cand) {
	if c.typ == "AGREE" && givesWay(in) {
		c.typ = "CONCEDE"
	}
	if harmful(in.typ) {
		if c.typ == "AGREE" && (in.typ == "MOBILIZE" || p.w.lem[c.at] == "offer") {
			p.swallow(c, in)
			return
		}
		if c.typ == "AGREE" && c.frame.ID == "promise" {
			c.typ = "THREATEN"
			p.swallow(c, in)
			return
		}
		if c.frame.NeedsContent {
			c.kill("a plan of \"" + p.w.low[in.at] + "\"")
			return
		}
		in.parent, in.embedding = c, "planned"
		return
	}
	p.swallow(c, in)
	c.symmetric = c.symmetric && !c.has("recipient")
}

// givesWay: the act is one whose mere announcement is a concession (a withdrawal, an end of the fighting), or is one itself.
func givesWay(in *cand) bool {
	return in.frame.Announced == "CONCEDE" || in.typ == "CONCEDE" && in.frame.Announced == ""
}

func harmful(typ string) bool {
	switch typ {
	case "ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN":
		return true
	}
	return false
}

// demand keeps the act asked for as a second frame when it is material and names its own doer; else it is swallowed.
func (p *pass) demand(c, in *cand) {
	p.shareParty(c, in)
	if in.typ == "REQUEST" || in.typ == "AGREE" || (strings.HasPrefix(p.quads[in.typ], "verbal") && in.typ != "CONSULT") {
		p.swallow(c, in)
		return
	}
	if !c.has("recipient") {
		c.adopt(in, "actor", "recipient")
	}
	in.parent, in.embedding = c, "demanded"
}

// askedParty is the one who is to act, in a demand whose content no frame tells ("demanded that the premier apologise").
func (p *pass) askedParty(c *cand) {
	if c.has("recipient") {
		return
	}
	for _, ct := range c.content {
		inner := p.w.clause(ct.tok)
		if ct.rel != "ccomp" || inner.passive || len(inner.surface) != 1 || p.w.Tokens[ct.tok].XPOS != "VB" {
			continue // a finite clause tells, it asks for nothing
		}
		if s := inner.surface[0]; s > c.at && (p.agent(p.w, s) || p.personal(p.w, s) && !p.isPronoun(s)) {
			c.add(Arg{Role: "recipient", Range: p.rangeOf(p.w, s), Via: "ccomp>nsubj", Basis: "stated"})
		}
	}
}

// shareParty makes the one who is asked or accused the doer of the act, where the act names none.
func (p *pass) shareParty(c, in *cand) {
	actors := 0
	for _, a := range in.args {
		if a.Role == "actor" && !sameParty(c, a) {
			actors++
		}
	}
	if actors > 0 || in.symmetric {
		return
	}
	kept := in.args[:0]
	for _, a := range in.args {
		if a.Role != "actor" {
			kept = append(kept, a)
		}
	}
	in.args = kept
	for _, a := range c.args {
		if a.Role == "recipient" && (p.agent(p.w, a.Head) || p.personal(p.w, a.Head)) {
			a.Role = "actor"
			a.Basis = "implied"
			in.add(a)
		}
	}
}

// sameParty: the inner act wrongly took the outer speaker for its doer.
func sameParty(c *cand, a Arg) bool {
	for _, old := range c.args {
		if old.Role == "actor" && old.Head == a.Head && old.Sent == a.Sent {
			return true
		}
	}
	return false
}

// plans turns cooperative acts that lie ahead into AGREE, announced withdrawals into what the frame says, and refusals
// in the future ("will not lift") into REJECT.
func (p *pass) plans() {
	for _, c := range p.cands {
		if c.dead != "" || c.parent != nil {
			continue
		}
		ahead, negated := p.ahead(c)
		switch {
		case ahead && negated && (cooperative(c.typ) || c.typ == "RETREAT" || c.typ == "CONCEDE" || c.typ == "AGREE"):
			c.typ, c.mode = "REJECT", ""
		case ahead && selfSaid(c) && harmful(c.typ) && c.typ != "MOBILIZE" && c.typ != "THREATEN":
			c.typ, c.mode = "THREATEN", ""
		case ahead && cooperative(c.typ):
			c.typ, c.mode = "AGREE", ""
		case ahead && c.frame.Announced != "":
			c.typ, c.mode = c.frame.Announced, ""
		}
	}
}

// selfSaid: the doer itself says so ("the union said it would …").
func selfSaid(c *cand) bool {
	for _, a := range c.args {
		if a.Role == "actor" && strings.HasPrefix(a.Via, "says>") {
			return true
		}
	}
	return false
}

// ahead reports whether the predicate is told as future or planned, and whether that is negated.
func (p *pass) ahead(c *cand) (ahead, negated bool) {
	v := c.pred
	negated = p.negatedAt(v)
	if p.modalAhead(v) || (c.noun && c.gov.verb == v && planWord(p.w.lem[v])) {
		return true, negated
	}
	t := &p.w.Tokens[v]
	if t.Head < 0 {
		return p.w.Title && p.w.marked(v, "to"), negated
	}
	if (t.Rel() == "xcomp" || t.Rel() == "ccomp" || t.Rel() == "acl") && planVerb(p.w.lem[t.Head]) && (p.w.marked(v, "to") || p.modalAhead(t.Head)) {
		return true, negated || p.negatedAt(t.Head)
	}
	if t.Rel() == "xcomp" && p.w.Tokens[t.Head].IsVerb() && p.modalAhead(t.Head) {
		return true, negated || p.negatedAt(t.Head)
	}
	return t.Rel() == "conj" && p.w.Tokens[v].XPOS == "VB" && p.modalAhead(t.Head), negated
}

func (p *pass) negatedAt(v int) bool {
	for _, k := range p.w.Children(v) {
		switch p.w.low[k] {
		case "not", "n't", "never", "n’t":
			return true
		}
	}
	return false
}

func (p *pass) modalAhead(v int) bool {
	for _, k := range p.w.Deps(v, "aux") {
		switch p.w.low[k] {
		case "will", "shall", "'ll", "would", "wo", "’ll", "'d":
			return true
		}
	}
	// "is to meet": the infinitive is the predicate, be its helper.
	return p.w.marked(v, "to") && (p.w.Dep(v, "aux") >= 0 || p.w.Dep(v, "nsubj") >= 0)
}

// planWord holds verbs that only announce what they govern.
func planWord(lemma string) bool {
	switch lemma {
	case "plan", "schedule", "propose", "offer", "seek", "arrange", "prepare", "pledge", "announce":
		return true
	}
	return false
}

func planVerb(lemma string) bool {
	switch lemma {
	case "plan", "intend", "expect", "schedule", "set", "due", "hope", "agree", "want", "aim", "seek", "prepare", "like", "ready", "willing", "offer", "promise", "pledge", "vow", "propose", "consider", "go", "decide", "slate", "keen", "wish", "mull", "prepared", "determined", "likely", "plane", "bid":
		return true
	}
	return false
}
