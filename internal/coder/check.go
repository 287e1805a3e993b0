package coder

import (
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/frame"
	"sitrep/internal/read/number"
	"sitrep/internal/read/timex"
)

// checks lists the layers whose packs carry examples.
func checks() []func(*pack.Set, func(string) *read.Doc) []error {
	return []func(*pack.Set, func(string) *read.Doc) []error{number.Check, timex.Check, frame.Check}
}

// Check runs the examples of every pack entry, in the order of the layers.
func (s *Suite) Check(set *pack.Set) []error {
	parse := func(text string) *read.Doc { return s.Doc(Input{Body: text}) }
	var failures []error
	for _, check := range checks() {
		failures = append(failures, check(set, parse)...)
	}
	return failures
}
