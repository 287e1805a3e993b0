package timex

import (
	"fmt"
	"strconv"
	"time"
)

// day counts days from 1970-01-01.
type day int

func civil(y, m, d int) day {
	return day(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func (d day) time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

func (d day) ymd() (y, m, dd int) {
	t := d.time()
	return t.Year(), int(t.Month()), t.Day()
}

// weekday is 1 for Monday to 7 for Sunday.
func (d day) weekday() int { return (int(d.time().Weekday())+6)%7 + 1 }

func (d day) iso() string {
	y, m, dd := d.ymd()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, dd)
}

func valid(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 {
		return false
	}
	_, mm, _ := civil(y, m, d).ymd()
	return mm == m
}

// parseDay reads YYYY-MM-DD.
func parseDay(s string) (day, bool) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return 0, false
	}
	return day(t.Unix() / 86400), true
}

// bounds is the period of the given unit that holds d.
func (d day) bounds(unit byte) (lo, hi day) {
	y, m, _ := d.ymd()
	switch unit {
	case 'w':
		lo = d - day(d.weekday()-1)
		return lo, lo + 6
	case 'm':
		return civil(y, m, 1), civil(y, m+1, 1) - 1
	case 'q':
		q := (m - 1) / 3 * 3
		return civil(y, q+1, 1), civil(y, q+4, 1) - 1
	case 'y':
		return civil(y, 1, 1), civil(y+1, 1, 1) - 1
	case 'e':
		return civil(y/10*10, 1, 1), civil(y/10*10+10, 1, 1) - 1
	case 'c':
		return civil(y/100*100, 1, 1), civil(y/100*100+100, 1, 1) - 1
	}
	return d, d
}

// add shifts d by n units; a day that the target month lacks becomes its last day.
func (d day) add(n int, unit byte) day {
	switch unit {
	case 'w', 'k':
		return d + day(7*n)
	case 'f':
		return d + day(14*n)
	case 'm':
		return d.addMonths(n)
	case 'q':
		return d.addMonths(3 * n)
	case 'y':
		return d.addMonths(12 * n)
	case 'e':
		return d.addMonths(120 * n)
	case 'c':
		return d.addMonths(1200 * n)
	case 'H':
		return d + day(n/24)
	case 'M', 'S':
		return d
	}
	return d + day(n)
}

func (d day) addMonths(n int) day {
	y, m, dd := d.ymd()
	first := civil(y, m+n, 1)
	_, last := first.bounds('m')
	return min(first+day(dd-1), last)
}

// isoValue writes a period as a TIMEX3 value of its unit.
func isoValue(lo, hi day, unit byte) string {
	y, m, _ := lo.ymd()
	switch unit {
	case 'w':
		wy, w := lo.time().ISOWeek()
		return fmt.Sprintf("%04d-W%02d", wy, w)
	case 'k':
		wy, w := lo.time().ISOWeek()
		return fmt.Sprintf("%04d-W%02d-WE", wy, w)
	case 'm':
		return fmt.Sprintf("%04d-%02d", y, m)
	case 'q':
		return fmt.Sprintf("%04d-Q%d", y, (m+2)/3)
	case 'y':
		return fmt.Sprintf("%04d", y)
	case 'e':
		return fmt.Sprintf("%03d", y/10)
	case 'c':
		return fmt.Sprintf("%02d", y/100)
	case 'd':
		return lo.iso()
	}
	return lo.iso() + "/" + hi.iso()
}

var grains = map[byte]string{'w': "week", 'k': "week", 'm': "month", 'q': "quarter", 'y': "year", 'e': "decade", 'c': "century", 'd': "day", 's': "month"}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}
