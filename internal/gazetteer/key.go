package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key is the form under which names are filed: lower case, without diacritics and apostrophes, every other mark a
// blank, a leading "the" and the Arabic article left out before another word ("Al-Bāb" and "Bab" share a key), "St" spelled out. It is
// empty where the name holds no Latin letter.
func Key(name string) string {
	folded := fold(name)
	if !strings.Contains(folded, " ") {
		return folded
	}
	words := strings.Fields(folded)
	kept := words[:0]
	for i, w := range words {
		switch {
		case i+1 < len(words) && (article(w) || i == 0 && w == "the"):
			continue
		case w == "st" && i+1 < len(words):
			w = "saint"
		case w == "mt" && i+1 < len(words):
			w = "mount"
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " ")
}

// Exact is Key with the articles kept; it tells "El Salvador" from "Salvador".
func Exact(name string) string { return fold(name) }

func article(w string) bool {
	switch w {
	case "al", "el", "ar", "as", "ash", "ad", "adh", "az", "an", "at", "ath", "er", "es", "esh", "ed", "ez", "en", "et":
		return true
	}
	return false
}

// fold lower-cases, strips marks, drops apostrophes and turns all other punctuation into single blanks.
func fold(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	pending := false
	for _, r := range norm.NFD.String(s) {
		if r >= utf8.RuneSelf {
			r = latin(r)
		}
		switch {
		case r == skip || unicode.Is(unicode.Mn, r):
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
			fallthrough
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			if pending && b.Len() > 0 {
				b.WriteByte(' ')
			}
			pending = false
			b.WriteByte(byte(r))
		case r == '\'' || r == '`' || r == '.':
		case r >= utf8.RuneSelf && unicode.IsLetter(r):
			return "" // another script
		default:
			pending = true
		}
	}
	return b.String()
}

// isPlain reports whether s is its own folded form.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

const skip = rune(-1)

// latin maps letters that do not decompose to their nearest basic letter, and apostrophe-like letters to skip.
func latin(r rune) rune {
	switch r {
	case 'ı':
		return 'i'
	case 'ł', 'Ł':
		return 'l'
	case 'đ', 'Đ', 'ð', 'Ð':
		return 'd'
	case 'ø', 'Ø':
		return 'o'
	case 'ə', 'Ə', 'æ', 'Æ':
		return 'a'
	case 'ħ', 'Ħ':
		return 'h'
	case 'œ', 'Œ':
		return 'o'
	case 'ß':
		return 's'
	case 'þ', 'Þ':
		return 't'
	case 'ʿ', 'ʾ', 'ʻ', 'ʼ', 'ʹ', 'ʺ', '‘', '’', '‛', '′', 'ˈ', 'ʽ', '´', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u00ad', '\ufeff':
		return skip
	}
	return r
}

// looseLetters are the letters that transliterations do not agree on.
var looseLetters = strings.NewReplacer("ou", "u", "oo", "u", "ee", "i", "ei", "ai", "ay", "ai", "dh", "d", "kh", "h", "gh", "g", "q", "k")

// Loose is the key under which spellings of names from the Arabic script fall together: doubled letters become one,
// "ou" and "u", "ee" and "i", final "-iyah", "-iyya" and "-ia", final "-ah", "-eh" and "-a" are not told apart.
// It is empty where the key is too short to be safe.
func Loose(key string) string {
	if len(key) < 5 {
		return ""
	}
	key = looseLetters.Replace(key)
	var b strings.Builder
	for i := range len(key) {
		if i > 0 && key[i] == key[i-1] && key[i] != ' ' {
			continue
		}
		b.WriteByte(key[i])
	}
	words := strings.Split(b.String(), " ")
	for i, w := range words {
		words[i] = looseEnd(w)
	}
	out := strings.Join(words, " ")
	if len(out) < 4 {
		return ""
	}
	return out
}

func looseEnd(w string) string {
	if len(w) < 4 {
		return w
	}
	for _, end := range []string{"ah", "eh", "e", "at"} {
		if strings.HasSuffix(w, end) {
			w = strings.TrimSuffix(w, end) + "a"
			break
		}
	}
	for _, end := range []string{"iya", "ia", "ya"} {
		if strings.HasSuffix(w, end) {
			return strings.TrimSuffix(w, end) + "ia"
		}
	}
	return w
}
