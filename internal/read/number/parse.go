package number

import (
	"strconv"

	"sitrep/internal/read"
	"sitrep/internal/read/atom"
	"sitrep/internal/syntax"
)

// parser reads the numbers of one sentence.
type parser struct {
	lex  *lexicon
	sent *syntax.Sentence
	as   []atom.Atom
}

// quantity is a number without the wording around it. bound is exact, at_least or about.
type quantity struct {
	low, high float64
	bound     string
	kind      string
	scale     float64 // the scale word it ends in, 1 without one
	digits    bool    // written in figures
	rule      string
}

func exact(v float64, rule string) quantity {
	return quantity{low: v, high: v, bound: "exact", kind: "cardinal", scale: 1, rule: rule}
}

func (p *parser) lower(i int) string {
	if i < 0 || i >= len(p.as) {
		return ""
	}
	return p.as[i].Lower
}

func (p *parser) is(i int, kind atom.Kind) bool {
	return i >= 0 && i < len(p.as) && p.as[i].Kind == kind
}

func (p *parser) glued(i int) bool { return i >= 0 && i < len(p.as) && p.as[i].Glued }

// number reads one number at atom i with the wording that bounds it. Without one, next is where to look again.
func (p *parser) number(i int) (n Number, next int, ok bool) {
	q, end, ok := p.span(i)
	if !ok {
		return n, max(end, i+1), false
	}
	if p.notCount(i, end, &q) {
		return n, end, false
	}
	lo, before := p.boundBefore(i)
	hi, after := p.boundAfter(end)
	bound := before
	if bound == "" || bound == "exact" && after != "" {
		bound = after
	}
	n.Low, n.High, n.Bound = bounded(q, bound)
	if q.bound == "at_least" && bound != "at_most" {
		n.Low, n.High, n.Bound = bounded(q, "at_least")
	}
	n.Kind, hi = p.kindOf(lo, hi, &q)
	n.Rule = "number/" + q.rule
	n.Range = p.tokens(lo, hi, end-1)
	return n, max(hi, i+1), true
}

func (p *parser) tokens(lo, hi, head int) read.Range {
	return read.Range{Lo: p.as[lo].Tok, Hi: p.as[hi-1].Tok + 1, Head: p.as[head].Tok}
}

// span reads a quantity or a range of two.
func (p *parser) span(i int) (quantity, int, bool) {
	q, end, ok := p.quantity(i)
	if !ok || q.kind == "ordinal" || q.bound == "at_least" {
		return q, end, ok
	}
	second, stop, ok := p.second(i, end)
	if !ok {
		return q, end, true
	}
	if second.scale > 1 && q.scale == 1 && q.high < second.high/second.scale+1 && q.high < 1000 {
		q.low, q.high = q.low*second.scale, q.high*second.scale
	}
	if q.high >= second.low {
		return q, end, true
	}
	return quantity{low: q.low, high: second.high, bound: "about", kind: "cardinal", scale: 1, digits: q.digits, rule: "range"}, stop, true
}

// second reads the upper end of a range whose lower end is atoms [start, end).
func (p *parser) second(start, end int) (quantity, int, bool) {
	switch word := p.lower(end); {
	case word == "-" && p.glued(end) && p.glued(end+1) && p.is(end+1, atom.Digit),
		word == "to" && p.lower(start-1) != "from",
		word == "or",
		word == "and" && p.lower(start-1) == "between",
		word == "-" && p.lower(start-1) == "between":
		q, stop, ok := p.quantity(end + 1)
		return q, stop, ok && q.kind == "cardinal" && q.bound == "exact"
	case word == "(" && p.lower(end+1) == "or":
		q, stop, ok := p.quantity(end + 2)
		return q, stop + 1, ok && p.lower(stop) == ")"
	}
	return quantity{}, end, false
}

// quantity reads a plain number: figures, words, vague amounts, ordinals.
func (p *parser) quantity(i int) (quantity, int, bool) {
	switch {
	case p.is(i, atom.Digit):
		return p.figures(i)
	case p.is(i, atom.Word):
		return p.words(i)
	}
	return quantity{}, i + 1, false
}

