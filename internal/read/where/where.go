// Package where says where each predicate happened, and how that is known: the location that its own clause words
// ("stated"), else one told before it in the same paragraph, in the title or in the lead ("inherited"). It never
// takes the place where a source speaks from, or one that is only part of a name, and leaves nil where it cannot tell.
package where

import (
	"sort"

	"sitrep"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/place"
	"sitrep/internal/syntax"
)

// Reader places predicates. It is safe for concurrent use.
type Reader struct{ words *words }

// New compiles the words of the packs.
func New(set *pack.Set) (*Reader, error) {
	w, err := readWords(set)
	if err != nil {
		return nil, err
	}
	return &Reader{words: w}, nil
}

// pass is the reading of one report.
type pass struct {
	*Reader
	doc    *read.Doc
	places *place.Result
	kinds  map[string]string // place id -> kind
	first  []int             // per sentence, index of its first expression; one more at the end
	told   []int             // per sentence, the location last told in it, -1 for none
}

// Read gives the location of each predicate, nil where none is known. In a stitched report nothing is carried from
// one paragraph to another.
func (r *Reader) Read(doc *read.Doc, places *place.Result, preds []read.Tok, stitched bool) []*sitrep.Where {
	p := &pass{Reader: r, doc: doc, places: places, kinds: map[string]string{}}
	for i := range places.Places {
		p.kinds[places.Places[i].ID] = places.Places[i].Kind
	}
	p.index()
	out := make([]*sitrep.Where, len(preds))
	for i, pred := range preds {
		if pred.Sent < 0 || pred.Sent >= len(doc.Sentences) || pred.Tok < 0 || pred.Tok >= len(doc.Sentences[pred.Sent].Tokens) {
			continue
		}
		if out[i] = p.stated(pred); out[i] == nil && !p.placeless(pred) {
			out[i] = p.inherited(pred, stitched)
		}
	}
	return out
}

// index sorts the expressions by sentence and notes the best location of each sentence, for those that follow.
func (p *pass) index() {
	list := p.places.Expressions
	next := 0
	for s := range p.doc.Sentences {
		p.first = append(p.first, next)
		for next < len(list) && list[next].Sent == s {
			next++
		}
	}
	p.first = append(p.first, len(list))
	for s := range p.doc.Sentences {
		p.told = append(p.told, p.bestTold(s))
	}
}

// bestTold is the most precise location that the sentence puts something at.
func (p *pass) bestTold(s int) int {
	best := -1
	for i := p.first[s]; i < p.first[s+1]; i++ {
		e := &p.places.Expressions[i]
		if !p.locates(e) || p.speaksFrom(e) {
			continue
		}
		if best < 0 || rank(e) < rank(&p.places.Expressions[best]) {
			best = i
		}
	}
	return best
}

// window is how many tokens from the predicate an expression may stand; it keeps a monster sentence linear.
const window = 60

// near lists the expressions of the predicate's sentence within the window.
func (p *pass) near(pred read.Tok) (lo, hi int) {
	a, b := p.first[pred.Sent], p.first[pred.Sent+1]
	list := p.places.Expressions[a:b]
	lo = a + sort.Search(len(list), func(i int) bool { return list[i].Hi > pred.Tok-window })
	hi = a + sort.Search(len(list), func(i int) bool { return list[i].Lo > pred.Tok+window })
	return lo, hi
}

// rank orders precisions, finest first.
func rank(e *place.Expression) int {
	switch e.Where.Precision {
	case "point":
		return 0
	case "area":
		return 1
	case "direction":
		return 2
	case "region":
		return 3
	case "country":
		return 4
	}
	return 5
}

// locates reports whether the expression can say where something happened at all.
func (p *pass) locates(e *place.Expression) bool {
	if e.Dateline() {
		return false
	}
	switch e.Prep {
	case "to":
		return e.Where.Relation == "near" // "close to X", "next to X"
	case "toward", "towards", "for", "against", "by", "of":
		return false
	case "from":
		return e.Where.Relation != "in" && e.Where.Relation != "at" || e.Where.Bearing != ""
	case "":
		return p.bareLocates(e)
	case "on", "into", "onto": // "an advance on X" is on its way there
		s := &p.doc.Sentences[e.Sent]
		if e.Prep != "on" || e.Lo == 0 {
			return true
		}
		h := s.Tokens[e.Head].Head
		return !p.words.motion[s.Tokens[e.Lo-1].Lemma] && (h < 0 || !p.words.motion[s.Tokens[h].Lemma])
	}
	return true
}

// bareLocates judges a name without a preposition by its part in the sentence: a town that is shelled, captured or
// struck is where that happens; a country that acts is not.
func (p *pass) bareLocates(e *place.Expression) bool {
	if e.Where.Relation != "at" && e.Where.Relation != "in" || e.Where.Bearing != "" {
		return true
	}
	s := &p.doc.Sentences[e.Sent]
	if s.Title && e.Lo == 0 && e.Hi < len(s.Tokens) && s.Tokens[e.Hi].Form == ":" && p.first[e.Sent+1]-p.first[e.Sent] > 1 {
		return false // a headline's source or heading, where another place is told
	}
	t := &s.Tokens[e.Head]
	kind := p.kinds[e.Where.Place]
	country := kind == "country" || kind == "water" // a river that is crossed, a state that acts
	switch t.Rel() {
	case "nsubj":
		return !country && t.Deprel == "nsubj:pass"
	case "obj":
		foreign := p.places.Home != "" && e.Where.Country != "" && e.Where.Country != p.places.Home // "they blamed Moscow"
		return !country && !foreign && !(t.Head >= 0 && p.words.leaving[s.Tokens[t.Head].Lemma])
	case "conj", "appos":
		return !country
	case "nmod":
		return !country && t.Deprel != "nmod:poss"
	case "compound", "root", "parataxis", "dislocated", "dep", "vocative":
		return !country || s.Title && e.Where.Country == p.places.Home
	case "obl":
		return t.Deprel != "obl:agent"
	}
	return !country
}

// speaksFrom reports whether the expression only says where a speaker is: "residents in X said".
func (p *pass) speaksFrom(e *place.Expression) bool {
	s := &p.doc.Sentences[e.Sent]
	noun := s.Tokens[e.Head].Head
	for steps := 0; noun >= 0 && steps < 3; steps++ {
		t := &s.Tokens[noun]
		if t.IsVerb() {
			return false
		}
		if t.Rel() == "nsubj" && t.Head >= 0 {
			return p.words.speech[s.Tokens[t.Head].Lemma]
		}
		noun = t.Head
	}
	return false
}

// placeless reports whether the predicate is of a kind that happens nowhere in particular: a demand, a judgement.
func (p *pass) placeless(pred read.Tok) bool {
	t := &p.doc.Sentences[pred.Sent].Tokens[pred.Tok]
	return p.words.speech[t.Lemma] || p.words.placeless[t.Lemma]
}

// sentence is the sentence of an expression.
func (p *pass) sentence(e *place.Expression) *syntax.Sentence { return &p.doc.Sentences[e.Sent] }
