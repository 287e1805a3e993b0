package place

import (
	"fmt"
	"strconv"
	"strings"

	"sitrep/internal/gazetteer"
	"sitrep/internal/pack"
	"sitrep/internal/read"
)

// Check runs the examples of the pack's place words and returns what differs. Parse reads a text as a report.
func Check(set *pack.Set, gaz *gazetteer.Gazetteer, parse func(text string) *read.Doc) []error {
	r, err := New(set, gaz)
	if err != nil {
		return []error{err}
	}
	var errs []error
	for _, ex := range r.lexicon.examples {
		res := r.Read(parse(ex.Text), nil)
		var got []string
		for i := range res.Expressions {
			got = append(got, short(&res, i))
		}
		if ex.No && len(got) > 0 {
			errs = append(errs, fmt.Errorf("%s: %q gives %q, want no place", lexiconFile, ex.Text, got))
		}
		for _, want := range ex.Yes {
			if !contains(got, want) {
				errs = append(errs, fmt.Errorf("%s: %q gives %q, want %q", lexiconFile, ex.Text, got, want))
			}
		}
	}
	return errs
}

func contains(list []string, want string) bool {
	for _, s := range list {
		if s == want {
			return true
		}
	}
	return false
}

// short words an expression as the examples do: relation, bearing, distance, names.
func short(res *Result, i int) string {
	w := &res.Expressions[i].Where
	parts := []string{w.Relation}
	if w.Bearing != "" {
		parts = append(parts, w.Bearing)
	}
	if w.DistanceKM != nil {
		parts = append(parts, strconv.FormatFloat(*w.DistanceKM, 'f', -1, 64))
	}
	if len(w.Anchors) == 0 {
		return strings.Join(append(parts, w.Name), " ")
	}
	for _, a := range w.Anchors {
		name := a.Place
		for j := range res.Places {
			if res.Places[j].ID == a.Place {
				name = gazetteer.Key(res.Places[j].Name)
				name = strings.ToUpper(name[:1]) + name[1:]
			}
		}
		parts = append(parts, name)
	}
	return strings.Join(parts, " ")
}
