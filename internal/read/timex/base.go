package timex

import "strings"

// base reads the first element of a norm.
func (p *point) base() bool {
	switch {
	case p.eat("PUB"):
		p.set(p.ctx.pub, p.ctx.pub, 'd', p.ctx.hasPub)
	case p.eat("REF"):
		p.set(p.ctx.ref, p.ctx.ref, 'd', p.ctx.hasRef)
	case p.eat("DAY"):
		p.set(p.ctx.today, p.ctx.today, 'd', p.ctx.hasToday)
	case p.eat("WD"):
		p.wd, p.unit = p.number(1), 'd'
	case p.eat("WE"):
		p.weekend, p.unit = true, 'k'
	case p.eat("XXXX-"):
		if p.seasonWord() {
			return true
		}
		p.month, p.unit = p.number(2), 'm'
		if strings.HasPrefix(p.in, "-") && len(p.in) > 2 && isDigit(p.in[1]) && isDigit(p.in[2]) {
			p.in = p.in[1:]
			p.mday, p.unit = p.number(2), 'd'
		}
	default:
		return p.absolute()
	}
	return true
}

func (p *point) set(lo, hi day, unit byte, known bool) {
	p.lo, p.hi, p.unit, p.known = lo, hi, unit, known
}

func (p *point) eat(word string) bool {
	rest, ok := strings.CutPrefix(p.in, word)
	if ok {
		p.in = rest
	}
	return ok
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// number reads up to n digits.
func (p *point) number(n int) int {
	i := 0
	for i < len(p.in) && i < n && isDigit(p.in[i]) {
		i++
	}
	v := atoi(p.in[:i])
	p.in = p.in[i:]
	return v
}

// seasonWord reads the two letters of a season.
func (p *point) seasonWord() bool {
	for _, name := range []string{"SP", "SU", "FA", "WI"} {
		if p.eat(name) {
			p.season, p.unit = name, 's'
			return true
		}
	}
	return false
}

// absolute reads 2014, 2014-05, 2014-05-04, 199X and 19XX.
func (p *point) absolute() bool {
	if len(p.in) < 4 || !isDigit(p.in[0]) || !isDigit(p.in[1]) {
		return false
	}
	head := p.in[:4]
	p.in = p.in[4:]
	if strings.HasSuffix(head, "XX") {
		y := atoi(head[:2]) * 100
		p.set(civil(y, 1, 1), civil(y+100, 1, 1)-1, 'c', true)
		return true
	}
	if strings.HasSuffix(head, "X") {
		y := atoi(head[:3]) * 10
		p.set(civil(y, 1, 1), civil(y+10, 1, 1)-1, 'e', true)
		return true
	}
	y := atoi(head)
	if y < 0 {
		return false
	}
	p.set(civil(y, 1, 1), civil(y+1, 1, 1)-1, 'y', true)
	if rest, ok := strings.CutPrefix(p.in, "-"); ok && len(rest) >= 2 && !isDigit(rest[0]) {
		p.in = rest
		if p.seasonWord() {
			p.lo, p.hi = seasonIn(y, p.season)
			return true
		}
		return false
	}
	return p.inYear(y, "-")
}

// inYear reads a month, and a day, after sign.
func (p *point) inYear(y int, sign string) bool {
	if !strings.HasPrefix(p.in, sign) || len(p.in) < 3 || !isDigit(p.in[1]) || !isDigit(p.in[2]) {
		return true
	}
	p.in = p.in[1:]
	m := p.number(2)
	if m < 1 || m > 12 {
		return false
	}
	p.lo, p.hi = civil(y, m, 1).bounds('m')
	p.unit = 'm'
	if len(p.in) < 3 || p.in[0] != '-' || !isDigit(p.in[1]) || !isDigit(p.in[2]) {
		return true
	}
	p.in = p.in[1:]
	d := p.number(2)
	p.lo = civil(y, m, d)
	p.hi, p.unit = p.lo, 'd'
	return valid(y, m, d)
}
