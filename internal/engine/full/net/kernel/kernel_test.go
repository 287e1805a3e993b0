package kernel

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// sets are the kernels of this machine but for plain Go, which they are held against.
func sets(t testing.TB) (plain *Set, others []*Set) {
	for _, i := range Available() {
		s, err := New(i)
		if err != nil {
			t.Fatal(err)
		}
		if i == Plain {
			plain = s
		} else {
			others = append(others, s)
		}
	}
	return plain, others
}

// source draws what kernels take.
type source struct{ *rand.Rand }

func (r source) floats(n int, size float32) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64()) * size
	}
	return out
}

func (r source) bytes(n int) []uint8 {
	out := make([]uint8, n)
	for i := range out {
		out[i] = uint8(1 + r.IntN(127))
	}
	return out
}

func (r source) weights(n int) []byte {
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(int8(r.IntN(255) - 127))
	}
	return out
}

func (r source) words(n, limit int) []int16 {
	out := make([]int16, n)
	for i := range out {
		out[i] = int16(r.IntN(2*limit+1) - limit)
	}
	return out
}

// bits gives float32 by their bits, so that they compare exactly.
func bits(v []float32) []uint32 {
	out := make([]uint32, len(v))
	for i, x := range v {
		out[i] = math.Float32bits(x)
	}
	return out
}

// trial runs every kernel on one draw of shapes and values and gives everything that was written.
func trial(s *Set, seed uint64) map[string]any {
	r := source{rand.New(rand.NewPCG(seed, 9))}
	out := map[string]any{}
	linear(s, r, out)
	attention(s, r, out)
	n := Lanes * (1 + r.IntN(30))
	size := float32(math.Exp2(float64(r.IntN(40) - 20)))
	q := make([]uint8, n)
	x := r.floats(n, size)
	out["step"], out["bytes"] = s.Quantise(q, x), append([]uint8{}, q...)
	out["unit step"], out["unit bytes"], out["unit"] = s.GELU(q, x), append([]uint8{}, q...), bits(x)
	x = r.floats(n, size)
	out["norm step"] = s.Norm(q, x, r.floats(n, size), r.floats(n, 1), r.floats(n, 1))
	out["norm bytes"], out["norm"] = q, bits(x)
	e := make([]float32, n)
	s.Embed(e, r.weights(n), size, r.floats(n, 1))
	out["embedding"] = bits(e)
	out["dot"] = math.Float32bits(s.Dot(r.floats(n, size), r.floats(n, 1)))
	return out
}

func linear(s *Set, r source, out map[string]any) {
	in, columns, rows := Lanes*(1+r.IntN(12)), 1+r.IntN(100), RowBlock*(1+r.IntN(8))
	padded := Pad(columns, Lanes)
	offset := r.IntN(5) // weights lie anywhere
	m, err := NewMatrix(s, r.weights(in*padded + offset)[offset:], in, columns, r.floats(padded, 1), r.floats(padded, 1))
	if err != nil {
		panic(err)
	}
	from := r.IntN(m.Panels)
	to := from + 1 + r.IntN(m.Panels-from)
	ld := (to-from)*Lanes + r.IntN(20)
	dst := make([]float32, rows*ld)
	s.Linear(dst, ld, r.bytes(rows*in), r.floats(rows, 1), rows, m, from, to)
	out["linear"], out["base"] = bits(dst), m.base
}

