package frame

import "slices"

// retype follows a word that changes the type ("joint" exercises, "military" support).
func (p *pass) retype(c *cand) {
	if len(c.frame.Retype) == 0 || c.typ != c.frame.typ.Type {
		return
	}
	for i := max(0, c.lo-4); i < min(len(p.w.low), c.hi+12); i++ {
		if typ, ok := c.frame.Retype[p.w.low[i]]; ok && (c.frame.RetypeWide || p.close(c, i)) {
			c.typ, c.mode = typ, ""
			return
		}
	}
}

// close: the word is part of the predicate or hangs on one of its words.
func (p *pass) close(c *cand, tok int) bool {
	h := p.w.Tokens[tok].Head
	in := func(i int) bool { return i >= c.lo && i < c.hi || c.filled[i] || c.asked[i] || c.parts[i] }
	return in(tok) || in(h) || h == c.at
}

// chooseMode takes the frame's own mode or the best cue near the trigger: in its words, before it as modifier, in its
// means and parties, then in its clause.
func (p *pass) chooseMode(c *cand) {
	if c.typ != c.frame.typ.Type {
		p.cueMode(c)
		return
	}
	own := c.frame.Mode
	if c.mode != "" {
		own = c.mode
	}
	if own != "" && !c.frame.ModeCues {
		c.mode, c.modeLo, c.modeHi = own, c.lo, c.hi
		return
	}
	if p.cueMode(c) {
		return
	}
	if own != "" {
		c.mode, c.modeLo, c.modeHi = own, c.lo, c.hi
	}
}

// cueMode looks for mode words of the type; it reports whether it found one.
func (p *pass) cueMode(c *cand) bool {
	c.mode = ""
	hits := p.w.hits(p.modes[c.typ])
	best, rank := hit{}, 0
	for _, h := range hits {
		if r := p.cueRank(c, h); r > rank || (r == rank && r > 0 && h.id < best.id) {
			best, rank = h, r
		}
	}
	if rank == 0 {
		return false
	}
	c.mode = p.modeName(c.typ, best.id%weakCue)
	c.modeLo, c.modeHi = best.lo, best.hi
	return c.mode != ""
}

func (p *pass) modeName(typ string, id int) string {
	for i := range p.Types {
		if p.Types[i].Type == typ && id < len(p.Types[i].Mode) {
			return p.Types[i].Mode[id].Name
		}
	}
	return ""
}

// cueRank says how near a cue stands: 5 in the trigger or its modifiers, 4 in its means and doers, 3 in the content of
// speech types, 2 in the clause, 1 for a weak cue, 0 elsewhere.
func (p *pass) cueRank(c *cand, h hit) int {
	last := h.hi - 1
	if h.id >= weakCue {
		if p.w.Tokens[last].UPOS != "VERB" && (h.lo >= c.lo && h.hi <= c.hi || p.clauseMate(c, last)) {
			return 1
		}
		return 0
	}
	if h.lo >= c.lo && h.hi <= c.hi {
		return 5
	}
	if c.noun && p.w.Tokens[last].Head == c.at && last < c.at && p.w.Tokens[last].Rel() != "nmod" {
		return 5
	}
	for _, a := range c.args {
		if last >= a.Lo && last < a.Hi && (a.Role == "instrument" || a.Role == "actor") {
			return 4
		}
	}
	for tok := range c.filled {
		if tok == last {
			return 5
		}
	}
	speech := c.typ == "REQUEST" || c.typ == "REJECT" || c.typ == "THREATEN"
	if speech && last > c.lo && last < c.hi+18 && p.w.Under(last, c.pred) {
		return 3
	}
	if p.clauseMate(c, last) {
		return 2
	}
	return 0
}

// clauseMate: the word hangs on the predicate with no other verb between.
func (p *pass) clauseMate(c *cand, tok int) bool {
	for steps := 0; tok >= 0 && steps < 5; steps++ {
		if tok == c.pred || tok == c.at {
			return true
		}
		t := &p.w.Tokens[tok]
		if t.Rel() == "acl" || t.Rel() == "advcl" || t.Rel() == "ccomp" || t.Rel() == "parataxis" || t.Rel() == "conj" {
			return false
		}
		if steps > 0 && t.UPOS == "VERB" {
			return false
		}
		tok = t.Head
	}
	return false
}

// contextHits are the cues of contexts outside the phrases in which they mean something else; those have ids below zero,
// -1-i for context i. One word may show several contexts.
func (w *words) contextHits(cues *phrases) []hit {
	if found, ok := w.cues[cues]; ok {
		return found
	}
	var hits []hit
	for i := range w.low {
		hits = cues.all(w, i, hits)
	}
	out := slices.DeleteFunc(slices.Clone(hits), func(h hit) bool {
		return h.id < 0 || slices.ContainsFunc(hits, func(not hit) bool { return not.id == -1-h.id && not.lo < h.hi && h.lo < not.hi })
	})
	return w.keep(cues, out)
}

// maxContexts keeps a claim readable: the nearest few contexts.
const maxContexts = 3

// contexts are those whose words stand within a dozen tokens of the trigger, nearest first.
func (p *pass) contexts(c *cand) []string {
	hits := p.w.contextHits(p.context)
	var out []string
	seen := map[int]bool{}
	for reach := 0; reach <= 12 && len(out) < maxContexts; reach += 4 {
		for _, h := range hits {
			d := 0
			switch {
			case h.lo >= c.hi:
				d = h.lo - c.hi + 1
			case h.hi <= c.lo:
				d = c.lo - h.hi + 1
			}
			if d <= reach && !seen[h.id] && len(out) < maxContexts {
				seen[h.id] = true
				out = append(out, p.Ontology.Contexts[h.id].Name)
			}
		}
	}
	return out
}
