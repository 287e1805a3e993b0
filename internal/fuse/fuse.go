// Package fuse holds what all fusions across reports share: the order in which they take reports.
package fuse

import "cmp"

// ByDay orders reports, or what stands for them, by date (ISO 8601), then by id. A missing date comes last: nothing is
// called older than what it stands undated beside.
func ByDay(day1, day2, id1, id2 string) int {
	return cmp.Or(cmp.Compare(DayKey(day1), DayKey(day2)), cmp.Compare(id1, id2))
}

// DayKey is a text that sorts as the date does.
func DayKey(day string) string { return cmp.Or(day, "~") }
