package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/engine/conllu"
	"sitrep/internal/engine/lite/grammar"
	"sitrep/internal/engine/lite/names"
	"sitrep/internal/engine/perceptron"
	"sitrep/internal/engine/sentence"
	"sitrep/internal/engine/token"
)

// named is a sentence with gold names.
type named struct {
	doc    string
	forms  []string
	words  []grammar.Word
	labels []names.Label
}

// nameData reads the sets that may train names.
func (t *trainer) nameData() ([]*named, error) {
	out := gumNames(t.banks)
	re3d, err := re3dNames(filepath.Join(t.corpora, "re3d/re3d.jsonl"), filepath.Join(t.corpora, "war_reports/reports.jsonl"))
	if err != nil {
		return nil, err
	}
	wnut, err := wnutNames(filepath.Join(t.corpora, "wnut17/wnut17train.conll"))
	if err != nil {
		return nil, err
	}
	out = append(append(out, re3d...), wnut...)
	if t.silver == "" {
		return out, nil
	}
	err = readLines(t.silver, func(line []byte) error {
		var d markedDoc
		err := json.Unmarshal(line, &d)
		for _, n := range d.sentences() {
			t.mend(n)
			out = append(out, n)
		}
		return err
	})
	return out, err
}

var gumKinds = map[string]string{"person": "PER", "organization": "ORG", "place": "LOC"}

// gumNames takes the entities of GUM whose minimal span is proper nouns.
func gumNames(banks []conllu.Sentence) []*named {
	var out []*named
	for _, s := range banks {
		if !strings.HasPrefix(s.Doc, "GUM_") {
			continue
		}
		tags := make([]string, len(s.Words))
		var open []gumEntity
		for i, w := range s.Words {
			open = gumRow(s, i, w.Misc, open, tags)
		}
		forms := make([]string, len(s.Words))
		for i, w := range s.Words {
			forms[i], _ = token.Plain(w.Form)
			if tags[i] == "" {
				tags[i] = "O"
			}
			if tags[i] == "O" && w.UPOS == "ADJ" && w.XPOS == "JJ" && nationality(w.Form) {
				tags[i] = "B-MISC"
			}
		}
		out = append(out, &named{doc: s.Doc, forms: forms, labels: names.FromIOB2(tags)})
	}
	return out
}

func nationality(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r) && !strings.ContainsAny(form, ".0123456789") && len(form) > 3
}

type gumEntity struct {
	id, kind string
	start    int
	min      []int // words of the minimal span, from 0
}

var gumBracket = regexp.MustCompile(`\([^()]*\)?|[^()]*\)`)

// gumRow reads the entity brackets of one word and marks the names that end there.
func gumRow(s conllu.Sentence, i int, misc string, open []gumEntity, tags []string) []gumEntity {
	_, value, ok := strings.Cut(misc, "Entity=")
	if !ok {
		return open
	}
	value, _, _ = strings.Cut(value, "|")
	for _, b := range gumBracket.FindAllString(value, -1) {
		closing := strings.HasSuffix(b, ")")
		id := strings.Trim(b, "()")
		if strings.HasPrefix(b, "(") {
			col := strings.Split(id, "-")
			if len(col) < 6 {
				continue
			}
			e := gumEntity{id: col[0], kind: gumKinds[col[1]], start: i}
			for _, m := range strings.Split(col[5], ",") {
				if n, err := strconv.Atoi(m); err == nil {
					e.min = append(e.min, i+n-1)
				}
			}
			open = append(open, e)
			id = col[0]
		}
		if closing {
			open = closeEntity(s, id, i, open, tags)
		}
	}
	return open
}

func closeEntity(s conllu.Sentence, id string, end int, open []gumEntity, tags []string) []gumEntity {
	for k := len(open) - 1; k >= 0; k-- {
		if e := open[k]; e.id == id {
			markEntity(s, e, end, tags)
			return append(open[:k:k], open[k+1:]...)
		}
	}
	return open
}

// markEntity marks the run of proper nouns around the entity's minimal span, with the words that join them.
func markEntity(s conllu.Sentence, e gumEntity, end int, tags []string) {
	if e.kind == "" || len(e.min) == 0 || e.min[len(e.min)-1] > end {
		return
	}
	lo, hi := e.min[0], e.min[len(e.min)-1]
	for _, m := range e.min {
		if s.Words[m].UPOS != "PROPN" && s.Words[m].XPOS != "NNP" && s.Words[m].UPOS != "ADP" && s.Words[m].UPOS != "PUNCT" && s.Words[m].UPOS != "DET" && s.Words[m].UPOS != "CCONJ" {
			return
		}
	}
	for lo > e.start && proper(s, lo-1) {
		lo--
	}
	hi = extendName(s, hi, end)
	for lo < hi && s.Words[lo].UPOS == "DET" {
		lo++
	}
	for i := lo; i <= hi; i++ {
		tags[i] = "I-" + e.kind
	}
	tags[lo] = "B-" + e.kind
}

