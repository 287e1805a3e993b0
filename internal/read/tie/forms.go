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
	}
	if left < 0 || right < 0 || s.counted(p, at) {
		return
	}
	if p.After != "" {
		end = s.all[right].Hi + 1
	}
	s.add(p, left, right, at, end)
	for _, c := range s.s.Deps(s.all[right].Head, "conj") {
		if m := s.heads[c]; m >= 0 && c < s.all[right].Head+12 {
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
	s.add(p, s.antecedent(subj), s.heads[obj], i, i+1)
}

// role reads "X, leader of Y", "Y's leader X", "Y leader X", "X is a member of Y".
func (s *scan) role(p *pattern, at, end int) {
	if s.past(at) {
		return
	}
	body, bodyEnd := s.roleBody(at, end)
	if body < 0 {
		return
	}
	if who := s.roleHolder(at, bodyEnd, body); who >= 0 {
		s.add(p, who, body, at, end)
	}
}

func (s *scan) past(at int) bool {
	for j := at - 1; j >= 0 && j >= at-4; j-- {
		switch s.low[j] {
		case "former", "ex", "late", "ousted", "deposed", "then", "ex-":
			return true
		}
	}
	return false
}

// roleBody is whom the role belongs to: "leader of Y", "Y's leader", "Y leader". end is the first token after the role phrase.
func (s *scan) roleBody(at, end int) (body, after int) {
	switch s.word(end) {
	case "of", "for", "with", "to", "in":
		if m := s.rightOf(end+1, ""); m >= 0 {
			return m, s.all[m].Hi
		}
	}
	j := at
	for j > 0 && s.s.Tokens[j-1].UPOS == "ADJ" && s.heads[j-1] < 0 {
		j--
	}
	switch s.word(j - 1) {
	case "'s", "’s", "'", "’":
		j--
	}
	for _, m := range s.ends[j] {
		if j > 0 && s.all[m].Hi <= at {
			return m, end
		}
	}
	if j > 0 {
		if m := s.heads[j-1]; m >= 0 && s.all[m].Hi <= at {
			return m, end
		}
	}
	return -1, end
}

// roleHolder is who has the role: the name that follows, the phrase before a comma, the subject of "is".
func (s *scan) roleHolder(at, after, body int) int {
	for h := at; h < at+4 && h < len(s.low); h++ {
		if m := s.heads[h]; m >= 0 && s.all[m].Contains(s.si, at) && s.all[m].Class == "person" && s.all[m].Name != "" {
			return m
		}
	}
	if m := s.named(after); m >= 0 && m != body {
		return m
	}
	if s.word(after) == "," {
		if m := s.named(after + 1); m >= 0 && m != body && s.word(s.all[m].Hi) != "and" {
			if s.word(at-1) != "," && (s.word(at-1) == "the" || s.possessed(at)) && s.before(at, body) < 0 {
				return m
			}
		}
	}
	if subj := s.s.Dep(at, "nsubj"); subj >= 0 && subj < at && s.s.Dep(at, "cop") >= 0 {
		return s.antecedent(subj)
	}
	return s.before(at, body)
}

func (s *scan) possessed(at int) bool {
	switch s.word(at - 1) {
	case "'s", "’s", "'", "’":
		return true
	}
	return false
}

// named is the mention with a proper name that starts at or covers token i.
func (s *scan) named(i int) int {
	if i >= len(s.low) {
		return -1
	}
	for _, m := range s.start[i] {
		if s.all[m].Name != "" && s.all[m].Kind == "name" {
			return m
		}
	}
	if m := s.heads[i]; m >= 0 && s.all[m].Kind == "name" && s.all[m].Name != "" {
		return m
	}
	for j := i; j < i+4 && j < len(s.low) && s.s.Tokens[j].UPOS == "PROPN"; j++ {
		if m := s.heads[j]; m >= 0 && s.all[m].Class == "person" && s.all[m].Name != "" {
			return m
		}
	}
	return -1
}

// before is the named mention that the role phrase is in apposition to, before a comma or directly before it.
func (s *scan) before(at, body int) int {
	j := at
	if s.all[body].Hi <= at {
		j = s.all[body].Lo
	}
	for j > 0 && (s.s.Tokens[j-1].UPOS == "DET" || s.s.Tokens[j-1].UPOS == "ADJ" || s.s.Tokens[j-1].UPOS == "NOUN" && s.heads[j-1] < 0) {
		j--
	}
	if s.word(j-1) == "," {
		j--
	}
	if j <= 0 {
		return -1
	}
	for _, m := range s.ends[j] {
		if s.all[m].Name != "" && m != body {
			return m
		}
	}
	return -1
}
