package integrity

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"

	"sitrep"
	"sitrep/internal/lexicon/frequency"
	"sitrep/internal/pack"
	"sitrep/internal/read"
)

// languages tells English from other languages by function words.
type languages struct {
	english map[string]bool
	codes   []string
	others  map[string][]int // function word to indexes of codes
}

type languageFile struct {
	English  string
	Language []struct{ Code, Words string }
}

func newLanguages(set *pack.Set) (*languages, error) {
	files, err := set.Glob("integrity/languages*.toml")
	if err != nil {
		return nil, err
	}
	l := &languages{english: map[string]bool{}, others: map[string][]int{}}
	for _, f := range files {
		var file languageFile
		if err := f.Decode(&file); err != nil {
			return nil, err
		}
		for w := range strings.FieldsSeq(file.English) {
			l.english[w] = true
		}
		for _, lang := range file.Language {
			l.codes = append(l.codes, lang.Code)
			for w := range strings.FieldsSeq(lang.Words) {
				l.others[w] = append(l.others[w], len(l.codes)-1)
			}
		}
	}
	return l, nil
}

// verdict is what one sentence looks like: code is empty where it cannot be told.
type verdict struct {
	code  string
	score float64
	why   string
}

const (
	// leastForWords is how many words a sentence needs before its function words tell its language.
	leastForWords = 4
	// leastForLetters is how many it needs before letter sequences may.
	leastForLetters = 9
	// knownShare of the words in the English table makes a sentence English whatever else it holds.
	knownShare = 0.5
)

func (r *Reader) judge(doc *read.Doc, sent int) verdict {
	s := &doc.Sentences[sent]
	text := s.Span.In(doc.Text)
	if v := byScript(text); v.code != "" {
		return v
	}
	n, known, english := 0, 0, 0
	hits := make([]int, len(r.languages.codes))
	for i := range s.Tokens {
		w := s.Tokens[i].Lower()
		if w == "" || !unicode.IsLetter([]rune(w)[0]) {
			continue
		}
		n++
		if r.vocabulary.Knows(frequency.Stem(w)) {
			known++
		}
		if r.languages.english[w] {
			english++
		}
		for _, l := range r.languages.others[w] {
			hits[l]++
		}
	}
	return r.weigh(text, n, known, english, hits)
}

func (r *Reader) weigh(text string, n, known, english int, hits []int) verdict {
	if n < leastForWords {
		return verdict{}
	}
	best, most := "", 0
	for l, h := range hits {
		if h > most {
			best, most = r.languages.codes[l], h
		}
	}
	switch {
	case most >= 2 && most > english && float64(known) < 0.7*float64(n):
		return verdict{best, min(0.99, 0.7+0.05*float64(most)), fmt.Sprintf("%d function words of %s, %d of English", most, best, english)}
	case english > 0 || float64(known) >= knownShare*float64(n):
		return verdict{"en", 0.9, ""}
	case n >= leastForLetters:
		return byLetters(text)
	}
	return verdict{}
}

// byLetters asks the letter sequences, for sentences without any known function word.
func byLetters(text string) verdict {
	info := whatlanggo.Detect(strings.ToLower(text[:min(len(text), 600)]))
	if !info.IsReliable() || info.Lang == whatlanggo.Eng {
		return verdict{}
	}
	code := info.Lang.Iso6391()
	if code == "" {
		code = info.Lang.Iso6393()
	}
	return verdict{code, 0.7, "letter sequences of " + code + ", no English function word"}
}

// byScript tells a language that is not written in Latin letters.
func byScript(text string) verdict {
	latin, other := 0, 0
	for _, c := range text {
		switch {
		case c < 0x80 && (c|0x20 >= 'a' && c|0x20 <= 'z'), unicode.Is(unicode.Latin, c):
			latin++
		case unicode.IsLetter(c):
			other++
		}
	}
	if other < 3 || other <= latin {
		return verdict{}
	}
	info := whatlanggo.Detect(text[:min(len(text), 600)])
	code := info.Lang.Iso6391()
	if code == "" || code == "en" {
		code = "und"
	}
	return verdict{code, 0.99, "written in " + scriptName(info.Script) + " letters"}
}

func scriptName(table *unicode.RangeTable) string {
	if name := whatlanggo.Scripts[table]; name != "" {
		return name
	}
	return "non-Latin"
}

// language marks foreign sentences; it reports whether most of the report is foreign, in which case all of it is marked.
func (r *Reader) language(doc *read.Doc, paragraphs [][]word, res *Result) bool {
	size := make([]int, len(doc.Sentences))
	tally := map[string]int{}
	verdicts := make([]verdict, len(doc.Sentences))
	for i := range doc.Sentences {
		verdicts[i] = r.judge(doc, i)
		size[i] = len(doc.Sentences[i].Tokens)
		tally[verdicts[i].code] += size[i]
		res.Foreign[i] = foreignCode(verdicts[i].code)
	}
	main := mostly(tally)
	res.Language = main
	foreign := 0
	for code, n := range tally {
		if foreignCode(code) {
			foreign += n
		}
	}
	if foreign > 0 && foreign >= 2*tally["en"] {
		for i := range res.Foreign {
			res.Foreign[i] = true
		}
		res.Problems = append(res.Problems, sitrep.Problem{Code: "language", Score: 0.95, Note: "most of the report is not in English (" + main + "): no claims are read"})
		return true
	}
	r.foreignRuns(doc, verdicts, res)
	return false
}

func foreignCode(code string) bool { return code != "" && code != "en" }

// mostly is the language with the most words, ties by code.
func mostly(tally map[string]int) string {
	codes := make([]string, 0, len(tally))
	for c := range tally {
		if c != "" {
			codes = append(codes, c)
		}
	}
	slices.Sort(codes)
	best := ""
	for _, c := range codes {
		if tally[c] > tally[best] || best == "" {
			best = c
		}
	}
	return best
}

// foreignRuns makes one problem of each run of foreign sentences in a paragraph.
func (r *Reader) foreignRuns(doc *read.Doc, verdicts []verdict, res *Result) {
	for i := 0; i < len(verdicts); i++ {
		if !res.Foreign[i] {
			continue
		}
		span, first := doc.Sentences[i].Span, i
		for i+1 < len(verdicts) && res.Foreign[i+1] && doc.Sentences[i+1].Paragraph == doc.Sentences[first].Paragraph {
			i++
			span = span.Union(doc.Sentences[i].Span)
		}
		v := verdicts[first]
		res.Problems = append(res.Problems, sitrep.Problem{Code: "language", Span: &span, Score: round(v.score), Note: "not English (" + v.code + "): " + v.why})
	}
}
