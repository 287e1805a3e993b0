package tie

import "strings"

// words reads "LEFT words RIGHT": "militias loyal to the government", "the rebels, led by X".
func (s *scan) words(p *pattern, at, end int) {
	if s.preposed(at) {
		return
	}
	left, right := s.leftOf(at), s.rightOf(end, p.After)
	if p.Subject {
		left = s.subjectOf(at)
		if !s.gives(at, p) {
			return
		}
	} else if near := s.nearest(at); near >= 0 && left >= 0 && s.all[near].Head > s.all[left].Head && s.inside(p, near, left) {
		left = near
	}
	if p.Members && left >= 0 {
		left = s.all[left].Owner
	}
	if left < 0 || right < 0 || s.counted(p, at) {
		return
	}
	if p.After != "" {
		end = s.all[right].Hi + 1
	}
	s.add(p, left, right, at, end)
	for _, c := range s.s.Deps(s.all[right].Head, "conj") {
		if m := s.heads[c]; m >= 0 && (p.Members || c < s.all[right].Head+12) {
			s.add(p, left, m, at, end)
		}
	}
}

// preposed reports whether the words are the tail of a longer verb form that tells an event: "was being led by".
func (s *scan) preposed(at int) bool { return s.word(at-1) == "being" }

// counted bars a bare participle that is the main verb in the past progressive: a fight under way is an event.
func (s *scan) counted(p *pattern, at int) bool {
	if p.kind != "opposes" || s.s.Tokens[at].XPOS != "VBG" {
		return false
	}
	switch s.word(at - 1) {
	case "is", "are", "was", "were", "been", "be":
		return true
	}
	return s.s.Tokens[at].UPOS == "NOUN"
}

// leftOf is the mention that the words at token i hang on: the tree's, else the one right before over a comma, a relative word, forms of
// "be" and adverbs.
func (s *scan) leftOf(i int) int {
	if i <= 1 && s.s.Tokens[i].XPOS == "VBN" {
		return s.subjectOf(s.s.Tokens[i].Head)
	}
	if h := s.s.Tokens[i].Head; h >= 0 && h < i {
		if s.s.Tokens[i].Rel() == "acl" || s.s.Tokens[i].Rel() == "amod" {
			if m := s.heads[h]; m >= 0 {
				return m
			}
		}
	}
	if subj := s.s.Dep(i, "nsubj"); subj >= 0 && subj < i {
		if m := s.antecedent(subj); m >= 0 {
			return m
		}
	}
	j := i
	for steps := 0; j > 0 && steps < 6; steps++ {
		if m := s.longest(s.ends[j]); m >= 0 {
			return m
		}
		if !s.skippable(j - 1) {
			return -1
		}
		j--
	}
	return -1
}

// nearest is the mention with the last head that ends right before token i.
func (s *scan) nearest(i int) int {
	best := -1
	for _, m := range s.ends[i] {
		if best < 0 || s.all[m].Head > s.all[best].Head {
			best = m
		}
	}
	return best
}

// inside reports whether the inner mention rather than the phrase around it is meant: "militias loyal to the government led by X" is
// about the government, "the government of Libya, led by X" is not about Libya.
func (s *scan) inside(p *pattern, inner, outer int) bool {
	a, b := &s.all[inner], &s.all[outer]
	if a.Lo < b.Lo || a.Hi > b.Hi {
		return false
	}
	return p.Places || a.Class != "country" && a.Class != "place" && a.Class != "person"
}

// gives reports whether the clause's verb is one of giving; "in support of" needs none.
func (s *scan) gives(i int, p *pattern) bool {
	if s.low[i] == "in" {
		return true
	}
	for steps := 0; i >= 0 && steps < 4; steps++ {
		if s.s.Tokens[i].IsVerb() {
			return p.verbs[strings.ToLower(s.s.Tokens[i].Lemma)]
		}
		i = s.s.Tokens[i].Head
	}
	return false
}

// antecedent is the mention of a subject; a relative pronoun gives way to its noun.
func (s *scan) antecedent(subj int) int {
	if x := s.s.Tokens[subj].XPOS; x == "WDT" || x == "WP" {
		for steps, h := 0, s.s.Tokens[subj].Head; h >= 0 && steps < 3; steps++ {
			if s.s.Tokens[h].Rel() == "acl" {
				if g := s.s.Tokens[h].Head; g >= 0 {
					return s.heads[g]
				}
				return -1
			}
			h = s.s.Tokens[h].Head
		}
		return -1
	}
	return s.heads[subj]
}

func (s *scan) skippable(i int) bool {
	switch s.low[i] {
	case ",", "\"", "”", "which", "that", "who", "is", "are", "was", "were", "been", "has", "have", "be":
		return true
	}
	u := s.s.Tokens[i].UPOS
	return u == "ADV" || u == "AUX"
}

func (s *scan) longest(list []int) int {
	best := -1
	for _, m := range list {
		if best < 0 || s.size(m) > s.size(best) {
			best = m
		}
	}
	return best
}

// subjectOf is the mention that is subject of the clause token i stands in.
func (s *scan) subjectOf(i int) int {
	for steps := 0; i >= 0 && steps < 5; steps++ {
		if subj := s.s.Dep(i, "nsubj"); subj >= 0 && s.s.Tokens[i].IsVerb() {
			return s.antecedent(subj)
		}
		i = s.s.Tokens[i].Head
	}
	return -1
}

