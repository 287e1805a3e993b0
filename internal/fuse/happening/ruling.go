package happening

import (
	"strings"

	"sitrep/internal/read/telling"
)

// rules are the user's rulings by pair of claims.
type rules struct {
	same map[[2]string]bool
	of   map[string][]string // the claims a claim is ruled on with
}

func newRules(list []Ruling) *rules {
	r := &rules{same: map[[2]string]bool{}, of: map[string][]string{}}
	for _, l := range list {
		key := pair(l.A, l.B)
		if _, known := r.same[key]; !known {
			r.of[l.A], r.of[l.B] = append(r.of[l.A], l.B), append(r.of[l.B], l.A)
		}
		r.same[key] = l.Same
	}
	return r
}

func pair(a, b string) [2]string {
	if a > b {
		a, b = b, a
	}
	return [2]string{a, b}
}

// apart holds where a ruling keeps two claims apart.
func (r *rules) apart(a, b string) bool {
	same, known := r.same[pair(a, b)]
	return known && !same
}

// within names the rulings that part claims of one group of the report.
func (r *rules) within(e *entry) string {
	if len(r.same) == 0 {
		return ""
	}
	var b strings.Builder
	for _, g := range e.traits.Groups {
		for i := range g {
			for k := range i {
				if r.apart(g[k].ID, g[i].ID) {
					b.WriteString(g[k].ID + " " + g[i].ID + "\n")
				}
			}
		}
	}
	return b.String()
}

// part takes out of a group the claims that are ruled apart from its first ones.
func (r *rules) part(group []telling.Telling) [][]telling.Telling {
	if len(r.same) == 0 {
		return [][]telling.Telling{group}
	}
	var out [][]telling.Telling
	for i := range group {
		out = r.place(out, group[i])
	}
	return out
}

func (r *rules) place(parts [][]telling.Telling, t telling.Telling) [][]telling.Telling {
	for i, p := range parts {
		free := true
		for k := range p {
			free = free && !r.apart(p[k].ID, t.ID)
		}
		if free {
			parts[i] = append(p, t)
			return parts
		}
	}
	return append(parts, []telling.Telling{t})
}

// forced lists, for units by claim, the pairs that a ruling joins.
func (r *rules) forced(at map[string]*unit, u *unit) []*unit {
	var out []*unit
	for i := range u.members {
		id := u.members[i].ID
		for _, other := range r.of[id] {
			if o := at[other]; o != nil && o != u && r.same[pair(id, other)] {
				out = append(out, o)
			}
		}
	}
	return out
}

// parts holds where a ruling keeps two units apart.
func (r *rules) parts(a, b *unit) bool {
	if len(r.same) == 0 {
		return false
	}
	for i := range a.members {
		for k := range b.members {
			if r.apart(a.members[i].ID, b.members[k].ID) {
				return true
			}
		}
	}
	return false
}
