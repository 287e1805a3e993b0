package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// rows writes the loops over a row whose length is a multiple of 16.
func rows(i isa) {
	quantise(i)
	gelu(i)
	norm(i)
	embed(i)
	softmax(i)
	dot(i)
}

// loop counts the offset of 16 float32 from 0 to the end of a row and runs a body.
func loop(name string, n reg.Register, body func(at reg.GPVirtual)) {
	at := GP64()
	XORQ(at, at)
	Label(name)
	body(at)
	ADDQ(Imm(16), at)
	CMPQ(at, n)
	JLT(LabelRef(name))
}

func floats(base reg.Register, at reg.Register) Mem { return Mem{Base: base, Index: at, Scale: 4} }

// absolute makes magnitudes of a copy of l and keeps the greatest of each lane in top.
func (i isa) absolute(l, top lanes16, mask reg.VecVirtual) {
	for p := range l {
		t := i.vector()
		i.and(l[p], mask, t)
		VMAXPS(t, top[p], top[p])
	}
}

// toBytes quantises the row at x, whose lanes have the greatest magnitudes top, into q and returns its step.
func (i isa) toBytes(q, x, n reg.Register, top lanes16) {
	peak := i.fold(VMAXPS, top)
	least := XMM()
	inverse, step := XMM(), XMM()
	VMOVSS(i.single(0x1p-100), least)
	VXORPS(inverse, inverse, inverse)
	VXORPS(step, step, step)
	VUCOMISS(least, peak)
	JCS(LabelRef("still")) // below
	steps := XMM()
	VMOVSS(i.single(63), steps)
	VDIVSS(peak, steps, inverse)
	VDIVSS(steps, peak, step)
	Label("still")
	factor := i.vector()
	VBROADCASTSS(inverse, factor)
	zero := i.integer(64)
	loop("bytes", n, func(at reg.GPVirtual) {
		l := i.new()
		for p, from := range i.at(floats(x, at), 4) {
			VMULPS(from, factor, l[p])
			VCVTPS2DQ(l[p], l[p])
			VPADDD(zero, l[p], l[p])
		}
		i.narrow8(l, Mem{Base: q, Index: at, Scale: 1})
	})
	Store(step, ReturnIndex(0))
}

// narrow8 writes the low bytes of lanes of 0..127.
func (i isa) narrow8(l lanes16, m Mem) {
	if i.wide {
		VPMOVDB(l[0], m)
		return
	}
	VPACKSSDW(l[1], l[0], l[0])
	VPERMQ(U8(0b11011000), l[0], l[0])
	VPACKUSWB(l[0], l[0], l[0])
	VPERMQ(U8(0b11011000), l[0], l[0])
	VMOVUPS(l[0].AsX(), m)
}

// narrow16 writes lanes as int16.
func (i isa) narrow16(l lanes16, m Mem) {
	if i.wide {
		VPMOVDW(l[0], m)
		return
	}
	VPACKSSDW(l[1], l[0], l[0])
	VPERMQ(U8(0b11011000), l[0], l[0])
	VMOVUPS(l[0], m)
}

func quantise(i isa) {
	i.begin("quantise", "func(q *uint8, x *float32, n int) float32", "writes a row as bytes and returns its step.")
	q, x, n := Load(Param("q"), GP64()), Load(Param("x"), GP64()), Load(Param("n"), GP64())
	top, mask := i.zero(), i.integer(0x7fffffff)
	loop("peak", n, func(at reg.GPVirtual) { i.absolute(i.load(floats(x, at)), top, mask) })
	i.toBytes(q, x, n, top)
	done()
}

// geluTerms are the coefficients of the Gaussian error linear unit, the highest first; see plain_vector.go.
func geluTerms() []float32 {
	return []float32{-1.4590423313975975e-09, 1.1511624364857198e-07, -3.966702479374362e-06, 7.943469245219603e-05,
		-0.001043393393047154, 0.009654629044234753, -0.06609904021024704, 0.3986174762248993}
}

