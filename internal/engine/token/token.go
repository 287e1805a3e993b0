// Package token cuts text into the syntactic words of UD_English-EWT: clitics and most hyphenated compounds are
// split, abbreviations, numbers and addresses are kept whole. Spans count bytes; tokens and the white space between
// them give back the text.
package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// Token is one syntactic word.
type Token struct {
	Span sitrep.Span // bytes of the text
	// Form is the word as features and dictionaries read it: without invisible characters and with ASCII quotes,
	// dashes and ellipses. It equals the text of the span for plain ASCII.
	Form  string
	Words int // 2 or more on the first word of a multiword token, else 0
}

// Split appends the tokens of text[span] to out. It never fails: bytes that are not UTF-8 become tokens too.
func Split(text string, span sitrep.Span, out []Token) []Token {
	for pos := span.Start; pos < span.End; {
		if size := spaceAt(text[pos:span.End]); size > 0 {
			pos += size
			continue
		}
		end := pos
		for end < span.End && spaceAt(text[end:span.End]) == 0 {
			end += runeLen(text[end:span.End])
		}
		out = splitChunk(text, pos, end, out)
		pos = end
	}
	return out
}

// spaceAt is the size of the white space character s begins with, 0 where it begins with something else.
func spaceAt(s string) int {
	if c := s[0]; c < utf8.RuneSelf {
		if c == ' ' || '\t' <= c && c <= '\r' {
			return 1
		}
		return 0
	}
	if r, size := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		return size
	}
	return 0
}

func runeLen(s string) int {
	if s[0] < utf8.RuneSelf {
		return 1
	}
	_, size := utf8.DecodeRuneInString(s)
	return size
}

// splitChunk cuts one stretch of text without white space.
func splitChunk(text string, start, end int, out []Token) []Token {
	form, offsets := Plain(text[start:end])
	if form == "" {
		return append(out, Token{Span: sitrep.Span{Start: start, End: end}, Form: text[start:end]})
	}
	first := len(out)
	c := cutter{form: form, next: nextWord(text, end), out: out}
	c.run()
	for i := first; i < len(c.out); i++ {
		t := &c.out[i]
		t.Span.Start, t.Span.End = start+at(offsets, t.Span.Start), start+at(offsets, t.Span.End)
	}
	c.out[first].Span.Start = start
	c.out[len(c.out)-1].Span.End = end
	return c.out
}

func at(offsets []int, i int) int {
	if offsets == nil {
		return i
	}
	return offsets[i]
}

// nextWord is the text that follows position end, up to a few bytes: enough to see how the next word begins.
func nextWord(text string, end int) string {
	rest := text[end:min(len(text), end+12)]
	return strings.TrimLeft(rest, " \t")
}

// Plain drops invisible characters from s and writes quotes, dashes and ellipses in ASCII. offsets[i] is the byte of
// s at which byte i of the result begins (and offsets[len] = len(s)); nil means that nothing moved.
func Plain(s string) (plain string, offsets []int) {
	if ascii(s) {
		return s, nil
	}
	var b strings.Builder
	for i, r := range s {
		size := runeLen(s[i:])
		n := b.Len()
		writePlain(&b, r, s[i:i+size])
		for ; n < b.Len(); n++ {
			offsets = append(offsets, i)
		}
	}
	return b.String(), append(offsets, len(s))
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func writePlain(b *strings.Builder, r rune, raw string) {
	switch {
	case Invisible(r):
	case strings.ContainsRune("’‘ʼ′‛`´", r):
		b.WriteByte('\'')
	case strings.ContainsRune("“”„‟«»″", r):
		b.WriteByte('"')
	case strings.ContainsRune("‐‑‒−", r):
		b.WriteByte('-')
	case strings.ContainsRune("–—―", r):
		b.WriteString("--")
	case r == '…':
		b.WriteString("...")
	default:
		b.WriteString(raw)
	}
}

// Invisible reports whether r has no glyph and no effect on how a word is matched: soft hyphens, zero-width
// characters, direction marks, variation selectors.
func Invisible(r rune) bool {
	switch {
	case r == 0xAD, r == 0x34F, r == 0x61C, r == 0xFEFF:
		return true
	case 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E, 0x2060 <= r && r <= 0x206F:
		return true
	}
	return 0xFE00 <= r && r <= 0xFE0F
}
