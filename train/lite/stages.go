package main

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"sitrep/internal/engine/lite/grammar"
	"sitrep/internal/engine/perceptron"
)

// unit is the weight that one step of the frozen eight-bit weights stands for, in single updates.
const unit = 0.15

// Features whose weights all stay below so many steps are left out of the shipped weights.
const (
	leastTag  = 6
	leastMove = 12
	leastArc  = 7
	leastName = 5
)

// stages are the parts of training that can be run on their own, in this order.
func (t *trainer) stages() []stage {
	return []stage{{"tag", t.tagStage}, {"parse", t.parseStage}, {"names", t.nameStage}, {"lemmas", t.lemmaStage}}
}

type stage struct {
	name string
	run  func() error
}

func (t *trainer) tagStage() error {
	l := trainTagger(t.trees, len(t.tags.names), t.tagEpochs, -1, t.rng)
	t.logf("tagger")
	return errors.Join(
		t.write("tags.txt", list(t.tags.names)), t.write("labels.txt", list(t.labels.names)),
		t.write("known.bin", encodeLexicon(t.lex.Known)), t.write("tag.bin", encode(l, leastTag)))
}

func (t *trainer) parseStage() error {
	labels := len(t.labels.names)
	jackknife(t.trees, len(t.tags.names), folds, 4, t.rng)
	t.logf("jackknifed tags")
	p := trainParser(t.trees, labels, t.epochs, -1, t.rng, func(e int) { t.logf("parser round %d", e+1) })
	tree := trainLabels(t.trees, labels, 4, t.halfParsers(labels), t.rng)
	t.logf("labels")
	err := errors.Join(t.write("move.bin", encode(p.move, leastMove)), t.write("arc.bin", encode(p.arc, leastArc)), t.write("tree.bin", encode(tree, leastArc)))
	if err != nil {
		return err
	}
	return t.report()
}

func (t *trainer) nameStage() error {
	data, err := t.nameData()
	if err != nil {
		return err
	}
	tagger, err := t.table("tag.bin")
	if err != nil {
		return err
	}
	sc := grammar.NewScratch()
	for _, n := range data {
		n.words = make([]grammar.Word, len(n.forms))
		t.lex.Fill(n.words, n.forms)
		grammar.Tag(n.words, tagger, &sc.Features, sc.Scores)
	}
	l := trainNames(data, 8, t.rng)
	t.logf("names from %d sentences", len(data))
	return t.write("name.bin", encode(l, leastName))
}

func (t *trainer) lemmaStage() error {
	table, err := lemmaTable(t.banks)
	if err != nil {
		return err
	}
	return t.write("lemmas.tsv", []byte(table))
}

// halfParsers are two parsers; parser k has not seen the trees whose fold is k modulo 2.
func (t *trainer) halfParsers(labels int) []*grammar.Parser {
	var out []*grammar.Parser
	for k := range 2 {
		var half []*tree
		for _, tr := range t.trees {
			if tr.fold%2 != k {
				half = append(half, tr)
			}
		}
		p := trainParser(half, labels, max(t.epochs/3, 2), -1, t.rng, nil)
		out = append(out, &grammar.Parser{Move: freeze(p.move, unit), Arc: freeze(p.arc, unit)})
		t.logf("half parser")
	}
	return out
}

// report prints the scores on the development sets.
func (t *trainer) report() error {
	var tables [4]*perceptron.Table
	for i, name := range []string{"tag.bin", "move.bin", "arc.bin", "tree.bin"} {
		var err error
		if tables[i], err = t.table(name); err != nil {
			return err
		}
	}
	parser := &grammar.Parser{Move: tables[1], Arc: tables[2], Tree: tables[3]}
	for _, name := range slices.Sorted(maps.Keys(t.dev)) {
		t.logf("%s: %s", name, t.score(t.dev[name], tables[0], parser))
	}
	return nil
}

func (t *trainer) score(trees []*tree, tagger *perceptron.Table, parser *grammar.Parser) string {
	sc := grammar.NewScratch()
	var n tally
	start := time.Now()
	for _, tr := range trees {
		grammar.Tag(tr.words, tagger, &sc.Features, sc.Scores)
		parser.Parse(tr.words, sc)
		for i := range tr.words {
			n.add(tr, i, t, &sc.State)
		}
	}
	n.seconds = time.Since(start).Seconds()
	return n.String()
}

func upos(tag string) string { u, _, _ := strings.Cut(tag, " "); return u }
func xpos(tag string) string { _, x, _ := strings.Cut(tag, " "); return x }
func rel(label string) string {
	r, _, _ := strings.Cut(label, ":")
	return r
}