func gelu(i isa) {
	i.begin("gelu", "func(q *uint8, x *float32, n int) float32", "replaces a row by its unit, writes it as bytes and returns its step.")
	q, x, n := Load(Param("q"), GP64()), Load(Param("x"), GP64()), Load(Param("n"), GP64())
	top, mask := i.zero(), i.integer(0x7fffffff)
	low, high, half := i.float(-4), i.float(4), i.float(0.5)
	terms := i.terms(geluTerms())
	loop("unit", n, func(at reg.GPVirtual) {
		m := floats(x, at)
		for p, place := range i.at(m, 4) {
			v, t, u, s := i.vector(), i.vector(), i.vector(), i.vector()
			VMOVUPS(place, v)
			VMAXPS(low, v, t)
			VMINPS(high, t, t)
			VMULPS(t, t, u)
			VMULPS(terms[0], u, s)
			for _, c := range terms[1 : len(terms)-1] {
				VADDPS(c, s, s)
				VMULPS(u, s, s)
			}
			VADDPS(terms[len(terms)-1], s, s)
			VMULPS(s, t, s)
			VADDPS(half, s, s)
			VMULPS(s, v, v)
			VMOVUPS(v, place)
			i.absolute(lanes16{v}, lanes16{top[p]}, mask)
		}
	})
	i.toBytes(q, x, n, top)
	done()
}

func norm(i isa) {
	i.begin("norm", "func(q *uint8, x, y, gain, shift *float32, n int) float32",
		"replaces x by the layer norm of x+y, writes it as bytes and returns its step.")
	q, x, y, n := Load(Param("q"), GP64()), Load(Param("x"), GP64()), Load(Param("y"), GP64()), Load(Param("n"), GP64())
	count := XMM()
	VXORPS(count, count, count)
	VCVTSI2SSQ(n, count, count)
	sum := i.zero()
	loop("sum", n, func(at reg.GPVirtual) {
		v := i.load(floats(x, at))
		each(VADDPS, i.at(floats(y, at), 4), v, v)
		i.store(v, floats(x, at))
		each(VADDPS, v.ops(), sum, sum)
	})
	mean := i.fold(VADDPS, sum)
	VDIVSS(count, mean, mean)
	middle := i.vector()
	VBROADCASTSS(mean, middle)
	square := i.zero()
	loop("spread", n, func(at reg.GPVirtual) {
		v := i.load(floats(x, at))
		each(VSUBPS, i.all(middle).ops(), v, v)
		i.store(v, floats(x, at))
		each(VMULPS, v.ops(), v, v)
		each(VADDPS, v.ops(), square, square)
	})
	spread := i.fold(VADDPS, square)
	VDIVSS(count, spread, spread)
	VADDSS(i.single(1e-12), spread, spread)
	VSQRTSS(spread, spread, spread)
	one, inverse := XMM(), XMM()
	VMOVSS(i.single(1), one)
	VDIVSS(spread, one, inverse)
	factor := i.vector()
	VBROADCASTSS(inverse, factor)
	gain, shift := Load(Param("gain"), GP64()), Load(Param("shift"), GP64())
	top, mask := i.zero(), i.integer(0x7fffffff)
	loop("scale", n, func(at reg.GPVirtual) {
		v := i.load(floats(x, at))
		each(VMULPS, i.all(factor).ops(), v, v)
		each(VMULPS, i.at(floats(gain, at), 4), v, v)
		each(VADDPS, i.at(floats(shift, at), 4), v, v)
		i.store(v, floats(x, at))
		i.absolute(v, top, mask)
	})
	i.toBytes(q, x, n, top)
	done()
}

