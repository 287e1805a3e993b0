package voice

import (
	"slices"
	"sort"
	"strings"

	"sitrep"
	"sitrep/internal/read"
)

// tieQuotes gives each quotation that nobody is said to speak to the speaker of the sentence right before it in the same
// paragraph, where that sentence ends in speech of one speaker: one statement broken by its cue. All others that read like speech
// become orphans.
func tieQuotes(doc *read.Doc, res *Result) {
	if len(doc.Sentences) == 0 {
		return
	}
	ends, spoken := speechEnds(doc, res.Attributions), contents(res.Attributions)
	for _, q := range res.Quotes {
		sent := sentenceOf(doc, q.Start)
		if overlapsAny(spoken, q) || !standsAlone(doc, q, sent) {
			continue
		}
		prev := sent - 1
		if prev >= 0 && doc.Sentences[prev].Paragraph == doc.Sentences[sent].Paragraph && ends[prev] >= 0 && opensSentence(doc, q, sent) {
			a := &res.Attributions[ends[prev]]
			a.Content, a.Quoted = append(slices.Clip(a.Content), q), append(slices.Clip(a.Quoted), q)
			ends[sentenceOf(doc, q.End-1)] = ends[prev]
			continue
		}
		res.Orphans = append(res.Orphans, q)
	}
}

// speechEnds tells for each sentence which attribution's speaker has the last word in it, -1 where nobody or more than one has.
func speechEnds(doc *read.Doc, all []Attribution) []int {
	ends := make([]int, len(doc.Sentences))
	for i := range ends {
		ends[i] = -1
	}
	for i := range all {
		a := &all[i]
		s := a.CueTok.Sent
		if a.Attitude || a.Rule == "headline" || a.Kind == "agency" || a.Kind == "document" || a.Label == "" {
			continue
		}
		switch {
		case ends[s] == -1:
			ends[s] = i
		case ends[s] >= 0 && all[ends[s]].Label != a.Label:
			ends[s] = -2
		}
	}
	for i := range ends {
		ends[i] = max(ends[i], -1)
	}
	return ends
}

// sentenceOf is the last sentence that starts at or before byte pos.
func sentenceOf(doc *read.Doc, pos int) int {
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].Span.Start > pos })
	return max(i-1, 0)
}

// contents are the merged content spans of all attributions in text order.
func contents(all []Attribution) []sitrep.Span {
	var out []sitrep.Span
	for i := range all {
		out = append(out, all[i].Content...)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	merged := out[:0]
	for _, s := range out {
		if n := len(merged); n > 0 && s.Start <= merged[n-1].End {
			merged[n-1].End = max(merged[n-1].End, s.End)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

func overlapsAny(merged []sitrep.Span, q sitrep.Span) bool {
	i := sort.Search(len(merged), func(i int) bool { return merged[i].End > q.Start })
	return i < len(merged) && merged[i].Overlaps(q)
}

func opensSentence(doc *read.Doc, q sitrep.Span, sent int) bool {
	return q.Start-doc.Sentences[sent].Span.Start <= 2
}

// standsAlone reports whether a quotation reads like speech of its own: it opens its sentence, or it holds a whole sentence.
// Words in marks inside a sentence of the report's own are none.
func standsAlone(doc *read.Doc, q sitrep.Span, sent int) bool {
	words := strings.Count(strings.TrimSpace(q.In(doc.Text)), " ") + 1
	if words < 4 {
		return false
	}
	if opensSentence(doc, q, sent) {
		return true
	}
	body := strings.TrimRight(q.In(doc.Text), "\"”’'»")
	return words >= 6 && strings.ContainsAny(body[len(body)-1:], ".!?")
}
