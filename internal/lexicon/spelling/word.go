package spelling

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Scripts that can be compared with each other.
const (
	Latin    = "Latin"
	Cyrillic = "Cyrillic"
	Arabic   = "Arabic" // and Persian, Kurdish, Pashto, Urdu
)

// word is one word of a name.
type word struct {
	text  string // lower case, without marks
	units []unit
	abjad bool // short vowels are not written
}

func (w *word) initial() bool { return utf8.RuneCountInString(w.text) == 1 }

// script is the one script of a name's letters, empty for several or one that is not read.
func script(name string) string {
	found := ""
	for _, r := range name {
		if !unicode.IsLetter(r) || r == 'ʿ' || r == 'ʾ' || r == 'ʼ' || r == 'ʻ' {
			continue
		}
		s := ""
		switch {
		case unicode.Is(unicode.Latin, r):
			s = Latin
		case unicode.Is(unicode.Cyrillic, r):
			s = Cyrillic
		case unicode.Is(unicode.Arabic, r):
			s = Arabic
		}
		if s == "" || found != "" && s != found {
			return ""
		}
		found = s
	}
	return found
}

// fold writes a name in lower case, apostrophes dropped, hyphens and other marks as blanks, diacritics that change no
// sound removed.
func fold(name string) string {
	var b strings.Builder
	name = strings.ReplaceAll(strings.ReplaceAll(name, "İ", "I"), "ه\u200c", "ە")
	for _, r := range norm.NFC.String(name) {
		r = unicode.ToLower(r)
		switch {
		case strings.ContainsRune("çşșğıčćšžđłßţțöüəæøœйёїўґќѓأإآؤئةۆێە", r):
			b.WriteRune(r)
		case strings.ContainsRune("'’‘`´ʿʾʼʻ.ـ\u200c\u200d\u200e\u200f\u00ad", r), unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			for _, base := range norm.NFD.String(string(r)) {
				if !unicode.Is(unicode.Mn, base) {
					b.WriteRune(base)
				}
			}
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// table is the glyphs of a script by first letter, longest first.
type table map[rune][]glyph

func newTable(glyphs []glyph) table {
	t := table{}
	for _, g := range glyphs {
		r, _ := utf8.DecodeRuneInString(g.letters)
		t[r] = append(t[r], g)
	}
	for r := range t {
		sort.SliceStable(t[r], func(i, j int) bool { return len(t[r][i].letters) > len(t[r][j].letters) })
	}
	return t
}

// begins is how many bytes of s the glyph writes, 0 where s begins otherwise. A glyph that ends in "$" ends the word.
func (g glyph) begins(s string) int {
	if end, ok := strings.CutSuffix(g.letters, "$"); ok {
		if s == end {
			return len(s)
		}
		return 0
	}
	if strings.HasPrefix(s, g.letters) {
		return len(g.letters)
	}
	return 0
}

// read gives the sounds of a folded word.
func (t table) read(text string) []unit {
	var out []unit
	for s := text; s != ""; {
		r, n := utf8.DecodeRuneInString(s)
		for _, g := range t[r] {
			if k := g.begins(s); k > 0 {
				for _, u := range g.units {
					out = push(out, u)
				}
				n = k
				break
			}
		}
		s = s[n:]
	}
	return loosen(out)
}

// push adds a sound; the same consonant twice is one, and n before b is m to many.
func push(out []unit, u unit) []unit {
	if n := len(out); n > 0 && out[n-1].c != 0 && out[n-1].v == 0 && out[n-1].c == u.c && u.v == 0 {
		return out
	}
	if n := len(out); n > 0 && out[n-1].c == sN && u.c&^(sB|sP) == 0 && u.c != 0 {
		out[n-1].c |= sM
	}
	return append(out, u)
}

// loosen frees what spellings leave out: the article inside a compound of Abd ("Abd-el-Kader", "Abdulkadir") and the h
// that ends a word.
func loosen(u []unit) []unit {
	n := len(u)
	if n > 1 && u[n-1].c == sH && u[n-2].isVowel() {
		u[n-1].free = true
	}
	if n < 6 || u[0].v == 0 || u[1].c&sB == 0 || u[2].c&sD == 0 {
		return u
	}
	i := 3
	if u[i].isVowel() {
		u[i].free = true
		i++
	}
	if u[i].c == sL {
		u[i].free = true
	}
	return u
}
