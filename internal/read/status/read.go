package status

import (
	"sort"

	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/read/timex"
	"sitrep/internal/read/voice"
)

// Read tells how each predicate is put, in the order of preds. It is pure.
func (r *Reader) Read(doc *read.Doc, times []timex.Timex, voices *voice.Result, preds []read.Tok) []Status {
	w := &watch{r: r, doc: doc, views: map[int]*view{}, times: bySentence(times), sport: map[int]bool{}, copied: doc.TitleCopy().End}
	if voices != nil {
		w.speech = speechOf(voices)
	}
	out := make([]Status, len(preds))
	for i, p := range preds {
		out[i] = w.status(p)
	}
	return out
}

// watch holds what is worked out once per report or sentence.
type watch struct {
	r      *Reader
	doc    *read.Doc
	views  map[int]*view
	sport  map[int]bool
	times  map[int][]timex.Timex
	speech []said
	copied int // end of the headline's copy in the body
}

// said is one stretch of somebody's words and what the cue makes of it.
type said struct {
	span    sitrep.Span
	reach   int // furthest end of this and all earlier stretches
	denied  bool
	hedged  bool
	cueSpan sitrep.Span
	rule    string
}

func speechOf(res *voice.Result) []said {
	var out []said
	for i := range res.Attributions {
		a := &res.Attributions[i]
		if a.Attitude {
			continue
		}
		for _, c := range a.Content {
			out = append(out, said{span: c, denied: a.Stance == "denies", hedged: a.Hedged, cueSpan: a.CueSpan, rule: a.Rule})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].span.Start < out[j].span.Start })
	reach := 0
	for i := range out {
		reach = max(reach, out[i].span.End)
		out[i].reach = reach
	}
	return out
}

func bySentence(times []timex.Timex) map[int][]timex.Timex {
	out := map[int][]timex.Timex{}
	for _, t := range times {
		out[t.Sent] = append(out[t.Sent], t)
	}
	return out
}

func (w *watch) view(si int) *view {
	v := w.views[si]
	if v == nil {
		v = newView(&w.doc.Sentences[si], si)
		v.told = w.r.pastWords(v)
		for v.title < v.n() && v.tok(v.title).Span.End <= w.copied {
			v.title++
		}
		w.views[si] = v
		w.sport[si] = w.r.sporting(v)
	}
	return v
}

func (w *watch) status(p read.Tok) Status {
	a := &act{r: w.r, v: w.view(p.Sent)}
	a.read(p.Tok, 0)
	if w.hear(a, a.v.tok(p.Tok).Span) && a.v.verbal(p.Tok) {
		a.backshift()
	}
	if a.history(p.Tok, w.times[p.Sent], w.doc, 0) {
		a.st.Background = true
	}
	if a.st.Why = a.generic(p.Tok); a.st.Why == "" && w.sport[p.Sent] {
		a.st.Why = "sport"
	}
	w.place(a, p)
	a.st.Generic = a.st.Why != ""
	if signs := a.v.tok(p.Tok).Signs; signs != nil {
		a.st.Judged, a.st.Known = signs.Factuality, true
	}
	return a.finish()
}

// place applies the setting the act is told in: a story, a drill, a court, an anniversary.
func (w *watch) place(a *act, p read.Tok) {
	s := a.setting(p.Tok)
	switch {
	case s == nil || a.st.Why != "":
	case s.entry.Effect == "uncoded":
		a.st.Why = s.entry.Kind
	case !a.st.Background && a.st.Aspect != "planned" && a.st.Aspect != "demanded":
		if own, _ := a.ownAge(p.Tok, w.times[p.Sent], w.doc); own != recent {
			a.noteSpan("background", "setting:"+s.entry.Kind, s.span)
			a.st.Background = true
		}
	}
}

// hear applies what speech around the span makes of it: a denial denies it, a doubting cue hedges it. It reports whether anybody is
// said to say the span.
func (w *watch) hear(a *act, span sitrep.Span) bool {
	last := sort.Search(len(w.speech), func(i int) bool { return w.speech[i].span.Start > span.Start })
	reported := false
	for i := last - 1; i >= 0 && w.speech[i].reach > span.Start; i-- {
		s := &w.speech[i]
		if !s.span.Contains(span) {
			continue
		}
		reported = true
		if s.denied && a.set("certainty", "denied") {
			a.noteSpan("certainty", "voice:"+s.rule, s.cueSpan)
		}
		if s.hedged && a.set("certainty", "hedged") {
			a.noteSpan("certainty", "voice:"+s.rule, s.cueSpan)
		}
	}
	return reported
}

// backshift reads "would" and "had to" in reported speech as the "will" and "must" that were said, unless a condition stands in
// the sentence.
func (a *act) backshift() {
	for _, c := range a.st.Cues {
		switch {
		case c.Field != "aspect":
		case c.Rule == "would" && a.st.Aspect == "hypothetical" && !a.conditional():
			a.st.Aspect = "planned"
		case c.Rule == "had-to":
			a.st.Aspect = "demanded"
		}
	}
}

func (a *act) conditional() bool {
	for _, w := range a.v.low {
		switch w {
		case "if", "could", "might", "may", "can":
			return true
		}
	}
	return false
}

// finish fills what no cue decided.
func (a *act) finish() Status {
	s := a.st
	if s.Certainty == "" {
		s.Certainty = "asserted"
	}
	if s.Aspect == "" {
		s.Aspect = "happened"
	}
	return s
}
