package kernel

// plainOps are the kernels in Go.
func plainOps() ops {
	return ops{
		tile8: plainTile8, tile16: plainTile16, quantise: plainQuantise, gelu: plainGELU, norm: plainNorm,
		embed: plainEmbed, peak: plainPeak, packQueries: plainPackQueries, packKeys: plainPackKeys,
		packValues: plainPackValues, softmax: plainSoftmax, dot: plainDot,
	}
}

func plainTile8(dst []float32, ld int, a []uint8, scale []float32, rows int, m *Matrix, from, to int) {
	for p := from; p < to; p++ {
		w := m.weights[p*m.In*Lanes:][:m.In*Lanes]
		at := p * Lanes
		for r := range rows {
			row := a[r*m.In:][:m.In]
			out := dst[r*ld+(p-from)*Lanes:][:Lanes]
			for c := 0; c < Lanes; c += 4 {
				s := plainDots8(row, w[c*quads:])
				for i, v := range s {
					col := at + c + i
					step := scale[r] * m.scale[col]
					out[c+i] = float32(float32(v+m.base[col])*step) + m.bias[col]
				}
			}
		}
	}
}

// plainDots8 is the product of a row with four neighbouring columns of a panel that begins at w.
func plainDots8(row []uint8, w []byte) [4]int32 {
	var s0, s1, s2, s3 int32
	for k := 0; k < len(row); k += quads {
		a := row[k:][:quads]
		v := w[k*Lanes:][:4*quads]
		a0, a1, a2, a3 := int32(a[0]), int32(a[1]), int32(a[2]), int32(a[3])
		s0 += a0*int32(int8(v[0])) + a1*int32(int8(v[1])) + a2*int32(int8(v[2])) + a3*int32(int8(v[3]))
		s1 += a0*int32(int8(v[4])) + a1*int32(int8(v[5])) + a2*int32(int8(v[6])) + a3*int32(int8(v[7]))
		s2 += a0*int32(int8(v[8])) + a1*int32(int8(v[9])) + a2*int32(int8(v[10])) + a3*int32(int8(v[11]))
		s3 += a0*int32(int8(v[12])) + a1*int32(int8(v[13])) + a2*int32(int8(v[14])) + a3*int32(int8(v[15]))
	}
	return [4]int32{s0, s1, s2, s3}
}

func plainTile16(dst []float32, ld int, a []int16, scale []float32, rows int, b *Panels16) {
	for p := range b.Panels {
		w := b.Data[p*b.Depth*Lanes:][:b.Depth*Lanes]
		shift := b.Shift[p*Lanes:][:Lanes]
		for r := range rows {
			row := a[r*b.Depth:][:b.Depth]
			out := dst[r*ld+p*Lanes:][:Lanes]
			for c := 0; c < Lanes; c += 4 {
				for i, v := range plainDots16(row, w[c*2:]) {
					out[c+i] = float32(float32(v)*scale[r]) + shift[c+i]
				}
			}
		}
	}
}

// plainDots16 is the product of a row with four neighbouring columns of a panel that begins at w.
func plainDots16(row []int16, w []int16) [4]int32 {
	var s0, s1, s2, s3 int32
	for k := 0; k < len(row); k += 2 {
		a0, a1 := int32(row[k]), int32(row[k+1])
		v := w[k*Lanes:][:8]
		s0 += a0*int32(v[0]) + a1*int32(v[1])
		s1 += a0*int32(v[2]) + a1*int32(v[3])
		s2 += a0*int32(v[4]) + a1*int32(v[5])
		s3 += a0*int32(v[6]) + a1*int32(v[7])
	}
	return [4]int32{s0, s1, s2, s3}
}

func plainPackQueries(dst []int16, x []float32, ld, rows int, inverse float32) {
	for r := range rows {
		for c, v := range x[r*ld:][:HeadWidth] {
			dst[r*HeadWidth+c] = int16(nearest(float32(v * inverse)))
		}
	}
}

func plainPackKeys(dst []int16, x []float32, ld, rows int, inverse float32) {
	clear(dst[rows/Lanes*Lanes*HeadWidth:])
	for r := range rows {
		panel := dst[r/Lanes*Lanes*HeadWidth:][:Lanes*HeadWidth]
		for c, v := range x[r*ld:][:HeadWidth] {
			panel[c/2*2*Lanes+r%Lanes*2+c%2] = int16(nearest(float32(v * inverse)))
		}
	}
}

func plainPackValues(dst []int16, x []float32, ld, rows int, inverse float32) {
	half := len(dst) / 2
	for _, d := range [...][]int16{dst[:half], dst[half:]} {
		clear(d[rows/2*2*Lanes:])
	}
	for r := range rows {
		for c, v := range x[r*ld:][:HeadWidth] {
			dst[c/Lanes*half+r/2*2*Lanes+c%Lanes*2+r%2] = int16(nearest(float32(v * inverse)))
		}
	}
}
