package status

// verb reads the group of verb p, its construction and what governs it.
func (a *act) verb(p, depth int) {
	v := a.v
	g := v.group(p)
	shape := a.shape(p, g)
	a.modals(p, g, shape)
	a.tense(p, g, shape, depth)
	a.lookup("self", v.lemma[p], "", p)
	a.nobody(p)
	a.clauseAdverbs(p, g)
	a.marks(p, g)
	switch {
	case shape.infinitive:
		a.infinitive(p, shape, depth)
	case shape.gerund:
		a.gerund(p, depth)
	}
	a.above(p, shape, depth)
}

// shape is what the words of a verb group show.
type shape struct {
	start               int // first token of the group
	infinitive, gerund  bool
	to                  int // token of "to"
	modal               bool
	have, had, be, been bool
	perfect             bool // "have" right in the group, so the act is past
	progressive         bool
	passive             bool
}

func (a *act) shape(p int, g []int) shape {
	v := a.v
	s := shape{start: p, to: -1}
	for _, i := range g {
		s.start = min(s.start, i)
		switch v.low[i] {
		case "to":
			s.infinitive, s.to = true, i
		case "have", "has", "'ve", "having":
			s.have = s.have || i > s.to // "have to strike" is no perfect
		case "had":
			s.had = s.had || i > s.to
		case "been":
			s.been = true
		case "is", "are", "was", "were", "be", "being", "am", "'s", "'re", "’s", "’re", "'m":
			s.be = true
		}
		s.modal = s.modal || v.tok(i).XPOS == "MD"
	}
	form := v.tok(p).XPOS
	s.perfect = s.have || s.had
	s.progressive = form == "VBG" && (s.be || s.been)
	s.gerund = form == "VBG" && !s.progressive && !s.infinitive
	s.passive = (form == "VBN" || form == "VBD") && (s.be || s.been)
	return s
}

// modals applies negation and modal verbs of the group.
func (a *act) modals(p int, g []int, s shape) {
	for _, i := range g {
		w := a.v.low[i]
		for _, c := range a.r.reach["group"][w] {
			switch {
			case c.Field == "aspect" && s.perfect && w != "will":
				if w == "would" || w == "could" && s.passive {
					a.set("aspect", "hypothetical")
				}
			case c.Field == "certainty" && !s.perfect:
			case w == "could" && a.negated(g):
				a.set("aspect", "happened")
			default:
				a.cue(c, i)
			}
		}
	}
	if s.perfect && a.st.Certainty == "hedged" {
		a.set("aspect", "happened")
	}
}

func (a *act) negated(g []int) bool {
	for _, i := range g {
		if a.v.negates(i) {
			return true
		}
	}
	return false
}

// nobody reads "no rockets were fired", "nobody was killed", "arrested none of them".
func (a *act) nobody(p int) {
	v := a.v
	for _, arg := range v.s.Deps(p, "nsubj", "obj", "nsubj:pass") {
		w := v.low[arg]
		if w == "nobody" || w == "none" || w == "nothing" || w == "neither" {
			a.lookup("group", "not", "", arg)
		}
		for _, c := range v.s.Deps(arg, "det", "advmod") {
			if w := v.low[c]; w == "no" || w == "neither" {
				a.lookup("modifier", w, "", c)
			}
		}
	}
	switch v.low[0] {
	case "neither", "none", "nobody":
		if first := v.firstVerb(); first == p || first >= 0 && v.tok(first).Head == p {
			a.lookup("group", "not", "", 0)
		}
	}
}

