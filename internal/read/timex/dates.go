package timex

import (
	"fmt"

	"sitrep/internal/read/atom"
)

// numeric reads 2016-07-18, 18.07.2016, 07/18/16, with a time of day behind it.
func (s *scanner) numeric(i int) hit {
	sep := s.lower(i + 1)
	if !s.is(i, atom.Digit) || sep != "-" && sep != "/" && sep != "." || s.lower(i+3) != sep || !s.is(i+2, atom.Digit) || !s.is(i+4, atom.Digit) {
		return hit{}
	}
	for k := i + 1; k <= i+4; k++ {
		if !s.as[k].Glued {
			return hit{}
		}
	}
	if i > 0 && s.as[i].Glued || s.lower(i+5) == sep && s.glued(i+5) && s.is(i+6, atom.Digit) {
		return hit{}
	}
	norm := numericNorm(s.as[i].Lower, s.as[i+2].Lower, s.as[i+4].Lower, sep)
	if norm == "" {
		return hit{}
	}
	return hit{end: i + 5, norm: norm, kind: "date", unit: 'd', rule: "numeric"}
}

// numericNorm tells year, month and day apart. Where both orders are possible the norm keeps both.
func numericNorm(a, b, c, sep string) string {
	if len(a) == 4 {
		return dateNorm(atoi(a), atoi(b), atoi(c))
	}
	if len(c) != 4 && len(c) != 2 || len(a) > 2 || len(b) > 2 {
		return ""
	}
	y := fullYear(c)
	dmy, mdy := dateNorm(y, atoi(b), atoi(a)), dateNorm(y, atoi(a), atoi(b))
	switch {
	case dmy == "" || dmy == mdy:
		return mdy
	case mdy == "" || sep == ".":
		return dmy
	case sep == "-":
		return dmy + "|" + mdy
	}
	return mdy + "|" + dmy
}

