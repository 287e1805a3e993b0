package main

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"unicode"

	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/syntax"
	"sitrep/train/texts"
)

// composed is one report put together.
type composed struct {
	title      string
	paragraphs []string
	injected   []bool // per paragraph of the document, the title first
}

// source is one document as paragraphs; family tells which set it is from.
type source struct {
	family     string
	title      string
	paragraphs []string
}

func sources(corpora string) ([]source, error) {
	war, err := texts.War(corpora)
	if err != nil {
		return nil, err
	}
	var out []source
	for _, t := range war {
		out = append(out, source{"war", "", chunks(strings.Split(t, ". "))})
	}
	for _, set := range [][2]string{{"gum", "gum/gum-train.free.conllu.gz"}, {"ewt", "ewt/en_ewt-ud-train.conllu.gz"}} {
		docs, err := texts.CoNLLU(filepath.Join(corpora, set[1]))
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			out = append(out, source{set[0], "", paragraphs(d)})
		}
	}
	wiki, err := texts.JSONText(filepath.Join(corpora, "meantime/docs.jsonl"))
	if err != nil {
		return nil, err
	}
	for _, d := range wiki {
		lines := strings.Split(d, "\n")
		out = append(out, source{"wiki", lines[0], chunks(lines[1:])})
	}
	return out, nil
}

// paragraphs are the blocks of a document, short ones joined.
func paragraphs(doc string) []string {
	var out []string
	for block := range strings.SplitSeq(doc, "\n\n") {
		block = strings.ReplaceAll(strings.TrimSpace(block), "\n", " ")
		if n := len(out); n > 0 && len(out[n-1]) < 120 {
			out[n-1] += " " + block
			continue
		}
		out = append(out, block)
	}
	return out
}

// chunks joins sentences by one or two.
func chunks(sentences []string) []string {
	var out []string
	for i := 0; i < len(sentences); {
		n := 1 + i%2
		end := min(i+n, len(sentences))
		if p := strings.TrimSpace(strings.Join(sentences[i:end], ". ")); len(p) > 40 {
			out = append(out, p+".")
		}
		i = end
	}
	return out
}

func compose(corpora string, n int) ([]composed, error) {
	all, err := sources(corpora)
	if err != nil {
		return nil, err
	}
	byFamily := map[string][]source{}
	for _, s := range all {
		if len(s.paragraphs) >= 5 {
			byFamily[s.family] = append(byFamily[s.family], s)
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	families := []string{"war", "war", "gum", "wiki", "ewt"}
	var out []composed
	for range n {
		host := pick(rng, byFamily[families[rng.IntN(len(families))]])
		out = append(out, mix(rng, host, byFamily))
	}
	return out, nil
}

func pick(rng *rand.Rand, list []source) source { return list[rng.IntN(len(list))] }

// mix takes 5 to 16 paragraphs of the host, shuffles most of the time, and puts strangers from other families in.
func mix(rng *rand.Rand, host source, byFamily map[string][]source) composed {
	c := composed{title: host.title, injected: []bool{false}}
	if c.title == "" {
		c.title = host.paragraphs[0][:min(len(host.paragraphs[0]), 80)]
	}
	size := min(5+rng.IntN(12), len(host.paragraphs))
	start := rng.IntN(len(host.paragraphs) - size + 1)
	body := append([]string(nil), host.paragraphs[start:start+size]...)
	if rng.IntN(3) > 0 {
		rng.Shuffle(len(body), func(i, j int) { body[i], body[j] = body[j], body[i] })
	}
	marks := make([]bool, len(body))
	for range rng.IntN(3) {
		text := stranger(rng, host.family, byFamily)
		at := rng.IntN(len(body) + 1)
		body = append(body[:at], append([]string{text}, body[at:]...)...)
		marks = append(marks[:at], append([]bool{true}, marks[at:]...)...)
	}
	c.paragraphs, c.injected = body, append(c.injected, marks...)
	return c
}

func stranger(rng *rand.Rand, family string, byFamily map[string][]source) string {
	others := []string{"gum", "wiki", "ewt", "gum", "wiki"}
	for {
		f := others[rng.IntN(len(others))]
		if f == family {
			continue
		}
		s := pick(rng, byFamily[f])
		text := s.paragraphs[rng.IntN(len(s.paragraphs))]
		if rng.IntN(2) == 0 && s.title != "" {
			return s.title + "\n" + text
		}
		return text
	}
}

// doc splits at white space and punctuation; one sentence a paragraph is enough for counting words.
func (c *composed) doc() *read.Doc {
	text := c.title
	d := &read.Doc{Title: sitrep.Span{End: len(text)}}
	spans := []sitrep.Paragraph{{Span: d.Title, Title: true}}
	for _, p := range c.paragraphs {
		start := len(text) + 2
		text += "\n\n" + p
		spans = append(spans, sitrep.Paragraph{Span: sitrep.Span{Start: start, End: len(text)}})
	}
	d.Text, d.Paragraphs = text, spans
	for i, p := range spans {
		d.Sentences = append(d.Sentences, syntax.Sentence{Index: i, Paragraph: i, Title: p.Title, Span: p.Span, Tokens: tokens(text, p.Span)})
	}
	return d
}

func tokens(text string, span sitrep.Span) []syntax.Token {
	var out []syntax.Token
	start := -1
	flush := func(end int) {
		if start >= 0 {
			out = append(out, syntax.Token{Span: sitrep.Span{Start: start, End: end}, Form: text[start:end], Name: "O"})
			start = -1
		}
	}
	for i, r := range span.In(text) {
		at := span.Start + i
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '\'' || r == '’':
			if start < 0 {
				start = at
			}
		default:
			flush(at)
			if !unicode.IsSpace(r) {
				end := at + len(string(r))
				out = append(out, syntax.Token{Span: sitrep.Span{Start: at, End: end}, Form: text[at:end], Name: "O"})
			}
		}
	}
	flush(span.End)
	return out
}
