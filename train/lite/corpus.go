package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"sitrep/internal/engine/conllu"
	"sitrep/internal/engine/lite/grammar"
	"sitrep/internal/engine/token"
)

// tree is one training sentence.
type tree struct {
	forms  []string // plain
	words  []grammar.Word
	tags   []int    // gold
	heads  []int    // gold, len(words) for the root
	labels []int    // gold
	guess  []uint32 // jackknifed tags
	fold   int
	copy   bool // made by changing the case of another
}

// inventory numbers names in order of appearance.
type inventory struct {
	index map[string]int
	names []string
}

func newInventory() *inventory { return &inventory{index: map[string]int{}} }

func (v *inventory) id(name string) int {
	i, ok := v.index[name]
	if !ok {
		i = len(v.names)
		v.index[name] = i
		v.names = append(v.names, name)
	}
	return i
}

func readTreebank(path string) ([]conllu.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if filepath.Ext(path) == ".gz" {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, err
		}
	}
	out, err := conllu.Read(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

// commonTags counts joint tags; those seen fewer than five times fall back to the commonest with the same XPOS.
func commonTags(trees []conllu.Sentence) func(upos, xpos string) string {
	count := map[string]int{}
	for _, s := range trees {
		for _, w := range s.Words {
			count[w.UPOS+" "+w.XPOS]++
		}
	}
	best := map[string]string{}
	for _, s := range trees {
		for _, w := range s.Words {
			if tag := w.UPOS + " " + w.XPOS; count[tag] > count[best[w.XPOS]] {
				best[w.XPOS] = tag
			}
		}
	}
	return func(upos, xpos string) string {
		if tag := upos + " " + xpos; count[tag] >= 5 {
			return tag
		}
		if tag := best[xpos]; tag != "" {
			return tag
		}
		return "X FW"
	}
}

func makeTree(s conllu.Sentence, tag func(upos, xpos string) string, tags, labels *inventory) *tree {
	n := len(s.Words)
	t := &tree{forms: make([]string, n), tags: make([]int, n), heads: make([]int, n), labels: make([]int, n)}
	for i, w := range s.Words {
		t.forms[i], _ = token.Plain(w.Form)
		t.tags[i] = tags.id(tag(w.UPOS, w.XPOS))
		t.labels[i] = labels.id(w.Deprel)
		t.heads[i] = w.Head
		if w.Head < 0 {
			t.heads[i] = n
		}
	}
	return t
}

// recase returns copies of a share of the trees with their letters changed.
func recase(trees []*tree, share float64, change func(string) string, rng *rand.Rand) []*tree {
	var out []*tree
	for _, t := range trees {
		if rng.Float64() >= share {
			continue
		}
		c := *t
		c.copy = true
		c.forms = make([]string, len(t.forms))
		for i, f := range t.forms {
			c.forms[i] = change(f)
		}
		out = append(out, &c)
	}
	return out
}

func capitalise(s string) string {
	if len(s) < 4 || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// fill computes the words of all trees.
func fill(trees []*tree, lex *grammar.Lexica) {
	for _, t := range trees {
		t.words = make([]grammar.Word, len(t.forms))
		lex.Fill(t.words, t.forms)
	}
}
