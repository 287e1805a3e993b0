package frame

import (
	"strings"

	"sitrep/internal/syntax"
)

// words is a sentence as the rules see it: lower-cased forms and lemmas, index by index with its tokens.
type words struct {
	*syntax.Sentence
	low, lem []string
	clauses  []*clause // made on demand
	cues     map[*phrases][]hit
}

func newWords(s *syntax.Sentence, g *grammar) *words {
	s = g.mend(s)
	n := len(s.Tokens)
	w := &words{Sentence: s, low: make([]string, n), lem: make([]string, n), clauses: make([]*clause, n)}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		w.low[i] = t.Lower()
		w.lem[i] = lemmaOf(t, w.low[i])
		if t.UPOS == "VERB" {
			w.lem[i] = g.verbLemma(w.lem[i], w.low[i])
			if s := singular(w.low[i]); !g.knows(w.lem[i]) && len(g.nominal[s]) > 0 {
				w.lem[i] = s
			}
		}
	}
	return w
}

// lemmaOf is the lower-cased lemma. Where a tagger took a common word of a headline for a name, its lemma is the form
// itself, so a plain ending is taken off.
func lemmaOf(t *syntax.Token, low string) string {
	lem := strings.ToLower(t.Lemma)
	if lem == "" || lem == "_" {
		lem = low
	}
	if (t.UPOS == "PROPN" || t.UPOS == "NOUN") && lem == low {
		return singular(low)
	}
	return lem
}

// verbLemma mends the lemma of a verb that the rules do not know: by the table of irregular forms, else by taking off
// -ed, -ing or -s where that gives a verb they do know.
func (g *grammar) verbLemma(lem, low string) string {
	if g.knows(lem) {
		return lem
	}
	if v, ok := g.forms[low]; ok {
		return v
	}
	for _, end := range []string{"ing", "ed", "es", "s", "d"} {
		stem, cut := strings.CutSuffix(low, end)
		if !cut || len(stem) < 3 {
			continue
		}
		for _, v := range []string{stem, stem + "e", stem[:len(stem)-1]} {
			if g.knows(v) {
				return v
			}
		}
	}
	return lem
}

func (g *grammar) knows(verb string) bool {
	return len(g.verbs[verb]) > 0 || g.lightOf[verb] != 0 || g.victims[verb]
}

// singular takes the plural ending off an English word; a word without one is returned as it is.
func singular(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 4 && (strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "sses")):
		return w[:len(w)-2]
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return w[:len(w)-1]
	}
	return w
}

// phrases is a set of word sequences, found by their last word. A sequence matches lemmas or forms.
type phrases struct{ byLast map[string][]seq }

type seq struct {
	words []string // all but the last, in text order
	id    int
}

func newPhrases() *phrases { return &phrases{byLast: map[string][]seq{}} }

// add adds a phrase under an id; a phrase with hyphens also matches with the hyphens as separate tokens.
func (p *phrases) add(phrase string, id int) {
	p.put(strings.Fields(strings.ToLower(phrase)), id)
	if strings.Contains(phrase, "-") {
		p.put(strings.Fields(strings.ToLower(strings.ReplaceAll(phrase, "-", " "))), id)
	}
}

func (p *phrases) put(fields []string, id int) {
	if len(fields) == 0 {
		return
	}
	last := fields[len(fields)-1]
	p.byLast[last] = append(p.byLast[last], seq{fields[:len(fields)-1], id})
}

func (p *phrases) empty() bool { return p == nil || len(p.byLast) == 0 }

// at gives the longest phrase that ends at token i: its id and first token; ok is false where none does.
func (p *phrases) at(w *words, i int) (id, lo int, ok bool) {
	if p == nil {
		return 0, 0, false
	}
	best := -1
	try := func(key string) {
		for _, s := range p.byLast[key] {
			if len(s.words) <= best {
				continue
			}
			if start, match := s.before(w, i); match {
				best, id, lo, ok = len(s.words), s.id, start, true
			}
		}
	}
	try(w.lem[i])
	if w.low[i] != w.lem[i] {
		try(w.low[i])
	}
	return id, lo, ok
}

// all adds every phrase that ends at token i.
func (p *phrases) all(w *words, i int, to []hit) []hit {
	for k, key := range []string{w.lem[i], w.low[i]} {
		if k == 1 && key == w.lem[i] {
			break
		}
		for _, s := range p.byLast[key] {
			if lo, ok := s.before(w, i); ok {
				to = append(to, hit{s.id, lo, i + 1})
			}
		}
	}
	return to
}

// before matches all but the last word of the phrase leftwards from token i, hyphen tokens passed over.
func (s seq) before(w *words, i int) (lo int, ok bool) {
	j := i
	for k := len(s.words) - 1; k >= 0; k-- {
		j--
		for j >= 0 && w.low[j] == "-" {
			j--
		}
		if j < 0 || (w.low[j] != s.words[k] && w.lem[j] != s.words[k]) {
			return 0, false
		}
	}
	return j, true
}

// hit is one phrase found in a sentence.
type hit struct{ id, lo, hi int }

// hits are all phrases of the set in the sentence, kept for the next question.
func (w *words) hits(p *phrases) []hit {
	if found, ok := w.cues[p]; ok {
		return found
	}
	var out []hit
	for i := range w.low {
		if id, lo, ok := p.at(w, i); ok {
			out = append(out, hit{id, lo, i + 1})
		}
	}
	return w.keep(p, out)
}

func (w *words) keep(p *phrases, hits []hit) []hit {
	if w.cues == nil {
		w.cues = map[*phrases][]hit{}
	}
	w.cues[p] = hits
	return hits
}
