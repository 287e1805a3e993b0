package place

import (
	"strings"

	"sitrep/internal/gazetteer"
	"sitrep/internal/syntax"
)

// describe reads the words around tokens [lo, hi): what they call the name, and whether they place it. End is where
// the run of capitals ends.
func (p *pass) describe(s *syntax.Sentence, lo, hi, end int) name {
	n := name{sent: s.Index, lo: lo, hi: hi, noun: -1, inside: -1, best: -1, place: -1}
	n.tagged = p.anyTag(s, lo, hi, "LOC")
	if after := p.low(s, hi); p.lexicon.placeNoun(after) && !(after == "state" && s.Tokens[hi].Form == "State" && hi+1 < end) {
		n.kind, n.noun = p.lexicon.kind[after], hi
	}
	at := p.beforeDeterminer(s, lo-1)
	if n.kind == "" && p.low(s, lo-1) == "rural" {
		n.kind = "admin"
	}
	if n.kind == "" && p.siteNoun(s, hi) {
		n.kind = "site"
	}
	if n.kind == "" && p.low(s, at) == "of" && p.lexicon.unitNoun(p.low(s, at-1)) {
		n.kind, n.noun = p.lexicon.kind[p.low(s, at-1)], at-1
	} else if n.kind == "" && at == lo-1 && p.lexicon.unitNoun(p.low(s, at)) && !capital(s.Tokens[at].Form) {
		n.kind, n.noun = p.lexicon.kind[p.low(s, at)], at // "the town Jalula"
	}
	n.placed = p.placedBefore(s, lo)
	n.the = p.low(s, lo-1) == "the"
	return n
}

// beforeDeterminer steps left over "the" and adjectives of bearing or nation.
func (p *pass) beforeDeterminer(s *syntax.Sentence, i int) int {
	for i >= 0 && (p.low(s, i) == "the" || p.low(s, i) == "nearby") {
		i--
	}
	return i
}

// placedBefore reports whether the words to the left put the name in space: a preposition, perhaps with a bearing, a
// kind word and adjectives between.
func (p *pass) placedBefore(s *syntax.Sentence, lo int) bool {
	for i, steps := lo-1, 0; i >= 0 && steps < 8; i, steps = i-1, steps+1 {
		w := p.low(s, i)
		switch {
		case p.heldBy(s, i):
			i -= 2
		case p.locative(w):
			return true
		case w == "of":
			b := p.low(s, i-1)
			if p.lexicon.nouns[b] != "" || p.lexicon.unitNoun(b) || p.lexicon.is("outskirts", b) || p.lexicon.is("inside", b) ||
				p.lexicon.is("coast", b) || p.lexicon.is("vicinity", b) || p.lexicon.is("border", b) {
				return true
			}
			return false
		case w == "the" || p.lexicon.adjectives[w] != "" || i == lo-1 && p.lexicon.nouns[w] != "" || p.lexicon.middle[w] || p.lexicon.unitNoun(w) || s.Tokens[i].UPOS == "ADJ":
		default:
			return false
		}
	}
	return false
}

// heldBy reports whether "rebel-held", "government-controlled" ends at token i.
func (p *pass) heldBy(s *syntax.Sentence, i int) bool {
	switch p.low(s, i) {
	case "held", "controlled", "run", "occupied", "administered", "besieged", "ruled", "dominated":
		return i >= 2 && isHyphen(s.Tokens[i-1].Form)
	}
	return false
}

func (p *pass) locative(w string) bool {
	l := p.lexicon
	return l.is("at", w) && w != "on" && w != "over" || l.is("near", w) && w != "by" || l.is("from", w) || w != "for" && l.is("to", w) || l.is("through", w) || w == "between" || w == "off"
}

// accept decides whether the stretch is read as a place name, and how it is used.
func (p *pass) accept(s *syntax.Sentence, n *name, end int) bool {
	next := p.low(s, n.hi)
	cut := n.hi < end && p.low(s, n.hi) != "of" && !isHyphen(next) && !particle(next) && n.noun != n.hi
	body := p.lexicon.is("body", next) || cut && p.anyTag(s, n.hi, end, "ORG")
	big := p.big(n)
	switch {
	case p.notPlace(s, n.lo, n.hi) && !countryOf(n) && !longNamed(n) && !(n.tagged && n.placed):
		return false
	case p.acronym(s, n) || p.plainWord(s, n):
		return false
	case n.kind == "" && p.personal(s, n, end):
		return false
	case body || p.partOfBody(s, n) || p.ofBody(s, n.lo) || isHyphen(next) && adjacent(s, n.hi-1, n.hi) && adjacent(s, n.hi, n.hi+1): // "US-led"
		n.use = "part"
		return big || n.tagged || p.anyTag(s, n.lo, n.hi, "ORG")
	case p.upper[s.Index]:
		return p.acceptUpper(s, n, big)
	case n.tagged || n.placed && (!cut || big) || n.called(p.lexicon):
		return p.enough(n)
	case n.lo == 0 && s.Tokens[0].UPOS != "PROPN" && n.hi == 1 && !countryOf(n):
		return false
	case cut && !big:
		return false
	}
	return big
}

