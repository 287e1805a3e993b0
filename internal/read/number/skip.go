package number

import (
	"sitrep/internal/pack"
	"sitrep/internal/read/atom"

	"github.com/BurntSushi/toml"
)

// notCount reports whether the number at atoms [i, end) is a name, a date, an age or a reference rather than a count.
func (p *parser) notCount(i, end int, q *quantity) bool {
	if p.age(i, end) {
		return true
	}
	if q.digits {
		return p.label(i, end) || p.joined(i, end) || p.clock(i, end) || p.dayOfMonth(i, end, q.high) || p.year(i, end, q)
	}
	return q.kind != "ordinal" && p.lex.labels[p.lower(i-1)] && p.as[i].Upper || p.dayOfMonth(i, end, q.high)
}

// label reports a number inside a name: "Su-24", "M4", "122mm", "No. 5", "resolution 2254", "[3]", a list mark.
func (p *parser) label(i, end int) bool {
	prev := p.lower(i - 1)
	switch {
	case p.is(i-1, atom.Word) && p.glued(i):
		return !p.lex.currencySigns[prev]
	case prev == "-" && p.glued(i) && p.glued(i-1) && p.is(i-2, atom.Word) && p.lex.cardinals[p.lower(i-2)] == 0:
		return true
	case prev == "#", prev == "[" && p.lower(end) == "]", prev == "." && (p.lower(i-2) == "no" || p.lower(i-2) == "nos"):
		return true
	case p.lex.labels[prev]:
		return true
	case i == 0 && (p.lower(end) == "." || p.lower(end) == ")") && p.glued(end) && end+1 < len(p.as):
		return true
	}
	return p.is(end, atom.Word) && p.glued(end) && p.lex.behind[p.lower(end)] ||
		p.lower(end) == "mm" && !p.glued(end)
}

// joined reports figures that hang together by signs: "18-07-2016", "9/11", "888-847-6592", "3.14.15", "3-1".
func (p *parser) joined(i, end int) bool {
	return p.link(i-1) && p.glued(i) && p.glued(i-1) && p.is(i-2, atom.Digit) ||
		p.link(end) && p.glued(end) && p.glued(end+1) && p.is(end+1, atom.Digit) ||
		p.lower(i-1) == "/" && p.glued(i) || p.lower(end) == "/" && p.glued(end) && p.is(end+1, atom.Digit)
}

func (p *parser) link(i int) bool {
	switch p.lower(i) {
	case "-", "/", ".", ":":
		return true
	}
	return false
}

// clock reports "10:30", "9 a.m.", "1900 GMT", "at 1850 (local time)".
func (p *parser) clock(i, end int) bool {
	switch next := p.lower(end); next {
	case "am", "pm", "gmt", "utc", "est", "edt", "hrs", "o":
		return next != "o" || p.lower(end+1) == "'"
	case "a", "p":
		return p.lower(end+1) == "." && p.lower(end+2) == "m"
	case "local", "hours":
		return len(p.as[i].Lower) == 4 && p.lower(i-1) == "at"
	case "(":
		return len(p.as[i].Lower) == 4 && p.lower(i-1) == "at" && (p.lower(end+2) == "time" || p.lower(end+1) == "gmt")
	}
	return false
}

// age reports "14-year-old", "aged 14", "14 years old" and the age in apposition to a name: "Amina, 14, ...".
func (p *parser) age(i, end int) bool {
	switch p.lower(i - 1) {
	case "aged", "age", "ages":
		return true
	case "and", "to", "-":
		if w := p.lower(i - 3); (w == "aged" || w == "ages") && p.is(i-2, atom.Digit) {
			return true
		}
	}
	at := end
	if p.lower(at) == "-" {
		at++
	}
	if unit := p.lower(at); unit == "year" || unit == "years" || unit == "month" || unit == "months" || unit == "day" || unit == "days" || unit == "week" {
		if p.lower(at+1) == "-" {
			at++
		}
		return p.lower(at+1) == "old" || p.lower(at+1) == "olds"
	}
	next := p.lower(end)
	return p.is(i, atom.Digit) && p.lower(i-1) == "," && p.is(i-2, atom.Word) && p.as[i-2].Upper && p.glued(i-1) &&
		(next == "," || next == "." || next == ")") && end == i+1 && len(p.as[i].Lower) <= 2
}

