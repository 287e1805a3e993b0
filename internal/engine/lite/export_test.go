package lite

import (
	"strings"

	"sitrep"
	"sitrep/internal/engine/lite/grammar"
	"sitrep/internal/engine/sentence"
	"sitrep/internal/engine/token"
)

// TagAndParse prepares the sentences of a text and returns a function that tags and parses them all.
func TagAndParse(text string) (run func(), tokens int, err error) {
	e, err := New()
	if err != nil {
		return nil, 0, err
	}
	r := e.(*Engine).scratch.Get().(*reader)
	var sentences [][]string
	for _, p := range strings.Split(text, "\n\n") {
		span := sitrep.Span{Start: 0, End: len(p)}
		toks := token.Split(p, span, nil)
		tokens += len(toks)
		for _, s := range sentence.Split(p, span, toks) {
			var forms []string
			for _, t := range toks[s[0]:s[1]] {
				forms = append(forms, t.Form)
			}
			sentences = append(sentences, forms)
		}
	}
	words := make([]grammar.Word, sentence.MaxTokens)
	return func() {
		for _, forms := range sentences {
			r.lexica.Fill(words[:len(forms)], forms)
			grammar.Tag(words[:len(forms)], r.weights.tag, &r.scratch.Features, r.scratch.Scores)
			r.weights.parser.Parse(words[:len(forms)], r.scratch)
		}
	}, tokens, nil
}
