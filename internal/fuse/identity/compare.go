package identity

import "slices"

// Verdict is what two names alone say of one being the other.
type Verdict struct {
	Score float64
	Why   string
}

// Compare says how surely two names of persons are one person's. Names of the pack go by its entries, others by spelling.
func (f *Fuser) Compare(a, b string) Verdict {
	x, y := f.entries(a), f.entries(b)
	if len(x) > 0 && len(y) > 0 {
		for _, i := range x {
			if slices.Contains(y, i) {
				return Verdict{1, "names of " + f.lex.Actors[i].ID + " in the pack"}
			}
		}
		return Verdict{0, "two known persons"}
	}
	return f.Sound(a, b)
}

// entries lists the persons of the pack that bear a name.
func (f *Fuser) entries(name string) []int {
	var out []int
	for _, i := range f.bearers[fold(name)] {
		if f.lex.Actors[i].Kind == "person" {
			out = append(out, i)
		}
	}
	return out
}

// Sound is Compare by spelling alone.
func (f *Fuser) Sound(a, b string) Verdict {
	m, n := f.names.Read(a), f.names.Read(b)
	v := f.names.Same(&m, &n)
	return Verdict{v.Score, v.Why}
}

// Known reports whether the pack has a person of that name.
func (f *Fuser) Known(name string) bool { return len(f.entries(name)) > 0 }
