package mention

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep/internal/lexicon"
	"sitrep/internal/read"
	"sitrep/internal/read/number"
	"sitrep/internal/read/place"
	"sitrep/internal/syntax"
)

// unit is a run of tokens that belong together: a lexicon entry or a name the engine found.
type unit struct {
	lo, hi int
	head   int            // the token that hangs outside the run
	entry  *lexicon.Entry // nil where only the engine knows it
	name   string         // PER ORG LOC MISC of the engine, empty else
	proper bool           // entry may be read as a name here (it is written as one)
	owning bool           // a genitive without its apostrophe
}

// scan reads one sentence.
type scan struct {
	lex      *lexicon.Lexicon
	doc      *read.Doc
	sent     int
	s        *syntax.Sentence
	words    []lexicon.Word
	capitals bool // the sentence has no lower-case letter
	units    []unit
	unitOf   []int    // token to unit, -1 none
	topOf    []int    // token to toponym, -1 none
	country  []string // of the toponym at a token, empty else
	kind     []string // of the toponym at a token
	numOf    []int
	found    []Mention
	at       []int // token to the mention it heads, -1 none
}

func newScan(lex *lexicon.Lexicon, doc *read.Doc, sent int) *scan {
	s := &doc.Sentences[sent]
	n := len(s.Tokens)
	ints := make([]int, 4*n)
	for i := range ints {
		ints[i] = -1
	}
	sc := &scan{lex: lex, doc: doc, sent: sent, s: s, unitOf: ints[:n], topOf: ints[n : 2*n], numOf: ints[2*n : 3*n], at: ints[3*n:]}
	sc.capitals = !strings.ContainsFunc(s.Span.In(doc.Text), unicode.IsLower)
	sc.words = make([]lexicon.Word, n)
	arena := make([]string, 0, n+n/4)
	for i := range s.Tokens {
		from := len(arena)
		arena = addParts(arena, s.Tokens[i].Form)
		sc.words[i] = lexicon.Word(arena[from:len(arena):len(arena)])
	}
	return sc
}

func addParts(arena []string, form string) []string {
	key := lexicon.Key(form)
	if key == "" {
		return arena
	}
	if strings.IndexByte(key, ' ') < 0 {
		return append(arena, key)
	}
	return append(arena, strings.Fields(key)...)
}

func (sc *scan) addToponyms(places *place.Result, from int) int {
	if places == nil {
		return from
	}
	for ; from < len(places.Toponyms) && places.Toponyms[from].Sent <= sc.sent; from++ {
		t := &places.Toponyms[from]
		if t.Sent != sc.sent {
			continue
		}
		if sc.country == nil {
			sc.country, sc.kind = make([]string, len(sc.words)), make([]string, len(sc.words))
		}
		for i := t.Lo; i < t.Hi && i < len(sc.topOf); i++ {
			sc.topOf[i] = from
			if t.Place >= 0 {
				sc.country[i], sc.kind[i] = places.Places[t.Place].Country, places.Places[t.Place].Kind
			}
		}
	}
	return from
}

func (sc *scan) addNumbers(numbers []number.Number, from int) int {
	for ; from < len(numbers) && numbers[from].Sent <= sc.sent; from++ {
		if n := &numbers[from]; n.Sent == sc.sent && n.Kind != "ordinal" {
			for i := n.Lo; i < n.Hi && i < len(sc.numOf); i++ {
				sc.numOf[i] = from
			}
		}
	}
	return from
}

// findUnits marks lexicon entries left to right, longest first, then the engine's names, which swallow entries inside
// them unless the entry reaches further.
func (sc *scan) findUnits() {
	toks := sc.s.Tokens
	for lo := 0; lo < len(toks); {
		e, hi := sc.lex.Match(sc.words, lo, func(e *lexicon.Entry, hi int) bool { return sc.allowed(e, lo, hi) })
		owning := e == nil
		if owning {
			e, hi = sc.genitive(lo)
		}
		if e == nil {
			lo++
			continue
		}
		sc.units = append(sc.units, unit{lo: lo, hi: hi, entry: e, proper: sc.written(e, lo), owning: owning})
		lo = hi
	}
	sc.mergeNames()
	for u := range sc.units {
		sc.units[u].head = sc.headOf(sc.units[u].lo, sc.units[u].hi)
		for i := sc.units[u].lo; i < sc.units[u].hi; i++ {
			sc.unitOf[i] = u
		}
	}
}

