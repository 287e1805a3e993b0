package number

import (
	"fmt"

	"sitrep/internal/pack"
	"sitrep/internal/read"
)

// Check runs the examples of the bounds in numbers.toml: a number of each yes sentence has the bound, none of a no
// sentence has it.
func Check(set *pack.Set, parse func(text string) *read.Doc) []error {
	r, err := New(set)
	if err != nil {
		return []error{err}
	}
	var errs []error
	for _, rule := range r.rules {
		want := rule.Bound
		if want == "below" {
			want = "about"
		}
		for _, text := range rule.Yes {
			if !r.has(parse(text), want, rule.Bound) {
				errs = append(errs, fmt.Errorf("number: bound %s %s: not found in %q", rule.Bound, rule.Side, text))
			}
		}
		for _, text := range rule.No {
			if r.has(parse(text), want, rule.Bound) {
				errs = append(errs, fmt.Errorf("number: bound %s %s: wrongly found in %q", rule.Bound, rule.Side, text))
			}
		}
	}
	return errs
}

// has reports a number with the bound; "below" and "about" are told apart by whether the number lies under the figure.
func (r *Reader) has(doc *read.Doc, bound, rule string) bool {
	for _, n := range r.Read(doc) {
		above := n.High > n.Low/0.9
		if n.Bound == bound && (bound != "about" || above == (rule == "about")) {
			return true
		}
	}
	return false
}
