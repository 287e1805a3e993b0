package full

import (
	"testing"

	"sitrep/internal/syntax"
)

// TestShippedWeightsReadEnglish reads a sentence that any build must get right.
func TestShippedWeightsReadEnglish(t *testing.T) {
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	text := "Rebels from Amara shelled the old harbour on Friday. They killed three guards."
	got := e.Analyse(text, paragraphs(text))
	wellFormed(t, text, got)
	if len(got) != 2 {
		t.Fatalf("%d sentences", len(got))
	}
	first, second := &got[0], &got[1]
	root := first.Root()
	if tok := first.Tokens[root]; tok.Form != "shelled" || tok.Lemma != "shell" || tok.UPOS != "VERB" {
		t.Errorf("root %+v", tok)
	}
	subject, object := first.Dep(root, "nsubj"), first.Dep(root, "obj")
	if subject != 0 || object < 0 || first.Tokens[object].Form != "harbour" {
		t.Errorf("subject %d, object %d", subject, object)
	}
	if tok := first.Tokens[2]; tok.Name != "B-LOC" {
		t.Errorf("Amara is %s", tok.Name)
	}
	if they := second.Tokens[0].Signs.Antecedent; they != (syntax.Ref{Sentence: 0, Token: 0}) {
		t.Errorf("They takes up %+v", they)
	}
}
