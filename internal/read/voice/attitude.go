package voice

import "slices"

// attitudes reads what somebody wants, thinks or makes of a thing: voices of the report, but none on whose word a claim is made.
// Words that another voice has for its cue are passed over.
func (v *view) attitudes(taken []draft) []draft {
	var out []draft
	for i := 0; i < v.n(); i++ {
		if slices.ContainsFunc(taken, func(d draft) bool { return d.cue.at <= i && i < d.cue.end }) {
			continue
		}
		d, ok := v.attitudeOf(i)
		if !ok || v.anybody(d.source) || v.firstPerson(d.source) || v.thing(d.source) || v.inQuote(v.start(i)) {
			continue
		}
		d.Attitude = true
		out = append(out, d)
		i = d.cue.end - 1
	}
	return out
}

// thing reports whether the source is a pronoun for no person.
func (v *view) thing(s source) bool {
	w := v.word(s.words.Head)
	return w == "it" || w == "this" || w == "these" || w == "those"
}

func (v *view) attitudeOf(i int) (draft, bool) {
	switch t := v.tok(i); {
	case t.UPOS == "VERB":
		return v.verbAttitude(i)
	case t.UPOS == "NOUN":
		return v.nounAttitude(i)
	case t.UPOS == "ADJ":
		return v.stateAttitude(i)
	}
	return draft{}, false
}

// verbAttitude tries the rules that list the verb, those with more words first.
func (v *view) verbAttitude(i int) (draft, bool) {
	if r := v.r.states[v.low[i]]; r != nil && v.passive(i) {
		return v.stateAttitude(i)
	}
	best, found := draft{}, false
	for _, e := range v.r.attitudes[v.lemma(i)] {
		end, ok := v.follows(i+1, e.rest)
		if !ok || found && end <= best.cue.end {
			continue
		}
		c := cue{i, end, e.rule}
		lo, hi := v.towards(c)
		if lo < 0 {
			continue
		}
		s, ok := v.holder(i)
		if !ok {
			continue
		}
		best, found = v.attitudeDraft(c, s, lo, hi), true
	}
	return best, found
}

func (v *view) attitudeDraft(c cue, s source, lo, hi int) draft {
	d := v.newDraft(c, s)
	d.fixed = appendSpan(nil, v.span(lo, hi))
	return d
}

// towards is what the attitude of a verb is towards, as tokens [lo, hi); lo is -1 where its rule takes nothing that is there.
func (v *view) towards(c cue) (lo, hi int) {
	if c.rule.takes("quote") && v.quoteFollows(c.end) {
		return c.end, v.n()
	}
	object, clause, open, oblique := -1, -1, -1, -1
	for _, k := range v.s.Children(c.at) {
		if k < c.end {
			continue
		}
		switch v.tok(k).Rel() {
		case "obj":
			object = k
		case "ccomp":
			clause = k
		case "xcomp":
			open = k
		case "obl":
			if oblique < 0 {
				oblique = k
			}
		}
	}
	governed := c.end > c.at+1 && oblique >= 0
	switch {
	case clause >= 0 && c.rule.takes("clause"),
		open >= 0 && v.infinitive(open) && (object < 0 && c.rule.takes("infinitive") || object >= 0 && c.rule.takes("object-infinitive")),
		open >= 0 && v.tok(open).XPOS == "VBG" && c.rule.takes("gerund"),
		object >= 0 && c.rule.takes("object"),
		object >= 0 && c.rule.takes("object-as") && (open >= 0 || v.likened(oblique) || v.likened(v.s.Dep(object, "nmod"))),
		governed:
	default:
		return -1, -1
	}
	return v.complementSpan(c, max(object, clause, open, oblique))
}

// complementSpan reaches from the cue to the end of its last complement.
func (v *view) complementSpan(c cue, last int) (lo, hi int) {
	_, hi = v.s.Subtree(last)
	return c.end, hi
}

func (v *view) infinitive(i int) bool {
	mark := v.s.Dep(i, "mark")
	return mark >= 0 && v.low[mark] == "to"
}

// likened reports whether the phrase at i says what a thing is made out to be: "as a trap", "to a snake".
func (v *view) likened(i int) bool {
	if i < 0 {
		return false
	}
	k := v.s.Dep(i, "case")
	return k >= 0 && (v.low[k] == "as" || v.low[k] == "to" || v.low[k] == "with")
}