func dateNorm(y, m, d int) string {
	if !valid(y, m, d) || y < 1000 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

// fullYear reads a year of two or four figures; two figures from 50 on are the last century's.
func fullYear(s string) int {
	y := atoi(s)
	switch {
	case len(s) == 4 || y < 0:
		return y
	case y >= 50:
		return 1900 + y
	}
	return 2000 + y
}

// month is the month named at i, 0 without one. Lower-case words are none, and short forms may carry a stop.
func (s *scanner) month(i int) (m, end int) {
	if !s.is(i, atom.Word) || !s.as[i].Upper {
		return 0, i
	}
	m = s.lex.months[s.as[i].Lower]
	end = i + 1
	if m > 0 && len(s.as[i].Lower) <= 4 && s.lower(end) == "." && s.glued(end) && (s.is(end+1, atom.Digit) || s.is(end+1, atom.Word) && !s.upper(end+1)) {
		end++
	}
	return m, end
}

// yearAfter reads the year behind a day and month: ", 2019", "2019", "88" in wire style, "last year".
func (s *scanner) yearAfter(i int) (string, int) {
	at := s.skip(i, ",")
	at = s.skip(at, "of")
	if y := s.digits(at, 4, 4); y >= 1000 && y <= 2100 && !(s.lower(at+1) == "," && s.glued(at+1) && s.is(at+2, atom.Digit) && s.glued(at+2)) {
		return fmt.Sprintf("%04d", y), at + 1
	}
	if y := s.digits(at, 2, 2); at == i && y >= 0 && !s.counted(at) && (y > 31 || s.lower(at+1) == "(" || s.allUpper()) {
		return fmt.Sprintf("%04d", fullYear(s.as[at].Lower)), at + 1
	}
	if s.lower(at) == "'" && s.digits(at+1, 2, 2) >= 0 && s.glued(at+1) {
		return fmt.Sprintf("%04d", fullYear(s.as[at+1].Lower)), at + 2
	}
	return s.relativeYear(at, i)
}

// relativeYear reads "last year", "this year", "next year" behind a month.
func (s *scanner) relativeYear(at, from int) (string, int) {
	if s.lower(at+1) != "year" {
		return "", from
	}
	switch s.lower(at) {
	case "last":
		return "PUB@y-1y", at + 2
	case "this":
		return "PUB@y", at + 2
	case "next":
		return "PUB@y+1y", at + 2
	}
	return "", from
}

// counted reports whether figures at i count the noun behind them.
func (s *scanner) counted(i int) bool {
	if !s.is(i+1, atom.Word) {
		return s.lower(i+1) == "," && s.glued(i+1) && s.is(i+2, atom.Digit) && s.glued(i+2) || s.lower(i+1) == "%"
	}
	tag := s.sent.Tokens[s.as[i+1].Tok].UPOS
	return tag == "NOUN" || tag == "ADJ"
}

// dayNumber reads 1 to 31 with or without an ending; -1 where figures go on ("5,000", "5:30").
func (s *scanner) dayNumber(i int) (d, end int) {
	d, end = s.digits(i, 1, 2), i+1
	if d < 1 || d > 31 {
		return s.dayWord(i)
	}
	switch w := s.lower(end); w {
	case "th", "st", "nd", "rd":
		if s.glued(end) {
			return d, end + 1
		}
	case ",", ".", ":", "/":
		if s.glued(end) && s.is(end+1, atom.Digit) && s.glued(end+1) {
			return -1, i
		}
	}
	return d, end
}

func (s *scanner) dayWord(i int) (int, int) {
	if n, end := s.ordinal(i); n >= 1 && n <= 31 && s.is(i, atom.Word) {
		return n, end
	}
	return -1, i
}

// days reads one day or a pair: "2-4", "2 to 4", "2 and 4".
func (s *scanner) days(i int) (first, second, end int) {
	first, end = s.dayNumber(i)
	if first < 0 {
		return -1, 0, i
	}
	switch s.lower(end) {
	case "-", "to", "and", "/", "&", "or":
		if d, stop := s.dayNumber(end + 1); d > first && s.is(end+1, atom.Digit) {
			return first, d, stop
		}
	}
	return first, 0, end
}

// dayFirst reads "2 April 2019", "the 2nd of April", "2-4 April", "03 DEC 88".
func (s *scanner) dayFirst(i int) hit {
	start := s.skip(i, "the")
	if s.is(start-1, atom.Sign) && s.glued(start) && s.lower(start-1) != "(" && s.lower(start-1) != "\"" {
		return hit{}
	}
	first, second, end := s.days(start)
	if first < 0 {
		return hit{}
	}
	named := s.is(start, atom.Word) || start > i
	at := s.skip(end, "of", "-")
	if named && s.lower(end) != "of" && !s.is(start, atom.Digit) {
		return hit{}
	}
	m, end := s.month(at)
	if m == 0 {
		return hit{}
	}
	end = s.skip(end, "-")
	return s.dated(m, first, second, end)
}

// dated finishes a day and month with its year.
func (s *scanner) dated(m, first, second, end int) hit {
	year, end := s.yearAfter(end)
	norm := pointNorm(year, m, first)
	if second > 0 {
		norm += "/" + pointNorm(year, m, second)
	}
	if !valid(2020, m, first) {
		return hit{}
	}
	return hit{end: end, norm: norm, kind: "date", unit: 'd', rule: "day"}
}

// pointNorm writes a month, with its day where d > 0, in the year given, which may be relative or unknown.
func pointNorm(year string, m, d int) string {
	md := fmt.Sprintf("%02d", m)
	if d > 0 {
		md += fmt.Sprintf("-%02d", d)
	}
	switch {
	case year == "":
		return "XXXX-" + md + "?"
	case isDigit(year[0]):
		return year + "-" + md
	}
	return year + "." + md
}

// monthFirst reads "April 2, 2019", "April 2-4", "April 2019", "May last year", "April".
func (s *scanner) monthFirst(i int) hit {
	m, end := s.month(i)
	if m == 0 {
		return hit{}
	}
	at := s.skip(end, "the")
	if first, second, stop := s.days(at); first > 0 && (at == end || stop > at) && s.is(at, atom.Digit) {
		return s.dated(m, first, second, stop)
	}
	if first, stop := s.dayWord(at); first > 0 {
		return s.dated(m, first, 0, stop)
	}
	if year, stop := s.yearAfter(end); year != "" {
		return hit{end: stop, norm: pointNorm(year, m, 0), kind: "date", unit: 'm', rule: "month"}
	}
	if s.lex.weakMonths[s.as[i].Lower] && !s.lex.yearAfter[s.lower(i-1)] || s.allUpper() && !s.lex.yearAfter[s.lower(i-1)] {
		return hit{}
	}
	if s.as[i].Lower == "may" && s.modal(i) {
		return hit{}
	}
	return hit{end: i + 1, norm: pointNorm("", m, 0), kind: "date", unit: 'm', rule: "month"}
}

// modal reports whether MAY at i is the verb.
func (s *scanner) modal(i int) bool {
	tok := &s.sent.Tokens[s.as[i].Tok]
	return tok.UPOS == "AUX" || tok.UPOS == "VERB"
}

// year reads "2014", "2011-2013", "1850-58".
func (s *scanner) year(i int) hit {
	y := s.digits(i, 4, 4)
	if y < 1000 || y > 2100 || s.taken[s.as[i].Tok] || s.partOfCode(i) {
		return hit{}
	}
	prev := s.lower(i - 1)
	if s.lex.yearNotAfter[prev] || y < 1900 && !s.lex.yearAfter[prev] && prev != "(" {
		return hit{}
	}
	h := hit{end: i + 1, norm: fmt.Sprintf("%04d", y), kind: "date", unit: 'y', rule: "year"}
	if last := s.digits(i+2, 2, 4); s.lower(i+1) == "-" && s.glued(i+1) && s.glued(i+2) && last >= 0 {
		if len(s.as[i+2].Lower) == 2 {
			last += y / 100 * 100
		}
		if last > y && last <= 2100 {
			return hit{end: i + 3, norm: fmt.Sprintf("%04d/%04d", y, last), kind: "date", unit: 'y', rule: "years"}
		}
	}
	return h
}

// partOfCode reports figures that hang on other signs: "Z-2014", "2014/3", "12.2014", "$2000", "2014%".
func (s *scanner) partOfCode(i int) bool {
	if s.glued(i) {
		switch s.lower(i - 1) {
		case "(", "\"", "'", "[", "*", "…":
		case "-":
			return !s.lex.yearAfter[s.lower(i-2)] && s.glued(i-1)
		default:
			return true
		}
	}
	next := s.lower(i + 1)
	if next == "%" || next == "gmt" || next == "utc" || next == "hours" || next == "hrs" || s.is(i+1, atom.Word) && s.glued(i+1) {
		return true
	}
	return (next == "," || next == "." || next == ":" || next == "/") && s.glued(i+1) && s.is(i+2, atom.Digit) && s.glued(i+2)
}

// decade reads "the 1990s", "the '90s", "the seventies" and "the 20th century".
func (s *scanner) decade(i int) hit {
	start := s.skip(i, "the")
	if n, end := s.ordinal(start); n > 0 && s.lower(end) == "century" {
		return hit{end: end + 1, norm: fmt.Sprintf("%02dXX", n-1), kind: "date", unit: 'c', rule: "century"}
	}
	behind := start > i || s.lex.sections[s.lower(i-1)] != "" || s.lower(i-1) == "-"
	century := start
	start = s.skip(start, "nineteen")
	if d := s.lex.decades[s.lower(start)]; d > 0 && (behind || start > century) {
		return hit{end: start + 1, norm: fmt.Sprintf("19%dX", d), kind: "date", unit: 'e', rule: "decade"}
	}
	at := s.skip(start, "'")
	y := s.digits(at, 2, 4)
	end := s.skip(at+1, "'")
	if y < 0 || y%10 != 0 || s.lower(end) != "s" || !s.glued(end) || len(s.as[at].Lower) == 3 {
		return hit{}
	}
	if len(s.as[at].Lower) == 2 {
		if y = 1900 + y; at == i && !behind {
			return hit{}
		}
	}
	return hit{end: end + 1, norm: fmt.Sprintf("%03dX", y/10), kind: "date", unit: 'e', rule: "decade"}
}
