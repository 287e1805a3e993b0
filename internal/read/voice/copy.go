package voice

import (
	"strings"

	"sitrep"
)

// leadSentences is how many sentences of the body may repeat the headline or themselves, as scraped pages do.
const leadSentences = 5

// firstWord is the token at which a statement that ends in its cue can begin: after a copy of the headline, and where the opening words of
// the sentence come again, at the last of them.
func (v *view) firstWord(end int) int {
	if v.s.Title || v.si > leadSentences {
		return 0
	}
	first := 0
	for first < end && v.start(first) < v.copied {
		first++
	}
	if first == end {
		return 0
	}
	for i := end - 1; i > first+3; i-- {
		if v.low[i] == v.low[first] && v.repeats(first, i, end) {
			return i
		}
	}
	return first
}

// repeats reports whether the four words from a on come again from b on.
func (v *view) repeats(a, b, end int) bool {
	const words = 4
	if b+words > end || a+words > b {
		return false
	}
	for k := range words {
		if v.low[a+k] != v.low[b+k] {
			return false
		}
	}
	return true
}

// statement is what follows a cue that ends its paragraph with a colon where no quotation comes: the next paragraphs of running text, at
// most four.
func (v *view) statement() []sitrep.Span {
	if v.word(v.n()-1) != ":" {
		return nil
	}
	var out []sitrep.Span
	from := v.s.Paragraph + 1
	for p := from; p < len(v.doc.Paragraphs) && p < from+4; p++ {
		span := v.doc.Paragraphs[p].Span
		if words := span.In(v.doc.Text); !strings.ContainsAny(words, ".!?") || len(words) < 30 {
			break
		}
		out = append(out, span)
	}
	return out
}
