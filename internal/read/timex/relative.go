package timex

import (
	"fmt"
	"strings"

	"sitrep/internal/read/atom"
)

// weekday reads "Saturday", "last Friday", "Wednesday 22 Jul 2015", "Mondays".
func (s *scanner) weekday(i int) hit {
	at, mod := i, "?"
	switch s.lower(i) {
	case "last", "this", "next", "coming", "past", "previous":
		at, mod = i+1, map[string]string{"last": "<<", "this": "?", "next": ">>", "coming": ">>", "past": "<<", "previous": "<<"}[s.lower(i)]
	}
	wd, name := s.weekdayName(at)
	if wd == 0 {
		return hit{}
	}
	if h := s.weekdayDate(at, wd); h.end > 0 && at == i {
		return h
	}
	if s.lex.weakWeekdays[s.as[at].Lower] {
		return hit{}
	}
	if strings.HasSuffix(name, "s") && s.lex.weekdays[name] == 0 {
		return hit{end: at + 1, norm: fmt.Sprintf("R/WD%d", wd), kind: "set", rule: "weekdays"}
	}
	return hit{end: at + 1, norm: fmt.Sprintf("WD%d%s", wd, mod), kind: "date", unit: 'd', rule: "weekday"}
}

func (s *scanner) weekdayName(i int) (int, string) {
	if !s.is(i, atom.Word) || !s.as[i].Upper {
		return 0, ""
	}
	name := s.as[i].Lower
	if wd := s.lex.weekdays[name]; wd > 0 {
		return wd, name
	}
	if stem, ok := strings.CutSuffix(name, "s"); ok && !s.lex.weakWeekdays[stem] {
		return s.lex.weekdays[stem], name
	}
	return 0, name
}

// weekdayDate reads the date behind a weekday; the weekday then helps to find the year.
func (s *scanner) weekdayDate(i, wd int) hit {
	at := i + 1
	open := s.lower(at) == "("
	at = s.skip(at, ".", "(")
	at = s.skip(at, ",")
	at = s.skip(at, "the")
	h := longest(s.dayFirst(at), s.monthFirst(at), s.numeric(at))
	if h.end == 0 || h.unit != 'd' || strings.Contains(h.norm, "/") {
		return hit{}
	}
	if head, dir, ok := strings.Cut(h.norm, "?"); ok {
		h.norm = fmt.Sprintf("%s&%d?%s", head, wd, dir)
	}
	if open && s.lower(h.end) == ")" {
		h.end++
	} else if open {
		return hit{}
	}
	return h
}

// shift reads "last week", "this month", "the past 24 hours", "the following year", "recent days".
func (s *scanner) shift(i int) hit {
	at := s.skip(i, "the", "these")
	adj, the := s.lower(at), at > i
	if adj == "earlier" || adj == "later" {
		return s.partOfRunning(at, adj)
	}
	if !shiftWords[adj] || s.lower(at-1) == "to" && !the {
		return hit{}
	}
	next := at + 1
	for s.lower(next) == "consecutive" || s.lower(next) == "few" && s.number(next) == nil {
		next++
	}
	n, end := "", next
	if next == at+1 {
		n, end = s.count(next)
	} else {
		n = "X"
	}
	if n != "" && end < len(s.as) {
		return s.shiftBy(adj, n, end)
	}
	return s.shiftOne(adj, the, at+1)
}

var shiftWords = setOf([]string{"last", "past", "previous", "preceding", "next", "coming", "following", "this", "current", "same", "that", "recent"})

// shiftBy: "the last three days", "the next two weeks".
func (s *scanner) shiftBy(adj, n string, at int) hit {
	at = s.skip(at, "-")
	u := s.unit(at)
	if u == 0 || u == 'S' {
		return hit{}
	}
	h := hit{end: at + 1, kind: "duration", rule: "span"}
	switch {
	case n == "X":
		h.norm = duration("X", u)
	case adj == "last" || adj == "past":
		h.norm = fmt.Sprintf("PUB-%s%c/PUB", n, u)
	case adj == "next" || adj == "coming":
		h.norm = fmt.Sprintf("PUB/PUB+%s%c", n, u)
	case adj == "previous" || adj == "preceding":
		h.norm = fmt.Sprintf("REF-%s%c/REF", n, u)
	case adj == "following":
		h.norm = fmt.Sprintf("REF/REF+%s%c", n, u)
	default:
		return hit{}
	}
	return h
}

