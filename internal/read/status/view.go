package status

import (
	"strings"

	"sitrep/internal/syntax"
)

// view is one sentence with lower-cased forms and lemmas at hand.
type view struct {
	title int // tokens before this one are a headline
	s     *syntax.Sentence
	si    int
	low   []string
	lemma []string
	told  [][2]int // words of history
}

func newView(s *syntax.Sentence, si int) *view {
	v := &view{s: s, si: si, low: make([]string, len(s.Tokens)), lemma: make([]string, len(s.Tokens))}
	for i := range s.Tokens {
		v.low[i] = s.Tokens[i].Lower()
		if s.Tokens[i].Form == "IS" && !shouted(s) {
			v.low[i] = "IS" // the group, not the verb
		}
		v.lemma[i] = v.low[i]
		if l := s.Tokens[i].Lemma; l != "" {
			v.lemma[i] = strings.ToLower(l)
		}
		if v.lemma[i] == "have" && (v.low[i] == "'d" || v.low[i] == "’d") {
			v.low[i] = "had"
		}
	}
	return v
}

// shouted reports whether the sentence is written in capitals throughout.
func shouted(s *syntax.Sentence) bool {
	for i := range s.Tokens {
		if f := s.Tokens[i].Form; len(f) > 3 && f != strings.ToUpper(f) {
			return false
		}
	}
	return true
}

func (v *view) n() int { return len(v.low) }

func (v *view) word(i int) string {
	if i < 0 || i >= len(v.low) {
		return ""
	}
	return v.low[i]
}

func (v *view) lem(i int) string {
	if i < 0 || i >= len(v.lemma) {
		return ""
	}
	return v.lemma[i]
}

func (v *view) tok(i int) *syntax.Token { return &v.s.Tokens[i] }

// headline reports whether token i is a headline's or a copy's of it.
func (v *view) headline(i int) bool { return v.s.Title || i < v.title }

// verbal reports whether token i is used as a verb.
func (v *view) verbal(i int) bool {
	t := v.tok(i)
	return t.UPOS == "VERB" || t.UPOS == "AUX" || strings.HasPrefix(t.XPOS, "VB") && t.UPOS != "NOUN" && t.UPOS != "PROPN" && t.UPOS != "ADJ"
}

// finite reports whether [lo, hi) holds a finite verb.
func (v *view) finite(lo, hi int) bool {
	for i := max(lo, 0); i < min(hi, v.n()); i++ {
		switch v.tok(i).XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// group is the verb group in front of verb p: auxiliaries, negation, adverbs and "to", the nearest first.
func (v *view) group(p int) []int {
	var out []int
	for i := p - 1; i >= 0 && i >= p-8; i-- {
		if !v.inGroup(i, p) {
			break
		}
		out = append(out, i)
	}
	for _, c := range v.s.Deps(p, "aux", "advmod") {
		if c < p && (v.tok(c).UPOS == "AUX" || v.negates(c)) && !contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

func (v *view) negates(i int) bool {
	switch v.low[i] {
	case "not", "n't", "n’t", "never", "neither", "nor":
		return true
	}
	return false
}

// inGroup reports whether token i before verb p belongs to its group. A copula that has its own predicate does not.
func (v *view) inGroup(i, p int) bool {
	t := v.tok(i)
	switch t.UPOS {
	case "AUX":
		return true
	case "ADV":
		return v.low[i] != "when" && v.low[i] != "where" && v.low[i] != "how" && v.low[i] != "why"
	case "PART":
		return !strings.HasSuffix(v.low[i], "s") && v.low[i] != "'"
	}
	if v.negates(i) {
		return true
	}
	switch v.low[i] {
	case "have", "has", "had", "be", "been", "being", "is", "are", "was", "were", "'ve", "to":
		return t.UPOS != "ADP" || v.low[i] == "to" && v.tok(p).XPOS == "VB"
	}
	return false
}

func contains(list []int, x int) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// phraseStart is the first token of the noun phrase that ends in noun p.
func (v *view) phraseStart(p int) int {
	i := p
	for i > 0 {
		t := v.tok(i - 1)
		switch t.UPOS {
		case "DET":
			return v.predeterminer(i - 1)
		case "ADJ", "NOUN", "PROPN", "NUM", "SYM":
		case "PART":
			if v.low[i-1] == "to" || v.negates(i-1) {
				return i
			}
		case "PRON":
			if t.XPOS == "PRP$" {
				return i - 1
			}
			return i
		case "VERB":
			if t.Deprel != "amod" && (t.XPOS != "VBN" && t.XPOS != "VBG" || t.Head != p) || t.Deprel == "acl" {
				return i
			}
		case "ADV":
			if v.tok(i).UPOS != "ADJ" && v.tok(i).UPOS != "VERB" && v.tok(i).UPOS != "NUM" {
				return i
			}
		default:
			if v.low[i-1] != "-" && v.low[i-1] != "–" && v.low[i-1] != "\"" && v.low[i-1] != "“" && v.low[i-1] != "”" && v.low[i-1] != "/" {
				return i
			}
		}
		i--
	}
	return i
}

func (v *view) predeterminer(i int) int {
	for i > 0 && v.tok(i-1).UPOS == "DET" {
		i--
	}
	return i
}

// subject is the token of the subject of verb i, -1 none.
func (v *view) subject(i int) int { return v.s.Dep(i, "nsubj", "csubj", "expl") }

// phrasal is the lemma of verb i, joined with its particle by a hyphen where it has one.
func (v *view) phrasal(i int) string {
	if c := v.s.Dep(i, "compound:prt"); c >= 0 {
		return v.lemma[i] + "-" + v.low[c]
	}
	switch w := v.word(i + 1); w {
	case "off", "out", "back", "down", "on":
		return v.lemma[i] + "-" + w
	}
	return v.lemma[i]
}

// firstVerb is the first verb of the sentence, -1 without one.
func (v *view) firstVerb() int {
	for i := range v.low {
		if v.verbal(i) {
			return i
		}
	}
	return -1
}
