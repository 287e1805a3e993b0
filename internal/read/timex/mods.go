package timex

import "strings"

// mod reads one modifier; false ends the evaluation with the date unknown.
func (p *point) mod() bool {
	c := p.in[0]
	p.in = p.in[1:]
	switch c {
	case '@':
		return p.truncate()
	case '+':
		return p.shift(1)
	case '-':
		return p.shift(-1)
	case '<', '>', '~':
		return p.choose(c)
	case '!', '^':
		return p.clip(c)
	case '%':
		return p.narrow()
	case '.':
		y, _, _ := p.lo.ymd()
		p.in = "." + p.in
		return p.known && p.inYear(y, ".")
	case '&':
		p.weekdayIs = p.number(1)
		return p.wd == 0
	case 'T':
		return p.time()
	}
	return false
}

func (p *point) truncate() bool {
	if p.in == "" || !p.known {
		return false
	}
	unit := p.in[0]
	p.in = p.in[1:]
	if unit == 'f' {
		unit = 'w'
	}
	if unit != 'H' && unit != 'M' && unit != 'S' {
		p.lo, p.hi = p.lo.bounds(unit)
		p.unit = unit
	}
	return true
}

func (p *point) shift(sign int) bool {
	n := p.number(9)
	if n < 0 || n > 5000 || p.in == "" || !p.known {
		return false
	}
	unit := p.in[0]
	p.in = p.in[1:]
	p.lo = p.lo.add(sign*n, unit)
	if p.unit == 'd' {
		p.hi = p.lo
		return true
	}
	width := p.hi - p.lo
	p.hi = p.lo + width
	if p.unit != 's' && p.unit != 'k' {
		p.lo, p.hi = p.lo.bounds(p.unit)
	}
	return true
}

// choose settles a date without year or week: < the latest that is past, > the next, ~ the nearest; doubled, the
// report's own day, week or month does not count. "<~" is < unless that is almost a year back and the next lies close
// ahead.
func (p *point) choose(dir byte) bool {
	if dir == '<' && strings.HasPrefix(p.in, "~") {
		p.in = p.in[1:]
		ahead := *p
		if ahead.choose('>') && ahead.lo-p.ctx.pub <= closeAhead && !p.known && p.ctx.hasPub && !p.ctx.yearOnly {
			dir = '>'
		}
	}
	strict := p.in != "" && p.in[0] == dir
	if strict {
		p.in = p.in[1:]
	}
	if p.known {
		return true
	}
	if !p.ctx.hasPub {
		return false
	}
	p.known = true
	switch {
	case p.wd > 0:
		p.weekday(dir, strict)
	case p.weekend:
		p.wd = 6
		p.weekday(dir, strict)
		p.wd, p.hi, p.unit = 0, p.lo+1, 'k'
	default:
		return p.pickYear(dir, strict)
	}
	return true
}

func (p *point) weekday(dir byte, strict bool) {
	ahead := day((p.wd - p.ctx.pub.weekday() + 7) % 7)
	back := (7 - ahead) % 7
	if strict && ahead == 0 {
		ahead, back = 7, 7
	}
	switch {
	case dir == '<' || dir == '~' && back <= ahead:
		p.lo = p.ctx.pub - back
	default:
		p.lo = p.ctx.pub + ahead
	}
	p.hi = p.lo
}

// closeAhead is how many days after the report a day of a month may lie whose direction nothing tells.
const closeAhead = 45

// slack is how many days after the report date a date in the past tense may lie: time zones and late stamps.
const slack = 2

// pickYear finds the year of a month, a day of a month or a season.
func (p *point) pickYear(dir byte, strict bool) bool {
	y, m, _ := p.ctx.pub.ymd()
	if p.ctx.yearOnly {
		return p.inYearOf(y) && (p.weekdayIs == 0 || p.lo.weekday() == p.weekdayIs)
	}
	best, found := y, false
	for pass := 0; pass < 2 && !found; pass++ {
		for _, c := range []int{y, y - 1, y + 1, y - 2, y - 3, y - 4, y - 5, y - 6, y - 11} {
			if !p.inYearOf(c) || pass == 0 && p.weekdayIs > 0 && p.lo.weekday() != p.weekdayIs {
				continue
			}
			if !p.fits(dir, strict, m) && (p.weekdayIs == 0 || pass > 0) {
				continue
			}
			if !found || p.nearer(c, best) {
				best, found = c, true
			}
		}
	}
	return found && p.inYearOf(best)
}