// genitive reads a genitive that has lost its apostrophe: a known name with an s, before a noun ("Chads army").
func (sc *scan) genitive(lo int) (*lexicon.Entry, int) {
	toks, w := sc.s.Tokens, sc.words[lo]
	if !sc.unmarked(lo) || len(w) != 1 || toks[lo+1].UPOS != "NOUN" && toks[lo+1].UPOS != "PROPN" && toks[lo+1].UPOS != "ADJ" {
		return nil, lo
	}
	name := lexicon.Word{strings.TrimSuffix(w[0], "s")}
	e, hi := sc.lex.Match([]lexicon.Word{name}, 0, func(e *lexicon.Entry, _ int) bool {
		return (e.State >= 0 || len(e.Actors) > 0) && !e.Upper && sc.written(e, lo)
	})
	if e == nil {
		return nil, lo
	}
	return e, lo + hi
}

// unmarked reports whether the token is a capitalised word in s that is not the last of its sentence.
func (sc *scan) unmarked(i int) bool {
	f := sc.s.Tokens[i].Form
	return i+1 < len(sc.s.Tokens) && len(f) >= 5 && strings.HasSuffix(f, "s") && !strings.HasSuffix(f, "ss") && unicode.IsUpper(rune(f[0])) && !sc.capitals
}

// allowed says whether an entry may be read here at all.
func (sc *scan) allowed(e *lexicon.Entry, lo, hi int) bool {
	if e.Noun >= 0 {
		t := &sc.s.Tokens[hi-1]
		if hi-lo > 1 || t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "ADJ" || sc.lex.Nouns[e.Noun].TitleOnly {
			return true
		}
	}
	return named(e) && sc.written(e, lo)
}

func named(e *lexicon.Entry) bool {
	return e.State >= 0 || e.Adjective >= 0 || e.National >= 0 || e.People >= 0 || e.PeopleAdj >= 0 || e.Metonym >= 0 || len(e.Actors) > 0
}

// written says whether the words at lo are written as a name: with a capital, an acronym in capitals, and in a sentence
// all in capitals not tagged as a small word.
func (sc *scan) written(e *lexicon.Entry, lo int) bool {
	t := &sc.s.Tokens[lo]
	r, _ := utf8.DecodeRuneInString(t.Form)
	if !unicode.IsUpper(r) && !(len(t.Form) > 2 && strings.Contains(t.Form, "-")) && !article(t.Form) {
		return false
	}
	if e.Upper && strings.ContainsFunc(t.Form, unicode.IsLower) {
		return false
	}
	if sc.capitals && e.Upper {
		return t.UPOS == "PROPN" || t.UPOS == "ADJ" || t.UPOS == "NOUN"
	}
	return true
}

func article(form string) bool { return form == "al" || form == "el" || form == "ash" || form == "the" }

// mergeNames lays the engine's names over the units.
func (sc *scan) mergeNames() {
	names := sc.engineNames()
	if len(names) == 0 {
		return
	}
	var out []unit
	k := 0
	for _, n := range names {
		for k < len(sc.units) && sc.units[k].hi <= n.lo {
			out = append(out, sc.units[k])
			k++
		}
		first := k
		for k < len(sc.units) && sc.units[k].lo < n.hi {
			k++
		}
		out = append(out, sc.settle(n, sc.units[first:k])...)
	}
	sc.units = append(out, sc.units[k:]...)
	sort.SliceStable(sc.units, func(i, j int) bool { return sc.units[i].lo < sc.units[j].lo })
}

