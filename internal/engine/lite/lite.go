// Package lite is the language engine in plain Go: hashed averaged perceptrons for tags, trees and names, integer weights
// embedded in the program. It runs on every CPU with the same result. Weights and their card are in weights/;
// train/lite makes them.
package lite

import (
	"sync"

	"sitrep"
	"sitrep/internal/engine"
	"sitrep/internal/engine/lemma"
	"sitrep/internal/engine/lite/grammar"
	"sitrep/internal/engine/lite/names"
	"sitrep/internal/engine/mend"
	"sitrep/internal/engine/sentence"
	"sitrep/internal/engine/token"
	"sitrep/internal/syntax"
)

// Engine implements engine.Engine. A sentence of more than sentence.MaxTokens tokens is cut.
type Engine struct {
	fingerprint string
	lexica      grammar.Lexica
	tags        []tagNames
	labels      []string
	weights     weights
	lemmas      *lemma.Lemmatiser
	scratch     sync.Pool
}

type tagNames struct{ upos, xpos string }

var (
	_ engine.Engine     = (*Engine)(nil)
	_ engine.WordReader = (*Engine)(nil)
)

// Name is "lite".
func (e *Engine) Name() string { return "lite" }

// Fingerprint is a hash over the weights.
func (e *Engine) Fingerprint() string { return e.fingerprint }

// Analyse reads the paragraphs; see engine.Engine.
func (e *Engine) Analyse(text string, paragraphs []sitrep.Paragraph) []syntax.Sentence {
	r := e.scratch.Get().(*reader)
	defer e.scratch.Put(r)
	r.text, r.memory = text, names.NewMemory()
	for i, p := range paragraphs {
		r.paragraph(i, p)
	}
	return r.take()
}

// ReadWords reads sentences whose words are given; see engine.WordReader.
func (e *Engine) ReadWords(sentences [][]string) []syntax.Sentence {
	r := e.scratch.Get().(*reader)
	defer e.scratch.Put(r)
	r.text, r.memory = "", names.NewMemory()
	for _, words := range sentences {
		tokens := make([]token.Token, len(words))
		for i, w := range words {
			form, _ := token.Plain(w)
			tokens[i].Form = form
		}
		if len(tokens) == 0 {
			r.out = append(r.out, syntax.Sentence{Index: len(r.out)})
			continue
		}
		r.sentence(0, false, tokens)
	}
	for i, words := range sentences {
		for k, w := range words {
			r.out[i].Tokens[k].Form = w
		}
	}
	return r.take()
}

// reader reads one report; its slices are used again for the next.
type reader struct {
	*Engine
	text    string
	memory  *names.Memory
	out     []syntax.Sentence
	tokens  []token.Token
	forms   []string
	words   []grammar.Word
	labels  []names.Label
	lattice names.Lattice
	scratch *grammar.Scratch
}

// take ends the report and hands over its sentences.
func (r *reader) take() []syntax.Sentence {
	out := r.out
	r.text, r.memory, r.out = "", nil, nil
	mend.Names(out)
	return out
}

func (r *reader) paragraph(index int, p sitrep.Paragraph) {
	r.tokens = token.Split(r.text, p.Span, r.tokens[:0])
	token.Possessives(r.tokens)
	for _, s := range sentence.Split(r.text, p.Span, r.tokens) {
		r.sentence(index, p.Title, r.tokens[s[0]:s[1]])
	}
}

func (r *reader) sentence(paragraph int, title bool, tokens []token.Token) {
	r.analyse(tokens)
	s := syntax.Sentence{
		Index: len(r.out), Paragraph: paragraph, Title: title,
		Span:   tokens[0].Span.Union(tokens[len(tokens)-1].Span),
		Tokens: make([]syntax.Token, len(tokens)),
	}
	for i, t := range tokens {
		s.Tokens[i] = r.token(i, t)
	}
	mend.Trees(s.Tokens)
	s.Link()
	r.out = append(r.out, s)
}

// analyse runs the classifiers over one sentence; the results are in words, scratch.State and labels.
func (r *reader) analyse(tokens []token.Token) {
	r.forms = r.forms[:0]
	for _, t := range tokens {
		r.forms = append(r.forms, t.Form)
	}
	r.read()
}

func (r *reader) read() {
	if cap(r.words) < len(r.forms) {
		r.words = make([]grammar.Word, len(r.forms)*2)
	}
	r.words = r.words[:len(r.forms)]
	r.lexica.Fill(r.words, r.forms)
	grammar.Tag(r.words, r.weights.tag, &r.scratch.Features, r.scratch.Scores)
	r.weights.parser.Parse(r.words, r.scratch)
	r.labels = r.weights.names.Find(r.words, r.memory, r.scratch, &r.lattice)
	r.memory.Note(r.words, r.labels)
}

func (r *reader) token(i int, t token.Token) syntax.Token {
	tag := r.tags[r.words[i].Tag]
	head := r.scratch.State.Head(i)
	if head == len(r.words) {
		head = -1
	}
	return syntax.Token{
		Span: t.Span, Form: t.Span.In(r.text), Words: t.Words,
		Lemma: r.lemmas.Of(t.Form, tag.upos, tag.xpos), UPOS: tag.upos, XPOS: tag.xpos,
		Head: head, Deprel: r.Engine.labels[r.scratch.State.Label(i)], Name: r.labels[i].IOB2(),
	}
}
