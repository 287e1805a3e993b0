package frame

import (
	"strings"

	"sitrep/internal/read"
	"sitrep/internal/read/mention"
)

// reading is one report under the reader: its sentences as words and the mention over each token.
type reading struct {
	*grammar
	doc      *read.Doc
	mentions *mention.Result
	heads    [][]int // per sentence and token: the mention whose head it is, -1 none
	covers   [][]int // the smallest mention over the token, -1 none
}

func newReading(g *grammar, doc *read.Doc, m *mention.Result) *reading {
	r := &reading{grammar: g, doc: doc, mentions: m}
	if m == nil {
		return r
	}
	r.heads, r.covers = make([][]int, len(doc.Sentences)), make([][]int, len(doc.Sentences))
	for s := range doc.Sentences {
		n := len(doc.Sentences[s].Tokens)
		buf := make([]int, 2*n)
		for i := range buf {
			buf[i] = -1
		}
		r.heads[s], r.covers[s] = buf[:n], buf[n:]
	}
	for i := range m.Mentions {
		r.index(i, &m.Mentions[i])
	}
	return r
}

func (r *reading) index(i int, m *mention.Mention) {
	if m.Sent < 0 || m.Sent >= len(r.heads) {
		return
	}
	n := len(r.heads[m.Sent])
	if m.Head >= 0 && m.Head < n {
		r.heads[m.Sent][m.Head] = i
	}
	for t := max(m.Lo, 0); t < m.Hi && t < n; t++ {
		old := r.covers[m.Sent][t]
		if old < 0 || m.Hi-m.Lo < r.mentions.Mentions[old].Hi-r.mentions.Mentions[old].Lo {
			r.covers[m.Sent][t] = i
		}
	}
}

// mentionAt is the mention headed by or over the token, nil without one.
func (r *reading) mentionAt(sent, tok int) *mention.Mention {
	if r.heads == nil || tok < 0 {
		return nil
	}
	if i := r.heads[sent][tok]; i >= 0 {
		return &r.mentions.Mentions[i]
	}
	if i := r.covers[sent][tok]; i >= 0 {
		return &r.mentions.Mentions[i]
	}
	return nil
}

// rangeOf is the phrase around a head: its mention, else the noun phrase of the tree without its clauses.
func (r *reading) rangeOf(w *words, tok int) read.Range {
	if m := r.mentionAt(w.Index, tok); m != nil && m.Head == tok {
		return m.Range
	}
	lo, hi := tok, tok+1
	for _, k := range w.Children(tok) {
		switch w.Tokens[k].Deprel {
		case "det", "amod", "compound", "nummod", "nmod:poss", "flat", "fixed", "nmod:npmod", "goeswith", "det:predet":
			l, h := w.Subtree(k)
			if k < tok {
				lo = min(lo, l)
			} else {
				hi = max(hi, h)
			}
		case "nmod":
			if k > tok && w.prep(k) == "of" {
				hi = max(hi, r.rangeOf(w, k).Hi)
			}
		}
	}
	return read.Range{Sent: w.Index, Lo: lo, Hi: hi, Head: tok}
}

// agent reports whether the token stands for someone who can act.
func (r *reading) agent(w *words, tok int) bool {
	t := &w.Tokens[tok]
	if m := r.mentionAt(w.Index, tok); m != nil && m.Contains(w.Index, tok) {
		switch m.Class {
		case "person", "body", "force", "group", "country", "people":
			if m.Head == tok || t.UPOS == "PROPN" || t.Form != w.low[tok] {
				return true
			}
		case "place", "facility", "thing", "vehicle", "weapon":
			if m.Head == tok {
				return m.Class == "vehicle" || m.Code.Country != "" && m.Toponym < 0
			}
		}
	}
	if _, _, ok := r.agents.at(w, tok); ok {
		return true
	}
	if t.UPOS == "ADJ" {
		return demonym(t.Form) || w.low[tok] == "led" || w.low[tok] == "allied"
	}
	return (t.Name == "B-ORG" || t.Name == "I-ORG" || t.Name == "B-PER" || t.Name == "I-PER") && t.UPOS == "PROPN"
}

// demonym guesses from the ending of a capitalised adjective; the mention layer knows better where it ran.
func demonym(form string) bool {
	if form == "" || form[0] < 'A' || form[0] > 'Z' {
		return false
	}
	for _, end := range []string{"an", "ese", "ish", "i", "ch", "sh", "ic"} {
		if strings.HasSuffix(form, end) {
			return true
		}
	}
	return false
}

// settlement: a place name or a word for ground.
func (r *reading) settlement(w *words, tok int) bool {
	if m := r.mentionAt(w.Index, tok); m != nil && m.Head == tok {
		switch m.Class {
		case "place", "facility":
			return true
		case "person", "people", "force", "group", "body":
			return false
		}
	}
	_, _, ok := r.ground.at(w, tok)
	return ok
}

// circumstance tells "with support from" from a party.
func (w *words) circumstance(tok int) bool {
	switch w.lem[tok] {
	case "support", "help", "backing", "assistance", "aim", "view", "intention", "purpose", "effect", "regard", "respect", "goal", "approval", "consent", "permission", "pride", "concern", "condition", "hope", "deal", "intent", "exception", "difficulty", "success", "impunity":
		return true
	}
	return false
}

// isMeans tells "by phone" and "by force" from an agent: one bare noun in the singular ("by rebel forces" is no means).
func (w *words) isMeans(tok int) bool {
	if w.Tokens[tok].UPOS != "NUM" && (w.Tokens[tok].XPOS == "NNS" || w.Dep(tok, "det", "amod", "compound", "nmod") >= 0) {
		return false
	}
	switch w.lem[tok] {
	case "phone", "telephone", "percent", "%", "road", "air", "sea", "train", "car", "accident", "mistake", "force", "hand", "land", "law", "vote", "mail", "email":
		return true
	}
	return w.Tokens[tok].UPOS == "NUM"
}

// isTime tells "by Monday" and "by phone" from an agent.
func (w *words) isTime(tok int) bool {
	switch strings.TrimSuffix(w.lem[tok], ".") {
	case "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return w.Tokens[tok].UPOS == "PROPN"
	}
	switch w.lem[tok] {
	case "km", "kilometer", "kilometre", "mile", "metre", "meter", "pm", "am", "p.m.", "a.m.", "gmt", "year", "month", "week", "day", "night", "noon", "midnight", "midday", "dawn", "dusk", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "evening", "morning", "then", "now", "weekend", "today", "yesterday", "tomorrow", "tonight", "hour", "minute", "decade", "spring", "summer", "autumn", "winter", "moment", "time":
		return true
	}
	return false
}

// homeland: the bare name of a country before an act of violence tells where, its adjective or letters tell who ("Syria
// attack", but "Syrian attack", "US attack").
func (k *caster) homeland(tok int) bool {
	t := &k.w.Tokens[tok]
	m := k.r.mentionAt(k.w.Index, tok)
	if m == nil || m.Class != "country" || t.UPOS != "PROPN" || demonym(t.Form) {
		return false
	}
	return len(t.Form) > 4 || strings.ToUpper(t.Form) != t.Form
}
