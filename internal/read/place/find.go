package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/gazetteer"
	"sitrep/internal/read"
	"sitrep/internal/syntax"
)

// name is one stretch of text that may name a place.
type name struct {
	sent, lo, hi int
	text         string
	cands        []gazetteer.Match
	kind         string // what the words beside it call it: city village admin quarter airport site water, or empty
	noun         int    // token of that word, -1 without one
	placed       bool   // a preposition of place stands before it
	tagged       bool   // the engine calls it a location
	use          string // Toponym.Use
	inside       int    // index of the name that holds it ("Tripoli, Lebanon"), -1 without
	rule         string
	the          bool // "the" stands before it, as before rivers: "the Dnipro"
	suspect      bool // the engine took it for a person
	measured     bool // something is measured from it: "10 km from X"; it is not what is talked of

	best  int // candidate chosen, -1 for none
	score float64
	place int // index of Result.Places, -1
}

const (
	maxNameTokens   = 7
	longestUnlisted = 5 // tokens of a name that only the words beside it call a place
)

// pass is the reading of one report.
type pass struct {
	*Reader
	doc     *read.Doc
	numbers numberIndex
	cache   map[string][]gazetteer.Match
	names   []name
	first   []int // per sentence, index of its first name; one more at the end
	upper   []bool
	persons map[string]bool // last names seen in the names of persons, lower case
	weight  map[string]float64
	home    string
	places  []sitrep.Place
	byID    map[string]int
	entries []gazetteer.Match // parallel to places
}

func (p *pass) lookup(text string) []gazetteer.Match {
	m, ok := p.cache[text]
	if !ok {
		m = p.gaz.Lookup(text)
		if bare := strings.TrimSuffix(text, "s"); len(m) == 0 && bare != text && len(bare) > 3 { // "Syrias capital", an apostrophe lost
			if of := p.gaz.Lookup(bare); len(of) > 0 && of[0].Kind == "country" {
				m = of[:1]
			}
		}
		p.cache[text] = m
	}
	return m
}

// find fills names in text order.
func (p *pass) find() {
	p.seePersons()
	for s := range p.doc.Sentences {
		p.first = append(p.first, len(p.names))
		sent := &p.doc.Sentences[s]
		p.upper = append(p.upper, mostlyUpper(sent))
		for i := 0; i < len(sent.Tokens); {
			if n, ok := p.nameAt(sent, i); ok {
				p.names = append(p.names, n)
				i = n.hi
				continue
			}
			i++
		}
	}
	p.first = append(p.first, len(p.names))
}

// seePersons collects the words of persons' names that the engine marked.
func (p *pass) seePersons() {
	p.persons = map[string]bool{}
	for s := range p.doc.Sentences {
		toks := p.doc.Sentences[s].Tokens
		for i := range toks {
			if toks[i].Name == "I-PER" && (i+1 == len(toks) || toks[i+1].Name != "I-PER") {
				p.persons[toks[i].Lower()] = true
			}
		}
	}
}

// nameAt tries to read a place name that starts at token i, the longest first.
func (p *pass) nameAt(s *syntax.Sentence, i int) (name, bool) {
	if !p.mayStart(s, i) {
		return name{}, false
	}
	end := p.extent(s, i)
	if n, ok := p.withNoun(s, i, end); ok {
		return n, true
	}
	for hi := end; hi > i; hi-- {
		if hi < end && !p.mayEnd(s, hi-1) {
			continue
		}
		text := s.TokenSpan(i, hi).In(p.doc.Text)
		cands := p.lookup(text)
		if len(cands) == 0 {
			continue
		}
		n := p.describe(s, i, hi, end)
		n.text, n.cands = text, cands
		if hi < end && n.called(p.lexicon) && n.noun < i && capital(s.Tokens[hi].Form) {
			break // "the neighbourhood of Bab X" is not Bab
		}
		if p.accept(s, &n, end) {
			return n, true
		}
		if p.maybe(s, &n, end) {
			n.use = useDoubt
			return n, true
		}
		break
	}
	return p.unknownName(s, i, end)
}

// withNoun reads a name that is listed together with the small noun after it: "Mitiga airport", "Zamzam camp".
func (p *pass) withNoun(s *syntax.Sentence, i, end int) (name, bool) {
	if w := p.low(s, end); !p.lexicon.placeNoun(w) || p.lexicon.unitNoun(w) || capital(s.Tokens[end].Form) {
		return name{}, false
	}
	text := s.TokenSpan(i, end+1).In(p.doc.Text)
	var fit []gazetteer.Match
	for _, c := range p.lookup(text) {
		if c.Kind != "city" && c.Kind != "village" && c.Kind != "admin" && !c.Loose {
			fit = append(fit, c)
		}
	}
	if len(fit) == 0 {
		return name{}, false
	}
	n := p.describe(s, i, end+1, end+1)
	n.text, n.cands = text, fit
	return n, true
}

