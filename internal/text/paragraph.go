package text

import (
	"sort"
	"strings"
	"unicode/utf8"

	"sitrep"
)

const (
	// wrapWidth is the longest line, in code points, of a text that may have been wrapped by hand.
	wrapWidth = 120
	// wrapMedian is the least median line length of wrapped text; shorter lines are lists or verse.
	wrapMedian = 35
	// looseLines is how many unwrapped lines make a block one paragraph a line where other blocks are set apart by
	// blank lines.
	looseLines = 4
)

// Paragraphs splits canonical text into paragraphs, in text order, the title first where there is one. Blank lines
// part paragraphs. Lines without blank lines between them are a paragraph each, unless they look wrapped at a fixed
// width. Spans count bytes and hold no white space at either end.
func Paragraphs(text string, title sitrep.Span) []sitrep.Paragraph {
	var out []sitrep.Paragraph
	pos := 0
	if !title.Empty() {
		out = append(out, sitrep.Paragraph{Span: title, Title: true})
		pos = title.End
	}
	blocks := split(text, sitrep.Span{Start: pos, End: len(text)}, "\n\n")
	for _, block := range blocks {
		lines := split(text, block, "\n")
		loose := len(lines) > 1 && (len(blocks) == 1 || len(lines) >= looseLines) && !wrapped(text, lines)
		if !loose {
			lines = []sitrep.Span{block}
		}
		for _, l := range lines {
			out = append(out, sitrep.Paragraph{Span: l})
		}
	}
	return headlineApart(text, out)
}

const (
	// copyLength is the least length of a headline whose copy is looked for, in bytes.
	copyLength = 20
	// copyReach is how far into the body its copy may begin, in bytes.
	copyReach = 60
)

// headlineApart cuts a copy of the headline off the first paragraph of the body, where a page that lost its markup runs it
// into the first sentence. The copy is a headline too.
func headlineApart(text string, ps []sitrep.Paragraph) []sitrep.Paragraph {
	if len(ps) < 2 || !ps[0].Title {
		return ps
	}
	title, body := ps[0].Span.In(text), ps[1].Span
	if i := strings.Index(title, " - "); i >= copyLength {
		title = title[:i] // the name of the site follows
	}
	title = strings.TrimRight(title, " .")
	at := strings.Index(body.In(text), title)
	if len(title) < copyLength || at < 0 || at > copyReach {
		return ps
	}
	end := body.Start + at + len(title)
	if end < body.End && text[end] == '.' {
		end++
	}
	if end >= body.End || text[end] != ' ' {
		return ps
	}
	cut := []sitrep.Paragraph{ps[0]}
	for _, p := range []sitrep.Paragraph{{Span: sitrep.Span{Start: body.Start, End: body.Start + at}}, {Span: sitrep.Span{Start: body.Start + at, End: end}, Title: true},
		{Span: sitrep.Span{Start: end, End: body.End}}} {
		if p.Span = trim(text, p.Span); !p.Span.Empty() {
			cut = append(cut, p)
		}
	}
	return append(cut, ps[2:]...)
}

// split cuts span at each sep and returns the trimmed pieces that hold anything.
func split(text string, span sitrep.Span, sep string) []sitrep.Span {
	var out []sitrep.Span
	for start := span.Start; start <= span.End; {
		end := span.End
		if i := strings.Index(text[start:span.End], sep); i >= 0 {
			end = start + i
		}
		if s := trim(text, sitrep.Span{Start: start, End: end}); !s.Empty() {
			out = append(out, s)
		}
		start = end + len(sep)
	}
	return out
}

func trim(text string, s sitrep.Span) sitrep.Span {
	inner := strings.TrimSpace(text[s.Start:s.End])
	if inner == "" {
		return sitrep.Span{Start: s.Start, End: s.Start}
	}
	start := s.Start + strings.Index(text[s.Start:s.End], inner)
	return sitrep.Span{Start: start, End: start + len(inner)}
}

// wrapped reports whether the lines are one text broken at a fixed width: none is long, most are of a length, and
// most breaks come in the middle of a sentence.
func wrapped(text string, lines []sitrep.Span) bool {
	lengths := make([]int, 0, len(lines))
	open := 0
	for i, l := range lines {
		n := utf8.RuneCountInString(l.In(text))
		if n > wrapWidth {
			return false
		}
		if i == len(lines)-1 {
			break
		}
		lengths = append(lengths, n)
		if !endsSentence(l.In(text)) {
			open++
		}
	}
	sort.Ints(lengths)
	return lengths[len(lengths)/2] >= wrapMedian && 2*open > len(lengths)
}

// endsSentence reports whether the line ends as a sentence, heading or quote does.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, "\"'”’»)]")
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?:;…。؟", r)
}
