package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// packs writes the loops over the heads of rows that lie so many bytes apart. A head is 32 float32 wide.
func packs(i isa) {
	peak(i)
	packRows(i)
	packPairs(i)
}

func peak(i isa) {
	i.begin("peak", "func(x *float32, ld, rows int) float32", "is the greatest magnitude of a head; ld counts bytes.")
	x, ld, n := Load(Param("x"), GP64()), Load(Param("ld"), GP64()), Load(Param("rows"), GP64())
	mask, low, high := i.integer(0x7fffffff), i.zero(), i.zero()
	Label("row")
	i.absolute(i.load(Mem{Base: x}), low, mask)
	i.absolute(i.load(Mem{Base: x, Disp: 64}), high, mask)
	ADDQ(ld, x)
	DECQ(n)
	JNZ(LabelRef("row"))
	each(VMAXPS, high.ops(), low, low)
	Store(i.fold(VMAXPS, low), ReturnIndex(0))
	done()
}

// words quantises 16 float32.
func (i isa) words(m Mem, factor reg.VecVirtual) lanes16 {
	l := i.new()
	for p, from := range i.at(m, 4) {
		VMULPS(from, factor, l[p])
		VCVTPS2DQ(l[p], l[p])
	}
	return l
}

func (i isa) factor() reg.VecVirtual {
	inverse, factor := XMM(), i.vector()
	Load(Param("inverse"), inverse)
	VBROADCASTSS(inverse, factor)
	return factor
}

func packRows(i isa) {
	i.begin("packRows", "func(dst *int16, x *float32, ld, rows int, inverse float32)", "quantises a head to [rows][32]; ld counts bytes.")
	dst, x, ld, n := Load(Param("dst"), GP64()), Load(Param("x"), GP64()), Load(Param("ld"), GP64()), Load(Param("rows"), GP64())
	factor := i.factor()
	Label("row")
	i.narrow16(i.words(Mem{Base: x}, factor), Mem{Base: dst})
	i.narrow16(i.words(Mem{Base: x, Disp: 64}, factor), Mem{Base: dst, Disp: 32})
	ADDQ(ld, x)
	ADDQ(Imm(64), dst)
	DECQ(n)
	JNZ(LabelRef("row"))
	done()
}

func packPairs(i isa) {
	i.begin("packPairs", "func(dst *int16, half int, x *float32, ld, pairs int, inverse float32)",
		"quantises a head to [2][pairs][16][2], its halves so many bytes apart; ld counts bytes.")
	dst, half, x, ld, n := Load(Param("dst"), GP64()), Load(Param("half"), GP64()), Load(Param("x"), GP64()), Load(Param("ld"), GP64()), Load(Param("pairs"), GP64())
	factor, mask := i.factor(), i.integer(0xffff)
	Label("pair")
	for h, to := range []Mem{{Base: dst}, {Base: dst, Index: half, Scale: 1}} {
		even := i.words(Mem{Base: x, Disp: 64 * h}, factor)
		odd := i.words(Mem{Base: x, Index: ld, Scale: 1, Disp: 64 * h}, factor)
		for p := range even {
			i.and(mask, even[p], even[p])
			VPSLLD(U8(16), odd[p], odd[p])
			i.or(even[p], odd[p], odd[p])
		}
		i.store(odd, to)
	}
	LEAQ(Mem{Base: x, Index: ld, Scale: 2}, x)
	ADDQ(Imm(64), dst)
	DECQ(n)
	JNZ(LabelRef("pair"))
	done()
}

// transpose writes a function of AVX2: 16 rows of 16 pairs of int16 become 16 rows of what stood in columns.
func transpose() {
	isa{name: "AVX2"}.begin("transpose", "func(dst, src *int16)", "turns 16 rows of 16 pairs.")
	dst, src := Load(Param("dst"), GP64()), Load(Param("src"), GP64())
	for r := 0; r < 16; r += 4 {
		for c := 0; c < 16; c += 4 {
			var v, u [4]reg.VecVirtual
			for k := range v {
				v[k], u[k] = XMM(), XMM()
				VMOVUPS(Mem{Base: src, Disp: (r+k)*64 + c*4}, v[k])
			}
			VPUNPCKLDQ(v[1], v[0], u[0])
			VPUNPCKHDQ(v[1], v[0], u[1])
			VPUNPCKLDQ(v[3], v[2], u[2])
			VPUNPCKHDQ(v[3], v[2], u[3])
			VPUNPCKLQDQ(u[2], u[0], v[0])
			VPUNPCKHQDQ(u[2], u[0], v[1])
			VPUNPCKLQDQ(u[3], u[1], v[2])
			VPUNPCKHQDQ(u[3], u[1], v[3])
			for k := range v {
				VMOVUPS(v[k], Mem{Base: dst, Disp: (c+k)*64 + r*4})
			}
		}
	}
	done()
}