// shiftOne: "last week", "this month", "the past year", "recent days", "last summer", "last March".
func (s *scanner) shiftOne(adj string, the bool, at int) hit {
	if adj == "recent" {
		if u := s.unit(at); u != 0 && strings.HasSuffix(s.lower(at), "s") {
			return hit{end: at + 1, norm: "PAST", kind: "date", rule: "recent"}
		}
		return hit{}
	}
	u := s.unit(at)
	if u == 0 || strings.HasSuffix(s.lower(at), "s") {
		return s.shiftNamed(adj, at)
	}
	norm := shiftNorm(adj, the, u)
	if norm == "" {
		return hit{}
	}
	return hit{end: at + 1, norm: norm, kind: "date", unit: u, rule: "shift"}
}

func shiftNorm(adj string, the bool, u byte) string {
	if u == 'H' || u == 'M' || u == 'S' || u == 'f' {
		return ""
	}
	if u == 'k' {
		return map[string]string{"last": "WE<<", "past": "WE<<", "this": "WE?", "next": "WE>>", "coming": "WE>>"}[adj]
	}
	switch adj {
	case "last":
		if u == 'd' {
			return ""
		}
		if the {
			return fmt.Sprintf("PUB-1%c/PUB", u)
		}
		return fmt.Sprintf("PUB@%c-1%c", u, u)
	case "past":
		return fmt.Sprintf("PUB-1%c/PUB", u)
	case "coming":
		return fmt.Sprintf("PUB/PUB+1%c", u)
	case "next":
		if the {
			return fmt.Sprintf("REF@%c+1%c", u, u)
		}
		return fmt.Sprintf("PUB@%c+1%c", u, u)
	case "this", "current":
		if u == 'd' {
			return "PUB"
		}
		return fmt.Sprintf("PUB@%c=", u)
	case "previous", "preceding":
		return fmt.Sprintf("REF@%c-1%c", u, u)
	case "following":
		return fmt.Sprintf("REF@%c+1%c", u, u)
	}
	return fmt.Sprintf("REF@%c", u) // same, that
}

// shiftNamed: a season or month behind "last", "this" or "next".
func (s *scanner) shiftNamed(adj string, at int) hit {
	dir := map[string]string{"last": "<<", "past": "<<", "this": "~", "next": ">>", "coming": ">>"}[adj]
	if dir == "" {
		return hit{}
	}
	if name := s.lex.seasons[s.lower(at)]; name != "" {
		return hit{end: at + 1, norm: "XXXX-" + name + dir, kind: "date", unit: 's', rule: "season"}
	}
	m, end := s.month(at)
	if m == 0 {
		return hit{}
	}
	if d, stop := s.dayNumber(end); d > 0 {
		return hit{end: stop, norm: fmt.Sprintf("XXXX-%02d-%02d%s", m, d, dir), kind: "date", unit: 'd', rule: "day"}
	}
	return hit{end: at + 1, norm: fmt.Sprintf("XXXX-%02d%s", m, dir), kind: "date", unit: 'm', rule: "month"}
}

// partOfRunning: "earlier this month", "later this week", "earlier in the week".
func (s *scanner) partOfRunning(at int, adj string) hit {
	next := s.skip(at+1, "in", "on")
	u := s.unit(next + 1)
	if w := s.lower(next); u == 0 || u == 'd' || w != "this" && w != "the" {
		return hit{}
	}
	clip := map[string]string{"earlier": "!", "later": "^"}[adj]
	return hit{end: next + 2, norm: fmt.Sprintf("PUB@%c%s", u, clip), kind: "date", unit: u, rule: "running"}
}

// ago reads "four days ago", "a year earlier", "two weeks later", "three years from now".
func (s *scanner) ago(i int) hit {
	n, end := s.count(i)
	if n == "" {
		return hit{}
	}
	end = s.skip(end, "-")
	u := s.unit(end)
	if u == 0 {
		return hit{}
	}
	if s.lower(end+1) == "and" && s.lower(end+2) == "a" && s.lower(end+3) == "half" {
		n, end = "X", end+3
	}
	word, stop := s.lower(end+1), end+2
	switch word {
	case "ago", "back":
		return s.agoHit(n, u, stop)
	case "from":
		if s.lower(end+2) == "now" && n != "X" {
			return hit{end: end + 3, norm: fmt.Sprintf("PUB+%s%c", n, u), kind: "date", unit: 'd', rule: "from now"}
		}
	case "earlier", "later", "before", "after", "previously", "afterwards", "prior":
		return s.laterHit(n, u, word, stop)
	}
	return hit{}
}

