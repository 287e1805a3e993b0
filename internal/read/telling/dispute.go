package telling

import (
	"fmt"
	"slices"
	"strings"

	"sitrep"
)

// Statement is one claim as a position: what it says, and where and when it was said.
type Statement struct {
	*Telling
	Report string // empty within one report
	Outlet string
	Day    int // report date as days since 1970, 0 unknown
}

// held is how many statements before it each is compared with, so that an event of many tellings stays linear.
const held = 60

// Disputes lists the fields on which statements about one happening differ, which are in the order of their reports. whole is
// what they say together, nil within one report.
func (s Scale) Disputes(whole *Telling, statements []Statement) []sitrep.Dispute {
	d := disputes{scale: s, whole: whole, statements: statements}
	for _, kind := range Kinds() {
		for _, group := range people(counts(statements, kind)) {
			d.tolls(kind, group)
		}
	}
	d.happened()
	if s.Across {
		d.doers()
		d.days()
		d.places()
	}
	return d.out
}

// Kinds lists the kinds of toll.
func Kinds() []string {
	return []string{"killed", "wounded", "detained", "abducted", "displaced", "missing"}
}

type disputes struct {
	scale      Scale
	whole      *Telling
	statements []Statement
	out        []sitrep.Dispute
}

// position is one value that a statement gives.
type position struct {
	value any
	by    *Statement
}

func (d *disputes) add(field, kind, why string, positions []position) {
	var sides stances
	for _, p := range positions {
		sides.add(p)
	}
	if len(sides.list) < 2 {
		return
	}
	if d.scale.Across {
		for i := range sides.list {
			sides.list[i].Party = d.party(sides.by[i])
			sides.list[i].Voices = voices(sides.by[i])
		}
	}
	d.out = append(d.out, sitrep.Dispute{Field: field, Kind: kind, Sides: sides.list, Why: why})
}

// stances gathers the claims that say the same.
type stances struct {
	list []sitrep.Side
	by   [][]*Statement
	at   map[string]int // by printed value
}

func (s *stances) add(p position) {
	key := fmt.Sprint(p.value)
	i, ok := s.at[key]
	if !ok {
		if s.at == nil {
			s.at = map[string]int{}
		}
		i = len(s.list)
		s.at[key], s.list, s.by = i, append(s.list, sitrep.Side{Value: p.value}), append(s.by, nil)
	}
	if n := len(s.list[i].Claims); n == 0 || s.list[i].Claims[n-1] != p.by.ID {
		s.list[i].Claims, s.by[i] = append(s.list[i].Claims, p.by.ID), append(s.by[i], p.by)
	}
}

func voices(by []*Statement) []string {
	var out []string
	for _, s := range by {
		if s.Voice != nil && s.Voice.ID != "" && !slices.Contains(out, s.Voice.Own()) {
			out = append(out, s.Voice.Own())
		}
	}
	return out
}

// party says whose voices these are, empty where none is known.
func (d *disputes) party(by []*Statement) string {
	found := map[string]bool{}
	for _, s := range by {
		if p := d.camp(s.Voice); p != "" {
			found[p] = true
		}
	}
	switch {
	case found["actor"] && found["recipient"]:
		return "both"
	case found["actor"]:
		return "actor"
	case found["recipient"]:
		return "recipient"
	case found["neither"]:
		return "neither"
	}
	return ""
}

// camp is the side of the happening that a voice belongs to.
func (d *disputes) camp(v *Party) string {
	if v == nil || v.ID == "" || d.whole == nil {
		return ""
	}
	one := []Party{*v}
	const sure = 0.7
	doer, undergoer := d.scale.match(one, d.whole.Actors), d.scale.match(one, d.whole.Recipients)
	switch {
	case doer >= sure && doer > undergoer:
		return "actor"
	case undergoer >= sure && undergoer > doer:
		return "recipient"
	case !v.Named && v.For == "" && len(v.Sectors) == 0:
		return ""
	}
	return "neither"
}

