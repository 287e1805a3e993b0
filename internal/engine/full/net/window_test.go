package net_test

import (
	"math/rand/v2"
	"testing"

	"sitrep/internal/engine/full/net"
	"sitrep/internal/engine/full/net/kernel"
	"sitrep/internal/engine/full/net/nettest"
)

// window draws a window of n pieces, of which about three in four begin a word.
func window(r *rand.Rand, n, vocabulary int) *net.Window {
	w := &net.Window{Sentences: []int32{0}}
	for p := range n {
		w.Pieces = append(w.Pieces, int32(r.IntN(vocabulary)))
		w.Cases = append(w.Cases, uint8(r.IntN(16)))
		switch {
		case p == 0 || p == n-1:
		case r.IntN(24) == 0 && len(w.Words) > int(w.Sentences[len(w.Sentences)-1]):
			w.Sentences = append(w.Sentences, int32(len(w.Words)))
		case r.IntN(4) != 0:
			w.Words = append(w.Words, int32(p))
		}
	}
	if w.Sentences[len(w.Sentences)-1] != int32(len(w.Words)) || len(w.Sentences) == 1 {
		w.Sentences = append(w.Sentences, int32(len(w.Words)))
	}
	return w
}

// load loads a model with the kernels of an instruction set.
func load(t testing.TB, blob []byte, isa kernel.ISA) *net.Model {
	t.Helper()
	kernels, err := kernel.New(isa)
	if err != nil {
		t.Fatal(err)
	}
	m, err := net.LoadWith(blob, kernels)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// everything is all that an output says, in a row.
func everything(o *net.Output, w *net.Window) []float32 {
	out := []float32{float32(o.Depth)}
	for i := range w.Words {
		for s := net.Tag; s <= net.CorefK; s++ {
			out = append(out, o.Row(s, i)...)
		}
	}
	for s := range len(w.Sentences) - 1 {
		n := int(w.Sentences[s+1] - w.Sentences[s])
		out = append(out, o.Arcs(s)...)
		heads := make([]int, n)
		for i := range heads {
			heads[i] = (i*7+3)%(n+1) - 1
		}
		out = append(out, o.Relations(s, heads)...)
	}
	return append(out, o.Distance(0), o.Distance(3), o.Distance(100))
}

func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 2)) }

func threshold(v float32) *float32 { return &v }

func shape(exit *float32) nettest.Shape {
	s := nettest.Small()
	s.Threshold = exit
	return s
}
