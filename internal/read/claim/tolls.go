package claim

import (
	"slices"

	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/read/frame"
	"sitrep/internal/read/toll"
)

// assignTolls gives every toll to at most one frame of its sentence: frame index to toll indexes.
func assignTolls(in *Input) map[int][]int {
	bySentence := map[int][]int{}
	for i := range in.Frames.Frames {
		s := in.Frames.Frames[i].Pred.Sent
		bySentence[s] = append(bySentence[s], i)
	}
	out := map[int][]int{}
	for t := range in.Tolls {
		if unbounded(&in.Tolls[t]) {
			continue
		}
		best, bestFit := -1, 0
		for _, i := range bySentence[in.Tolls[t].Pred.Sent] {
			if in.Status[i].Generic {
				continue
			}
			if fit := tollFit(in, &in.Tolls[t], &in.Frames.Frames[i]); fit > bestFit {
				best, bestFit = i, fit
			}
		}
		if best >= 0 {
			out[best] = append(out[best], t)
		}
	}
	return out
}

// tollFit says how well a frame explains a toll, 0 when it cannot.
func tollFit(in *Input, t *toll.Toll, f *frame.Frame) int {
	base := typeFit(t.Kind, f)
	if base == 0 {
		return 0
	}
	s := &in.Doc.Sentences[t.Pred.Sent]
	if f.Harm && f.Pred != t.Pred && s.Tokens[t.Pred.Tok].IsVerb() && distance(t, f) > harmGap {
		return 0
	}
	switch {
	case f.Pred == t.Pred, f.Trigger.Contains(s.Tokens[t.Pred.Tok].Span):
		return base + 400
	case s.Under(t.Pred.Tok, f.Pred.Tok):
		return base + 200 - min(distance(t, f), 99)
	case s.Under(f.Pred.Tok, t.Pred.Tok):
		return base + 150 - min(distance(t, f), 99)
	case distance(t, f) <= maxTollGap:
		return base + 100 - distance(t, f)
	}
	return 0
}

// withoutSpeakers empties the counts of one whose only victim is the source of an attribution: in "killing nine
// fighters, the army's spokesman said" a tree may hang the spokesman beside the fighters.
func withoutSpeakers(in *Input) []toll.Toll {
	sources := map[int][]read.Range{}
	for i := range in.Voices.Attributions {
		if s := in.Voices.Attributions[i].Source; s.Lo < s.Hi && !in.Voices.Attributions[i].Attitude {
			sources[s.Sent] = append(sources[s.Sent], s)
		}
	}
	out := append([]toll.Toll(nil), in.Tolls...)
	for i := range out {
		v := out[i].Victim
		for _, s := range sources[v.Sent] {
			if v.Lo < v.Hi && v.Sent == out[i].Pred.Sent && s.Contains(v.Sent, v.Head) {
				out[i].Low, out[i].High = nil, nil
			}
		}
	}
	return out
}

// unbounded counts say nothing ("casualties").
func unbounded(t *toll.Toll) bool { return t.Low == nil && t.High == nil }

// harmGap is how many words may lie between a verb of harm with its count and another verb of harm that tells of the same
// act ("nine were killed and ten wounded").
const harmGap = 6

// maxTollGap is how many words may lie between a count and an unconnected act that is said to have caused it.
const maxTollGap = 25

func distance(t *toll.Toll, f *frame.Frame) int {
	if t.Pred.Tok > f.Pred.Tok {
		return t.Pred.Tok - f.Pred.Tok
	}
	return f.Pred.Tok - t.Pred.Tok
}

// typeFit ranks the event types that can cause a kind of toll, 0 for those that cannot.
func typeFit(kind string, f *frame.Frame) int { return fits[kind][f.Type] }

var fits = map[string]map[string]int{
	"killed":    {"ASSAULT": 50, "COERCE": 10, "PROTEST": 10},
	"wounded":   {"ASSAULT": 50, "COERCE": 10, "PROTEST": 10},
	"detained":  {"COERCE": 50, "ASSAULT": 30, "SANCTION": 20},
	"abducted":  {"ASSAULT": 50, "COERCE": 20},
	"displaced": {"SANCTION": 50, "RETREAT": 40, "COERCE": 30, "ASSAULT": 30},
	"missing":   {"ASSAULT": 50, "COERCE": 20},
}

// addTolls writes tolls into the draft; the counted people are its recipients where the frame names no people.
func (b *builder) addTolls(d *draft, tolls []int) {
	position := map[int]int{}
	for _, t := range tolls {
		b.taken[t] = true
		position[t] = len(d.Tolls)
		toll := b.in.Tolls[t].Toll
		if toll.PartOf != nil {
			toll.PartOf = nil
			if p, ok := position[*b.in.Tolls[t].PartOf]; ok {
				toll.PartOf = &p
			}
		}
		if toll.Scope == "cumulative" && d.When != nil && d.When.Start != d.When.End {
			toll.Since = d.When.Start
		}
		d.Tolls = append(d.Tolls, toll)
		b.sideOf(d, &d.Tolls[len(d.Tolls)-1], &b.in.Tolls[t])
	}
	b.unhand(d, tolls)
	if !b.people(d.Recipients) && !d.Symmetric {
		b.victims(d, tolls)
	}
}

