// Gen writes the assembly of package kernel, for AVX2, AVX-512 and AVX-512 with VNNI. Go's assembler chooses the
// encoding: all of AVX2 stays within the first 16 vector registers.
package main

import (
	. "github.com/mmcloughlin/avo/build"
)

func main() {
	ConstraintExpr("amd64")
	for _, i := range []isa{{name: "AVX2"}, {name: "AVX512", wide: true}, {name: "VNNI", wide: true, vnni: true}} {
		panels := 1
		if i.wide {
			panels = 2
		}
		for p := 1; p <= panels; p++ {
			tile8(i, p)
			tile16(i, p)
		}
	}
	for _, i := range []isa{{name: "AVX2"}, {name: "AVX512", wide: true}} {
		rows(i)
		packs(i)
	}
	transpose()
	Generate()
}
