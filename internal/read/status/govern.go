package status

import "strings"

// infinitive asks what governs "to p": the word before "to", else the tree, else a verb of asking before the one who is asked.
// An infinitive that nothing governs tells a purpose.
func (a *act) infinitive(p int, s shape, depth int) {
	v := a.v
	if s.perfect {
		a.set("aspect", "happened")
	}
	before := s.to - 1
	for before > 0 && (v.tok(before).UPOS == "ADV" || v.negates(before)) {
		before--
	}
	if a.beTo(s.to) {
		return
	}
	if a.phrase("prep", s.to+1, "gerund") {
		return
	}
	if v.word(s.to-1) == "yet" {
		a.lookup("group", "not", "", s.to-1)
		a.set("aspect", "happened")
		return
	}
	if before >= 0 && a.governs(before, "infinitive", depth) {
		return
	}
	head := v.tok(p).Head
	if head >= 0 && head != before && head < p && a.r.reach["control"][v.lemma[head]] == nil && a.governs(head, "infinitive", depth) {
		return
	}
	if i := a.asker(s.to); i >= 0 {
		if !a.lookup("control", v.lemma[i], "infinitive", i) {
			a.governs(i, "infinitive", depth)
		}
		return
	}
	if v.word(before) == "enough" {
		return
	}
	if a.ranked(before) || a.purposeOfHabit(p, depth) {
		return
	}
	if a.st.Aspect == "" || a.st.Aspect == "ongoing" {
		if a.set("aspect", "planned") {
			a.note("aspect", "purpose", s.to)
		}
	}
}

// ranked reads "the first town to fall": what is counted off took place.
func (a *act) ranked(noun int) bool {
	v := a.v
	for i := noun; i >= 0 && i >= noun-3 && !v.verbal(i); i-- {
		switch v.low[i] {
		case "first", "second", "third", "last", "latest", "only":
			return a.set("aspect", "happened")
		}
	}
	return false
}

// purposeOfHabit reads "uses the base to bomb": the purpose of what is being done is being pursued too.
func (a *act) purposeOfHabit(p, depth int) bool {
	v := a.v
	head := v.tok(p).Head
	if head < 0 || head > p || !v.verbal(head) || depth >= maxClimb || v.tok(p).Rel() == "ccomp" {
		return false
	}
	main := &act{r: a.r, v: v}
	main.read(head, depth+1)
	if main.st.Aspect != "ongoing" || v.lemma[head] == "be" {
		return false
	}
	if a.set("aspect", "ongoing") {
		a.note("aspect", "purpose-of-habit", head)
	}
	return true
}

// asker is a verb of asking, at most 15 words before "to" with no other verb between, -1 without one.
func (a *act) asker(to int) int {
	v := a.v
	for i := to - 1; i >= 0 && i > to-15; i-- {
		if v.low[i] == ";" || v.low[i] == "\"" {
			return -1
		}
		if a.r.reach["control"][v.lemma[i]] != nil && v.verbal(i) {
			return i
		}
		for _, c := range a.r.reach["governor"][a.known("governor", i)] {
			if c.Value == "demanded" && (v.verbal(i) || v.tok(i).UPOS == "NOUN") {
				return i
			}
		}
		if v.finite(i, i+1) || v.tok(i).UPOS == "VERB" {
			return -1
		}
	}
	return -1
}

// governs applies token i as governor of an infinitive or gerund. It reports whether i says anything of the act.
func (a *act) governs(i int, construction string, depth int) bool {
	v, r := a.v, a.r
	lemma := a.known("governor", i)
	if lemma == "go" && v.tok(i).XPOS == "VBG" {
		return a.lookup("governor", "plan", construction, i)
	}
	if v.passiveAt(i) && a.lookup("passive", lemma, construction, i) {
		return true
	}
	if a.able(i) || a.obliged(i) {
		return true
	}
	if lemma == "have" && v.tok(i).UPOS == "AUX" && v.word(i+1) != "to" {
		return false
	}
	if a.lookup("governor", lemma, construction, i) {
		if v.verbal(i) && a.tracesUp(lemma) {
			a.read(i, depth+1)
		}
		return true
	}
	if r.efforts[lemma] || r.factive[lemma] && v.tok(i).UPOS != "NOUN" && v.tok(i).UPOS != "PROPN" {
		if v.verbal(i) {
			a.read(i, depth+1)
		} else if depth < maxClimb {
			a.noun(i, depth+1)
		}
		a.set("aspect", "happened")
		return true
	}
	return false
}

// known is the lemma of token i, or where no cue of that reach lists it, a form of the word that one does: taggers miss lemmas of
// rare verbs.
func (a *act) known(reach string, i int) string {
	lemma, w := a.v.lemma[i], a.v.low[i]
	table := a.r.reach[reach]
	if p := a.v.phrasal(i); table[p] != nil {
		return p
	}
	if table[lemma] != nil || a.r.factive[lemma] || a.r.efforts[lemma] {
		return lemma
	}
	for _, form := range []string{w, strings.TrimSuffix(w, "d"), strings.TrimSuffix(w, "ed"), strings.TrimSuffix(w, "s")} {
		if table[form] != nil {
			return form
		}
	}
	return lemma
}

