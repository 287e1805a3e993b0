package full

import (
	"sitrep/internal/engine/full/decode"
	"sitrep/internal/engine/full/net"
	"sitrep/internal/engine/mend"
	"sitrep/internal/syntax"
)

// decode writes what the net says of sentence k of the window to the tokens of its part.
func (r *reader) decode(read *net.Output, k int, p part) {
	s := &r.out[p.sentence]
	base := int(r.window.Sentences[k])
	tokens := s.Tokens[p.first : p.first+p.words]
	r.tree(read, k, p, s.Tokens)
	for i := range tokens {
		r.word(read, base+i, &tokens[i])
	}
	r.chunk(read, base, tokens)
	r.chain(read, base, p, s)
	if p.first+p.words == len(s.Tokens) {
		mend.Trees(s.Tokens)
	}
}

// tree sets heads and relations. The root of a later part of a long sentence hangs on that of its first part.
func (r *reader) tree(read *net.Output, k int, p part, tokens []syntax.Token) {
	if cap(r.heads) < p.words {
		r.heads = make([]int, 2*p.words)
	}
	heads := r.heads[:p.words]
	r.trees.Heads(read.Arcs(k), heads)
	relations := read.Relations(k, heads)
	width := len(r.relations)
	for i, h := range heads {
		t := &tokens[p.first+i]
		switch {
		case h != decode.Root:
			t.Head, t.Deprel = p.first+h, r.relation(relations[i*width:(i+1)*width])
		case p.first == 0:
			t.Head, t.Deprel = decode.Root, "root"
		default:
			t.Head, t.Deprel = rootOf(tokens[:p.first]), "parataxis"
		}
	}
}

func rootOf(tokens []syntax.Token) int {
	for i := range tokens {
		if tokens[i].Head == decode.Root {
			return i
		}
	}
	return decode.Root
}

// relation is the best relation of a word that is not the root.
func (r *reader) relation(scores []float32) string {
	at := -1
	for i, score := range scores {
		if r.relations[i] != "root" && (at < 0 || score > scores[at]) {
			at = i
		}
	}
	if at < 0 {
		return "dep"
	}
	return r.relations[at]
}

func (r *reader) word(read *net.Output, word int, t *syntax.Token) {
	tag := argmax(read.Row(net.Tag, word))
	t.UPOS, t.XPOS = r.tags[tag].upos, r.tags[tag].xpos
	t.Lemma = r.lemma(r.window.forms[word], tag, argmax(read.Row(net.Script, word)))
	t.Name, t.Signs.Span = "O", "O"
	t.Signs.Factuality, t.Signs.Trigger = read.Row(net.Fact, word)[0], read.Row(net.Trigger, word)[0]
	t.Signs.Mention, t.Signs.Antecedent = read.Row(net.Mention, word)[0] > 0, syntax.Nowhere
}

func argmax(row []float32) int {
	at := 0
	for i, score := range row {
		if score > row[at] {
			at = i
		}
	}
	return at
}

// chunk marks names and expressions.
func (r *reader) chunk(read *net.Output, base int, tokens []syntax.Token) {
	row := func(i int) []float32 { return read.Row(net.Name, base+i) }
	r.chunks = r.nameOf.Find(len(tokens), row, r.chunks[:0])
	for _, c := range r.chunks {
		kind := &r.nameKinds[c.Kind]
		for i := c.Lo; i < c.Hi; i++ {
			tokens[i].Name, tokens[i].Signs.Kind = kind.inside, kind.name
		}
		tokens[c.Lo].Name = kind.begin
	}
	row = func(i int) []float32 { return read.Row(net.Span, base+i) }
	r.chunks = r.spanOf.Find(len(tokens), row, r.chunks[:0])
	for _, c := range r.chunks {
		kind := &r.spanKinds[c.Kind]
		for i := c.Lo; i < c.Hi; i++ {
			tokens[i].Signs.Span = kind.inside
		}
		tokens[c.Lo].Signs.Span = kind.begin
	}
}

// chain finds the antecedents of the mentions among the words of a part.
func (r *reader) chain(read *net.Output, base int, p part, s *syntax.Sentence) {
	tokens := s.Tokens[p.first : p.first+p.words]
	chain := r.whole
	if read.Depth < r.layers {
		chain = r.early
	}
	q := decode.Query{Distance: read}
	for i := range tokens {
		if !tokens[i].Signs.Mention {
			continue
		}
		q.Place = decode.Place{Sentence: p.sentence, Word: p.first + i}
		q.Query, q.Key, q.None = read.Row(net.CorefQ, base+i), read.Row(net.CorefK, base+i), read.Row(net.None, base+i)[0]
		q.Kinds, q.Words = kinds(s.Tokens, p.first+i), nameWords(s.Tokens, p.first+i)
		if certain(&tokens[i]) {
			q.None -= certainty
		}
		if at, ok := chain.Find(q); ok {
			tokens[i].Signs.Antecedent = syntax.Ref{Sentence: at.Sentence, Token: at.Word}
		}
	}
}
