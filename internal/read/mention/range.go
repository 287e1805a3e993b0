package mention

import "sitrep/internal/syntax"

// reach bounds how far a phrase may reach from its head, in tokens; beyond it the tree is not trusted.
const reach = 24

// phrase is the token range of the noun phrase headed by h: determiners, modifiers and parts of the name to the left,
// and to the right the rest of the name, "of" phrases and "loyal to" phrases. Relative clauses stay outside.
func (sc *scan) phrase(h int) (lo, hi int) {
	lo, hi = sc.left(h), h+1
	if u := sc.unitOf[h]; u >= 0 {
		lo, hi = min(lo, sc.units[u].lo), max(hi, sc.units[u].hi)
	}
	for _, c := range sc.s.Children(h) {
		if c < hi || c-h > reach {
			continue
		}
		switch t := &sc.s.Tokens[c]; {
		case t.Rel() == "flat", t.Rel() == "compound" && c == hi, t.Rel() == "nummod" && c == hi:
			hi = sc.unitEnd(c)
		case t.Rel() == "nmod" && sc.cased(c, "of") && sc.close(hi, c):
			hi = sc.listEnd(c)
		case loyal(t) && c <= hi+1:
			hi = max(hi, sc.loyalEnd(c))
		}
	}
	return lo, hi
}

// left is the first token of the phrase headed by h.
func (sc *scan) left(h int) int {
	lo := h
	kids := sc.s.Children(h)
	for k := len(kids) - 1; k >= 0; k-- {
		c := kids[k]
		if c >= lo || !closeLeft(&sc.s.Tokens[c]) {
			continue
		}
		if h-c > reach {
			break
		}
		lo = min(lo, sc.modifierStart(c))
	}
	for lo < h && (sc.s.Tokens[lo].UPOS == "PUNCT" || sc.s.Tokens[lo].UPOS == "ADP" && sc.unitOf[lo] < 0 && sc.s.Tokens[lo].Rel() == "case") {
		lo++
	}
	if lo > 0 && (sc.s.Tokens[lo].Lower() == "least" || sc.s.Tokens[lo].Lower() == "most") && sc.s.Tokens[lo-1].Lower() == "at" {
		lo--
	}
	return lo
}

func (sc *scan) modifierStart(c int) int {
	lo := c
	if u := sc.unitOf[c]; u >= 0 {
		lo = min(lo, sc.units[u].lo)
	}
	for _, k := range sc.s.Children(c) {
		if k < lo && c-k <= reach && sc.s.Tokens[k].UPOS != "PUNCT" {
			lo = min(lo, sc.modifierStart(k))
		}
	}
	return lo
}

func closeLeft(t *syntax.Token) bool {
	switch t.Deprel {
	case "det", "amod", "nummod", "compound", "flat", "nmod:poss", "nmod:desc", "nmod:unmarked", "nmod:npmod", "det:predet", "nummod:gov", "advmod:emph":
		return true
	}
	return false
}

// cased reports whether c is introduced by the preposition.
func (sc *scan) cased(c int, prep string) bool { return sc.prep(c) == prep }

// prep is the lower-cased preposition of c, empty without one.
func (sc *scan) prep(c int) string {
	for _, k := range sc.s.Children(c) {
		if k < c && sc.s.Tokens[k].Rel() == "case" && sc.s.Tokens[k].XPOS != "POS" {
			return sc.s.Tokens[k].Lower()
		}
	}
	return ""
}

// close reports whether nothing but the preposition and the phrase's own words stand between the tokens.
func (sc *scan) close(hi, c int) bool {
	lo := sc.left(c)
	for i := hi; i < lo; i++ {
		if u := sc.s.Tokens[i].UPOS; u != "ADP" && u != "DET" && u != "PART" {
			return false
		}
	}
	return true
}

func (sc *scan) unitEnd(c int) int {
	if u := sc.unitOf[c]; u >= 0 {
		return max(c+1, sc.units[u].hi)
	}
	return c + 1
}

// listEnd is the end of the phrase headed by c with what is coordinated to it.
func (sc *scan) listEnd(c int) int {
	_, hi := sc.phraseAt(c, 3)
	for _, k := range sc.s.Deps(c, "conj") {
		if k-hi > 3 {
			break
		}
		if sc.s.Tokens[k].IsNominal() {
			_, h := sc.phraseAt(k, 3)
			hi = max(hi, h)
		}
	}
	return hi
}

// phraseAt is phrase for an inner phrase, at most depth levels down.
func (sc *scan) phraseAt(h, depth int) (lo, hi int) {
	lo, hi = sc.left(h), sc.unitEnd(h)
	if depth == 0 {
		return lo, hi
	}
	for _, c := range sc.s.Children(h) {
		if c >= hi && c-h <= reach && sc.s.Tokens[c].Rel() == "nmod" && sc.cased(c, "of") && sc.close(hi, c) {
			_, hi = sc.phraseAt(c, depth-1)
		} else if c >= hi && sc.s.Tokens[c].Rel() == "flat" {
			hi = sc.unitEnd(c)
		}
	}
	return lo, hi
}

// loyal reports whether the word opens a phrase that says whose side the head is on.
func loyal(t *syntax.Token) bool {
	switch t.Lemma {
	case "loyal", "faithful", "allied", "ally", "affiliated", "affiliate", "belonging", "belong", "aligned", "align", "linked", "link", "answerable", "allegiant":
		return t.UPOS == "ADJ" || t.UPOS == "VERB" && t.XPOS != "VBG" || t.Lemma == "belong"
	}
	return false
}

// loyalTo is the head of the phrase after "to" or "with", -1 none.
func (sc *scan) loyalTo(c int) int {
	for i := c + 1; i < len(sc.s.Tokens) && i <= c+2; i++ {
		if f := sc.s.Tokens[i].Lower(); f == "to" || f == "with" {
			h := sc.s.Tokens[i].Head
			if h > i && sc.s.Tokens[h].IsNominal() && h-i <= reach {
				return h
			}
			for j := i + 1; j < len(sc.s.Tokens) && j <= i+6; j++ {
				if sc.at[j] >= 0 || sc.unitOf[j] >= 0 && sc.units[sc.unitOf[j]].head == j {
					return j
				}
			}
		}
	}
	return -1
}

func (sc *scan) loyalEnd(c int) int {
	h := sc.loyalTo(c)
	if h < 0 {
		return 0
	}
	_, hi := sc.phraseAt(h, 2)
	return hi
}
