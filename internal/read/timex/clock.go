package timex

import (
	"fmt"

	"sitrep/internal/read/atom"
)

// clock reads a time of day: "04:30", "4.30 p.m.", "9 am", "1900 GMT", "at 1850 (local time)". It returns HH:MM.
func (s *scanner) clock(i int) (string, int) {
	if !s.is(i, atom.Digit) || i > 0 && s.glued(i) && s.lower(i-1) != "(" && s.lower(i-1) != "\"" && s.lower(i-1) != "t" {
		return "", i
	}
	if len(s.as[i].Lower) == 4 {
		return s.military(i)
	}
	h, m, end := s.digits(i, 1, 2), 0, i+1
	colon := s.lower(end) == ":" || s.lower(end) == "."
	timed := false
	if mm := s.digits(end+1, 2, 2); colon && s.glued(end) && s.glued(end+1) && mm >= 0 && mm < 60 {
		timed = s.lower(end) == ":"
		m, end = mm, end+2
		if s.lower(end) == ":" && s.glued(end) && s.digits(end+1, 2, 2) >= 0 {
			end += 2
		}
	}
	half, stop := s.halfDay(end)
	if half == "" && s.lower(end) == "o" && s.lower(end+1) == "'" && s.lower(end+2) == "clock" {
		timed, stop = true, end+3
		if h, at := s.halfDay(stop); h != "" {
			half, stop = h, at
		}
	}
	if half == "" && !timed || h < 0 || h > 24 || half != "" && (h > 12 || h == 0) {
		return "", i
	}
	return fmt.Sprintf("%02d:%02d", hour24(h, half), m), s.zone(stop)
}

func hour24(h int, half string) int {
	switch {
	case half == "p" && h < 12:
		return h + 12
	case half == "a" && h == 12:
		return 0
	}
	return h
}

// halfDay reads am, pm, a.m., p.m.
func (s *scanner) halfDay(i int) (string, int) {
	switch w := s.lower(i); w {
	case "am", "pm":
		return w[:1], i + 1
	case "a", "p":
		if s.lower(i+1) == "." && s.lower(i+2) == "m" && s.glued(i+1) && s.glued(i+2) {
			if s.lower(i+3) == "." && s.glued(i+3) {
				return w, i + 4
			}
			return w, i + 3
		}
	}
	return "", i
}

// zone reads the words for a time zone or "local time".
func (s *scanner) zone(i int) int {
	switch s.lower(i) {
	case "gmt", "utc", "est", "edt", "cet", "bst", "hours", "hrs", "z":
		return i + 1
	case "local":
		return s.skip(i+1, "time")
	case "+", "-":
		if s.digits(i+1, 4, 4) >= 0 && s.glued(i+1) && !s.glued(i) {
			return i + 2
		}
	}
	return i
}

// military reads four figures that a zone, "hours" or "local time" marks as a time.
func (s *scanner) military(i int) (string, int) {
	if s.digits(i, 4, 4) < 0 {
		return "", i
	}
	v := atoi(s.as[i].Lower)
	end := s.zone(i + 1)
	marked := end > i+1
	if s.lower(i-1) == "at" && s.lower(i+1) == "(" && (s.lower(i+3) == "time" || s.zone(i+2) > i+2) {
		marked = true
	}
	if s.lower(i+1) == "on" && clockAfter[s.lower(i-1)] && s.date(i+2).unit == 'd' {
		marked = true
	}
	if !marked || v/100 > 24 || v%100 > 59 {
		return "", i
	}
	return fmt.Sprintf("%02d:%02d", v/100, v%100), end
}

var clockAfter = setOf([]string{"at", "of", "by", "since", "until", "around", "about"})

// part reads a part of the day at i with the words of time before it: "in the early hours", "pre-dawn", "mid-afternoon".
func (s *scanner) part(i int) (code string, end int) {
	at := s.skip(i, "the")
	at = s.skip(at, "early", "late", "mid", "small", "pre")
	at = s.skip(at, "-")
	if s.lower(at) == "hours" && at > i && (s.lower(at-1) == "early" || s.lower(at-1) == "small") {
		return "NI", at + 1
	}
	if code = s.lex.parts[s.lower(at)]; code != "" {
		return code, at + 1
	}
	return "", i
}

// bare reads a part of the day or a clock time that stands without a date. It belongs to the day last spoken of.
func (s *scanner) bare(i int) hit {
	if c, end := s.clock(i); c != "" {
		return hit{end: end, norm: "DAYT" + c, kind: "time", rule: "clock"}
	}
	code, end := s.part(i)
	if code == "" {
		return hit{}
	}
	switch s.lower(i) {
	case "pre", "predawn":
	default:
		if !partAfter[s.lower(i-1)] || s.lower(i-1) == "the" {
			return hit{}
		}
	}
	return hit{end: end, norm: "DAYT" + code, kind: "time", rule: "part"}
}

var partAfter = setOf([]string{"at", "in", "before", "after", "until", "by", "since", "around", "during", "about", "till", "towards", "near"})

// thisPart reads "this morning", "yesterday evening", "Monday nights" parts behind "this".
func (s *scanner) thisPart(i int) hit {
	at := s.skip(i, "early", "earlier", "late", "later")
	if s.lower(at) != "this" {
		return hit{}
	}
	if code := s.lex.parts[s.lower(at+1)]; code != "" {
		return hit{end: at + 2, norm: "PUBT" + code, kind: "time", rule: "part"}
	}
	return hit{}
}
