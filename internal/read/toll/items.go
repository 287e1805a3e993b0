package toll

import (
	"math"
	"strings"

	"sitrep/internal/read"
	"sitrep/internal/read/number"
)

// item is one counted phrase: tokens [lo, hi), head its noun. one marks a single person named without a figure.
type item struct {
	lo, hi, head int
	who          int // first token of the words for people, hi where there are none
	low, high    float64
	bound        string
	one          bool
	num          int // token of the number, -1 without one
	parts        []item
}

// list reads the items that start at i: "12 millers, three guards and a nurse, including two boys".
func (s *scanner) list(i int) ([]item, int) {
	var out []item
	end := i
	for {
		it, stop, ok := s.item(i)
		if !ok {
			return out, end
		}
		parts, after := s.partsAt(stop)
		it.parts = parts
		out, end = append(out, it), after
		end = s.uncounted(&out[len(out)-1], end)
		next, ok := s.separator(end)
		if !ok {
			return out, end
		}
		i = next
	}
}

// uncounted takes "and militiamen" behind "120 soldiers" into the phrase the number counts.
func (s *scanner) uncounted(it *item, end int) int {
	if it.num < 0 || it.who == it.hi || end != it.hi || s.word(end) != "and" || s.nums[end+1] != nil {
		return end
	}
	stop := s.phraseEnd(end + 1)
	if stop == end+1 || !s.plural(stop-1) || !s.person(stop-1) {
		return end
	}
	it.hi = stop
	return stop
}

// separator skips "and", "," and "as well as" between items.
func (s *scanner) separator(i int) (int, bool) {
	start := i
	if s.word(i) == "," || s.word(i) == ";" {
		i++
	}
	switch s.word(i) {
	case "and", "&":
		i++
	case "as":
		if s.word(i+1) == "well" && s.word(i+2) == "as" {
			i += 3
		}
	}
	return i, i > start || s.nums[i] != nil && s.sent.Title
}

// partsAt reads "including four children", "among them two nurses" behind an item.
func (s *scanner) partsAt(i int) ([]item, int) {
	at := i
	if s.word(at) == "," || s.word(at) == "-" || s.word(at) == "(" || s.word(at) == "—" || s.word(at) == "–" {
		at++
	}
	ph, ok := s.phraseAt(s.r.parts, at)
	if !ok {
		return nil, i
	}
	at += len(ph.words)
	var out []item
	end := i
	for {
		it, stop, ok := s.item(at)
		if !ok {
			break
		}
		out, end = append(out, it), stop
		next, sep := s.separator(stop)
		if !sep {
			break
		}
		at = next
	}
	if len(out) > 0 && (s.word(end) == "," || s.word(end) == ")" || s.word(end) == "-") {
		end++
	}
	return out, end
}

// item reads one counted phrase at i.
func (s *scanner) item(i int) (item, int, bool) {
	start := i
	for w := s.word(i); s.nums[i] == nil && (w == "the" || w == "another" && s.nums[i+1] != nil || w == "its" || w == "their" || w == "all"); w = s.word(i) {
		i++
	}
	if s.word(i) == "both" && s.nums[i] == nil {
		return s.counted(start, &number.Number{Range: read.Range{Sent: s.sent.Index, Lo: i, Hi: i + 1, Head: i}, Low: 2, High: 2, Bound: "exact"})
	}
	if n := s.nums[i]; n != nil {
		return s.counted(start, n)
	}
	return s.single(start)
}

// counted reads a number and the words for who is counted.
func (s *scanner) counted(start int, n *number.Number) (item, int, bool) {
	it := item{lo: start, low: n.Low, high: n.High, bound: n.Bound, num: n.Lo}
	at := n.Hi
	for w := s.word(at); w == "more" || w == "of" || w == "further" || w == "-"; w = s.word(at) {
		at++
		if w == "of" {
			for d := s.word(at); d == "the" || d == "its" || d == "their" || d == "his" || d == "her" || d == "our" || d == "them"; d = s.word(at) {
				at++
			}
			break
		}
	}
	end := s.phraseEnd(at)
	it.who, it.hi, it.head = at, end, max(end-1, n.Head)
	if end == at {
		it.who, it.hi, it.head = n.Hi, n.Hi, n.Head
	} else {
		it.hi = s.ofPhrase(end)
	}
	return it, it.hi, !s.thing(it.head) && !s.measure(n, at)
}

// measure reports a number that is no count of people: the unit, sign or percentage behind it says so.
func (s *scanner) measure(n *number.Number, at int) bool {
	return s.r.not[s.word(at)] || s.r.units[s.word(at)] || n.Low != math.Trunc(n.Low) && !math.IsInf(n.Low, 0)
}

