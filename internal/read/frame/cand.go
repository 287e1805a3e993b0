package frame

import (
	"sitrep/internal/read"
)

// cand is a trigger on its way to a frame.
type cand struct {
	bound
	noun      bool
	pred      int // the token the clause hangs on
	at        int // the trigger's own head token
	typ       string
	slots     []slot
	content   []content
	gov       governor
	args      []Arg
	symmetric bool
	mode      string
	modeLo    int // tokens of the mode, modeLo == modeHi without one
	modeHi    int
	parent    *cand
	embedding string
	dead      string // why it gives no frame
	into      *cand  // the act that took this one's harm
	weak      bool   // only its own noun: no verb, no party
}

func (c *cand) has(role string) bool {
	for _, a := range c.args {
		if a.Role == role {
			return true
		}
	}
	return false
}

func (c *cand) count(role string) int {
	n := 0
	for _, a := range c.args {
		if a.Role == role {
			n++
		}
	}
	return n
}

func (c *cand) kill(why string) {
	if c.dead == "" {
		c.dead = why
	}
}

// adopt takes over arguments of another candidate in a role, where it has not got them.
func (c *cand) adopt(from *cand, role, as string) {
	for _, a := range from.args {
		if a.Role == role {
			a.Role = as
			c.add(a)
		}
	}
}

func (c *cand) add(a Arg) {
	for _, old := range c.args {
		if old.Range == a.Range || (old.Head == a.Head && old.Sent == a.Sent) {
			return
		}
	}
	c.args = append(c.args, a)
}

// pass is one sentence under the reader.
type pass struct {
	*reading
	w      *words
	cands  []*cand
	byPred map[int]*cand // live candidate by trigger head
	out    *Result
	chance map[int]bool // heads of nouns that a "not" took for an accident
}

// read runs over the sentences of a report.
func (r *Reader) read(rd *reading) Result {
	var out Result
	for i := range rd.doc.Sentences {
		s := &rd.doc.Sentences[i]
		if len(s.Tokens) == 0 {
			continue
		}
		p := &pass{reading: rd, w: newWords(s, rd.grammar), out: &out, chance: map[int]bool{}}
		p.run()
	}
	return out
}

func (p *pass) run() {
	p.verbs()
	p.nouns()
	if len(p.cands) == 0 && len(p.modals) == 0 {
		return
	}
	p.fit()
	p.settle()
	p.results()
	p.must()
	p.embed()
	p.plans()
	p.demands()
	p.finish()
}

func (p *pass) verbs() {
	for i := range p.w.Tokens {
		if !p.verbLike(i) {
			continue
		}
		for _, b := range p.verbAt(p.w, i) {
			if c := p.verb(i, b); c != nil {
				p.keep(c)
				break
			}
		}
	}
}

// verbLike admits verbs and predicate adjectives; in headlines also words that a tagger took for names or nouns but that
// stand between two noun phrases.
func (p *pass) verbLike(i int) bool {
	t := &p.w.Tokens[i]
	switch t.UPOS {
	case "VERB":
		return t.Rel() != "amod" || p.w.Dep(i, "nsubj") >= 0
	case "ADJ":
		return t.Rel() != "amod"
	case "ADV", "ADP", "DET", "PUNCT", "NUM", "PRON", "CCONJ", "SCONJ", "SYM", "PART":
		return false
	case "AUX":
		return false
	}
	if cop := p.w.Dep(i, "cop") >= 0; cop || p.w.Dep(i, "nsubj") < 0 {
		_, _, adjective := p.adjectives.at(p.w, i) // taggers take some for nouns
		return cop && adjective
	}
	return p.w.Dep(i, "obj") >= 0
}

func (p *pass) keep(c *cand) { p.cands = append(p.cands, c) }

func (p *pass) reject(at int, c *bound, why string) {
	p.out.Rejected = append(p.out.Rejected, Rejected{Pred: read.Tok{Sent: p.w.Index, Tok: at}, Rule: c.frame.rule, Why: why})
}

// verb makes a candidate of a matched verb pattern, nil where a negative context or a missing part forbids it.
func (p *pass) verb(i int, b bound) *cand {
	c := &cand{bound: b, pred: i, at: i, typ: b.frame.typ.Type, gov: governor{verb: -1}}
	cl := p.w.clause(i)
	c.slots, c.content = cl.slots, cl.content
	if t := &p.w.Tokens[i]; b.frame.Standing && t.XPOS == "VBN" && (t.Deprel == "acl" || t.Deprel == "advcl" || t.Rel() == "amod") && cl.passive {
		p.reject(i, &b, "a standing relation, told on a noun")
		return nil
	}
	if b.frame.roles["obj"] == "recipient" && p.patient(i, cl) {
		c.slots = turned(cl.slots)
	}
	if hitWord := p.negative(c); hitWord != "" {
		p.reject(i, &b, "not with \""+hitWord+"\"")
		return nil
	}
	p.assign(p.w, c)
	if b.frame.Speaker && !p.speaker(c) {
		p.reject(i, &b, "no one says so")
		return nil
	}
	if why := p.missing(c); why != "" {
		p.reject(i, &b, why)
		return nil
	}
	return c
}

