package voice

import (
	"fmt"

	"sitrep/internal/pack"
	"sitrep/internal/read"
)

// Check runs the examples of attribution.toml and attitudes.toml: a yes sentence must give an attribution by its rule, a no sentence none.
func Check(set *pack.Set, parse func(text string) *read.Doc) []error {
	r, err := New(set)
	if err != nil {
		return []error{err}
	}
	var errs []error
	for i := range r.rules {
		rule := &r.rules[i]
		for _, text := range rule.Yes {
			if !r.fires(rule.ID, parse(text)) {
				errs = append(errs, fmt.Errorf("voices: %s: example gives no attribution: %q", rule.ID, text))
			}
		}
		for _, text := range rule.No {
			if r.fires(rule.ID, parse(text)) {
				errs = append(errs, fmt.Errorf("voices: %s: counterexample gives an attribution: %q", rule.ID, text))
			}
		}
	}
	return errs
}

func (r *Reader) fires(id string, doc *read.Doc) bool {
	res := r.Read(doc, nil)
	for i := range res.Attributions {
		if res.Attributions[i].Rule == id {
			return true
		}
	}
	return false
}
