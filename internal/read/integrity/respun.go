package integrity

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"sitrep"
	"sitrep/internal/lexicon/frequency"
	"sitrep/internal/pack"
	"sitrep/internal/read"
)

// respun knows how news words its standing expressions and what a machine puts in their place.
type respun struct {
	fixed     map[string][]expression // first word to unusual wordings, lower case
	synonyms  map[string][]expression // first stem to unusual synonyms, stems
	irregular map[string]string       // regularised form of an irregular verb to the right one
	pile      pile
}

// expression is an unusual wording as words, and the usual one.
type expression struct {
	words []string
	usual string
}

// pile weighs the places of a report. Figures are per 100 words.
type pile struct {
	Bias, Fixed, Form, Article, Synonym, Unseen float64
	Threshold                                   float64
	Least                                       int // places below which nothing is said of the report
}

type respunFile struct {
	Pile      *pile
	Fixed     []string            // the usual expressions
	StandIn   map[string][]string `toml:"stand_in"` // word to what a machine puts for it
	Wording   map[string][]string // usual wording to unusual ones, whole
	Fine      []string            // wordings that look unusual and are not
	Irregular map[string]string   // base to past form
}

func newRespun(set *pack.Set) (*respun, error) {
	files, err := set.Glob("integrity/respun*.toml")
	if err != nil {
		return nil, err
	}
	out := &respun{fixed: map[string][]expression{}, synonyms: map[string][]expression{}, irregular: map[string]string{}}
	for _, f := range files {
		var file respunFile
		if err := f.Decode(&file); err != nil {
			return nil, err
		}
		out.add(&file)
	}
	rows, err := frequency.Rows(set, "integrity/synonyms.tsv", 2)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		words := strings.Fields(row[0])
		out.synonyms[words[0]] = append(out.synonyms[words[0]], expression{words, row[1]})
	}
	return out, nil
}

func (r *respun) add(file *respunFile) {
	if file.Pile != nil {
		r.pile = *file.Pile
	}
	fine := map[string]bool{}
	for _, list := range [][]string{file.Fine, file.Fixed} {
		for _, e := range list {
			fine[e] = true
		}
	}
	for _, usual := range file.Fixed {
		for _, odd := range variants(usual, file.StandIn) {
			if !fine[odd] {
				r.addFixed(odd, usual)
			}
		}
	}
	for _, usual := range slices.Sorted(maps.Keys(file.Wording)) {
		for _, odd := range file.Wording[usual] {
			r.addFixed(odd, usual)
		}
	}
	for base, past := range file.Irregular {
		r.irregular[base+"ed"] = past
		if strings.HasSuffix(base, "e") {
			r.irregular[base+"d"] = past
		}
	}
}

func (r *respun) addFixed(odd, usual string) {
	words := strings.Fields(odd)
	r.fixed[words[0]] = append(r.fixed[words[0]], expression{words, usual})
}

// variants replaces one word of the expression at a time by what may stand in for it.
func variants(usual string, standIn map[string][]string) []string {
	words := strings.Fields(usual)
	var out []string
	for i, w := range words {
		for _, odd := range standIn[w] {
			v := slices.Clone(words)
			v[i] = odd
			out = append(out, strings.Join(v, " "))
		}
	}
	return out
}

// oddity is one place of unusual wording.
type oddity struct {
	kind  string // fixed form article synonym
	span  sitrep.Span
	usual string
}

// oddities finds the places of one paragraph.
func (r *respun) oddities(doc *read.Doc, ws []word) []oddity {
	var out []oddity
	for i := range ws {
		if e, ok := longest(r.fixed[ws[i].lower], ws[i:], func(w *word) string { return w.lower }); ok {
			out = append(out, oddity{"fixed", spanOf(doc, ws[i:i+len(e.words)]), e.usual})
			continue
		}
		if past, ok := r.irregular[ws[i].lower]; ok && past != ws[i].lower {
			out = append(out, oddity{"form", spanOf(doc, ws[i:i+1]), past})
			continue
		}
		if usual := wrongArticle(doc, ws[i:]); usual != "" {
			out = append(out, oddity{"article", spanOf(doc, ws[i:i+2]), usual})
		}
		if ws[i].capital {
			continue
		}
		if e, ok := longest(r.synonyms[ws[i].stem], ws[i:], func(w *word) string { return w.stem }); ok {
			out = append(out, oddity{"synonym", spanOf(doc, ws[i:i+len(e.words)]), e.usual})
		}
	}
	return out
}

// longest is the longest expression with which the words begin, all in one sentence with nothing between them.
func longest(list []expression, ws []word, form func(*word) string) (expression, bool) {
	best := expression{}
	for _, e := range list {
		if len(e.words) > len(best.words) && begins(e.words, ws, form) {
			best = e
		}
	}
	return best, len(best.words) > 0
}

func begins(words []string, ws []word, form func(*word) string) bool {
	if len(words) > len(ws) {
		return false
	}
	for i, w := range words {
		if form(&ws[i]) != w || ws[i].Sent != ws[0].Sent || ws[i].Tok.Tok != ws[0].Tok.Tok+i {
			return false
		}
	}
	return true
}

