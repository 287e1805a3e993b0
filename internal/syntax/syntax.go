// Package syntax holds the nouns of grammar that the language engine writes and every reading layer reads:
// tokens with exact spans, sentences, and the dependency tree over them. Tags, lemmas and relations are those of
// Universal Dependencies v2 (universaldependencies.org); XPOS is the Penn Treebank tag.
package syntax

import (
	"strings"

	"sitrep"
)

// Token is one syntactic word. Its text is Span of the report's canonical text.
type Token struct {
	Span   sitrep.Span // bytes of the canonical text
	Form   string      // text[Span]
	Lemma  string
	UPOS   string
	XPOS   string
	Head   int    // index of the head within the sentence, -1 for the root
	Deprel string // UD relation with subtype, e.g. "nsubj:pass"
	Name   string // IOB2 over PER ORG LOC MISC, "O" outside
	Words  int    // 2 or more on the first word of a UD multiword token (don't = do + n't); else 0
	Signs  *Signs // what the engine says beyond grammar; nil where it does not know
}

// Signs are what an engine says of a token beyond grammar and names.
type Signs struct {
	Kind       string  // fine kind of the name the token is in: PER ORG BODY GROUP LOC FAC GEO MISC; "" outside names
	Span       string  // IOB2 over DATE TIME DURATION SET NUMBER MONEY PERCENT, "O" outside
	Factuality float32 // of predicates: -3 certainly did not happen to 3 certainly did; without meaning elsewhere
	Trigger    float32 // logit that the token is what makes something to code
	Mention    bool    // the token heads a mention of something
	Antecedent Ref     // head of the mention that the token takes up
}

// Ref points at a token of a report.
type Ref struct{ Sentence, Token int }

// Nowhere is the Ref that points at nothing.
var Nowhere = Ref{-1, -1}

// Lower is the lower-cased form.
func (t *Token) Lower() string { return strings.ToLower(t.Form) }

// IsVerb reports whether the token is a main verb or auxiliary.
func (t *Token) IsVerb() bool { return t.UPOS == "VERB" || t.UPOS == "AUX" }

// IsNominal reports whether the token is a noun, proper noun or pronoun.
func (t *Token) IsNominal() bool { return t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "PRON" }

// Rel is the relation without its subtype.
func (t *Token) Rel() string {
	rel, _, _ := strings.Cut(t.Deprel, ":")
	return rel
}

// Sentence is one sentence with its tree.
type Sentence struct {
	Index     int         // position in the report
	Paragraph int         // index of its paragraph
	Title     bool        // the report's headline
	Span      sitrep.Span // bytes of the canonical text
	Tokens    []Token

	children, ends []int // filled by Link: the children of all tokens, and where those of each end
}

// Link computes the children lists; the engine calls it once after parsing.
func (s *Sentence) Link() {
	n := len(s.Tokens)
	ends := make([]int, n) // where the children of token i end in all
	for i := range s.Tokens {
		if h := s.Tokens[i].Head; h >= 0 && h < n && h != i {
			ends[h]++
		}
	}
	sum := 0
	for i := range ends {
		sum += ends[i]
		ends[i] = sum - ends[i]
	}
	all := make([]int, sum)
	for i := range s.Tokens {
		if h := s.Tokens[i].Head; h >= 0 && h < n && h != i {
			all[ends[h]] = i
			ends[h]++
		}
	}
	s.children, s.ends = all, ends
}

// Children are the dependents of token i in text order.
func (s *Sentence) Children(i int) []int {
	start := 0
	if i > 0 {
		start = s.ends[i-1]
	}
	return s.children[start:s.ends[i]:s.ends[i]]
}

// Root is the index of the first root, -1 in an empty sentence.
func (s *Sentence) Root() int {
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			return i
		}
	}
	return -1
}

// Deps are the dependents of i whose relation is one of rels; "nsubj" also matches "nsubj:pass",
// "nsubj:pass" matches only itself.
func (s *Sentence) Deps(i int, rels ...string) []int {
	var out []int
	for _, c := range s.Children(i) {
		if s.Tokens[c].is(rels) {
			out = append(out, c)
		}
	}
	return out
}

// Dep is the first of Deps, -1 where there is none.
func (s *Sentence) Dep(i int, rels ...string) int {
	for _, c := range s.Children(i) {
		if s.Tokens[c].is(rels) {
			return c
		}
	}
	return -1
}

func (t *Token) is(rels []string) bool {
	for _, rel := range rels {
		if rest, ok := strings.CutPrefix(t.Deprel, rel); ok && (rest == "" || rest[0] == ':') {
			return true
		}
	}
	return false
}

// Subtree is the token range [lo, hi) that the subtree of i reaches over. In a non-projective tree the range may
// hold words that are not in the subtree.
func (s *Sentence) Subtree(i int) (lo, hi int) {
	lo, hi = i, i+1
	for _, c := range s.Children(i) {
		l, h := s.Subtree(c)
		lo, hi = min(lo, l), max(hi, h)
	}
	return lo, hi
}

// Under reports whether i lies in the subtree of top (top itself included).
func (s *Sentence) Under(i, top int) bool {
	for steps := 0; i >= 0 && steps <= len(s.Tokens); steps++ {
		if i == top {
			return true
		}
		i = s.Tokens[i].Head
	}
	return false
}

// Conjuncts are i and all that is coordinated with it, in text order.
func (s *Sentence) Conjuncts(i int) []int {
	return append([]int{i}, s.Deps(i, "conj")...)
}

// TokenSpan is the byte span of tokens [lo, hi).
func (s *Sentence) TokenSpan(lo, hi int) sitrep.Span {
	return sitrep.Span{Start: s.Tokens[lo].Span.Start, End: s.Tokens[hi-1].Span.End}
}

// Cover is the token range [lo, hi) that the byte span touches; lo == hi where it touches none.
func (s *Sentence) Cover(span sitrep.Span) (lo, hi int) {
	lo = len(s.Tokens)
	for i := range s.Tokens {
		if s.Tokens[i].Span.Overlaps(span) {
			lo, hi = min(lo, i), i+1
		}
	}
	if hi == 0 {
		return 0, 0
	}
	return lo, hi
}