func embed(i isa) {
	i.begin("embed", "func(x *float32, w *byte, scale float32, position *float32, n int)", "writes w*scale + position.")
	x, w, position, n := Load(Param("x"), GP64()), Load(Param("w"), GP64()), Load(Param("position"), GP64()), Load(Param("n"), GP64())
	step, factor := XMM(), i.vector()
	Load(Param("scale"), step)
	VBROADCASTSS(step, factor)
	loop("sum", n, func(at reg.GPVirtual) {
		v := i.new()
		for p, from := range i.at(Mem{Base: w, Index: at, Scale: 1}, 1) {
			VPMOVSXBD(from, v[p])
			VCVTDQ2PS(v[p], v[p])
			VMULPS(factor, v[p], v[p])
		}
		each(VADDPS, i.at(floats(position, at), 4), v, v)
		i.store(v, floats(x, at))
	})
	done()
}

// expTerms are the coefficients of 4095 * 2^r, the highest first; see plain_vector.go.
func expTerms() []float32 {
	return []float32{39.18956756591797, 228.983642578125, 983.8132934570312, 2838.333740234375, 4095}
}

func softmax(i isa) {
	i.begin("softmax", "func(p *int16, s *float32, n, rows int, steps *float32, step float32)",
		"writes powers of two of rows of n and the step over the sum of each.")
	out, s, n := Load(Param("p"), GP64()), Load(Param("s"), GP64()), Load(Param("n"), GP64())
	rows, steps := Load(Param("rows"), GP64()), Load(Param("steps"), GP64())
	end, magic, one := i.float(-20), i.float(12582912), i.integer(0x3f800000)
	terms := i.terms(expTerms())
	Label("row")
	top := i.load(Mem{Base: s})
	loop("top", n, func(at reg.GPVirtual) { each(VMAXPS, i.at(floats(s, at), 4), top, top) })
	best := i.vector()
	VBROADCASTSS(i.fold(VMAXPS, top), best)
	sum := i.zero()
	loop("power", n, func(at reg.GPVirtual) {
		l := i.load(floats(s, at))
		for p, t := range l {
			i.power(t, best, end, magic, one, terms)
			VPADDD(t, sum[p], sum[p])
		}
		i.narrow16(l, Mem{Base: out, Index: at, Scale: 2})
	})
	total, step := i.fold(VPADDD, sum), XMM()
	VCVTDQ2PS(total, total)
	Load(Param("step"), step)
	VDIVSS(total, step, step)
	VMOVSS(step, Mem{Base: steps})
	ADDQ(Imm(4), steps)
	LEAQ(Mem{Base: s, Index: n, Scale: 4}, s)
	LEAQ(Mem{Base: out, Index: n, Scale: 2}, out)
	DECQ(rows)
	JNZ(LabelRef("row"))
	done()
}

// power turns scores into whole numbers: 4095 times 2 to the power of what they are above the best, which is not above 0.
func (i isa) power(t, best, end, magic, one reg.VecVirtual, terms []Op) {
	whole, r, e := i.vector(), i.vector(), i.vector()
	VSUBPS(best, t, t)
	VMAXPS(end, t, t)
	VADDPS(magic, t, whole)
	VSUBPS(magic, whole, r)
	VSUBPS(r, t, r)
	VMULPS(terms[0], r, e)
	for _, c := range terms[1 : len(terms)-1] {
		VADDPS(c, e, e)
		VMULPS(r, e, e)
	}
	VADDPS(terms[len(terms)-1], e, e)
	VPSLLD(U8(23), whole, whole)
	VPADDD(one, whole, whole)
	VMULPS(whole, e, e)
	VCVTPS2DQ(e, t)
}

func dot(i isa) {
	i.begin("dot", "func(a, b *float32, n int) float32", "is the inner product of two rows.")
	a, b, n := Load(Param("a"), GP64()), Load(Param("b"), GP64()), Load(Param("n"), GP64())
	sum := i.zero()
	loop("sum", n, func(at reg.GPVirtual) {
		v := i.load(floats(a, at))
		each(VMULPS, i.at(floats(b, at), 4), v, v)
		each(VADDPS, v.ops(), sum, sum)
	})
	Store(i.fold(VADDPS, sum), ReturnIndex(0))
	done()
}
