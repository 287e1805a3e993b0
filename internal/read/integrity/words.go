package integrity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep/internal/lexicon/frequency"
	"sitrep/internal/read"
)

// word is one word of the report, stemmed.
type word struct {
	read.Tok
	lower   string
	stem    string
	capital bool // begins with a capital, not at the start of a sentence
}

// words gives the words of each paragraph: tokens that begin with a letter.
func words(doc *read.Doc) [][]word {
	out := make([][]word, len(doc.Paragraphs))
	for s := range doc.Sentences {
		sent := &doc.Sentences[s]
		if sent.Paragraph >= len(out) {
			continue
		}
		start := true
		for t := range sent.Tokens {
			form := sent.Tokens[t].Form
			r, _ := utf8.DecodeRuneInString(form)
			if !unicode.IsLetter(r) {
				start = start || strings.ContainsAny(form, ".!?:\"“")
				continue
			}
			lower := strings.ToLower(form)
			out[sent.Paragraph] = append(out[sent.Paragraph], word{
				Tok: read.Tok{Sent: s, Tok: t}, lower: lower, stem: frequency.Stem(lower), capital: unicode.IsUpper(r) && !start,
			})
			start = false
		}
	}
	return out
}