func (s *scanner) agoHit(n string, u byte, end int) hit {
	h := hit{end: end, kind: "date", unit: u, rule: "ago"}
	switch {
	case n == "X":
		h.norm = "PAST"
	case u == 'w' || u == 'm' || u == 'y' || u == 'e' || u == 'c' || u == 'q':
		h.norm = fmt.Sprintf("PUB@%c-%s%c", u, n, u)
	default:
		h.norm, h.unit = fmt.Sprintf("PUB-%s%c", n, u), 'd'
	}
	return h
}

// laterHit: relative to the date last spoken of; "two days after the raid" is a distance to an event, whose date is not
// in the words, so it stays a duration.
func (s *scanner) laterHit(n string, u byte, word string, end int) hit {
	sign := "-"
	switch word {
	case "later", "after", "afterwards":
		sign = "+"
	case "before", "earlier", "previously", "prior":
	}
	if (word == "before" || word == "after" || word == "prior") && s.is(end, atom.Word) {
		return hit{end: end - 1, norm: duration(n, u), kind: "duration", rule: "length"}
	}
	if n == "X" {
		return hit{end: end, norm: duration(n, u), kind: "duration", rule: "length"}
	}
	h := hit{end: end, norm: fmt.Sprintf("REF%s%s%c", sign, n, u), kind: "date", unit: 'd', rule: "later"}
	if strings.IndexByte("wmyec", u) >= 0 {
		h.norm, h.unit = fmt.Sprintf("REF@%c%s%s%c", u, sign, n, u), u
	}
	return h
}

// phrase reads a fixed wording of the pack, with the year behind a holiday.
func (s *scanner) phrase(i int) hit {
	for _, p := range s.lex.phrases[s.lower(i)] {
		if !s.matches(i, p.words) {
			continue
		}
		h := hit{end: i + len(p.words), norm: p.norm, kind: p.kind, rule: "phrase"}
		if p.kind == "date" && (strings.HasPrefix(p.norm, "PUB") || strings.HasPrefix(p.norm, "REF")) || p.holiday {
			h.unit = 'd'
		}
		if p.norm == "FUTURE" && (s.lower(i-1) == "as" || s.lower(i-1) == "too" || s.lower(h.end) == "after") {
			return hit{}
		}
		if s.leans(p.words, h.end) {
			continue
		}
		if p.holiday && !s.upper(i) && !s.upper(i+1) {
			return hit{}
		}
		if p.holiday {
			year, end := s.yearAfter(h.end)
			h.end, h.norm = end, pointNorm(year, atoi(p.norm[5:7]), atoi(p.norm[8:10]))
		}
		return h
	}
	return hit{}
}

// leans reports a wording that goes on: "the day before the vote", "in the past nine days".
func (s *scanner) leans(words []string, end int) bool {
	switch words[len(words)-1] {
	case "before", "after":
		return len(words) > 1 && s.is(end, atom.Word)
	case "past", "future":
		return s.unit(end) != 0 || s.is(end, atom.Digit) || s.number(end) != nil
	}
	return false
}

func (s *scanner) matches(i int, words []string) bool {
	if i+len(words) > len(s.as) {
		return false
	}
	for k, w := range words {
		if s.as[i+k].Lower != w {
			return false
		}
	}
	return true
}

// season reads "summer 2001", "the winter of 2014", and a bare season behind a preposition.
func (s *scanner) season(i int) hit {
	start := s.skip(i, "the")
	name := s.lex.seasons[s.lower(start)]
	if name == "" {
		return hit{}
	}
	at := s.skip(start+1, "of")
	if y := s.digits(at, 4, 4); y >= 1000 && y <= 2100 {
		return hit{end: at + 1, norm: fmt.Sprintf("%04d-%s", y, name), kind: "date", unit: 's', rule: "season"}
	}
	if prev := s.lower(i - 1); s.lex.yearAfter[prev] && prev != "of" && prev != "and" && prev != "to" {
		return hit{end: start + 1, norm: "XXXX-" + name + "?", kind: "date", unit: 's', rule: "season"}
	}
	return hit{}
}

// weekend reads "the weekend", "at the weekend".
func (s *scanner) weekend(i int) hit {
	if s.lower(i) == "the" && s.lower(i+1) == "weekend" {
		return hit{end: i + 2, norm: "WE?", kind: "date", unit: 'k', rule: "weekend"}
	}
	return hit{}
}