// dayOfMonth reports "5 April", "April 5", "the 5th of April", "2-4 April", "April 2 and 4".
func (p *parser) dayOfMonth(i, end int, v float64) bool {
	if v > 31 {
		return p.month(i-1) && p.digits4(i, end)
	}
	at := end
	if p.lower(at) == "of" {
		at++
	}
	if p.month(at) && !(p.lower(at) == "may" && !p.as[at].Upper) {
		return true
	}
	if p.lower(end) == "and" || p.lower(end) == "to" {
		if p.is(end+1, atom.Digit) && p.month(end+2) {
			return true
		}
	}
	prev := i - 1
	if p.lower(prev) == "." {
		prev--
	}
	if p.lower(prev) == "the" {
		prev--
	}
	if p.month(prev) {
		return true
	}
	return (p.lower(prev) == "and" || p.lower(prev) == "to") && p.is(prev-1, atom.Digit) && p.month(prev-2)
}

func (p *parser) digits4(i, end int) bool { return end == i+1 && len(p.as[i].Lower) == 4 }

// month reports a month's name; short and ambiguous ones must be capitalised.
func (p *parser) month(i int) bool {
	return i >= 0 && i < len(p.as) && p.lex.months[p.as[i].Lower] && p.as[i].Upper
}

// year reports four bare figures that name a year: "in 1998", "since 2014". Before a noun they count ("2000 soldiers")
// unless a preposition or article of time stands before them.
func (p *parser) year(i, end int, q *quantity) bool {
	if q.rule != "figures" || !p.digits4(i, end) || q.high < 1000 || q.high > 2100 {
		return p.lower(end) == "s" && p.glued(end) && q.rule == "figures"
	}
	if p.money(i) {
		return false
	}
	if _, bound := p.boundBefore(i); bound != "" && bound != "exact" {
		return bound == "about" && !p.noun(end) && q.high >= 1900
	}
	if p.lower(i-1) == "(" && (p.lower(end) == ")" || p.lower(end) == "-") || p.lower(end) == ")" && p.lower(i-1) == "-" {
		return true
	}
	if p.timely(i - 1) {
		return !p.noun(end) || q.high >= 1900
	}
	return q.high >= 1900 && !p.noun(end) && p.lower(end) != "%" && !p.lex.currencyWords[p.lower(end)]
}

func (p *parser) timely(i int) bool {
	switch p.lower(i) {
	case "in", "since", "during", "until", "till", "by", "before", "after", "from", "early", "late", "mid", "the", "of", "year", "through", "between":
		return true
	}
	return p.month(i) || p.lower(i) == "," && p.is(i-1, atom.Digit)
}

// noun reports whether atom i starts a word that can be counted.
func (p *parser) noun(i int) bool {
	if !p.is(i, atom.Word) {
		return false
	}
	switch p.sent.Tokens[p.as[i].Tok].UPOS {
	case "NOUN", "ADJ":
		return true
	}
	return false
}

// money reports whether a sign or code of money stands before atom i.
func (p *parser) money(i int) bool { return p.lex.currencySigns[p.lower(i-1)] }

// kindOf tells money and percentages from counts; hi grows over the unit.
func (p *parser) kindOf(lo, hi int, q *quantity) (string, int) {
	switch next := p.lower(hi); {
	case q.kind == "ordinal":
		return q.kind, hi
	case next == "%" || next == "percent":
		return "percent", hi + 1
	case next == "per" && p.lower(hi+1) == "cent":
		return "percent", hi + 2
	case p.money(lo), p.lex.currencyWords[next]:
		return "money", hi
	}
	return q.kind, hi
}

// decodeSome reads the keys that v names and leaves the rest of the file to its owner.
func decodeSome(f pack.File, v any) error {
	_, err := toml.Decode(string(f.Data), v)
	return err
}
