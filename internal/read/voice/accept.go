package voice

// accepts checks what follows or precedes the cue against what its rule takes.
func (v *view) accepts(c cue, s source, p placement) bool {
	if p.left {
		return v.acceptsLeft(c, s, p)
	}
	if !p.right {
		return false
	}
	i := p.start
	if i >= v.n() {
		_, quoted := v.quoteStarting(v.s.Tokens[v.n()-1].Span.End)
		return (quoted || len(v.statement()) > 0) && c.rule.takes("clause")
	}
	switch {
	case v.word(i) == "that" || isQuoteMark(v.word(i)) || v.word(i-1) == ":":
		return c.rule.takes("clause")
	case v.word(i) == "to" && i+1 < v.n() && v.tok(i+1).XPOS == "VB":
		return c.rule.takes("infinitive")
	case v.tok(i).XPOS == "VBG":
		return c.rule.takes("gerund")
	}
	if c.rule.takes("clause") && v.clauseFollows(c, i) {
		return true
	}
	return c.rule.takes("object") && v.objectFollows(c, i)
}

func (v *view) acceptsLeft(c cue, s source, p placement) bool {
	if !c.rule.takes("clause") {
		return false
	}
	if !c.rule.Strict && c.rule.Stance != "denies" {
		return true
	}
	_, quoted := v.quoteEnding(v.start(p.leftEnd))
	return quoted || v.word(p.leftEnd-1) == "," || c.rule.Stance != "denies" && v.canSpeak(s) && v.finite(0, p.leftEnd)
}

// clauseFollows reports whether a clause that can be said starts at token i. A strict rule wants the tree's word for it.
func (v *view) clauseFollows(c cue, i int) bool {
	if v.s.Dep(c.at, "ccomp") >= i {
		return true
	}
	if c.rule.Stance == "denies" {
		end, head := v.nounGroup(i)
		return head >= 0 && v.tok(head).UPOS != "PRON" && v.finite(end, end+1)
	}
	if c.rule.Strict {
		return false
	}
	switch v.tok(i).UPOS {
	case "ADP", "CCONJ", "PUNCT":
		return v.tok(i).UPOS == "ADP" && v.finite(i, v.n()) && c.rule.ID == "say"
	}
	return v.finite(i, v.n())
}

// objectFollows reports whether a noun phrase that can be reported starts at token i.
func (v *view) objectFollows(c cue, i int) bool {
	end, head := v.nounGroup(i)
	if head < 0 || v.tok(head).UPOS == "PRON" || c.rule.excepts(v.lemma(head)) || v.s.Dep(c.at, "iobj") >= 0 {
		return false
	}
	if len(c.rule.Objects) == 0 {
		return true
	}
	for j := i; j < end; j++ {
		for _, o := range c.rule.Objects {
			if v.lemma(j) == o {
				return true
			}
		}
	}
	return false
}

// passiveCue reads "it was announced that …" (nobody named) and "the deaths were confirmed by the ministry".
func (v *view) passiveCue(c cue) (draft, bool) {
	if c.rule.Addressee || c.rule.takes("demand") || c.rule.about() != "" {
		return draft{}, false
	}
	subj := v.subject(c.at)
	if subj >= 0 && v.low[subj] == "it" && (v.word(c.end) == "that" || v.s.Dep(c.at, "ccomp") > c.at) {
		d := v.newDraft(c, source{words: v.rangeOf(c.at, c.at, c.at), mention: -1})
		d.place = placement{right: true, start: c.end}
		return d, true
	}
	if v.word(c.end) != "by" || subj < 0 || v.r.rulesObject(c) == nil {
		return draft{}, false
	}
	end, head := v.nounPhraseFrom(c.end + 1)
	if head < 0 || subj > c.at {
		return draft{}, false
	}
	s := v.sourceAt(c.end+1, end, head, end)
	d := v.newDraft(c, s)
	d.fixed = appendSpan(nil, v.span(0, v.auxStart(c.at)))
	return d, len(d.fixed) > 0
}

// rulesObject is the rule itself when its verb takes an object, nil else.
func (r *Reader) rulesObject(c cue) *rule {
	if c.rule.takes("object") {
		return c.rule
	}
	return nil
}

func (v *view) auxStart(i int) int {
	for i > 0 && (v.tok(i-1).UPOS == "AUX" || v.tok(i-1).UPOS == "ADV" || v.tok(i-1).UPOS == "PART") {
		i--
	}
	return i
}

// quotedAs reads "X was quoted (by Y) as saying …": X speaks.
func (v *view) quotedAs(c cue) (draft, bool) {
	as := -1
	for i := c.end; i < v.n() && i < c.end+12; i++ {
		if v.low[i] == "as" && v.word(i+1) == "saying" {
			as = i
			break
		}
	}
	if as < 0 {
		return draft{}, false
	}
	subj := v.subject(c.at)
	if !v.passive(c.at) {
		subj = v.s.Dep(c.at, "obj")
	}
	if subj < 0 || !v.tok(subj).IsNominal() {
		return draft{}, false
	}
	lo, _ := v.nounPhraseTo(subj + 1)
	end, _ := v.nounPhraseFrom(subj)
	d := v.newDraft(c, v.sourceAt(min(lo, subj), max(min(end, as), subj+1), subj, as))
	d.Kind = "speech"
	d.place = placement{right: true, start: as + 2}
	if v.ends(as + 2) {
		d.place = placement{left: v.leftContent(lo), leftEnd: lo}
	}
	return d, d.place.left || d.place.right
}

