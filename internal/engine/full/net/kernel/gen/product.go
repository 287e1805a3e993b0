package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// unroll is the number of steps of 4 bytes that a product takes at a time; every depth is a multiple of it.
const unroll = 4

// prefetches is the number of cache lines fetched ahead in a turn of the loop: 48 rows fetch the next two panels.
const prefetches = 2

// product is the code of a product while it is written. Its registers are chosen by hand: sums first, then weights, then
// the rest.
type product struct {
	isa
	panels  int
	integer bool // int16 factors, and no scale or bias of a column

	row, lda, lda3        reg.GPVirtual // rows of the left factor, in bytes
	weights, stride, deep reg.GPVirtual
	dst, ld, ld3, scale   reg.GPVirtual
	ahead                 reg.GPVirtual // the weights of the next panels, on their way into the cache
}

func tile8(i isa, panels int) {
	p := &product{isa: i, panels: panels}
	i.begin(fmt.Sprintf("bytes%dx", panels), "func(dst *float32, ld int, a *uint8, lda int, scale *float32, rows int,"+
		" w *byte, stride, depth int, base *int32, columns, bias *float32)",
		fmt.Sprintf("multiplies rows of bytes with %d panels; depth counts steps of 4, strides are bytes.", panels))
	p.write()
}

func tile16(i isa, panels int) {
	p := &product{isa: i, panels: panels, integer: true}
	i.begin(fmt.Sprintf("words%dx", panels), "func(dst *float32, ld int, a *int16, lda int, scale *float32, rows int,"+
		" w *int16, stride, depth int, shift *float32)",
		fmt.Sprintf("multiplies rows of int16 with %d panels; depth counts steps of 2, strides are bytes.", panels))
	p.write()
}

// heights are the numbers of rows that are taken at a time.
func (p *product) heights() []int {
	if p.wide {
		return []int{12, 8, 4}
	}
	return []int{4}
}

func (p *product) write() {
	p.dst = Load(Param("dst"), GP64()).(reg.GPVirtual)
	p.ld = Load(Param("ld"), GP64()).(reg.GPVirtual)
	p.row = Load(Param("a"), GP64()).(reg.GPVirtual)
	p.lda = Load(Param("lda"), GP64()).(reg.GPVirtual)
	p.scale = Load(Param("scale"), GP64()).(reg.GPVirtual)
	p.stride = Load(Param("stride"), GP64()).(reg.GPVirtual)
	left := Load(Param("rows"), GP64()).(reg.GPVirtual)
	p.lda3 = GP64()
	LEAQ(Mem{Base: p.lda, Index: p.lda, Scale: 2}, p.lda3)
	p.ld3 = GP64()
	LEAQ(Mem{Base: p.ld, Index: p.ld, Scale: 2}, p.ld3)
	if !p.integer {
		p.ahead = Load(Param("w"), GP64()).(reg.GPVirtual)
		for range p.panels {
			ADDQ(p.stride, p.ahead)
		}
	}
	if !p.vnni && !p.integer {
		VPBROADCASTD(p.pool(0x00010001), p.ones())
	}
	heights := p.heights()
	for n, h := range heights {
		more, under := fmt.Sprintf("rows%d", h), fmt.Sprintf("under%d", h)
		Label(more)
		CMPQ(left, Imm(uint64(h)))
		JLT(LabelRef(under))
		p.block(h)
		SUBQ(Imm(uint64(h)), left)
		JMP(LabelRef(more))
		Label(under)
		if n == len(heights)-1 {
			done()
		}
	}
}

// register is a vector register by number.
func (p *product) register(n int) reg.VecPhysical {
	z := []reg.VecPhysical{reg.Z0, reg.Z1, reg.Z2, reg.Z3, reg.Z4, reg.Z5, reg.Z6, reg.Z7, reg.Z8, reg.Z9, reg.Z10,
		reg.Z11, reg.Z12, reg.Z13, reg.Z14, reg.Z15, reg.Z16, reg.Z17, reg.Z18, reg.Z19, reg.Z20, reg.Z21, reg.Z22,
		reg.Z23, reg.Z24, reg.Z25, reg.Z26, reg.Z27, reg.Z28, reg.Z29, reg.Z30, reg.Z31}
	y := []reg.VecPhysical{reg.Y0, reg.Y1, reg.Y2, reg.Y3, reg.Y4, reg.Y5, reg.Y6, reg.Y7, reg.Y8, reg.Y9, reg.Y10,
		reg.Y11, reg.Y12, reg.Y13, reg.Y14, reg.Y15}
	if p.wide {
		return z[n]
	}
	return y[n]
}

// across is the number of registers that the columns of a row take.
func (p *product) across() int { return p.panels * p.parts() }

func (p *product) sum(row, c int) reg.VecPhysical { return p.register(row*p.across() + c) }

func (p *product) weight(c int) reg.VecPhysical {
	if p.wide {
		return p.register(24 + c)
	}
	return p.register(8 + c)
}

// spare are registers that neither sums nor weights take.
func (p *product) spare(n int) reg.VecPhysical {
	if p.wide {
		return p.register(26 + n)
	}
	return p.register(10 + n)
}

func (p *product) ones() reg.VecPhysical { return p.spare(5) }

// column is where the registers of the columns of a row lie: c-th of a row, each panel so many bytes after the other.
func (p *product) column(base reg.Register, c int) Mem {
	return Mem{Base: base, Disp: c * p.bytes()}
}

