package telling

// tolls gives points for equal counts. Counts that differ are no veto: sources differ about one happening. Within one report
// exact counts of one voice that differ are two happenings.
func (s Scale) tolls(v *Verdict, a, b *Telling) {
	best := 0.0
	for i := range a.Counts {
		for j := range b.Counts {
			x, y := &a.Counts[i], &b.Counts[j]
			if !countable(x, y) {
				continue
			}
			switch {
			case *x.Low == *y.Low:
				best = max(best, s.equal(x))
			case !s.Across && x.Bound == "exact" && y.Bound == "exact" && sameVoice(a.Voice, b.Voice):
				v.Veto = "one voice gives two counts"
				return
			}
		}
	}
	v.add("tolls", best, "the same count")
}

// countable holds for counts of one kind and scope and of people who may be the same.
func countable(x, y *Count) bool {
	return x.Kind == y.Kind && x.Scope == y.Scope && x.Low != nil && y.Low != nil && samePeople(x, y)
}

// samePeople is false where the counts are of people of different sides: dead soldiers and dead rebels.
func samePeople(x, y *Count) bool {
	return len(x.Sectors) == 0 || len(y.Sectors) == 0 || shared(x.Sectors, y.Sectors) > 0
}

// equal is what an equal count says: across reports the more the rarer the number.
func (s Scale) equal(x *Count) float64 {
	n := *x.Low
	switch {
	case n <= 1:
		return 0.4
	case !s.Across:
		return 1.6
	case n == 2:
		return 0.7
	case n < 5 || n >= 10 && n%10 == 0:
		return 1
	}
	return 1.4
}

func sameVoice(a, b *Party) bool { return a != nil && b != nil && a.ID != "" && a.ID == b.ID }
