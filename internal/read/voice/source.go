package voice

import (
	"strings"

	"sitrep/internal/read"
)

// source is who speaks, as found in one sentence.
type source struct {
	words   read.Range // Lo == Hi: none stated
	basis   string     // stated pronoun
	reach   int        // end of the appositions that go with the words
	mention int
}

// sourceAt makes a source of the noun phrase [lo, hi) with the given head; reach bounds its appositions.
func (v *view) sourceAt(lo, hi, head, reach int) source {
	s := source{words: v.rangeOf(lo, hi, head), basis: "stated", reach: max(hi, reach), mention: v.mentionAt(v.speaker(lo, hi, head), lo, hi)}
	if v.tok(head).UPOS == "PRON" && v.tok(head).Form != "WHO" {
		s.basis = "pronoun"
	}
	return s
}

// speaker is the token that stands for the one who speaks: the owner or author where the head is a thing that is issued
// ("the ministry's statement", "a report by the agency"), else the head.
func (v *view) speaker(lo, hi, head int) int {
	if _, issued := v.r.media[v.lemma(head)]; !issued {
		return head
	}
	for i := head + 1; i+1 < hi; i++ {
		if w := v.low[i]; w == "by" || w == "from" || w == "of" {
			if _, h := v.nounGroup(i + 1); h >= 0 && h < hi {
				return h
			}
		}
	}
	for i := head - 1; i > lo; i-- {
		if v.tok(i).UPOS == "PART" && v.isNoun(i-1) {
			return i - 1
		}
	}
	return head
}

func (v *view) lemma(i int) string {
	if i < 0 || i >= v.n() {
		return ""
	}
	if l := v.s.Tokens[i].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return v.low[i]
}

// describe fills kind, access and label of an attribution from the words of its source and of its cue's setting.
func (v *view) describe(a *Attribution, s source, medium string) {
	a.Source, a.Basis, a.Mention = s.words, s.basis, s.mention
	if s.words.Lo == s.words.Hi {
		a.Kind, a.Mention = "unnamed", -1
		return
	}
	a.Label = v.doc.Words(s.words)
	is := v.standing(s)
	a.Access = is.access
	issued := v.r.media[v.lemma(s.words.Head)]
	switch {
	case issued != "":
		a.Kind = issued
	case medium != "":
		a.Kind = medium
	case is.kind != "":
		a.Kind = is.kind
	case v.nameless(s):
		a.Kind = "unnamed"
	default:
		a.Kind = "speech"
	}
}

// standing reads access and kind off the words: a known name, the head noun, then modifiers and appositions.
func (v *view) standing(s source) standing {
	lo, hi := s.words.Lo, min(s.reach, v.n())
	for i := lo; i < hi; i++ {
		if is, ok := v.namedAt(i, hi); ok {
			return is
		}
	}
	if is, ok := v.r.words[v.low[s.words.Head]]; ok {
		if is.access == "official" && v.spokesFor(lo, hi) {
			return standing{access: "party"}
		}
		return is
	}
	if s.mention >= 0 {
		for _, sector := range v.all.Mentions[s.mention].Code.Sectors {
			if a := v.r.sectors[sector]; a != "" {
				return standing{access: a}
			}
		}
	}
	if v.spokesFor(lo, hi) {
		return standing{access: "party"}
	}
	for i := lo; i < hi && !v.closeTo(i); i++ {
		if is, ok := v.r.words[v.low[i]]; ok {
			return is
		}
	}
	return standing{}
}

// spokesFor reports whether the words [lo, hi) name a fighting side that somebody speaks for.
func (v *view) spokesFor(lo, hi int) bool {
	speaks, side := false, false
	for i := lo; i < hi; i++ {
		speaks = speaks || strings.HasPrefix(v.low[i], "spokes")
		side = side || v.r.words[v.low[i]].access == "party"
	}
	return speaks && side
}

func (v *view) namedAt(i, hi int) (standing, bool) {
	for _, n := range v.r.names[v.low[i]] {
		if i+len(n.words) > hi || v.s.Tokens[i].Form == v.low[i] {
			continue
		}
		same := true
		for j, w := range n.words {
			same = same && v.low[i+j] == w
		}
		if same {
			return n.is, true
		}
	}
	return standing{}, false
}

// nameless reports whether the source names nobody: a general noun with no proper name of a person or body.
func (v *view) nameless(s source) bool {
	if !v.r.unnamed[v.low[s.words.Head]] {
		return false
	}
	for i := s.words.Lo; i < s.words.Hi; i++ {
		if n := v.s.Tokens[i].Name; strings.HasSuffix(n, "PER") {
			return false
		}
	}
	return true
}
