package identity

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// String is the anchor as ParseAnchor reads it: report:words, with #N behind where the words are not those of the first place.
func (a Anchor) String() string {
	if a.At > 1 {
		return fmt.Sprintf("%s:%s#%d", a.Report, a.Words, a.At)
	}
	return a.Report + ":" + a.Words
}

// ParseAnchor reads report:words or report:words#N; ok is false for anything else.
func ParseAnchor(s string) (a Anchor, ok bool) {
	report, words, ok := strings.Cut(s, ":")
	if !ok || report == "" || words == "" {
		return Anchor{}, false
	}
	a = Anchor{Report: report, Words: words, At: 1}
	if head, number, cut := cutLast(words, "#"); cut {
		if n, err := strconv.Atoi(number); err == nil && n > 0 && head != "" {
			a.Words, a.At = head, n
		}
	}
	return a, true
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// Bears reports whether the actor has a name, in whatever case.
func (a *Actor) Bears(name string) bool {
	return fold(a.Name) == fold(name) || slices.ContainsFunc(a.Names, func(n string) bool { return fold(n) == fold(name) })
}

// Member is the actor in one report; ok is false where the report does not have it.
func (a *Actor) Member(report string) (m Member, ok bool) {
	for _, m := range a.Members {
		if m.Report == report {
			return m, true
		}
	}
	return Member{}, false
}
