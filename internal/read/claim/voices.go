package claim

import (
	"strings"

	"sitrep"
	"sitrep/internal/read/frame"
	"sitrep/internal/syntax"
)

// voicesOf lists the sources whose content holds the trigger, outermost first. The cue that is itself the claim's
// predicate ("accused", "urged") is no voice: its speaker is the claim's actor.
func (b *builder) voicesOf(d *draft) []sitrep.Voice {
	var out []sitrep.Voice
	for _, i := range b.voices.Of(d.Trigger) {
		a := &b.in.Voices.Attributions[i]
		if a.CueTok == d.pred || a.CueSpan.Overlaps(d.Trigger) {
			continue
		}
		if a.Hedged && d.Certainty == "asserted" {
			d.Certainty = "hedged"
		}
		if a.Source.Lo >= a.Source.Hi && a.Label == "" {
			continue
		}
		out = append(out, b.voice(i, d.pred.Sent))
	}
	return out
}

// voice is attribution i as the voice of something told in a sentence.
func (b *builder) voice(i, sent int) sitrep.Voice {
	a := &b.in.Voices.Attributions[i]
	v := sitrep.Voice{Label: a.Label, Cue: a.Cue, Kind: a.Kind, Stance: a.Stance, Access: a.Access}
	for _, q := range a.Quoted {
		if q.Overlaps(b.in.Doc.Sentences[sent].Span) {
			v.Quoted = append(v.Quoted, q)
		}
	}
	if i < len(b.in.Said) && b.in.Said[i] != nil {
		said := *b.in.Said[i]
		v.Said = &said
	}
	v.Actor, _ = b.cast.entity(a.Mention)
	b.cast.want(v.Actor)
	if !a.CueSpan.Empty() {
		span := a.CueSpan
		v.CueSpan = &span
	}
	if a.Source.Lo < a.Source.Hi {
		span := b.in.Doc.Span(a.Source)
		v.Span = &span
	}
	return v
}

// narrator holds for a phrase that is the source of what is said, so that it is no party of it: in "… shelled the town" an
// activist told the agency, a tree may hang the activist beside the doers. A speaker who takes up its own act with a
// pronoun, or who says so of itself ("claimed to have taken"), is a party.
func (b *builder) narrator(d *draft, a frame.Arg) bool {
	if a.Basis != "stated" || a.Role != "actor" && a.Role != "recipient" || !strings.HasPrefix(a.Via, "order") && b.alone(d, a) {
		return false
	}
	head := b.in.Doc.Sentences[a.Sent].Tokens[a.Head].Span
	for i := range d.Voices {
		if v := &d.Voices[i]; v.Span != nil && v.Span.Contains(head) && v.CueSpan != nil && !avowal(v) && !governed(&b.in.Doc.Sentences[a.Sent], d.pred.Tok, *v.CueSpan) {
			return true
		}
	}
	return false
}

// alone: no other argument of the frame has the role.
func (b *builder) alone(d *draft, a frame.Arg) bool {
	for _, o := range b.in.Frames.Frames[d.frame].Args {
		if o.Role == a.Role && o.Range != a.Range {
			return false
		}
	}
	return true
}

// avow makes who claims responsibility for an act its doer where no other is told.
func (b *builder) avow(d *draft) {
	if d.Type != "ASSAULT" || len(d.Actors) > 0 {
		return
	}
	for i := range d.Voices {
		if v := &d.Voices[i]; avowal(v) && v.Actor != "" && v.Span != nil {
			b.place(d, sitrep.Argument{Role: "actor", Actor: v.Actor, Span: *v.Span, Basis: "implied"})
		}
	}
}

// avowal: the cue takes an act upon the speaker.
func avowal(v *sitrep.Voice) bool {
	cue := strings.ToLower(v.Cue)
	return strings.HasSuffix(cue, " responsibility") || strings.HasSuffix(cue, " credit")
}

// governed: the predicate is an infinitive under the cue, whose subject the speaker is.
func governed(s *syntax.Sentence, pred int, cue sitrep.Span) bool {
	for k := pred; k >= 0; k = s.Tokens[k].Head {
		if cue.Overlaps(s.Tokens[k].Span) {
			return false
		}
		if s.Tokens[k].Rel() == "xcomp" && s.Tokens[k].Head >= 0 && cue.Overlaps(s.Tokens[s.Tokens[k].Head].Span) {
			return true
		}
	}
	return false
}

// speakerOf makes the actor of a speech act the voice of what it asks, threatens or accuses.
func (b *builder) speakerOf(d *draft) (sitrep.Voice, bool) {
	for _, arg := range d.Arguments {
		if arg.Role != "actor" {
			continue
		}
		span, cue := arg.Span, d.Trigger
		v := sitrep.Voice{Actor: arg.Actor, Label: arg.Span.In(b.in.Doc.Text), Cue: d.Trigger.In(b.in.Doc.Text),
			CueSpan: &cue, Kind: "speech", Stance: "reports", Span: &span}
		return v, true
	}
	return sitrep.Voice{}, false
}

// markSelf says of each voice whether it speaks of its own deeds or losses.
func (b *builder) markSelf(d *draft) {
	for i := range d.Voices {
		v := &d.Voices[i]
		if v.Actor == "" {
			continue
		}
		for _, party := range append(append([]string{}, d.Actors...), d.Recipients...) {
			if b.sameSide(v.Actor, party) {
				v.Self = true
			}
		}
	}
}

// sameSide holds where one actor is the other or acts for it, or both act for the same third.
func (b *builder) sameSide(x, y string) bool {
	if x == y {
		return true
	}
	ax, ay := b.actsFor(x), b.actsFor(y)
	return ax == y || ay == x || (ax != "" && ax == ay)
}

func (b *builder) actsFor(id string) string {
	i, ok := b.cast.indexOf[id]
	if !ok {
		return ""
	}
	return b.cast.actors[i].ActsFor
}

// heard reports whether the voices already hold one by the same cue.
func heard(voices []sitrep.Voice, v sitrep.Voice) bool {
	for i := range voices {
		if c := voices[i].CueSpan; c != nil && v.CueSpan != nil && c.Overlaps(*v.CueSpan) {
			return true
		}
	}
	return false
}
