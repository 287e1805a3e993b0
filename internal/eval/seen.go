package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/export"
	"sitrep/internal/export/shape"
	"sitrep/internal/syntax"
	"sitrep/internal/text"
)

// seen is what a user of the format `layers` gets of a report. Spans count code points of its text.
type seen struct {
	Chains     [][]sitrep.Span
	Predicates []struct {
		Span     sitrep.Span
		Happened float64
	}
	text string
}

// see codes a text and reads the format `layers` back. The report's text may differ from the given one in white space
// alone.
func see(env Env, text string) (seen, error) {
	var b bytes.Buffer
	format, ok := export.Find("layers")
	if !ok {
		return seen{}, fmt.Errorf("this build has no format layers")
	}
	coding := env.Code(coder.Input{Body: text})
	w := format.New(&b, shape.Options{})
	if err := w.Write(coding); err != nil {
		return seen{}, err
	}
	if err := w.Close(); err != nil {
		return seen{}, err
	}
	out := seen{text: coding.Record.Report.Text}
	if squeeze(out.text) != squeeze(text) {
		return seen{}, fmt.Errorf("a text came back changed: %.60q", text)
	}
	return out, json.Unmarshal(b.Bytes(), &out)
}

// ownChains are the chains that the engine itself finds, each mention as its head word alone, in code points of the text;
// none where the engine knows none.
func ownChains(env Env, body string) [][]sitrep.Span {
	doc := parsed(env, body)
	codePoint := text.NewOffsets(doc.Text).Span
	var out [][]sitrep.Span
	chainOf := map[syntax.Ref]int{}
	for i := range doc.Sentences {
		for k := range doc.Sentences[i].Tokens {
			t := &doc.Sentences[i].Tokens[k]
			if t.Signs == nil || !t.Signs.Mention {
				continue
			}
			n, ok := chainOf[t.Signs.Antecedent]
			if !ok {
				n = len(out)
				out = append(out, nil)
			}
			chainOf[syntax.Ref{Sentence: i, Token: k}] = n
			out[n] = append(out[n], codePoint(t.Span))
		}
	}
	return out
}

// letters turns spans that count code points of a text into spans that count its characters without white space, so that
// texts can be compared that differ in white space alone.
func letters(text string) func(sitrep.Span) sitrep.Span {
	var before []int
	n := 0
	for _, r := range text {
		before = append(before, n)
		if !unicode.IsSpace(r) {
			n++
		}
	}
	before = append(before, n)
	return func(s sitrep.Span) sitrep.Span { return sitrep.Span{Start: before[s.Start], End: before[s.End]} }
}

// mapped applies f to every span of the chains.
func mapped(chains [][]sitrep.Span, f func(sitrep.Span) sitrep.Span) [][]sitrep.Span {
	out := make([][]sitrep.Span, len(chains))
	for i, chain := range chains {
		for _, s := range chain {
			out[i] = append(out[i], f(s))
		}
	}
	return out
}