// opposed voices belong to the two sides of the happening.
func (d *disputes) opposed(a, b *Statement) bool {
	x, y := d.camp(a.Voice), d.camp(b.Voice)
	return x == "actor" && y == "recipient" || x == "recipient" && y == "actor"
}

func (d *disputes) happened() {
	var all []position
	for i := range d.statements {
		s := &d.statements[i]
		all = append(all, position{!s.Denied, s})
	}
	d.add("happened", "conflict", "one source says it happened, another denies it", all)
}

// doers are in dispute where two voices name doers of which none can be one.
func (d *disputes) doers() {
	d.differ("actors", "sources name different doers", func(s *Statement) (any, bool) {
		if s.Denied || s.Symmetric || s.Voice == nil {
			return nil, false
		}
		var names []string
		for _, p := range s.Actors {
			if p.Named || p.For != "" || len(p.Sectors) > 0 {
				names = append(names, own(first(p.For, p.ID)))
			}
		}
		return names, len(names) > 0
	}, func(a, b *Statement) bool {
		return !sameVoice(a.Voice, b.Voice) && d.scale.match(a.Actors, b.Actors) < 0
	})
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (d *disputes) days() {
	d.differ("when", "sources state different days", func(s *Statement) (any, bool) {
		return dayOf(s), s.fine() && s.stated()
	}, func(a, b *Statement) bool { return gap(a.Telling.days, b.Telling.days) > 0 })
}

func dayOf(s *Statement) string {
	if s.When == nil {
		return ""
	}
	return first(s.When.Start, s.When.End)
}

func (d *disputes) places() {
	d.differ("where", "sources state different places", func(s *Statement) (any, bool) {
		if s.Where == nil || s.Where.Basis != "stated" || !s.Where.located() {
			return nil, false
		}
		return s.Where.Name, true
	}, func(a, b *Statement) bool {
		return distance(a.Where, b.Where) > a.Where.radius()+b.Where.radius()+d.scale.Reach
	})
}

// differ adds a dispute with the statements that are at odds with another.
func (d *disputes) differ(field, why string, value func(*Statement) (any, bool), odds func(a, b *Statement) bool) {
	var known []position
	for i := range d.statements {
		if v, ok := value(&d.statements[i]); ok {
			known = append(known, position{v, &d.statements[i]})
		}
	}
	d.atOdds(known, func(i, j int) (string, string) {
		if odds(known[i].by, known[j].by) {
			return "conflict", why
		}
		return "", ""
	}, field)
}

// atOdds compares each position with those before it and adds one dispute for each kind of difference, with the positions
// that take part in it.
func (d *disputes) atOdds(known []position, clash func(i, j int) (kind, why string), field string) {
	type difference struct {
		in  []bool
		why string
	}
	found := map[string]*difference{}
	for j := range known {
		for i := max(0, j-held); i < j; i++ {
			kind, why := clash(i, j)
			if kind == "" {
				continue
			}
			if found[kind] == nil {
				found[kind] = &difference{make([]bool, len(known)), why}
			}
			found[kind].in[i], found[kind].in[j] = true, true
		}
	}
	for _, kind := range []string{"conflict", "revision", "different_scope"} {
		if f := found[kind]; f != nil {
			d.add(field, kind, f.why, among(known, f.in))
		}
	}
}

func among(known []position, in []bool) []position {
	var out []position
	for i := range known {
		if in[i] {
			out = append(out, known[i])
		}
	}
	return out
}

func (s *Statement) sameSource(o *Statement) bool {
	switch {
	case sameVoice(s.Voice, o.Voice):
		return true
	case s.Report == o.Report:
		return s.Voice == nil && o.Voice == nil
	}
	return s.Outlet != "" && s.Outlet == o.Outlet && (s.Voice == nil || o.Voice == nil || strings.EqualFold(s.Voice.Head, o.Voice.Head))
}