// settle decides between a name of the engine and the entries that it touches.
func (sc *scan) settle(n unit, inside []unit) []unit {
	n = sc.trimTitle(n, inside)
	if len(inside) > 0 && inside[0].owning && inside[0].lo <= n.lo {
		n.lo, n.name = inside[0].hi, ""
	}
	var before []unit
	for _, u := range inside {
		if u.hi <= n.lo {
			before = append(before, u)
		}
	}
	inside = inside[len(before):]
	switch {
	case n.lo >= n.hi:
		return before
	case len(inside) == 0:
		return append(before, n)
	case len(inside) == 1 && inside[0].lo <= n.lo && inside[0].hi >= n.hi:
		inside[0].name = n.name
		return append(before, inside[0])
	case sc.splits(n, inside):
		return append(before, inside...)
	}
	if k := sc.office(n, inside); k >= 0 {
		n.lo, n.name = inside[k].hi, "PER"
		return append(append(before, inside[:k+1]...), sc.settle(n, inside[k+1:])...)
	}
	for _, u := range inside { // the part that is known gives the whole its coding: "Hamas movement"
		if u.lo < n.lo || u.hi > n.hi {
			n.lo, n.hi = min(n.lo, u.lo), max(n.hi, u.hi)
		}
	}
	return append(before, n)
}

// trimTitle takes title nouns off the front of a person's name.
func (sc *scan) trimTitle(n unit, inside []unit) unit {
	for _, u := range inside {
		if n.name == "PER" && u.lo <= n.lo && u.hi < n.hi && u.hi > n.lo && u.entry.Noun >= 0 && sc.lex.Nouns[u.entry.Noun].Title && len(u.entry.Actors) == 0 {
			n.lo = u.hi
		}
	}
	return n
}

// office is the title that follows a state, body or place inside one name of the engine and stands before a person's
// name ("Chad Prime Minister Ana Reis"), -1 where there is none.
func (sc *scan) office(n unit, inside []unit) int {
	at := n.lo
	for k, u := range inside {
		switch e := u.entry; {
		case u.lo > at && !sc.placed(at, u.lo):
			return -1
		case e.Noun >= 0 && len(e.Actors) == 0 && sc.lex.Nouns[e.Noun].Title && sc.lex.Nouns[e.Noun].Class == "person":
			if u.lo > n.lo && u.hi < n.hi && !e.Plural {
				return k
			}
			return -1
		case !named(e) && e.Noun < 0 || person(sc.lex, e):
			return -1
		}
		at = u.hi
	}
	return -1
}

// placed reports whether the gazetteer knows every token of [lo, hi).
func (sc *scan) placed(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if sc.country == nil || sc.country[i] == "" {
			return false
		}
	}
	return true
}

// splits: entries that are no part of a person's or body's own name ("Libyan" before "Coast Guard Office" stays); of what
// the engine takes for a person only where a title ends it ("Chad Prime Minister").
func (sc *scan) splits(n unit, inside []unit) bool {
	last := inside[len(inside)-1].entry
	if n.name == "PER" && (len(inside) < 2 || last.Noun < 0 || len(last.Actors) > 0 || !sc.lex.Nouns[last.Noun].Title) {
		return false
	}
	covered := 0
	for _, u := range inside {
		covered += min(u.hi, n.hi) - max(u.lo, n.lo)
	}
	return covered == n.hi-n.lo
}

func (sc *scan) engineNames() []unit {
	var out []unit
	toks := sc.s.Tokens
	for i := 0; i < len(toks); i++ {
		if toks[i].Name == "" || toks[i].Name == "O" {
			continue
		}
		kind := toks[i].Name[len(toks[i].Name)-min(len(toks[i].Name), 4):]
		kind = strings.TrimLeft(kind, "BI-")
		hi := i + 1
		for hi < len(toks) && strings.HasPrefix(toks[hi].Name, "I-") {
			hi++
		}
		out = append(out, unit{lo: i, hi: hi, name: kind, proper: true})
		i = hi - 1
	}
	return out
}

// headOf is the token of [lo, hi) whose head lies outside, the last such one that is no small word.
func (sc *scan) headOf(lo, hi int) int {
	best := -1
	for i := lo; i < hi; i++ {
		t := &sc.s.Tokens[i]
		if t.Head >= lo && t.Head < hi || t.UPOS == "PUNCT" || t.UPOS == "ADP" || t.UPOS == "DET" {
			continue
		}
		if best < 0 || t.Rel() != "compound" && t.Rel() != "flat" && t.Rel() != "amod" {
			best = i
		}
	}
	if best < 0 {
		return hi - 1
	}
	return best
}
