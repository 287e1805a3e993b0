package timex

import (
	"strings"

	"sitrep/internal/read/atom"
)

// full reads the longest expression at i: a date with the section, part of day or clock time around it.
func (s *scanner) full(i int) hit {
	if s.as[i].Kind == atom.Sign || i > 0 && s.as[i].Glued && s.is(i-1, atom.Digit) {
		return hit{}
	}
	best := longest(s.withTime(i), s.sectioned(i), s.timeOf(i), s.set(i), s.running(i), s.ago(i), s.length(i), s.thisPart(i), s.bare(i))
	return best
}

// date reads a date without a time of day.
func (s *scanner) date(i int) hit {
	if i >= len(s.as) {
		return hit{}
	}
	if s.as[i].Kind == atom.Digit {
		return longest(s.numeric(i), s.dayFirst(i), s.decade(i), s.year(i), s.phrase(i))
	}
	return longest(s.phrase(i), s.weekday(i), s.monthFirst(i), s.dayFirst(i), s.shift(i), s.season(i), s.decade(i), s.weekend(i))
}

// withTime reads a date and the part of day or clock time behind it: "Sunday night", "Saturday at 4 p.m.".
func (s *scanner) withTime(i int) hit {
	h := s.date(i)
	if h.end == 0 || h.unit != 'd' || strings.Contains(h.norm, "/") {
		return h
	}
	at := h.end
	if s.lower(at) == "t" && s.glued(at) {
		at++
	}
	at = s.skip(at, ",")
	at = s.skip(at, "at", "in", "around", "about", "by")
	at = s.skip(at, "around", "about", "the")
	if c, end := s.clock(at); c != "" {
		return hit{end: end, norm: h.norm + "T" + c, kind: "time", unit: 'd', rule: h.rule + "+clock"}
	}
	if code, end := s.part(at); code != "" && s.partFits(h.end, at) {
		return hit{end: end, norm: h.norm + "T" + code, kind: "time", unit: 'd', rule: h.rule + "+part"}
	}
	if c, end := s.military(at); c != "" {
		return hit{end: end, norm: h.norm + "T" + c, kind: "time", unit: 'd', rule: h.rule + "+clock"}
	}
	return h
}

// partFits keeps "Saturday, night fell" apart from "Saturday night".
func (s *scanner) partFits(end, at int) bool { return s.lower(end) != "," || at > end+1 }

// timeOf reads a time of day before its date: "the night of 5 April", "at dawn on Sunday", "9 a.m. Wednesday",
// "the eve of 5 April".
func (s *scanner) timeOf(i int) hit {
	if h := s.eve(i); h.end > 0 {
		return h
	}
	suffix, end := s.clock(i)
	if suffix == "" {
		suffix, end = s.part(i)
	}
	if suffix == "" {
		return hit{}
	}
	at := s.skip(end, ",")
	at = s.skip(at, "of", "on")
	h := s.date(at)
	if h.end == 0 || h.unit != 'd' || strings.Contains(h.norm, "/") {
		return hit{}
	}
	return hit{end: h.end, norm: h.norm + "T" + suffix, kind: "time", unit: 'd', rule: h.rule + "+time"}
}

// eve reads "the eve of" a date, the day before it.
func (s *scanner) eve(i int) hit {
	start := s.skip(i, "the")
	if s.lower(start) != "eve" || s.lower(start+1) != "of" {
		return hit{}
	}
	h := s.date(start + 2)
	if h.end == 0 || h.unit != 'd' {
		return hit{}
	}
	h.norm += "-1d"
	h.rule += "+eve"
	return h
}

// sectioned reads "early 2014", "mid-July", "the end of last month", "late on Saturday", "the first half of 2014".
func (s *scanner) sectioned(i int) hit {
	start := s.skip(i, "the")
	section, at := s.section(start)
	if section == "" {
		return hit{}
	}
	if s.lower(at) == "the" && (s.unit(at+1) == 'y' || s.unit(at+1) == 'm' || s.unit(at+1) == 'w') && s.lower(at-1) == "of" {
		unit := s.unit(at + 1)
		return hit{end: at + 2, norm: "PUB@" + string(unit) + "%" + section, kind: "date", unit: unit, rule: "section"}
	}
	h := s.withTime(at)
	if h.end == 0 || h.kind != "date" && h.kind != "time" || h.unit == 0 {
		return hit{}
	}
	if h.unit != 'd' && !strings.Contains(h.norm, "/") {
		h.norm += "%" + section
	}
	h.rule += "+section"
	return h
}

// section reads the words that single out a section and those that tie them to the date.
func (s *scanner) section(i int) (string, int) {
	if s.lower(i+1) == "half" && s.lower(i+2) == "of" {
		switch s.lower(i) {
		case "first":
			return "h1", i + 3
		case "second":
			return "h2", i + 3
		}
	}
	section := s.lex.sections[s.lower(i)]
	switch at := i + 1; {
	case section == "":
		return "", i
	case s.lower(at) == "-" || s.lower(at) == "of":
		return section, at + 1
	case s.lower(at) == "in" || s.lower(at) == "on":
		return section, at + 1
	case s.lower(i) == "early" || s.lower(i) == "late" || s.lower(i) == "mid":
		return section, at
	}
	return "", i
}

// relation tells how the words before the expression bound what it dates.
func (s *scanner) relation(i int, h hit) string {
	if h.kind == "set" {
		return "every"
	}
	at := i - 1
	for steps := 0; steps < 3 && (s.lower(at) == "the" || s.lower(at) == "early" || s.lower(at) == "late" || s.lower(at) == "about" || s.lower(at) == "around"); steps++ {
		at--
	}
	if rel := s.lex.relations[s.lower(at)]; rel != "" {
		return rel
	}
	if at > 0 {
		if rel := s.lex.relations[s.lower(at-1)+" "+s.lower(at)]; rel != "" {
			return rel
		}
	}
	return "in"
}
