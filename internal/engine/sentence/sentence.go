// Package sentence groups the tokens of a paragraph into sentences.
//
// A sentence ends at a full stop, question or exclamation mark (with the quotation marks and brackets that close after
// it) when what follows looks like a beginning, and at every line break unless the paragraph is hard-wrapped. A
// sentence of more than MaxTokens tokens is cut. A date line before the first sentence stands by itself.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/engine/token"
)

// MaxTokens is the bound at which a sentence is cut: at the last comma, semicolon or dash of its last quarter where
// there is one.
const MaxTokens = 400

// Split returns the token ranges [lo,hi) of the sentences of one paragraph, which together cover all tokens. The
// tokens must be those of text[paragraph].
func Split(text string, paragraph sitrep.Span, tokens []token.Token) [][2]int {
	s := newSplitter(text, paragraph, tokens)
	var out [][2]int
	lo := s.dateline()
	if lo > 0 {
		out = s.cut(out, 0, lo)
	}
	for i := lo; i < len(tokens); i++ {
		if s.endsAfter(lo, i) {
			out = s.cut(out, lo, i+1)
			lo = i + 1
		}
	}
	if lo < len(tokens) {
		out = s.cut(out, lo, len(tokens))
	}
	return out
}

type splitter struct {
	text     string
	tokens   []token.Token
	wrapped  bool // line breaks do not end a sentence
	caseless bool // no difference of case to go by
	closed   []int32
	quote    []int8 // straight quotation marks: +1 opens, -1 closes
}

func newSplitter(text string, paragraph sitrep.Span, tokens []token.Token) *splitter {
	s := &splitter{text: text, tokens: tokens}
	body := paragraph.In(text)
	s.wrapped = hardWrapped(body)
	s.caseless = !mixedCase(body)
	s.pair()
	return s
}

// hardWrapped reports whether the lines of a paragraph were broken to a width: all but the last have 50 to 90
// characters and most of them end inside a sentence.
func hardWrapped(body string) bool {
	lines := strings.Split(strings.TrimSpace(body), "\n")
	if len(lines) < 2 {
		return false
	}
	inside := 0
	for _, line := range lines[:len(lines)-1] {
		line = strings.TrimSpace(line)
		if n := utf8.RuneCountInString(line); n < 50 || n > 90 {
			return false
		}
		if strings.IndexByte(".!?:\"'", line[len(line)-1]) < 0 {
			inside++
		}
	}
	if len(lines) == 2 {
		next, _ := utf8.DecodeRuneInString(strings.TrimSpace(lines[1]))
		return inside == 1 && unicode.IsLower(next)
	}
	return inside*2 >= len(lines)-1
}

func mixedCase(body string) bool {
	var low, up bool
	for _, r := range body {
		low = low || unicode.IsLower(r)
		up = up || unicode.IsUpper(r)
		if low && up {
			return true
		}
	}
	return false
}

// pair finds the brackets that close within reach and the direction of straight quotation marks.
func (s *splitter) pair() {
	s.closed = make([]int32, len(s.tokens))
	s.quote = make([]int8, len(s.tokens))
	const reach = 60
	open, inQuote := -1, false
	for i := range s.tokens {
		switch s.tokens[i].Form {
		case "(", "[":
			open = i
		case ")", "]":
			if open >= 0 && i-open <= reach {
				s.closed[open] = int32(i)
			}
			open = -1
		case "\"", "''", "``":
			inQuote = s.quoteAt(i, inQuote)
		}
	}
}

// quoteAt decides whether quotation mark i opens or closes and returns whether a quotation is open after it.
func (s *splitter) quoteAt(i int, inQuote bool) bool {
	spaceBefore, spaceAfter := !s.attached(i), i+1 >= len(s.tokens) || !s.attached(i+1)
	opens := !inQuote
	if raw := s.raw(i); raw == "“" || raw == "”" {
		opens = raw == "“"
	} else if spaceBefore != spaceAfter {
		opens = spaceBefore
	}
	s.quote[i] = -1
	if opens {
		s.quote[i] = 1
	}
	return opens
}

func (s *splitter) raw(i int) string { return s.tokens[i].Span.In(s.text) }

