package chain_test

import (
	"testing"

	"sitrep/internal/lexicon"
	"sitrep/internal/pack"
	"sitrep/packs"
)

func TestBuiltInLexiconLoads(t *testing.T) {
	lex, err := lexicon.New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	if len(lex.States) < 190 || len(lex.Nouns) < 1500 {
		t.Errorf("%d states, %d nouns", len(lex.States), len(lex.Nouns))
	}
}
