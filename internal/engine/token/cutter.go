package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// cutter cuts one chunk (no white space, no invisible characters). Its spans count bytes of form.
type cutter struct {
	form string
	next string // how the text goes on after the chunk
	out  []Token
}

func (c *cutter) emit(start, end int) {
	c.out = append(c.out, Token{Span: sitrep.Span{Start: start, End: end}, Form: c.form[start:end]})
}

func (c *cutter) run() {
	c.cutFrom(0)
}

func (c *cutter) cutFrom(pos int) {
	fresh := true // no letter or digit stands right before pos
	for pos < len(c.form) {
		end := c.smiley(pos)
		if fresh && end == pos {
			end += address(c.form[pos:])
		}
		if end > pos {
			c.emit(pos, end)
			pos = end
			continue
		}
		end = c.wordEnd(pos)
		fresh = end == pos
		if end > pos {
			c.emitWord(pos, end)
		} else {
			end = c.punctEnd(pos)
			c.emit(pos, end)
		}
		pos = end
	}
}

// smiley is the end of an emoticon that fills the rest of the chunk, pos where there is none.
func (c *cutter) smiley(pos int) int {
	switch c.form[pos:] {
	case ":)", ":(", ":D", ";)", ":-)", ":-(", ";-)", ":P", "=)", "<3":
		return len(c.form)
	}
	return pos
}

// wordEnd is the end of the word that begins at pos, pos where none does.
func (c *cutter) wordEnd(pos int) int {
	end := pos
	for end < len(c.form) {
		if n := wordRune(c.form[end:]); n > 0 {
			end += n
			continue
		}
		if end == pos {
			if c.hashtag(pos) {
				end++
				continue
			}
			return c.apostrophe(pos)
		}
		if !c.joins(pos, end) {
			break
		}
		end++
	}
	if end < len(c.form) && c.form[end] == '$' && dollars[c.form[pos:end]] {
		return end + 1
	}
	return c.withPeriod(pos, end)
}

// apostrophe is the end of a word that begins with an apostrophe ('90s, 'tis, a clitic after a bracket), pos where
// there is none.
func (c *cutter) apostrophe(pos int) int {
	if c.form[pos] != '\'' {
		return pos
	}
	rest := strings.ToLower(c.form[pos+1:])
	for _, clitic := range []string{"s", "re", "ve", "ll", "d", "m", "tis", "twas", "em", "cause"} {
		if tail, ok := strings.CutPrefix(rest, clitic); ok && (tail == "" || wordRune(tail) == 0 && tail[0] != '\'') && (pos > 0 || len(clitic) > 2) {
			return pos + 1 + len(clitic)
		}
	}
	if len(rest) >= 2 && digit(rest[0]) && digit(rest[1]) && (len(rest) == 2 || !digit(rest[2])) && pos == 0 {
		end := pos + 3
		for end < len(c.form) {
			n := wordRune(c.form[end:])
			if n == 0 {
				break
			}
			end += n
		}
		return end
	}
	return pos
}

// hashtag reports whether a #topic or @name begins at pos.
func (c *cutter) hashtag(pos int) bool {
	if c.form[pos] != '#' && c.form[pos] != '@' || pos+1 >= len(c.form) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(c.form[pos+1:])
	return unicode.IsLetter(r) || r == '_'
}

// joins reports whether the character at end keeps the word [pos,end) and what follows it together.
func (c *cutter) joins(pos, end int) bool {
	if end+1 >= len(c.form) || wordRune(c.form[end+1:]) == 0 {
		return false
	}
	before, after := c.form[end-1], c.form[end+1]
	switch c.form[end] {
	case '\'', '@':
		return true
	case '.':
		return digit(before) && digit(after) || acronym(c.form[pos:end]) || c.fileName(end)
	case ',':
		return digit(before) && digit(after)
	case ':', '/':
		return digit(before) && digit(after) && c.numeric(pos, end)
	case '&':
		return upper(before) && upper(after) && end-pos <= 2
	case '-':
		return affix(c.form[pos:end]) || c.numberCode(pos, end)
	}
	return false
}

// fileName reports whether a period inside the chunk is part of an address or a file name rather than a missing
// space after a full stop: lower case on both sides and nothing but letters after it.
func (c *cutter) fileName(end int) bool {
	rest := c.form[end+1:]
	switch strings.ToLower(rest) {
	case "com", "org", "net", "gov", "edu", "doc", "pdf", "xls", "jpg", "html", "co.uk", "info", "htm", "txt", "zip", "ppt", "csv", "xml", "docx", "xlsx", "png", "gif", "php":
		return true
	}
	return c.hierarchy()
}

