package voice

// cue is a verb that may give voice, at tokens [at, end).
type cue struct {
	at, end int
	rule    *rule
}

// cueAt reads the longest verb cue that starts at token i.
func (v *view) cueAt(i int) (cue, bool) {
	entries := v.r.verbs[v.cueLemma(i)]
	best := cue{}
	for k := range entries {
		e := &entries[k]
		end, ok := v.follows(i+1, e.rest)
		if ok && end > best.end && (best.rule == nil || end > best.end) {
			best = cue{i, end, e.rule}
		}
	}
	if best.rule == nil || !v.verbLike(i) && !v.misread(i) {
		return cue{}, false
	}
	return best, true
}

// others are the further rules with the same words, tried when the first gives no content.
func (v *view) others(c cue) []*rule {
	var out []*rule
	entries := v.r.verbs[v.cueLemma(c.at)]
	for k := range entries {
		if end, ok := v.follows(c.at+1, entries[k].rest); ok && end == c.end && entries[k].rule != c.rule {
			out = append(out, entries[k].rule)
		}
	}
	return out
}

// follows matches the further words of a cue from token i on; one adjective or adverb may stand before them.
func (v *view) follows(i int, rest []string) (int, bool) {
	if len(rest) == 0 {
		return i, true
	}
	if v.word(i) != rest[0] && i < v.n() && (v.tok(i).UPOS == "ADJ" || v.tok(i).UPOS == "ADV") {
		i++
	}
	for _, w := range rest {
		if v.word(i) != w {
			return 0, false
		}
		i++
	}
	return i, true
}

// cueLemma is the lemma under which token i may be listed; the commonest forms are read without trusting the tagger.
func (v *view) cueLemma(i int) string {
	switch v.low[i] {
	case "said", "says", "saying":
		return "say"
	case "told":
		return "tell"
	}
	return v.lemma(i)
}

// verbLike reports whether token i is used as a verb and not as an attribute ("the reported attack", "the said road").
func (v *view) verbLike(i int) bool {
	t := v.tok(i)
	if i > 0 && t.Form[0] == 'S' && t.Form == "Said" && !v.s.Title {
		return false // a name
	}
	switch v.low[i] {
	case "said", "told":
		return v.word(i-1) != "the"
	case "saying":
		return v.word(i-1) != "as"
	case "says":
		return true
	}
	finite := t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP"
	if determined(v.word(i-1)) || !t.IsVerb() || !finite && (t.Deprel == "amod" || t.Deprel == "compound") {
		return false
	}
	return t.XPOS != "VB" || v.lightInfinitive(i)
}

// misread reports whether token i is a verb that the tagger takes for a noun: a bare form between a plural and "that" in a sentence without
// another verb before ("eyewitness accounts report that").
func (v *view) misread(i int) bool {
	t := v.tok(i)
	return i > 0 && t.XPOS == "NN" && v.word(i+1) == "that" && v.tok(i-1).XPOS == "NNS" && !v.finite(0, i) && v.finite(i+2, v.n())
}

// lightInfinitive reports whether a bare form still tells of speech that took place: "did say", "went on to say"; a plan or a
// wish to speak is none.
func (v *view) lightInfinitive(i int) bool {
	switch v.word(i - 1) {
	case "did", "does", "do", "not", "n't", "n’t", "never":
		return true
	case "to":
		return v.word(i-2) == "on" || v.word(i-2) == "continued"
	}
	return v.tok(i).Deprel == "root" && v.subject(i) >= 0 && !v.modal(i)
}

// modal reports whether a modal, a negation or a condition governs the verb: nothing was said then.
func (v *view) modal(i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		switch v.tok(j).UPOS {
		case "AUX", "PART", "ADV":
		default:
			return false
		}
		if v.tok(j).XPOS == "MD" && v.low[j] != "would" || v.low[j] == "not" || v.low[j] == "n't" || v.low[j] == "n’t" || v.low[j] == "never" {
			return true
		}
	}
	return false
}

// passive reports whether the verb is a passive participle with its auxiliary in front.
func (v *view) passive(i int) bool {
	if t := v.tok(i); t.XPOS != "VBN" && t.XPOS != "VBD" {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		switch v.low[j] {
		case "is", "are", "was", "were", "been", "being", "be":
			return true
		case "has", "have", "had":
			return false
		}
		if u := v.tok(j).UPOS; u != "ADV" && u != "AUX" && u != "PART" {
			return false
		}
	}
	return false
}

// subject is the token that the tree gives as subject of verb i, its own or that of the verb it is coordinated with; -1 none.
func (v *view) subject(i int) int {
	for steps := 0; i >= 0 && steps < 4; steps++ {
		if s := v.s.Dep(i, "nsubj"); s >= 0 {
			return s
		}
		if v.tok(i).Deprel != "conj" || !v.joined(i) {
			return -1
		}
		i = v.tok(i).Head
	}
	return -1
}

// joined reports whether a conjunction or comma stands right before the verb group of i.
func (v *view) joined(i int) bool {
	switch v.word(v.auxStart(i) - 1) {
	case "and", "but", "or", ",", "then":
		return true
	}
	return false
}

// determined reports whether a word before a form of speech makes it a noun: "a say", "their say".
func determined(word string) bool {
	switch word {
	case "a", "an", "the", "no", "their", "his", "her", "its", "our", "your", "my", "any", "some", "every":
		return true
	}
	return false
}
