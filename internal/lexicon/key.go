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
