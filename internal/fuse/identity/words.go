package identity

import (
	"strings"

	"sitrep"
)

// words gives the text under spans that count code points.
type words struct {
	text string
	at   []int // byte offset of each code point, and the length
}

func newWords(text string) *words {
	w := &words{text: text, at: make([]int, 0, len(text)+1)}
	for i := range text {
		w.at = append(w.at, i)
	}
	w.at = append(w.at, len(text))
	return w
}

func (w *words) holds(s sitrep.Span) bool {
	return s.Start >= 0 && s.Start < s.End && s.End < len(w.at)
}

// in is the text of a span, empty where the record came without text.
func (w *words) in(s sitrep.Span) string {
	if !w.holds(s) {
		return ""
	}
	return w.text[w.at[s.Start]:w.at[s.End]]
}

// ordinal counts the places up to and with the span's own where its words stand in the text.
func (w *words) ordinal(s sitrep.Span) int {
	if !w.holds(s) {
		return 0
	}
	return strings.Count(w.text[:w.at[s.Start]], w.in(s)) + 1
}