// phraseEnd is the end of the run of adjectives and nouns that starts at i; i where there is none.
func (s *scanner) phraseEnd(i int) int {
	end := i
	for at := i; at < len(s.low) && at < i+8; at++ {
		if s.nums[at] != nil || s.isCue(at) && !s.fronted(at) {
			break
		}
		t := &s.sent.Tokens[at]
		switch {
		case t.UPOS == "NOUN" || t.UPOS == "PROPN" || s.person(at) || s.acronym(at):
			end = at + 1
		case t.UPOS == "NUM" && at > i: // the age in "a 9-year-old girl"
		case t.UPOS == "NUM" && (s.word(at+1) == "-" || strings.HasPrefix(s.word(at+1), "year")):
		case t.UPOS == "ADJ" || t.XPOS == "VBN" || t.XPOS == "VBG" || t.XPOS == "HYPH" || t.Form == "-" || t.UPOS == "PART" && t.Form != "not" || t.XPOS == "POS":
		default:
			return end
		}
	}
	return end
}

// acronym reports capitals in mixed text, whatever the tagger took them for ("IS fighters").
func (s *scanner) acronym(i int) bool {
	form := s.sent.Tokens[i].Form
	return len(form) > 1 && form == strings.ToUpper(form) && form != s.low[i] && !s.capitals
}

// fronted reports a participle right before the noun it describes: "fleeing civilians".
func (s *scanner) fronted(i int) bool {
	if i == 0 || i+1 >= len(s.low) || s.sent.Tokens[i+1].UPOS != "NOUN" {
		return false
	}
	return s.low[i-1] == "of" || s.inside[i-1] || s.nums[i-1] != nil || s.sent.Tokens[i-1].UPOS == "DET"
}

func (s *scanner) isCue(i int) bool {
	return i < len(s.cueTok) && s.cueTok[i]
}

// ofPhrase extends a phrase over "of staff", "of the council" right behind it.
func (s *scanner) ofPhrase(end int) int {
	if s.word(end) != "of" {
		return end
	}
	at := end + 1
	if w := s.word(at); w == "the" || w == "its" || w == "his" || w == "a" {
		at++
	}
	if stop := s.phraseEnd(at); stop > at {
		return stop
	}
	return end
}

func (s *scanner) person(i int) bool { return s.r.people[s.word(i)] || s.r.classes[s.word(i)] != "" }

func (s *scanner) thing(i int) bool { return s.r.not[s.word(i)] }

// single reads one person: "a soldier", "the mayor", "his wife", "Gen Okoro".
func (s *scanner) single(i int) (item, int, bool) {
	at := i
	definite := false
	switch s.word(at) {
	case "a", "an", "one", "another":
		at++
	case "the", "his", "her", "their", "its":
		definite = true
		at++
	default:
		return s.namedPerson(i)
	}
	end := s.phraseEnd(at)
	if end == at || s.plural(end-1) || s.word(end-1) == "" {
		return item{}, i, false
	}
	head := end - 1
	if !s.person(head) || s.group(head) {
		if definite || !s.endsPerson(at, end) {
			return item{}, i, false
		}
	}
	return item{lo: i, hi: s.ofPhrase(end), head: head, who: at, low: 1, high: 1, bound: "exact", one: true, num: -1}, s.ofPhrase(end), true
}

// endsPerson reports a phrase that holds a word for a person or a person's name at its end: "a police sub inspector".
func (s *scanner) endsPerson(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if s.person(i) && !s.group(i) {
			return true
		}
		if n := s.sent.Tokens[i].Name; len(n) > 2 && n[2:] == "PER" {
			return true
		}
	}
	return false
}

// group reports words for bodies of people that "a" does not make one person.
func (s *scanner) group(i int) bool {
	switch s.word(i) {
	case "family", "couple", "crew", "staff", "police", "force", "aid", "relief", "personnel", "infantry":
		return true
	}
	return false
}

// namedPerson reads a person's name with the titles before it.
func (s *scanner) namedPerson(i int) (item, int, bool) {
	end, name := i, false
	for at := i; at < len(s.low) && at < i+8; at++ {
		t := &s.sent.Tokens[at]
		if t.UPOS != "PROPN" && !(t.UPOS == "NOUN" && s.person(at)) && t.Form != "." && t.Form != "-" {
			break
		}
		if len(t.Name) > 2 && t.Name[2:] == "PER" {
			name, end = true, at+1
		} else if name {
			break
		}
	}
	if !name {
		return item{}, i, false
	}
	return item{lo: i, hi: end, head: end - 1, who: i, low: 1, high: 1, bound: "exact", one: true, num: -1}, end, true
}

// plural reports a plural noun by its tag or, where capitals mislead the tagger, by a word for people with an s to spare.
func (s *scanner) plural(i int) bool {
	if tag := s.sent.Tokens[i].XPOS; tag == "NNS" || tag == "NNPS" {
		return true
	}
	w := s.low[i]
	for _, end := range [][2]string{{"s", ""}, {"men", "man"}, {"ies", "y"}, {"children", "child"}} {
		if stem, ok := strings.CutSuffix(w, end[0]); ok && (s.r.people[stem+end[1]] || s.r.classes[stem+end[1]] != "") {
			return true
		}
	}
	return false
}
