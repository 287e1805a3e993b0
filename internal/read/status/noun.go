package status

// noun reads a nominal act: its phrase, the preposition before it, the noun or verb that governs it.
func (a *act) noun(p, depth int) {
	v := a.v
	if depth > maxClimb {
		return
	}
	lo := v.phraseStart(p)
	for i := p - 1; i >= lo; i-- {
		if v.tok(i).UPOS == "PART" && v.word(i) != "-" {
			break
		}
		a.lookup("modifier", v.low[i], "", i)
	}
	if lo > 0 && v.tok(lo-1).UPOS == "DET" {
		a.lookup("modifier", v.low[lo-1], "", lo-1)
	}
	if v.word(lo) == "no" || v.word(lo-1) == "no" {
		a.set("negated", "true")
	}
	a.phrase("prep", lo, "noun")
	if lo > 0 && v.tok(lo-1).UPOS == "SCONJ" {
		a.mark(lo - 1)
	}
	a.ofNoun(lo, depth)
	a.nounGovernor(p, lo, depth)
	if c := v.s.Dep(p, "cop"); c >= 0 {
		a.clauseAdverbs(p, v.group(p))
		if sh := a.shape(c, v.group(c)); sh.infinitive {
			a.infinitive(c, sh, depth)
		}
	}
	if lo == p && v.word(p-1) == "to" && v.tok(p).XPOS == "NN" {
		a.bareInfinitive(p, depth)
	}
	a.underWay(p)
	a.nounUnderWould(p)
	a.duringHabit(p, lo)
}

// bareInfinitive reads a verb that the tagger took for a noun: "refused to disarm".
func (a *act) bareInfinitive(p, depth int) {
	before := p - 2
	if before >= 0 && a.v.verbal(before) && a.governs(before, "infinitive", depth) {
		return
	}
	if i := a.asker(p - 1); i >= 0 {
		a.governs(i, "infinitive", depth)
	}
}

// underWay reads "talks are under way", "the siege is in progress".
func (a *act) underWay(p int) {
	v := a.v
	if !v.isBe(p + 1) {
		return
	}
	for i := p + 2; i < v.n() && i < p+5; i++ {
		if v.low[i] == "way" && v.low[i-1] == "under" || v.low[i] == "progress" && v.low[i-1] == "in" {
			a.lookup("clause", "underway", "", i)
			return
		}
		a.lookup("object", v.low[i], "", i)
	}
}

// nounUnderWould reads "its fall would be a blow": the subject of a conditional has not come about.
func (a *act) nounUnderWould(p int) {
	v := a.v
	head := v.tok(p).Head
	if head < 0 || v.tok(p).Rel() != "nsubj" || v.s.Dep(head, "cop") < 0 {
		return
	}
	for _, c := range v.s.Deps(head, "aux") {
		if w := v.low[c]; w == "would" || w == "could" || w == "might" {
			a.lookup("group", w, "", c)
		}
	}
}

// duringHabit reads "is regularly hit in air raids": what goes with an act that goes on goes on too.
func (a *act) duringHabit(p, lo int) {
	v := a.v
	head := v.tok(p).Head
	if a.st.Aspect != "" || head < 0 || !v.verbal(head) || v.tok(p).Rel() != "obl" || head > p {
		return
	}
	switch v.word(lo - 1) {
	case "in", "by", "with", "amid":
		if v.passiveAt(head) && a.present(head, v.group(head), a.shape(head, v.group(head))) && a.set("aspect", "ongoing") {
			a.note("aspect", "during-habit", head)
		}
	}
}

// ofNoun applies the noun that the phrase hangs on by a preposition: "threat of", "calls for an end to".
func (a *act) ofNoun(lo, depth int) {
	v := a.v
	if lo < 2 {
		return
	}
	switch v.low[lo-1] {
	case "of", "for", "about", "against", "over", "to", "on":
	default:
		return
	}
	n := lo - 2
	if v.verbal(n) || v.tok(n).UPOS == "VERB" {
		a.askedFor(n, lo)
		return
	}
	if v.tok(n).UPOS != "NOUN" {
		return
	}
	a.lookup("of", v.lemma[n], "", n)
	if a.st.Aspect == "" && v.low[lo-1] == "of" && depth < 2 {
		switch v.lemma[n] {
		case "wave", "series", "round", "kind", "string", "spate", "number", "act", "campaign", "outbreak", "resumption", "escalation", "launch", "start", "beginning":
			a.noun(n, depth+1)
		}
	}
}

// askedFor applies a verb and the preposition between it and the phrase: "called for", "warned of".
func (a *act) askedFor(n, lo int) {
	v := a.v
	a.lookup("with", v.lemma[n]+" "+v.low[lo-1], "noun", n)
}

// nounGovernor applies the verb whose object or subject the act is.
func (a *act) nounGovernor(p, lo, depth int) {
	v := a.v
	head, rel := v.tok(p).Head, v.tok(p).Deprel
	if head >= 0 && v.verbal(head) {
		switch rel {
		case "obj", "nsubj:pass":
			a.undergoes(head, depth)
			return
		case "nsubj":
			a.doesItself(head, depth)
			return
		case "conj":
		}
	}
	if head >= 0 && (v.tok(p).Rel() == "conj" || v.tok(p).Rel() == "compound") && !v.verbal(head) && head != p && depth < maxClimb {
		a.noun(head, depth+1)
		return
	}
	if lo > 0 && v.tok(lo-1).UPOS == "VERB" && head != lo-1 {
		a.undergoes(lo-1, depth)
	}
	if p+2 < v.n() && v.isBe(p+1) {
		a.foiledAfter(p)
	}
}

func (v *view) isBe(i int) bool {
	switch v.word(i) {
	case "was", "were", "is", "are", "been", "be":
		return true
	}
	return false
}

// foiledAfter reads "the attack was foiled" on the surface, where the tree missed it.
func (a *act) foiledAfter(p int) {
	v := a.v
	for i := p + 2; i < v.n() && i <= p+4; i++ {
		if v.tok(i).XPOS == "VBN" {
			a.lookup("object", v.phrasal(i), "", i)
			return
		}
	}
}

// undergoes applies a verb that has the act as its object: "repelled the attack", "denied the raid", "will launch a raid".
func (a *act) undergoes(head, depth int) {
	v := a.v
	lemma := v.phrasal(head)
	if a.negatedGroup(head) && a.aspectOnly("object", lemma) {
		return
	}
	if !a.lookup("object", lemma, "", head) && lemma != v.lemma[head] {
		a.lookup("object", v.lemma[head], "", head)
	}
	if a.r.occur[v.lemma[head]] || a.r.efforts[v.lemma[head]] {
		a.read(head, depth+1)
	}
}

// aspectOnly reports whether all cues of the word speak of aspect, which a negated verb takes back.
func (a *act) aspectOnly(reach, w string) bool {
	cues := a.r.reach[reach][w]
	for _, c := range cues {
		if c.Field != "aspect" {
			return false
		}
	}
	return len(cues) > 0
}

// doesItself applies a verb that has the act as its subject: "the attack failed", "fighting continued".
func (a *act) doesItself(head, depth int) {
	v := a.v
	if v.s.Dep(head, "obj") < 0 {
		a.lookup("object", v.phrasal(head), "", head)
	}
	if a.r.occur[v.lemma[head]] || a.r.factive[v.lemma[head]] {
		a.read(head, depth+1)
	}
}