// unknownName keeps a name that no list holds where the words beside it say that it is a place, or the engine says so
// and a preposition agrees.
func (p *pass) unknownName(s *syntax.Sentence, i, end int) (name, bool) {
	hi := p.taggedEnd(s, i, end)
	if hi == i {
		if hi = p.calledEnd(s, i, end); hi == i {
			return name{}, false
		}
	}
	for hi > i && !p.mayEnd(s, hi-1) {
		hi--
	}
	if hi == i || p.notPlace(s, i, hi) || !p.anyCapital(s, i, hi) || p.lexicon.is("body", p.low(s, hi)) {
		return name{}, false
	}
	n := p.describe(s, i, hi, end)
	n.text, n.rule = s.TokenSpan(i, hi).In(p.doc.Text), "unlisted"
	if last := p.lexicon.kind[p.low(s, hi-1)]; n.kind == "" && hi-1 > i && (last == "quarter" || last == "site" || last == "airport") {
		n.kind = last // "Salah Street", "Camp Bakka"
	}
	if !n.placed && !n.called(p.lexicon) && !(n.tagged && p.low(s, i-1) == "on") && n.kind != "water" && n.kind != "site" && n.kind != "airport" {
		return name{}, false
	}
	return n, true
}

// taggedEnd is the end of the location that the engine marks from token i on, i where it marks none.
func (p *pass) taggedEnd(s *syntax.Sentence, i, end int) int {
	hi := i
	for hi < end && strings.HasSuffix(s.Tokens[hi].Name, "-LOC") && (hi == i || s.Tokens[hi].Name[0] == 'I') {
		hi++
	}
	if s.Tokens[i].Name == "I-LOC" {
		return i
	}
	return hi
}

// calledEnd is the end of the run of capitals from token i on where the words beside it call it a place: "the village
// of X", "X neighbourhood", "X border crossing"; i where they do not.
func (p *pass) calledEnd(s *syntax.Sentence, i, end int) int {
	for j := i + 1; j < end; j++ { // "X and Y" are two
		if w := p.low(s, j); w == "and" || w == "the" {
			end = j
		}
	}
	if end-i > longestUnlisted {
		return i
	}
	n := p.describe(s, i, end, end)
	before := n.called(p.lexicon) && n.noun < i
	person := p.anyTag(s, i, end, "PER")
	switch {
	case before, n.kind == "quarter" && !(person && p.low(s, end) == "quarter"):
		return end
	case p.siteNoun(s, end) && !person:
		return end
	case end-i > 1 && p.lexicon.kind[p.low(s, end-1)] == "quarter" && !person:
		return end
	case n.called(p.lexicon) && !p.anyTag(s, i, end, "PER", "ORG"):
		return end
	case !p.anyTag(s, i, end, "PER", "ORG") && !p.upper[s.Index] && (n.kind == "water" && (n.placed || n.the) || p.besideOnly(p.low(s, i-1))):
		return end
	}
	return i
}

// besideOnly reports whether the word before a name can only stand before a place.
func (p *pass) besideOnly(w string) bool {
	return w == "near" || w == "outside" || w == "off"
}

// siteNoun reports whether token i begins "crossing", "border crossing", "refugee camp", "air base" and the like.
func (p *pass) siteNoun(s *syntax.Sentence, i int) bool {
	switch w := p.low(s, i); w {
	case "crossing", "checkpoint", "camp", "base", "barracks", "prison", "hospital", "dam", "bridge", "refinery", "airport", "airbase", "airfield", "outpost":
		return true
	case "border", "refugee", "air", "military", "army", "naval", "detention", "oil", "gas", "displacement":
		next := p.lexicon.kind[p.low(s, i+1)]
		return next == "site" || next == "airport"
	}
	return false
}

// called reports whether words beside the name call it a settlement, a quarter or a unit.
func (n *name) called(l *lexicon) bool {
	switch n.kind {
	case "city", "village", "quarter", "admin":
		return true
	}
	return false
}

func (p *pass) low(s *syntax.Sentence, i int) string {
	if i < 0 || i >= len(s.Tokens) {
		return ""
	}
	return s.Tokens[i].Lower()
}

