package voice

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// maxQuoted bounds one quotation in bytes: a mark whose partner lies further off is taken for a stray.
const maxQuoted = 6000

// quotes finds the outermost quotations of the report, marks included, in text order. A quotation may run over
// paragraphs only where each further paragraph opens with a mark again, as is the custom of print.
func quotes(text string, paragraphs []sitrep.Paragraph) []sitrep.Span {
	var out []sitrep.Span
	open := quoteMark{at: -1}
	for _, p := range paragraphs {
		s := quoteScan{text: text, span: p.Span, open: open}
		out = append(out, s.run()...)
		open = s.open
		if open.at >= 0 && (!open.spans() || p.Span.End-open.at > maxQuoted) {
			open = quoteMark{at: -1}
		}
	}
	return out
}

// quoteMark is an opening mark that waits for its partner; at is -1 where there is none.
type quoteMark struct {
	at    int
	close rune
	carry int // paragraph starts passed while open
}

// spans reports whether this mark may stay open over a paragraph break.
func (q quoteMark) spans() bool { return q.close == '"' || q.close == '”' }

type quoteScan struct {
	text string
	span sitrep.Span
	open quoteMark
}

// run matches the marks of one paragraph. An opening mark without a partner is dropped unless it can run on.
func (s *quoteScan) run() []sitrep.Span {
	var out []sitrep.Span
	s.carryOn()
	var prev rune = '\n'
	for i := s.span.Start; i < s.span.End; {
		r, size := markAt(s.text[i:])
		next, _ := utf8.DecodeRuneInString(s.text[min(i+size, len(s.text)):])
		if i+size >= s.span.End {
			next = '\n'
		}
		if span, ok := s.step(i, size, prev, r, next); ok {
			out = append(out, span)
		}
		prev = r
		i += size
	}
	return out
}

// markAt is the first rune of the text and its size; a mark typed as two apostrophes or backquotes is one straight double mark.
func markAt(text string) (r rune, size int) {
	if strings.HasPrefix(text, "''") || strings.HasPrefix(text, "``") {
		return '"', 2
	}
	return utf8.DecodeRuneInString(text)
}

// carryOn handles a quotation left open by the paragraph before: it goes on only if this one opens with a mark.
func (s *quoteScan) carryOn() {
	if s.open.at < 0 {
		return
	}
	r, _ := markAt(s.text[s.span.Start:])
	if closer(r) != s.open.close {
		s.open = quoteMark{at: -1}
		return
	}
	s.open.carry = s.span.Start
}

// step takes one rune and returns a quotation when the rune closes it.
func (s *quoteScan) step(i, size int, prev, r, next rune) (sitrep.Span, bool) {
	if s.open.at >= 0 {
		if i == s.open.carry && s.open.carry > 0 {
			return sitrep.Span{}, false
		}
		if s.closes(r, prev, next) {
			span := sitrep.Span{Start: s.open.at, End: i + size}
			s.open = quoteMark{at: -1}
			return span, true
		}
		if i-s.open.at > maxQuoted || s.opensAfresh(r, prev, next) {
			s.open = quoteMark{at: i, close: closer(r)}
			if s.open.close == 0 {
				s.open.at = -1
			}
		}
		return sitrep.Span{}, false
	}
	if c := closer(r); c != 0 && opens(r, prev, next) {
		s.open = quoteMark{at: i, close: c}
	}
	return sitrep.Span{}, false
}

// closes reports whether r is the partner of the open mark. A straight double mark closes unless it clearly opens;
// a single mark closes only before a boundary, for it is also the apostrophe.
func (s *quoteScan) closes(r, prev, next rune) bool {
	if r != s.open.close {
		return s.open.close == '”' && r == '"' && !glued(next)
	}
	switch r {
	case '"':
		return !(boundary(prev) && glued(next))
	case '\'', '’':
		return !glued(next) && prev != 's' && !boundary(prev)
	}
	return true
}

// opensAfresh reports that a straight mark opens while one is open: the earlier one had lost its partner.
func (s *quoteScan) opensAfresh(r, prev, next rune) bool {
	return r == '"' && s.open.close == '"' && boundary(prev) && glued(next)
}

// closer is the partner of an opening mark, 0 for any other rune.
func closer(r rune) rune {
	switch r {
	case '"', '\'':
		return r
	case '“', '„', '‟':
		return '”'
	case '‘':
		return '’'
	case '«':
		return '»'
	}
	return 0
}

// opens reports whether a mark can open here. Straight marks need a boundary before and a word after.
func opens(r, prev, next rune) bool {
	switch r {
	case '"', '\'', '‘':
		return boundary(prev) && glued(next)
	}
	return true
}

func boundary(r rune) bool {
	switch r {
	case '(', '[', '-', '–', '—', ':', '/', '“', '"', '‘', '\'':
		return true
	}
	return unicode.IsSpace(r)
}

func glued(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '[' || r == '…' || r == '.' || r == '(' || r == '\'' || r == '‘' || r == '$' || r == '#' || r == '@'
}

// quoteIndex is the last quotation that ends at or before byte pos, -1 without one.
func (v *view) quoteIndex(pos int) int {
	return sort.Search(len(v.quotes), func(i int) bool { return v.quotes[i].End > pos }) - 1
}

// quoteAfter is the first quotation that starts at or after byte pos, -1 without one.
func (v *view) quoteAfter(pos int) int {
	i := sort.Search(len(v.quotes), func(i int) bool { return v.quotes[i].Start >= pos })
	if i == len(v.quotes) {
		return -1
	}
	return i
}

// quoteIndexAt is the quotation that holds byte pos, -1 without one.
func (v *view) quoteIndexAt(pos int) int {
	i := sort.Search(len(v.quotes), func(i int) bool { return v.quotes[i].End > pos })
	if i < len(v.quotes) && v.quotes[i].Start <= pos {
		return i
	}
	return -1
}

func (v *view) inQuote(pos int) bool { return v.quoteIndexAt(pos) >= 0 }