// unhand takes counted victims from among the doers, where a verb without an auxiliary was misread ("Six guards killed, nine
// hurt in raid"): who is counted as hurt is acted on.
func (b *builder) unhand(d *draft, tolls []int) {
	for _, t := range tolls {
		v := b.in.Tolls[t].Victim
		if v.Lo >= v.Hi {
			continue
		}
		head := b.in.Doc.Sentences[v.Sent].Tokens[v.Head].Span
		for i := range d.Arguments {
			arg := &d.Arguments[i]
			if arg.Role != "actor" || arg.Actor == "" || !arg.Span.Contains(head) {
				continue
			}
			arg.Role = "recipient"
			d.Actors = slices.DeleteFunc(d.Actors, func(id string) bool { return id == arg.Actor })
			if !contains(d.Recipients, arg.Actor) {
				d.Recipients = append(d.Recipients, arg.Actor)
			}
		}
	}
}

// victims makes the counted people the recipients.
func (b *builder) victims(d *draft, tolls []int) {
	for _, t := range tolls {
		if v := b.in.Tolls[t].Victim; v.Lo < v.Hi && b.in.Tolls[t].PartOf == nil {
			b.addParty(d, frame.Arg{Role: "recipient", Range: v, Via: "toll", Basis: "stated"})
		}
	}
}

// sideOf says whose people were hurt: the force they are said to belong to (stated), or, where a party counts "troops"
// or "soldiers" without saying whose, that party's own (inferred).
func (b *builder) sideOf(d *draft, out *sitrep.Toll, t *toll.Toll) {
	m := b.cast.mention(t.Victim)
	if m < 0 || out.Class != "combatant" {
		return
	}
	if owner := b.in.Mentions.Mentions[m].Owner; owner >= 0 {
		out.Side, _ = b.cast.entity(owner)
	}
	if out.Side != "" {
		out.SideBasis = "stated"
		b.cast.want(out.Side)
		return
	}
	if !b.regulars(t) || len(d.Voices) == 0 {
		return
	}
	v := d.Voices[len(d.Voices)-1]
	if v.Access == "party" && v.Actor != "" {
		out.Side, out.SideBasis = v.Actor, "inferred"
		if side := b.actsFor(v.Actor); side != "" {
			out.Side = side
		}
		b.cast.want(out.Side)
	}
}

// regulars holds for words by which a party speaks of its own people.
func (b *builder) regulars(t *toll.Toll) bool {
	switch b.in.Doc.Sentences[t.Victim.Sent].Tokens[t.Victim.Head].Lemma {
	case "troop", "troops", "soldier", "serviceman", "servicemen", "officer":
		return true
	}
	return false
}

// tollClaims makes claims of tolls that no frame explains, in reports that tell of violence.
func (b *builder) tollClaims() {
	if !b.violent() {
		return
	}
	for t := range b.in.Tolls {
		toll := &b.in.Tolls[t]
		kind, mode := tollType(toll.Kind)
		st := &b.in.Status[len(b.in.Frames.Frames)+t]
		if b.taken[t] || kind == "" || unbounded(toll) || b.foreign(toll.Pred.Sent) || toll.PartOf != nil && b.taken[*toll.PartOf] {
			continue
		}
		if st.Generic {
			b.drop(toll.Pred, toll.Rule, st.Why)
			continue
		}
		d := newDraft(-1, toll.Pred, st)
		d.Claim = sitrep.Claim{Sentence: toll.Pred.Sent, Type: kind, Mode: mode, Rule: "claim/toll",
			Trigger: b.in.Doc.Sentences[toll.Pred.Sent].Tokens[toll.Pred.Tok].Span}
		i := len(b.in.Frames.Frames) + t
		b.describe(d, b.in.Whens[i], b.in.Wheres[i])
		d.Voices = b.voicesOf(d)
		b.add(d, b.together(t))
	}
}

// together lists toll t and the later free tolls of the same predicate or that are part of it.
func (b *builder) together(t int) []int {
	out := []int{t}
	for u := t + 1; u < len(b.in.Tolls) && b.in.Tolls[u].Pred.Sent == b.in.Tolls[t].Pred.Sent; u++ {
		other := &b.in.Tolls[u]
		if !b.taken[u] && !unbounded(other) && (other.Pred == b.in.Tolls[t].Pred || other.PartOf != nil && *other.PartOf == t) {
			out = append(out, u)
		}
	}
	return out
}

func (b *builder) violent() bool {
	for _, d := range b.drafts {
		if d.Type == "ASSAULT" {
			return true
		}
	}
	return false
}

func tollType(kind string) (eventType, mode string) {
	switch kind {
	case "killed", "wounded":
		return "ASSAULT", ""
	case "abducted":
		return "ASSAULT", "abduct"
	case "detained":
		return "COERCE", "arrest"
	case "displaced":
		return "SANCTION", "expel"
	}
	return "", ""
}