// figures reads "1,200", "1.5 million", "24K", "3rd".
func (p *parser) figures(i int) (quantity, int, bool) {
	text, end := p.digits(i)
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return quantity{}, end, false
	}
	q := exact(v, "figures")
	q.digits = true
	switch word := p.lower(end); {
	case p.glued(end) && (word == "th" || word == "st" || word == "nd" || word == "rd"):
		q.kind, q.rule = "ordinal", "ordinal"
		return q, end + 1, true
	case p.glued(end) && p.lex.suffixes[word] > 0 && (word != "m" || p.money(i)):
		q = scaled(q, p.lex.suffixes[word])
		end++
	}
	q, end = p.scales(q, end)
	return q, end, true
}

// digits joins the groups of a figure and its decimals.
func (p *parser) digits(i int) (string, int) {
	text, end := p.as[i].Lower, i+1
	if len(text) > 15 {
		return text, end
	}
	for len(text) <= 15 && len(p.as[i].Lower) <= 3 && p.group(end) {
		text += p.as[end+1].Lower
		end += 2
	}
	if len(p.as[i].Lower) <= 3 && p.lower(end) == "000" && end == i+1 && !p.glued(end) {
		return text + "000", end + 1
	}
	if p.lower(end) == "." && p.glued(end) && p.is(end+1, atom.Digit) && p.glued(end+1) {
		return text + "." + p.as[end+1].Lower, end + 2
	}
	return text, end
}

// group reports whether atoms end and end+1 are a thousands sign and three more digits.
func (p *parser) group(end int) bool {
	sign := p.lower(end)
	return (sign == "," || sign == "٬" || sign == "." && len(p.lower(end+1)) == 3 && p.lower(end-1) != "0") && p.glued(end) &&
		p.is(end+1, atom.Digit) && p.glued(end+1) && len(p.as[end+1].Lower) == 3
}

// scales multiplies by the scale words that follow: "1.5 million", "two hundred thousand".
func (p *parser) scales(q quantity, end int) (quantity, int) {
	for {
		at := end
		if p.lower(at) == "-" && p.glued(at) {
			at++
		}
		s := p.lex.scales[p.lower(at)]
		if s == 0 {
			return q, end
		}
		q, end = scaled(q, s), at+1
	}
}

func scaled(q quantity, s float64) quantity {
	q.low, q.high, q.scale = q.low*s, q.high*s, q.scale*s
	return q
}

// words reads a number that starts with a word.
func (p *parser) words(i int) (quantity, int, bool) {
	word := p.as[i].Lower
	if v, ok := p.lex.cardinals[word]; ok {
		return p.cardinal(i, v)
	}
	if q, end, ok := p.scaleFirst(i, word); ok {
		return q, end, true
	}
	if v, ok := p.lex.ordinals[word]; ok {
		q := exact(v, "ordinal")
		q.kind = "ordinal"
		tag := p.sent.Tokens[p.as[i].Tok].UPOS
		return q, i + 1, tag != "NOUN" && tag != "VERB" || word != "second"
	}
	return p.vague(i, word)
}

// scaleFirst reads "a hundred", "half a million", "half a dozen" and a bare "hundred thousand".
func (p *parser) scaleFirst(i int, word string) (quantity, int, bool) {
	factor, at := 1.0, i
	if word == "half" {
		factor, at = 0.5, i+1
	}
	if w := p.lower(at); w == "a" || w == "an" {
		at++
	} else if word == "half" {
		return quantity{}, i + 1, false
	}
	if p.lex.scales[p.lower(at)] == 0 {
		return quantity{}, i + 1, false
	}
	q, end := p.scales(exact(factor, "words"), at)
	return p.andMore(q, end)
}

// cardinal reads a run of number words from the cardinal at i: "forty-two", "three hundred and twenty thousand".
func (p *parser) cardinal(i int, v float64) (quantity, int, bool) {
	if at := i + 1; v >= 20 {
		if p.lower(at) == "-" && p.glued(at) {
			at++
		}
		if o := p.lex.ordinals[p.lower(at)]; o > 0 && o < 10 {
			q := exact(v+o, "ordinal")
			q.kind = "ordinal"
			return q, at + 1, true
		}
	}
	v, end := p.small(i, v)
	if v == 1 && p.pronoun(i) {
		return quantity{}, end, false
	}
	q, end := p.scales(exact(v, "words"), end)
	return p.andMore(q, end)
}

