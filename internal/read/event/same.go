package event

import "sitrep/internal/read/telling"

// same sums what speaks for claims i and j telling of one happening; veto is set where they cannot.
func (g *grouping) same(i, j int) (sum float64, veto bool) {
	a, b := &g.tellings[i], &g.tellings[j]
	v := g.scale.Compare(g.kin, a, b)
	if v.Veto != "" {
		return 0, true
	}
	if a.Sentence == b.Sentence && v.Of("actors")+v.Of("recipients")+v.Of("tolls") < 1 && !g.harmOf(i, j) && !g.harmOf(j, i) {
		return 0, false
	}
	return v.Points + g.discourse(i, j), false
}

// discourse is for what a reader takes for granted: a headline tells what the lead tells, and harm without a doer, place
// or time of its own is that of the act told just before.
func (g *grouping) discourse(i, j int) float64 {
	a, b, ca, cb := &g.tellings[i], &g.tellings[j], g.contexts[i], g.contexts[j]
	sum := 0.0
	if ca.Title != cb.Title && max(ca.Paragraph, cb.Paragraph) <= 2 {
		sum += 0.6
	}
	if cb.Harm && !ca.Harm && b.Sentence-a.Sentence <= harmReach && elliptic(b) && a.Acts[0].Type == "ASSAULT" || g.harmOf(i, j) || g.harmOf(j, i) {
		sum += 1.2
	}
	return sum
}

// harmOf holds for an attack and harm without a doer told in one sentence: "eleven were killed when gunmen raided the town".
func (g *grouping) harmOf(act, harm int) bool {
	a, b := &g.tellings[act], &g.tellings[harm]
	return a.Sentence == b.Sentence && g.contexts[harm].Harm && !g.contexts[act].Harm && a.Acts[0].Type == "ASSAULT" &&
		len(b.Actors) == 0 && len(a.Counts) == 0 && len(b.Counts) > 0 && b.Counts[0].Scope == "event"
}

// harmReach is how many sentences after an act its harm may be told without naming it again.
const harmReach = 3

// elliptic claims name no doer, place or time, and count no sum over several acts.
func elliptic(t *telling.Telling) bool {
	for i := range t.Counts {
		if t.Counts[i].Scope != "event" {
			return false
		}
	}
	return len(t.Actors) == 0 && (t.Where == nil || t.Where.Basis != "stated") && (t.When == nil || t.When.Basis != "stated")
}
