package coref

import "sitrep/internal/syntax"

// phrase is the token range [lo, hi) of the noun phrase that token head heads: its modifiers and their clauses, without
// prepositions, appositions and what it is coordinated with.
func phrase(s *syntax.Sentence, head int) (lo, hi int) {
	lo, hi = head, head+1
	for _, c := range s.Children(head) {
		if !within(s, c, head) {
			continue
		}
		l, h := s.Subtree(c)
		lo, hi = min(lo, l), max(hi, h)
	}
	for lo < head && s.Tokens[lo].UPOS == "PUNCT" && !opens(s.Tokens[lo].Form) {
		lo++
	}
	for hi > head+1 && s.Tokens[hi-1].UPOS == "PUNCT" && !closes(s.Tokens[hi-1].Form) {
		hi--
	}
	return lo, hi
}

// within reports whether a dependent belongs to the phrase of its head.
func within(s *syntax.Sentence, c, head int) bool {
	t := &s.Tokens[c]
	switch t.Rel() {
	case "det", "amod", "nummod", "nmod", "compound", "flat", "fixed", "goeswith", "acl":
		return true
	case "case":
		return c > head && t.XPOS == "POS"
	}
	return false
}

func opens(form string) bool { return form == "(" || form == "“" || form == "\"" }

func closes(form string) bool { return form == ")" || form == "”" || form == "\"" }
