package eval

import (
	"bufio"
	"crypto/sha256"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/engine"
	"sitrep/internal/syntax"
)

// nameKinds maps the kinds of the corpora to ours; others are not scored. MISC is scored nowhere.
var nameKinds = map[string]string{
	"PER": "PER", "ORG": "ORG", "LOC": "LOC",
	"person": "PER", "corporation": "ORG", "group": "ORG", "location": "LOC",
	"Person": "PER", "Organisation": "ORG", "Location": "LOC",
}

// columnNamesSet scores names (exact span and kind) on gold tokens of a file in columns with IOB2 labels: word and label
// in the given columns.
func columnNamesSet(name, doc string, word, label int, path ...string) Set {
	return Set{Name: name, Doc: doc, Run: func(env Env) ([]Score, error) {
		file, err := env.Path(path...)
		if err != nil {
			return nil, err
		}
		reader, ok := env.Engine.(engine.WordReader)
		if !ok {
			return nil, ErrAbsent
		}
		docs, err := readColumns(file, word, label)
		if err != nil {
			return nil, err
		}
		var c Counts
		for _, d := range docs {
			for i, s := range reader.ReadWords(d.words) {
				c.Add(sameNames(namesOf(tokenNames(s)), namesOf(d.labels[i])))
			}
		}
		return PRF(name, "names", c), nil
	}}
}

// columnDoc is a document in columns.
type columnDoc struct{ words, labels [][]string }

// readColumns reads tab-separated columns with blank lines between sentences; "# newdoc" begins a document, without it
// every sentence is one.
func readColumns(path string, word, label int) ([]columnDoc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []columnDoc
	var words, labels []string
	marked := false
	flush := func() {
		if len(words) == 0 {
			return
		}
		if !marked {
			out = append(out, columnDoc{})
		}
		d := &out[len(out)-1]
		d.words, d.labels = append(d.words, words), append(d.labels, labels)
		words, labels = nil, nil
	}
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		line := sc.Text()
		col := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			flush()
			out, marked = append(out, columnDoc{}), true
		case strings.HasPrefix(line, "# "):
		case len(col) > max(word, label):
			words, labels = append(words, col[word]), append(labels, strings.TrimSpace(col[label]))
		default:
			flush()
		}
	}
	flush()
	return out, sc.Err()
}

func tokenNames(s syntax.Sentence) []string {
	out := make([]string, len(s.Tokens))
	for i := range s.Tokens {
		out[i] = s.Tokens[i].Name
	}
	return out
}

// name is a name in a sentence or a text.
type name struct {
	lo, hi int
	kind   string
}

// namesOf reads the names out of IOB2 labels; kinds that are not scored are left out.
func namesOf(labels []string) map[name]bool {
	out := map[name]bool{}
	for i := 0; i < len(labels); {
		kind, ok := strings.CutPrefix(labels[i], "B-")
		end := i + 1
		for ok && end < len(labels) && labels[end] == "I-"+kind {
			end++
		}
		if ok && nameKinds[kind] != "" {
			out[name{i, end, nameKinds[kind]}] = true
		}
		i = end
	}
	return out
}

func sameNames(got, want map[name]bool) Counts {
	c := Counts{Predicted: float64(len(got)), Wanted: float64(len(want))}
	for n := range got {
		c.Right += one(want[n])
	}
	return c
}

// re3dDoc is one document of re3d; offsets count code points.
type re3dDoc struct {
	ID, Text string
	Spans    []struct {
		Start, End int
		Label      string
	}
}

// re3dSet scores names on the documents of re3d that never train: the second byte of the hash of their id is odd.
// re3d marks mentions; a mention is a name where its words, after an article, are capitalised, and the longer one wins.
func re3dSet() Set {
	const set = "re3d_names"
	return Set{Name: set, Doc: "names of conflict reports (re3d, odd half): exact span and kind", Run: func(env Env) ([]Score, error) {
		file, err := env.Path("re3d", "re3d.jsonl")
		if err != nil {
			return nil, err
		}
		docs, err := readLines[re3dDoc](file)
		if err != nil {
			return nil, err
		}
		var c Counts
		for _, d := range docs {
			if sha256.Sum256([]byte(d.ID))[1]%2 == 1 {
				c.Add(sameNames(d.found(env.Engine), d.names()))
			}
		}
		return PRF(set, "names", c), nil
	}}
}

// found are the names the engine finds, in bytes of the text.
func (d re3dDoc) found(e engine.Engine) map[name]bool {
	out := map[name]bool{}
	whole := []sitrep.Paragraph{{Span: sitrep.Span{Start: 0, End: len(d.Text)}}}
	for _, s := range e.Analyse(d.Text, whole) {
		for n := range namesOf(tokenNames(s)) {
			out[name{s.Tokens[n.lo].Span.Start, s.Tokens[n.hi-1].Span.End, n.kind}] = true
		}
	}
	return out
}

// names are the gold names, in bytes of the text.
func (d re3dDoc) names() map[name]bool {
	at := offsets(d.Text)
	longest := map[int]name{}
	for _, s := range d.Spans {
		if nameKinds[s.Label] == "" || s.End >= len(at) {
			continue
		}
		n := name{at[s.Start], at[s.End], nameKinds[s.Label]}
		n.lo += article(d.Text[n.lo:n.hi])
		if capitalised(d.Text[n.lo:n.hi]) && n.hi > longest[n.lo].hi {
			longest[n.lo] = n
		}
	}
	out := map[name]bool{}
	for _, n := range longest {
		if !inside(n, longest) {
			out[n] = true
		}
	}
	return out
}

// inside reports whether a longer name holds n.
func inside(n name, all map[int]name) bool {
	for _, o := range all {
		if o != n && o.lo <= n.lo && n.hi <= o.hi {
			return true
		}
	}
	return false
}

// offsets are the bytes at which the code points of text begin, and its length.
func offsets(text string) []int {
	out := make([]int, 0, len(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

// article is the length of a leading article with its space.
func article(words string) int {
	if len(words) > 4 && strings.EqualFold(words[:4], "the ") {
		return 4
	}
	return 0
}

// capitalised reports whether the words are all capitalised, small joining words excepted.
func capitalised(words string) bool {
	fields := strings.Fields(words)
	for i, w := range fields {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && (len(w) > 3 || i+1 == len(fields)) && !strings.HasPrefix(w, "al-") {
			return false
		}
	}
	return len(fields) > 0
}
