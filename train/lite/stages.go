package main

import (
	"errors"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"sitrep/internal/engine/lite/grammar"
	"sitrep/internal/engine/perceptron"
)

// unit is the weight that one step of the frozen eight-bit weights stands for, in single updates.
const unit = 0.15

// Sizes in bytes that the shipped classifiers are pruned to: the features with the smallest weights go first.
const (
	tagBytes  = 2_200_000
	moveBytes = 5_200_000
	arcBytes  = 2_200_000
	nameBytes = 2_000_000
)

// stages are the parts of training that can be run on their own, in this order.
func (t *trainer) stages() []stage {
	return []stage{{"sure", t.sureStage}, {"tag", t.tagStage}, {"parse", t.parseStage}, {"names", t.nameStage}, {"lemmas", t.lemmaStage}}
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
		t.write("known.bin", t.lex.Known.Encode()), t.write("sure.bin", t.lex.Sure.Encode()), t.write("classes.bin", t.lex.Classes.Encode()),
		t.write("lists.bin", t.lex.Lists.Encode()), t.write("tag.bin", encode(l, tagBytes)))
}

func (t *trainer) parseStage() error {
	labels := len(t.labels.names)
	jackknife(t.trees, len(t.tags.names), folds, 4, t.rng)
	t.logf("jackknifed tags")
	finite := grammar.Finite(t.tags.names)
	p := trainParser(t.trees, labels, t.epochs, finite, t.rng, func(e int) { t.logf("parser round %d", e+1) })
	err := errors.Join(t.write("move.bin", encode(p.move, moveBytes)), t.write("arc.bin", encode(p.arc, arcBytes)))
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
	upper := recaseNames(data, 0.25, strings.ToUpper, t.rng)
	lower := recaseNames(data, 0.10, strings.ToLower, t.rng)
	data = append(append(data, upper...), lower...)
	t.tagNames(data)
	l := trainNames(data, 8, t.rng)
	t.logf("names from %d sentences", len(data))
	return t.write("name.bin", encode(l, nameBytes))
}

// tagNames gives the name data tags from taggers that have not seen the sentence, as most of it is treebank text: two
// taggers, each trained on the half of the treebanks that the other is not.
func (t *trainer) tagNames(data []*named) {
	for _, tr := range t.trees {
		tr.fold = half(tr.forms)
	}
	for k := range 2 {
		tagger := freeze(trainTagger(t.trees, len(t.tags.names), 4, k, t.rng), unit)
		sc := grammar.NewScratch()
		for _, n := range data {
			if half(n.forms) == k {
				n.words = make([]grammar.Word, len(n.forms))
				t.lex.Fill(n.words, n.forms)
				grammar.Tag(n.words, tagger, &sc.Features, sc.Scores)
			}
		}
	}
	t.logf("tagged the name data")
}

// half is 0 or 1, the same for a sentence in any case.
func half(forms []string) int {
	return int(grammar.Key(strings.Join(forms[:min(len(forms), 6)], " "))>>7) & 1
}

func (t *trainer) lemmaStage() error {
	table, err := lemmaTable(t.banks)
	if err != nil {
		return err
	}
	return os.WriteFile(t.lemmas, []byte(table), 0o644)
}

// report prints the scores on the development sets.
func (t *trainer) report() error {
	var tables [3]*perceptron.Table
	for i, name := range []string{"tag.bin", "move.bin", "arc.bin"} {
		var err error
		if tables[i], err = t.table(name); err != nil {
			return err
		}
	}
	parser := &grammar.Parser{Move: tables[1], Arc: tables[2], Finite: grammar.Finite(t.tags.names),
		Fixed: grammar.Fixed(t.tags.names, t.labels.names)}
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

func (t *trainer) sureStage() error { return t.write("sure.bin", t.lex.Sure.Encode()) }
