package kernel

// The functions here turn slices, whose sizes have been checked, into the pointers and strides in bytes that assembly
// takes.

type (
	bytesFunc func(dst *float32, ld int, a *uint8, lda int, scale *float32, rows int, w *byte, stride, depth int,
		base *int32, columns, bias *float32)
	wordsFunc func(dst *float32, ld int, a *int16, lda int, scale *float32, rows int, w *int16, stride, depth int, shift *float32)
	rowFunc   func(q *uint8, x *float32, n int) float32
)

// tile8 takes two panels at a time where it can; two may be nil.
func tile8(one, two bytesFunc) func([]float32, int, []uint8, []float32, int, *Matrix, int, int) {
	return func(dst []float32, ld int, a []uint8, scale []float32, rows int, m *Matrix, from, to int) {
		stride := m.In * Lanes
		for p := from; p < to; {
			f, n := one, 1
			if two != nil && p+2 <= to {
				f, n = two, 2
			}
			f(&dst[(p-from)*Lanes], 4*ld, &a[0], m.In, &scale[0], rows, &m.weights[p*stride], stride, m.In/quads,
				&m.base[p*Lanes], &m.scale[p*Lanes], &m.bias[p*Lanes])
			p += n
		}
	}
}

func tile16(one, two wordsFunc) func([]float32, int, []int16, []float32, int, *Panels16) {
	return func(dst []float32, ld int, a []int16, scale []float32, rows int, b *Panels16) {
		stride := b.Depth * Lanes
		for p := 0; p < b.Panels; {
			f, n := one, 1
			if two != nil && p+2 <= b.Panels {
				f, n = two, 2
			}
			f(&dst[p*Lanes], 4*ld, &a[0], 2*b.Depth, &scale[0], rows, &b.Data[p*stride], 2*stride, b.Depth/2, &b.Shift[p*Lanes])
			p += n
		}
	}
}

func onRow(f rowFunc) func([]uint8, []float32) float32 {
	return func(q []uint8, x []float32) float32 { return f(&q[0], &x[0], len(x)) }
}

func normed(f func(q *uint8, x, y, gain, shift *float32, n int) float32) func(q []uint8, x, y, gain, shift []float32) float32 {
	return func(q []uint8, x, y, gain, shift []float32) float32 {
		return f(&q[0], &x[0], &y[0], &gain[0], &shift[0], len(x))
	}
}

func embedded(f func(x *float32, w *byte, scale float32, position *float32, n int)) func([]float32, []byte, float32, []float32) {
	return func(x []float32, w []byte, scale float32, position []float32) {
		f(&x[0], &w[0], scale, &position[0], len(x))
	}
}

func peaked(f func(x *float32, ld, rows int) float32) func([]float32, int, int) float32 {
	return func(x []float32, ld, rows int) float32 { return f(&x[0], 4*ld, rows) }
}

func soft(f func(p *int16, s *float32, n, rows int, steps *float32, step float32)) func([]int16, []float32, []float32, float32) {
	return func(p []int16, s []float32, steps []float32, step float32) {
		f(&p[0], &s[0], len(s)/len(steps), len(steps), &steps[0], step)
	}
}

func dotted(f func(a, b *float32, n int) float32) func(a, b []float32) float32 {
	return func(a, b []float32) float32 { return f(&a[0], &b[0], len(a)) }
}

// paired packs values two rows at a time; an odd last row, and the padding, are left to plain Go.
func paired(f func(dst *int16, half int, x *float32, ld, pairs int, inverse float32)) func([]int16, []float32, int, int, float32) {
	return func(dst []int16, x []float32, ld, rows int, inverse float32) {
		half, pairs := len(dst)/2, rows/2
		if pairs > 0 {
			f(&dst[0], 2*half, &x[0], 4*ld, pairs, inverse)
		}
		for _, d := range [...][]int16{dst[:half], dst[half:]} {
			clear(d[pairs*2*Lanes:])
		}
		if rows%2 == 1 {
			for c, v := range x[(rows-1)*ld:][:HeadWidth] {
				dst[c/Lanes*half+pairs*2*Lanes+c%Lanes*2] = int16(nearest(float32(v * inverse)))
			}
		}
	}
}
