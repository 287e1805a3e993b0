// Package net reads the encoder's model file and runs it: windows of word-pieces in, logits and scores of words out.
// The result depends on the window alone, never on the machine, on what was read before or on how many read at once.
package net

import (
	"fmt"
	"math"
	"os"

	"sitrep/internal/engine/full/net/kernel"
)

// embeddings is the table of word-pieces, the one int8 tensor that is stored row by row.
const embeddings = "emb.w"

// Model is a loaded model file. It is read only and safe for concurrent use.
type Model struct {
	header  Header
	kernels *kernel.Set
	offsets [sections + 1]int

	pieces      []byte    // [vocabulary][hidden] int8
	pieceScale  []float32 // [vocabulary]
	positions   []float32 // [positions][hidden]
	cases       []float32 // [cases][hidden]
	gain, shift []float32 // norm of the embeddings
	layers      []layer
	early, last *heads
	affinity    float32 // factor of a coreference product
}

// layer is the weights of one layer.
type layer struct {
	qkv, out, up, down *kernel.Matrix
	gain1, shift1      []float32
	gain2, shift2      []float32
}

// heads are the weights behind the layers, at one depth.
type heads struct {
	depth          int
	first          *kernel.Matrix
	arc, rel       *kernel.Matrix
	root, relRoot  []float32
	distanceScores []float32
}

// Load reads a model file. The blob is kept and used in place; it must not change. The environment variable SITREP_ISA
// (plain, avx2, avx512, vnni) sets the instruction set, else the fastest of the machine is taken.
func Load(blob []byte) (*Model, error) {
	kernels, err := kernel.Choose(os.Getenv("SITREP_ISA"))
	if err != nil {
		return nil, fmt.Errorf("SITREP_ISA: %w", err)
	}
	return LoadWith(blob, kernels)
}

// LoadWith is Load with given kernels.
func LoadWith(blob []byte, kernels *kernel.Set) (*Model, error) {
	f, err := open(blob, kernels)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	m := &Model{header: f.header, kernels: kernels, offsets: f.header.offsets(),
		affinity: float32(1 / math.Sqrt(float64(f.header.Config.Coref)))}
	r := &reader{file: f}
	m.read(r)
	if r.err != nil {
		return nil, fmt.Errorf("model: %w", r.err)
	}
	return m, nil
}

func (m *Model) read(r *reader) {
	c := m.header.Config
	pieces := len(m.header.Vocabulary)
	var err error
	m.pieces, err = r.bytes(embeddings, pieces, c.Hidden)
	r.note(err)
	m.pieceScale = r.vector("emb.s", pieces)
	m.positions = r.vector("pos", c.Positions*c.Hidden)
	m.cases = r.vector("case", c.Cases*c.Hidden)
	m.gain, m.shift = r.vector("emb.g", c.Hidden), r.vector("emb.beta", c.Hidden)
	for i := range c.Layers {
		m.layers = append(m.layers, readLayer(r, fmt.Sprintf("layer.%d.", i), c))
	}
	m.last = m.readHeads(r, c.Layers)
	m.early = m.last
	if c.Exit < c.Layers {
		m.early = m.readHeads(r, c.Exit)
	}
}

func readLayer(r *reader, prefix string, c Config) layer {
	return layer{
		qkv: r.matrix(prefix+"qkv", 3*c.Hidden, c.Hidden), out: r.matrix(prefix+"out", c.Hidden, c.Hidden),
		up: r.matrix(prefix+"up", c.Inner, c.Hidden), down: r.matrix(prefix+"down", c.Hidden, c.Inner),
		gain1: r.vector(prefix+"ln1.g", c.Hidden), shift1: r.vector(prefix+"ln1.beta", c.Hidden),
		gain2: r.vector(prefix+"ln2.g", c.Hidden), shift2: r.vector(prefix+"ln2.beta", c.Hidden),
	}
}

func (m *Model) readHeads(r *reader, depth int) *heads {
	c, prefix := m.header.Config, fmt.Sprintf("head%d.", depth)
	distances, err := r.floats(prefix+"dist", len(m.header.Distance), false)
	r.note(err)
	return &heads{
		depth: depth, first: r.matrix(prefix+"first", m.offsets[sections], c.Hidden),
		arc: r.matrix(prefix+"arc", c.Arc, c.Arc), rel: r.matrix(prefix+"rel", len(m.header.Labels.Rel), c.Rel),
		root: r.vector(prefix+"root", c.Arc), relRoot: r.vector(prefix+"relroot", c.Rel), distanceScores: distances,
	}
}

// Header is the head of the model file: shape, labels, vocabulary.
func (m *Model) Header() *Header { return &m.header }

// ISA names the instruction set that the model runs on.
func (m *Model) ISA() string { return m.kernels.ISA().String() }

// Affinity is the coreference score of a CorefQ row with the CorefK row of an earlier word, without the part of their
// distance.
func (m *Model) Affinity(query, key []float32) float32 {
	return m.kernels.Dot(query, key) * m.affinity
}
