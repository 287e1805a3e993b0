package voice

import (
	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/read/mention"
	"sitrep/internal/syntax"
)

// view is one sentence with what the layer needs at hand.
type view struct {
	r        *Reader
	doc      *read.Doc
	s        *syntax.Sentence
	si       int
	low      []string // lower-cased forms
	mentions []int    // mentions of this sentence
	all      *mention.Result
	quotes   []sitrep.Span // of the whole report
	copied   int           // end of the headline's copy in the body
	prior    *source       // who spoke last in this sentence, nil nobody yet
	cuts     []bool        // tokens where a trailing voice begins: content to their left ends there
}

func (v *view) n() int { return len(v.low) }

// word is the lower-cased form of token i, empty outside the sentence.
func (v *view) word(i int) string {
	if i < 0 || i >= len(v.low) {
		return ""
	}
	return v.low[i]
}

func (v *view) tok(i int) *syntax.Token { return &v.s.Tokens[i] }

// punct reports whether token i is punctuation.
func (v *view) punct(i int) bool {
	if i < 0 || i >= len(v.low) {
		return false
	}
	c := v.low[i][0]
	return v.s.Tokens[i].UPOS == "PUNCT" || !isWordByte(c) && len(v.low[i]) <= 3
}

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || c >= 0xC3 && c != 0xE2 || c == '$' || c == '@' || c == '#'
}

// ends reports whether token i ends what can be said: the sentence's end or its final mark.
func (v *view) ends(i int) bool {
	if i >= v.n() {
		return true
	}
	switch v.low[i] {
	case ".", "!", "?", ";", "...", "…":
		return true
	}
	return isQuoteMark(v.low[i]) && (i+1 >= v.n() || v.ends(i+1))
}

func isQuoteMark(w string) bool {
	switch w {
	case "\"", "“", "”", "''", "``", "‘", "’", "'", "«", "»":
		return true
	}
	return false
}

// finite reports whether [lo, hi) holds a finite verb.
func (v *view) finite(lo, hi int) bool {
	for i := max(lo, 0); i < hi && i < v.n(); i++ {
		switch v.s.Tokens[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// verbal reports whether [lo, hi) holds any verb.
func (v *view) verbal(lo, hi int) bool {
	for i := max(lo, 0); i < hi && i < v.n(); i++ {
		if v.s.Tokens[i].IsVerb() {
			return true
		}
	}
	return false
}

// span is the byte span of tokens [lo, hi) without punctuation and quotation marks at the edges; empty when nothing is left.
func (v *view) span(lo, hi int) sitrep.Span {
	lo, hi = max(lo, 0), min(hi, v.n())
	for lo < hi && v.punct(lo) && !isQuoteMark(v.low[lo]) {
		lo++
	}
	for lo < hi && v.punct(hi-1) && !isQuoteMark(v.low[hi-1]) {
		hi--
	}
	if lo >= hi {
		return sitrep.Span{}
	}
	return v.s.TokenSpan(lo, hi)
}

func (v *view) start(i int) int {
	if i >= v.n() {
		return v.s.Span.End
	}
	return v.s.Tokens[i].Span.Start
}

func (v *view) isNoun(i int) bool {
	if i < 0 || i >= v.n() {
		return false
	}
	u := v.s.Tokens[i].UPOS
	return u == "NOUN" || u == "PROPN"
}

// mentionAt is the largest mention whose head is token i, else the smallest that covers it and has its head in [lo, hi); -1 without any.
func (v *view) mentionAt(i, lo, hi int) int {
	best, headed := -1, false
	for _, m := range v.mentions {
		r := &v.all.Mentions[m]
		if !r.Contains(v.si, i) {
			continue
		}
		size := r.Hi - r.Lo
		switch {
		case r.Head == i && (!headed || size > v.size(best)):
			best, headed = m, true
		case !headed && r.Head >= lo && r.Head < hi && (best < 0 || size < v.size(best)):
			best = m
		}
	}
	return best
}

func (v *view) size(m int) int { return v.all.Mentions[m].Hi - v.all.Mentions[m].Lo }
