package frame_test

import (
	"testing"

	"sitrep/internal/engine/lite"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/frame"
	"sitrep/internal/text"
	"sitrep/packs"
)

func parser(t testing.TB) func(string) *read.Doc {
	eng, err := lite.New()
	if err != nil {
		t.Fatal(err)
	}
	return func(s string) *read.Doc {
		c, title := text.Canonical("", s)
		ps := text.Paragraphs(c, title)
		return &read.Doc{Text: c, Title: title, Paragraphs: ps, Sentences: eng.Analyse(c, ps)}
	}
}

func TestOwnExamples(t *testing.T) {
	for _, err := range frame.Check(pack.New(packs.FS), parser(t)) {
		t.Error(err)
	}
}
