package wordpiece

import (
	"strings"
	"unicode"
)

// Class is what the case and shape of a word look like; the vocabulary itself has no case. The numbers are those that the
// weights were trained with.
type Class = uint8

// Classes of words.
const (
	None          Class = iota // no word: the pieces that begin and end sentences
	Lower                      // letters without a capital
	Capital                    // a capital at the beginning alone
	FirstCapital               // the same in the first word of a sentence
	Upper                      // two capitals or more, no lower case
	OneCapital                 // a single capital letter
	Mixed                      // any other
	Digits                     // digits alone
	Number                     // digits with . , : / -
	Alphanumeric               // digits with letters or other signs
	Dotted                     // capitals with full stops
	Punctuation                // marks of punctuation alone
	Symbol                     // other signs without letter or digit
	AllUpper                   // a word in capitals in a sentence that has no other letters
	HyphenCapital              // hyphenated, with a capital
	HyphenLower                // hyphenated, in lower case
)

// shape is what a class is told from: counts of runes by kind.
type shape struct {
	letters, upper     int
	digits             int
	punctuation, signs int
	numeric            int // of punctuation: . , : / -
	firstUpper         bool
}

func shapeOf(word string) shape {
	var s shape
	for _, r := range word {
		switch {
		case unicode.IsLetter(r):
			s.firstUpper = s.firstUpper || s.letters == 0 && unicode.IsUpper(r)
			s.letters++
			if unicode.IsUpper(r) {
				s.upper++
			}
		case unicode.IsDigit(r):
			s.digits++
		case unicode.IsPunct(r):
			s.punctuation++
			if strings.ContainsRune(".,:/-", r) {
				s.numeric++
			}
		default:
			s.signs++
		}
	}
	return s
}

// capitals reports whether the word has letters and all are capitals.
func (s *shape) capitals() bool { return s.upper > 0 && s.upper == s.letters }

// classOf is the class of a word inside a sentence of ordinary case.
func classOf(word string, s shape) Class {
	switch {
	case s.letters+s.digits == 0:
		if s.signs == 0 {
			return Punctuation
		}
		return Symbol
	case s.letters == 0:
		return classOfNumber(s)
	case s.digits > 0:
		return Alphanumeric
	case s.capitals() && strings.IndexByte(word, '.') >= 0:
		return Dotted
	case len(word) > 2 && strings.IndexByte(word[1:len(word)-1], '-') >= 0:
		if s.upper > 0 {
			return HyphenCapital
		}
		return HyphenLower
	case s.capitals() && s.letters > 1:
		return Upper
	case s.capitals():
		return OneCapital
	case s.upper == 0:
		return Lower
	case s.firstUpper && s.upper == 1:
		return Capital
	}
	return Mixed
}

func classOfNumber(s shape) Class {
	switch {
	case s.punctuation+s.signs == 0:
		return Digits
	case s.punctuation == s.numeric && s.signs == 0:
		return Number
	}
	return Alphanumeric
}

// Capitals reports whether the letters of a sentence are all capitals: four or more, none in lower case.
func Capitals(words []string) bool {
	letters := 0
	for _, word := range words {
		for _, r := range word {
			if unicode.IsLower(r) {
				return false
			}
			if unicode.IsLetter(r) {
				letters++
			}
		}
	}
	return letters >= 4
}