func (v *view) quoteFollows(i int) bool {
	if v.word(i) == "," || v.word(i) == ":" {
		i++
	}
	return isQuoteMark(v.word(i))
}

// holder is whose attitude verb i tells of: its subject, that of the verb it hangs on, or the noun it describes.
func (v *view) holder(i int) (source, bool) {
	for at, steps := i, 0; at >= 0 && steps < 4; at, steps = v.tok(at).Head, steps+1 {
		if v.passive(at) {
			return v.agent(at)
		}
		if subj := v.subject(at); subj >= 0 && subj < at {
			return v.sourceOfSubject(subj, cue{at: at, end: at + 1})
		}
		switch v.tok(at).Rel() {
		case "xcomp", "advcl", "conj", "ccomp":
		case "acl":
			return v.described(v.tok(at).Head, at)
		default:
			return source{}, false
		}
	}
	return source{}, false
}

// agent is who a passive verb's "by" names.
func (v *view) agent(i int) (source, bool) {
	for _, k := range v.s.Deps(i, "obl") {
		if c := v.s.Dep(k, "case"); c >= 0 && v.low[c] == "by" {
			end, head := v.nounPhraseFrom(c + 1)
			return v.sourceAt(c+1, max(end, c+2), max(head, c+1), end), head >= 0
		}
	}
	return source{}, false
}

// described is the noun before a clause that says what it wants or thinks ("marchers chanting").
func (v *view) described(noun, at int) (source, bool) {
	if noun < 0 || noun >= at || !v.isNoun(noun) {
		return source{}, false
	}
	lo, _ := v.nounPhraseTo(noun + 1)
	return v.sourceAt(min(lo, noun), noun+1, noun, noun+1), true
}

// stateAttitude reads "is confident that", "was critical of".
func (v *view) stateAttitude(i int) (draft, bool) {
	r := v.r.states[v.low[i]]
	subj := v.s.Dep(i, "nsubj")
	if r == nil || subj < 0 || subj >= i || v.s.Dep(i, "cop") < 0 && v.s.Dep(i, "aux") < 0 {
		return draft{}, false
	}
	last := -1
	for _, k := range v.s.Children(i) {
		switch v.tok(k).Rel() {
		case "ccomp", "xcomp", "obl", "advcl":
			if k > i && last < 0 {
				last = k
			}
		}
	}
	if last < 0 {
		return draft{}, false
	}
	c := cue{i, i + 1, r}
	s, ok := v.sourceOfSubject(subj, c)
	if !ok {
		return draft{}, false
	}
	lo, hi := v.complementSpan(c, last)
	return v.attitudeDraft(c, s, lo, hi), true
}

// nounAttitude reads "his claim that", "the union's demand for": a noun for what is held or uttered, with its owner.
func (v *view) nounAttitude(i int) (draft, bool) {
	r := v.r.utterances[v.lemma(i)]
	if r == nil {
		return draft{}, false
	}
	last := -1
	for _, k := range v.s.Children(i) {
		if k < i {
			continue
		}
		switch v.tok(k).Rel() {
		case "acl", "ccomp":
			last = k
		case "nmod":
			if p := v.s.Dep(k, "case"); last < 0 && p >= 0 && v.low[p] != "by" && v.low[p] != "from" && v.low[p] != "in" {
				last = k
			}
		}
	}
	if last < 0 {
		return draft{}, false
	}
	s, ok := v.owner(i)
	if !ok {
		return draft{}, false
	}
	c := cue{i, i + 1, r}
	lo, hi := v.complementSpan(c, last)
	return v.attitudeDraft(c, s, lo, hi), true
}

// owner is whose utterance noun i is: the possessor, who it is by or from, or the subject of the verb that has it for its object.
func (v *view) owner(i int) (source, bool) {
	if p := v.s.Dep(i, "nmod:poss"); p >= 0 && p < i {
		lo, _ := v.nounPhraseTo(p + 1)
		return v.sourceAt(min(lo, p), p+1, p, p+1), true
	}
	for _, k := range v.s.Deps(i, "nmod") {
		if c := v.s.Dep(k, "case"); c >= 0 && (v.low[c] == "by" || v.low[c] == "from") {
			end, head := v.nounPhraseFrom(c + 1)
			return v.sourceAt(c+1, max(end, c+2), max(head, c+1), end), head >= 0
		}
	}
	if t := v.tok(i); t.Rel() == "obj" && t.Head >= 0 && t.Head < i {
		return v.holder(t.Head)
	}
	return source{}, false
}
