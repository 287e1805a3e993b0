// Package number finds counts and measures: "14", "at least 30", "nearly 50", "dozens", "two", "1.5 million".
package number

import "sitrep/internal/read"

// Number is one quantity as worded. Low and High are inclusive; a side that is open is ±Inf.
type Number struct {
	read.Range
	Low, High float64
	Bound     string // exact at_least at_most about
	Kind      string // cardinal ordinal percent money
	Rule      string
}
