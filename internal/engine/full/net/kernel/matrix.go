package kernel

import "fmt"

// Matrix is a linear map of quantised rows: int8 weights in panels of Lanes columns, ordered [out/16][in/4][16][4].
type Matrix struct {
	// In is the length of a row, Out the number of columns without padding, Panels that of panels.
	In, Out, Panels int

	weights     []byte
	scale, bias []float32
	base        []int32 // of each column: minus zero times the sum of its weights
}

// NewMatrix reads weights in place. Scale and bias have a value for each column, padding included; in is a multiple
// of 16.
func NewMatrix(s *Set, weights []byte, in, out int, scale, bias []float32) (*Matrix, error) {
	m := &Matrix{In: in, Out: out, Panels: Pad(out, Lanes) / Lanes, weights: weights, scale: scale, bias: bias}
	columns := m.Panels * Lanes
	switch {
	case in <= 0 || in%Lanes != 0 || in > 1<<14:
		return nil, fmt.Errorf("rows of length %d: want a multiple of %d up to %d", in, Lanes, 1<<14)
	case out <= 0 || out > 1<<16:
		return nil, fmt.Errorf("%d columns", out)
	case len(weights) != in*columns || len(scale) != columns || len(bias) != columns:
		return nil, fmt.Errorf("%d weights, %d scales, %d biases for %d x %d", len(weights), len(scale), len(bias), columns, in)
	}
	m.base = s.bases(m)
	return m, nil
}

// bases multiplies the weights with rows of zeros, which are bytes of value zero: what must be taken off every product.
func (s *Set) bases(m *Matrix) []int32 {
	columns := m.Panels * Lanes
	ones := make([]float32, columns)
	for i := range ones {
		ones[i] = 1
	}
	raw := &Matrix{In: m.In, Out: m.Out, Panels: m.Panels, weights: m.weights,
		scale: ones, bias: make([]float32, columns), base: make([]int32, columns)}
	row := make([]uint8, RowBlock*m.In)
	for i := range row {
		row[i] = 1
	}
	sums := make([]float32, RowBlock*columns)
	s.Linear(sums, columns, row, ones[:RowBlock], RowBlock, raw, 0, m.Panels)
	base := make([]int32, columns)
	for i := range base {
		base[i] = -zero * int32(sums[i])
	}
	return base
}

// Linear writes the columns of the panels from..to-1 of the product of quantised rows with m: row r of the result
// begins at dst[r*ld]. Rows is a multiple of RowBlock; scale is the step of each row.
//
//	dst = float32(sum of (a-64)*w) * (scale*column scale) + bias
func (s *Set) Linear(dst []float32, ld int, a []uint8, scale []float32, rows int, m *Matrix, from, to int) {
	if rows == 0 {
		return
	}
	if rows%RowBlock != 0 || from < 0 || from >= to || to > m.Panels || ld < (to-from)*Lanes {
		panic("kernel: Linear: bad shape")
	}
	s.tile8(dst[:(rows-1)*ld+(to-from)*Lanes], ld, a[:rows*m.In], scale[:rows], rows, m, from, to)
}

// Panels16 is a matrix of int16 in panels of Lanes columns, ordered [columns/16][depth/2][16][2].
type Panels16 struct {
	Depth  int // multiple of 2
	Panels int
	Data   []int16
	Shift  []float32 // of each column: what is added to the scaled sum
}

// Product multiplies rows of b.Depth int16 with b: row r of the result begins at dst[r*ld]. Sums must fit an int32.
// Rows is a multiple of RowBlock.
//
//	dst = float32(sum of a*b) * scale + shift
func (s *Set) Product(dst []float32, ld int, a []int16, scale []float32, rows int, b *Panels16) {
	if rows == 0 {
		return
	}
	if rows%RowBlock != 0 || b.Depth%2 != 0 || b.Panels == 0 || b.Depth == 0 || ld < b.Panels*Lanes ||
		len(b.Data) < b.Panels*Lanes*b.Depth || len(b.Shift) < b.Panels*Lanes {
		panic("kernel: Product: bad shape")
	}
	s.tile16(dst[:(rows-1)*ld+b.Panels*Lanes], ld, a[:rows*b.Depth], scale[:rows], rows, b)
}
