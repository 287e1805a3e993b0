package full

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// blob collects the tensors of a model file.
type blob struct {
	payload []byte
	tensors []map[string]any
	random  *rand.Rand
}

func (b *blob) add(name, kind string, data []byte, shape ...int) {
	b.payload = append(b.payload, make([]byte, -len(b.payload)&63)...)
	b.tensors = append(b.tensors, map[string]any{"name": name, "type": kind, "shape": shape, "offset": len(b.payload)})
	b.payload = append(b.payload, data...)
}

// vector adds numbers around a mean.
func (b *blob) vector(name string, n int, mean, spread float64) {
	var data []byte
	for range n {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(float32(mean+spread*b.random.NormFloat64())))
	}
	b.add(name, "f32", data, n)
}

func (b *blob) bytes(n int) []byte {
	data := make([]byte, n)
	for i := range data {
		data[i] = byte(int8(b.random.IntN(255) - 127))
	}
	return data
}

func (b *blob) matrix(name string, out, in int) {
	padded := (out + 15) / 16 * 16
	b.add(name+".w", "i8", b.bytes(padded*in), out, in)
	b.vector(name+".s", padded, 0.002, 0)
	b.vector(name+".b", padded, 0, 0.1)
}

func smallLabels() map[string][]string {
	bilou := func(kinds ...string) []string {
		out := []string{"O"}
		for _, k := range kinds {
			out = append(out, "B-"+k, "I-"+k, "L-"+k, "U-"+k)
		}
		return out
	}
	return map[string][]string{
		"tag": {"NOUN/NN", "VERB/VBD", "PROPN/NNP", "PUNCT/.", "DET/DT"}, "script": {"l0|", "k0|", "l1|", "l2|y", "!be"},
		"name": bilou("PER", "BODY", "GEO"), "span": bilou("DATE", "NUMBER"), "rel": {"nsubj", "obj", "root", "punct", "nmod"},
	}
}

// smallModel is a model file of random weights: no language, but all that decoding has to cope with.
func smallModel(exit any) []byte {
	const hidden, layers, inner, positions, cases, width = 32, 2, 64, 512, 16, 16
	pieces := strings.Fields("[UNK] [CLS] [SEP] the a town of was shell ##ed ##s , . \" ( ) 12 u n ##n am ##ara said civil ##ians")
	b := &blob{random: rand.New(rand.NewPCG(11, 12))}
	labels := smallLabels()
	b.add("", "", []byte(strings.Join(pieces, "\n")+"\n"))
	b.tensors = nil
	b.add("emb.w", "i8", b.bytes(len(pieces)*hidden), len(pieces), hidden)
	b.vector("emb.s", len(pieces), 0.01, 0)
	b.vector("pos", positions*hidden, 0, 0.3)
	b.vector("case", cases*hidden, 0, 0.3)
	b.norm("emb.", hidden)
	for _, l := range []string{"layer.0.", "layer.1."} {
		b.matrix(l+"qkv", 3*hidden, hidden)
		b.matrix(l+"out", hidden, hidden)
		b.matrix(l+"up", inner, hidden)
		b.matrix(l+"down", hidden, inner)
		b.norm(l+"ln1.", hidden)
		b.norm(l+"ln2.", hidden)
	}
	first := 4 + 6*width
	for _, list := range []string{"tag", "script", "name", "span"} {
		first += len(labels[list])
	}
	for _, h := range []string{"head1.", "head2."} {
		b.matrix(h+"first", first, hidden)
		b.matrix(h+"arc", width, width)
		b.matrix(h+"rel", len(labels["rel"]), width)
		b.vector(h+"root", width, 0, 1)
		b.vector(h+"relroot", width, 0, 1)
		b.vector(h+"dist", 3, 0, 0.1)
	}
	header, _ := json.Marshal(map[string]any{
		"config": map[string]int{"hidden": hidden, "layers": layers, "heads": 1, "inner": inner, "window": 128, "positions": positions,
			"cases": cases, "exit": 1, "arc": width, "rel": width, "coref": width},
		"exit_threshold": exit, "labels": labels, "distance": []int{0, 1, 4},
		"vocab":   map[string]int{"offset": 0, "bytes": len(strings.Join(pieces, "\n")) + 1, "pieces": len(pieces)},
		"tensors": b.tensors,
	})
	out := binary.LittleEndian.AppendUint32([]byte("SITREPM1"), uint32(len(header)))
	out = append(out, header...)
	return append(append(out, make([]byte, -len(out)&63)...), b.payload...)
}

func (b *blob) norm(prefix string, n int) {
	b.vector(prefix+"g", n, 1, 0.1)
	b.vector(prefix+"beta", n, 0, 0.1)
}

// small is an engine of random weights; some of its windows leave early.
func small(t testing.TB) *Engine {
	t.Helper()
	e, err := Open(smallModel(2))
	if err != nil {
		t.Fatal(err)
	}
	return e
}