// patient sees that the subject of an objectless verb of harm is the one harmed ("Two soldiers killed", headlines).
func (p *pass) patient(i int, cl *clause) bool {
	if cl.passive || len(cl.surface) == 0 || cl.first("obj") >= 0 || len(cl.content) > 0 {
		return false
	}
	t := &p.w.Tokens[i]
	past := t.XPOS == "VBN" || t.XPOS == "VBD"
	return past && p.victims[p.w.lem[i]] && p.w.low[i] != "hit"
}

func turned(slots []slot) []slot {
	out := make([]slot, len(slots))
	for i, s := range slots {
		if s.rel == "subj" {
			s.rel = "obj"
		}
		out[i] = s
	}
	return out
}

func (p *pass) missing(c *cand) string {
	f := c.frame
	switch {
	case f.agent[p.w.lem[c.at]] && len(c.wants) == 0 && !p.agentRecipient(c):
		return "the object is no party"
	case f.asks("obj") && !c.slotted("obj"):
		return "no object"
	case f.asks("recipient") && !c.has("recipient") && !(f.Symmetric && c.symmetric) && !(len(c.filled) > 0 && c.has("actor")):
		return "no recipient"
	case f.asks("actor") && !c.has("actor"):
		return "no actor"
	case f.asks("pp") && !c.has("destination") && !c.has("origin"):
		return "no place it moves to"
	case f.subj != nil && !p.subjectIn(c), f.SubjAgent && p.inanimate(c):
		return "subject is not of the kind asked for"
	}
	return ""
}

// inanimate: the grammatical subject is a thing.
func (p *pass) inanimate(c *cand) bool {
	for _, s := range c.slots {
		if s.rel == "subj" && !s.nested && !p.agent(p.w, s.tok) && !p.personal(p.w, s.tok) && p.w.Tokens[s.tok].UPOS != "PROPN" {
			return true
		}
	}
	return false
}

func (p *pass) agentRecipient(c *cand) bool {
	for _, a := range c.args {
		head := a.Head
		if n := p.w.partOf(head); n >= 0 {
			head = n
		}
		if a.Role == "recipient" && (p.agent(p.w, head) || p.w.Tokens[head].UPOS == "PROPN" || p.personal(p.w, head)) {
			return true
		}
	}
	return false
}

// personal: a word for a person, by the lists of captives and offices.
func (r *reading) personal(w *words, tok int) bool {
	if w.Tokens[tok].UPOS == "PRON" {
		return true
	}
	for _, list := range []*phrases{r.people, r.vips} {
		if _, _, ok := list.at(w, tok); ok {
			return true
		}
	}
	return false
}

func (c *cand) slotted(rel string) bool {
	for _, s := range c.slots {
		if s.rel == rel && !s.nested {
			return true
		}
	}
	return false
}

func (p *pass) subjectIn(c *cand) bool {
	for _, a := range c.args {
		if a.Role != "actor" {
			continue
		}
		if _, _, ok := c.frame.subj.at(p.w, a.Head); ok || p.w.Tokens[a.Head].UPOS == "PROPN" {
			return true
		}
	}
	return false
}

// negative looks for a forbidden phrase beside the trigger or in its arguments; it returns the words.
func (p *pass) negative(c *cand) string {
	if c.frame.not.empty() {
		return ""
	}
	hits := p.w.hits(c.frame.not)
	if len(hits) == 0 {
		return ""
	}
	for _, h := range hits {
		for _, ct := range c.content {
			if h.lo <= ct.tok && ct.tok < h.hi {
				return p.wordsOf(h)
			}
		}
		if h.hi > c.lo-2 && h.lo < c.hi+2 {
			return p.wordsOf(h)
		}
		for _, s := range c.slots {
			if s.nested {
				continue
			}
			lo, hi := s.tok-3, s.tok+1
			if h.hi > max(lo, 0) && h.lo < hi && h.hi-1 <= s.tok && h.hi >= s.tok {
				return p.wordsOf(h)
			}
		}
	}
	return ""
}

func (p *pass) wordsOf(h hit) string { return p.w.TokenSpan(h.lo, h.hi).In(p.doc.Text) }

