package when

import (
	"strings"

	"sitrep/internal/read"
	"sitrep/internal/syntax"
)

// tense of a predicate as far as dating needs it.
type tense int

const (
	past tense = iota
	present
	perfect
	pluperfect
	ahead // will, would, may, should, plans, demands
	headless
)

// tenseOf reads the tense of the clause a predicate stands in.
func (p *pass) tenseOf(pred read.Tok) tense {
	s := &p.doc.Sentences[pred.Sent]
	i := pred.Tok
	deep := false
	for depth := 0; depth < 6; depth++ {
		tok := &s.Tokens[i]
		if tok.IsVerb() || p.copular(s, i) {
			if t := p.verbTense(s, i); t != headless {
				if t == ahead && deep {
					return past
				}
				return t
			}
		}
		h := tok.Head
		if h < 0 {
			return past
		}
		if p.desired(s, i, h) {
			return ahead
		}
		if rel := tok.Rel(); tok.UPOS == "NOUN" && (rel == "nmod" || rel == "compound" || rel == "obl" || rel == "appos") {
			deep = true // "will visit the site of the attack": the attack is not ahead
		}
		i = h
	}
	return past
}

func (p *pass) copular(s *syntax.Sentence, i int) bool { return s.Dep(i, "cop") >= 0 }

// desired reports that token i is what its head asks for or plans: "called for sanctions", "plans to attack".
func (p *pass) desired(s *syntax.Sentence, i, h int) bool {
	if !p.r.wanted[s.Tokens[h].Lemma] || !s.Tokens[h].IsVerb() {
		return false
	}
	switch s.Tokens[i].Rel() {
	case "xcomp", "ccomp", "advcl":
		return s.Tokens[i].XPOS == "VB" || s.Dep(i, "mark") >= 0 && s.Tokens[s.Dep(i, "mark")].Lower() == "to"
	case "obl":
		c := s.Dep(i, "case")
		return c >= 0 && s.Tokens[c].Lower() == "for"
	}
	return false
}

// verbTense is the tense of one verb; headless where it takes that of the clause above (participles, infinitives).
func (p *pass) verbTense(s *syntax.Sentence, i int) tense {
	var has, had, be, to bool
	for _, c := range s.Children(i) {
		tok := &s.Tokens[c]
		if rel := tok.Rel(); rel != "aux" && rel != "cop" && rel != "mark" {
			continue
		}
		switch tok.Lower() {
		case "will", "'ll", "wo", "shall", "would", "could", "may", "might", "should", "must", "can", "ought", "'d":
			return ahead
		case "have", "has", "'ve":
			has = true
		case "had":
			had = true
		case "is", "are", "am", "'s", "'re":
			be = true
		case "to":
			to = true
		case "if", "unless":
			return ahead
		}
	}
	switch {
	case had:
		return pluperfect
	case has && s.Tokens[i].XPOS == "VBG":
		return present
	case has:
		return perfect
	case to:
		return p.infinitive(s, i)
	case be:
		return present
	}
	return byTag(s.Tokens[i].XPOS)
}

// infinitive: what one manages or begins to do shares the tense of that, what one wants to do is ahead.
func (p *pass) infinitive(s *syntax.Sentence, i int) tense {
	h := s.Tokens[i].Head
	if h >= 0 && p.r.wanted[strings.ToLower(s.Tokens[h].Lemma)] && !p.r.implicative[s.Tokens[h].Lemma] {
		return ahead
	}
	return headless
}

func byTag(xpos string) tense {
	switch xpos {
	case "VBD":
		return past
	case "VBZ", "VBP":
		return present
	}
	return headless
}
