package claimscore

import (
	"slices"

	"sitrep"
	"sitrep/internal/eval/assign"
)

// pairing is the agreement of one claim with one fact.
type pairing struct {
	typeRight, triggerRight bool
	found                   map[string]int // per overlap field: surfaces of the fact that the claim gives
	extra                   map[string]int // surfaces of the claim that the fact does not hold, implied ones let pass
	missing                 map[string]int // surfaces of the fact that the claim lacks
}

func (v *view) compare(c *sitrep.Claim, f *Fact, at *site) *pairing {
	p := &pairing{found: map[string]int{}, extra: map[string]int{}, missing: map[string]int{}}
	p.typeRight = slices.Contains(f.Types, c.Type)
	p.triggerRight = at.trigger.Overlaps(c.Trigger)
	actors, receives := v.parties(c.Actors), v.parties(c.Recipients)
	goldActors, goldReceives := f.Actors, f.Receives
	if c.Symmetric {
		actors, receives = slices.Concat(actors, receives), nil
		goldActors, goldReceives = slices.Concat(goldActors, goldReceives), nil
	}
	p.count(FieldActor, actors, goldActors, f.ActorImplied)
	p.count(FieldRecipient, receives, goldReceives, f.ReceiverImplied)
	p.count(FieldVoice, v.voices(c), f.Voices, nil)
	p.place(v.where(c), f.Places)
	p.tolls(c.Tolls, f.Tolls)
	for field := range f.Skip {
		delete(p.extra, field)
		delete(p.missing, field)
		delete(p.found, field)
	}
	return p
}

// count pairs the names given with the surfaces wanted, one to one; a name that only an implied surface holds is let pass.
func (p *pairing) count(field string, given [][]string, want, implied []string) {
	weights := make([][]float64, len(given))
	for i, names := range given {
		weights[i] = make([]float64, len(want))
		for j, surface := range want {
			if AnyOverlap(names, surface) {
				weights[i][j] = 1
			}
		}
	}
	paired := assign.Best(weights)
	for i := range given {
		switch {
		case paired[i] >= 0:
			p.found[field]++
		case !slices.ContainsFunc(implied, func(s string) bool { return AnyOverlap(given[i], s) }):
			p.extra[field]++
		}
	}
	p.missing[field] = len(want) - p.found[field]
}

func (p *pairing) place(given, accepted []string) {
	right := slices.ContainsFunc(accepted, func(s string) bool { return AnyOverlap(given, s) })
	switch {
	case right:
		p.found[FieldPlace] = 1
	case len(given) > 0:
		p.extra[FieldPlace] = 1
	}
	if !right && len(accepted) > 0 {
		p.missing[FieldPlace] = 1
	}
}

func (p *pairing) tolls(given []sitrep.Toll, want []Toll) {
	used := make([]bool, len(want))
	for i := range given {
		j := firstUnused(want, used, &given[i])
		if j < 0 {
			p.extra[FieldTolls]++
			continue
		}
		used[j] = true
		p.found[FieldTolls]++
	}
	p.missing[FieldTolls] = len(want) - p.found[FieldTolls]
}

func firstUnused(want []Toll, used []bool, given *sitrep.Toll) int {
	for j, t := range want {
		if !used[j] && TollRight(given, t) {
			return j
		}
	}
	return -1
}

// TollRight reports whether kind and both bounds are the wanted ones.
func TollRight(given *sitrep.Toll, want Toll) bool {
	return given.Kind == want.Kind && sameBound(given.Low, want.Low) && sameBound(given.High, want.High)
}

func sameBound(a, b *int) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

func (v *view) parties(ids []string) [][]string {
	out := make([][]string, 0, len(ids))
	for _, id := range ids {
		names := v.actors[id]
		if names == nil {
			names = v.places[id]
		}
		out = append(out, names)
	}
	return out
}

func (v *view) voices(c *sitrep.Claim) [][]string {
	out := make([][]string, 0, len(c.Voices))
	for i := range c.Voices {
		names := []string{c.Voices[i].Label}
		out = append(out, append(names, v.actors[c.Voices[i].Actor]...))
	}
	return out
}

func (v *view) where(c *sitrep.Claim) []string {
	if c.Where == nil {
		return nil
	}
	names := append([]string{c.Where.Name}, v.places[c.Where.Place]...)
	if c.Where.Span != nil {
		names = append(names, v.words(*c.Where.Span))
	}
	return names
}

// eligible reports whether the claim may stand for the fact at all, weight how well it does.
func (p *pairing) eligible() bool { return p.typeRight || p.triggerRight }

func (p *pairing) weight() float64 {
	w := 1.0
	if p.typeRight {
		w += 3
	}
	if p.triggerRight {
		w += 3
	}
	return w + 1.5*p.agreement(FieldActor) + 1.5*p.agreement(FieldRecipient) + p.agreement(FieldTolls)
}

// agreement is the F1 of one field of the pair, 0 where neither side gives anything.
func (p *pairing) agreement(field string) float64 {
	found := p.found[field]
	if found == 0 {
		return 0
	}
	return float64(2*found) / float64(2*found+p.extra[field]+p.missing[field])
}

// right is the event measure: the type, and the trigger or a party or a toll.
func (p *pairing) right() bool {
	return p.typeRight && (p.triggerRight || p.found[FieldActor]+p.found[FieldRecipient]+p.found[FieldTolls] > 0)
}

func (p *pairing) exact(fields ...string) bool {
	for _, f := range fields {
		if p.extra[f]+p.missing[f] > 0 {
			return false
		}
	}
	return p.typeRight
}
