package timex

import (
	"fmt"
	"strings"

	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/number"
)

// Check runs the examples of the phrases in time.toml: each yes sentence holds an expression with the phrase's norm, no
// sentence of the no list does.
func Check(set *pack.Set, parse func(text string) *read.Doc) []error {
	r, err := New(set)
	if err != nil {
		return []error{err}
	}
	nums, err := number.New(set)
	if err != nil {
		return []error{err}
	}
	var errs []error
	for _, rule := range r.phrases {
		if len(rule.Yes) == 0 || len(rule.No) == 0 {
			errs = append(errs, fmt.Errorf("timex: phrase %s has no example", rule.Norm))
		}
		has := func(text string) bool {
			doc := parse(text)
			for _, t := range r.Read(doc, nums.Read(doc)) {
				if t.Norm == rule.Norm || rule.Holiday && strings.TrimRight(t.Norm, "<~") == rule.Norm {
					return true
				}
			}
			return false
		}
		for _, text := range rule.Yes {
			if !has(text) {
				errs = append(errs, fmt.Errorf("timex: phrase %s: not found in %q", rule.Norm, text))
			}
		}
		for _, text := range rule.No {
			if has(text) {
				errs = append(errs, fmt.Errorf("timex: phrase %s: wrongly found in %q", rule.Norm, text))
			}
		}
	}
	return errs
}
