package voice

import (
	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/read/mention"
)

// Read finds the attributions of a report. It is pure and linear in the text.
func (r *Reader) Read(doc *read.Doc, mentions *mention.Result) Result {
	res := Result{Quotes: quotes(doc.Text, doc.Paragraphs)}
	if mentions == nil {
		mentions = &mention.Result{}
	}
	bySentence := make([][]int, len(doc.Sentences))
	for i := range mentions.Mentions {
		s := mentions.Mentions[i].Sent
		bySentence[s] = append(bySentence[s], i)
	}
	copied := doc.TitleCopy().End
	for i := range doc.Sentences {
		v := r.view(doc, i, res.Quotes)
		v.mentions, v.all, v.copied = bySentence[i], mentions, copied
		res.Attributions = append(res.Attributions, v.attributions()...)
	}
	res.Attributions = append(res.Attributions, copiedHeadline(doc, res.Attributions)...)
	tieQuotes(doc, &res)
	return res
}

func (r *Reader) view(doc *read.Doc, i int, quotes []sitrep.Span) *view {
	s := &doc.Sentences[i]
	v := &view{r: r, doc: doc, s: s, si: i, low: make([]string, len(s.Tokens)), quotes: quotes}
	for t := range s.Tokens {
		v.low[t] = s.Tokens[t].Lower()
	}
	return v
}

// draft is an attribution whose content is placed but not yet cut to size.
type draft struct {
	Attribution
	cue    cue
	source source
	place  placement
	fixed  []sitrep.Span // content already known
}

// attributions reads one sentence: every voice is drafted first, because content ends where the next voice begins.
func (v *view) attributions() []Attribution {
	drafts := append(v.verbDrafts(), v.phraseDrafts()...)
	drafts = append(drafts, v.headlineDrafts(drafts)...)
	v.markCuts(drafts)
	drafts = append(drafts, v.attitudes(drafts)...)
	var out []Attribution
	for i := range drafts {
		d := &drafts[i]
		d.Content = d.fixed
		if d.Content == nil {
			d.Content = v.spans(d.cue, d.place)
		}
		if d.Stance == "denies" {
			d.Content = v.withoutRelatives(d.Content)
		}
		if len(d.Content) == 0 {
			continue
		}
		d.Quoted = v.quotedIn(d.Content)
		out = append(out, v.each(d)...)
	}
	return out
}

// each gives every one of several coordinated sources ("France and Britain said") an attribution of its own.
func (v *view) each(d *draft) []Attribution {
	out := []Attribution{d.Attribution}
	w := d.Source
	for k := w.Lo + 1; k+1 < w.Hi; k++ {
		if v.low[k] != "and" {
			continue
		}
		left, right := v.endingAt(k), v.startingAt(k+1)
		if left < 0 || right < 0 || v.all.Mentions[right].Hi != w.Hi || v.all.Mentions[left].Lo > w.Lo+1 || v.modifies(v.all.Mentions[left].Head) {
			continue
		}
		for n, m := range []int{left, right} {
			a := d.Attribution
			x := &v.all.Mentions[m]
			s := v.sourceAt(max(x.Lo, w.Lo), x.Hi, x.Head, x.Hi)
			v.describe(&a, s, d.cue.rule.Medium)
			a.Mention = m
			if n == 0 {
				out[0] = a
				continue
			}
			out = append(out, a)
		}
		break
	}
	return out
}

// modifies reports whether token i is only a part of the noun phrase around it.
func (v *view) modifies(i int) bool {
	rel := v.tok(i).Rel()
	return rel == "compound" || rel == "amod"
}

// endingAt is the largest mention that ends before token i, -1 none.
func (v *view) endingAt(i int) int {
	best := -1
	for _, m := range v.mentions {
		if v.all.Mentions[m].Hi == i && (best < 0 || v.size(m) > v.size(best)) {
			best = m
		}
	}
	return best
}

// startingAt is the largest mention that starts at token i, -1 none.
func (v *view) startingAt(i int) int {
	best := -1
	for _, m := range v.mentions {
		if v.all.Mentions[m].Lo == i && (best < 0 || v.size(m) > v.size(best)) {
			best = m
		}
	}
	return best
}

// markCuts notes where voices that close a statement begin.
func (v *view) markCuts(drafts []draft) {
	v.cuts = make([]bool, v.n()+1)
	for i := range drafts {
		d := &drafts[i]
		if d.fixed == nil && d.place.left {
			v.cuts[d.place.leftEnd] = true
		}
		if d.place.right && v.participle(d.cue) && !v.inQuote(v.start(d.cue.at)) {
			v.cuts[d.cue.at] = true
		}
	}
}

// quotedIn lists the quotations inside the content.
func (v *view) quotedIn(content []sitrep.Span) []sitrep.Span {
	var out []sitrep.Span
	for _, c := range content {
		for i := max(v.quoteIndex(c.Start), 0); i < len(v.quotes) && v.quotes[i].Start < c.End; i++ {
			if v.quotes[i].Overlaps(c) {
				out = append(out, v.quotes[i])
			}
		}
	}
	return out
}

func (v *view) verbDrafts() []draft {
	var out []draft
	for i := 0; i < v.n(); i++ {
		c, ok := v.cueAt(i)
		if !ok {
			continue
		}
		if v.modal(i) {
			if s, _, ok := v.sourceFor(c); ok {
				v.prior = &s
			}
			continue
		}
		if d, ok := v.verbDraft(c); ok {
			s := d.source
			v.prior = &s
			if !v.firstPerson(s) && !v.anybody(s) {
				out = append(out, d)
			}
		}
		i = c.end - 1
	}
	return out
}

