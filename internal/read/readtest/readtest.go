// Package readtest builds reports for the tests of reading layers without a language engine: words and signs as tokens,
// sentences ended by stops, no tree. It is for tests only.
package readtest

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/syntax"
)

// Plain is a report of one paragraph whose tokens are runs of letters, runs of digits and single signs. Every token hangs
// on the first of its sentence, and lower-case words are tagged NOUN, others X.
func Plain(text string) *read.Doc {
	doc := &read.Doc{Text: text, Paragraphs: []sitrep.Paragraph{{Span: sitrep.Span{End: len(text)}}}}
	sent := syntax.Sentence{}
	for pos := 0; pos < len(text); {
		end := next(text, pos)
		if form := text[pos:end]; form[0] > ' ' {
			sent.Tokens = append(sent.Tokens, token(pos, form, len(sent.Tokens)))
			if (form == "." || form == "!" || form == "?") && (end == len(text) || text[end] <= ' ') {
				closeSentence(doc, &sent)
			}
		}
		pos = end
	}
	closeSentence(doc, &sent)
	return doc
}

func token(pos int, form string, index int) syntax.Token {
	head, tag := 0, "X"
	if index == 0 {
		head = -1
	}
	if r, _ := utf8.DecodeRuneInString(form); unicode.IsLower(r) {
		tag = "NOUN"
	}
	return syntax.Token{Span: sitrep.Span{Start: pos, End: pos + len(form)}, Form: form, Head: head, Deprel: "dep", UPOS: tag, Name: "O"}
}

func closeSentence(doc *read.Doc, sent *syntax.Sentence) {
	if len(sent.Tokens) > 0 {
		sent.Index = len(doc.Sentences)
		sent.Span = sent.TokenSpan(0, len(sent.Tokens))
		sent.Link()
		doc.Sentences = append(doc.Sentences, *sent)
	}
	*sent = syntax.Sentence{}
}

// next is the end of the run that starts at pos.
func next(text string, pos int) int {
	first, size := utf8.DecodeRuneInString(text[pos:])
	end := pos + size
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return end
	}
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if unicode.IsLetter(first) != unicode.IsLetter(r) || unicode.IsDigit(first) != unicode.IsDigit(r) {
			break
		}
		end += size
	}
	return end
}

// InText fails the test where a range does not lie on whole tokens of the report.
func InText(t testing.TB, doc *read.Doc, r read.Range) {
	t.Helper()
	if r.Sent < 0 || r.Sent >= len(doc.Sentences) || r.Lo < 0 || r.Lo >= r.Hi || r.Hi > len(doc.Sentences[r.Sent].Tokens) || r.Head < r.Lo || r.Head >= r.Hi {
		t.Fatalf("range %+v is outside the text", r)
	}
	span := doc.Span(r)
	if span.Start < 0 || span.End > len(doc.Text) || utf8.ValidString(doc.Text) && !utf8.ValidString(span.In(doc.Text)) {
		t.Fatalf("span %v cuts a character", span)
	}
}
