// Command lite trains the lite engine's weights:
//
//	go run ./train/lite -corpora DIR -out internal/engine/lite/weights
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"sitrep/internal/engine/conllu"
	"sitrep/internal/engine/lite/grammar"
)

func main() {
	corpora := flag.String("corpora", "../shared/corpora", "folder of the corpora")
	out := flag.String("out", "internal/engine/lite/weights", "folder for the weights")
	lemmas := flag.String("lemmas", "internal/engine/lemma/lemmas.tsv", "file for the table of lemmas")
	epochs := flag.Int("epochs", 8, "rounds over the trees for the parser")
	parts := flag.String("parts", "tag,parse,names,lemmas", "stages to run")
	silver := flag.String("silver", "", "file of silver names (see silver.py); none where empty")
	clusters := flag.String("clusters", "train/lite/clusters.tsv", "word clusters (see clusters.py)")
	flag.Parse()
	t := &trainer{corpora: *corpora, out: *out, lemmas: *lemmas, silver: *silver, clusters: *clusters, epochs: *epochs, tagEpochs: 6}
	if err := t.run(strings.Split(*parts, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "lite:", err)
		os.Exit(1)
	}
}

// trainer holds what the stages of training share.
type trainer struct {
	corpora      string
	out, silver  string
	lemmas       string
	clusters     string
	epochs       int // for the parser
	tagEpochs    int
	banks        []conllu.Sentence
	trees        []*tree
	dev          map[string][]*tree
	tags, labels *inventory
	lex          grammar.Lexica
	rng          *rand.Rand
	start        time.Time
}

func (t *trainer) logf(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "%6.0fs ", time.Since(t.start).Seconds())
	fmt.Fprintf(os.Stderr, format+"\n", args...)
}

func (t *trainer) run(parts []string) error {
	t.tags, t.labels, t.start = newInventory(), newInventory(), time.Now()
	t.rng = rand.New(rand.NewPCG(1, 2))
	if err := t.load(); err != nil {
		return err
	}
	t.logf("%d trees, %d tags, %d labels", len(t.trees), len(t.tags.names), len(t.labels.names))
	for i, s := range t.stages() {
		t.rng = rand.New(rand.NewPCG(3, uint64(i)))
		if !slices.Contains(parts, s.name) {
			continue
		}
		if err := s.run(); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

func (t *trainer) load() error {
	for _, name := range []string{"ewt/en_ewt-ud-train.conllu.gz", "gum/gum-train.free.conllu.gz"} {
		bank, err := readTreebank(filepath.Join(t.corpora, name))
		if err != nil {
			return err
		}
		t.banks = append(t.banks, bank...)
	}
	tag := commonTags(t.banks)
	for _, s := range t.banks {
		t.trees = append(t.trees, makeTree(s, tag, t.tags, t.labels))
	}
	t.lex.Known = knownTags(t.trees, len(t.tags.names))
	t.lex.Sure = sureTags(t.trees, len(t.tags.names))
	if err := t.loadClusters(); err != nil {
		return err
	}
	if err := t.loadLists(); err != nil {
		return err
	}
	own, err := templateTrees("train/lite/templates.tsv", t.rng)
	if err != nil {
		return err
	}
	for _, s := range own {
		t.trees = append(t.trees, makeTree(s, tag, t.tags, t.labels))
	}
	plain := t.trees
	for share, change := range []func(string) string{strings.ToLower, strings.ToUpper, capitalise} {
		t.trees = append(t.trees, recase(plain, []float64{0.10, 0.05, 0.03}[share], change, t.rng)...)
	}
	for _, tr := range t.trees {
		tr.fold = t.rng.IntN(folds)
	}
	fill(t.trees, &t.lex)
	return t.loadDev(tag)
}

// loadClusters reads the word clusters; 16 is added so that neither a cluster nor its coarse part is 0.
func (t *trainer) loadClusters() error {
	t.lex.Classes = grammar.NewLexicon(1 << 15)
	return readLines(t.clusters, func(line []byte) error {
		word, number, _ := strings.Cut(string(line), "\t")
		n, err := strconv.Atoi(number)
		t.lex.Classes.Put(grammar.Key(word), uint32(n+16))
		return err
	})
}

func (t *trainer) loadDev(tag func(upos, xpos string) string) error {
	t.dev = map[string][]*tree{}
	for _, name := range []string{"ewt/en_ewt-ud-dev.conllu", "gum/gum-dev.free.conllu"} {
		bank, err := readTreebank(filepath.Join(t.corpora, name))
		if err != nil {
			return err
		}
		for _, s := range bank {
			t.dev[name] = append(t.dev[name], makeTree(s, tag, t.tags, t.labels))
		}
		fill(t.dev[name], &t.lex)
	}
	return nil
}

const folds = 4