// attached reports whether token i follows the one before it without white space.
func (s *splitter) attached(i int) bool {
	return i > 0 && s.tokens[i-1].Span.End == s.tokens[i].Span.Start
}

// endsAfter reports whether the sentence that began at lo ends with token i.
func (s *splitter) endsAfter(lo, i int) bool {
	if i+1 == len(s.tokens) {
		return true
	}
	if !s.wrapped && s.lineBreak(i) {
		return true
	}
	if s.closes(i + 1) {
		return false
	}
	end := i
	for end > lo && s.closes(end) {
		end--
	}
	if end < i && s.tokens[end].Form == "," {
		return false
	}
	return s.terminal(end, i) && !s.inBrackets(lo, i)
}

// lineBreak reports whether a line break lies between tokens i and i+1.
func (s *splitter) lineBreak(i int) bool {
	return strings.IndexByte(s.text[s.tokens[i].Span.End:s.tokens[i+1].Span.Start], '\n') >= 0
}

// closes reports whether token i is a closing mark that belongs to what stands before it.
func (s *splitter) closes(i int) bool {
	switch s.tokens[i].Form {
	case ")", "]":
		return true
	case "\"", "''":
		return s.quote[i] < 0
	case "'":
		return s.attached(i)
	}
	return false
}

// inBrackets reports whether token i stands inside a bracket that opened after the sentence's first token and closes
// within reach.
func (s *splitter) inBrackets(lo, i int) bool {
	for k := i; k > lo && i-k <= 60; k-- {
		if end := int(s.closed[k]); end > 0 {
			return end > i
		}
	}
	return false
}

// terminal reports whether token end is a mark that ends a sentence, given that the next one begins after token i.
func (s *splitter) terminal(end, i int) bool {
	form := s.tokens[end].Form
	switch form[len(form)-1] {
	case '!', '?':
		return s.begins(i + 1)
	case '.':
	default:
		return false
	}
	if strings.Trim(form, ".") != "" {
		return s.endsAbbreviation(form, i)
	}
	if len(form) > 1 || !s.attached(i+1) {
		return s.begins(i+1) && (len(form) == 1 || !s.lower(i+1))
	}
	return s.glued(end, i)
}

// glued reports whether a full stop without a space after it ends a sentence: letters on both sides and a capital
// after it, or a quotation opening.
func (s *splitter) glued(end, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s.tokens[max(end-1, 0)].Form)
	after, _ := utf8.DecodeRuneInString(s.tokens[i+1].Form)
	if s.quote[i+1] > 0 {
		return true
	}
	return (unicode.IsLower(before) || end < i || before == ')') && unicode.IsUpper(after) && !s.caseless
}

// endsAbbreviation reports whether the full stop of an abbreviation also ends the sentence: the next word is one that
// begins sentences, and the abbreviation is not a title or an initial before a name.
func (s *splitter) endsAbbreviation(form string, i int) bool {
	next := s.tokens[i+1].Form
	if s.quote[i+1] > 0 {
		return true
	}
	if !token.Starter(next) || len(next) == 1 && strings.Contains(form, ".") && len(form) == 2 {
		return false
	}
	return !s.caseless || !strings.ContainsAny(next[:1], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") || len(form) > 3
}

// begins reports whether token i can begin a sentence.
func (s *splitter) begins(i int) bool {
	if s.caseless {
		return s.tokens[i].Form != ","
	}
	return !s.lower(i) && strings.IndexByte(",;:.!?", s.tokens[i].Form[0]) < 0
}

// lower reports whether token i begins with a lower-case letter.
func (s *splitter) lower(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.tokens[i].Form)
	return unicode.IsLower(r)
}

// cut appends the range [lo,hi), in pieces of at most MaxTokens.
func (s *splitter) cut(out [][2]int, lo, hi int) [][2]int {
	for hi-lo > MaxTokens {
		at := lo + MaxTokens
		for k := at; k > lo+MaxTokens*3/4; k-- {
			if strings.IndexByte(",;:-", s.tokens[k-1].Form[0]) >= 0 {
				at = k
				break
			}
		}
		out = append(out, [2]int{lo, at})
		lo = at
	}
	return append(out, [2]int{lo, hi})
}
