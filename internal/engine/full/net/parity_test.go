package net

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"testing"

	"sitrep/internal/engine/full/net/nettest"
)

// A parity file holds windows with what PyTorch, quantising as the model file says, makes of them. Little endian:
//
//	"SITREPP1" · uint32 number of windows, then for each window
//	uint32 depth (layer whose heads gave the values) · uint32 pieces · uint32 words · uint32 sentences
//	int32 id of each piece · uint8 case class of each piece, then zeros up to a multiple of 4 bytes
//	int32 index of the first piece of each word · int32 sentences+1 offsets into the words
//	float32 rows, one a word, of the sections tag script name span fact trigger mention none corefq corefk, end to end
//	float32 arcs: for each sentence of n words, n rows of n+1: heads 0..n-1, then the root
//	int32 head of each word within its sentence, -1 the root · float32 relation logits of these heads, a row a word
const parityFile = "../weights/parity.bin"

// The limits. Rounding to 7 bits makes the least difference grow: a millionth in the gains of the norms moves the
// sections by 0.02 to 0.05 after six layers and one to three labels in a thousand, a thousandth by 0.06 and four. Two
// programs that add in another order cannot be nearer than that.
const (
	parityError     = 0.1  // of a section: root mean square of the differences over that of the values
	parityAgreement = 0.99 // share of words with the same best label, head or relation
)

// cursor reads a parity file; past its end it gives zeros and notes that.
type cursor struct {
	raw   []byte
	short bool
}

func (c *cursor) bytes(n int) []byte {
	if n < 0 || n > len(c.raw) {
		c.short = true
		return make([]byte, min(max(n, 0), 1<<20))
	}
	out := c.raw[:n]
	c.raw = c.raw[n:]
	return out
}

func (c *cursor) number() int { return int(binary.LittleEndian.Uint32(c.bytes(4))) }

func (c *cursor) ints(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(c.number())
	}
	return out
}

func (c *cursor) floats(n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = math.Float32frombits(uint32(c.number()))
	}
	return out
}

// shown are the sections of a row of a parity file.
func shown() []Section {
	return []Section{Tag, Script, Name, Span, Fact, Trigger, Mention, None, CorefQ, CorefK}
}

// tally compares values.
type tally struct {
	difference, size map[string]float64 // sums of squares
	same, all        int                // best labels
}

func (t *tally) values(name string, got, want []float32) {
	for i := range want {
		d := float64(got[i]) - float64(want[i])
		t.difference[name] += d * d
		t.size[name] += float64(want[i]) * float64(want[i])
	}
}

func (t *tally) labels(got, want []float32) {
	t.all++
	if best(got) == best(want) {
		t.same++
	}
}

func best(v []float32) int {
	at := 0
	for i := range v {
		if v[i] > v[at] {
			at = i
		}
	}
	return at
}

// verdict is an error if a limit is broken.
func (t *tally) verdict() error {
	for name, size := range t.size {
		if e := math.Sqrt(t.difference[name] / size); !(e <= parityError) {
			return fmt.Errorf("%s is off by %.4f of its size", name, e)
		}
	}
	if share := float64(t.same) / float64(t.all); !(share >= parityAgreement) {
		return fmt.Errorf("%d of %d labels agree", t.same, t.all)
	}
	return nil
}

// parity reads the windows of a parity file and compares.
func parity(m *Model, raw []byte) (*tally, error) {
	c := &cursor{raw: raw}
	if string(c.bytes(8)) != "SITREPP1" {
		return nil, fmt.Errorf("no parity file")
	}
	t := &tally{difference: map[string]float64{}, size: map[string]float64{}}
	for i := c.number(); i > 0 && !c.short; i-- {
		c.window(m, t)
	}
	if c.short || len(c.raw) > 0 {
		return nil, fmt.Errorf("the file ends early, or goes on for %d bytes", len(c.raw))
	}
	return t, t.verdict()
}

// at is the model made to leave after a layer, or never.
func (m *Model) at(depth int) *Model {
	out := *m
	out.header.ExitThreshold = nil
	if depth != m.last.depth {
		always := float32(math.Inf(1))
		out.header.ExitThreshold = &always
	}
	return &out
}

