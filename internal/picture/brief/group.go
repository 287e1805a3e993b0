package brief

import (
	"fmt"
	"sort"
	"strings"

	"sitrep"
)

// telling is one claim with the report it comes from.
type telling struct {
	record *sitrep.Record
	claim  *sitrep.Claim
	text   []rune
	actors map[string]*sitrep.Actor
}

// group is claims of the same type, day, parties and manner, best first.
type group struct{ tellings []*telling }

// gather groups the claims of all records, in order of date, then of first telling.
func gather(records []*sitrep.Record) []*group {
	byKey := map[string]*group{}
	var out []*group
	for _, r := range records {
		text, actors := []rune(r.Report.Text), map[string]*sitrep.Actor{}
		for i := range r.Actors {
			actors[r.Actors[i].ID] = &r.Actors[i]
		}
		for i := range r.Claims {
			t := &telling{record: r, claim: &r.Claims[i], text: text, actors: actors}
			k := t.key()
			if byKey[k] == nil {
				byKey[k] = &group{}
				out = append(out, byKey[k])
			}
			byKey[k].tellings = append(byKey[k].tellings, t)
		}
	}
	for _, g := range out {
		sort.SliceStable(g.tellings, func(i, j int) bool { return g.tellings[i].claim.Score > g.tellings[j].claim.Score })
	}
	return out
}

func (t *telling) key() string {
	c := t.claim
	start := ""
	if c.When != nil {
		start = c.When.Start
	}
	actors, recipients := append([]string(nil), c.Actors...), append([]string(nil), c.Recipients...)
	sort.Strings(actors)
	sort.Strings(recipients)
	return fmt.Sprint(c.Type, c.Mode, start, actors, recipients, c.Aspect, c.Certainty == "denied", c.Negated, c.Background)
}

func pick(groups []*group, want func(*sitrep.Claim) bool) []*group {
	var out []*group
	for _, g := range groups {
		if want(g.tellings[0].claim) {
			out = append(out, g)
		}
	}
	return out
}

func denied(c *sitrep.Claim) bool { return c.Negated || c.Certainty == "denied" }

func ahead(c *sitrep.Claim) bool {
	return !denied(c) && c.Aspect != "happened" && c.Aspect != "ongoing"
}

func history(c *sitrep.Claim) bool { return !denied(c) && !ahead(c) && c.Background }

func current(c *sitrep.Claim) bool { return !denied(c) && !ahead(c) && !c.Background }

// date is the day on which what is told began, empty where unknown.
func (g *group) date() string {
	if w := g.tellings[0].claim.When; w != nil && w.Start != "" {
		return w.Start
	}
	return ""
}

func (t *telling) under(s sitrep.Span) string {
	if s.Start < 0 || s.End > len(t.text) || s.Empty() {
		return ""
	}
	return strings.Join(strings.Fields(string(t.text[s.Start:s.End])), " ")
}

func (t *telling) sentence() string {
	if i := t.claim.Sentence; i >= 0 && i < len(t.record.Sentences) {
		return t.under(t.record.Sentences[i].Span)
	}
	return t.under(t.claim.Trigger)
}

func (t *telling) names(ids []string) string {
	var out []string
	for _, id := range ids {
		a := t.actors[id]
		if a == nil {
			continue
		}
		name := a.PublicName(t.under)
		if code := strings.Join(words(append([]string{a.Country}, a.Sectors...)...), " "); code != "" {
			name += " [" + code + "]"
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

// parties is who did it to whom; what is not stated is said so.
func (t *telling) parties() string {
	actors, recipients := t.names(t.claim.Actors), t.names(t.claim.Recipients)
	switch {
	case t.claim.Symmetric:
		return strings.ReplaceAll(actors, ", ", " and ") + " (all sides)"
	case actors == "" && recipients == "":
		return "not stated"
	case actors == "":
		return "not stated  →  " + recipients
	case recipients == "":
		return actors
	}
	return actors + "  →  " + recipients
}

// figures are the tolls told, each with who tells it; equal ones once.
func (g *group) figures() []string {
	var order []string
	by := map[string][]string{}
	for _, t := range g.tellings {
		for i := range t.claim.Tolls {
			f := figure(&t.claim.Tolls[i])
			if by[f] == nil {
				order = append(order, f)
			}
			by[f] = append(by[f], outlet(t.record))
		}
	}
	var out []string
	for _, f := range order {
		if len(order) > 1 && len(g.tellings) > 1 {
			f += "  (" + strings.Join(distinct(by[f]), ", ") + ")"
		}
		out = append(out, f)
	}
	return out
}

// figure words a toll: "at least 14 troops killed since 2019-04-04 (cumulative)".
func figure(t *sitrep.Toll) string {
	n := count(t)
	if t.Bound == "about" {
		n = "about " + n
	}
	out := strings.Join(words(n, t.Who, t.Kind), " ")
	if t.Since != "" {
		out += " since " + t.Since
	}
	if t.Scope != "event" && t.Scope != "" {
		out += " (" + t.Scope + ")"
	}
	return out
}

// count words the range of a toll.
func count(t *sitrep.Toll) string {
	switch {
	case t.Low != nil && t.High != nil && *t.Low == *t.High:
		return fmt.Sprint(*t.Low)
	case t.Low != nil && t.High != nil:
		return fmt.Sprintf("%d to %d", *t.Low, *t.High)
	case t.Low != nil:
		return fmt.Sprintf("at least %d", *t.Low)
	case t.High != nil:
		return fmt.Sprintf("at most %d", *t.High)
	}
	return "an unknown number"
}

// sources is each voice chain with the outlets and days that carry it.
func (g *group) sources() string {
	var order []string
	by := map[string][]string{}
	for _, t := range g.tellings {
		v := t.voices()
		if by[v] == nil {
			order = append(order, v)
		}
		by[v] = append(by[v], outlet(t.record)+dated(t.record))
	}
	for i, v := range order {
		order[i] = v + ": " + strings.Join(distinct(by[v]), ", ")
		if v == "" {
			order[i] = strings.Join(distinct(by[v]), ", ") + ", in its own words"
		}
	}
	return fmt.Sprintf("%s   [score %.2f]", strings.Join(order, "; "), g.tellings[0].claim.Score)
}

// voices is the chain of voices, the one nearest to the reader last.
func (t *telling) voices() string {
	var out []string
	for i := len(t.claim.Voices) - 1; i >= 0; i-- {
		v := t.claim.Voices[i]
		label := v.Label
		if a := t.actors[v.Actor]; a != nil && a.Private {
			label = a.PublicName(t.under)
		}
		if v.Access == "party" {
			label += " (a party)"
		}
		out = append(out, label)
	}
	return strings.Join(out, ", by way of ")
}

func outlet(r *sitrep.Record) string {
	if r.Report.Outlet != nil && r.Report.Outlet.Name != "" {
		return r.Report.Outlet.Name
	}
	return "an unnamed outlet"
}

func dated(r *sitrep.Record) string {
	if r.Report.Published == nil {
		return ""
	}
	return " " + r.Report.Published.Start
}

func distinct(in []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range in {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