// mayStart reports whether a name may begin at token i: a capital, or an Arabic article tied to a capital by a hyphen.
func (p *pass) mayStart(s *syntax.Sentence, i int) bool {
	t := &s.Tokens[i]
	if t.UPOS == "DET" && !nameArticle(t.Lower()) || t.UPOS == "PRON" {
		return false
	}
	if nameArticle(t.Lower()) && i+2 < len(s.Tokens) && isHyphen(s.Tokens[i+1].Form) && adjacent(s, i, i+1) {
		return capital(s.Tokens[i+2].Form)
	}
	if !capital(t.Form) || i > 0 && isHyphen(s.Tokens[i-1].Form) && adjacent(s, i-1, i) {
		return false
	}
	if p.upper[s.Index] {
		return t.UPOS != "ADP" && t.UPOS != "DET" && t.UPOS != "PRON" && t.UPOS != "CCONJ" && t.UPOS != "SCONJ" && t.UPOS != "AUX"
	}
	return true
}

// extent is the end of the run of capitals, particles and hyphens that starts at i.
func (p *pass) extent(s *syntax.Sentence, i int) int {
	hi := i
	for j := i; j < len(s.Tokens) && j < i+maxNameTokens; j++ {
		t := &s.Tokens[j]
		switch {
		case capital(t.Form):
			hi = j + 1
		case isHyphen(t.Form) && adjacent(s, j-1, j) && j+1 < len(s.Tokens) && adjacent(s, j, j+1):
		case j > i && particle(t.Lower()):
		case j == i && nameArticle(t.Lower()):
		case j > i+1 && isHyphen(s.Tokens[j-1].Form) && (nameArticle(p.low(s, j-2)) || particle(p.low(s, j-2))): // al-bab
			hi = j + 1
		case j > i && (t.Form == "'s" || t.Form == "’s") && j+1 < len(s.Tokens) && capital(s.Tokens[j+1].Form):
		default:
			return hi
		}
	}
	return hi
}

func (p *pass) mayEnd(s *syntax.Sentence, i int) bool {
	t := &s.Tokens[i]
	return !isHyphen(t.Form) && !particle(t.Lower()) && t.Form != "'s" && t.Form != "’s" && t.Lower() != "al"
}

func nameArticle(w string) bool {
	switch w {
	case "al", "el", "ar", "as", "ash", "ad", "az", "an", "at", "es", "ez", "ed", "en", "er", "ain", "beit", "tal":
		return true
	}
	return false
}

func particle(w string) bool {
	switch w {
	case "al", "el", "ar", "as", "ash", "ad", "az", "an", "at", "es", "ez", "ed", "en", "er", "ul", "de", "del", "la", "las", "los", "du", "da",
		"do", "dos", "di", "bin", "ben", "bani", "of", "the", "au", "sur", "and", "upon", "on", "le", "les", "e", "y":
		return true
	}
	return false
}

func isHyphen(s string) bool { return s == "-" || s == "–" || s == "‑" }

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if r == '\'' || r == '‘' || r == '’' || r == '`' {
		_, size := utf8.DecodeRuneInString(s)
		r, _ = utf8.DecodeRuneInString(s[size:])
	}
	return unicode.IsUpper(r)
}

func adjacent(s *syntax.Sentence, i, j int) bool {
	return i >= 0 && j < len(s.Tokens) && s.Tokens[i].Span.End == s.Tokens[j].Span.Start
}

// mostlyUpper reports whether the sentence is set in capitals.
func mostlyUpper(s *syntax.Sentence) bool {
	words, upper := 0, 0
	for i := range s.Tokens {
		f := s.Tokens[i].Form
		if len(f) < 2 || !unicode.IsLetter(rune(f[0])) {
			continue
		}
		words++
		if strings.ToUpper(f) == f {
			upper++
		}
	}
	return words >= 4 && upper*10 >= words*8
}

func (p *pass) anyTag(s *syntax.Sentence, lo, hi int, classes ...string) bool {
	for i := lo; i < hi; i++ {
		for _, c := range classes {
			if strings.HasSuffix(s.Tokens[i].Name, "-"+c) {
				return true
			}
		}
	}
	return false
}

func (p *pass) anyCapital(s *syntax.Sentence, lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if capital(s.Tokens[i].Form) {
			return true
		}
	}
	return false
}

// notPlace reports whether every word of the stretch is on the list of words that are no places.
func (p *pass) notPlace(s *syntax.Sentence, lo, hi int) bool {
	for i := lo; i < hi; i++ {
		w := s.Tokens[i].Lower()
		if !p.lexicon.notPlaces[w] && !isHyphen(w) && !particle(w) && p.gaz.Adjective(s.Tokens[i].Form) == "" {
			return false
		}
	}
	return true
}
