package net

import (
	"fmt"
	"math"

	"sitrep/internal/engine/full/net/kernel"
)

// Window is what the encoder reads at once.
type Window struct {
	Pieces    []int32 // ids, with [CLS] first and [SEP] after every sentence
	Cases     []uint8 // case class of each piece
	Words     []int32 // index of the first piece of each word, rising
	Sentences []int32 // offsets into Words, one more than there are sentences
}

// feedRows is the number of rows that go through a feed-forward block together: their inner rows stay in the cache.
const feedRows = 48

// attendRows is the number of rows whose scores are held at a time.
const attendRows = 24

// Runner reads windows with an arena of its own. It is not safe for concurrent use.
type Runner struct {
	m *Model
	k *kernel.Set

	// Rows of words stand first, in order, then the rest: what only words need is the head of every buffer.
	n     int     // rows of the window
	words int     // rows of words
	room  int     // rows that the arena holds
	order []int32 // piece of each row
	taken []bool  // pieces that are a word's first

	x           []float32 // [rows][hidden]
	bytes       []uint8   // x quantised
	steps       []float32
	qkv         []float32 // [3*heads][room][32]: queries, keys, values
	context     []float32 // [rows][hidden]
	contextByte []uint8
	contextStep []float32
	mixed       []float32 // [rows][hidden], what is added to x
	inner       []float32 // [feedRows][inner]
	innerByte   []uint8
	innerStep   []float32

	attention attention
	out       Output
}

// NewRunner makes a runner of the model. Its arena grows with the longest window read.
func (m *Model) NewRunner() *Runner {
	c := m.header.Config
	r := &Runner{m: m, k: m.kernels,
		inner: make([]float32, feedRows*c.Inner), innerByte: make([]uint8, feedRows*c.Inner),
		innerStep: make([]float32, feedRows),
	}
	r.grow(c.Window)
	return r
}

// grow makes room for n rows.
func (r *Runner) grow(n int) {
	if n <= r.room {
		return
	}
	n = kernel.Pad(n, kernel.Lanes)
	h := r.m.header.Config.Hidden
	r.room = n
	r.order, r.taken = make([]int32, n), make([]bool, n)
	r.x, r.bytes, r.steps = make([]float32, n*h), make([]uint8, n*h), make([]float32, n)
	r.qkv, r.mixed = make([]float32, 3*n*h), make([]float32, n*h)
	r.context, r.contextByte, r.contextStep = make([]float32, n*h), make([]uint8, n*h), make([]float32, n)
	r.attention = newAttention(n)
	r.out = newOutput(r.m, n)
}

// Read runs the encoder and its heads over a window. The output is valid until the next Read. A window that breaks the
// rules of Window, or is longer than the model has positions, is an error of the program and panics.
func (r *Runner) Read(w *Window) *Output {
	if err := r.m.checkWindow(w); err != nil {
		panic("net: " + err.Error())
	}
	r.grow(len(w.Pieces))
	o := &r.out
	o.begin(w)
	if len(w.Words) == 0 {
		return o
	}
	r.arrange(w)
	r.embed(w)
	r.encode()
	o.project(r.bytes, r.steps)
	return o
}

// encode takes the rows through the layers, as far as the window goes, and sets the heads of the output.
func (r *Runner) encode() {
	words, all := kernel.Pad(r.words, kernel.RowBlock), kernel.Pad(r.n, kernel.RowBlock)
	exit := 0
	if r.m.header.ExitThreshold != nil {
		exit = r.m.early.depth
	}
	for i := range r.m.layers {
		l, depth := &r.m.layers[i], i+1
		r.layer(l, 0, words)
		switch {
		case depth == len(r.m.layers):
			r.out.heads = r.m.last
			return
		case depth == exit && r.nothing():
			return
		}
		r.layer(l, words, all)
	}
}

// checkWindow names the first rule of Window that w breaks.
func (m *Model) checkWindow(w *Window) error {
	c := m.header.Config
	switch {
	case len(w.Pieces) == 0 || len(w.Pieces) > c.Positions:
		return fmt.Errorf("a window of %d word-pieces, the model has %d positions", len(w.Pieces), c.Positions)
	case len(w.Cases) != len(w.Pieces):
		return fmt.Errorf("%d case classes for %d word-pieces", len(w.Cases), len(w.Pieces))
	case len(w.Sentences) == 0 || w.Sentences[0] != 0 || int(w.Sentences[len(w.Sentences)-1]) != len(w.Words):
		return fmt.Errorf("sentences at %v of %d words", w.Sentences, len(w.Words))
	}
	for i, p := range w.Pieces {
		if p < 0 || int(p) >= len(m.pieceScale) || int(w.Cases[i]) >= c.Cases {
			return fmt.Errorf("piece %d of case %d", p, w.Cases[i])
		}
	}
	return rising(w)
}

