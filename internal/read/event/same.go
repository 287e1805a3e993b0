package event

import (
	"math"
	"strings"

	"sitrep"
)

// joinAt is the least sum of agreement at which two claims are held to tell of one happening.
const joinAt = 0.9

// same sums what speaks for claims i and j telling of one happening; veto is set where they cannot.
func (g *grouping) same(i, j int) (sum float64, veto bool) {
	a, b := &g.claims[i], &g.claims[j]
	if !kindred(a, b) || a.Background != b.Background || timeVeto(a, b) {
		return 0, true
	}
	place, veto := g.placeFit(a, b)
	if veto {
		return 0, true
	}
	toll, veto := tollFit(a, b)
	if veto {
		return 0, true
	}
	party, veto := g.partyFit(a, b)
	if veto {
		return 0, true
	}
	if a.Sentence == b.Sentence && party+toll < 1 {
		return 0, false
	}
	return place + toll + party + modeFit(a, b) + g.wordFit(i, j) + timeFit(a, b) + g.discourseFit(i, j), false
}

// discourseFit is for what a reader takes for granted: a headline tells what the lead tells, and harm without a doer, place
// or time of its own is that of the act told just before.
func (g *grouping) discourseFit(i, j int) float64 {
	a, b, ca, cb := &g.claims[i], &g.claims[j], g.contexts[i], g.contexts[j]
	sum := 0.0
	if ca.Title != cb.Title && max(ca.Paragraph, cb.Paragraph) <= 2 {
		sum += 0.6
	}
	if cb.Harm && !ca.Harm && b.Sentence-a.Sentence <= harmReach && elliptic(b) && a.Type == "ASSAULT" {
		sum += 1.2
	}
	return sum
}

// harmReach is how many sentences after an act its harm may be told without naming it again.
const harmReach = 3

// elliptic claims name no doer, place or time, and count no sum over several acts.
func elliptic(c *sitrep.Claim) bool {
	for i := range c.Tolls {
		if c.Tolls[i].Scope != "event" {
			return false
		}
	}
	return len(c.Actors) == 0 && (c.Where == nil || c.Where.Basis != "stated") && (c.When == nil || c.When.Basis != "stated")
}

// kindred claims have one type, or both tell of ground changing hands, and are told with one aspect.
func kindred(a, b *sitrep.Claim) bool {
	if told(a) != told(b) {
		return false
	}
	return a.Type == b.Type || seizes(a) && seizes(b)
}

func told(c *sitrep.Claim) string {
	if c.Aspect == "ongoing" {
		return "happened"
	}
	return c.Aspect
}

func seizes(c *sitrep.Claim) bool {
	return c.Type == "ASSAULT" || c.Type == "COERCE" && c.Mode == "seize"
}

func timeVeto(a, b *sitrep.Claim) bool {
	if a.When == nil || b.When == nil || a.When.Basis == "published" || b.When.Basis == "published" {
		return false
	}
	return before(a.When.End, b.When.Start) || before(b.When.End, a.When.Start)
}

func before(end, start string) bool { return end != "" && start != "" && end < start }

func timeFit(a, b *sitrep.Claim) float64 {
	if a.When == nil || b.When == nil || a.When.Start == "" || a.When.Start != b.When.Start {
		return 0
	}
	if a.When.Basis == "stated" && b.When.Basis == "stated" && a.When.Grain == "day" {
		return 0.6
	}
	return 0.3
}

// placeFit compares places: the same or within reach is a point for, two towns apart is a veto.
func (g *grouping) placeFit(a, b *sitrep.Claim) (float64, bool) {
	wa, wb := a.Where, b.Where
	if wa == nil || wb == nil {
		return 0, false
	}
	stated := wa.Basis == "stated" && wb.Basis == "stated"
	if wa.Place != "" && wa.Place == wb.Place {
		if wa.Relation == wb.Relation && stated {
			return 0.8, false
		}
		return 0.4, false
	}
	if !stated || wa.Lat == nil || wb.Lat == nil || wa.Lon == nil || wb.Lon == nil || !fine(wa) || !fine(wb) {
		return 0, false
	}
	reach := radius(wa) + radius(wb) + 10
	if d := Kilometres(*wa.Lat, *wa.Lon, *wb.Lat, *wb.Lon); d > reach {
		return 0, true
	}
	return 0.4, false
}

func fine(w *sitrep.Where) bool { return w.Precision == "point" || w.Precision == "area" }

func radius(w *sitrep.Where) float64 {
	if w.RadiusKM == nil {
		return 0
	}
	return *w.RadiusKM
}

