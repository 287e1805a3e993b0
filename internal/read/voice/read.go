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
	for i := range doc.Sentences {
		v := r.view(doc, i, res.Quotes)
		v.mentions, v.all = bySentence[i], mentions
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
	if len(drafts) == 0 {
		return nil
	}
	v.markCuts(drafts)
	var out []Attribution
	for i := range drafts {
		d := &drafts[i]
		d.Content = d.fixed
		if d.Content == nil {
			d.Content = v.spans(d.cue, d.place)
		}
		if len(d.Content) == 0 {
			continue
		}
		d.Quoted = v.quotedIn(d.Content)
		out = append(out, d.Attribution)
	}
	return out
}

// markCuts notes where voices that close a statement begin.
func (v *view) markCuts(drafts []draft) {
	v.cuts = make([]bool, v.n()+1)
	for i := range drafts {
		d := &drafts[i]
		if d.fixed == nil && d.place.left {
			v.cuts[d.place.leftEnd] = true
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
		if !ok || v.modal(i) {
			continue
		}
		if d, ok := v.verbDraft(c); ok {
			out = append(out, d)
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
	return d, d.place.left || d.place.right
}

func (v *view) sourceFor(c cue) (source, bool, bool) {
	if v.tok(c.at).XPOS == "VBG" && v.tok(c.at).Deprel != "root" {
		s, ok := v.governorSource(c)
		return s, false, ok
	}
	return v.findSource(c)
}

// governorSource is the source of a participle ("…, adding that"): the subject of the verb it hangs on, or the noun it
// describes ("a statement saying that").
func (v *view) governorSource(c cue) (source, bool) {
	for i, steps := v.tok(c.at).Head, 0; i >= 0 && steps < 4; i, steps = v.tok(i).Head, steps+1 {
		if v.tok(i).IsNominal() && i < c.at && (i == c.at-1 || v.r.media[v.lemma(i)] != "") {
			lo, _ := v.nounPhraseTo(i + 1)
			return v.sourceAt(min(lo, i), i+1, i, i+1), true
		}
		if subj := v.subject(i); subj >= 0 && v.tok(i).IsVerb() {
			if !v.tok(subj).IsNominal() || v.tok(subj).XPOS == "WDT" || v.tok(subj).XPOS == "WP" {
				return source{}, false
			}
			lo, _ := v.nounPhraseTo(subj + 1)
			end, _ := v.nounPhraseFrom(subj)
			return v.sourceAt(min(lo, subj), max(end, subj+1), subj, end), true
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