// hierarchy reports whether the whole chunk is lower-case words joined by two full stops or more, as names of hosts and groups are.
func (c *cutter) hierarchy() bool {
	name := strings.TrimRight(c.form, ".,;:)")
	for part := range strings.SplitSeq(name, ".") {
		if len(part) < 2 || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return false
		}
	}
	return strings.Count(name, ".") >= 2
}

// numeric reports whether everything from pos to end is digits and number signs.
func (c *cutter) numeric(pos, end int) bool {
	for i := pos; i < end; i++ {
		if ch := c.form[i]; !digit(ch) && ch != '/' && ch != ':' && ch != '.' {
			return false
		}
	}
	return true
}

// numberCode reports whether the hyphen at end is part of a telephone number or a date in digits: two hyphens
// between digits, or three and four digits. A range such as 20-30 or 2011-2018 is cut.
func (c *cutter) numberCode(pos, end int) bool {
	stop := pos
	for stop < len(c.form) && (digit(c.form[stop]) || c.form[stop] == '-') {
		stop++
	}
	if stop < len(c.form) && wordRune(c.form[stop:]) > 0 {
		return false
	}
	code := c.form[pos:stop]
	parts := strings.Split(strings.TrimRight(code, "-"), "-")
	if len(parts) >= 3 {
		return digit(code[0]) && !strings.Contains(code, "--")
	}
	return len(parts) == 2 && len(parts[0]) == 3 && len(parts[1]) == 4
}

// withPeriod moves end over a full stop that belongs to the word: initials, acronyms, abbreviations.
func (c *cutter) withPeriod(pos, end int) int {
	if end == pos || end >= len(c.form) || c.form[end] != '.' {
		return end
	}
	if end+1 < len(c.form) && (c.form[end+1] == '.' || c.form[end+1] == '?' || c.form[end+1] == '!') {
		return end
	}
	word := c.form[pos:end]
	if c.keepsPeriod(word, end+1) {
		return end + 1
	}
	return end
}

func (c *cutter) keepsPeriod(word string, after int) bool {
	rest := c.form[after:]
	if acronym(word) && strings.Contains(word, ".") {
		return true
	}
	if len(word) == 1 && upper(word[0]) {
		return c.initial(word, rest)
	}
	kind, ok := abbreviations[strings.ToLower(word)]
	if !ok || rest != "" && !strings.ContainsAny(rest[:1], ",;:)]-'\"/") {
		return false
	}
	switch kind {
	case beforeNumber:
		return c.next != "" && digit(c.next[0])
	case capitalised:
		return upper(word[0]) && c.next != ""
	}
	return true
}

// initial reports whether a capital letter and a full stop are the initial of a name: another word follows that
// could be a name. "I." is one only before another initial.
func (c *cutter) initial(word, rest string) bool {
	if rest != "" {
		return upper(rest[0]) || rest[0] == ',' || rest[0] == '-'
	}
	if word == "I" {
		return len(c.next) > 1 && upper(c.next[0]) && c.next[1] == '.'
	}
	return c.next != "" && upper(c.next[0]) && !c.starter()
}

// starter reports whether the next word is a function word that begins sentences.
func (c *cutter) starter() bool {
	word, _, _ := strings.Cut(c.next, " ")
	return Starter(word)
}

// punctEnd is the end of the punctuation that begins at pos: a run of one sign, a mix of question and exclamation
// marks, or a single character.
func (c *cutter) punctEnd(pos int) int {
	first := c.form[pos]
	same := func(b byte) bool { return b == first }
	switch first {
	case '!', '?':
		same = func(b byte) bool { return b == '!' || b == '?' }
	case '.', '-', '=', '*', '_', '~', '#', '<', '>', '+', '\'', '$':
	default:
		return pos + runeLen(c.form[pos:])
	}
	end := pos + 1
	for end < len(c.form) && same(c.form[end]) {
		end++
	}
	return end
}

// wordRune is the size of the letter, digit or mark that s begins with, 0 for anything else.
func wordRune(s string) int {
	if c := s[0]; c < utf8.RuneSelf {
		if digit(c) || upper(c) || 'a' <= c && c <= 'z' || c == '_' {
			return 1
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(s)
	if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
		return size
	}
	return 0
}

func digit(c byte) bool { return '0' <= c && c <= '9' }
func upper(c byte) bool { return 'A' <= c && c <= 'Z' }

// acronym reports whether s is single letters with full stops between them, such as U or U.N or a.m.
func acronym(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := upper(c) || 'a' <= c && c <= 'z'
		if (i%2 == 0) != letter || i%2 == 1 && c != '.' {
			return false
		}
	}
	return len(s)%2 == 1
}
