package telling

import (
	"slices"

	"sitrep"
)

// Merge is what several tellings of one happening say together: the parties and counts of all, the time and place of the one
// that knows them best. The first gives the id.
func Merge(tellings []Telling) Telling {
	out := tellings[0]
	out.Acts, out.Words = slices.Clone(out.Acts), slices.Clone(out.Words)
	out.Actors, out.Recipients, out.Counts = slices.Clone(out.Actors), slices.Clone(out.Recipients), slices.Clone(out.Counts)
	for i := range tellings[1:] {
		out.take(&tellings[i+1])
	}
	out.Prepare()
	return out
}

func (t *Telling) take(o *Telling) {
	t.Acts, t.Words = union(t.Acts, o.Acts), union(t.Words, o.Words)
	t.Counts = append(t.Counts, o.Counts...)
	t.Denied, t.Alleged = t.Denied && o.Denied, t.Alleged && o.Alleged
	t.Background = t.Background && o.Background
	if t.Symmetric == o.Symmetric {
		t.Actors, t.Recipients = join(t.Actors, o.Actors), join(t.Recipients, o.Recipients)
	} else if o.Symmetric && len(o.Actors) > 1 && len(t.Actors) < 2 {
		t.Symmetric, t.Actors, t.Recipients = true, join(o.Actors, t.all()), nil
	}
	if timeRank(o.When) > timeRank(t.When) {
		t.When = o.When
	}
	if placeRank(o.Where) > placeRank(t.Where) {
		t.Where = o.Where
	}
	if t.Voice == nil {
		t.Voice = o.Voice
	}
}

func union[T comparable](a, b []T) []T {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

func join(a, b []Party) []Party {
	for i := range b {
		if !slices.ContainsFunc(a, func(p Party) bool { return p.ID == b[i].ID }) {
			a = append(a, b[i])
		}
	}
	return a
}

// timeRank orders times by how well they are known.
func timeRank(w *sitrep.When) int {
	if w == nil {
		return 0
	}
	rank := 1
	switch w.Basis {
	case "stated":
		rank = 4
	case "inherited":
		rank = 3
	case "inferred":
		rank = 2
	}
	if s := days(w); s.known && s.to-s.from <= 1 {
		rank += 4
	}
	if w.Basis == "published" {
		return 1
	}
	return rank
}

// placeRank orders places by how well they are known.
func placeRank(w *Where) int {
	if w == nil {
		return 0
	}
	rank := 1
	if !w.coarse() {
		rank += 4
	}
	if w.located() {
		rank += 2
	}
	if w.Basis == "stated" {
		rank += 3
	}
	return rank
}
