package when

import "time"

// minusDays is an ISO date n days earlier; an unreadable date stays as it is.
func minusDays(date string, n int) string {
	t, err := time.Parse("2006-01-02", date)
	if err != nil {
		return date
	}
	return t.AddDate(0, 0, -n).Format("2006-01-02")
}
