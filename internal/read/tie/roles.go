package tie

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
