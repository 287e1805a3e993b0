package timex

import (
	"math"
	"strconv"
	"strings"

	"sitrep/internal/read/atom"
	"sitrep/internal/read/number"
	"sitrep/internal/syntax"
)

// scanner reads the expressions of one sentence. Each rule takes an atom index and returns a hit, empty where it does
// not apply.
type scanner struct {
	lex   *lexicon
	text  string
	sent  *syntax.Sentence
	as    []atom.Atom
	nums  map[int]*number.Number // by first token
	taken map[int]bool           // tokens that are counts, so no years
}

// hit is one expression that starts where the rule was asked and ends before atom end. In norm, "?" waits for the
// direction of a date without year or week, "=" for that of a running period.
type hit struct {
	end  int
	norm string
	kind string
	unit byte
	rule string
}

func (s *scanner) index(numbers []number.Number, sent int) {
	for i := range numbers {
		n := &numbers[i]
		if n.Sent != sent {
			break
		}
		if s.nums == nil {
			s.nums, s.taken = map[int]*number.Number{}, map[int]bool{}
		}
		if _, ok := s.nums[n.Lo]; !ok {
			s.nums[n.Lo] = n
		}
		for t := n.Lo; t < n.Hi && t < n.Lo+8; t++ {
			s.taken[t] = n.Kind != "ordinal"
		}
	}
}

func (s *scanner) lower(i int) string {
	if i < 0 || i >= len(s.as) {
		return ""
	}
	return s.as[i].Lower
}

func (s *scanner) is(i int, k atom.Kind) bool { return i >= 0 && i < len(s.as) && s.as[i].Kind == k }

func (s *scanner) glued(i int) bool { return i >= 0 && i < len(s.as) && s.as[i].Glued }

func (s *scanner) upper(i int) bool { return i >= 0 && i < len(s.as) && s.as[i].Upper }

// skip is i or, where atom i is one of words, the next.
func (s *scanner) skip(i int, words ...string) int {
	w := s.lower(i)
	for _, word := range words {
		if w == word {
			return i + 1
		}
	}
	return i
}

// digits is the value of figures of min to max places at i, -1 else.
func (s *scanner) digits(i, least, most int) int {
	if !s.is(i, atom.Digit) || len(s.as[i].Lower) < least || len(s.as[i].Lower) > most {
		return -1
	}
	return atoi(s.as[i].Lower)
}

// count reads the amount at i: its figure ("X" where it is vague) and where it ends.
func (s *scanner) count(i int) (string, int) {
	if w := s.lower(i); w == "a" || w == "an" || w == "one" {
		if n := s.number(i); n == nil {
			return "1", i + 1
		}
	}
	n := s.number(i)
	if n == nil || n.Kind != "cardinal" {
		return "", i
	}
	end := i
	for end < len(s.as) && s.as[end].Tok < n.Hi {
		end++
	}
	if w := s.lower(end - 1); end > i+1 && (w == "-" || s.lex.units[w] != 0) { // a tokeniser may keep "three-day" whole
		for end > i+1 && !s.is(end-1, atom.Digit) && (s.lower(end-1) == "-" || s.lex.units[s.lower(end-1)] != 0) {
			end--
		}
	}
	v := nominal(n)
	if v < 0 || v != float64(int(v)) || v > 5000 {
		return "X", end
	}
	return strconv.Itoa(int(v)), end
}

// nominal is the figure that a bounded number is worded with ("more than 24": 24), -1 where there is none.
func nominal(n *number.Number) float64 {
	switch {
	case strings.HasSuffix(n.Rule, "vague") || strings.HasSuffix(n.Rule, "range"):
		return -1
	case n.Low == n.High || n.Bound == "at_least":
		return n.Low
	case n.Bound == "about" && n.High > n.Low/0.9:
		return math.Round(n.High / 1.1)
	}
	return n.High
}

func (s *scanner) number(i int) *number.Number {
	if i < 0 || i >= len(s.as) || i > 0 && s.as[i-1].Tok == s.as[i].Tok {
		return nil
	}
	return s.nums[s.as[i].Tok]
}

// ordinal is the rank at i ("third", "21st") and its end, 0 without one.
func (s *scanner) ordinal(i int) (int, int) {
	n := s.number(i)
	if n == nil || n.Kind != "ordinal" {
		return 0, i
	}
	end := i
	for end < len(s.as) && s.as[end].Tok < n.Hi {
		end++
	}
	return int(n.Low), end
}

func (s *scanner) unit(i int) byte { return s.lex.units[s.lower(i)] }

// longest keeps the hit that reaches furthest, the earlier one where they tie.
func longest(hits ...hit) hit {
	var best hit
	for _, h := range hits {
		if h.end > best.end {
			best = h
		}
	}
	return best
}

// directed writes the direction into a norm. A day of a month whose direction is unsure may also lie close ahead.
func directed(norm string, to heading) string {
	if !strings.ContainsAny(norm, "?=") {
		return norm
	}
	pick, clip := "<", "!"
	switch {
	case to == forward:
		pick, clip = ">", "^"
	case to == unsure && strings.HasPrefix(norm, "XXXX-") && dayed(strings.Replace(norm, "?", "<", 1)):
		pick = "<~"
	}
	return strings.ReplaceAll(strings.ReplaceAll(norm, "?", pick), "=", clip)
}

// named reports whether the expression is part of a name: "the Sunday Times", "Black September".
func (s *scanner) named(i int, h hit) bool {
	if s.upper(h.end) && s.lex.namesAfter[s.lower(h.end)] && !s.allUpper() {
		return true
	}
	return h.unit != 0 && s.is(i, atom.Word) && s.upper(i) && s.upper(i-1) && s.lex.namesBefore[s.lower(i-1)] && !s.allUpper()
}

// allUpper reports whether the sentence is written in capitals, so case says nothing.
func (s *scanner) allUpper() bool {
	words, upper := 0, 0
	for i := range s.as {
		if s.as[i].Kind == atom.Word && len(s.as[i].Lower) > 1 {
			words++
			if s.text[s.as[i].Span.Start:s.as[i].Span.End] == strings.ToUpper(s.as[i].Lower) {
				upper++
			}
		}
		if words >= 12 {
			break
		}
	}
	return words > 2 && upper*10 >= words*8
}