// aboutDraft reads the content of an accusation or a demand: the phrase that the rule's word opens. The speech act itself stays
// outside it.
func (v *view) aboutDraft(d draft) (draft, bool) {
	c := d.cue
	word := c.rule.about()
	if c.rule.takes("demand") {
		return v.demandDraft(d)
	}
	for i := c.end; i < v.n() && i < c.end+25 && !v.ends(i); i++ {
		if v.low[i] == word {
			d.fixed = appendSpan(nil, v.span(i+1, v.partEnd(i+1)))
			return d, len(d.fixed) > 0
		}
		if i > c.end && v.low[i] == "," {
			break
		}
	}
	return draft{}, false
}

// demandDraft takes what is asked for: the infinitive or that-clause after the one who is asked, or the thing itself.
func (v *view) demandDraft(d draft) (draft, bool) {
	c := d.cue
	for i := c.end; i < v.n() && i < c.end+25 && !v.ends(i); i++ {
		infinitive := v.low[i] == "to" && i+1 < v.n() && (v.tok(i+1).XPOS == "VB" || v.tok(i+1).UPOS == "VERB")
		if infinitive || v.low[i] == "that" {
			d.fixed = appendSpan(nil, v.span(i+1, v.partEnd(i+1)))
			return d, len(d.fixed) > 0
		}
	}
	if w := v.word(c.end - 1); w == "for" || w == "demand" || w == "demanded" || w == "demanding" || w == "demands" {
		d.fixed = appendSpan(nil, v.span(c.end, v.partEnd(c.end)))
	}
	return d, len(d.fixed) > 0
}

// partEnd ends a phrase at the next comma that parts off another clause, or at the sentence's end.
func (v *view) partEnd(i int) int {
	for j := i; j < v.n(); j++ {
		if v.ends(j) || v.tok(j).UPOS == "CCONJ" && v.finite(j+1, j+2) || v.low[j] == "," && j+1 < v.n() && (v.tok(j+1).XPOS == "VBG" || v.tok(j+1).UPOS == "CCONJ" || v.low[j+1] == "according" || v.finite(j+1, v.n())) {
			return j
		}
	}
	return v.n()
}

// phraseDrafts reads fixed phrases that name a source: "according to X".
func (v *view) phraseDrafts() []draft {
	var out []draft
	for i := 0; i < v.n(); i++ {
		c, ok := v.phraseAt(i)
		if !ok {
			continue
		}
		end, head := v.nounPhraseFrom(c.end)
		if head < 0 {
			continue
		}
		s := v.sourceAt(c.end, end, head, v.appositionEnd(end))
		if d, ok := v.phraseDraft(c, s); ok {
			out = append(out, d)
			i = end - 1
		}
	}
	return out
}

func (v *view) phraseAt(i int) (cue, bool) {
	best := cue{}
	for k, e := range v.r.phrases[v.low[i]] {
		if end, ok := v.follows(i+1, e.rest); ok && end > best.end {
			best = cue{i, end, v.r.phrases[v.low[i]][k].rule}
		}
	}
	return best, best.rule != nil
}

func (v *view) phraseDraft(c cue, s source) (draft, bool) {
	if !v.canSpeak(s) && !(c.rule.Anybody && !c.rule.excepts(v.lemma(s.words.Head))) {
		return draft{}, false
	}
	d := v.newDraft(c, s)
	lead := true
	for i := 0; i < c.at; i++ {
		if u := v.tok(i).UPOS; u != "PUNCT" && u != "CCONJ" && u != "ADV" {
			lead = false
		}
	}
	if lead {
		start := s.reach
		if v.word(start) != "," {
			start = s.words.Hi
		}
		if v.word(start) == "," {
			start++
		}
		d.place = placement{right: true, start: start}
		return d, start < v.n()
	}
	d.place = placement{left: true, leftEnd: c.at}
	if v.word(s.reach) == "," && v.resumes(s.reach) {
		d.place.right, d.place.start = true, s.reach+1
	}
	return d, true
}

// canSpeak reports whether the noun phrase is somebody or something that can be a source: a known source word or name, a
// person's, body's or outlet's name, or a thing that is issued.
func (v *view) canSpeak(s source) bool {
	head := v.low[s.words.Head]
	if _, ok := v.r.words[head]; ok || v.r.unnamed[head] || v.r.media[v.lemma(s.words.Head)] != "" {
		return true
	}
	t := v.tok(s.words.Head)
	return t.UPOS == "PROPN" || t.UPOS == "PRON" || v.standing(s).access != ""
}
