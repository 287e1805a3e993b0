package voice

import "strings"

// findSource finds who is the subject of an active cue. inverted says that it stands after the verb ("said the mayor").
func (v *view) findSource(c cue) (s source, inverted, ok bool) {
	subj := v.subject(c.at)
	if v.invertible(c, subj) {
		if end, head := v.nounPhraseFrom(c.end); head >= 0 {
			return v.sourceAt(c.end, end, head, v.appositionEnd(end)), true, true
		}
	}
	if s, ok := v.sourceAfterQuote(c); ok {
		return s, false, true
	}
	if i := v.auxStart(c.at) - 1; i >= 0 && nominative(v.low[i]) {
		return v.sourceAt(i, i+1, i, i+1), false, true
	}
	if s, ok := v.sourceBetweenCommas(c); ok {
		return s, false, true
	}
	if v.prior != nil && v.coordinated(c) {
		return *v.prior, false, true
	}
	if s, ok := v.sourceAfterNoun(c); ok {
		return s, false, true
	}
	if subj >= 0 && subj < c.at {
		if s, ok := v.sourceOfSubject(subj, c); ok {
			return s, false, true
		}
	}
	s, ok = v.sourceOnSurface(c)
	return s, false, ok
}

// sourceAfterQuote reads "…" NAME, ROLE said: when a quotation ends before the cue and only nouns lie between, the first noun phrase
// after it speaks.
func (v *view) sourceAfterQuote(c cue) (source, bool) {
	i := v.quoteIndex(v.start(c.at))
	if i < 0 || v.quotes[i].End <= v.s.Span.Start {
		return source{}, false
	}
	lo := c.at
	for lo > 0 && v.start(lo-1) >= v.quotes[i].End && c.at-lo < 25 {
		lo--
	}
	for lo < c.at && v.punct(lo) {
		lo++
	}
	if lo == c.at || v.finiteLower(lo, c.at) || strings.ContainsAny(v.doc.Text[v.quotes[i].End:v.start(lo)], ".;:") {
		return source{}, false
	}
	end, head := v.nounPhraseFrom(lo)
	if head < 0 || end > c.at {
		return source{}, false
	}
	return v.sourceAt(lo, end, head, c.at), true
}

// finiteLower is finite without capitalised words, which are names after a quotation.
func (v *view) finiteLower(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if v.tok(i).Form == v.low[i] && v.finite(i, i+1) {
			return true
		}
	}
	return false
}

// sourceBetweenCommas reads ", the colonel said," and ", the colonel said.": the phrase between the comma and the cue speaks, whatever
// the tree makes of the clause around it.
func (v *view) sourceBetweenCommas(c cue) (source, bool) {
	i := v.auxStart(c.at)
	lo, head := v.nounPhraseTo(i)
	if head < 0 || lo < 2 || v.low[lo-1] != "," {
		return source{}, false
	}
	s := v.sourceAt(lo, i, head, c.at)
	after, _ := v.setting(c)
	return s, v.ends(after) || v.word(after) == "," || v.canSpeak(s)
}

// sourceAfterNoun reads "… held by rebels a monitor said": in text without commas a phrase with an article right after a noun begins
// anew, and if it can speak it is who speaks.
func (v *view) sourceAfterNoun(c cue) (source, bool) {
	i := v.auxStart(c.at)
	lo, head := v.nounPhraseTo(i)
	if head < 0 || lo < 1 || v.tok(lo).UPOS != "DET" && (v.tok(lo).Form == v.low[lo] || v.tok(lo-1).UPOS != "NOUN") {
		return source{}, false
	}
	switch v.low[lo-1] {
	case "]", "--", "—", "–":
	default:
		if u := v.tok(lo - 1).UPOS; u != "NOUN" && u != "PROPN" && u != "NUM" {
			return source{}, false
		}
	}
	if l, h, ok := v.personBefore(lo); ok {
		return v.sourceAt(l, lo, h, c.at), true
	}
	s := v.sourceAt(lo, i, head, c.at)
	return s, v.canSpeak(s)
}

func relativeWord(w string) bool { return w == "which" || w == "that" || w == "who" }

