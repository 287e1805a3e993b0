package main

import (
	"fmt"

	"sitrep/internal/engine/lite/grammar"
)

// tally counts right words.
type tally struct {
	words, upos, xpos, heads, arcs, full int
	seconds                              float64
}

func (n *tally) add(t *tree, i int, m *trainer, s *grammar.State) {
	n.words++
	got := m.tags.names[t.words[i].Tag]
	// Tags that training folds together cannot be told apart here; internal/eval scores against the treebank itself.
	want := "? ?"
	if t.tags[i] < len(m.tags.names) {
		want = m.tags.names[t.tags[i]]
	}
	if upos(got) == upos(want) {
		n.upos++
	}
	if xpos(got) == xpos(want) {
		n.xpos++
	}
	if s.Head(i) != t.heads[i] {
		return
	}
	n.heads++
	label := m.labels.names[s.Label(i)]
	if t.labels[i] >= len(m.labels.names) {
		return
	}
	if rel(label) == rel(m.labels.names[t.labels[i]]) {
		n.arcs++
	}
	if label == m.labels.names[t.labels[i]] {
		n.full++
	}
}

func (n *tally) String() string {
	share := func(k int) float64 { return 100 * float64(k) / float64(n.words) }
	return fmt.Sprintf("UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f (with subtypes %.2f), %.0f words/s",
		share(n.upos), share(n.xpos), share(n.heads), share(n.arcs), share(n.full), float64(n.words)/n.seconds)
}