// tracesUp reports whether negation and modality of the governor itself bear on the act: those of a speech act do not.
func (a *act) tracesUp(lemma string) bool {
	for _, c := range a.r.reach["governor"][lemma] {
		if c.Value == "demanded" || c.Field == "certainty" {
			return false
		}
	}
	return true
}

// able reads "was able to": in the past it came about, else it is only possible.
func (a *act) able(i int) bool {
	v := a.v
	if v.lemma[i] != "able" {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		switch v.low[j] {
		case "not", "n't", "n’t", "never", "un":
			a.set("negated", "true")
			a.set("outcome", "failed")
			return true
		case "was", "were", "been":
			a.set("aspect", "happened")
			if v.negates(j + 1) {
				a.set("negated", "true")
			}
			return true
		}
	}
	return a.set("aspect", "hypothetical")
}

// obliged reads "had to open fire" in a narrative: what somebody had to do came about.
func (a *act) obliged(i int) bool {
	if a.v.low[i] != "had" || a.v.word(i+1) != "to" || a.negatedGroup(i) {
		return false
	}
	if a.set("aspect", "happened") {
		a.note("aspect", "had-to", i)
	}
	return true
}

// passiveAt reports whether token i is a participle after a form of "be".
func (v *view) passiveAt(i int) bool {
	if x := v.tok(i).XPOS; x != "VBN" && x != "VBD" && x != "JJ" {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		switch v.low[j] {
		case "is", "are", "was", "were", "been", "be", "being":
			return true
		}
		if u := v.tok(j).UPOS; u != "ADV" && u != "AUX" && u != "PART" {
			return false
		}
	}
	return false
}

// gerund asks what governs an "-ing" form: the preposition before it, the verb before that, the tree.
func (a *act) gerund(p, depth int) {
	v := a.v
	if v.headline(p) {
		return
	}
	i := p
	if i > 0 && v.word(i-1) == "having" {
		i--
	}
	if a.phrase("prep", i, "gerund") {
		return
	}
	before := i - 1
	for before > 0 && (v.tok(before).UPOS == "ADP" || v.tok(before).UPOS == "SCONJ" || v.tok(before).UPOS == "ADV") {
		before--
	}
	if before >= 0 && v.low[before] != "," && a.governs(before, "gerund", depth) {
		return
	}
	head := v.tok(p).Head
	if head < 0 || head > p || head == before || v.word(i-1) == "," {
		return
	}
	if prep := v.word(i - 1); prep == "from" || prep == "of" || prep == "on" || v.tok(p).Rel() == "xcomp" {
		a.governs(head, "gerund", depth)
	}
}

// above follows the tree up from verb p: coordination shares the group of the first verb, a complement clause of denial or doubt
// is denied or doubted.
func (a *act) above(p int, s shape, depth int) {
	v := a.v
	head := v.tok(p).Head
	if head < 0 {
		return
	}
	switch v.tok(p).Rel() {
	case "conj":
		if v.verbal(head) && a.shares(p, head, s) {
			a.shared(head, depth)
		}
	case "ccomp":
		if head < p {
			a.complement(head, depth)
		}
	case "xcomp":
		if !s.infinitive && !s.gerund && head < p {
			a.governs(head, "complement", depth)
		}
	}
}

// shares reports whether a coordinated verb has no subject and no auxiliaries of its own, so that those of the first count for it.
func (a *act) shares(p, head int, s shape) bool {
	v := a.v
	if v.subject(p) >= 0 && v.subject(p) < p || s.modal || s.perfect || s.be {
		return false
	}
	x, y := v.tok(p).XPOS, v.tok(head).XPOS
	return x == y || x == "VB" && y != "VBD" || x == "VBG" && y == "VBG" || x == "VBN" && y == "VBN" || x == "VBD" && y == "VBN"
}

// shared applies modals and governors of the first of coordinated verbs. Negation is shared only by bare forms ("did not fire or
// shell").
func (a *act) shared(head, depth int) {
	before := a.st
	a.read(head, depth+1)
	a.st.Outcome = before.Outcome
	if !before.Background {
		a.st.Background = false
	}
}

// complement applies the governor of a that-clause.
func (a *act) complement(head, depth int) {
	v := a.v
	for _, c := range a.r.reach["governor"][v.lemma[head]] {
		switch {
		case c.Field == "certainty":
			if !a.negatedGroup(head) {
				a.cue(c, head)
			}
		case c.Value == "demanded" && a.st.Aspect == "" && v.tok(head).XPOS != "NN" && a.mandative(head):
			a.cue(c, head)
		case c.Value == "hypothetical" && v.lemma[head] != "suggest":
			a.cue(c, head)
		}
	}
}

// mandative reports whether a that-clause of this verb tells what shall be and not what is.
func (a *act) mandative(head int) bool {
	switch a.v.lemma[head] {
	case "demand", "insist", "request", "urge", "recommend", "require", "order":
		return true
	}
	return false
}

func (a *act) negatedGroup(p int) bool {
	for _, i := range a.v.group(p) {
		if a.v.negates(i) {
			return true
		}
	}
	return false
}
