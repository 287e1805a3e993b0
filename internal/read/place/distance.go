package place

import (
	"math"
	"strconv"
	"strings"

	"sitrep/internal/read/number"
	"sitrep/internal/syntax"
)

// distance is a stated length or travel time.
type distance struct {
	lo, hi    int     // tokens, number and unit with what stands in brackets
	km        float64 // middle of what is said; 0 where no figure is said ("a few kilometres")
	spread    float64 // half of a stated range, km
	byTime    bool    // minutes' drive and the like: km is unknown
	uncertain bool    // no figure
}

// numberIndex finds the number that ends before a token.
type numberIndex map[[2]int]*number.Number

func indexNumbers(list []number.Number) numberIndex {
	idx := make(numberIndex, len(list))
	for i := range list {
		idx[[2]int{list[i].Sent, list[i].Hi}] = &list[i]
	}
	return idx
}

// distanceEnding reads a distance whose last token is end-1: "30 km", "30 kilometers (18 miles)", "half a mile".
func (p *pass) distanceEnding(s *syntax.Sentence, end int) (distance, bool) {
	i := end - 1
	if p.low(s, i) == ")" {
		open := i - 1
		for open >= 0 && open > i-6 && s.Tokens[open].Form != "(" {
			open--
		}
		if open < 0 || s.Tokens[open].Form != "(" {
			return distance{}, false
		}
		if d, ok := p.distanceEnding(s, open); ok {
			d.hi = end
			return d, true
		}
		return distance{}, false
	}
	if d, ok := p.drive(s, end); ok {
		return d, true
	}
	unit, ok := p.lexicon.units[p.low(s, i)]
	if ok {
		return p.measured(s, i, unit, end)
	}
	return p.fused(s, i, end)
}

// measured reads the number before the unit at token i.
func (p *pass) measured(s *syntax.Sentence, i int, unit float64, end int) (distance, bool) {
	if i > 0 && isHyphen(p.low(s, i-1)) { // 30-mile
		i--
	}
	if n, ok := p.numbers[[2]int{s.Index, i}]; ok && n.Kind != "money" && n.Kind != "percent" {
		low, high := n.Low, n.High
		if math.IsInf(low, 0) {
			low = high
		}
		if math.IsInf(high, 0) {
			high = low
		}
		return distance{lo: n.Lo, hi: end, km: (low + high) / 2 * unit, spread: (high - low) / 2 * unit}, low > 0
	}
	switch w := p.low(s, i-1); w {
	case "few", "several", "dozen", "dozens", "hundred", "hundreds":
		return distance{lo: max(0, i-1), hi: end, uncertain: true}, true
	default:
		v, ok := figure(w)
		return distance{lo: max(0, i-1), hi: end, km: v * unit}, ok && i > 0
	}
}

// fused reads "30km".
func (p *pass) fused(s *syntax.Sentence, i, end int) (distance, bool) {
	w := p.low(s, i)
	cut := strings.IndexFunc(w, func(r rune) bool { return r >= 'a' && r <= 'z' })
	if cut <= 0 {
		return distance{}, false
	}
	unit, ok := p.lexicon.units[w[cut:]]
	v, okFigure := figure(w[:cut])
	return distance{lo: i, hi: end, km: v * unit}, ok && okFigure
}

// drive reads "20 minutes' drive", "a two-hour walk", "an hour".
func (p *pass) drive(s *syntax.Sentence, end int) (distance, bool) {
	i := end - 1
	switch p.low(s, i) {
	case "drive", "walk", "flight", "ride", "march":
		i--
	}
	for i >= 0 && (s.Tokens[i].Form == "'" || s.Tokens[i].Form == "’" || s.Tokens[i].Form == "'s" || s.Tokens[i].Form == "’s") {
		i--
	}
	switch p.low(s, i) {
	case "minutes", "minute", "hours", "hour", "day", "days":
	default:
		return distance{}, false
	}
	if i > 0 && isHyphen(p.low(s, i-1)) {
		i--
	}
	lo := i - 1
	if n, ok := p.numbers[[2]int{s.Index, i}]; ok {
		lo = n.Lo
	}
	return distance{lo: max(0, lo), hi: end, byTime: true}, i > 0
}

// figure reads digits or a small number in words.
func figure(w string) (float64, bool) {
	if v, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64); err == nil && v > 0 && !math.IsInf(v, 0) {
		return v, true
	}
	v := smallNumber(w)
	return v, v > 0
}

func smallNumber(w string) float64 {
	const words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
	n := 0.0
	for word := range strings.FieldsSeq(words) {
		n++
		if word == w {
			return n
		}
	}
	switch w {
	case "a", "an":
		return 1
	case "half":
		return 0.5
	case "thirty":
		return 30
	case "forty":
		return 40
	case "fifty":
		return 50
	case "sixty":
		return 60
	case "eighty":
		return 80
	}
	return 0
}
