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

// gather lists the claims of all records in order.
func gather(records []*sitrep.Record) []*telling {
	var out []*telling
	for _, r := range records {
		text, actors := []rune(r.Report.Text), map[string]*sitrep.Actor{}
		for i := range r.Actors {
			actors[r.Actors[i].ID] = &r.Actors[i]
		}
		for i := range r.Claims {
			out = append(out, &telling{record: r, claim: &r.Claims[i], text: text, actors: actors})
		}
	}
	return out
}

// confident leaves out claims with a low score, and those of a headline whose body tells of the same type.
func confident(all []*telling) []*telling {
	inBody := map[*sitrep.Record]map[string]bool{}
	for _, t := range all {
		if inBody[t.record] == nil {
			inBody[t.record] = map[string]bool{}
		}
		if !t.headline() {
			inBody[t.record][t.claim.Type] = true
		}
	}
	var out []*telling
	for _, t := range all {
		if t.claim.Score >= leastScore && !(t.headline() && inBody[t.record][t.claim.Type]) {
			out = append(out, t)
		}
	}
	return out
}

func (t *telling) headline() bool {
	if t.claim.Sentence < 0 || t.claim.Sentence >= len(t.record.Sentences) {
		return false
	}
	p := t.record.Sentences[t.claim.Sentence].Paragraph
	return p >= 0 && p < len(t.record.Paragraphs) && t.record.Paragraphs[p].Title
}

// bySentence gathers neighbours of one sentence.
func bySentence(told []*telling) [][]*telling {
	var out [][]*telling
	for _, t := range told {
		last := len(out) - 1
		if last >= 0 && out[last][0].record == t.record && out[last][0].claim.Sentence == t.claim.Sentence {
			out[last] = append(out[last], t)
			continue
		}
		out = append(out, []*telling{t})
	}
	return out
}

// strongest keeps at most n blocks, those with the best claims, in their order, and says how many are left out.
// Figures count for a little, since they are what readers look for.
func strongest(blocks [][]*telling, n int) (kept [][]*telling, left int) {
	if len(blocks) <= n {
		return blocks, 0
	}
	weight := func(b []*telling) float64 {
		w := 0.0
		for _, t := range b {
			w = max(w, t.claim.Score+0.1*float64(min(1, len(t.claim.Tolls))))
		}
		return w
	}
	order := make([]int, len(blocks))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return weight(blocks[order[i]]) > weight(blocks[order[j]]) })
	order = order[:n]
	sort.Ints(order)
	for _, i := range order {
		kept = append(kept, blocks[i])
	}
	return kept, len(blocks) - n
}

func pick(told []*telling, want func(*sitrep.Claim) bool) []*telling {
	var out []*telling
	for _, t := range told {
		if want(t.claim) {
			out = append(out, t)
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
func (t *telling) date() string {
	if w := t.claim.When; w != nil {
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

// tolls are the figures of the claim.
func (t *telling) tolls() string {
	var out []string
	for i := range t.claim.Tolls {
		out = append(out, figure(&t.claim.Tolls[i]))
	}
	return strings.Join(out, ", ")
}

// source is the voices behind the claim and the outlet that carries it.
func (t *telling) source() string {
	return strings.Join(words(t.voices(), "in "+outlet(t.record)+dated(t.record)), ", ")
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
	return strings.Join(distinct(out), ", by way of ")
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
