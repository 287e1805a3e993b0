package mend

import (
	"strings"
	"testing"

	"sitrep/internal/syntax"
)

// marked reads words with names as word/LABEL; capitalised words are proper nouns.
func marked(text string) syntax.Sentence {
	var s syntax.Sentence
	for _, w := range strings.Fields(text) {
		form, name, ok := strings.Cut(w, "/")
		if !ok {
			name = "O"
		}
		t := syntax.Token{Form: form, Name: name, UPOS: "NOUN"}
		if capital(form) {
			t.UPOS = "PROPN"
		}
		s.Tokens = append(s.Tokens, t)
	}
	return s
}

func TestAgree(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a surname is its person", "Idris/B-PER Omar/I-PER spoke and Omar/B-LOC left", "B-PER"},
		{"a proper noun that is a name elsewhere", "in Amara/B-LOC and Amara/B-LOC fell but Amara held", "B-LOC"},
		{"the majority wins", "Zhar/B-ORG and Zhar/B-ORG hit Zhar/B-LOC again", "B-ORG"},
		{"one mention decides nothing", "in Amara/B-LOC while Zhar held", "O"},
		{"part of an unknown name stays", "Amara/B-LOC and Amara/B-LOC but Amara Harbour held", "O"},
	} {
		sentences := []syntax.Sentence{marked(c.text)}
		Names(sentences)
		tokens := sentences[0].Tokens
		at := len(tokens) - 2
		if c.name == "part of an unknown name stays" {
			at = len(tokens) - 3
		}
		if got := tokens[at].Name; got != c.want {
			t.Errorf("%s: %s is %s, want %s", c.name, tokens[at].Form, got, c.want)
		}
	}
}
