package coder

import (
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/frame"
	"sitrep/internal/read/number"
	"sitrep/internal/read/place"
	"sitrep/internal/read/status"
	"sitrep/internal/read/tie"
	"sitrep/internal/read/timex"
	"sitrep/internal/read/toll"
	"sitrep/internal/read/voice"
	"sitrep/internal/read/when"
)

// check runs the examples that one layer's packs carry.
type check func(set *pack.Set, parse func(text string) *read.Doc) []error

// checks lists the layers whose packs carry examples.
func (s *Suite) checks() []check {
	places := func(set *pack.Set, parse func(string) *read.Doc) []error { return place.Check(set, s.gazetteer, parse) }
	ties := func(set *pack.Set, parse func(string) *read.Doc) []error { return tie.Check(set, s.gazetteer, parse) }
	return []check{number.Check, timex.Check, places, voice.Check, frame.Check, status.Check, toll.Check, when.Check, ties}
}

// Check runs the examples of every pack entry, in the order of the layers.
func (s *Suite) Check(set *pack.Set) []error {
	parse := func(text string) *read.Doc { return s.Doc(Input{Body: text}) }
	var failures []error
	for _, run := range s.checks() {
		failures = append(failures, run(set, parse)...)
	}
	return failures
}