func proper(s conllu.Sentence, i int) bool {
	return strings.HasPrefix(s.Words[i].XPOS, "NNP") || s.Words[i].XPOS == "HYPH"
}

// extendName moves the end of a name over "of X", "for the X".
func extendName(s conllu.Sentence, hi, end int) int {
	for hi+1 <= end {
		switch {
		case proper(s, hi+1) && s.Words[hi+1].XPOS != "HYPH", s.Words[hi+1].XPOS == "HYPH" && hi+2 <= end && proper(s, hi+2):
			hi++
		case s.Words[hi+1].Form == "of" && hi+2 <= end && proper(s, hi+2):
			hi += 2
		case s.Words[hi+1].Form == "of" && hi+3 <= end && s.Words[hi+2].Form == "the" && proper(s, hi+3):
			hi += 3
		default:
			return hi
		}
	}
	return hi
}

// markedDoc is a text with marked spans, offsets in code points: re3d and silver names.
type markedDoc struct {
	ID, Source, Text string
	Spans            []struct {
		Start, End int
		Label      string
		Conf       float64
	}
}

var re3dKinds = map[string]string{"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "MISC", "Misc": "MISC"}

// re3dNames takes the documents that may train: not the BBC's, not those of war_reports, the second byte of the id's
// hash even.
func re3dNames(path, excluded string) ([]*named, error) {
	skip := map[string]bool{}
	err := readLines(excluded, func(line []byte) error {
		var d struct{ Text string }
		err := json.Unmarshal(line, &d)
		skip[squeeze(d.Text)] = true
		return err
	})
	if err != nil {
		return nil, err
	}
	var out []*named
	err = readLines(path, func(line []byte) error {
		var d markedDoc
		if err := json.Unmarshal(line, &d); err != nil {
			return err
		}
		sum := sha256.Sum256([]byte(d.ID))
		if sum[1]%2 == 0 && !strings.HasPrefix(d.Source, "BBC") && !skip[squeeze(d.Text)] {
			out = append(out, d.sentences()...)
		}
		return nil
	})
	return out, err
}

// mend sets silver names right where the lists know better: a place of one word is no person, organisation or
// nationality, and a well-known group is an organisation.
func (t *trainer) mend(n *named) {
	tags := make([]string, len(n.forms))
	for i, l := range n.labels {
		tags[i] = l.IOB2()
	}
	for i, form := range n.forms {
		list := t.lex.Lists.Get(grammar.Key(form))
		alone := i+1 == len(tags) || tags[i+1][0] != 'I'
		switch {
		case list&inGroup != 0 && alone && tags[i][0] != 'I' && strings.ToUpper(form[:1]) == form[:1]:
			tags[i] = "B-ORG"
		case tags[i][0] == 'B' && alone && list&(inCountry|inCity|inPlace) != 0 && list&(inPeople|inGiven) == 0:
			tags[i] = "B-LOC"
		}
	}
	n.labels = names.FromIOB2(tags)
}

// squeeze keeps the first letters of a text: enough to know it again in another layout.
func squeeze(text string) string {
	text = strings.Join(strings.Fields(text), "")
	return text[:min(len(text), 200)]
}

func (d *markedDoc) sentences() []*named {
	toByte := make([]int, 0, len(d.Text)+1)
	for i := range d.Text {
		toByte = append(toByte, i)
	}
	toByte = append(toByte, len(d.Text))
	var out []*named
	span := sitrep.Span{Start: 0, End: len(d.Text)}
	tokens := token.Split(d.Text, span, nil)
	tags := make([]string, len(tokens))
	size := make([]int, len(tokens))
	for _, s := range d.Spans {
		if kind := re3dKinds[s.Label]; kind != "" && s.End < len(toByte) {
			markSpan(tokens, sitrep.Span{Start: toByte[s.Start], End: toByte[s.End]}, kind, tags, size)
		}
	}
	for _, r := range sentence.Split(d.Text, span, tokens) {
		n := &named{doc: d.ID}
		for _, t := range tokens[r[0]:r[1]] {
			n.forms = append(n.forms, t.Form)
		}
		n.labels = names.FromIOB2(tags[r[0]:r[1]])
		out = append(out, n)
	}
	return out
}

// markSpan marks a span as a name where its words, after an article, are capitalised; a longer name wins over one inside it.
func markSpan(tokens []token.Token, span sitrep.Span, kind string, tags []string, size []int) {
	lo, hi := 0, 0
	for i, t := range tokens {
		if span.Contains(t.Span) {
			if hi == 0 {
				lo = i
			}
			hi = i + 1
		}
	}
	for lo < hi && strings.EqualFold(tokens[lo].Form, "the") {
		lo++
	}
	if lo >= hi || !nameLike(tokens[lo:hi]) || size[lo] >= hi-lo {
		return
	}
	for i := lo; i < hi; i++ {
		tags[i], size[i] = "I-"+kind, hi-lo
	}
	tags[lo] = "B-" + kind
}

func nameLike(tokens []token.Token) bool {
	for _, t := range tokens {
		r, _ := utf8.DecodeRuneInString(t.Form)
		if unicode.IsLower(r) && len(t.Form) > 3 && t.Form != "al" {
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(tokens[0].Form)
	end, _ := utf8.DecodeRuneInString(tokens[len(tokens)-1].Form)
	return (unicode.IsUpper(r) || tokens[0].Form == "al") && !unicode.IsLower(end)
}

var wnutKinds = map[string]string{
	"person": "PER", "corporation": "ORG", "group": "ORG", "location": "LOC", "product": "MISC", "creative-work": "MISC",
}

func wnutNames(path string) ([]*named, error) {
	var out []*named
	cur := &named{}
	var tags []string
	flush := func() {
		if len(cur.forms) > 0 {
			cur.doc = "wnut" + strconv.Itoa(len(out))
			cur.labels = names.FromIOB2(tags)
			out = append(out, cur)
		}
		cur, tags = &named{}, nil
	}
	err := readLines(path, func(line []byte) error {
		form, tag, ok := strings.Cut(string(line), "\t")
		if !ok {
			flush()
			return nil
		}
		form, _ = token.Plain(form)
		cur.forms = append(cur.forms, form)
		if at, kind, ok := strings.Cut(strings.TrimSpace(tag), "-"); ok {
			tag = at + "-" + wnutKinds[kind]
		}
		tags = append(tags, tag)
		return nil
	})
	flush()
	return out, err
}

func readLines(path string, do func(line []byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		if err := do(sc.Bytes()); err != nil {
			return err
		}
	}
	return sc.Err()
}

// recaseNames returns copies of a share of the sentences with their letters changed.
func recaseNames(data []*named, share float64, change func(string) string, rng *rand.Rand) []*named {
	var out []*named
	for _, n := range data {
		if rng.Float64() >= share {
			continue
		}
		c := &named{doc: n.doc + "*", labels: n.labels}
		for _, f := range n.forms {
			c.forms = append(c.forms, change(f))
		}
		out = append(out, c)
	}
	return out
}

// trainNames trains the recogniser on documents in random order, sentences in theirs.
func trainNames(data []*named, epochs int, rng *rand.Rand) *perceptron.Learner {
	var docs [][]*named
	for i, n := range data {
		if i == 0 || n.doc != data[i-1].doc {
			docs = append(docs, nil)
		}
		docs[len(docs)-1] = append(docs[len(docs)-1], n)
	}
	learner := newNameLearner()
	for range epochs {
		for _, k := range rng.Perm(len(docs)) {
			memory := names.NewMemory()
			for _, n := range docs[k] {
				learner.learn(n, memory)
			}
		}
	}
	return learner.weights
}

// nameLearner is a structured perceptron (Collins 2002): it finds the best labels of a sentence and moves the weights from
// the wrong ones to the right ones.
type nameLearner struct {
	weights    *perceptron.Learner
	recogniser *names.Recogniser
	sc         *grammar.Scratch
	lattice    names.Lattice
}

func newNameLearner() *nameLearner {
	w := perceptron.NewLearner(int(names.Labels))
	return &nameLearner{weights: w, recogniser: names.NewRecogniser(w), sc: grammar.NewScratch()}
}

func (l *nameLearner) learn(n *named, memory *names.Memory) {
	got := l.recogniser.Find(n.words, memory, l.sc, &l.lattice)
	l.weights.Tick()
	var before, wanted names.Label
	wrong := false
	for i, label := range got {
		want := n.labels[i]
		if label != want {
			names.Features(n.words, i, memory, &l.sc.Features)
			l.weights.Update(l.sc.Features.List, int(label), -1)
			l.weights.Update(l.sc.Features.List, int(want), 1)
			wrong = true
		}
		if label != want || before != wanted {
			l.weights.Update([]uint32{names.Transition(before)}, int(label), -1)
			l.weights.Update([]uint32{names.Transition(wanted)}, int(want), 1)
		}
		before, wanted = label, want
	}
	if wrong {
		l.recogniser.Refresh()
	}
	memory.Note(n.words, got)
}
