package parquet

import "encoding/binary"

// compact writes Thrift's compact protocol, of which the format's metadata is made: fields of a structure must come in
// the order of their numbers.
type compact struct {
	out  []byte
	last []int16 // number of the last field of each open structure
}

const (
	typeInt32  = 5
	typeInt64  = 6
	typeBytes  = 8
	typeList   = 9
	typeStruct = 12
)

func (c *compact) field(id int16, kind byte) {
	top := len(c.last) - 1
	c.out = append(c.out, byte(id-c.last[top])<<4|kind) // field numbers of the metadata lie less than 16 apart
	c.last[top] = id
}

func (c *compact) open() { c.last = append(c.last, 0) }

func (c *compact) close() {
	c.out = append(c.out, 0)
	c.last = c.last[:len(c.last)-1]
}

func (c *compact) int32(id int16, v int32) {
	c.field(id, typeInt32)
	c.out = binary.AppendVarint(c.out, int64(v))
}

func (c *compact) int64(id int16, v int64) {
	c.field(id, typeInt64)
	c.out = binary.AppendVarint(c.out, v)
}

func (c *compact) text(id int16, s string) {
	c.field(id, typeBytes)
	c.bareText(s)
}

func (c *compact) bareText(s string) {
	c.out = binary.AppendUvarint(c.out, uint64(len(s)))
	c.out = append(c.out, s...)
}

func (c *compact) structure(id int16, body func()) {
	c.field(id, typeStruct)
	c.bare(body)
}

// bare is a structure inside a list, or the outermost one.
func (c *compact) bare(body func()) {
	c.open()
	body()
	c.close()
}

func (c *compact) list(id int16, kind byte, n int) {
	c.field(id, typeList)
	if n < 15 {
		c.out = append(c.out, byte(n)<<4|kind)
		return
	}
	c.out = append(c.out, 0xf0|kind)
	c.out = binary.AppendUvarint(c.out, uint64(n))
}