// nouns goes from right to left so that the longest phrase takes its words first.
func (p *pass) nouns() {
	taken := len(p.w.Tokens)
	for i := len(p.w.Tokens) - 1; i >= 0; i-- {
		if i >= taken || !p.nounLike(i) {
			continue
		}
		for _, b := range p.nounAt(p.w, i) {
			if c := p.nominal1(b); c != nil {
				p.keep(c)
				taken = c.lo
				break
			}
		}
	}
}

func (p *pass) nounLike(i int) bool {
	switch p.w.Tokens[i].UPOS {
	case "NOUN", "PROPN":
		return !(p.w.Tokens[i].UPOS == "PROPN" && p.w.isTime(i))
	case "VERB":
		if len(p.grammar.verbs[p.w.lem[i]]) == 0 && len(p.grammar.nominal[singular(p.w.low[i])]) > 0 && p.w.Dep(i, "nsubj", "obj", "aux", "mark") < 0 {
			return true
		}
		if p.w.Tokens[i].XPOS == "VBG" && p.preps[p.w.prep(i)] && p.w.Dep(i, "obj", "nsubj") < 0 && len(p.grammar.nominal[p.w.low[i]]) > 0 {
			return true
		}
		if p.w.Tokens[i].XPOS == "VBG" && p.w.Dep(i, "case", "compound") >= 0 && p.w.Dep(i, "obj", "mark") < 0 {
			return true
		}
		if p.w.Tokens[i].Rel() == "advcl" {
			return p.w.Tokens[i].XPOS == "VBG" && p.w.Tokens[i].Head > i && p.w.Dep(i, "obj", "mark", "nsubj") < 0
		}
		return p.w.Tokens[i].XPOS == "VBG" && (p.w.Dep(i, "det", "amod") >= 0 || p.w.Tokens[i].Rel() == "nsubj" || p.w.Tokens[i].Rel() == "obj")
	}
	return false
}

func (p *pass) nominal1(b bound) *cand {
	i := p.w.headIn(&b)
	t := &p.w.Tokens[i]
	if (t.Rel() == "compound" || t.Rel() == "amod") && t.Head > i && p.w.Tokens[t.Head].IsNominal() && len(p.grammar.nominal[p.w.lem[t.Head]]) == 0 && !p.w.Title {
		p.reject(i, &b, "a word before another noun")
		return nil
	}
	if t.UPOS == "VERB" && t.Rel() == "advcl" && p.lightOf[p.w.lem[t.Head]]&(lightHappen|lightAffect) == 0 {
		return nil
	}
	c := &cand{bound: b, noun: true, pred: i, at: i, typ: b.frame.typ.Type}
	cl, gov := p.nounClause(p.w, &b)
	c.slots, c.content, c.gov = cl.slots, cl.content, gov
	if hitWord := p.negative(c); hitWord != "" {
		p.reject(i, &b, "not with \""+hitWord+"\"")
		p.chance[i] = p.chance[i] || c.typ == "ASSAULT"
		return nil
	}
	if gov.verb >= 0 {
		c.pred = gov.verb
	}
	p.assign(p.w, c)
	if !p.owned(c) {
		p.reject(i, &b, "not one of the parties asked for")
		return nil
	}
	if f := c.frame; f.Needs == "party" && !c.has("actor") && !c.has("recipient") {
		p.reject(i, &b, "no party named with it")
		return nil
	}
	if f := c.frame; f.Needs == "recipient" && !c.has("recipient") {
		p.reject(i, &b, "no recipient")
		return nil
	}
	if c.frame.NeedsVerb && !gov.vict && gov.kind&lightAffect == 0 && !(gov.kind == lightHappen && p.bursts(gov.verb)) {
		p.reject(i, &b, "a thing, not an act: no verb tells what it did")
		return nil
	}
	c.weak = gov.verb < 0 && !c.has("actor") && !c.has("recipient")
	if c.weak && (c.frame.NeedsClause || p.definite(i) || !p.strong(c)) || (c.frame.NeedsClause && gov.verb < 0 && !c.has("actor") && !p.w.Title) {
		p.reject(i, &b, "a bare mention: no verb and no party of its own")
		return nil
	}
	return c
}

// strong: a noun that tells an act by itself, with its weapon ("a car bomb in the market").
func (p *pass) strong(c *cand) bool {
	return c.typ == "ASSAULT" && (c.frame.Mode != "" || len(c.extra) > 0 || p.w.Title)
}

// owned checks "own:" constraints of a noun pattern against its actors.
func (p *pass) owned(c *cand) bool {
	for _, want := range c.wants {
		ok := false
		for _, a := range c.args {
			if _, _, in := want.list.at(p.w, a.Head); in && a.Role == "actor" {
				ok = true
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

func (p *pass) definite(i int) bool {
	for _, d := range p.w.Deps(i, "det") {
		switch p.w.low[d] {
		case "the", "this", "that", "these", "those":
			return true
		}
	}
	return false
}
