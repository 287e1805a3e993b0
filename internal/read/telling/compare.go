package telling

import "math"

// Verdict is what a comparison says: points for and against with their reasons, or a veto.
type Verdict struct {
	Points  float64
	Veto    string // why the two cannot be one; empty where they can
	reasons [9]Reason
	n       int
}

// Reason is what one field says.
type Reason struct {
	Field  string
	Points float64
	Why    string
}

// Reasons lists what spoke for and against.
func (v *Verdict) Reasons() []Reason { return v.reasons[:v.n] }

// Of is what one field says.
func (v *Verdict) Of(field string) float64 {
	sum := 0.0
	for _, r := range v.Reasons() {
		if r.Field == field {
			sum += r.Points
		}
	}
	return sum
}

func (v *Verdict) add(field string, points float64, why string) {
	if points != 0 {
		v.Points += points
		v.reasons[v.n] = Reason{field, points, why}
		v.n++
	}
}

// Scale sets how strictly tellings are compared. Its numbers are the stated tolerances.
type Scale struct {
	Across bool    // tellings of different reports
	JoinAt float64 // least sum of points at which two tellings are held to mean one happening
	Reach  float64 // kilometres between two places, beyond their radii, that may still be one place
}

// Within is the scale for tellings of one report: it refers back to what it told, so little is needed.
func Within() Scale { return Scale{JoinAt: 0.9, Reach: 10} }

// Across is the scale for tellings of different reports.
func Across() Scale { return Scale{Across: true, JoinAt: 2, Reach: 10} }

// Compare sums what speaks for two tellings meaning one happening.
func (s Scale) Compare(kin *Kin, a, b *Telling) Verdict {
	var v Verdict
	switch {
	case a.Told != b.Told:
		v.Veto = "one is told as " + a.Told + ", the other as " + b.Told
	case !s.backgroundFits(a, b):
		v.Veto = "one is told as history"
	case !anyKindred(kin, a, b):
		v.Veto = "the acts are of different types"
	}
	for _, field := range []func(*Verdict, *Telling, *Telling){s.where, s.tolls, s.when, s.parties} {
		if v.Veto == "" {
			field(&v, a, b)
		}
	}
	if v.Veto == "" {
		s.act(&v, kin, a, b)
	}
	return v
}

// backgroundFits holds for two tellings of history, two of news, and across reports for news that another report tells as
// history under the same stated day.
func (s Scale) backgroundFits(a, b *Telling) bool {
	if a.Background == b.Background {
		return true
	}
	return s.Across && a.fine() && b.fine() && a.stated() && b.stated() && a.days == b.days
}

func anyKindred(kin *Kin, a, b *Telling) bool {
	for _, x := range a.Acts {
		for _, y := range b.Acts {
			if kin.kindred(x, y) {
				return true
			}
		}
	}
	return false
}

// act compares mode and words.
func (s Scale) act(v *Verdict, kin *Kin, a, b *Telling) {
	same, modes := false, 0
	for _, x := range a.Acts {
		for _, y := range b.Acts {
			if x.Mode != "" && y.Mode != "" && x.Type == y.Type {
				modes++
				same = same || x.Mode == y.Mode
			}
		}
	}
	switch {
	case same:
		v.add("mode", 0.5, "the same mode")
	case modes > 0:
		v.add("mode", -0.7, "different modes")
	}
	s.words(v, kin, a, b)
}

// words compares the words for the act. A report that speaks of a campaign and of a battle means two things; two reports may
// call one thing by either. Where no day is known the word weighs across reports what it weighs within one: there is less to go by.
func (s Scale) words(v *Verdict, kin *Kin, a, b *Telling) {
	within, across, why := 0.0, 0.0, ""
	switch long, other := kin.extended(a), kin.extended(b); {
	case long && other:
		within, across, why = 0.9, 0.6, "both speak of a campaign"
	case long != other:
		within, across, why = -1.6, -0.8, "a campaign and an act that may be part of it"
	case shared(a.Words, b.Words) > 0:
		within, across, why = 0.7, 0.4, "the same word for the act"
	}
	if s.Across && (a.days.known || b.days.known) {
		within = across
	}
	v.add("words", within, why)
}

// Kilometres is the great-circle distance between two points in degrees (haversine, Earth radius 6371 km).
func Kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	dLat, dLon := (lat2-lat1)*rad, (lon2-lon1)*rad
	h := math.Sin(dLat/2)*math.Sin(dLat/2) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Sin(dLon/2)*math.Sin(dLon/2)
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}
