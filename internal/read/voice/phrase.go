package voice

import (
	"strings"

	"sitrep/internal/read"
)

// nounPhraseFrom reads a noun phrase that begins at token i on the surface: determiners, modifiers, nouns, and
// phrases with "of", "for", "in", "at" that follow. It returns the end and the head of its first noun group, or i, -1.
func (v *view) nounPhraseFrom(i int) (end, head int) {
	end, head = v.nounGroup(i)
	if head < 0 {
		return i, -1
	}
	for joinsNoun(v.word(end)) || v.closeTo(end) {
		next, h := v.nounGroup(end + 1)
		if h < 0 {
			break
		}
		end = next
	}
	return end, head
}

// closeTo reports whether the preposition at i goes on with an adjective after its noun: "a source close to", "officials familiar with".
func (v *view) closeTo(i int) bool {
	return (v.word(i) == "to" || v.word(i) == "with") && i > 1 && v.tok(i-1).UPOS == "ADJ" && v.isNoun(i-2)
}

// capitalNoun reports whether token i, tagged adjective, is a name by its capital and by no noun following it.
func (v *view) capitalNoun(i int) bool {
	t := v.tok(i)
	if t.UPOS != "ADJ" || t.Form == v.low[i] || i == 0 || len(t.Form) > 3 && t.Form == strings.ToUpper(t.Form) {
		return false
	}
	if i+1 >= v.n() {
		return true
	}
	u := v.tok(i + 1).UPOS
	return u != "NOUN" && u != "PROPN" && u != "ADJ" && v.low[i+1] != "-"
}

func joinsNoun(w string) bool {
	switch w {
	case "of", "for", "in", "at", "from", "and", "with", "near":
		return true
	}
	return false
}

// nounGroup reads determiners, modifiers and nouns from token i on; head is the last noun, -1 where there is none.
func (v *view) nounGroup(i int) (end, head int) {
	head = -1
	for end = i; end < v.n(); end++ {
		t := v.tok(end)
		switch t.UPOS {
		case "NOUN", "PROPN":
			head = end
		case "PRON":
			if head < 0 && (end == i || t.XPOS == "PRP$") {
				if t.XPOS != "PRP$" {
					return end + 1, end
				}
				continue
			}
			return end, head
		case "DET", "ADJ", "NUM", "SYM":
			if head >= 0 && t.UPOS == "DET" {
				return end, head
			}
			if head < 0 && v.capitalNoun(end) {
				head = end
			}
		case "PART":
			if v.low[end] == "to" || head < 0 {
				return end, head
			}
		default:
			if t.Form == "Said" && head == end-1 && head >= 0 {
				head = end
				continue
			}
			if !v.insideName(end, head) {
				return end, head
			}
		}
	}
	return end, head
}

// insideName reports whether token i, no noun itself, stands inside a compound: a hyphen, a name's particle, "-led".
func (v *view) insideName(i, head int) bool {
	switch v.low[i] {
	case "-", "–", "&", "/", "al-", "el-", "'s", "’s", "'", "’":
		return i+1 < v.n() && !v.punct(i+1)
	case ".":
		return head == i-1 && i+1 < v.n() && len(v.low[i-1]) <= 3 && v.isNoun(i+1)
	}
	if v.carriesOn(i) {
		return true
	}
	return v.s.Tokens[i].UPOS == "VERB" && i > 0 && v.low[i-1] == "-" && i+1 < v.n()
}

// carriesOn reports whether the name that token i is in goes on after it, whatever the word is elsewhere ("United Nations").
func (v *view) carriesOn(i int) bool {
	here, next := v.tok(i).Name, ""
	if i+1 < v.n() {
		next = v.tok(i + 1).Name
	}
	return len(here) > 2 && strings.HasPrefix(next, "I-") && here[2:] == next[2:]
}

