package timex

import "fmt"

// duration writes a TIMEX3 length; "X" stands for a vague amount.
func duration(n string, u byte) string {
	switch u {
	case 'H', 'M', 'S':
		return fmt.Sprintf("PT%s%c", n, u)
	case 'f':
		if n == "X" {
			return "PXW"
		}
		return fmt.Sprintf("P%dW", 2*atoi(n))
	case 'k':
		return fmt.Sprintf("P%sWE", n)
	}
	return fmt.Sprintf("P%s%s", n, map[byte]string{'d': "D", 'w': "W", 'm': "M", 'y': "Y", 'q': "Q", 'e': "DE", 'c': "CE"}[u])
}

// length reads "three days", "a three-month siege", "month-long", and "a week" behind a preposition.
func (s *scanner) length(i int) hit {
	if u := s.unit(i); u != 0 && s.lower(i+1) == "-" && s.lower(i+2) == "long" {
		return hit{end: i + 3, norm: duration("1", u), kind: "duration", rule: "length"}
	}
	n, end := s.count(i)
	if n == "" {
		return hit{}
	}
	if end == i+1 && (s.lower(i) == "a" || s.lower(i) == "an") && !lengthAfter[s.lower(i-1)] {
		return hit{}
	}
	at := s.skip(end, "-")
	at = s.skip(at, "more", "full", "straight", "consecutive")
	u := s.unit(at)
	if u == 0 || u == 'S' && n == "1" {
		return hit{}
	}
	stop := at + 1
	if s.lower(stop) == "-" && s.lower(stop+1) == "long" {
		stop += 2
	}
	return hit{end: stop, norm: duration(n, u), kind: "duration", rule: "length"}
}

var lengthAfter = setOf([]string{"for", "in", "within", "after", "during", "over", "almost", "nearly", "about", "than", "least", "half"})

// running reads "for the tenth day in a row", "the third consecutive week": it began that long ago and still runs.
func (s *scanner) running(i int) hit {
	start := s.skip(i, "the", "a")
	n, end := s.ordinal(start)
	if n < 2 {
		return hit{}
	}
	sure := false
	switch s.lower(end) {
	case "consecutive", "straight", "successive":
		sure, end = true, end+1
	}
	u := s.unit(end)
	if s.lower(end) == "night" {
		u = 'd'
	}
	if u == 0 || u == 'S' || u == 'H' || u == 'M' {
		return hit{}
	}
	end++
	switch {
	case s.matches(end, []string{"in", "a", "row"}):
		sure, end = true, end+3
	case s.lower(end) == "running":
		sure, end = true, end+1
	}
	if !sure {
		return hit{}
	}
	return hit{end: end, norm: fmt.Sprintf("PUB-%d%c/PUB", n-1, u), kind: "date", rule: "running"}
}

// set reads "every two days", "every Monday", "each summer", "three times a week".
func (s *scanner) set(i int) hit {
	if w := s.lower(i); w != "every" && w != "each" {
		return s.times(i)
	}
	if wd, _ := s.weekdayName(i + 1); wd > 0 {
		return hit{end: i + 2, norm: fmt.Sprintf("R/WD%d", wd), kind: "set", rule: "set"}
	}
	if name := s.lex.seasons[s.lower(i+1)]; name != "" {
		return hit{end: i + 2, norm: "R/XXXX-" + name, kind: "set", rule: "set"}
	}
	if m, end := s.month(i + 1); m > 0 {
		return hit{end: end, norm: fmt.Sprintf("R/XXXX-%02d", m), kind: "set", rule: "set"}
	}
	if part := s.lex.parts[s.lower(i+1)]; part != "" {
		return hit{end: i + 2, norm: "R/T" + part, kind: "set", rule: "set"}
	}
	n, end := s.count(i + 1)
	if n == "" {
		n, end = "1", i+1
	}
	if u := s.unit(end); u != 0 && u != 'S' {
		return hit{end: end + 1, norm: "R/" + duration(n, u), kind: "set", rule: "set"}
	}
	return hit{}
}

// times reads "twice a month", "three times a day", "40 times per month".
func (s *scanner) times(i int) hit {
	end := i
	switch s.lower(i) {
	case "once", "twice":
		end = i + 1
	default:
		n, at := s.count(i)
		if n == "" || s.lower(at) != "times" {
			return hit{}
		}
		end = at + 1
	}
	if w := s.lower(end); w != "a" && w != "per" && w != "each" && w != "every" {
		return hit{}
	}
	if u := s.unit(end + 1); u != 0 {
		return hit{end: end + 2, norm: "R/" + duration("1", u), kind: "set", rule: "set"}
	}
	return hit{}
}
