package telling

import "slices"

// parties compares who did it to whom. Doers that cannot be one party, or the roles turned round, are a veto; phrases that
// may stand for one party ("soldiers", "government soldiers") speak a little for it.
func (s Scale) parties(v *Verdict, a, b *Telling) {
	switch {
	case a.Symmetric && b.Symmetric:
		n := s.met(a.Actors, b.Actors)
		if len(a.Actors) > 1 && len(b.Actors) > 1 && s.strangers(a.Actors, b.Actors) {
			v.Veto = "different parties"
			return
		}
		v.add("actors", n*n/2+n/4, "the same sides")
	case a.Symmetric || b.Symmetric:
		s.oneSided(v, a, b)
	case sharedIDs(a.Actors, b.Recipients)+sharedIDs(a.Recipients, b.Actors) > 1:
		v.Veto = "the roles turned round"
	default:
		s.roles(v, a, b)
	}
}

// strangers holds where what is left of two lists, without the parties they share, cannot be one; within a report only where
// they share none. Names are held against names: a phrase beside a name is mostly the same party.
func (s Scale) strangers(a, b []Party) bool {
	without := func(list, other []Party) []Party {
		return slices.DeleteFunc(slices.Clone(list), func(p Party) bool { return sharedIDs([]Party{p}, other) > 0 })
	}
	x, y := without(a, b), without(b, a)
	if !s.Across && len(x) < len(a) {
		return false
	}
	if n, m := names(x), names(y); s.Across && len(n) > 0 && len(m) > 0 {
		x, y = n, m
	}
	return len(x) > 0 && len(y) > 0 && s.match(x, y) < 0
}

func names(list []Party) []Party {
	return slices.DeleteFunc(slices.Clone(list), func(p Party) bool { return !p.Named })
}

// oneSided compares a two-sided act with a telling that has a doer. Across reports one shared side is too little where the
// other side is not told: many meet several in a day.
func (s Scale) oneSided(v *Verdict, a, b *Telling) {
	n := s.met(a.all(), b.all())
	if s.Across && n <= 1 && min(len(a.all()), len(b.all())) == 1 {
		v.add("actors", -0.6, "the other side is not told")
		return
	}
	v.add("actors", 0.8*n, "the same sides")
}

// met is how many parties of one telling the other has too. Across reports what may be one counts in part.
func (s Scale) met(a, b []Party) float64 {
	n := float64(sharedIDs(a, b))
	if !s.Across {
		return n
	}
	for i := range a {
		if sharedIDs(a[i:i+1], b) > 0 {
			continue
		}
		n += max(0, s.match(a[i:i+1], b))
	}
	return min(n, float64(min(len(a), len(b))))
}

func (t *Telling) all() []Party { return append(append([]Party{}, t.Actors...), t.Recipients...) }

func (s Scale) roles(v *Verdict, a, b *Telling) {
	doers, undergoers := s.match(a.Actors, b.Actors), s.match(a.Recipients, b.Recipients)
	if doers < 0 && !(s.Across && s.disputed(v, a, b, undergoers)) {
		v.Veto = "different doers"
		return
	}
	if undergoers < 0 && doers < 1 && len(a.Actors) > 0 && len(b.Actors) > 0 {
		v.Veto = "done to different parties"
		return
	}
	if s.Across && (a.elsewhere(b) || b.elsewhere(a)) {
		if doers < 1 {
			v.Veto = "targets of different names"
			return
		}
		v.add("where", -0.8, "targets of different names")
	}
	v.add("actors", doers, why(doers, "the same doer", "what may be the same doer", "not the same doer"))
	v.add("recipients", undergoers, why(undergoers, "done to the same", "done to what may be the same", "not done to the same"))
}

func why(points float64, same, like, other string) string {
	switch {
	case points >= 1:
		return same
	case points > 0:
		return like
	}
	return other
}

// disputed holds where voices name different doers of what is else surely one happening: place, day, and either the count or
// those it was done to agree, and one telling is hedged, denied or an accusation.
func (s Scale) disputed(v *Verdict, a, b *Telling, undergoers float64) bool {
	if v.Of("where") < 0.7 || v.Of("when") < 0.5 {
		return false
	}
	return v.Of("tolls") >= 1 || undergoers > 0 || a.contested() || b.contested()
}

func (t *Telling) contested() bool { return t.Denied || t.Alleged }

// match compares two lists of parties: 1 where they share one, a little where one may be the other, 0 where either is
// empty or nothing can be said, less than 0 where no two of them can be one.
func (s Scale) match(a, b []Party) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if sharedIDs(a, b) > 0 {
		return 1
	}
	best := -0.5
	for i := range a {
		for j := range b {
			best = max(best, s.alike(&a[i], &b[j]))
		}
	}
	return best
}

// alike says how well two actors can be one: two names are two, and so are two countries or two sides.
func (s Scale) alike(x, y *Party) float64 {
	switch {
	case x.For == y.ID || y.For == x.ID:
		return 0.8
	case s.Across && x.Named && y.Named && x.Kind == "person" && y.Kind == "person":
		return -0.5
	case x.For != "" && x.For == y.For:
		return 0.8
	case s.Across && (metonym(x, y) || metonym(y, x)):
		return 0.7
	case s.Across && shared(x.Names, y.Names) > 0:
		return 0.7
	case x.Named && y.Named, x.Country != "" && y.Country != "" && x.Country != y.Country:
		return -0.5
	case s.Across && x.Country != "" && x.Country == y.Country && shared(x.Sectors, y.Sectors) > 0:
		return 0.7
	case s.Across && x.Head != "" && x.Head == y.Head:
		return 0.6
	case shared(x.Sectors, y.Sectors) > 0:
		return 0.4
	case len(x.Sectors) > 0 && len(y.Sectors) > 0:
		return -0.5
	}
	return 0
}

// metonym holds for a state and a body that acts for it.
func metonym(state, body *Party) bool {
	return state.Kind == "country" && state.Country == body.Country && body.State()
}

// State holds for a state and for those who act for one.
func (p *Party) State() bool {
	return p.Country != "" && (p.Kind == "country" || shared(p.Sectors, []string{"GOV", "MIL"}) > 0)
}

// elsewhere holds where a telling has no place but a name for what the act was done to, and the other, which has one, knows
// nothing of that name.
func (t *Telling) elsewhere(o *Telling) bool {
	mine := t.targets()
	if t.Where != nil || len(mine) == 0 {
		return false
	}
	theirs := o.targets()
	if o.Where != nil && !o.Where.coarse() {
		theirs = append(theirs, o.Where.Words...)
	}
	return len(theirs) > 0 && shared(mine, theirs) == 0
}

// targets are the names of what the act was done to, other than persons and known actors.
func (t *Telling) targets() []string {
	var out []string
	for i := range t.Recipients {
		if p := &t.Recipients[i]; p.Named && p.Kind != "person" && p.Kind != "people" {
			out = append(out, p.Names...)
		}
	}
	return out
}