// nominative reports whether a pronoun right before a verb can only be its subject.
func nominative(w string) bool {
	switch w {
	case "he", "she", "they", "i", "we":
		return true
	}
	return false
}

// personBefore is the person's name that ends before token i and opens a clause: what follows is in apposition to it.
func (v *view) personBefore(i int) (lo, head int, ok bool) {
	if !strings.HasSuffix(v.tok(i-1).Name, "PER") {
		return 0, 0, false
	}
	lo, head = v.nounPhraseTo(i)
	if head < 0 || lo > 0 && v.tok(lo-1).UPOS == "ADP" {
		return 0, 0, false
	}
	return lo, head, true
}

// coordinated reports whether the cue follows "and" or "but" at once, so that who spoke before goes on: "did not say when but said".
func (v *view) coordinated(c cue) bool {
	i := c.at - 1
	for i > 0 && v.tok(i).UPOS == "ADV" {
		i--
	}
	if i < 0 || v.low[i] != "and" && v.low[i] != "but" {
		return false
	}
	return v.s.Dep(c.at, "nsubj") < 0
}

// invertible reports whether the noun phrase after the cue is its subject: the tree says so or what is said stands right
// before, and nothing that could be said follows.
func (v *view) invertible(c cue, subj int) bool {
	if c.at == 0 || c.end >= v.n() || v.punct(c.end) || c.rule.Addressee {
		return false
	}
	end, head := v.nounPhraseFrom(c.end)
	if head < 0 {
		return false
	}
	before := v.word(c.at - 1)
	if isQuoteMark(before) || before == "," && !(subj >= 0 && subj < c.at && !v.finite(0, subj)) {
		return !v.finite(end, v.clauseEnd(end)) || v.relative(end)
	}
	if w := v.low[c.at]; (subj > c.at || subj < 0) && (w == "said" || w == "says" || w == "added") {
		return v.finite(0, c.at) && (!v.finite(end, v.n()) || v.relative(end))
	}
	return false
}

func (v *view) relative(i int) bool {
	if v.word(i) == "," {
		i++
	}
	switch v.word(i) {
	case "who", "which", "whose", "that", "as", "when", "after", "before", "while", "speaking", "adding", "in", "on":
		return true
	}
	return false
}

// clauseEnd is the next comma or end after token i.
func (v *view) clauseEnd(i int) int {
	for ; i < v.n(); i++ {
		if v.low[i] == "," || v.ends(i) || v.low[i] == ":" {
			return i
		}
	}
	return i
}

// appositionEnd is the end of an apposition between commas that follows a noun phrase ending at i.
func (v *view) appositionEnd(i int) int {
	if v.word(i) != "," {
		end, head := v.nounPhraseFrom(i)
		if head >= 0 {
			return end
		}
		return i
	}
	end, head := v.nounPhraseFrom(i + 1)
	if head < 0 || v.finite(i+1, end) {
		return i
	}
	return end
}

// sourceOfSubject turns the tree's subject into a source. A relative pronoun gives way to the noun it stands for.
func (v *view) sourceOfSubject(subj int, c cue) (source, bool) {
	switch v.tok(subj).XPOS {
	case "WP", "WDT":
		subj = v.tok(c.at).Head
		if subj < 0 || subj >= c.at || !v.tok(subj).IsNominal() {
			return source{}, false
		}
	case "EX":
		return source{}, false
	}
	if !v.tok(subj).IsNominal() && v.tok(subj).UPOS != "DET" && v.tok(subj).UPOS != "NUM" && v.tok(subj).UPOS != "ADJ" {
		return source{}, false
	}
	if !v.tok(subj).IsNominal() && !v.capitalNoun(subj) {
		return v.sourceAt(subj, subj+1, subj, c.at), true
	}
	lo, _ := v.nounPhraseTo(subj + 1)
	end, _ := v.nounPhraseFrom(subj)
	lo, end = v.overAnd(min(lo, subj)), min(max(end, subj+1), c.at)
	if v.partedBetween(end, c.at) || v.r.adverbs[v.low[subj]] {
		return source{}, false
	}
	if s, ok := v.relativeSource(lo, c); ok {
		return s, true
	}
	return v.outsidePhrase(v.sourceAt(lo, end, subj, c.at))
}

