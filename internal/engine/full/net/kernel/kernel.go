// Package kernel holds the inner loops of the encoder: products of small integers, which are exact, and loops over
// float32 vectors, which add in one fixed order of 16 lanes and never fuse a multiplication with an addition. Every
// instruction set therefore gives the same bits.
//
// Rows come in blocks of RowBlock: callers round the number of rows up, and what stands in the rows beyond is read and
// written but never mixed into another row.
package kernel

//go:generate go -C gen run . -out ../asm_amd64.s -stubs ../asm_amd64.go -pkg kernel

import (
	"fmt"
	"strings"
)

const (
	// Lanes is the number of columns of a panel, and of the partial sums of a float32 reduction.
	Lanes = 16
	// RowBlock is the number of rows that a product takes at a time.
	RowBlock = 4
	// HeadWidth is the width of an attention head.
	HeadWidth = 32

	quads = 4  // consecutive k of a byte panel
	zero  = 64 // the byte that stands for an activation of zero
	steps = 63 // largest activation, in steps
	// KeyLimit is the largest query and key in steps: the product of two heads just fits an int32.
	KeyLimit = 8191
	// ValueLimit is the largest value in steps: with 512 greatest attention weights the sum just fits an int32.
	ValueLimit = 1023

	weightOne = 4095 // the attention weight of the best key, in steps
)

// ISA is an instruction set that the kernels are written for.
type ISA uint8

// The instruction sets, from the slowest.
const (
	Plain  ISA = iota // Go
	AVX2              // 256-bit integers
	AVX512            // 512-bit integers: F, BW, DQ, VL
	VNNI              // AVX512 with byte dot products
)

// String is the name that Choose takes.
func (i ISA) String() string {
	return [...]string{"plain", "avx2", "avx512", "vnni"}[i]
}

// Set is the kernels of one instruction set. It holds no state and is safe for concurrent use.
type Set struct {
	isa ISA
	ops
}

// ISA is what the kernels are written for.
func (s *Set) ISA() ISA { return s.isa }

// ops are the loops that an instruction set provides. Sizes have been checked by the methods of Set.
type ops struct {
	tile8       func(dst []float32, ld int, a []uint8, scale []float32, rows int, m *Matrix, from, to int)
	tile16      func(dst []float32, ld int, a []int16, scale []float32, rows int, b *Panels16)
	quantise    func(q []uint8, x []float32) float32
	gelu        func(q []uint8, x []float32) float32
	norm        func(q []uint8, x, y, gain, shift []float32) float32
	embed       func(x []float32, w []byte, scale float32, position []float32)
	peak        func(x []float32, ld, rows int) float32
	packQueries func(dst []int16, x []float32, ld, rows int, inverse float32)
	packKeys    func(dst []int16, x []float32, ld, rows int, inverse float32)
	packValues  func(dst []int16, x []float32, ld, rows int, inverse float32)
	softmax     func(p []int16, s []float32, steps []float32, step float32)
	dot         func(a, b []float32) float32
}

// Available lists the instruction sets of this machine, from the slowest.
func Available() []ISA { return available() }

// Choose gives the kernels of the named instruction set (plain, avx2, avx512, vnni), or the fastest of this machine
// when the name is empty.
func Choose(name string) (*Set, error) {
	all := Available()
	if name == "" {
		return New(all[len(all)-1])
	}
	for i := Plain; i <= VNNI; i++ {
		if i.String() == name {
			return New(i)
		}
	}
	return nil, fmt.Errorf("unknown instruction set %q: plain, avx2, avx512 or vnni", name)
}

// New gives the kernels of an instruction set, or an error when this machine lacks it.
func New(isa ISA) (*Set, error) {
	var names []string
	for _, i := range Available() {
		if i == isa {
			return &Set{isa: isa, ops: forISA(isa)}, nil
		}
		names = append(names, i.String())
	}
	return nil, fmt.Errorf("this machine has no %s, only %s", isa, strings.Join(names, ", "))
}

// Pad rounds n up to a multiple of m.
func Pad(n, m int) int { return (n + m - 1) / m * m }
