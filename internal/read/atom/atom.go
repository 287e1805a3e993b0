// Package atom cuts a sentence into the smallest runs that number and date rules need: letters, digits, and single
// signs. "Su-24", "10:30" and "14-year-old" look the same here whatever way the engine's tokeniser cut them.
package atom

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/syntax"
)

// Kind tells what an atom is made of.
type Kind byte

// The kinds of atoms.
const (
	Word  Kind = 'w' // letters and the marks on them
	Digit Kind = 'd' // decimal digits of any script
	Sign  Kind = 'p' // one other character
)

// Atom is one run. Lower is the lower-cased text, digits of any script as ASCII, every dash as "-" and every single
// quotation mark as "'".
type Atom struct {
	Span  sitrep.Span // bytes of the canonical text
	Lower string
	Kind  Kind
	Glued bool // nothing stands between it and the atom before
	Upper bool // its first letter is upper case
	Tok   int  // the token it lies in
}

// Split cuts the tokens of a sentence. Characters that show nothing (zero width, soft hyphen) are dropped, and white
// space between tokens parts atoms.
func Split(text string, s *syntax.Sentence) []Atom {
	out := make([]Atom, 0, len(s.Tokens)+len(s.Tokens)/2)
	end := -1
	for t := range s.Tokens {
		span := s.Tokens[t].Span
		if t > 0 && span.Start < end { // words of one multiword token may share text
			span.Start = min(end, span.End)
		}
		glued := span.Start == end
		for pos := span.Start; pos < span.End; {
			a, next := scan(text, pos, span.End)
			pos = next
			if a.Lower == "" {
				glued = glued && a.Kind == Sign
				continue
			}
			a.Glued, a.Tok = glued, t
			out = append(out, a)
			glued = true
		}
		end = span.End
	}
	return out
}

// scan reads one atom at pos; Lower is empty for what is skipped, with Kind Sign where it does not part atoms.
func scan(text string, pos, end int) (Atom, int) {
	r, size := utf8.DecodeRuneInString(text[pos:end])
	switch {
	case unicode.IsSpace(r):
		return Atom{}, pos + size
	case unicode.In(r, unicode.Cf):
		return Atom{Kind: Sign}, pos + size
	case unicode.IsLetter(r):
		stop := run(text, pos, end, isLetter)
		return Atom{Span: sitrep.Span{Start: pos, End: stop}, Lower: strings.ToLower(text[pos:stop]), Kind: Word, Upper: unicode.IsUpper(r)}, stop
	case unicode.IsDigit(r):
		stop := run(text, pos, end, unicode.IsDigit)
		return Atom{Span: sitrep.Span{Start: pos, End: stop}, Lower: asciiDigits(text[pos:stop]), Kind: Digit}, stop
	}
	return Atom{Span: sitrep.Span{Start: pos, End: pos + size}, Lower: sign(r, text[pos:pos+size]), Kind: Sign}, pos + size
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

func run(text string, pos, end int, in func(rune) bool) int {
	for pos < end {
		r, size := utf8.DecodeRuneInString(text[pos:end])
		if !in(r) {
			break
		}
		pos += size
	}
	return pos
}

// sign folds the dashes and single quotation marks that writers use for one another.
func sign(r rune, s string) string {
	switch r {
	case '-', '‐', '‑', '‒', '–', '—', '−':
		return "-"
	case '\'', '’', '‘', 'ʼ', '`', '´':
		return "'"
	}
	return s
}

// asciiDigits writes the decimal digits of any script as 0 to 9.
func asciiDigits(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		plain = plain && s[i] < utf8.RuneSelf
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(digit(r))
	}
	return b.String()
}

// digit is the ASCII digit of a decimal digit: the ten digits of a script stand in a row, so it counts back to the first.
func digit(r rune) byte {
	n := 0
	for n < 9 && unicode.IsDigit(r-rune(n)-1) {
		n++
	}
	return byte('0' + n)
}