func (c *cursor) window(m *Model, t *tally) {
	depth, pieces, words, sentences := c.number(), c.number(), c.number(), c.number()
	if c.short || pieces > maxPositions || words > pieces || sentences > words {
		c.short = true
		return
	}
	w := &Window{Pieces: c.ints(pieces), Cases: c.bytes((pieces + 3) / 4 * 4)[:pieces], Words: c.ints(words), Sentences: c.ints(sentences + 1)}
	if m.checkWindow(w) != nil {
		c.short = true
		return
	}
	o := m.at(depth).NewRunner().Read(w)
	if o.Depth != depth {
		c.short = true
		return
	}
	for i := range words {
		for _, s := range shown() {
			got := o.Row(s, i)
			want := c.floats(len(got))
			t.values(fmt.Sprintf("section %d at depth %d", s, depth), got, want)
			if s <= Span {
				t.labels(got, want)
			}
		}
	}
	c.trees(o, w, t)
}

func (c *cursor) trees(o *Output, w *Window, t *tally) {
	each := func(name string, row func(n int) int, scores func(s, n int) []float32) {
		for s := range len(w.Sentences) - 1 {
			n := int(w.Sentences[s+1] - w.Sentences[s])
			got := scores(s, n)
			want := c.floats(len(got))
			t.values(fmt.Sprintf("%s at depth %d", name, o.Depth), got, want)
			for i := 0; i < len(got); i += row(n) {
				t.labels(got[i:i+row(n)], want[i:i+row(n)])
			}
		}
	}
	each("arcs", func(n int) int { return n + 1 }, func(s, _ int) []float32 { return o.Arcs(s) })
	heads := c.ints(len(w.Words))
	each("relations", func(int) int { return len(o.m.header.Labels.Rel) }, func(s, n int) []float32 {
		own := make([]int, n)
		for i := range own {
			own[i] = min(int(heads[int(w.Sentences[s])+i]), n-1)
		}
		return o.Relations(s, own)
	})
}

func TestParityWithPyTorch(t *testing.T) {
	raw, err := os.ReadFile(parityFile)
	if err != nil {
		t.Skip("no parity file: ", err)
	}
	blob, err := os.ReadFile("../weights/model.bin")
	if err != nil {
		t.Skip("no model file: ", err)
	}
	m, err := Load(blob)
	if err != nil {
		t.Fatal(err)
	}
	found, err := parity(m, raw)
	if err != nil {
		t.Error(err)
	}
	if found != nil {
		t.Logf("%d of %d labels agree", found.same, found.all)
		for name, size := range found.size {
			t.Logf("%s: %.5f", name, math.Sqrt(found.difference[name]/size))
		}
	}
}

// TestParitySeesDifferences writes a parity file from the outputs of a random model, with and without a fault.
func TestParitySeesDifferences(t *testing.T) {
	m, err := Load(nettest.Build(nettest.Small(), 5))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		factor float32
		good   bool
	}{{1, true}, {1.05, true}, {1.2, false}, {-1, false}} {
		if _, err := parity(m, parityOf(m, c.factor)); (err == nil) != c.good {
			t.Errorf("values times %v: %v", c.factor, err)
		}
	}
	whole := parityOf(m, 1)
	if _, err := parity(m, whole[:len(whole)-4]); err == nil {
		t.Error("a file that ends early was taken")
	}
}

// parityOf is a parity file of two windows, its values multiplied by a factor.
func parityOf(m *Model, factor float32) []byte {
	put := binary.LittleEndian.AppendUint32
	raw := put([]byte("SITREPP1"), 2)
	w := &Window{Pieces: []int32{1, 5, 6, 7, 2, 9, 2}, Cases: []uint8{0, 1, 2, 3, 0, 4, 0}, Words: []int32{1, 3, 5}, Sentences: []int32{0, 2, 3}}
	for _, depth := range []int{1, 2} {
		for _, n := range []int{depth, len(w.Pieces), len(w.Words), len(w.Sentences) - 1} {
			raw = put(raw, uint32(n))
		}
		for _, p := range w.Pieces {
			raw = put(raw, uint32(p))
		}
		raw = append(append(raw, w.Cases...), 0)
		for _, p := range append(append([]int32{}, w.Words...), w.Sentences...) {
			raw = put(raw, uint32(p))
		}
		floats := func(v []float32) {
			for _, x := range v {
				raw = put(raw, math.Float32bits(x*factor))
			}
		}
		o := m.at(depth).NewRunner().Read(w)
		for i := range w.Words {
			for _, s := range shown() {
				floats(o.Row(s, i))
			}
		}
		floats(o.Arcs(0))
		floats(o.Arcs(1))
		for _, head := range []int32{1, -1, -1} {
			raw = put(raw, uint32(head))
		}
		floats(o.Relations(0, []int{1, -1}))
		floats(o.Relations(1, []int{-1}))
	}
	return raw
}
