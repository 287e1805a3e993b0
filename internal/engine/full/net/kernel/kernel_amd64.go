package kernel

import "golang.org/x/sys/cpu"

func available() []ISA {
	out := []ISA{Plain}
	x := cpu.X86
	if !x.HasAVX2 {
		return out
	}
	out = append(out, AVX2)
	if !x.HasAVX512F || !x.HasAVX512BW || !x.HasAVX512DQ || !x.HasAVX512VL {
		return out
	}
	out = append(out, AVX512)
	if x.HasAVX512VNNI {
		out = append(out, VNNI)
	}
	return out
}

func forISA(i ISA) ops {
	switch i {
	case AVX2:
		o := vectors256()
		o.tile8, o.tile16 = tile8(bytes1xAVX2, nil), tile16(words1xAVX2, nil)
		return o
	case AVX512:
		o := vectors512()
		o.tile8, o.tile16 = tile8(bytes1xAVX512, bytes2xAVX512), tile16(words1xAVX512, words2xAVX512)
		return o
	case VNNI:
		o := vectors512()
		o.tile8, o.tile16 = tile8(bytes1xVNNI, bytes2xVNNI), tile16(words1xVNNI, words2xVNNI)
		return o
	}
	return plainOps()
}

func vectors256() ops {
	return ops{
		quantise: onRow(quantiseAVX2), gelu: onRow(geluAVX2), norm: normed(normAVX2), embed: embedded(embedAVX2),
		peak: peaked(peakAVX2), softmax: soft(softmaxAVX2), dot: dotted(dotAVX2),
		packQueries: func(dst []int16, x []float32, ld, rows int, inverse float32) {
			packRowsAVX2(&dst[0], &x[0], 4*ld, rows, inverse)
		},
		packKeys: func(dst []int16, x []float32, ld, rows int, inverse float32) {
			var tile [Lanes * HeadWidth]int16
			for r := 0; r < rows; r += Lanes {
				n := min(Lanes, rows-r)
				clear(tile[n*HeadWidth:])
				packRowsAVX2(&tile[0], &x[r*ld], 4*ld, n, inverse)
				transposeAVX2(&dst[r*HeadWidth], &tile[0])
			}
		},
		packValues: paired(packPairsAVX2),
	}
}

func vectors512() ops {
	return ops{
		quantise: onRow(quantiseAVX512), gelu: onRow(geluAVX512), norm: normed(normAVX512), embed: embedded(embedAVX512),
		peak: peaked(peakAVX512), softmax: soft(softmaxAVX512), dot: dotted(dotAVX512),
		packQueries: func(dst []int16, x []float32, ld, rows int, inverse float32) {
			packRowsAVX512(&dst[0], &x[0], 4*ld, rows, inverse)
		},
		packKeys: func(dst []int16, x []float32, ld, rows int, inverse float32) {
			var tile [Lanes * HeadWidth]int16
			for r := 0; r < rows; r += Lanes {
				n := min(Lanes, rows-r)
				clear(tile[n*HeadWidth:])
				packRowsAVX512(&tile[0], &x[r*ld], 4*ld, n, inverse)
				transposeAVX2(&dst[r*HeadWidth], &tile[0])
			}
		},
		packValues: paired(packPairsAVX512),
	}
}
