package eval

import (
	"os"
	"strings"

	"sitrep"
	"sitrep/internal/engine"
	"sitrep/internal/engine/conllu"
	"sitrep/internal/syntax"
)

// languageSets are the sets that score the language engine alone.
func languageSets() []Set {
	return []Set{
		treebankSet("ewt_dev", "grammar of web text (UD_English-EWT dev)", "ewt", "en_ewt-ud-dev.conllu"),
		upperCased(),
		lowerCased(),
		treebankSet("gum_dev", "grammar of mixed genres with news (UD_English-GUM dev, free texts)", "gum", "gum-dev.free.conllu"),
		columnNamesSet("uner_ewt_dev", "names of web text (Universal NER, EWT dev): exact span and kind", 1, 2, "uner", "ewt-dev.iob2"),
		re3dSet(),
		columnNamesSet("wnut17_dev", "rare names of social media (WNUT-17 dev): exact span and kind", 0, 1, "wnut17", "emerging.dev.conll"),
	}
}

// treebankSet scores grammar on gold tokens (accuracy of universal and Penn tags, lemmas, heads and labelled heads, subtypes
// of relations ignored) and, on raw text, tokens and sentences (F1 of spans) and grammar (raw_*, see rawGrammar), as the
// CoNLL 2018 shared task does.
func treebankSet(name, doc string, path ...string) Set {
	return Set{Name: name, Doc: doc, Run: func(env Env) ([]Score, error) {
		file, err := env.Path(path...)
		if err != nil {
			return nil, err
		}
		bank, err := readTreebank(file)
		if err != nil {
			return nil, err
		}
		out := scoreRaw(name, env.Engine, bank)
		if words, ok := env.Engine.(engine.WordReader); ok {
			out = append(out, scoreGrammar(name, words, bank)...)
		}
		return out, nil
	}}
}

func readTreebank(path string) ([]conllu.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return conllu.Read(f)
}

// documents cuts a treebank at its document marks.
func documents(bank []conllu.Sentence) [][]conllu.Sentence {
	var out [][]conllu.Sentence
	for i, s := range bank {
		if i == 0 || s.Doc != bank[i-1].Doc {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], s)
	}
	return out
}

func scoreGrammar(set string, e engine.WordReader, bank []conllu.Sentence) []Score {
	var upos, xpos, lemma, uas, las, total float64
	for _, doc := range documents(bank) {
		var words [][]string
		for _, s := range doc {
			words = append(words, forms(s))
		}
		for i, got := range e.ReadWords(words) {
			for k := range got.Tokens {
				g, w := &got.Tokens[k], &doc[i].Words[k]
				total++
				upos += one(g.UPOS == w.UPOS)
				xpos += one(g.XPOS == w.XPOS)
				lemma += one(strings.EqualFold(g.Lemma, w.Lemma))
				uas += one(g.Head == w.Head)
				las += one(g.Head == w.Head && g.Rel() == relation(w.Deprel))
			}
		}
	}
	return []Score{
		{set, "upos", Percent(upos, total), int(total)},
		{set, "xpos", Percent(xpos, total), int(total)},
		{set, "lemma", Percent(lemma, total), int(total)},
		{set, "uas", Percent(uas, total), int(total)},
		{set, "las", Percent(las, total), int(total)},
	}
}

func forms(s conllu.Sentence) []string {
	out := make([]string, len(s.Words))
	for i, w := range s.Words {
		out[i] = w.Form
	}
	return out
}

func relation(deprel string) string {
	rel, _, _ := strings.Cut(deprel, ":")
	return rel
}

// scoreRaw joins the sentences of each document's paragraphs into raw text and compares the spans found with the
// gold ones. Spans are counted in bytes without white space, as multiword tokens may be cut anywhere in gold.
func scoreRaw(set string, e engine.Engine, bank []conllu.Sentence) []Score {
	var tokens, sentences Counts
	var grammar rawGrammar
	for _, doc := range documents(bank) {
		text, paragraphs, goldTokens, goldSentences := rawDocument(doc)
		found := e.Analyse(text, paragraphs)
		gotTokens, gotSentences := spansFound(text, found)
		grammar.add(goldNodes(doc), foundNodes(text, found))
		tokens.Add(commonSpans(gotTokens, goldTokens))
		sentences.Add(commonSpans(gotSentences, goldSentences))
	}
	return append(grammar.scores(set),
		Score{set, "token_f1", tokens.F1(), int(tokens.Wanted)},
		Score{set, "sentence_f1", sentences.F1(), int(sentences.Wanted)})
}

// rawDocument is the text of a document with its paragraphs, and the gold spans of words and sentences without white
// space. Words inside a multiword token that are not pieces of its form are measured by their own lengths.
func rawDocument(doc []conllu.Sentence) (text string, paragraphs []sitrep.Paragraph, tokens, sentences map[sitrep.Span]bool) {
	var b strings.Builder
	tokens, sentences = map[sitrep.Span]bool{}, map[sitrep.Span]bool{}
	at := 0
	for i, s := range doc {
		switch {
		case i == 0:
		case s.NewParagraph:
			b.WriteString("\n\n")
		default:
			b.WriteByte(' ')
		}
		if i == 0 || s.NewParagraph {
			paragraphs = append(paragraphs, sitrep.Paragraph{Span: sitrep.Span{Start: b.Len()}})
		}
		b.WriteString(s.Text)
		paragraphs[len(paragraphs)-1].Span.End = b.Len()
		start := at
		for _, w := range s.Words {
			n := len(squeeze(w.Form))
			tokens[sitrep.Span{Start: at, End: at + n}] = true
			at += n
		}
		at = start + len(squeeze(s.Text))
		sentences[sitrep.Span{Start: start, End: at}] = true
	}
	return b.String(), paragraphs, tokens, sentences
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// spansFound are the spans of tokens and sentences in bytes without white space.
func spansFound(text string, found []syntax.Sentence) (tokens, sentences map[sitrep.Span]bool) {
	tokens, sentences = map[sitrep.Span]bool{}, map[sitrep.Span]bool{}
	at := 0
	for _, s := range found {
		start := at
		for _, t := range s.Tokens {
			n := len(squeeze(t.Span.In(text)))
			tokens[sitrep.Span{Start: at, End: at + n}] = true
			at += n
		}
		sentences[sitrep.Span{Start: start, End: at}] = true
	}
	return tokens, sentences
}

func commonSpans(got, want map[sitrep.Span]bool) Counts {
	c := Counts{Predicted: float64(len(got)), Wanted: float64(len(want))}
	for span := range got {
		c.Right += one(want[span])
	}
	return c
}