func rising(w *Window) error {
	for i, p := range w.Words {
		if p < 0 || int(p) >= len(w.Pieces) || i > 0 && p <= w.Words[i-1] {
			return fmt.Errorf("word %d at piece %d", i, p)
		}
	}
	for i := 1; i < len(w.Sentences); i++ {
		if w.Sentences[i] < w.Sentences[i-1] {
			return fmt.Errorf("sentences at %v", w.Sentences)
		}
	}
	return nil
}

// arrange gives each row its piece: words first.
func (r *Runner) arrange(w *Window) {
	r.n, r.words = len(w.Pieces), len(w.Words)
	clear(r.taken)
	copy(r.order, w.Words)
	for _, p := range w.Words {
		r.taken[p] = true
	}
	at := r.words
	for p := range w.Pieces {
		if !r.taken[p] {
			r.order[at] = int32(p)
			at++
		}
	}
}

// embed fills x with the normed sums of piece, position and case.
func (r *Runner) embed(w *Window) {
	m := r.m
	h := m.header.Config.Hidden
	for row, p := range r.order[:r.n] {
		x := r.x[row*h:][:h]
		id := int(w.Pieces[p])
		r.k.Embed(x, m.pieces[id*h:][:h], m.pieceScale[id], m.positions[int(p)*h:][:h])
		r.steps[row] = r.k.Norm(r.bytes[row*h:][:h], x, m.cases[int(w.Cases[p])*h:][:h], m.gain, m.shift)
	}
}

// project fills the rows from..to-1 of one head of qkv.
func (r *Runner) project(l *layer, head, from, to int) {
	const panels = headWidth / kernel.Lanes
	h := r.m.header.Config.Hidden
	r.k.Linear(r.part(head)[from*headWidth:], headWidth, r.bytes[from*h:], r.steps[from:], to-from, l.qkv, head*panels, (head+1)*panels)
}

// part is the rows of one head of qkv.
func (r *Runner) part(head int) []float32 {
	return r.qkv[head*r.room*headWidth:][:r.room*headWidth]
}

// layer takes the rows from..to-1 through a layer. The keys and values of all rows are made with the first.
func (r *Runner) layer(l *layer, from, to int) {
	if from == to {
		return
	}
	h := r.m.header.Config.Hidden
	rows := to - from
	r.attend(l, from, to)
	for row := from; row < to; row++ {
		r.contextStep[row] = r.k.Quantise(r.contextByte[row*h:][:h], r.context[row*h:][:h])
	}
	r.k.Linear(r.mixed[from*h:], h, r.contextByte[from*h:], r.contextStep[from:], rows, l.out, 0, l.out.Panels)
	r.norm(from, to, l.gain1, l.shift1)
	for at := from; at < to; at += feedRows {
		r.feed(l, at, min(at+feedRows, to))
	}
	r.norm(from, to, l.gain2, l.shift2)
}

// feed takes rows through the feed-forward block, into mixed.
func (r *Runner) feed(l *layer, from, to int) {
	h, inner := r.m.header.Config.Hidden, r.m.header.Config.Inner
	r.k.Linear(r.inner, inner, r.bytes[from*h:], r.steps[from:], to-from, l.up, 0, l.up.Panels)
	for i := range to - from {
		r.innerStep[i] = r.k.GELU(r.innerByte[i*inner:][:inner], r.inner[i*inner:][:inner])
	}
	r.k.Linear(r.mixed[from*h:], h, r.innerByte, r.innerStep, to-from, l.down, 0, l.down.Panels)
}

// norm adds mixed to x, norms and quantises it.
func (r *Runner) norm(from, to int, gain, shift []float32) {
	h := r.m.header.Config.Hidden
	for row := from; row < to; row++ {
		at := row * h
		r.steps[row] = r.k.Norm(r.bytes[at:][:h], r.x[at:][:h], r.mixed[at:][:h], gain, shift)
	}
}

// nothing reports whether no word of the window looks like a trigger to the early heads, which are then the heads of
// the output.
func (r *Runner) nothing() bool {
	o := &r.out
	o.heads = r.m.early
	column := r.m.offsets[Trigger]
	panel := column / kernel.Lanes
	rows := kernel.Pad(r.words, kernel.RowBlock)
	r.k.Linear(o.trigger, kernel.Lanes, r.bytes, r.steps, rows, r.m.early.first, panel, panel+1)
	top := float32(math.Inf(-1))
	for i := range r.words {
		top = max(top, o.trigger[i*kernel.Lanes+column%kernel.Lanes])
	}
	return top < *r.m.header.ExitThreshold
}
