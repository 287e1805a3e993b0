package eval

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"sitrep"
	"sitrep/internal/lexicon/frequency"
	"sitrep/internal/pack"
	"sitrep/internal/text"
)

// reworder makes copies of reports as text spinners do, by seeded edits: it puts other words for a share of the plain
// words, one for one or two for one, turns sentences round, and leaves names, numbers and function words. The words put
// in are any of the frequency table: who looks for copies must not lean on what the new words mean.
type reworder struct {
	words []string
	rand  *rand.Rand
}

func newReworder(set *pack.Set, seed uint64) (*reworder, error) {
	rows, err := frequency.Rows(set, "integrity/frequency.tsv", 2)
	if err != nil {
		return nil, err
	}
	r := &reworder{rand: rand.New(rand.NewPCG(seed, seed))}
	for _, row := range rows {
		if len(row[0]) > 3 {
			r.words = append(r.words, row[0])
		}
	}
	return r, nil
}

// reword puts other words for a share of the plain words of a text.
func (r *reworder) reword(text string, rate float64) string {
	fields := strings.SplitAfter(text, " ")
	for i, f := range fields {
		word := strings.TrimRightFunc(f, func(c rune) bool { return !unicode.IsLetter(c) })
		if len(word) < 4 || strings.IndexFunc(word, func(c rune) bool { return c < 'a' || c > 'z' }) >= 0 || r.rand.Float64() >= rate {
			continue
		}
		other := r.words[r.rand.IntN(len(r.words))]
		if r.rand.IntN(6) == 0 {
			other += " " + r.words[r.rand.IntN(len(r.words))]
		}
		fields[i] = other + f[len(word):]
	}
	return strings.Join(fields, "")
}

// shuffle puts the sentences of a text in another order.
func (r *reworder) shuffle(body string) string {
	list := sentencesOf(body)
	r.rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return strings.Join(list, " ")
}

// sentencesOf parts a text at sentence ends, roughly.
func sentencesOf(body string) []string {
	var out []string
	for line := range strings.Lines(body) {
		start := 0
		for i := range line {
			ends := strings.IndexByte(".!?", line[i]) >= 0 && i+2 < len(line) && line[i+1] == ' ' && unicode.IsUpper(rune(line[i+2]))
			if ends && i > start+20 {
				out, start = append(out, strings.TrimSpace(line[start:i+1])), i+1
			}
		}
		if rest := strings.TrimSpace(line[start:]); rest != "" {
			out = append(out, rest)
		}
	}
	return out
}

// plainRecord is a record that holds text and no findings but sentences.
func plainRecord(id, published, title, body string) *sitrep.Record {
	r := &sitrep.Record{Report: sitrep.Report{ID: id, Title: title}}
	if published != "" {
		r.Report.Published = &sitrep.Published{Start: published, End: published, Grain: "day", Basis: "given"}
	}
	canonical, span := text.Canonical(title, strings.Join(sentencesOf(body), "\n\n"))
	r.Report.Text = canonical
	offsets := text.NewOffsets(canonical)
	r.Paragraphs = slices.Clone(text.Paragraphs(canonical, span))
	for p := range r.Paragraphs {
		r.Paragraphs[p].Span = offsets.Span(r.Paragraphs[p].Span)
		r.Sentences = append(r.Sentences, sitrep.Sentence{Span: r.Paragraphs[p].Span, Paragraph: p})
	}
	return r
}
