package kernel

// minPeak is the least greatest value of a row that is not taken for a row of zeros: its inverse is finite.
const minPeak = 0x1p-100

// Quantise writes a row as bytes of 1..127, 64 standing for zero, and returns its step.
func (s *Set) Quantise(q []uint8, x []float32) float32 {
	return s.quantise(sameLength(q, x), x)
}

// GELU replaces x by its Gaussian error linear unit (tanh form) and quantises it. Beyond +-4 the unit is x or 0 but
// for 2.5e-5 of x; within, it is off by 6e-5 at most.
func (s *Set) GELU(q []uint8, x []float32) float32 {
	return s.gelu(sameLength(q, x), x)
}

// Norm replaces x by the layer norm of x+y and quantises it.
func (s *Set) Norm(q []uint8, x, y, gain, shift []float32) float32 {
	n := len(x)
	return s.norm(sameLength(q, x), x, y[:n], gain[:n], shift[:n])
}

// Embed writes w*scale + position, w being int8.
func (s *Set) Embed(x []float32, w []byte, scale float32, position []float32) {
	s.embed(x[:len(w)], w, scale, position[:len(w)])
}

// Peak is the greatest absolute value of the first HeadWidth columns of rows that lie ld apart.
func (s *Set) Peak(x []float32, ld, rows int) float32 {
	return s.peak(x[:(rows-1)*ld+HeadWidth], ld, rows)
}

// Inverse turns the peak of a head into the factor that PackQueries, PackKeys and PackValues quantise with, so that the
// peak becomes limit, and the step that undoes it.
func Inverse(peak, limit float32) (inverse, step float32) {
	if peak < minPeak {
		return 0, 0
	}
	return limit / peak, peak / limit
}

// PackQueries quantises a head of rows that lie ld apart to [rows][32].
func (s *Set) PackQueries(dst []int16, x []float32, ld, rows int, inverse float32) {
	s.packQueries(dst[:rows*HeadWidth], x[:(rows-1)*ld+HeadWidth], ld, rows, inverse)
}

// PackKeys quantises a head of rows to panels whose columns are rows: [rows/16][32/2][16][2], padded with zeros.
func (s *Set) PackKeys(dst []int16, x []float32, ld, rows int, inverse float32) {
	s.packKeys(dst[:Pad(rows, Lanes)*HeadWidth], x[:(rows-1)*ld+HeadWidth], ld, rows, inverse)
}

// PackValues quantises a head of rows to two panels of 16 columns whose depth is rows: [2][depth/2][16][2], depth being
// rows rounded up to a multiple of 16, padded with zeros.
func (s *Set) PackValues(dst []int16, x []float32, ld, rows int, inverse float32) {
	s.packValues(dst[:Pad(rows, Lanes)*HeadWidth], x[:(rows-1)*ld+HeadWidth], ld, rows, inverse)
}

// Softmax writes 2^(s-max s) of each of len(steps) rows of n in steps of 1/4095, and step over the sum of the row. N is a
// multiple of 16.
func (s *Set) Softmax(p []int16, scores []float32, n int, steps []float32, step float32) {
	if n <= 0 || n%Lanes != 0 {
		panic("kernel: Softmax: bad length")
	}
	if all := n * len(steps); all > 0 {
		s.softmax(p[:all], scores[:all], steps, step)
	}
}

// Dot is the inner product of two rows whose length is a multiple of 16.
func (s *Set) Dot(a, b []float32) float32 {
	if len(a)%Lanes != 0 {
		panic("kernel: Dot: bad length")
	}
	return s.dot(a, b[:len(a)])
}

// sameLength cuts q to the length of x, which is a multiple of 16 and not 0.
func sameLength(q []uint8, x []float32) []uint8 {
	if len(x) == 0 || len(x)%Lanes != 0 {
		panic("kernel: rows are multiples of 16")
	}
	return q[:len(x)]
}
