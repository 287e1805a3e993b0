// Package nettest writes model files with random weights, for tests of what reads them.
package nettest

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
)

// Shape is what a model file of Build looks like.
type Shape struct {
	Hidden, Layers, Inner, Exit int
	Window, Positions           int
	Wide                        int      // width of the vectors of arcs, relations and coreference
	Threshold                   *float32 // greatest trigger logit with which a window leaves early
	Tags, Scripts, Names, Spans []string
	Relations                   []string
	Vocabulary                  []string
}

// Small is a shape that is quick to run.
func Small() Shape {
	return Shape{Hidden: 64, Layers: 2, Inner: 128, Exit: 1, Window: 64, Positions: 96, Wide: 32,
		Tags: labels("T", 7), Scripts: labels("S", 21), Names: labels("N", 5), Spans: labels("P", 9),
		Relations: labels("r", 11), Vocabulary: labels("piece", 50)}
}

// Full is the shape of the encoder that is shipped.
func Full() Shape {
	return Shape{Hidden: 384, Layers: 6, Inner: 1536, Exit: 3, Window: 128, Positions: 512, Wide: 128,
		Tags: labels("T", 60), Scripts: labels("S", 450), Names: labels("N", 45), Spans: labels("P", 30),
		Relations: labels("r", 50), Vocabulary: labels("piece", 30522)}
}

func labels(prefix string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("%s%d", prefix, i)
	}
	return out
}

type tensor struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Shape  []int  `json:"shape"`
	Offset int    `json:"offset"`
}

// builder lays tensors one after the other.
type builder struct {
	random  *rand.Rand
	payload []byte
	tensors []tensor
}

// Build writes a model file of a shape, its weights drawn from a seed.
func Build(s Shape, seed uint64) []byte {
	b := &builder{random: rand.New(rand.NewPCG(seed, 1))}
	vocabulary := strings.Join(s.Vocabulary, "\n") + "\n"
	b.payload = append(b.payload, vocabulary...)
	b.embeddings(s)
	for i := range s.Layers {
		prefix := fmt.Sprintf("layer.%d.", i)
		b.matrix(prefix+"qkv", 3*s.Hidden, s.Hidden)
		b.matrix(prefix+"out", s.Hidden, s.Hidden)
		b.norm(prefix+"ln1", s.Hidden)
		b.matrix(prefix+"up", s.Inner, s.Hidden)
		b.matrix(prefix+"down", s.Hidden, s.Inner)
		b.norm(prefix+"ln2", s.Hidden)
	}
	b.heads(s, s.Exit)
	if s.Exit != s.Layers {
		b.heads(s, s.Layers)
	}
	return b.file(s, len(vocabulary))
}

func (b *builder) embeddings(s Shape) {
	n := len(s.Vocabulary)
	table := make([]byte, n*s.Hidden)
	for i := range table {
		table[i] = byte(int8(b.random.IntN(255) - 127))
	}
	b.add("emb.w", "i8", []int{n, s.Hidden}, table)
	b.floats("emb.s", 0.0005, 0.001, n)
	b.floats("pos", -0.05, 0.05, s.Positions, s.Hidden)
	b.floats("case", -0.05, 0.05, 16, s.Hidden)
	b.floats("emb.g", 0.8, 1.2, s.Hidden)
	b.floats("emb.beta", -0.1, 0.1, s.Hidden)
}

func (b *builder) heads(s Shape, depth int) {
	prefix := fmt.Sprintf("head%d.", depth)
	first := len(s.Tags) + len(s.Scripts) + len(s.Names) + len(s.Spans) + 4 + 6*s.Wide
	b.matrix(prefix+"first", first, s.Hidden)
	b.matrix(prefix+"arc", s.Wide, s.Wide)
	b.floats(prefix+"root", -1, 1, s.Wide)
	b.floats(prefix+"relroot", -1, 1, s.Wide)
	b.matrix(prefix+"rel", len(s.Relations), s.Wide)
	b.floats(prefix+"dist", -1, 1, 7)
}

func (b *builder) matrix(name string, out, in int) {
	padded := (out + 15) / 16 * 16
	w := make([]byte, padded*in)
	for column := range out {
		for k := range in {
			at := column/16*16*in + k/4*64 + column%16*4 + k%4
			w[at] = byte(int8(b.random.IntN(255) - 127))
		}
	}
	b.add(name+".w", "i8", []int{out, in}, w)
	step := float32(1.7 / (74 * math.Sqrt(float64(in))))
	b.floats(name+".s", 0.8*step, 1.2*step, padded)
	b.floats(name+".b", -0.1, 0.1, padded)
}

func (b *builder) norm(name string, n int) {
	b.floats(name+".g", 0.8, 1.2, n)
	b.floats(name+".beta", -0.1, 0.1, n)
}

func (b *builder) floats(name string, low, high float32, shape ...int) {
	n := 1
	for _, d := range shape {
		n *= d
	}
	raw := make([]byte, 0, 4*n)
	for range n {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(low+(high-low)*b.random.Float32()))
	}
	b.add(name, "f32", shape, raw)
}

func (b *builder) add(name, kind string, shape []int, raw []byte) {
	b.pad()
	b.tensors = append(b.tensors, tensor{name, kind, shape, len(b.payload)})
	b.payload = append(b.payload, raw...)
}

func (b *builder) pad() {
	for len(b.payload)%64 != 0 {
		b.payload = append(b.payload, 0)
	}
}

func (b *builder) file(s Shape, vocabulary int) []byte {
	header, err := json.Marshal(map[string]any{
		"config": map[string]int{"hidden": s.Hidden, "layers": s.Layers, "heads": s.Hidden / 32, "inner": s.Inner,
			"window": s.Window, "positions": s.Positions, "cases": 16, "exit": s.Exit, "arc": s.Wide, "rel": s.Wide, "coref": s.Wide},
		"exit_threshold": s.Threshold,
		"labels":         map[string][]string{"tag": s.Tags, "script": s.Scripts, "name": s.Names, "span": s.Spans, "rel": s.Relations},
		"distance":       []int{0, 1, 2, 4, 8, 16},
		"vocab":          map[string]int{"offset": 0, "bytes": vocabulary, "pieces": len(s.Vocabulary)},
		"tensors":        b.tensors,
		"trained":        map[string]string{"from": "random numbers"},
	})
	if err != nil {
		panic(err)
	}
	out := append([]byte("SITREPM1"), binary.LittleEndian.AppendUint32(nil, uint32(len(header)))...)
	out = append(out, header...)
	for len(out)%64 != 0 {
		out = append(out, 0)
	}
	return append(out, b.payload...)
}
