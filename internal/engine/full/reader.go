package full

import (
	"sitrep"
	"sitrep/internal/engine/full/decode"
	"sitrep/internal/engine/full/net"
	"sitrep/internal/engine/full/wordpiece"
	"sitrep/internal/engine/mend"
	"sitrep/internal/engine/sentence"
	"sitrep/internal/engine/token"
	"sitrep/internal/syntax"
)

// reader reads one report at a time; its memory is used again for the next.
type reader struct {
	*Engine
	read   func(*net.Window) *net.Output
	pieces *wordpiece.Reader
	out    []syntax.Sentence
	tokens []token.Token // of a paragraph
	forms  []string      // of a sentence, plain
	window window
	cut    cut

	trees        decode.Trees
	nameOf       decode.Chunks
	spanOf       decode.Chunks
	chunks       []decode.Chunk
	heads        []int
	early, whole *decode.Antecedents // of windows left early and of all others: their vectors are not of one space
	lemmaOf      lemmaCache
}

func newReader(e *Engine) *reader {
	h := e.model.Header()
	return &reader{
		Engine: e, read: e.model.NewRunner().Read, pieces: wordpiece.NewReader(e.vocabulary),
		nameOf: decode.Chunks{Scheme: e.names}, spanOf: decode.Chunks{Scheme: e.spans},
		early: decode.NewAntecedents(h.Config.Coref, e.model.Affinity), whole: decode.NewAntecedents(h.Config.Coref, e.model.Affinity),
		lemmaOf: lemmaCache{},
	}
}

func (r *reader) text(text string, paragraphs []sitrep.Paragraph) []syntax.Sentence {
	r.begin()
	for i, p := range paragraphs {
		r.tokens = token.Split(text, p.Span, r.tokens[:0])
		token.Possessives(r.tokens)
		for _, s := range sentence.Split(text, p.Span, r.tokens) {
			r.sentence(text, i, p.Title, r.tokens[s[0]:s[1]])
		}
	}
	return r.end()
}

// sentence takes up a sentence; it is read when its window is full.
func (r *reader) sentence(text string, paragraph int, title bool, tokens []token.Token) {
	s := syntax.Sentence{
		Index: len(r.out), Paragraph: paragraph, Title: title,
		Span:   tokens[0].Span.Union(tokens[len(tokens)-1].Span),
		Tokens: make([]syntax.Token, len(tokens)),
	}
	r.forms = r.forms[:0]
	for i, t := range tokens {
		s.Tokens[i] = syntax.Token{Span: t.Span, Form: t.Span.In(text), Words: t.Words}
		r.forms = append(r.forms, t.Form)
	}
	r.take(s)
}

func (r *reader) words(sentences [][]string) []syntax.Sentence {
	r.begin()
	for _, words := range sentences {
		s := syntax.Sentence{Index: len(r.out), Tokens: make([]syntax.Token, len(words))}
		r.forms = r.forms[:0]
		for i, w := range words {
			form, _ := token.Plain(w)
			s.Tokens[i].Form = w
			r.forms = append(r.forms, form)
		}
		r.take(s)
	}
	return r.end()
}

func (r *reader) begin() {
	r.out = nil
	r.early.Reset()
	r.whole.Reset()
	r.window.reset(r.vocabulary)
}

// end reads what is still unread and hands over the sentences.
func (r *reader) end() []syntax.Sentence {
	r.flush()
	for i := range r.out {
		r.out[i].Link()
	}
	mend.Names(r.out)
	out := r.out
	r.out = nil
	return out
}

// take adds a sentence, whose plain forms are in r.forms, to the window; it reads the window first where it has no room.
func (r *reader) take(s syntax.Sentence) {
	signs := make([]syntax.Signs, len(s.Tokens))
	for i := range signs {
		s.Tokens[i].Signs = &signs[i]
	}
	r.out = append(r.out, s)
	r.cut.sentence(r.pieces, r.forms)
	for first := 0; first < len(r.forms); {
		words, pieces := r.cut.fitting(first)
		if pieces+1 > r.window.room {
			r.flush()
		}
		r.window.add(&r.cut, part{sentence: s.Index, first: first, words: words}, r.forms, r.vocabulary)
		first += words
	}
}

// flush reads the window and writes what it says to the sentences.
func (r *reader) flush() {
	if len(r.window.parts) == 0 {
		return
	}
	read := r.read(&r.window.Window)
	for i, p := range r.window.parts {
		r.decode(read, i, p)
	}
	r.window.reset(r.vocabulary)
}