func attention(s *Set, r source, out map[string]any) {
	rows := 1 + r.IntN(70)
	ld := HeadWidth + r.IntN(40)
	x := r.floats(rows*ld, 3)
	padded := Pad(rows, Lanes)
	peak := s.Peak(x, ld, rows)
	inverse, step := Inverse(peak, KeyLimit)
	out["peak"] = []float32{peak, inverse, step}
	queries, keys, values := make([]int16, Pad(rows, RowBlock)*HeadWidth), r.words(padded*HeadWidth, 99), r.words(padded*HeadWidth, 99)
	s.PackQueries(queries, x, ld, rows, inverse)
	s.PackKeys(keys, x, ld, rows, inverse)
	s.PackValues(values, x, ld, rows, inverse)
	out["queries"], out["keys"], out["values"] = queries, keys, values
	shift := make([]float32, padded)
	for i := rows; i < padded; i++ {
		shift[i] = -1e30
	}
	some := Pad(min(rows, 24), RowBlock)
	steps := r.floats(some, 1e-5)
	scores := make([]float32, some*padded)
	s.Product(scores, padded, queries, steps, some, &Panels16{Depth: HeadWidth, Panels: padded / Lanes, Data: keys, Shift: shift})
	weights := make([]int16, some*padded)
	sums := make([]float32, some)
	s.Softmax(weights, scores, padded, sums, 0.7)
	context := make([]float32, some*HeadWidth)
	s.Product(context, HeadWidth, weights, steps, some, &Panels16{Depth: padded, Panels: 2, Data: values, Shift: make([]float32, HeadWidth)})
	out["scores"], out["weights"], out["sums"], out["context"] = bits(scores), weights, bits(sums), bits(context)
}

// agree holds all kernels against plain Go on one draw.
func agree(t *testing.T, seed uint64) {
	plain, others := sets(t)
	want := trial(plain, seed)
	for _, s := range others {
		for what, got := range trial(s, seed) {
			if !reflect.DeepEqual(got, want[what]) {
				t.Errorf("seed %d: %s of %v differs from plain Go", seed, what, s.ISA())
			}
		}
	}
}

func TestSetsAgree(t *testing.T) {
	for seed := range uint64(300) {
		agree(t, seed)
	}
}

func FuzzSetsAgree(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(agree)
}

// TestExtremes multiplies the greatest factors over the greatest depths: nothing overflows.
func TestExtremes(t *testing.T) {
	plain, others := sets(t)
	const in, depth = 1536, 512
	w := make([]byte, in*Lanes)
	for i := range w {
		w[i] = byte(0x81 + i/quads%Lanes%2*0xfe) // -127 and 127
	}
	row := make([]uint8, RowBlock*in)
	for i := range row {
		row[i] = 127
	}
	ones := []float32{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}
	weights, values, keys := make([]int16, RowBlock*depth), make([]int16, Lanes*depth), make([]int16, Lanes*HeadWidth)
	for i := range weights {
		weights[i] = weightOne
	}
	for i := range values {
		values[i] = -ValueLimit
	}
	for i := range keys {
		keys[i] = -KeyLimit
	}
	for _, s := range append(others, plain) {
		m, err := NewMatrix(s, w, in, Lanes, ones, make([]float32, Lanes))
		if err != nil {
			t.Fatal(err)
		}
		dst := make([]float32, RowBlock*Lanes)
		s.Linear(dst, Lanes, row, ones[:RowBlock], RowBlock, m, 0, 1)
		if want := float32(63 * 127 * in); dst[0] != -want || dst[1] != want {
			t.Errorf("%v: bytes give %v and %v, want -+%v", s.ISA(), dst[0], dst[1], want)
		}
		s.Product(dst, Lanes, weights, ones[:RowBlock], RowBlock, &Panels16{Depth: depth, Panels: 1, Data: values, Shift: make([]float32, Lanes)})
		if want := float32(-depth * weightOne * ValueLimit); dst[5] != want {
			t.Errorf("%v: words give %v, want %v", s.ISA(), dst[5], want)
		}
		s.Product(dst, Lanes, keys[:RowBlock*HeadWidth], ones[:RowBlock], RowBlock, &Panels16{Depth: HeadWidth, Panels: 1, Data: keys, Shift: make([]float32, Lanes)})
		if want := float32(HeadWidth * KeyLimit * KeyLimit); dst[5] != want {
			t.Errorf("%v: keys give %v, want %v", s.ISA(), dst[5], want)
		}
	}
}

