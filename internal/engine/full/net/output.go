package net

import "sitrep/internal/engine/full/net/kernel"

// Output is what the heads say of a window. It is valid until the next Read of its runner.
type Output struct {
	// Depth is the number of layers that the window went through.
	Depth int

	m         *Model
	heads     *heads
	sentences []int32
	words     int
	width     int       // of a row of logits, with padding
	logits    []float32 // [words][width]
	trigger   []float32 // [words][16]: the panel that decides whether to leave

	left, right []float32 // rectified vectors of one sentence
	leftByte    []uint8
	leftStep    []float32
	product     []float32
	scores      []float32 // what Arcs or Relations gave last
}

func newOutput(m *Model, rows int) Output {
	c := m.header.Config
	side := max(c.Arc, c.Rel)
	width := m.last.first.Panels * kernel.Lanes
	product := max(c.Arc, m.last.rel.Panels*kernel.Lanes)
	return Output{m: m, heads: m.last, width: width,
		logits: make([]float32, rows*width), trigger: make([]float32, rows*kernel.Lanes),
		left: make([]float32, rows*side), right: make([]float32, rows*side),
		leftByte: make([]uint8, rows*side), leftStep: make([]float32, rows), product: make([]float32, rows*product),
		scores: make([]float32, rows*max(rows+1, len(m.header.Labels.Rel))),
	}
}

func (o *Output) begin(w *Window) {
	o.sentences = append(o.sentences[:0], w.Sentences...)
	o.words = len(w.Words)
	o.heads = o.m.last
	o.Depth = o.heads.depth
}

// project runs the first map of the heads over the rows of words.
func (o *Output) project(bytes []uint8, steps []float32) {
	o.Depth = o.heads.depth
	rows := kernel.Pad(o.words, kernel.RowBlock)
	o.m.kernels.Linear(o.logits, o.width, bytes, steps, rows, o.heads.first, 0, o.heads.first.Panels)
}

// Row is the logits of a word of the window, or its vector, or its one score.
func (o *Output) Row(s Section, word int) []float32 {
	if word < 0 || word >= o.words {
		panic("net: no such word")
	}
	from, to := o.m.offsets[s], o.m.offsets[s+1]
	return o.logits[word*o.width+from : word*o.width+to : word*o.width+to]
}

// Distance is the part of a coreference score that stands for the number of sentences between two words.
func (o *Output) Distance(sentences int) float32 {
	bucket := 0
	for i, from := range o.m.header.Distance {
		if sentences >= from {
			bucket = i
		}
	}
	return o.heads.distanceScores[bucket]
}

// Arcs scores every word of a sentence of n words as head of every other: row i of n rows of n+1 holds the scores of
// the heads 0..n-1 of word i, and last that of the root. It is valid until the next Arcs or Relations.
func (o *Output) Arcs(sentence int) []float32 {
	first, n := o.span(sentence)
	if n == 0 {
		return nil
	}
	k, width := o.m.kernels, o.m.header.Config.Arc
	for i := range n {
		rectify(o.left[i*width:][:width], o.Row(arcDependent, first+i), nil)
		rectify(o.right[i*width:][:width], o.Row(arcHead, first+i), nil)
	}
	o.linear(o.heads.arc, n, width)
	scores := o.scores[:n*(n+1)]
	for i := range n {
		query, row := o.product[i*width:][:width], scores[i*(n+1):][:n+1]
		for j := range n {
			row[j] = k.Dot(query, o.right[j*width:][:width])
		}
		row[n] = k.Dot(query, o.heads.root)
	}
	return scores
}

// Relations scores the relations of each word of a sentence to its head, -1 standing for the root: n rows in the order
// of the labels. It is valid until the next Arcs or Relations.
func (o *Output) Relations(sentence int, heads []int) []float32 {
	first, n := o.span(sentence)
	if n == 0 {
		return nil
	}
	width := o.m.header.Config.Rel
	for i, h := range heads[:n] {
		head := o.heads.relRoot
		if h >= 0 {
			head = o.Row(relHead, first+h)
		}
		rectify(o.left[i*width:][:width], o.Row(relDependent, first+i), head)
	}
	o.linear(o.heads.rel, n, width)
	labels, columns := len(o.m.header.Labels.Rel), o.heads.rel.Panels*kernel.Lanes
	scores := o.scores[:n*labels]
	for i := range n {
		copy(scores[i*labels:][:labels], o.product[i*columns:])
	}
	return scores
}

// span is the first word of a sentence and the number of its words.
func (o *Output) span(sentence int) (first, n int) {
	first = int(o.sentences[sentence])
	return first, int(o.sentences[sentence+1]) - first
}

// linear quantises n rows of left and maps them into product.
func (o *Output) linear(m *kernel.Matrix, n, width int) {
	k := o.m.kernels
	for i := range n {
		o.leftStep[i] = k.Quantise(o.leftByte[i*width:][:width], o.left[i*width:][:width])
	}
	k.Linear(o.product, m.Panels*kernel.Lanes, o.leftByte, o.leftStep, kernel.Pad(n, kernel.RowBlock), m, 0, m.Panels)
}

// rectify writes the positive part of a, or of a+b.
func rectify(dst, a, b []float32) {
	if b == nil {
		for i, v := range a {
			dst[i] = max(v, 0)
		}
		return
	}
	for i, v := range a {
		dst[i] = max(v+b[i], 0)
	}
}