// useDoubt marks a stretch that is a place only if the report is about the country where one of that name lies.
const useDoubt = "doubt"

// maybe reports whether a stretch that was not accepted is worth another look once the country is known.
func (p *pass) maybe(s *syntax.Sentence, n *name, end int) bool {
	cut := n.hi < end
	person := p.anyTag(s, n.lo, n.hi, "PER") && (n.hi-n.lo == 1 || strings.HasPrefix(p.tag(s, n.hi), "I-") || p.lexicon.given[p.low(s, n.lo)])
	n.suspect = person
	if p.upper[s.Index] {
		return !cut && !person && n.placed && len(n.text) > 4 && !p.notPlace(s, n.lo, n.hi)
	}
	return !cut && (n.lo > 0 || n.hi-n.lo > 1) && len(n.text) > 3 && !p.notPlace(s, n.lo, n.hi) && !p.acronym(s, n) && !p.plainWord(s, n) &&
		!p.anyTag(s, n.lo, n.hi, "ORG") && !p.named(s, n, end) && (n.lo == 0 || !capital(s.Tokens[n.lo-1].Form))
}

// settleDoubts keeps the doubtful names that lie in the country of the report, and drops the others.
func (p *pass) settleDoubts() {
	elsewhere := p.surelyNamed()
	kept := p.names[:0]
	next := 0
	for i := range p.names {
		for next < len(p.first) && p.first[next] == i {
			p.first[next] = len(kept)
			next++
		}
		if n := &p.names[i]; n.use != useDoubt || elsewhere[n.text] || p.atHome(n) {
			if n.use == useDoubt {
				n.use, n.rule = "", "gazetteer: in the country of the report"
			}
			kept = append(kept, *n)
		}
	}
	for ; next < len(p.first); next++ {
		p.first[next] = len(kept)
	}
	p.names = kept
}

// surelyNamed lists the texts that some sentence calls or places as a place.
func (p *pass) surelyNamed() map[string]bool {
	out := map[string]bool{}
	for i := range p.names {
		if n := &p.names[i]; n.use == "" && (n.placed || n.called(p.lexicon)) {
			out[n.text] = true
		}
	}
	return out
}

const suspectPopulation = 20_000 // of a town whose name the engine took for a person

func (p *pass) atHome(n *name) bool {
	for i := range n.cands {
		c := &n.cands[i]
		if n.suspect && c.Population < suspectPopulation {
			continue
		}
		if p.home != "" && c.Country == p.home && !c.Loose && (!c.Alternate || c.Population >= cityPopulation) {
			return true
		}
	}
	return false
}

const cityPopulation = 5000

// plainWord reports whether the stretch is one word of the place vocabulary itself: "CENTRAL", "CANTON", "North".
func (p *pass) plainWord(s *syntax.Sentence, n *name) bool {
	if n.hi-n.lo > 1 || n.tagged && !p.upper[s.Index] {
		return false
	}
	w := s.Tokens[n.lo].Lower()
	return p.lexicon.placeNoun(w) || p.lexicon.adjectives[w] != "" || p.lexicon.nouns[w] != "" || p.lexicon.middle[w]
}

// acronym reports whether the stretch is a short name in capitals amid ordinary text that no country or pack place bears
// as it stands: "UN" is not the village of Un.
func (p *pass) acronym(s *syntax.Sentence, n *name) bool {
	text := strings.TrimPrefix(n.text, "The ")
	if p.upper[s.Index] || len(text) > 5 || strings.ToUpper(text) != text {
		return false
	}
	for i := range n.cands {
		if c := &n.cands[i]; c.Kind == "country" || strings.HasPrefix(c.ID, "pack:place/") {
			return false
		}
	}
	return !p.dateline(s, n)
}

// acceptUpper asks for more where capitals say nothing.
func (p *pass) acceptUpper(s *syntax.Sentence, n *name, big bool) bool {
	if s.Tokens[n.lo].UPOS == "VERB" && !n.placed {
		return false
	}
	return n.tagged && n.placed || big && (n.tagged || s.Tokens[n.lo].UPOS == "PROPN" || n.placed) || n.placed && p.largest(n) >= 15000
}

// enough keeps out tiny places found through another name alone and without a preposition.
func (p *pass) enough(n *name) bool {
	if n.placed || n.kind != "" || p.big(n) {
		return true
	}
	for i := range n.cands {
		if c := &n.cands[i]; !c.Alternate && !c.Loose || c.Population > 5000 {
			return true
		}
	}
	return false
}

