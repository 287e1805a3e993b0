package place

import (
	"math"
	"sort"
)

// weigh shares the report out among countries: names of countries and their adjectives count directly, towns by the
// likelihood of their candidates. Towns count more than states, which are also named as actors from afar.
func (p *pass) weigh() {
	sum := map[string]float64{}
	total := 0.0
	add := func(code string, v float64) {
		if code != "" {
			sum[code] += v
			total += v
		}
	}
	anyBig := p.anyBig()
	for i := range p.names {
		n := &p.names[i]
		if n.use == useDoubt || anyBig && !p.big(n) {
			continue
		}
		weight := p.placeWeight(n.sent)
		if n.placed {
			weight *= 1.5
		}
		p.shareOut(n, weight, add)
	}
	for s := range p.doc.Sentences {
		for i := range p.doc.Sentences[s].Tokens {
			if t := &p.doc.Sentences[s].Tokens[i]; capital(t.Form) && len(t.Form) > 2 {
				add(p.gaz.Adjective(t.Form), 0.5*p.placeWeight(s))
			}
		}
	}
	p.weight = map[string]float64{}
	for code, v := range sum {
		p.weight[code] = v / total
	}
	p.home = leading(sum, total)
}

// anyBig reports whether some name is known by itself; small places then do not vote.
func (p *pass) anyBig() bool {
	for i := range p.names {
		if n := &p.names[i]; n.use != useDoubt && p.big(n) {
			return true
		}
	}
	return false
}

// placeWeight is more in the title and in the first paragraph.
func (p *pass) placeWeight(s int) float64 {
	switch sent := &p.doc.Sentences[s]; {
	case sent.Title:
		return 2
	case s < 3:
		return 1.5
	}
	return 1
}

func (p *pass) shareOut(n *name, weight float64, add func(string, float64)) {
	if countryOf(n) && len(n.cands) == 1 || n.use == "part" {
		weight *= 0.6
	}
	for i := range n.cands {
		if n.cands[i].Country == "" && known(&n.cands[i]) {
			return // a sea or a continent
		}
	}
	best := map[string]float64{}
	var codes []string
	total := 0.0
	for i := range n.cands {
		c := &n.cands[i]
		if _, ok := best[c.Country]; !ok && c.Country != "" {
			codes = append(codes, c.Country)
		}
		best[c.Country] = max(best[c.Country], math.Exp(2*prior(c)))
	}
	for _, code := range codes {
		total += best[code]
	}
	for _, code := range codes {
		add(code, weight*best[code]/total)
	}
}

const (
	homeShare  = 0.3
	homeLead   = 1.25
	homeWeight = 1.0
)

// leading is the country that the report is mostly about, "" where none leads clearly.
func leading(sum map[string]float64, total float64) string {
	codes := make([]string, 0, len(sum))
	for code := range sum {
		codes = append(codes, code)
	}
	sort.Slice(codes, func(i, j int) bool {
		if sum[codes[i]] != sum[codes[j]] {
			return sum[codes[i]] > sum[codes[j]]
		}
		return codes[i] < codes[j]
	})
	if len(codes) == 0 || sum[codes[0]] < homeWeight || sum[codes[0]] < homeShare*total {
		return ""
	}
	if len(codes) > 1 && sum[codes[0]] < homeLead*sum[codes[1]] {
		return ""
	}
	return codes[0]
}