// outsidePhrase refuses a source that a preposition governs: "missiles from the US claims" names no speaker. A noun for people at the end of a
// place phrase ("in Homs residents said") is kept without the place.
func (v *view) outsidePhrase(s source) (source, bool) {
	w := s.words
	if w.Lo == 0 || v.tok(w.Lo-1).UPOS != "ADP" {
		return s, true
	}
	_, known := v.r.words[v.low[w.Head]]
	if known && w.Head > w.Lo && v.tok(w.Head).UPOS == "NOUN" && v.tok(w.Head-1).UPOS == "PROPN" {
		return v.sourceAt(w.Head, w.Hi, w.Head, s.reach), true
	}
	return source{}, false
}

// relativeSource is the noun before the relative clause whose tail a supposed source at lo is.
func (v *view) relativeSource(lo int, c cue) (source, bool) {
	who := v.behindRelative(lo, c.at)
	if who <= 0 {
		return source{}, false
	}
	l, h := v.nounPhraseTo(who)
	if h < 0 {
		return source{}, false
	}
	return v.sourceAt(v.overAnd(l), who, h, c.at), true
}

// partedBetween reports whether a conjunction opens another clause between a supposed subject and the cue.
func (v *view) partedBetween(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch v.low[i] {
		case "while", "whilst", "whereas", "but", ";":
			return true
		}
	}
	return false
}

// behindRelative reads "X who runs the office said": where the words before the cue are the tail of a relative clause and the
// sentence has no other verb before it, the end of X is returned, else -1.
func (v *view) behindRelative(lo, at int) int {
	for j := lo - 1; j > 0; j-- {
		switch v.low[j] {
		case ",", "\"", "”":
			return -1
		case "who", "which":
			verbs := 0
			for i := j + 1; i < at; i++ {
				if v.finite(i, i+1) {
					verbs++
				}
			}
			if verbs == 1 && !v.finite(0, j) && v.isNoun(j-1) {
				return j
			}
			return -1
		}
	}
	return -1
}

// overAnd extends a phrase that starts at lo over "X and" when nothing but nouns stands before it.
func (v *view) overAnd(lo int) int {
	if v.word(lo-1) != "and" || lo < 2 || !v.isNoun(lo-2) || v.verbal(0, lo) {
		return lo
	}
	l, h := v.nounPhraseTo(lo - 1)
	if h < 0 {
		return lo
	}
	return l
}

// sourceOnSurface looks left of the cue for the noun phrase it follows, over adverbs, auxiliaries and one apposition
// between commas.
func (v *view) sourceOnSurface(c cue) (source, bool) {
	i := c.at
	for i > 0 && (v.tok(i-1).UPOS == "ADV" || v.tok(i-1).UPOS == "AUX") {
		i--
	}
	i = v.beforeSetting(i)
	if i > 0 && v.low[i-1] == "," {
		if j := v.commaBefore(i - 1); j > 0 {
			if lo, head := v.nounPhraseTo(j); head >= 0 && lo < j {
				return v.sourceAt(lo, j, head, c.at), true
			}
		}
		return source{}, false
	}
	lo, head := v.nounPhraseTo(i)
	if head >= 0 && relativeWord(v.low[head]) {
		i = head
		lo, head = v.nounPhraseTo(i)
	}
	if head < 0 || lo >= i {
		return source{}, false
	}
	if s, ok := v.relativeSource(lo, c); ok {
		return s, true
	}
	return v.outsidePhrase(v.sourceAt(lo, i, head, c.at))
}

// beforeSetting steps back over a day between source and cue: "the group on Monday claimed".
func (v *view) beforeSetting(i int) int {
	if i >= 3 && v.tok(i-2).UPOS == "ADP" && v.r.openers[v.low[i-2]] && v.r.settings[v.low[i-1]] && v.isNoun(i-3) {
		return i - 2
	}
	return i
}

// commaBefore is the comma before token i with at most 25 words between, -1 without one.
func (v *view) commaBefore(i int) int {
	for j := i - 1; j >= 0 && j > i-25; j-- {
		if v.low[j] == "," {
			return j
		}
	}
	return -1
}
