package eval

import (
	"strings"

	"sitrep"
	"sitrep/internal/engine"
	"sitrep/internal/engine/conllu"
	"sitrep/internal/syntax"
)

// rawGrammar counts grammar on raw text as the CoNLL 2018 shared task does, with the engine's own words and sentences: a
// word found is the gold word of the same characters; it is right in its universal tag, its head (the head found is the
// gold head, or both are roots), and its head with the relation, subtypes ignored. Precision is over words found, recall
// over gold words.
type rawGrammar struct{ upos, uas, las Counts }

// node is a word of a tree. Its head is a span; empty for a root.
type node struct {
	upos, rel string
	head      sitrep.Span
}

func (g *rawGrammar) add(gold, found map[sitrep.Span]node) {
	both := Counts{Predicted: float64(len(found)), Wanted: float64(len(gold))}
	upos, uas, las := both, both, both
	for span, f := range found {
		w, ok := gold[span]
		if !ok {
			continue
		}
		upos.Right += one(w.upos == f.upos)
		uas.Right += one(w.head == f.head)
		las.Right += one(w.head == f.head && w.rel == f.rel)
	}
	g.upos.Add(upos)
	g.uas.Add(uas)
	g.las.Add(las)
}

func (g *rawGrammar) scores(set string) []Score {
	n := int(g.upos.Wanted)
	return []Score{{set, "raw_upos_f1", g.upos.F1(), n}, {set, "raw_uas_f1", g.uas.F1(), n}, {set, "raw_las_f1", g.las.F1(), n}}
}

// goldNodes are the words of a document by their spans, laid out as rawDocument does.
func goldNodes(doc []conllu.Sentence) map[sitrep.Span]node {
	out := map[sitrep.Span]node{}
	begin := 0
	for _, s := range doc {
		spans := make([]sitrep.Span, len(s.Words))
		at := begin
		for i, w := range s.Words {
			n := len(squeeze(w.Form))
			spans[i] = sitrep.Span{Start: at, End: at + n}
			at += n
		}
		for i, w := range s.Words {
			out[spans[i]] = node{w.UPOS, relation(w.Deprel), headSpan(spans, w.Head)}
		}
		begin += len(squeeze(s.Text))
	}
	return out
}

// foundNodes are the words found, by their spans in bytes without white space.
func foundNodes(text string, found []syntax.Sentence) map[sitrep.Span]node {
	out := map[sitrep.Span]node{}
	at := 0
	for _, s := range found {
		spans := make([]sitrep.Span, len(s.Tokens))
		for i := range s.Tokens {
			n := len(squeeze(s.Tokens[i].Span.In(text)))
			spans[i] = sitrep.Span{Start: at, End: at + n}
			at += n
		}
		for i := range s.Tokens {
			t := &s.Tokens[i]
			out[spans[i]] = node{t.UPOS, t.Rel(), headSpan(spans, t.Head)}
		}
	}
	return out
}

func headSpan(spans []sitrep.Span, head int) sitrep.Span {
	if head < 0 {
		return sitrep.Span{}
	}
	return spans[head]
}

// casedSet scores grammar on the gold words of a treebank with their case changed: old wires are all upper case, and text
// taken from the web is often all lower case.
func casedSet(name, doc string, change func(string) string, path ...string) Set {
	return Set{Name: name, Doc: doc, Run: func(env Env) ([]Score, error) {
		file, err := env.Path(path...)
		if err != nil {
			return nil, err
		}
		bank, err := readTreebank(file)
		if err != nil {
			return nil, err
		}
		words, ok := env.Engine.(engine.WordReader)
		if !ok {
			return nil, ErrAbsent
		}
		for _, s := range bank {
			for i := range s.Words {
				s.Words[i].Form = change(s.Words[i].Form)
			}
		}
		var out []Score
		for _, s := range scoreGrammar(name, words, bank) {
			if s.Measure == "upos" || s.Measure == "uas" || s.Measure == "las" {
				out = append(out, s)
			}
		}
		return out, nil
	}}
}

func upperCased() Set {
	return casedSet("ewt_dev_upper", "grammar of web text in upper case (UD_English-EWT dev)", strings.ToUpper, "ewt", "en_ewt-ud-dev.conllu")
}

func lowerCased() Set {
	return casedSet("ewt_dev_lower", "grammar of web text in lower case (UD_English-EWT dev)", strings.ToLower, "ewt", "en_ewt-ud-dev.conllu")
}
