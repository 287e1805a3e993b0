package main

import (
	"fmt"
	"math"

	"github.com/mmcloughlin/avo/attr"
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// isa is an instruction set.
type isa struct {
	name string
	wide bool // 512 bits
	vnni bool
	data map[string]Mem // the constants of the file, by name
}

// begin opens a function.
func (i isa) begin(name, signature, doc string) {
	TEXT(name+i.name, NOSPLIT, signature)
	Pragma("noescape")
	Doc(name + i.name + " " + doc)
}

// lanes16 holds 16 lanes of 32 bits: one register of 512 bits, or two of 256.
type lanes16 []reg.VecVirtual

// parts is the number of registers of 16 lanes.
func (i isa) parts() int {
	if i.wide {
		return 1
	}
	return 2
}

// bytes is the width of a register.
func (i isa) bytes() int { return 64 / i.parts() }

func (i isa) vector() reg.VecVirtual {
	if i.wide {
		return ZMM()
	}
	return YMM()
}

func (i isa) new() lanes16 {
	out := make(lanes16, i.parts())
	for p := range out {
		out[p] = i.vector()
	}
	return out
}

// all gives 16 lanes that share one register.
func (i isa) all(v reg.VecVirtual) lanes16 {
	out := make(lanes16, i.parts())
	for p := range out {
		out[p] = v
	}
	return out
}

// each runs an instruction dst = a op b on every part, where a or b may be in memory: Go's order is b, a, dst.
func each(op func(...Op), b []Op, a, dst lanes16) {
	for p := range dst {
		op(b[p], a[p], dst[p])
	}
}

func (l lanes16) ops() []Op {
	out := make([]Op, len(l))
	for p := range l {
		out[p] = l[p]
	}
	return out
}

// at is where 16 lanes lie in memory, a lane taking so many bytes.
func (i isa) at(m Mem, lane int) []Op {
	out := make([]Op, i.parts())
	for p := range out {
		out[p] = m.Offset(p * 16 / i.parts() * lane)
	}
	return out
}

// load reads 16 float32 or int32.
func (i isa) load(m Mem) lanes16 {
	out := i.new()
	for p, from := range i.at(m, 4) {
		VMOVUPS(from, out[p])
	}
	return out
}

func (i isa) store(l lanes16, m Mem) {
	for p, to := range i.at(m, 4) {
		VMOVUPS(l[p], to)
	}
}

// zero gives 16 lanes of zero.
func (i isa) zero() lanes16 {
	out := i.new()
	for _, v := range out {
		i.clear(v)
	}
	return out
}

func (i isa) clear(v reg.Register) {
	if i.wide {
		VPXORD(v, v, v)
	} else {
		VPXOR(v, v, v)
	}
}

// and is the bitwise and of registers.
func (i isa) and(b, a, dst Op) {
	if i.wide {
		VPANDD(b, a, dst)
	} else {
		VPAND(b, a, dst)
	}
}

func (i isa) or(b, a, dst Op) {
	if i.wide {
		VPORD(b, a, dst)
	} else {
		VPOR(b, a, dst)
	}
}

// float is a float32 in every lane.
func (i isa) float(v float32) reg.VecVirtual {
	return i.integer(math.Float32bits(v))
}

// integer is an int32 in every lane.
func (i isa) integer(v uint32) reg.VecVirtual {
	out := i.vector()
	VBROADCASTSS(i.pool(v), out)
	return out
}

// pool is 32 bits in memory, written once.
func (i isa) pool(v uint32) Mem { return i.table("bits", v, 1) }

// single is a float32 in memory.
func (i isa) single(v float32) Mem { return i.pool(math.Float32bits(v)) }

// table is a value in memory, many times over.
func (i isa) table(kind string, v uint32, times int) Mem {
	name := fmt.Sprintf("%s%08x", kind, v)
	if _, ok := i.data[name]; !ok {
		i.data[name] = GLOBL(name, attr.RODATA|attr.NOPTR)
		for n := range times {
			DATA(4*n, U32(v))
		}
	}
	return i.data[name]
}

// fold narrows 16 lanes to one by halves: i with i+8, i+4, i+2, i+1. The result is in the lowest lane.
func (i isa) fold(op func(...Op), l lanes16) reg.VecVirtual {
	half := YMM()
	if i.wide {
		VEXTRACTF64X4(U8(1), l[0], half)
		op(half, l[0].AsY(), half)
	} else {
		op(l[1], l[0], half)
	}
	x, y := XMM(), XMM()
	VEXTRACTF128(U8(1), half, x)
	op(x, half.AsX(), x)
	VPERMILPS(U8(0b01001110), x, y)
	op(y, x, x)
	VPERMILPS(U8(0b10110001), x, y)
	op(y, x, x)
	return x
}

// terms are numbers in every lane: in registers where there are 32 of them, else in memory.
func (i isa) terms(values []float32) []Op {
	var out []Op
	for _, v := range values {
		if i.wide {
			out = append(out, i.float(v))
			continue
		}
		out = append(out, i.table("eight", math.Float32bits(v), 8))
	}
	return out
}

// done ends a function.
func done() {
	VZEROUPPER()
	RET()
}
