package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// datelineReach is the number of tokens a date line may have.
const datelineReach = 16

// dateline is the number of tokens of the date line that opens a paragraph, 0 without one: the place and often the day
// and the agency before a dash that stands free, "CAIRO, 8 April (Wire) -" or "Cairo (Wire) –". Cut off, it is no part
// of the first clause.
func (s *splitter) dateline() int {
	if s.caseless || len(s.tokens) < 4 {
		return 0
	}
	shouted, bracket := s.upper(0), false
	for i := range min(datelineReach, len(s.tokens)-1) {
		form := s.tokens[i].Form
		switch {
		case i > 0 && dash(form) && !s.attached(i+1):
			if !shouted && !bracket || !s.begins(i+1) || s.upperUntilEnd(i+1) || s.attached(i) && s.raw(i-1) != ")" {
				return 0
			}
			return i + 1
		case form == ")":
			bracket = true
		case form == "," || form == "." || form == "(" || form == "/" || form == "and" || form == "of":
		case s.lower(i), !unicode.IsLetter(first(form)) && !unicode.IsDigit(first(form)):
			return 0
		default:
			bracket = false
		}
	}
	return 0
}

func dash(form string) bool { return form == "-" || form == "--" || form == "–" || form == "—" }

func first(form string) rune {
	r, _ := utf8.DecodeRuneInString(form)
	return r
}

// upper reports a word of three capitals or more.
func (s *splitter) upper(i int) bool {
	form := s.tokens[i].Form
	return utf8.RuneCountInString(form) > 2 && form == strings.ToUpper(form) && unicode.IsLetter(first(form))
}

// upperUntilEnd reports that no word from token i on has small letters: a headline in capitals.
func (s *splitter) upperUntilEnd(i int) bool {
	for ; i < len(s.tokens); i++ {
		if form := s.tokens[i].Form; form != strings.ToUpper(form) {
			return false
		}
	}
	return true
}
