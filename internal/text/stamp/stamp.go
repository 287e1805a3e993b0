// Package stamp reads the dates that documents carry about themselves: ISO 8601, RFC 822 and 1123, and the plain
// English forms of page metadata. It keeps the day as written, in the document's own time zone, and reads no dates
// from running text: that is the work of the reading layer timex.
package stamp

import (
	"regexp"
	"strings"
	"time"

	"sitrep"
)

const day = "2006-01-02"

// layouts are tried in order. All but the last three name a day.
func layouts() []string {
	return []string{
		time.RFC3339Nano, time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00",
		"2006-01-02T15:04", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 MST",
		"2006-01-02 15:04:05", "2006-01-02 15:04", day, "2006/01/02", "2006/01/02 15:04:05", "20060102", "20060102T150405Z0700",
		time.RFC1123Z, time.RFC1123, time.RFC822Z, time.RFC822, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST",
		"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST", time.UnixDate, time.ANSIC, time.RubyDate, "Mon, 2 Jan 2006",
		"January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006", "Monday, January 2, 2006", "Monday, 2 January 2006",
		"January 2, 2006 3:04 PM", "Jan 2, 2006 3:04 PM", "January 2, 2006, 3:04 PM", "2 January 2006 15:04", "January 2 2006",
	}
}

// Parse reads a stamp. The basis of the result is left empty. A stamp before 1800 or after 2200 is not one.
func Parse(s string) (p sitrep.Published, ok bool) {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 80 {
		return p, false
	}
	for _, layout := range layouts() {
		if t, err := time.Parse(layout, s); err == nil {
			return of(t, t, "day")
		}
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return of(t, t.AddDate(0, 1, -1), "month")
	}
	if t, err := time.Parse("2006", s); err == nil {
		return of(t, t.AddDate(1, 0, -1), "year")
	}
	return p, false
}

func of(from, to time.Time, grain string) (p sitrep.Published, ok bool) {
	if from.Year() < 1800 || from.Year() > 2200 {
		return p, false
	}
	return sitrep.Published{Start: from.Format(day), End: to.Format(day), Grain: grain}, true
}

// InPath finds the day that news sites put in their addresses: /2019/04/08/, /2019-04-08- and the like.
func InPath(url string) (p sitrep.Published, ok bool) {
	m := regexp.MustCompile(`[/_-]((?:19|20)\d\d)([/-]?)(\d\d?)([/-]?)(\d\d?)(?:[/_-]|\D*$)`).FindStringSubmatch(url)
	if m == nil || m[2] != m[4] || (m[2] == "" && len(m[3])+len(m[5]) != 4) {
		return p, false
	}
	t, err := time.Parse("2006-1-2", m[1]+"-"+m[3]+"-"+m[5])
	if err != nil {
		return p, false
	}
	return of(t, t, "day")
}

// Within finds the first full date inside a short line such as a byline: "Posted on 8 April 2019 by …".
func Within(line string) (p sitrep.Published, ok bool) {
	m := regexp.MustCompile(`\b(\d{1,2}(?:st|nd|rd|th)? \pL{3,9}\.?,? \d{4}|\pL{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d\d-\d\d)\b`).FindString(line)
	m = regexp.MustCompile(`(\d)(?:st|nd|rd|th)\b`).ReplaceAllString(m, "$1")
	m = strings.NewReplacer(",", "", ".", "", "Sept ", "Sep ").Replace(m)
	for _, layout := range []string{"2 January 2006", "2 Jan 2006", "January 2 2006", "Jan 2 2006", day} {
		if t, err := time.Parse(layout, m); err == nil {
			return of(t, t, "day")
		}
	}
	return p, false
}