// andMore adds what follows a scale word: "two hundred and five", "two thousand three hundred", and multiplies the sum
// by a greater scale behind it: "three hundred twenty thousand".
func (p *parser) andMore(q quantity, end int) (quantity, int, bool) {
	if q.scale < 100 {
		return q, end, true
	}
	at := end
	if p.lower(at) == "and" {
		at++
	}
	v, ok := p.lex.cardinals[p.lower(at)]
	if !ok || v == 0 {
		return q, end, true
	}
	v, stop := p.small(at, v)
	if p.lower(stop) == "hundred" && q.scale > 100 {
		v, stop = v*100, stop+1
	}
	if v >= q.scale || at > end && v >= 100 {
		return q, end, true
	}
	q.low, q.high = q.low+v, q.high+v
	if s := p.lex.scales[p.lower(stop)]; s > q.scale {
		return scaled(q, s), stop + 1, true
	}
	return q, stop, true
}

// small is the number below a hundred that starts with the cardinal v at i.
func (p *parser) small(i int, v float64) (float64, int) {
	end := i + 1
	if p.lower(end) == "-" && p.glued(end) {
		end++
	}
	if unit := p.lex.cardinals[p.lower(end)]; v >= 20 && unit > 0 && unit < 10 {
		return v + unit, end + 1
	}
	return v, i + 1
}

// pronoun reports whether "one" at i stands for someone: "no one", "one another", "this one".
func (p *parser) pronoun(i int) bool {
	switch p.lower(i - 1) {
	case "no", "any", "every", "this", "that", "which", "each", "the":
		return p.sent.Tokens[p.as[i].Tok].UPOS == "PRON" || p.lower(i-1) == "no"
	}
	return p.lower(i+1) == "another" || p.lower(i+1) == "'" && p.lower(i+2) == "s"
}

// vague reads "dozens", "tens of thousands", "several hundred", "a few".
func (p *parser) vague(i int, word string) (quantity, int, bool) {
	if p.lex.multipliers[word] {
		if q, end, ok := p.multiplied(i + 1); ok {
			return q, end, true
		}
	}
	if v := p.lex.vague[word]; v > 0 {
		if tag := p.sent.Tokens[p.as[i].Tok].UPOS; tag == "VERB" || word == "scores" && !p.amount(i) {
			return quantity{}, i + 1, false
		}
		end := i + 1
		for v >= 10 && p.lower(end) == "of" && p.lex.vague[p.lower(end+1)] >= 200 {
			v, end = v*p.lex.vague[p.lower(end+1)]/2, end+2
		}
		return openFrom(v), end, true
	}
	for _, ph := range p.lex.vaguePhrases[word] {
		if p.matches(i, ph.words) {
			end := i + len(ph.words)
			if q, stop, ok := p.multiplied(end); ok && word == "a" {
				return q, stop, true
			}
			return openFrom(ph.value), end, true
		}
	}
	return quantity{}, i + 1, false
}

// amount reports whether "scores" at i counts something and is no sport result.
func (p *parser) amount(i int) bool {
	switch next := p.lower(i + 1); next {
	case "of", "more", "were", "have", "are", "killed", "dead", "wounded", "injured", "others", "hurt", "missing", "feared", "arrested", "detained":
		return true
	default:
		return p.lower(i-1) == "killing" || p.lower(i-1) == "wounding" || p.lower(i-1) == "injuring"
	}
}

// multiplied reads the scale word after "several": two of it at least.
func (p *parser) multiplied(i int) (quantity, int, bool) {
	word := p.lower(i)
	if s := p.lex.scales[word]; s > 0 {
		q, end := p.scales(exact(2, "vague"), i)
		return openFrom(q.low), end, true
	}
	if v := p.lex.vague[word]; v >= 20 {
		return openFrom(v), i + 1, true
	}
	return quantity{}, i, false
}

func openFrom(v float64) quantity {
	return quantity{low: v, high: v, bound: "at_least", kind: "cardinal", scale: 1, rule: "vague"}
}

func (p *parser) matches(i int, words []string) bool {
	if i < 0 || i+len(words) > len(p.as) {
		return false
	}
	for k, w := range words {
		if p.as[i+k].Lower != w {
			return false
		}
	}
	return true
}