// block multiplies some rows and moves on to the next.
func (p *product) block(height int) {
	p.start(height)
	groups := []reg.GPVirtual{p.row}
	for g := 1; g < height/4; g++ {
		next := GP64()
		LEAQ(Mem{Base: groups[g-1], Index: p.lda, Scale: 4}, next)
		groups = append(groups, next)
	}
	p.weights = Load(Param("w"), GP64()).(reg.GPVirtual)
	p.deep = Load(Param("depth"), GP64()).(reg.GPVirtual)
	loop := fmt.Sprintf("depth%d", height)
	Label(loop)
	for s := range unroll {
		p.step(s, height, groups)
	}
	if !p.integer {
		for line := range prefetches {
			PREFETCHT1(Mem{Base: p.ahead, Disp: 64 * line})
		}
		ADDQ(U32(64*prefetches), p.ahead)
	}
	for _, g := range groups {
		ADDQ(Imm(4*unroll), g)
	}
	ADDQ(U32(64*unroll), p.weights)
	SUBQ(Imm(unroll), p.deep)
	JNZ(LabelRef(loop))
	p.finish(height)
	p.row = groups[len(groups)-1]
	p.rewind(groups)
}

// start sets the sums of a block to the base of their columns, or to zero.
func (p *product) start(height int) {
	if !p.integer {
		base := Load(Param("base"), GP64())
		for c := range p.across() {
			VMOVUPS(p.column(base, c), p.sum(0, c))
		}
	}
	for c := range p.across() {
		for r := range height {
			switch {
			case p.integer:
				p.clear(p.sum(r, c))
			case r > 0:
				VMOVAPS(p.sum(0, c), p.sum(r, c))
			}
		}
	}
}

// rewind sets the row pointer to the next block.
func (p *product) rewind(groups []reg.GPVirtual) {
	last := groups[len(groups)-1]
	deep := Load(Param("depth"), GP64())
	SHLQ(Imm(2), deep)
	SUBQ(deep, last)
	LEAQ(Mem{Base: last, Index: p.lda, Scale: 4}, last)
	p.row = groups[0]
	if last != p.row {
		MOVQ(last, p.row)
	}
}

// step adds the products of one step of 4 bytes.
func (p *product) step(s, height int, groups []reg.GPVirtual) {
	for c := range p.across() {
		m := Mem{Base: p.weights, Disp: 64*s + c%p.parts()*p.bytes()}
		if c/p.parts() == 1 {
			m.Index, m.Scale = p.stride, 1
		}
		VMOVUPS(m, p.weight(c))
	}
	for r := range height {
		m := Mem{Base: groups[r/4], Disp: 4 * s}
		switch r % 4 {
		case 1:
			m.Index, m.Scale = p.lda, 1
		case 2:
			m.Index, m.Scale = p.lda, 2
		case 3:
			m.Index, m.Scale = p.lda3, 1
		}
		a := p.spare(r % 2)
		VPBROADCASTD(m, a)
		for c := range p.across() {
			p.multiply(a, p.weight(c), p.sum(r, c), p.spare(2+(r*p.across()+c)%3))
		}
	}
}

func (p *product) multiply(a, w, sum, t reg.VecPhysical) {
	switch {
	case p.integer && p.vnni:
		VPDPWSSD(w, a, sum)
	case p.vnni:
		VPDPBUSD(w, a, sum)
	case p.integer:
		VPMADDWD(w, a, t)
		VPADDD(t, sum, sum)
	default:
		VPMADDUBSW(w, a, t)
		VPMADDWD(p.ones(), t, t)
		VPADDD(t, sum, sum)
	}
}

// finish scales the sums of a block and writes them.
func (p *product) finish(height int) {
	if !p.integer {
		scales, bias := Load(Param("columns"), GP64()), Load(Param("bias"), GP64())
		for c := range p.across() {
			VMOVUPS(p.column(scales, c), p.weight(c))
		}
		p.rowsOut(height, func(sum, step reg.VecPhysical, c int) {
			t := p.spare(2 + c%3)
			VMULPS(p.weight(c), step, t)
			VMULPS(t, sum, sum)
			VADDPS(p.column(bias, c), sum, sum)
		})
		return
	}
	shift := Load(Param("shift"), GP64())
	p.rowsOut(height, func(sum, step reg.VecPhysical, c int) {
		VMULPS(step, sum, sum)
		VADDPS(p.column(shift, c), sum, sum)
	})
}

// rowsOut runs an operation on every sum, with the step of its row, writes it and moves on.
func (p *product) rowsOut(height int, op func(sum, step reg.VecPhysical, c int)) {
	for r := range height {
		step := p.spare(r % 2)
		VBROADCASTSS(Mem{Base: p.scale, Disp: 4 * r}, step)
		for c := range p.across() {
			sum := p.sum(r, c)
			VCVTDQ2PS(sum, sum)
			op(sum, step, c)
			m := p.column(p.dst, c)
			switch r % 4 {
			case 1:
				m.Index, m.Scale = p.ld, 1
			case 2:
				m.Index, m.Scale = p.ld, 2
			case 3:
				m.Index, m.Scale = p.ld3, 1
			}
			VMOVUPS(sum, m)
		}
		if r%4 == 3 {
			LEAQ(Mem{Base: p.dst, Index: p.ld, Scale: 4}, p.dst)
		}
	}
	ADDQ(Imm(uint64(4*height)), p.scale)
}
