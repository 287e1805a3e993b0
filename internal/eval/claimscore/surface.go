package claimscore

import (
	"strings"
	"unicode"
)

// light are words that never make two surfaces the same by themselves.
var light = map[string]bool{"the": true, "a": true, "an": true, "of": true, "in": true, "and": true, "for": true, "its": true, "his": true, "their": true, "to": true, "on": true, "by": true, "al": true, "el": true}

// Overlap reports whether two surface strings name the same thing by their words: one lies wholly inside the other,
// or they share at least half of the weighty words of the shorter. Case, punctuation and possessive endings do not count.
func Overlap(a, b string) bool {
	x, y := words(a), words(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return false
	}
	shared := 0
	for _, w := range x {
		if !light[w] && holds(y, w) {
			shared++
		}
	}
	return shared > 0 && 2*shared >= weighty(x)
}

// AnyOverlap reports whether one of the names overlaps the surface.
func AnyOverlap(names []string, surface string) bool {
	for _, n := range names {
		if Overlap(n, surface) {
			return true
		}
	}
	return false
}

func words(s string) []string {
	s = strings.NewReplacer("'s", "", "’s", "").Replace(strings.ToLower(s))
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func holds(list []string, w string) bool {
	for _, x := range list {
		if x == w || x+"s" == w || w+"s" == x {
			return true
		}
	}
	return false
}

func weighty(list []string) int {
	n := 0
	for _, w := range list {
		if !light[w] {
			n++
		}
	}
	return n
}