// nounPhraseTo reads a noun phrase that ends just before token end, walking left; text without punctuation gives no
// other bound than a determiner or a word that is no part of a noun phrase.
func (v *view) nounPhraseTo(end int) (lo, head int) {
	head = -1
	i := end - 1
	for ; i >= 0; i-- {
		t := v.tok(i)
		switch t.UPOS {
		case "NOUN", "PROPN":
			if head >= 0 && v.foreignNoun(i) {
				return i + 1, head
			}
			if head < 0 {
				head = i
			}
			continue
		case "PRON":
			if head < 0 {
				return i, i
			}
			if t.XPOS == "PRP$" {
				continue
			}
			return i + 1, head
		case "DET":
			if head < 0 {
				return i, i
			}
			return v.overOf(i), v.headAcross(v.overOf(i), head)
		case "ADJ", "NUM", "SYM":
			if head < 0 && v.capitalNoun(i) {
				head = i
				continue
			}
			if head >= 0 && !(t.UPOS == "NUM" && len(t.Form) == 4) {
				continue
			}
		default:
			if head >= 0 && (v.insideName(i, i) || v.possessive(i)) {
				continue
			}
			if open := v.bracketOpen(i); open > 0 && v.isNoun(open-1) {
				i = open
				continue
			}
		}
		break
	}
	if head < 0 {
		return end, -1
	}
	lo = v.overOf(i + 1)
	return lo, v.headAcross(lo, head)
}

// bracketOpen is the "(" that token i closes within ten words, -1 when it closes none.
func (v *view) bracketOpen(i int) int {
	if v.low[i] != ")" {
		return -1
	}
	for j := i - 1; j >= 0 && j > i-10; j-- {
		if v.low[j] == "(" {
			return j
		}
	}
	return -1
}

// foreignNoun reports whether the common noun i before a proper name is no part of its phrase: text that has lost its commas
// runs "in the village Abu Omar said" together; only nouns for people and bodies go with a name.
func (v *view) foreignNoun(i int) bool {
	if v.tok(i).UPOS != "NOUN" || i+1 >= v.n() || v.tok(i).Form != v.low[i] || v.tok(i+1).Form == v.low[i+1] {
		return false
	}
	if u := v.tok(i + 1).UPOS; u != "PROPN" && u != "ADJ" {
		return false
	}
	_, known := v.r.words[v.low[i]]
	return !known && !v.r.unnamed[v.low[i]]
}

func (v *view) possessive(i int) bool {
	return v.tok(i).UPOS == "PART" && v.low[i] != "to" && v.low[i] != "not"
}

// overOf extends a noun phrase that starts at lo over "X of", "X for", "X in", "X at" to its left when the tree agrees that
// the phrase hangs on X, or X is a common bearer of such a phrase.
func (v *view) overOf(lo int) int {
	if lo < 2 {
		return lo
	}
	if !v.isNoun(lo-2) || !v.bears(lo-2, v.word(lo-1)) {
		return lo
	}
	start, head := v.nounPhraseTo(lo - 1)
	if head < 0 {
		return lo
	}
	return start
}

// bears reports whether a phrase with this preposition may hang on noun i: "of" on any, the others only on nouns that
// name a source ("a doctor in", "activists from", "spokesman for").
func (v *view) bears(i int, prep string) bool {
	switch prep {
	case "of":
		return true
	case "for", "at", "in", "from", "with":
		_, ok := v.r.words[v.low[i]]
		return ok || v.low[i] == "minister" || v.r.unnamed[v.low[i]]
	}
	return false
}

// headAcross is the head noun when the phrase starts at lo and a preposition may split it: the noun before the first one.
func (v *view) headAcross(lo, head int) int {
	for i := lo; i < head; i++ {
		switch v.low[i] {
		case "of", "for", "at", "in", "from":
			if i > lo && v.isNoun(i-1) {
				return i - 1
			}
		}
	}
	return head
}

func (v *view) rangeOf(lo, hi, head int) read.Range {
	return read.Range{Sent: v.si, Lo: lo, Hi: hi, Head: head}
}
