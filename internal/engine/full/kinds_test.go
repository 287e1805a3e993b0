package full

import (
	"strings"
	"testing"

	"sitrep/internal/engine/full/decode"
	"sitrep/internal/syntax"
)

// named reads words as form/UPOS/XPOS/NAME, all hung on the last.
func named(text string) []syntax.Token {
	var out []syntax.Token
	words := strings.Fields(text)
	for _, w := range words {
		f := strings.Split(w, "/")
		out = append(out, syntax.Token{Form: f[0], Lemma: strings.ToLower(f[0]), UPOS: f[1], XPOS: f[2], Name: f[3], Head: len(words) - 1})
	}
	return out
}

func TestKinds(t *testing.T) {
	for text, want := range map[string]uint8{
		"he/PRON/PRP/O": male, "her/PRON/PRP$/O": female, "it/PRON/PRP/O": thing, "they/PRON/PRP/O": anything, "we/PRON/PRP/O": many | thing,
		"Amara/PROPN/NNP/B-LOC": thing | many, "Dahl/PROPN/NNP/B-PER": male | female, "Mrs./PROPN/NNP/O Dahl/PROPN/NNP/B-PER": female,
		"Mr/PROPN/NNP/O Idris/PROPN/NNP/B-PER Dahl/PROPN/NNP/I-PER": male, "rebels/NOUN/NNS/O": many, "sister/NOUN/NN/O": female,
		"king/NOUN/NN/O": male, "doctor/NOUN/NN/O": male | female | thing, "shell/VERB/VB/O": thing, "ten/NUM/CD/O": anything,
	} {
		tokens := named(text)
		if got := kinds(tokens, len(tokens)-1); got != want {
			t.Errorf("%s: %b, want %b", text, got, want)
		}
	}
	if !certain(&named("she/PRON/PRP/O")[0]) || certain(&named("it/PRON/PRP/O")[0]) || certain(&named("his/NOUN/NN/O")[0]) {
		t.Error("pronouns of one person are not told from others")
	}
}

func TestNameWords(t *testing.T) {
	words := func(text string, head int) decode.Words { return nameWords(named(text), head) }
	full := words("Mr/PROPN/NNP/B-PER Idris/PROPN/NNP/I-PER Dahl/PROPN/NNP/I-PER", 1)
	short := words("DAHL/PROPN/NNP/B-PER", 0)
	if full[0] != short[0] || full[1] == 0 || full[2] != 0 {
		t.Errorf("%v and %v", full, short)
	}
	if w := words("Amara/PROPN/NNP/B-LOC", 0); w.Known() {
		t.Error("a place has a person's words")
	}
}
