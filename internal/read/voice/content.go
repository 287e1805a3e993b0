package voice

import (
	"strings"

	"sitrep"
)

// place is where the content of a cue stands.
type placement struct {
	left, right    bool
	start, leftEnd int // right content begins at start; left content ends before leftEnd
}

// placeContent decides whether what is said stands before the cue, after it or on both sides of it.
func (v *view) placeContent(c cue, s source, inverted bool) (p placement, medium string) {
	after, medium := v.setting(c)
	lo := min(c.at, s.words.Lo)
	if s.words.Lo == s.words.Hi || inverted {
		lo = c.at
	}
	if inverted {
		after = s.reach
		if e, m, ok := v.settingPhrase(min(after, v.n()-1)); ok && after < v.n() {
			after, medium = e, m
		}
	}
	p = placement{start: after, leftEnd: lo}
	left := v.leftContent(lo)
	switch {
	case v.ends(after):
		p.left = left
	case v.word(after) == ":":
		p.right, p.start = true, after+1
	case inverted:
		p.left = left
		p.right = left && v.resumes(after)
		p.start = after + 1
	case v.word(after) == "," || v.word(after) == ")" || v.word(after) == "-" || v.word(after) == "–" || v.word(after) == "—":
		left = left || v.word(lo-1) == "," && v.resumes(after)
		p.left, p.right = left, v.resumes(after) || !left && isQuoteMark(v.word(after+1))
		p.start = after + 1
	case left && v.fronted(lo) && v.breaksOff(after):
		p.left = true
		p.right = v.tok(after).UPOS == "CCONJ" && after+1 < v.n() && v.tok(after+1).IsVerb()
	default:
		p.right = true
	}
	return p, medium
}

// leftContent reports whether [0, lo) can be what is said: a quotation right before, or a clause; in a headline any words.
func (v *view) leftContent(lo int) bool {
	if lo <= 0 {
		return false
	}
	if _, ok := v.quoteEnding(v.start(lo)); ok {
		return true
	}
	return lo >= 2 && (v.s.Title || v.finite(0, lo) || v.word(lo-1) == "," && v.verbal(0, lo))
}

// fronted reports whether a cue whose phrase starts at lo may close a clause before it in text without commas.
func (v *view) fronted(lo int) bool { return lo >= 3 && v.finite(0, lo) && v.word(lo-1) != "and" }

// breaksOff reports whether the words from i on do not start a clause that could be said.
func (v *view) breaksOff(i int) bool {
	switch v.tok(i).UPOS {
	case "CCONJ":
		return true
	case "SCONJ", "ADP":
		return v.low[i] != "that" && v.low[i] != "if" && v.low[i] != "whether"
	}
	return v.tok(i).XPOS == "VBG"
}

// resumes reports whether the words after the mark at i go on with what is said ("The road, he said, is cut").
func (v *view) resumes(i int) bool {
	j := i + 1
	if j >= v.n() || v.ends(j) {
		return false
	}
	if isQuoteMark(v.low[j]) {
		return true
	}
	if v.tok(j).XPOS == "VBG" || v.low[j] == "who" || v.low[j] == "which" || v.low[j] == "according" || v.low[j] == "as" || v.low[j] == "while" || v.low[j] == "but" {
		return false
	}
	if v.tok(j).UPOS == "CCONJ" {
		return !v.anyCue(j, v.n())
	}
	return v.finite(j, v.n())
}

func (v *view) anyCue(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if len(v.r.verbs[v.cueLemma(i)]) > 0 && v.verbLike(i) {
			return true
		}
	}
	return false
}

// quoteEnding is the quotation that ends right before byte pos with only blanks, a comma or a dash between.
func (v *view) quoteEnding(pos int) (sitrep.Span, bool) {
	i := v.quoteIndex(pos)
	if i < 0 {
		return sitrep.Span{}, false
	}
	q := v.quotes[i]
	return q, strings.Trim(v.doc.Text[q.End:pos], " \t,–—-\u00a0") == ""
}

// quoteStarting is the quotation that starts right after byte pos with only blanks, a comma, a colon or a break between.
func (v *view) quoteStarting(pos int) (sitrep.Span, bool) {
	i := v.quoteAfter(pos)
	if i < 0 {
		return sitrep.Span{}, false
	}
	q := v.quotes[i]
	return q, strings.Trim(v.doc.Text[pos:q.Start], " \t\n,:–—-\u00a0") == ""
}

// spans turns a placement into byte spans of content.
func (v *view) spans(c cue, p placement) []sitrep.Span {
	var out []sitrep.Span
	if p.left {
		out = appendSpan(out, v.leftSpan(p.leftEnd))
	}
	if p.right {
		out = appendSpan(out, v.rightSpan(c, p.start))
	}
	if len(out) == 0 && p.right {
		return v.statement()
	}
	return out
}

