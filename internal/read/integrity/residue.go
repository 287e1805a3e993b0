package integrity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/pack"
	"sitrep/internal/read"
)

// residue knows the words a page puts around a report.
type residue struct {
	starts      map[string][]string // first word to openings, lower case
	phrases     []string
	imperatives map[string][]string
	cutEnds     []string
}

type residueFile struct {
	Starts, Phrases, Imperatives []string
	CutEnds                      []string `toml:"cut_ends"`
}

func newResidue(set *pack.Set) (*residue, error) {
	files, err := set.Glob("integrity/residue*.toml")
	if err != nil {
		return nil, err
	}
	out := &residue{starts: map[string][]string{}, imperatives: map[string][]string{}}
	for _, f := range files {
		var file residueFile
		if err := f.Decode(&file); err != nil {
			return nil, err
		}
		index(out.starts, file.Starts)
		index(out.imperatives, file.Imperatives)
		out.phrases = append(out.phrases, file.Phrases...)
		out.cutEnds = append(out.cutEnds, file.CutEnds...)
	}
	return out, nil
}

func index(m map[string][]string, entries []string) {
	for _, e := range entries {
		first := firstWord(e)
		m[first] = append(m[first], e)
	}
}

// firstWord is the leading run without white space, lower case, closing punctuation dropped.
func firstWord(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRight(strings.ToLower(s), ":,;")
}

// opening is the listed entry that the text begins with, whole words only, empty without one.
func opening(m map[string][]string, text string) string {
	entries := m[firstWord(text)]
	if len(entries) == 0 {
		return ""
	}
	lower := strings.ToLower(text[:min(len(text), 80)])
	for _, e := range entries {
		rest, ok := strings.CutPrefix(lower, e)
		if !ok {
			continue
		}
		next, _ := utf8.DecodeRuneInString(rest)
		if last := e[len(e)-1]; rest == "" || !unicode.IsLetter(next) || last == ' ' || last == ':' {
			return e
		}
	}
	return ""
}

// imperative reports whether the paragraph begins as the headline of another story does: an imperative or a list
// promise, in a line that is no sentence of its own.
func (r *residue) imperative(paragraph string) bool {
	line, _, _ := strings.Cut(paragraph, "\n")
	line = strings.TrimSpace(line)
	return opening(r.imperatives, line) != "" && (titleCase(line) || !strings.HasSuffix(line, ".") && len(line) < 140)
}

const (
	// residueWords is how long a passage of residue may be when only its opening shows it.
	residueWords = 14
	// labelledWords is the same where the opening is a label: it ends in a colon or begins with a bracket.
	labelledWords = 40
)

// isResidue reports which words show that a sentence is page residue, empty where none do.
func (r *residue) isResidue(sentence string) string {
	n := len(strings.Fields(sentence[:min(len(sentence), 1000)]))
	if e := opening(r.starts, sentence); e != "" {
		labelled := strings.HasSuffix(e, ":") || e[0] == '('
		oneWord := !strings.ContainsAny(e, " :(©")
		switch {
		case labelled && n <= labelledWords, oneWord && n <= 3, !labelled && !oneWord && n <= residueWords:
			return e
		}
	}
	if n > labelledWords {
		return ""
	}
	lower := strings.ToLower(sentence)
	for _, p := range r.phrases {
		if strings.Contains(lower, p) {
			return p
		}
	}
	return ""
}

// pageResidue flags sentences of page residue; a paragraph of nothing else is off topic as a whole.
func (r *Reader) pageResidue(doc *read.Doc, res *Result) {
	all := make([]int, len(doc.Paragraphs))
	bad := make([]int, len(doc.Paragraphs))
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if s.Paragraph >= len(all) || s.Title {
			continue
		}
		all[s.Paragraph]++
		e := r.residue.isResidue(s.Span.In(doc.Text))
		if e == "" {
			continue
		}
		span := bracketed(doc.Text, s.Span)
		if span == s.Span {
			bad[s.Paragraph]++
		}
		if !res.OffTopic[s.Paragraph] {
			res.Problems = append(res.Problems, sitrep.Problem{Code: "off_topic", Span: &span, Score: 0.9, Note: "page residue: begins with or holds \"" + strings.TrimSpace(e) + "\""})
		}
	}
	for p := range all {
		if bad[p] > 0 && bad[p] == all[p] {
			res.OffTopic[p] = true
		}
	}
}

// bracketed is the span up to the closing bracket where the sentence begins with an opening one.
func bracketed(text string, span sitrep.Span) sitrep.Span {
	if words := span.In(text); words[0] == '(' {
		if end := strings.IndexByte(words, ')'); end > 0 && end < len(strings.TrimRight(words, ". ")) {
			return sitrep.Span{Start: span.Start, End: span.Start + end + 1}
		}
	}
	return span
}

// openEnds are words on which no sentence ends.
const openEnds = " the a an of to and in for by with from at that was were has have had their its his "

// cut flags a text that breaks off.
func (r *Reader) cut(doc *read.Doc, res *Result) {
	if len(doc.Sentences) == 0 {
		return
	}
	last := doc.Sentences[len(doc.Sentences)-1]
	if last.Title || len(last.Tokens) == 0 {
		return
	}
	text := strings.TrimSpace(last.Span.In(doc.Text))
	score, note := r.cutEnd(text)
	if score > 0 {
		span := last.Span
		res.Problems = append(res.Problems, sitrep.Problem{Code: "truncated", Span: &span, Score: score, Note: note})
	}
}

func (r *Reader) cutEnd(text string) (float64, string) {
	if i := strings.LastIndex(text, "[+"); i >= 0 && strings.HasSuffix(text, "chars]") {
		return 0.99, "the feed cut the text: " + text[i:]
	}
	for _, e := range r.residue.cutEnds {
		if strings.HasSuffix(text, e) {
			return 0.8, "ends on " + e
		}
	}
	final := text[strings.LastIndexFunc(text, unicode.IsSpace)+1:]
	if final != text && strings.Contains(openEnds, " "+strings.ToLower(final)+" ") {
		return 0.8, "ends on the word \"" + final + "\""
	}
	return 0, ""
}
