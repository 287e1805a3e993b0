package claim

import (
	"sitrep"
	"sitrep/internal/read/voice"
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
		out = append(out, b.voice(a))
	}
	return out
}

func (b *builder) voice(a *voice.Attribution) sitrep.Voice {
	v := sitrep.Voice{Label: a.Label, Cue: a.Cue, Kind: a.Kind, Stance: a.Stance, Access: a.Access, Quoted: a.Quoted}
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