func TestPlainAgainstTheDefinition(t *testing.T) {
	plain, _ := sets(t)
	r := source{rand.New(rand.NewPCG(3, 4))}
	x := r.floats(48, 2)
	q := make([]uint8, 48)
	step := plain.Quantise(q, x)
	for i, v := range x {
		if d := math.Abs(float64(step)*(float64(q[i])-64) - float64(v)); d > float64(step)*0.5001 {
			t.Errorf("%v is written as %d steps of %v", v, q[i], step)
		}
	}
	unit := append([]float32{}, x...)
	plain.GELU(q, unit)
	for i, v := range x {
		v := float64(v)
		want := v / (1 + math.Exp(-2*0.7978845608*(v+0.044715*v*v*v)))
		if math.Abs(float64(unit[i])-want) > 3e-4 {
			t.Errorf("the unit of %v is %v, want %v", v, unit[i], want)
		}
	}
	p := make([]int16, 48)
	steps, top, total := make([]float32, 1), float64(slices.Max(x)), 0.0
	plain.Softmax(p, x, 48, steps, 3)
	for i, v := range x {
		want := 4095 * math.Exp2(float64(v)-top)
		total += want
		if math.Abs(float64(p[i])-want) > 0.6 {
			t.Errorf("the power of %v is %d, want %v", v, p[i], want)
		}
	}
	if math.Abs(float64(steps[0])*total-3) > 0.01 {
		t.Errorf("the step is %v, want %v", steps[0], 3/total)
	}
	normed := append([]float32{}, x...)
	plain.Norm(q, normed, make([]float32, 48), filled(48, 2), filled(48, 1))
	var sum, square float64
	for _, v := range normed {
		sum += (float64(v) - 1) / 2
		square += (float64(v) - 1) / 2 * (float64(v) - 1) / 2
	}
	if math.Abs(sum) > 1e-4 || math.Abs(square/48-1) > 1e-4 {
		t.Errorf("normed to mean %v and variance %v", sum/48, square/48)
	}
}

func filled(n int, v float32) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = v
	}
	return out
}

func TestRowsOfZeros(t *testing.T) {
	plain, others := sets(t)
	for _, s := range append(others, plain) {
		for _, v := range []float32{0, 1e-38} {
			q := make([]uint8, 32)
			if step := s.Quantise(q, filled(32, v)); step != 0 || q[0] != zero || q[31] != zero {
				t.Errorf("%v: a row of %v gives %v steps of %v", s.ISA(), v, q, step)
			}
		}
	}
}

func TestEverySetIsComplete(t *testing.T) {
	plain, others := sets(t)
	for _, s := range append(others, plain) {
		o := reflect.ValueOf(s.ops)
		for i := range o.NumField() {
			if o.Field(i).IsNil() {
				t.Errorf("%v has no %s", s.ISA(), o.Type().Field(i).Name)
			}
		}
	}
}

func TestChoose(t *testing.T) {
	all := Available()
	if s, err := Choose(""); err != nil || s.ISA() != all[len(all)-1] {
		t.Errorf("the best is %v, %v", s, err)
	}
	if _, err := Choose("sse9"); err == nil || !strings.Contains(err.Error(), `unknown instruction set "sse9"`) {
		t.Errorf("an unknown name gives %v", err)
	}
	for i := Plain; i <= VNNI; i++ {
		s, err := Choose(i.String())
		if has := int(i) < len(all); has != (err == nil) || has && s.ISA() != i {
			t.Errorf("%v gives %v, %v", i, s, err)
		}
	}
}

func TestNewMatrixRefusesOtherShapes(t *testing.T) {
	plain, _ := sets(t)
	for _, c := range []struct{ in, out, weights, scales int }{
		{0, 16, 0, 16}, {20, 16, 320, 16}, {16, 0, 0, 0}, {16, 16, 255, 16}, {16, 17, 16 * 32, 17}, {1 << 15, 16, 16 << 15, 16},
	} {
		if _, err := NewMatrix(plain, make([]byte, c.weights), c.in, c.out, make([]float32, c.scales), make([]float32, c.scales)); err == nil {
			t.Errorf("%+v was taken", c)
		}
	}
}