// tense reads aspect off form and auxiliaries where no cue decided it.
func (a *act) tense(p int, g []int, s shape, depth int) {
	v := a.v
	switch {
	case s.progressive && s.had:
		a.set("aspect", "happened")
	case s.progressive && !s.modal && !s.infinitive:
		if v.lemma[p] == "go" && v.word(p+1) == "to" {
			return
		}
		if a.set("aspect", "ongoing") {
			a.note("aspect", "progressive", p)
		}
	case s.infinitive && s.be && s.to >= 0 && v.tok(s.to).UPOS != "ADP" && a.beTo(s.to):
		if a.set("aspect", "planned") {
			a.note("aspect", "be-to", s.to)
		}
	case s.gerund && v.tok(p).Rel() == "acl" && p > 0 && v.tok(p-1).UPOS != "ADP" && v.tok(p-1).UPOS != "PUNCT" && !a.r.results[v.lemma[p]] && v.word(v.phraseStart(p-1)-1) != "with":
		if a.set("aspect", "ongoing") {
			a.note("aspect", "participle", p)
		}
	case a.present(p, g, s):
		if a.set("aspect", "ongoing") {
			a.note("aspect", "present", p)
		}
	case v.tok(p).XPOS == "VB" && len(g) == 0 && v.tok(p).Rel() != "conj" && v.tok(p).Rel() != "xcomp" && v.subject(p) < 0 && p <= 1 && !v.headline(p):
		if a.set("aspect", "demanded") {
			a.note("aspect", "imperative", p)
		}
	}
}

// beTo reports whether a form of "be" stands right before "to": "is to visit", "are not to enter".
func (a *act) beTo(to int) bool {
	for i := to - 1; i >= 0 && i >= to-2; i-- {
		switch a.v.low[i] {
		case "is", "are", "was", "were":
			return true
		case "not", "also", "due":
			continue
		}
		return false
	}
	return false
}

// present reports whether the verb is in the bare present outside a headline and tells of a habit or a state that lasts.
func (a *act) present(p int, g []int, s shape) bool {
	v := a.v
	if v.headline(p) || s.modal || s.perfect || s.infinitive {
		return false
	}
	if x := v.tok(p).XPOS; x == "VBZ" || x == "VBP" {
		return !a.r.performative[v.lemma[p]] && len(v.low) > 4
	}
	if !s.passive || s.been {
		return false
	}
	for _, i := range g {
		switch v.low[i] {
		case "is", "are", "am", "'re", "’re":
			return true
		}
	}
	return false
}

// clauseAdverbs applies adverbs of the clause: in the group, hanging on the verb or on the verb it is coordinated with, or right
// beside it.
func (a *act) clauseAdverbs(p int, g []int) {
	v := a.v
	for _, i := range g {
		a.lookup("clause", v.low[i], "", i)
	}
	for steps, h := 0, p; h >= 0 && steps < 3; steps++ {
		for _, c := range v.s.Deps(h, "advmod", "amod", "obl") {
			if h == p || c < h && !v.finite(c+1, h) {
				a.lookup("clause", v.low[c], "", c)
			}
		}
		if rel := v.tok(h).Rel(); rel != "conj" && rel != "xcomp" {
			break
		}
		h = v.tok(h).Head
	}
	if p+1 < v.n() && v.tok(p+1).UPOS == "ADV" {
		a.lookup("clause", v.low[p+1], "", p+1)
	}
}

// marks applies the word that opens the clause of verb p.
func (a *act) marks(p int, g []int) {
	v := a.v
	for _, c := range v.s.Deps(p, "mark", "advmod") {
		if c < p {
			a.mark(c)
		}
	}
	for i := p - 1; i >= 0 && i >= p-12; i-- {
		if v.low[i] == "," || v.low[i] == ";" || v.verbal(i) && !contains(g, i) && v.tok(i).UPOS == "VERB" {
			return
		}
		if v.tok(i).UPOS == "SCONJ" {
			a.mark(i)
			return
		}
	}
}

// mark applies a conjunction. "If" after a verb of asking or not knowing means "whether".
func (a *act) mark(i int) {
	if a.v.low[i] == "if" && a.doubting(i-1) {
		if a.set("certainty", "hedged") {
			a.note("certainty", "whether", i)
		}
		return
	}
	if a.v.low[i] == "if" && a.v.word(i-1) == "as" || a.v.low[i] == "should" {
		return
	}
	a.phrase("mark", i+1, "")
}

func (a *act) doubting(i int) bool {
	switch a.v.lem(i) {
	case "ask", "unclear", "know", "unknown", "determine", "sure", "doubt", "confirm", "see", "investigate", "wonder", "say", "certain", "clear", "establish":
		return true
	}
	return false
}