// nearer reports whether year a puts the date nearer to the report than year b does.
func (p *point) nearer(a, b int) bool {
	p.inYearOf(b)
	old := distance(p.lo, p.ctx.pub)
	p.inYearOf(a)
	return distance(p.lo, p.ctx.pub) < old
}

func (p *point) fits(dir byte, strict bool, month int) bool {
	pub := p.ctx.pub
	current := strict && p.unit != 'd' && p.lo <= pub && pub <= p.hi
	switch {
	case current:
		return false
	case dir == '<' && p.unit == 'd':
		return p.lo <= pub+slack && !(strict && p.lo == pub)
	case dir == '<':
		return p.lo <= pub
	case dir == '>' && p.unit == 'd':
		return p.lo >= pub && !(strict && p.lo == pub)
	case dir == '>':
		return p.hi >= pub
	}
	return true
}

// inYearOf puts the waiting month, day or season into year y.
func (p *point) inYearOf(y int) bool {
	switch {
	case p.season != "":
		p.lo, p.hi = seasonIn(y, p.season)
	case p.mday > 0:
		if !valid(y, p.month, p.mday) {
			return false
		}
		p.lo = civil(y, p.month, p.mday)
		p.hi = p.lo
	case p.month > 0:
		p.lo, p.hi = civil(y, p.month, 1).bounds('m')
	default:
		return false
	}
	p.known = true
	return true
}

// seasonIn is a northern season by whole months; the winter of a year begins in its December.
func seasonIn(y int, name string) (lo, hi day) {
	first := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[name]
	return civil(y, first, 1), civil(y, first+3, 1) - 1
}

// clip ends a running period at the report date ("this week" in the past tense) or starts it there. A week told on its
// first day is the seven days before.
func (p *point) clip(dir byte) bool {
	if !p.known || !p.ctx.hasPub {
		return p.known
	}
	pub := p.ctx.pub
	switch {
	case p.lo > pub || p.hi < pub:
	case dir == '!':
		p.hi = pub
		if p.unit == 'w' && p.lo == pub {
			p.lo -= 7
		}
	default:
		p.lo = pub
	}
	return true
}

// narrow takes one section of a period.
func (p *point) narrow() bool {
	name := ""
	for _, s := range []string{"early", "start", "mid", "late", "end", "h1", "h2"} {
		if p.eat(s) {
			name = s
			break
		}
	}
	if name == "" || !p.known {
		return false
	}
	p.section = isoValue(p.lo, p.hi, p.unit)
	n := p.hi - p.lo + 1
	switch {
	case name == "h1":
		p.hi = p.lo + n/2 - 1
	case name == "h2":
		p.lo += n / 2
	case p.unit == 'y':
		p.monthsOf(name)
	case p.unit != 'd':
		p.share(name, n)
	}
	return true
}

// monthsOf: early is the first quarter of a year, late the last, mid May to August, start and end one month.
func (p *point) monthsOf(name string) {
	y, _, _ := p.lo.ymd()
	months := map[string][2]int{"early": {1, 3}, "start": {1, 1}, "mid": {5, 8}, "late": {10, 12}, "end": {12, 12}}[name]
	p.lo, p.hi = civil(y, months[0], 1), civil(y, months[1]+1, 1)-1
}

// share: early and start are the first third of a period, late and end the last.
func (p *point) share(name string, n day) {
	third := n / 3
	switch name {
	case "early", "start":
		p.hi = p.lo + third - 1
	case "mid":
		p.lo, p.hi = p.lo+third, p.hi-third
	default:
		p.lo = p.hi - third + 1
	}
}

// partNames gives the word of the record and the TIMEX3 code for each part of the day.
var partNames = map[string][2]string{
	"MO": {"morning", "TMO"}, "DW": {"dawn", "TMO"}, "MI": {"midday", "TMI"}, "AF": {"afternoon", "TAF"}, "EV": {"evening", "TEV"},
	"DK": {"dusk", "TEV"}, "NI": {"night", "TNI"}, "MN": {"night", "T24:00"}, "ON": {"night", "TNI"}, "DT": {"daytime", "TDT"},
}

// time reads a part of the day or a clock time.
func (p *point) time() bool {
	if len(p.in) >= 2 && !isDigit(p.in[0]) {
		code := p.in[:2]
		p.in = p.in[2:]
		names, ok := partNames[code]
		p.part, p.suffix = names[0], names[1]
		if code == "ON" {
			p.hi++
		}
		return ok
	}
	if len(p.in) < 5 {
		return false
	}
	p.clock = p.in[:5]
	p.suffix = "T" + p.clock
	p.in = p.in[5:]
	return true
}
