package number

import "strings"

// boundBefore is the wording that ends right before atom i; lo is where the number with it starts.
func (p *parser) boundBefore(i int) (lo int, bound string) {
	lo = i
	for lo > 0 {
		ph, ok := p.endingAt(lo)
		if !ok {
			break
		}
		lo -= len(ph.words)
		if bound == "" || bound == "exact" || ph.bound == "at_least" || ph.bound == "below" {
			bound = ph.bound
		}
	}
	if p.lower(lo-1) == "-" || strings.HasPrefix(p.lower(lo-1), "/") {
		return i, ""
	}
	return lo, bound
}

func (p *parser) endingAt(i int) (phrase, bool) {
	for _, ph := range p.lex.before[p.lower(i-1)] {
		if p.matches(i-len(ph.words), ph.words) && p.boundFits(i-len(ph.words), ph) {
			return ph, true
		}
	}
	return phrase{}, false
}

// boundFits rules out words that bound nothing here: "all 14", "the under 18s", "talks over 30".
func (p *parser) boundFits(i int, ph phrase) bool {
	switch ph.words[0] {
	case "under", "below", "above", "over":
		prev := p.lower(i - 1)
		return prev != "the" && prev != "talks" && prev != "dispute" && prev != "war"
	}
	return true
}

func (p *parser) boundAfter(end int) (hi int, bound string) {
	for _, ph := range p.lex.after[p.lower(end)] {
		if p.matches(end, ph.words) {
			return end + len(ph.words), ph.bound
		}
	}
	return end, ""
}
