package voice

import (
	"strings"

	"sitrep"
	"sitrep/internal/read"
)

// headlineDrafts reads the forms only headlines have: "Monitor: twelve dead", "Twelve dead: monitor", and, in text that has
// lost its marks, "Twelve dead in raid Monitor".
func (v *view) headlineDrafts(found []draft) []draft {
	if !v.s.Title || v.n() < 3 {
		return nil
	}
	for i := range found {
		if found[i].place.left || found[i].place.right {
			return nil
		}
	}
	if d, ok := v.colonHeadline(); ok {
		return []draft{d}
	}
	if d, ok := v.bareHeadline(); ok {
		return []draft{d}
	}
	return nil
}

// colonHeadline reads a source before the first or after the last colon, dash or comma of a headline.
func (v *view) colonHeadline() (draft, bool) {
	first, last, end := -1, -1, v.headlineEnd()
	for i := range end {
		switch {
		case v.low[i] == ":":
			if first < 0 {
				first = i
			}
			last = i
		case v.spacedDash(i):
			last = i
		}
	}
	if first > 0 && first <= 6 && first+2 < v.n() {
		if s, ok := v.headlineSource(0, first); ok {
			return v.headlineDraft(s, first, placement{right: true, start: first + 1})
		}
	}
	if last > 1 && end-last <= 6 {
		if s, ok := v.headlineSource(last+1, end); ok {
			return v.headlineDraft(s, last, placement{left: true, leftEnd: last})
		}
	}
	return draft{}, false
}

// headlineEnd is where the words of a headline end: a page's title goes on with the way to it in its site, "… - Region - World - Outlet".
func (v *view) headlineEnd() int {
	first, n := v.n(), 0
	for i := range v.low {
		if v.spacedDash(i) {
			first = min(first, i)
			n++
		}
	}
	if n < 2 {
		return v.n()
	}
	return first
}

func (v *view) spacedDash(i int) bool {
	switch v.low[i] {
	case "-", "–", "—", "|":
		return i > 0 && v.start(i) > v.s.Tokens[i-1].Span.End
	}
	return false
}

// headlineSource reads [lo, hi) as a source if it is one noun phrase that can speak.
func (v *view) headlineSource(lo, hi int) (source, bool) {
	for hi > lo && (v.punct(hi - 1)) {
		hi--
	}
	end, head := v.nounPhraseFrom(lo)
	if hi-lo == 1 {
		end, head = hi, lo
	}
	if head < 0 || end < hi {
		return source{}, false
	}
	s := v.sourceAt(lo, hi, head, hi)
	if _, known := v.r.words[v.low[head]]; known {
		return s, true
	}
	if _, named := v.namedAt(head, hi); named || v.standing(s).access != "" {
		return s, true
	}
	return s, strings.HasSuffix(v.tok(head).Name, "PER")
}

func (v *view) headlineDraft(s source, mark int, p placement) (draft, bool) {
	r := &rule{ID: "headline", Stance: "reports"}
	d := v.newDraft(cue{mark, mark + 1, r}, s)
	d.place = p
	return d, true
}

// bareHeadline reads a source word left alone at the end of a headline without marks. A word that could be counted, hit or
// described by what stands before it is left alone.
func (v *view) bareHeadline() (draft, bool) {
	if v.r.bare[v.low[0]] && v.tok(1).UPOS == "NUM" {
		return v.headlineDraft(v.sourceAt(0, 1, 0, 1), 0, placement{right: true, start: 1})
	}
	i := v.headlineEnd() - 1
	for i > 1 && v.punct(i) {
		i--
	}
	if !v.r.bare[v.low[i]] || i < 3 {
		return draft{}, false
	}
	switch v.tok(i - 1).UPOS {
	case "ADJ", "DET", "ADP", "VERB", "AUX", "CCONJ", "PART", "PUNCT":
		return draft{}, false
	case "NUM":
		if strings.HasSuffix(v.low[i], "s") {
			return draft{}, false
		}
	}
	d, ok := v.headlineDraft(v.sourceAt(i, i+1, i, i+1), i, placement{left: true, leftEnd: i})
	if d.Mention >= 0 && v.all.Mentions[d.Mention].Lo < i {
		d.Mention = -1 // the words before are no part of the source
	}
	return d, ok
}

// copiedHeadline repeats a headline's voices where the body opens with the same words again, as scraped pages often do.
func copiedHeadline(doc *read.Doc, found []Attribution) []Attribution {
	copied := doc.TitleCopy()
	if copied.Empty() {
		return nil
	}
	shift := copied.Start - doc.Title.Start
	var out []Attribution
	for i := range found {
		if found[i].Rule == "headline" && found[i].CueSpan.End <= doc.Title.End {
			out = append(out, shifted(doc, found[i], shift))
		}
	}
	return out
}

// shifted is the attribution moved by some bytes; its source keeps pointing at the headline.
func shifted(doc *read.Doc, a Attribution, by int) Attribution {
	move := func(s sitrep.Span) sitrep.Span { return sitrep.Span{Start: s.Start + by, End: s.End + by} }
	a.CueSpan = move(a.CueSpan)
	if s := sentenceOf(doc, a.CueSpan.Start); s < len(doc.Sentences) {
		lo, hi := doc.Sentences[s].Cover(a.CueSpan)
		if lo < hi {
			a.CueTok = read.Tok{Sent: s, Tok: lo}
		}
	}
	content := make([]sitrep.Span, len(a.Content))
	for i := range a.Content {
		content[i] = move(a.Content[i])
	}
	a.Content = content
	return a
}
