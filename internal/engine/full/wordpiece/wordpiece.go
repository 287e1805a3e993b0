// Package wordpiece cuts words into the pieces of an uncased BERT vocabulary and tells the case class of a word. It is
// the counterpart of what the weights were trained with: a change here needs new weights.
package wordpiece

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	// MaxPieces is the number of pieces of a word that are read; the rest is dropped.
	MaxPieces = 12
	// maxRun is the length in runes above which a run between punctuation marks is not looked up.
	maxRun = 100
)

// Vocabulary maps pieces to their ids. It is read-only.
type Vocabulary struct {
	heads   map[string]int32 // pieces that begin a run
	tails   map[string]int32 // pieces that continue one, without "##"
	longest int              // bytes of the longest piece
	unknown int32
	cls     int32
	sep     int32
}

// New makes a vocabulary of pieces in the order of their ids; those that continue a run begin with "##".
func New(pieces []string) (*Vocabulary, error) {
	v := &Vocabulary{heads: make(map[string]int32, len(pieces)), tails: map[string]int32{}}
	for id, piece := range pieces {
		into := v.heads
		if tail, ok := strings.CutPrefix(piece, "##"); ok && tail != "" {
			into, piece = v.tails, tail
		}
		if _, ok := into[piece]; !ok {
			into[piece] = int32(id)
		}
		v.longest = max(v.longest, len(piece))
	}
	for name, id := range map[string]*int32{"[UNK]": &v.unknown, "[CLS]": &v.cls, "[SEP]": &v.sep} {
		found, ok := v.heads[name]
		if !ok {
			return nil, fmt.Errorf("wordpiece: the vocabulary has no %s", name)
		}
		*id = found
	}
	return v, nil
}

// Begin is the piece that begins a window.
func (v *Vocabulary) Begin() int32 { return v.cls }

// End is the piece that ends a sentence.
func (v *Vocabulary) End() int32 { return v.sep }

// Unknown is the piece of what the vocabulary does not know.
func (v *Vocabulary) Unknown() int32 { return v.unknown }

// Whole reports whether a lower-case word is one piece.
func (v *Vocabulary) Whole(word string) bool {
	_, ok := v.heads[word]
	return ok
}

// Append adds the pieces of one word to out: 1 to MaxPieces of them.
func (v *Vocabulary) Append(out []int32, word string) []int32 {
	first := len(out)
	plain := fold(word)
	for lo := 0; lo < len(plain) && len(out)-first < MaxPieces; {
		hi := runEnd(plain, lo)
		out = v.run(out, plain[lo:hi])
		for lo = hi; lo < len(plain) && plain[lo] == ' '; {
			lo++
		}
	}
	if len(out) == first {
		return append(out, v.unknown)
	}
	return out[:min(len(out), first+MaxPieces)]
}

// fold lower-cases a word and drops its accents; white space becomes blanks.
func fold(word string) string {
	low := strings.ToLower(word)
	for i := 0; i < len(low); i++ {
		if c := low[i]; c >= utf8.RuneSelf || c <= ' ' {
			return foldRunes(low)
		}
	}
	return low
}

func foldRunes(low string) string {
	return strings.TrimLeft(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, norm.NFD.String(low)), " ")
}

// runEnd is the end of the run that begins at lo: one mark of punctuation, or all up to the next mark or blank.
func runEnd(s string, lo int) int {
	r, size := utf8.DecodeRuneInString(s[lo:])
	hi := lo + size
	if punctuation(r) {
		return hi
	}
	for hi < len(s) && s[hi] != ' ' {
		r, size := utf8.DecodeRuneInString(s[hi:])
		if punctuation(r) {
			break
		}
		hi += size
	}
	return hi
}

// punctuation is BERT's notion of it: all ASCII signs, and the Unicode categories P*.
func punctuation(r rune) bool {
	if r < utf8.RuneSelf {
		return '!' <= r && r <= '/' || ':' <= r && r <= '@' || '[' <= r && r <= '`' || '{' <= r && r <= '~'
	}
	return unicode.IsPunct(r)
}

// run adds the longest pieces that a run consists of, from left to right, or the unknown piece where it has none.
func (v *Vocabulary) run(out []int32, s string) []int32 {
	first := len(out)
	if len(s) > maxRun && utf8.RuneCountInString(s) > maxRun {
		return append(out, v.unknown)
	}
	from := v.heads
	for lo := 0; lo < len(s); {
		hi := min(len(s), lo+v.longest)
		id, ok := int32(0), false
		for ; hi > lo; hi-- {
			if id, ok = from[s[lo:hi]]; ok {
				break
			}
		}
		if !ok {
			return append(out[:first], v.unknown)
		}
		out = append(out, id)
		lo, from = hi, v.tails
	}
	return out
}