func appendSpan(out []sitrep.Span, s sitrep.Span) []sitrep.Span {
	if s.Empty() {
		return out
	}
	return append(out, s)
}

// withoutRelatives leaves relative clauses out of what is denied: others tell of it there, or it is taken for granted ("a raid which rights
// groups say killed nine").
func (v *view) withoutRelatives(content []sitrep.Span) []sitrep.Span {
	var out []sitrep.Span
	for _, c := range content {
		for i := 0; i < v.n(); i++ {
			lo, hi := v.relativeClause(i)
			if lo < 0 || v.start(lo) <= c.Start || v.start(lo) >= c.End {
				continue
			}
			said := sitrep.Span{Start: c.Start, End: v.s.Tokens[lo-1].Span.End}
			for v.punct(lo-1) && said.End > c.Start {
				lo--
				said.End = v.s.Tokens[lo-1].Span.End
			}
			out = appendSpan(out, said)
			c.Start = min(v.start(hi), c.End)
		}
		out = appendSpan(out, c)
	}
	return out
}

// relativeClause is the relative clause that token i opens or is the predicate of, lo -1 where it does neither.
func (v *view) relativeClause(i int) (lo, hi int) {
	t := v.tok(i)
	switch {
	case t.Deprel == "acl:relcl" && t.Head >= 0 && t.Head < i:
		lo, hi = v.s.Subtree(i)
		return max(lo, t.Head+1), hi
	case i > 0 && (t.XPOS == "WDT" || t.XPOS == "WP") && (v.isNoun(i-1) || v.low[i-1] == ","):
		return i, v.clauseEnd(i + 1)
	}
	return -1, -1
}

// leftSpan is the content before token end. A quotation that began in an earlier sentence is taken whole.
func (v *view) leftSpan(end int) sitrep.Span {
	s := v.span(v.leftStart(end), end)
	if q, ok := v.quoteEnding(v.start(end)); ok {
		if s.Empty() || q.Start > s.Start && strings.HasSuffix(strings.TrimRight(v.doc.Text[s.Start:q.Start], " "), ":") {
			return q
		}
		if q.Start < s.Start {
			return q.Union(s)
		}
	}
	return s
}

// leftStart skips an earlier statement of somebody else that a "while" or a semicolon parts off.
func (v *view) leftStart(end int) int {
	for j := end - 1; j > 0; j-- {
		switch v.low[j] {
		case ";", "while", "whereas":
			if v.anyCue(0, j) {
				return j + 1
			}
		}
	}
	return v.firstWord(end)
}

// rightSpan is the content from token start on, up to the next voice or the end; a quotation that runs on into later
// sentences is taken whole.
func (v *view) rightSpan(c cue, start int) sitrep.Span {
	end := v.rightEnd(c, start)
	for end > start && end < v.n() && (v.low[end-1] == "and" || v.low[end-1] == "but" || v.low[end-1] == ",") {
		end--
	}
	s := v.span(start, end)
	if s.Empty() {
		pos := v.start(min(start, v.n()))
		if start >= v.n() || v.ends(start) {
			pos = v.s.Tokens[min(start, v.n())-1].Span.End
		}
		if q, ok := v.quoteStarting(pos); ok {
			return q
		}
		return s
	}
	if i := v.quoteIndexAt(s.End - 1); i >= 0 && v.quotes[i].End > s.End && end >= v.n()-1 {
		s.End = v.quotes[i].End
	}
	return s
}

// rightEnd is the token where content that starts at start ends.
func (v *view) rightEnd(c cue, start int) int {
	for j := start; j < v.n(); j++ {
		if j > start && v.cuts[j] {
			return j
		}
		if j > start && (v.low[j] == "while" || v.low[j] == "whereas" || v.low[j] == "but") && v.otherVoice(j+1) {
			return j
		}
		if v.low[j] == "," && j+1 < v.n() && v.partingWord(j+1) {
			return j
		}
	}
	return v.n()
}

// partingWord reports whether token i opens another cue of the same speaker or another source ("adding that", "according to").
func (v *view) partingWord(i int) bool {
	if v.low[i] == "and" || v.low[i] == "but" {
		i++
	}
	if i >= v.n() {
		return false
	}
	if v.tok(i).XPOS == "VBG" && len(v.r.verbs[v.lemma(i)]) > 0 {
		return !v.inQuote(v.start(i))
	}
	return v.low[i] == "according"
}

// otherVoice reports whether a cue with its own subject starts within the next few words.
func (v *view) otherVoice(i int) bool {
	end, head := v.nounPhraseFrom(i)
	if head < 0 {
		return false
	}
	for end < v.n() && (v.tok(end).UPOS == "AUX" || v.tok(end).UPOS == "ADV") {
		end++
	}
	return end < v.n() && len(v.r.verbs[v.cueLemma(end)]) > 0 && v.verbLike(end)
}
