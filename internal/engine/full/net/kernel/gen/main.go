// Gen writes the assembly of package kernel, for AVX2, AVX-512 and AVX-512 with VNNI. Go's assembler chooses the
// encoding: all of AVX2 stays within the first 16 vector registers.
package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
)

func main() {
	ConstraintExpr("amd64")
	data := map[string]Mem{}
	sets := []isa{{name: "AVX2", data: data}, {name: "AVX512", wide: true, data: data}, {name: "VNNI", wide: true, vnni: true, data: data}}
	for _, i := range sets {
		panels := 1
		if i.wide {
			panels = 2
		}
		for p := 1; p <= panels; p++ {
			tile8(i, p)
			tile16(i, p)
		}
	}
	for _, i := range sets[:2] { // VNNI takes the vectors of AVX-512
		rows(i)
		packs(i)
	}
	transpose()
	Generate()
}
