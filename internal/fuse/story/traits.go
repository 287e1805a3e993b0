package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sitrep"
)

const (
	// lines is how many claims of a report may stand in a brief.
	lines = 12
	// members is how many actors, and places, of a report are kept.
	members = 12
)

// Of takes the traits of a record.
func Of(r *sitrep.Record) Traits {
	t := Traits{Report: r.Report.ID, Title: headline(r.Report.Title), Terms: termsOf(r)}
	if p := r.Report.Published; p != nil && p.Start == p.End {
		t.Published = p.Start
	}
	v := newView(r)
	actors, places := map[string]*Named{}, map[string]*Named{}
	for i := range r.Claims {
		c := &r.Claims[i]
		v.count(c, actors, places)
		if news(c) {
			t.Claims = append(t.Claims, Claim{ID: c.ID, Line: v.line(c), Score: c.Score})
		}
	}
	slices.SortStableFunc(t.Claims, func(a, b Claim) int { return cmp.Compare(b.Score, a.Score) })
	t.Claims = slices.Clip(t.Claims[:min(len(t.Claims), lines)])
	t.Actors, t.Places = most(actors), most(places)
	return t
}

// news reports whether a claim says that something took place, as this report's news.
func news(c *sitrep.Claim) bool {
	return !c.Negated && !c.Background && c.Certainty != "denied" && (c.Aspect == "happened" || c.Aspect == "ongoing") && (len(c.Actors) > 0 || len(c.Recipients) > 0)
}

// view is a record with its actors and places by id.
type view struct {
	runes  []rune
	actors map[string]*sitrep.Actor
	places map[string]string
}

func newView(r *sitrep.Record) *view {
	v := &view{runes: []rune(r.Report.Text), actors: map[string]*sitrep.Actor{}, places: map[string]string{}}
	for i := range r.Actors {
		v.actors[r.Actors[i].ID] = &r.Actors[i]
	}
	for i := range r.Places {
		v.places[r.Places[i].ID] = r.Places[i].Name
	}
	return v
}

// name is the public name of an actor.
func (v *view) name(id string) string {
	a := v.actors[id]
	if a == nil {
		return ""
	}
	return a.PublicName(func(s sitrep.Span) string {
		if s.Start < 0 || s.End > len(v.runes) || s.Empty() {
			return ""
		}
		return string(v.runes[s.Start:s.End])
	})
}

// count adds a claim to the actors, those with a name, and the place it names.
func (v *view) count(c *sitrep.Claim, actors, places map[string]*Named) {
	seen := map[string]bool{}
	for _, id := range slices.Concat(c.Actors, c.Recipients) {
		if a := v.actors[id]; a == nil || seen[id] || a.Private || !a.Known && !named(a) {
			continue
		}
		seen[id] = true
		add(actors, id, v.name(id))
	}
	if w := c.Where; w != nil && v.places[w.Place] != "" {
		add(places, w.Place, v.places[w.Place])
	}
}

func named(a *sitrep.Actor) bool {
	return slices.ContainsFunc(a.Mentions, func(m sitrep.ActorMention) bool { return m.Kind == "name" })
}

func add(to map[string]*Named, id, name string) {
	if to[id] == nil {
		to[id] = &Named{ID: id, Name: name}
	}
	to[id].Claims++
}

func most(of map[string]*Named) []Named {
	var out []Named
	for _, n := range of {
		out = append(out, *n)
	}
	slices.SortFunc(out, func(a, b Named) int { return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.ID, b.ID)) })
	return slices.Clip(out[:min(len(out), members)])
}

// line says a claim in short: who, to whom, what, where, when, how many, by whose word.
func (v *view) line(c *sitrep.Claim) string {
	parts := []string{strings.ToLower(c.Type)}
	if c.Mode != "" {
		parts[0] += " (" + c.Mode + ")"
	}
	if c.Where != nil && c.Where.Name != "" {
		parts = append(parts, c.Where.Name)
	}
	if c.When != nil {
		parts = append(parts, days(c.When))
	}
	for i := range c.Tolls {
		parts = append(parts, toll(&c.Tolls[i]))
	}
	out := strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
	if who := v.parties(c); who != "" {
		out = who + ": " + out
	}
	if n := len(c.Voices); n > 0 && !c.Voices[n-1].Self {
		out += " (" + v.voice(&c.Voices[n-1]) + ")"
	}
	return out
}

func (v *view) parties(c *sitrep.Claim) string {
	join := func(ids []string) string {
		var names []string
		for _, id := range ids {
			if n := v.name(id); n != "" {
				names = append(names, n)
			}
		}
		return strings.Join(names, ", ")
	}
	from, to := join(c.Actors), join(c.Recipients)
	switch {
	case to == "":
		return from
	case from == "":
		return "→ " + to
	}
	return from + " → " + to
}

func (v *view) voice(voice *sitrep.Voice) string {
	if a := v.actors[voice.Actor]; a != nil && a.Private {
		return v.name(voice.Actor)
	}
	return voice.Label
}

func days(w *sitrep.When) string {
	switch {
	case w.Start == w.End || w.End == "":
		return w.Start
	case w.Start == "":
		return "until " + w.End
	}
	return w.Start + " to " + w.End
}

func toll(t *sitrep.Toll) string {
	switch {
	case t.Low != nil && t.High != nil && *t.Low == *t.High:
		return fmt.Sprintf("%d %s", *t.Low, t.Kind)
	case t.Low != nil && t.High != nil:
		return fmt.Sprintf("%d to %d %s", *t.Low, *t.High, t.Kind)
	case t.Low != nil:
		return fmt.Sprintf("at least %d %s", *t.Low, t.Kind)
	case t.High != nil:
		return fmt.Sprintf("at most %d %s", *t.High, t.Kind)
	}
	return ""
}
