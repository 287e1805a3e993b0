package frame

import (
	"strings"
	"testing"

	"sitrep/internal/syntax"
)

// titled makes a headline of FORM/XPOS/HEAD/DEPREL words.
func titled(words string) *syntax.Sentence {
	s := &syntax.Sentence{Title: true}
	for _, w := range strings.Fields(words) {
		f := strings.Split(w, "/")
		upos := map[string]string{"NNS": "NOUN", "NN": "NOUN", "JJ": "ADJ", "IN": "ADP", "NNP": "PROPN", "VBZ": "VERB"}[f[1]]
		head := int(f[2][0]-'0') - 1
		s.Tokens = append(s.Tokens, syntax.Token{Form: f[0], Lemma: strings.ToLower(f[0]), UPOS: upos, XPOS: f[1], Head: head, Deprel: f[3]})
	}
	s.Link()
	return s
}

func TestHeadlineWithoutAVerb(t *testing.T) {
	g := built(t).grammar
	s := g.mend(titled("Farmers/NNS/5/compound in/IN/3/case Velm/NNP/1/nmod Decry/NNP/5/compound Law/NNP/0/root"))
	if v := s.Tokens[3]; v.UPOS != "VERB" || v.Head != -1 || s.Dep(3, "nsubj") != 0 || s.Dep(3, "obj") != 4 {
		t.Errorf("got %+v", s.Tokens)
	}
	for _, none := range []string{
		"Farmers/NNS/2/nsubj welcomes/VBZ/0/root Decry/NNP/4/compound Law/NNP/2/obj", // has a verb
		"Rebel/NN/2/compound Attack/NN/3/compound Report/NN/0/root",                  // a noun of the ontology
		"Farmers/NNS/0/root decry/NN/3/compound law/NN/1/nmod",                       // no capitals
	} {
		if s := titled(none); g.mend(s) != s {
			t.Errorf("%q was changed", none)
		}
	}
}
