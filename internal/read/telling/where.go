package telling

func (s Scale) where(v *Verdict, a, b *Telling) {
	switch {
	case a.Where == nil || b.Where == nil:
	case s.Across:
		s.whereAcross(v, a.Where, b.Where)
	default:
		s.whereWithin(v, a.Where, b.Where)
	}
}

// whereWithin compares places of one report: two towns that it states are two places.
func (s Scale) whereWithin(v *Verdict, a, b *Where) {
	stated := a.Basis == "stated" && b.Basis == "stated"
	switch {
	case a.Place != "" && a.Place == b.Place && a.Relation == b.Relation && stated:
		v.add("where", 0.8, "the same place")
	case a.Place != "" && a.Place == b.Place && a.Bearing != "" && a.Bearing == b.Bearing:
		v.add("where", 0.6, "places in one direction from the same town")
	case a.Place != "" && a.Place == b.Place && stated && a.beside() && b.beside():
		v.add("where", 0.1, "places on different sides of the same town")
	case a.Place != "" && a.Place == b.Place:
		v.add("where", 0.4, "places by the same town")
	case !stated || !a.located() || !b.located():
	case distance(a, b) > a.radius()+b.radius()+s.Reach:
		v.Veto = "different places"
	default:
		v.add("where", 0.4, "places near each other")
	}
}

// inherits is how far apart two places may lie, in kilometres, where one of them is only taken over from its surroundings.
const inherits = 150

func (s Scale) whereAcross(v *Verdict, a, b *Where) {
	stated := a.Basis == "stated" && b.Basis == "stated"
	switch {
	case a.Country != "" && b.Country != "" && a.Country != b.Country:
		v.apart(stated, "different countries")
	case !a.coarse() && !b.coarse() && a.Place != "" && a.Place == b.Place && a.near(b, s.Reach):
		v.add("where", 0.9, "the same place")
	case a.located() && b.located():
		s.distant(v, a, b, stated)
	case shared(a.Words, b.Words) > 0 && !a.coarse() && !b.coarse():
		v.add("where", 0.7, "places of the same name")
	case a.coarse() || b.coarse():
		v.add("where", containment(a, b), "one place may lie in the other")
	case stated && len(a.Words) > 0 && len(b.Words) > 0:
		v.add("where", -0.4, "places of different names")
	}
}

func (s Scale) distant(v *Verdict, a, b *Where, stated bool) {
	d, reach := distance(a, b), a.radius()+b.radius()+s.Reach
	switch {
	case d <= reach/2:
		v.add("where", 0.7, "places within reach of each other")
	case d <= reach:
		v.add("where", 0.4, "places near each other")
	default:
		v.apart(stated || d > inherits, "different places")
	}
}

// apart is a veto where both places are sure, points against where one is not.
func (v *Verdict) apart(sure bool, why string) {
	if sure {
		v.Veto = why
		return
	}
	v.add("where", -0.8, why)
}

// near is false for two places measured from one town, "30 km south of" and "in", that lie apart.
func (w *Where) near(o *Where, reach float64) bool {
	return !w.located() || !o.located() || distance(w, o) <= w.radius()+o.radius()+reach
}

// beside holds for a place that is told by where it lies from a town and is not the town.
func (w *Where) beside() bool {
	return w.Bearing != "" || w.Relation == "between" || w.Relation == "along" || w.Relation == "outskirts"
}

func (w *Where) located() bool {
	return w.Lat != nil && w.Lon != nil && (w.Precision == "point" || w.Precision == "area")
}

func (w *Where) coarse() bool { return w.Precision == "region" || w.Precision == "country" }

func (w *Where) radius() float64 {
	if w.RadiusKM == nil {
		return 0
	}
	return *w.RadiusKM
}

// containment is what a region says for a place in it: little for a country, more for a part of one.
func containment(a, b *Where) float64 {
	if a.Place != "" && a.Place == b.Place {
		return 0.3
	}
	for _, x := range a.Admin {
		for _, y := range b.Admin {
			if x.ID != "" && x.ID == y.ID {
				return 0.3
			}
		}
	}
	if a.Country != "" && a.Country == b.Country {
		return 0.1
	}
	return 0
}

func distance(a, b *Where) float64 { return Kilometres(*a.Lat, *a.Lon, *b.Lat, *b.Lon) }
