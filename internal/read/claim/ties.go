package claim

import (
	"slices"

	"sitrep"
	"sitrep/internal/read/tie"
)

// ties writes the standing relations, except in foreign sentences and paragraphs that do not belong.
func (b *builder) ties() {
	seen := map[string]bool{}
	for i := range b.in.Ties {
		t := &b.in.Ties[i]
		st := &b.in.Status[len(b.in.Frames.Frames)+len(b.in.Tolls)+i]
		from, to := b.end(t.From), b.end(t.To)
		id := HashID("t", b.in.ReportID, t.Kind, b.in.CodePoint(t.Span.Start), b.in.CodePoint(t.Span.End), from, to)
		switch {
		case from == "" || to == "":
			b.drop(t.Pred, t.Rule, "an end of the tie has no actor")
		case from == to || seen[id] || b.foreign(t.Pred.Sent) || b.offTopic(t.Pred.Sent):
		default:
			seen[id] = true
			b.cast.want(from)
			b.cast.want(to)
			out := sitrep.Tie{ID: id, Kind: t.Kind, From: from, To: to, Sentence: t.Pred.Sent, Span: t.Span,
				Evidence: []sitrep.Span{b.tieEvidence(t)}, Negated: t.Negated, Certainty: st.Certainty, Rule: t.Rule}
			b.tieVoices(&out, t)
			if old := b.toldBefore(&out); old != nil {
				old.Evidence = append(old.Evidence, out.Evidence...)
				continue
			}
			b.result.Ties = append(b.result.Ties, out)
		}
	}
}

// toldBefore is the tie that says the same, by the same voices, earlier in the report; nil without one. A relation that stands is
// one relation however often it is told.
func (b *builder) toldBefore(t *sitrep.Tie) *sitrep.Tie {
	for i := range b.result.Ties {
		old := &b.result.Ties[i]
		if old.Kind == t.Kind && old.From == t.From && old.To == t.To && old.Negated == t.Negated && old.Certainty == t.Certainty && slices.EqualFunc(old.Voices, t.Voices, func(x, y sitrep.Voice) bool { return x.Label == y.Label }) {
			return old
		}
	}
	return nil
}

func (b *builder) offTopic(sent int) bool {
	p := b.in.Doc.Sentences[sent].Paragraph
	return p < len(b.in.Integrity.OffTopic) && b.in.Integrity.OffTopic[p]
}

// end is the actor id of a mention, or the place id where the mention is only a place.
func (b *builder) end(m int) string {
	if m < 0 {
		return ""
	}
	if id, _ := b.cast.entity(m); id != "" {
		return id
	}
	if t := b.in.Mentions.Mentions[m].Toponym; t >= 0 && b.in.Places.Toponyms[t].Place >= 0 {
		return b.in.Places.Places[b.in.Places.Toponyms[t].Place].ID
	}
	if b.in.Mentions.Mentions[m].Kind == "pronoun" {
		return ""
	}
	return b.cast.thing(b.in.Mentions.Mentions[m].Range, b.in.Mentions.Mentions[m].Class)
}

func (b *builder) tieEvidence(t *tie.Tie) sitrep.Span {
	span := t.Span
	for _, m := range []int{t.From, t.To} {
		if ment := &b.in.Mentions.Mentions[m]; ment.Sent == t.Pred.Sent {
			span = span.Union(b.in.Doc.Span(ment.Range))
		}
	}
	return span
}

func (b *builder) tieVoices(out *sitrep.Tie, t *tie.Tie) {
	for _, i := range b.voices.Of(t.Span) {
		a := &b.in.Voices.Attributions[i]
		if a.Source.Lo < a.Source.Hi || a.Label != "" {
			out.Voices = append(out.Voices, b.voice(i, t.Pred.Sent))
		}
	}
	if out.Certainty == "asserted" && len(out.Voices) > 0 {
		out.Certainty = "reported"
	}
}
