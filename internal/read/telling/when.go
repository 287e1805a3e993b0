package telling

// Tolerances in days between reports.
const (
	sameStory = 3 // a report that states no day tells of something at most so many days before it
	tooFar    = 7 // two reports that state no day and lie further apart tell of two happenings
)

func (s Scale) when(v *Verdict, a, b *Telling) {
	switch {
	case !a.days.known || !b.days.known:
	case s.Across:
		whenAcross(v, a, b)
	default:
		whenWithin(v, a, b)
	}
}

// whenWithin compares times of one report, which states them on one scale: what does not overlap is a veto, but for a time
// that is only taken over from its surroundings.
func whenWithin(v *Verdict, a, b *Telling) {
	wa, wb := a.When, b.When
	if !a.published() && !b.published() && (before(wa.End, wb.Start) || before(wb.End, wa.Start)) {
		if wa.Basis == "inherited" || wb.Basis == "inherited" {
			v.add("when", -0.3, "different times, one of them inherited")
		} else {
			v.Veto = "different times"
		}
		return
	}
	if wa.Start == "" || wa.Start != wb.Start {
		return
	}
	if a.stated() && b.stated() && wa.Grain == "day" {
		v.add("when", 0.6, "the same stated day")
	} else {
		v.add("when", 0.3, "the same time")
	}
}

func before(end, start string) bool { return end != "" && start != "" && end < start }

// whenAcross compares times of two reports.
func whenAcross(v *Verdict, a, b *Telling) {
	if a.published() && b.published() {
		twoPublished(v, gap(a.days, b.days))
		return
	}
	x, y := window(a), window(b)
	days := gap(x, y)
	switch {
	case days == 0:
		overlap(v, a, b)
	case a.published() || b.published():
		v.against(days, sameStory+1, "a day other than that of the report")
	case a.stated() && b.stated() && v.Of("tolls") < 1:
		v.Veto = "different stated days"
	case a.stated() && b.stated():
		v.against(days, 2, "different stated days")
	default:
		v.against(days, 3, "different days")
	}
}

func twoPublished(v *Verdict, days int) {
	switch {
	case days >= tooFar:
		v.Veto = "reports too far apart, neither states a day"
	case days <= 1:
		v.add("when", 0.3, "reports of the same days")
	case days > 2:
		v.add("when", -0.3, "reports of different days")
	}
}

// against is a veto from so many days on, points against below.
func (v *Verdict) against(days, vetoAt int, why string) {
	if days >= vetoAt {
		v.Veto = why
		return
	}
	v.add("when", -0.5-0.5*float64(days)/float64(vetoAt), why)
}

func overlap(v *Verdict, a, b *Telling) {
	switch {
	case a.published() || b.published():
		v.add("when", 0.2, "a day that fits the report's")
	case a.fine() && b.fine() && a.stated() && b.stated():
		v.add("when", 0.8, "the same stated day")
	case a.fine() && b.fine():
		v.add("when", 0.5, "the same day")
	default:
		v.add("when", 0.1, "times that overlap")
	}
}

// window is the time a telling may mean: where only the report's date is known, some days up to it.
func window(t *Telling) span {
	d := t.days
	if t.published() && t.Told == "happened" {
		d.from -= sameStory
	}
	return d
}

// gap is the number of days between two spans, 0 where they overlap.
func gap(a, b span) int {
	return max(0, a.from-b.to, b.from-a.to)
}
