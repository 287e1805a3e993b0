package text

import (
	"sort"
	"unicode/utf8"

	"sitrep"
)

// stride is how many bytes lie between two marks of an offset map.
const stride = 64

// Offsets maps byte positions of one text to code point positions and back. It costs nothing for ASCII text, and one
// int32 per 64 bytes else.
type Offsets struct {
	text  string
	marks []int32 // marks[i]: code points that start before byte i*stride; nil for ASCII
}

// NewOffsets prepares the map of a text.
func NewOffsets(text string) *Offsets {
	o := &Offsets{text: text}
	if ascii(text) {
		return o
	}
	o.marks = make([]int32, 0, len(text)/stride+1)
	n := int32(0)
	for i := range len(text) {
		if i%stride == 0 {
			o.marks = append(o.marks, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return o
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// CodePoint is the number of code points that start before byte position pos, for 0 <= pos <= len(text).
func (o *Offsets) CodePoint(pos int) int {
	if o.marks == nil {
		return pos
	}
	i := min(pos/stride, len(o.marks)-1)
	n := int(o.marks[i])
	for _, b := range []byte(o.text[i*stride : pos]) {
		if utf8.RuneStart(b) {
			n++
		}
	}
	return n
}

// Byte is the byte position of code point number n; len(text) for n past the last.
func (o *Offsets) Byte(n int) int {
	if o.marks == nil {
		return min(n, len(o.text))
	}
	i := sort.Search(len(o.marks), func(i int) bool { return int(o.marks[i]) > n }) - 1
	pos, seen := i*stride, int(o.marks[i])
	for ; pos < len(o.text); pos++ {
		if !utf8.RuneStart(o.text[pos]) {
			continue
		}
		if seen == n {
			return pos
		}
		seen++
	}
	return len(o.text)
}

// Span turns a byte span to a code point span.
func (o *Offsets) Span(s sitrep.Span) sitrep.Span {
	return sitrep.Span{Start: o.CodePoint(s.Start), End: o.CodePoint(s.End)}
}