func spanOf(doc *read.Doc, ws []word) sitrep.Span {
	return doc.Sentences[ws[0].Sent].TokenSpan(ws[0].Tok.Tok, ws[len(ws)-1].Tok.Tok+1)
}

// wrongArticle is "an" or "a" where the other stands before a word in lower case; letters that are read out, and words
// whose first letter does not tell their first sound, are left alone.
func wrongArticle(doc *read.Doc, ws []word) string {
	if len(ws) < 2 || ws[0].lower != "a" && ws[0].lower != "an" || ws[1].Sent != ws[0].Sent || ws[1].Tok.Tok != ws[0].Tok.Tok+1 {
		return ""
	}
	form := doc.Sentences[ws[1].Sent].Tokens[ws[1].Tok.Tok].Form
	first := rune(form[0])
	if !unicode.IsLower(first) || len(form) < 3 || strings.ContainsAny(form, ".0123456789") {
		return ""
	}
	vowel := strings.ContainsRune("aeio", first)
	switch {
	case ws[0].lower == "a" && vowel && !startsWith(form, "one", "once", "eu", "ew", "ouija", "une", "uni"):
		return "an"
	case ws[0].lower == "an" && !vowel && !startsWith(form, "h", "u", "mp", "nbc", "fbi", "lng", "sms", "rpg", "x", "mba"):
		return "a"
	}
	return ""
}

func startsWith(s string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}

// measure counts the places of a report per 100 words, and the words in lower case that the English table lacks.
func (r *Reader) measure(doc *read.Doc, paragraphs [][]word, off []bool) (found []oddity, rates map[string]float64, words int) {
	rates = map[string]float64{}
	seen := map[string]bool{}
	for p, ws := range paragraphs {
		if off[p] {
			continue
		}
		words += len(ws)
		got := slices.DeleteFunc(r.respun.oddities(doc, ws), func(o oddity) bool { return o.again(doc, seen) })
		found = append(found, got...)
		for _, o := range got {
			rates[o.kind]++
		}
		for i := range ws {
			if r.unseen(doc, &ws[i]) {
				rates["unseen"]++
			}
		}
	}
	for k := range rates {
		rates[k] *= 100 / float64(max(words, 50))
	}
	return found, rates, words
}

// again reports whether the place is a synonym met before: a report that keeps to an odd word speaks of it, a machine
// takes another each time.
func (o *oddity) again(doc *read.Doc, seen map[string]bool) bool {
	if o.kind != "synonym" {
		return false
	}
	stem := frequency.Stem(strings.ToLower(o.span.In(doc.Text)))
	was := seen[stem]
	seen[stem] = true
	return was
}

func (r *Reader) unseen(doc *read.Doc, w *word) bool {
	form := doc.Sentences[w.Sent].Tokens[w.Tok.Tok].Form
	return len(form) > 3 && form == w.lower && !strings.Contains(form, "-") && !r.vocabulary.Knows(w.stem)
}

func (p *pile) score(rates map[string]float64) float64 {
	z := p.Bias + p.Fixed*rates["fixed"] + p.Form*rates["form"] + p.Article*rates["article"] + p.Synonym*rates["synonym"] + p.Unseen*rates["unseen"]
	return 1 / (1 + math.Exp(-z))
}

// RespunScore is the probability, by the report's wording alone, that a machine reworded it.
func (r *Reader) RespunScore(doc *read.Doc) float64 {
	_, rates, _ := r.measure(doc, words(doc), make([]bool, len(doc.Paragraphs)))
	return r.respun.pile.score(rates)
}

// readRespun flags single places of unusual wording and, where they pile up, the report.
func (r *Reader) readRespun(doc *read.Doc, paragraphs [][]word, res *Result) {
	found, rates, _ := r.measure(doc, paragraphs, res.OffTopic)
	score := r.respun.pile.score(rates)
	piled := score >= r.respun.pile.Threshold && len(found) >= r.respun.pile.Least
	if piled {
		p := sitrep.Problem{Code: "respun", Score: round(score), Note: fmt.Sprintf("%d places of unusual wording: reads as if reworded by machine", len(found))}
		for _, o := range found {
			p.Evidence = append(p.Evidence, o.span)
		}
		res.Problems = append(res.Problems, p)
	}
	for _, o := range found {
		if score, note := o.say(doc, piled); note != "" {
			span := o.span
			res.Problems = append(res.Problems, sitrep.Problem{Code: "respun", Span: &span, Score: score, Note: note})
		}
	}
}

// say is the score and note of a single place; only broken fixed expressions and false forms are told of by themselves.
func (o *oddity) say(doc *read.Doc, piled bool) (float64, string) {
	score := map[string]float64{"fixed": 0.5, "form": 0.4, "article": 0, "synonym": 0}[o.kind]
	if piled {
		score = map[string]float64{"fixed": 0.8, "form": 0.7, "article": 0.5, "synonym": 0.5}[o.kind]
	}
	if score == 0 {
		return 0, ""
	}
	return score, fmt.Sprintf("unusual wording: \"%s\" for \"%s\"", o.span.In(doc.Text), o.usual)
}