// followed keeps the mentions that the word after follows, all where it is empty, and drops things that cannot act.
func (s *scan) followed(list []int, after string) []int {
	var out []int
	for _, m := range list {
		if after == "" && !inanimate(&s.all[m]) || after != "" && s.word(s.all[m].Hi) == after {
			out = append(out, m)
		}
	}
	return out
}

// owned reads "the government of X" and "X's government".
func (s *scan) owned(p *pattern, i int) {
	body := s.heads[i]
	if body < 0 {
		return
	}
	if o := s.all[body].Owner; o >= 0 && s.all[o].Sent == s.si && s.all[o].Name != "" {
		s.add(p, body, o, i, i+1)
		return
	}
	if s.word(i+1) != "of" {
		return
	}
	if m := s.named(i + 2); m >= 0 {
		s.add(p, body, m, i, i+1)
	}
}

// rightOf is the mention that starts at token i, an article or two skipped, with the word after behind it where that is not empty.
func (s *scan) rightOf(i int, after string) int {
	for j := i; j < i+3 && j < len(s.low); j++ {
		if m := s.longest(s.followed(s.start[j], after)); m >= 0 {
			return m
		}
		if u := s.s.Tokens[j].UPOS; u != "DET" && u != "ADJ" && u != "PUNCT" {
			return -1
		}
	}
	return -1
}

// compound reads "UN-backed government", "rebel-held town", split into tokens or not.
func (s *scan) compound(i int) {
	w := s.low[i]
	if cut := strings.IndexByte(w, '-'); cut > 0 {
		if w == "-" {
			return
		}
		s.joined(i, i, w[strings.LastIndexByte(w, '-')+1:])
		return
	}
	if i > 0 && i+1 < len(s.low) && (w == "-" || w == "–") {
		s.joined(i-1, i+1, s.low[i+1])
	}
}

func (s *scan) joined(lo, hi int, word string) {
	for _, p := range s.r.joins[word] {
		s.add(p, s.within(lo), s.modified(hi), lo, hi+1)
	}
}

// within is the smallest mention with its head at token i or ending there.
func (s *scan) within(i int) int {
	best := -1
	for _, m := range s.ends[i+1] {
		if best < 0 || s.size(m) < s.size(best) {
			best = m
		}
	}
	if best < 0 {
		return s.heads[i]
	}
	return best
}

// modified is the mention whose head noun follows token i inside one noun phrase.
func (s *scan) modified(i int) int {
	for j := i + 1; j < len(s.low) && j < i+8; j++ {
		t := &s.s.Tokens[j]
		if m := s.heads[j]; m >= 0 && s.all[m].Lo <= i && !s.compounds(j) {
			return m
		}
		if t.UPOS != "NOUN" && t.UPOS != "PROPN" && t.UPOS != "ADJ" && s.low[j] != "-" && t.UPOS != "PUNCT" {
			break
		}
	}
	return s.phraseHead(i)
}

// compounds reports whether token j is only a part of a longer noun: the noun after it carries the phrase.
func (s *scan) compounds(j int) bool {
	return j+1 < len(s.low) && s.s.Tokens[j+1].UPOS == "NOUN" && s.s.Tokens[j].Head == j+1
}

// phraseHead is the mention of the last noun of the run after token i.
func (s *scan) phraseHead(i int) int {
	best := -1
	for j := i + 1; j < len(s.low) && j < i+8; j++ {
		switch s.s.Tokens[j].UPOS {
		case "NOUN", "PROPN":
			if m := s.heads[j]; m >= 0 {
				best = m
			}
		case "ADJ":
		default:
			if s.low[j] != "-" {
				return best
			}
		}
	}
	return best
}

// verb reads "LEFT backs RIGHT" off the tree, with a relative clause's antecedent as its subject.
func (s *scan) verb(p *pattern, i int) {
	t := &s.s.Tokens[i]
	going := t.XPOS == "VBG" && s.s.Dep(i, "aux") >= 0
	if t.UPOS != "VERB" || t.XPOS == "VBN" && s.s.Dep(i, "aux") < 0 || t.XPOS == "VB" && (t.Deprel != "root" || s.s.Dep(i, "aux", "mark") >= 0) || t.XPOS == "VBG" && !going {
		return
	}
	if p.Present && t.XPOS != "VBZ" && t.XPOS != "VBP" && t.XPOS != "VB" && !going {
		return
	}
	subj, obj := s.s.Dep(i, "nsubj"), s.s.Dep(i, "obj")
	if subj < 0 || obj < 0 || s.s.Tokens[subj].Deprel == "nsubj:pass" {
		return
	}
	for _, left := range s.actors(i, subj) {
		s.add(p, left, s.heads[obj], i, i+1)
	}
}

// actors are the mentions that a subject stands for. "Which" does not stand for people: behind "the ministers of X and Y, which" it is
// X and Y.
func (s *scan) actors(verb, subj int) []int {
	m, which := s.antecedent(subj), false
	for _, c := range s.s.Deps(verb, "nsubj") {
		which = which || s.low[c] == "which"
	}
	if m < 0 || !which || s.all[m].Class != "person" {
		return []int{m}
	}
	var out []int
	for i := s.all[m].Lo; i < s.all[m].Hi; i++ {
		if h := s.heads[i]; h >= 0 && h != m && (s.all[h].Class == "country" || collective(&s.all[h])) && s.all[h].Class != "person" {
			out = append(out, h)
		}
	}
	return out
}
