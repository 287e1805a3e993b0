package toll

import (
	"fmt"

	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/number"
)

// Check runs the examples of tolls.toml: a toll of the kind is found in each yes sentence and none in a no sentence.
func Check(set *pack.Set, parse func(text string) *read.Doc) []error {
	r, err := New(set)
	if err != nil {
		return []error{err}
	}
	nums, err := number.New(set)
	if err != nil {
		return []error{err}
	}
	has := func(text, kind string) bool {
		doc := parse(text)
		for _, t := range r.Read(doc, nums.Read(doc), nil) {
			if t.Kind == kind {
				return true
			}
		}
		return false
	}
	var errs []error
	for _, e := range r.examples {
		for _, text := range e.yes {
			if !has(text, e.kind) {
				errs = append(errs, fmt.Errorf("toll: %s: not found in %q", e.kind, text))
			}
		}
		for _, text := range e.no {
			if has(text, e.kind) {
				errs = append(errs, fmt.Errorf("toll: %s: wrongly found in %q", e.kind, text))
			}
		}
	}
	return errs
}
