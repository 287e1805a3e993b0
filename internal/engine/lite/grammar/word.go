// Package grammar reads the grammar of a sentence with linear classifiers: tags, an arc-hybrid dependency parser and
// relation labels. Training and reading share the features and the transition system here.
package grammar

import (
	"unicode"
	"unicode/utf8"
)

// Word is what the classifiers see of one token. Hashes are of lower-case letters.
type Word struct {
	Lower  uint32 // the whole word; digits are folded
	Suffix [4]uint32
	Prefix [3]uint32
	Shape  uint32    // pattern of upper and lower case, digits and signs; neutral in caseless sentences
	Known  uint32    // what the lexicon says of the word: its usual tags, 0 where it is unknown
	Class  [2]uint32 // word clusters, coarse and fine, 0 where there are none
	List   uint32    // what name lists say of the word, a set of bits
	Sure   uint32    // its only tag plus one, 0 where it has several or is unknown
	Common bool      // a frequent lower-case word or a sign in a sentence written normally: no name begins here
	Tag    uint32    // predicted tag, an index
}

// Case tells how much the letters' case says in a sentence.
type Case uint32

// A Mixed sentence is written normally; an Upper or Lower one has no difference of case; a Title one capitalises
// most words.
const (
	Mixed Case = iota
	Upper
	Lower
	Title
)

// CaseOf looks at the words of a sentence.
func CaseOf(forms []string) Case {
	var words, lower, upper, capital int
	for _, f := range forms {
		r, size := utf8.DecodeRuneInString(f)
		if !unicode.IsLetter(r) || len(f) == size && r != 'A' {
			continue
		}
		words++
		switch {
		case unicode.IsLower(r):
			lower++
		case allUpper(f):
			upper++
		default:
			capital++
		}
	}
	switch {
	case words >= 3 && lower == words:
		return Lower
	case words >= 2 && upper*10 >= words*8:
		return Upper
	case words >= 4 && lower*10 <= words*3:
		return Title
	}
	return Mixed
}

func allUpper(s string) bool {
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// Fill sets the word from its plain form (see token.Plain).
func (w *Word) Fill(form string, c Case) {
	var buf [48]byte
	low := lower(buf[:0], form)
	*w = Word{Lower: wordHash(low), Shape: shape(form, c)}
	for i := range w.Suffix {
		if len(low) > i {
			w.Suffix[i] = hash(low[len(low)-1-i:])
		}
	}
	for i := range w.Prefix {
		if len(low) > i {
			w.Prefix[i] = hash(low[:i+1])
		}
	}
}

// Key is the hash by which lexicons know a word.
func Key(form string) uint32 {
	var buf [48]byte
	return wordHash(lower(buf[:0], form))
}

// lower appends the lower-case letters of s, of its first and last part where it is longer than any word.
func lower(dst []byte, s string) []byte {
	if len(s) > 64 {
		s = s[:32] + s[len(s)-32:]
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			dst = append(dst, c+'a'-'A')
		case c < utf8.RuneSelf:
			dst = append(dst, c)
		default:
			return lowerRunes(dst, s[i:])
		}
	}
	return dst
}

func lowerRunes(dst []byte, s string) []byte {
	for _, r := range s {
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}

func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// wordHash folds the digits of numbers: years stay apart from other numbers of the same length.
func wordHash(b []byte) uint32 {
	if len(b) == 0 || !isDigit(b[0]) {
		return hash(b)
	}
	year := len(b) == 4 && (b[0] == '1' && b[1] == '9' || b[0] == '2' && b[1] == '0')
	h := uint32(2166136261)
	for _, c := range b {
		if isDigit(c) {
			c = '0'
			if year {
				c = 'Y'
			}
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// shape writes X for upper-case, x for lower-case letters, d for digits, runs cut to two, with the sentence's case.
func shape(s string, c Case) uint32 {
	h := uint32(2166136261) ^ uint32(c)*0x9E37
	var last, before byte
	for i, r := range s {
		if i > 24 {
			break
		}
		k := kind(r, c)
		if k == last && k == before {
			continue
		}
		before, last = last, k
		h = (h ^ uint32(k)) * 16777619
	}
	return h
}

func kind(r rune, c Case) byte {
	switch {
	case '0' <= r && r <= '9':
		return 'd'
	case unicode.IsLetter(r):
		if unicode.IsUpper(r) && c != Upper && c != Lower {
			return 'X'
		}
		return 'x'
	case r < utf8.RuneSelf:
		return byte(r)
	}
	return '?'
}