// verbDraft tries the rules that list this verb until one finds what is said.
func (v *view) verbDraft(c cue) (draft, bool) {
	for _, r := range append([]*rule{c.rule}, v.others(c)...) {
		c.rule = r
		if d, ok := v.tryRule(c); ok {
			return d, true
		}
	}
	return draft{}, false
}

func (v *view) tryRule(c cue) (draft, bool) {
	switch {
	case c.rule.takes("quoted-as"):
		return v.quotedAs(c)
	case v.passive(c.at):
		return v.passiveCue(c)
	}
	s, inverted, ok := v.sourceFor(c)
	if !ok {
		return draft{}, false
	}
	if k := c.rule.Sources; k != "" && v.r.media[v.lemma(s.words.Head)] != k {
		return draft{}, false
	}
	d := v.newDraft(c, s)
	if c.rule.about() != "" || c.rule.takes("demand") {
		return v.aboutDraft(d)
	}
	var medium string
	d.place, medium = v.placeContent(c, s, inverted)
	if !v.accepts(c, s, d.place) {
		return draft{}, false
	}
	v.describe(&d.Attribution, s, medium)
	if v.relativeCue(c) && d.place.right && !d.place.left {
		d.fixed = v.complement(c)
		return d, len(d.fixed) > 0
	}
	return d, d.place.left || d.place.right
}

// relativeCue reports whether the cue stands in a relative clause inside its source ("a man who said …"): what is said ends with it.
func (v *view) relativeCue(c cue) bool {
	subj := v.s.Dep(c.at, "nsubj")
	return subj >= 0 && subj < c.at && (v.tok(subj).XPOS == "WP" || v.tok(subj).XPOS == "WDT")
}

// complement is what the tree gives as complement of the cue.
func (v *view) complement(c cue) []sitrep.Span {
	i := v.s.Dep(c.at, "ccomp", "xcomp", "obj")
	if i < c.end {
		return nil
	}
	_, hi := v.s.Subtree(i)
	return appendSpan(nil, v.span(c.end, hi))
}

func (v *view) sourceFor(c cue) (source, bool, bool) {
	if v.participle(c) {
		s, ok := v.governorSource(c)
		return s, false, ok
	}
	return v.findSource(c)
}

// participle reports whether the cue is a bare "-ing" form: "…, adding that".
func (v *view) participle(c cue) bool {
	if v.tok(c.at).XPOS != "VBG" {
		return false
	}
	for i := c.at - 1; i >= 0 && i >= c.at-3; i-- {
		switch v.tok(i).UPOS {
		case "AUX":
			return false
		case "ADV", "PART":
			continue
		}
		break
	}
	return true
}

// anybody reports whether the source is a pronoun that stands for nobody in particular.
func (v *view) anybody(s source) bool {
	switch v.word(s.words.Head) {
	case "anybody", "anyone", "nobody", "whoever", "everyone", "everybody", "what", "there", "which", "who", "that":
		return v.tok(s.words.Head).Form != "WHO" && s.words.Hi > s.words.Lo
	}
	return false
}

// firstPerson reports whether the source is "I" or "we": the speaker of the quotation around, found there.
func (v *view) firstPerson(s source) bool {
	switch v.word(s.words.Head) {
	case "i", "we", "you", "us", "me":
		return s.words.Hi-s.words.Lo == 1
	}
	return false
}

// governorSource is the source of a participle ("…, adding that"): the subject of the verb it hangs on, or the noun it
// describes ("a statement saying that").
func (v *view) governorSource(c cue) (source, bool) {
	if v.isNoun(c.at-1) && v.r.media[v.lemma(c.at-1)] != "" {
		lo, head := v.nounPhraseTo(c.at)
		return v.sourceAt(lo, c.at, head, c.at), true
	}
	if v.prior != nil {
		return *v.prior, true
	}
	for i, steps := v.tok(c.at).Head, 0; i >= 0 && steps < 4; i, steps = v.tok(i).Head, steps+1 {
		if v.tok(i).IsNominal() && i < c.at && v.r.media[v.lemma(i)] != "" {
			lo, _ := v.nounPhraseTo(i + 1)
			return v.sourceAt(min(lo, i), i+1, i, i+1), true
		}
		if subj := v.subject(i); subj >= 0 && v.tok(i).IsVerb() {
			if !v.tok(subj).IsNominal() || v.tok(subj).XPOS == "WDT" || v.tok(subj).XPOS == "WP" {
				return source{}, false
			}
			lo, _ := v.nounPhraseTo(subj + 1)
			end, _ := v.nounPhraseFrom(subj)
			s := v.sourceAt(min(lo, subj), max(end, subj+1), subj, end)
			return s, v.canSpeak(s)
		}
	}
	return source{}, false
}

func (v *view) newDraft(c cue, s source) draft {
	d := draft{cue: c, source: s}
	d.Cue = v.s.TokenSpan(c.at, c.end).In(v.doc.Text)
	d.CueSpan = v.s.TokenSpan(c.at, c.end)
	d.CueTok = read.Tok{Sent: v.si, Tok: c.at}
	d.Stance, d.Hedged, d.Rule = c.rule.Stance, c.rule.Hedged, c.rule.ID
	v.describe(&d.Attribution, s, c.rule.Medium)
	return d
}
