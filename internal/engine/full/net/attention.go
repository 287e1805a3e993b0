package net

import (
	"math"

	"sitrep/internal/engine/full/net/kernel"
)

// attention is the arena of one head.
type attention struct {
	queries, keys, values []int16 // packed by the kernels
	scores                []float32
	weights               []int16   // [attendRows][rows]
	scoreStep             []float32 // step of a score, in powers of 2, for each of attendRows
	weightStep            []float32
	keyShift, valueShift  []float32
	keyPanels             kernel.Panels16
	valuePanels           kernel.Panels16
}

// outside is added to the score of a key beyond the end of the window, which is then far under every other.
const outside = -1e30

func newAttention(rows int) attention {
	return attention{
		queries: make([]int16, rows*headWidth), keys: make([]int16, rows*headWidth), values: make([]int16, rows*headWidth),
		scores: make([]float32, attendRows*rows), weights: make([]int16, attendRows*rows),
		scoreStep: make([]float32, attendRows), weightStep: make([]float32, attendRows),
		keyShift: make([]float32, rows), valueShift: make([]float32, headWidth),
	}
}

// attend fills the context of the rows from..to-1, head by head while its queries, keys and values are in the cache.
func (r *Runner) attend(l *layer, from, to int) {
	a, heads := &r.attention, r.m.header.Config.Heads
	columns := kernel.Pad(r.n, kernel.Lanes)
	clear(a.keyShift[:r.n])
	for i := r.n; i < columns; i++ {
		a.keyShift[i] = outside
	}
	for h := range heads {
		if from == 0 {
			all := kernel.Pad(r.n, kernel.RowBlock)
			r.project(l, heads+h, 0, all)
			r.project(l, 2*heads+h, 0, all)
		}
		r.project(l, h, from, to)
		r.head(h, from, to, columns)
	}
}

// head fills the context of one attention head.
func (r *Runner) head(h, from, to, columns int) {
	a, width, heads := &r.attention, r.m.header.Config.Hidden, r.m.header.Config.Heads
	q, k, v := r.part(h)[from*headWidth:], r.part(heads+h), r.part(2*heads+h)
	qInverse, qStep := kernel.Inverse(r.k.Peak(q, headWidth, min(to, r.n)-from), kernel.KeyLimit)
	kInverse, kStep := kernel.Inverse(r.k.Peak(k, headWidth, r.n), kernel.KeyLimit)
	vInverse, vStep := kernel.Inverse(r.k.Peak(v, headWidth, r.n), kernel.ValueLimit)
	r.k.PackQueries(a.queries, q, headWidth, to-from, qInverse)
	r.k.PackKeys(a.keys, k, headWidth, r.n, kInverse)
	r.k.PackValues(a.values, v, headWidth, r.n, vInverse)
	step := float32(qStep*kStep) * math.Log2E
	for i := range a.scoreStep {
		a.scoreStep[i] = step
	}
	a.keyPanels = kernel.Panels16{Depth: headWidth, Panels: columns / kernel.Lanes, Data: a.keys, Shift: a.keyShift}
	a.valuePanels = kernel.Panels16{Depth: columns, Panels: headWidth / kernel.Lanes, Data: a.values, Shift: a.valueShift}
	for at := from; at < to; at += attendRows {
		rows := min(attendRows, to-at)
		r.k.Product(a.scores, columns, a.queries[(at-from)*headWidth:], a.scoreStep, rows, &a.keyPanels)
		r.k.Softmax(a.weights, a.scores, columns, a.weightStep[:rows], vStep)
		r.k.Product(r.context[at*width+h*headWidth:], width, a.weights, a.weightStep, rows, &a.valuePanels)
	}
}
