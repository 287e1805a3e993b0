package chain

import (
	"slices"
	"strings"

	"sitrep/internal/lexicon"
)

// words are the words of a name without articles of other languages: "Fayez al-Sarraj" gives fayez, sarraj.
func words(name string) []string {
	parts := lexicon.Parts(name)
	out := parts[:0]
	for i, p := range parts {
		if i+1 < len(parts) && particle(p) {
			continue
		}
		out = append(out, p)
	}
	return out
}

func particle(p string) bool {
	switch p {
	case "al", "el", "ul", "ad", "as", "ash", "az", "an", "ar", "at", "the", "bin", "ibn", "ben", "mr", "mrs", "ms", "dr":
		return true
	}
	return false
}

// spelling is a word as it sounds: doubled letters once, letters that transliterations exchange as one.
type spelling struct {
	soft string // vowels kept by class
	bare string // consonants alone
}

func spell(w string) spelling {
	var soft, bare strings.Builder
	var last byte
	for i := 0; i < len(w); {
		start := i == 0
		letter, n := single(w[i:])
		c := fold(letter)
		i += n
		if c == last || c == 0 {
			continue
		}
		last = c
		soft.WriteByte(c)
		if c != 'a' && c != 'i' && c != 'u' && (c != 'h' || start) {
			bare.WriteByte(c)
		}
	}
	return spelling{soft.String(), bare.String()}
}

// single is the letter for the sound that w begins with, and how many letters of w write it.
func single(w string) (letter byte, n int) {
	if strings.HasPrefix(w, "tch") {
		return 's', 3
	}
	if len(w) < 2 {
		return w[0], 1
	}
	switch w[:2] {
	case "ph":
		return 'f', 2
	case "kh", "gh", "ck":
		return 'k', 2
	case "dh":
		return 'd', 2
	case "th":
		return 't', 2
	case "sh", "ch":
		return 's', 2
	case "ou", "oo":
		return 'u', 2
	case "ee", "ei", "ey", "ay", "ai":
		return 'i', 2
	case "dj":
		return 'j', 2
	}
	return w[0], 1
}

func fold(c byte) byte {
	switch c {
	case 'e', 'i', 'y', 'j':
		return 'i'
	case 'o', 'u', 'w':
		return 'u'
	case 'c', 'q', 'g', 'k':
		return 'k'
	case 'v', 'f':
		return 'f'
	case 'z', 's':
		return 's'
	}
	return c
}

// sound is the key under which spellings of one surname meet: the consonants where there are four or more, else all.
// Haftar, Hifter and Hafter meet; Hassan and Hussein do not.
func sound(w string) string {
	s := spell(w)
	if len(s.bare) >= 4 {
		return s.bare
	}
	return s.soft
}

// sameGiven reports whether two given names can be one: equal, spelt alike, or one the initial of the other.
func sameGiven(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) == 1 || len(b) == 1 {
		return a[0] == b[0]
	}
	sa, sb := spell(a), spell(b)
	return sa.soft == sb.soft || len(sa.bare) >= 3 && sa.bare == sb.bare
}

// onePerson reports whether two names in words can be one person's: the last words sound alike and every given name
// of the shorter finds its like in the longer, in order.
func onePerson(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 || sound(a[len(a)-1]) != sound(b[len(b)-1]) {
		return false
	}
	j := 0
	for _, g := range a[:len(a)-1] {
		for j < len(b)-1 && !sameGiven(g, b[j]) {
			j++
		}
		if j == len(b)-1 {
			return false
		}
		j++
	}
	return true
}

// partOf reports whether the words of short stand together at the start or the end of long.
func partOf(short, long []string) bool {
	if len(short) == 0 || len(short) >= len(long) {
		return false
	}
	return equal(short, long[:len(short)]) || equal(short, long[len(long)-len(short):])
}

func equal(a, b []string) bool { return slices.Equal(a, b) }
