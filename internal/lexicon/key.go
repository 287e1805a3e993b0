package lexicon

import (
	"strings"

	"sitrep/internal/gazetteer"
)

// Key is how the lexicon compares words: lower case, no diacritics, stops or apostrophes, other marks as single blanks.
// "al-Nusra" gives "al nusra", "U.N." gives "un", punctuation alone gives nothing.
func Key(s string) string { return gazetteer.Exact(s) }

// Parts are the words of Key.
func Parts(s string) []string { return strings.Fields(Key(s)) }

// Initials are the first letters of a name's words, small words left out.
func Initials(parts []string) string {
	var b strings.Builder
	for _, p := range parts {
		switch p {
		case "of", "the", "and", "for", "in", "to", "de", "la", "el", "al", "del", "y", "e", "los", "las", "do", "da", "on":
			continue
		}
		b.WriteByte(p[0])
	}
	return b.String()
}