// personal reports whether the stretch is rather a person: the engine says so, or a given name stands before it.
func (p *pass) personal(s *syntax.Sentence, n *name, end int) bool {
	per := p.anyTag(s, n.lo, n.hi, "PER")
	if per && p.rather(s, n) {
		return false
	}
	if per && !(n.placed && s.Tokens[n.lo].Name == "B-PER" && !strings.HasPrefix(p.tag(s, n.hi), "I-")) {
		return true
	}
	if n.hi-n.lo == 1 && p.persons[s.Tokens[n.lo].Lower()] && !n.placed && !n.tagged {
		return true
	}
	return p.named(s, n, end)
}

// named reports whether given names beside the stretch make it part of a person's name.
func (p *pass) named(s *syntax.Sentence, n *name, end int) bool {
	if n.tagged {
		return false
	}
	given := p.lexicon.given[s.Tokens[n.lo].Lower()]
	if given && n.hi < end && capital(s.Tokens[n.hi].Form) && !p.lexicon.placeNoun(p.low(s, n.hi)) {
		return true
	}
	return n.lo > 0 && !n.placed && capital(s.Tokens[n.lo-1].Form) && p.lexicon.given[p.low(s, n.lo-1)]
}

// rather reports whether a single word that the engine took for a person is rather the well-known place of that name.
func (p *pass) rather(s *syntax.Sentence, n *name) bool {
	first := p.low(s, n.lo)
	return p.big(n) && s.Tokens[n.lo].Name == "B-PER" && !strings.HasPrefix(p.tag(s, n.hi), "I-") && !p.lexicon.given[first] && !p.persons[first] &&
		!(n.lo > 0 && capital(s.Tokens[n.lo-1].Form) && !p.placedBefore(s, n.lo) && n.lo > 1)
}

func (p *pass) tag(s *syntax.Sentence, i int) string {
	if i < 0 || i >= len(s.Tokens) {
		return "O"
	}
	return s.Tokens[i].Name
}

// partOfBody reports whether the name lies inside a longer name of an organisation.
func (p *pass) partOfBody(s *syntax.Sentence, n *name) bool {
	if !p.anyTag(s, n.lo, n.hi, "ORG") {
		return false
	}
	return p.tag(s, n.hi) == "I-ORG" || s.Tokens[n.lo].Name == "I-ORG"
}

// ofBody reports whether "X of" before the name makes it part of a longer name: "Bank of Y", "Islamic State of Y and the Z",
// but not "City of Y" or "Gulf of Y".
func (p *pass) ofBody(s *syntax.Sentence, lo int) bool {
	i := lo - 1
	for p.low(s, i) == "the" {
		i--
	}
	if k := len(p.names); p.low(s, i) == "and" && k > 0 {
		last := &p.names[k-1]
		return last.sent == s.Index && last.hi == i && last.use == "part"
	}
	if p.low(s, i) != "of" || i < 2 || p.upper[s.Index] {
		return false
	}
	w := p.low(s, i-1)
	return capital(s.Tokens[i-1].Form) && !p.lexicon.placeNoun(w) && p.lexicon.nouns[w] == "" && !p.lexicon.is("coast", w) && !p.lexicon.is("inside", w) &&
		!p.lexicon.is("border", w) && !p.lexicon.is("outskirts", w) || p.lexicon.is("body", w) && capital(s.Tokens[i-1].Form) || w == "state" && i >= 3 && capital(s.Tokens[i-2].Form)
}

// big reports whether some candidate is so well known that its name alone is enough.
func (p *pass) big(n *name) bool {
	for i := range n.cands {
		if known(&n.cands[i]) {
			return true
		}
	}
	return false
}

const knownPopulation = 100_000

func known(c *gazetteer.Match) bool {
	switch {
	case c.Loose:
		return false
	case c.Kind == "country":
		return true
	case strings.HasPrefix(c.ID, "pack:place/"):
		return true
	case c.Kind == "airport":
		return true
	}
	return c.Feature == "PPLC" || c.Population >= knownPopulation && (!c.Alternate || c.Population >= 10*knownPopulation)
}

func (p *pass) largest(n *name) int {
	most := 0
	for i := range n.cands {
		most = max(most, n.cands[i].Population)
	}
	return most
}

// longNamed reports whether the name is a pack place of several words: "Line of Control".
func longNamed(n *name) bool {
	for i := range n.cands {
		if strings.HasPrefix(n.cands[i].ID, "pack:place/") {
			return n.hi-n.lo > 1
		}
	}
	return false
}

func countryOf(n *name) bool { return len(n.cands) > 0 && n.cands[0].Kind == "country" }
