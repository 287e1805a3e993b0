package claimscore

import (
	"slices"

	"sitrep"
)

// GoldTie is one standing relation as a reader coded it; In lies in its sentence.
type GoldTie struct{ Kind, From, To, In string }

// Extras adds up what a report's gold holds beside its claims: ties, events and off-topic passages.
type Extras struct{ ties, events, offTopic counts }

// NewExtras starts an empty tally.
func NewExtras() *Extras { return &Extras{} }

// Ties counts a predicted tie as right where a gold tie of its kind has overlapping ends; each gold tie is found once.
func (x *Extras) Ties(r *sitrep.Record, gold []GoldTie) {
	v := newView(r)
	used := make([]bool, len(gold))
	for i := range r.Ties {
		t := &r.Ties[i]
		from, to := v.parties([]string{t.From})[0], v.parties([]string{t.To})[0]
		j := slices.IndexFunc(gold, func(g GoldTie) bool {
			return g.Kind == t.Kind && AnyOverlap(from, g.From) && AnyOverlap(to, g.To)
		})
		if j >= 0 && !used[j] {
			used[j] = true
			x.ties.hit++
		}
	}
	x.ties.given += len(r.Ties)
	x.ties.want += len(gold)
}

// Events counts pairs of matched facts: wanted where a gold group holds both, given where one event holds both claims.
func (x *Extras) Events(r *sitrep.Record, match []int, groups [][]int) {
	event := map[string]int{}
	for i := range r.Events {
		for _, id := range r.Events[i].Claims {
			event[id] = i + 1
		}
	}
	group := map[int]int{}
	for i, g := range groups {
		for _, fact := range g {
			group[fact] = i + 1
		}
	}
	for i := range match {
		for j := range i {
			if match[i] < 0 || match[j] < 0 {
				continue
			}
			a, b := event[r.Claims[match[i]].ID], event[r.Claims[match[j]].ID]
			x.events.add(a != 0 && a == b, group[i] != 0 && group[i] == group[j])
		}
	}
}

func (c *counts) add(given, want bool) {
	if given {
		c.given++
	}
	if want {
		c.want++
	}
	if given && want {
		c.hit++
	}
}

// OffTopic counts off-topic problems against passages that do not belong.
func (x *Extras) OffTopic(r *sitrep.Record, passages []string) {
	v := newView(r)
	found := make([]bool, len(passages))
	for i := range r.Problems {
		p := &r.Problems[i]
		if p.Code != "off_topic" || p.Span == nil {
			continue
		}
		x.offTopic.given++
		for j, words := range passages {
			if at, ok := v.find(words, 0); ok && at.Overlaps(*p.Span) && !found[j] {
				found[j] = true
				x.offTopic.hit++
				break
			}
		}
	}
	x.offTopic.want += len(passages)
}

// Figures lists the measures in a fixed order.
func (x *Extras) Figures() []Figure {
	return []Figure{
		{"ties_f1", x.ties.f1(), x.ties.want},
		{"same_event_pairs_f1", x.events.f1(), x.events.want},
		{"off_topic_f1", x.offTopic.f1(), x.offTopic.want},
	}
}