// Kilometres is the great-circle distance between two points in degrees (haversine, Earth radius 6371 km).
func Kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	dLat, dLon := (lat2-lat1)*rad, (lon2-lon1)*rad
	h := math.Sin(dLat/2)*math.Sin(dLat/2) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Sin(dLon/2)*math.Sin(dLon/2)
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}

// tollFit gives points for equal counts. Counts that differ are no veto: sources differ about one happening; but counts
// of one voice that differ, neither being a bound or a revision, are two happenings.
func tollFit(a, b *sitrep.Claim) (float64, bool) {
	for i := range a.Tolls {
		for j := range b.Tolls {
			x, y := &a.Tolls[i], &b.Tolls[j]
			if x.Kind != y.Kind || x.Scope != y.Scope || x.Low == nil || y.Low == nil {
				continue
			}
			switch {
			case *x.Low == *y.Low && *x.Low > 1:
				return 1.6, false
			case *x.Low == *y.Low:
				return 0.5, false
			case x.Bound == "exact" && y.Bound == "exact" && sameVoice(a, b):
				return 0, true
			}
		}
	}
	return 0, false
}

func sameVoice(a, b *sitrep.Claim) bool {
	if len(a.Voices) == 0 || len(b.Voices) == 0 {
		return false
	}
	x, y := a.Voices[len(a.Voices)-1], b.Voices[len(b.Voices)-1]
	return x.Actor != "" && x.Actor == y.Actor
}

// partyFit compares who did it to whom. Doers that cannot be one party, or the roles turned round, are a veto; phrases that
// may stand for one party ("soldiers", "government soldiers") speak a little for it.
func (g *grouping) partyFit(a, b *sitrep.Claim) (float64, bool) {
	if a.Symmetric && b.Symmetric {
		n := float64(shared(a.Actors, b.Actors))
		return n*n/2 + n/4, n == 0 && len(a.Actors) > 1 && len(b.Actors) > 1 && g.match(a.Actors, b.Actors) < 0
	}
	if a.Symmetric || b.Symmetric {
		return 0.8 * float64(shared(sides(a), sides(b))), false
	}
	if shared(a.Actors, b.Recipients)+shared(a.Recipients, b.Actors) > 1 {
		return 0, true
	}
	doers, undergoers := g.match(a.Actors, b.Actors), g.match(a.Recipients, b.Recipients)
	if doers < 0 || undergoers < 0 && doers < 1 && len(a.Actors) > 0 && len(b.Actors) > 0 {
		return 0, true
	}
	return doers + undergoers, false
}

// match compares two lists of parties: 1 where they share one, a little where one may be the other, 0 where either is
// empty or nothing can be said, less than 0 where no two of them can be one.
func (g *grouping) match(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if shared(a, b) > 0 {
		return 1
	}
	best := -0.5
	for _, x := range a {
		for _, y := range b {
			best = max(best, g.alike(g.actors[x], g.actors[y]))
		}
	}
	return best
}

// alike says how well two actors can be one: two names are two, and so are two countries or two sides.
func (g *grouping) alike(x, y *sitrep.Actor) float64 {
	switch {
	case x == nil || y == nil:
		return 0
	case x.ActsFor == y.ID || y.ActsFor == x.ID || x.ActsFor != "" && x.ActsFor == y.ActsFor:
		return 0.8
	case g.named[x.ID] && g.named[y.ID], x.Country != "" && y.Country != "" && x.Country != y.Country:
		return -0.5
	case shared(x.Sectors, y.Sectors) > 0:
		return 0.4
	case len(x.Sectors) > 0 && len(y.Sectors) > 0:
		return -0.5
	}
	return 0
}

// named reports whether the report names the actor, or a pack does.
func named(a *sitrep.Actor) bool {
	for _, m := range a.Mentions {
		if m.Kind == "name" {
			return true
		}
	}
	return a.Known
}

func sides(c *sitrep.Claim) []string { return append(append([]string{}, c.Actors...), c.Recipients...) }

func modeFit(a, b *sitrep.Claim) float64 {
	switch {
	case a.Mode == "" || b.Mode == "":
		return 0
	case a.Mode == b.Mode:
		return 0.5
	}
	return -0.7
}

// wordFit compares the trigger words by their first letters, which holds across most inflections of English.
func (g *grouping) wordFit(i, j int) float64 {
	x, y := stem(g.contexts[i].Words), stem(g.contexts[j].Words)
	if x != "" && x == y {
		return 0.7
	}
	return 0
}

func stem(words string) string {
	w := strings.ToLower(words)
	if i := strings.LastIndexByte(w, ' '); i >= 0 {
		w = w[i+1:]
	}
	if len(w) > 5 {
		w = w[:5]
	}
	return w
}
