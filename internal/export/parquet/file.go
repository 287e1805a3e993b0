package parquet

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"
)

// Numbers of the Parquet format.
const (
	magic = "PAR1"

	optional, repeated = 1, 2 // repetition of a field

	convertedText, convertedList, convertedDate = 0, 3, 6
	logicalText, logicalList, logicalDate       = 1, 3, 6 // field of the union LogicalType

	encodingPlain, encodingRLE = 0, 3
	codecGzip                  = 2
	dataPage                   = 0
)

// file writes a Parquet file of flat columns and lists of text: one data page a column and row group, plain encoding,
// gzip.
type file struct {
	w       io.Writer
	offset  int64
	columns []column
	rows    int // of the open row group
	total   int64
	groups  []group
	packer  *gzip.Writer
}

type group struct {
	rows, bytes int64
	chunks      []chunk
}

type chunk struct{ offset, raw, packed, values int64 }

// add takes one row. The group is written when it holds enough.
func (f *file) add(values []any) error {
	size := 0
	for i := range f.columns {
		if err := f.columns[i].add(values[i]); err != nil {
			return err
		}
		size += len(f.columns[i].values)
	}
	f.rows++
	if f.rows >= groupRows || size >= groupBytes {
		return f.flush()
	}
	return nil
}

func (f *file) write(b []byte) error {
	n, err := f.w.Write(b)
	f.offset += int64(n)
	return err
}

// begin writes what a file starts with, once.
func (f *file) begin() error {
	if f.offset > 0 {
		return nil
	}
	return f.write([]byte(magic))
}

// flush writes the open row group.
func (f *file) flush() error {
	if err := f.begin(); err != nil || f.rows == 0 {
		return err
	}
	g := group{rows: int64(f.rows)}
	for i := range f.columns {
		c, err := f.chunk(&f.columns[i])
		if err != nil {
			return err
		}
		g.bytes += c.raw
		g.chunks = append(g.chunks, c)
		f.columns[i].reset()
	}
	f.groups = append(f.groups, g)
	f.total += g.rows
	f.rows = 0
	return nil
}

func (f *file) chunk(c *column) (chunk, error) {
	page := c.page()
	packed, err := f.pack(page)
	if err != nil {
		return chunk{}, err
	}
	head := pageHeader(c.defs.total, len(page), len(packed))
	out := chunk{
		offset: f.offset, values: int64(c.defs.total),
		raw: int64(len(head) + len(page)), packed: int64(len(head) + len(packed)),
	}
	if err := f.write(head); err != nil {
		return out, err
	}
	return out, f.write(packed)
}

func (f *file) pack(page []byte) ([]byte, error) {
	var b bytes.Buffer
	if f.packer == nil {
		f.packer = gzip.NewWriter(&b)
	}
	f.packer.Reset(&b)
	if _, err := f.packer.Write(page); err != nil {
		return nil, err
	}
	err := f.packer.Close()
	return b.Bytes(), err
}

func pageHeader(values, raw, packed int) []byte {
	var c compact
	c.bare(func() {
		c.int32(1, dataPage)
		c.int32(2, int32(raw))
		c.int32(3, int32(packed))
		c.structure(5, func() {
			c.int32(1, int32(values))
			c.int32(2, encodingPlain)
			c.int32(3, encodingRLE)
			c.int32(4, encodingRLE)
		})
	})
	return c.out
}

// close writes the last row group and the metadata.
func (f *file) close(createdBy string) error {
	if err := f.flush(); err != nil {
		return err
	}
	var c compact
	c.bare(func() {
		c.int32(1, 1)
		f.schema(&c)
		c.int64(3, f.total)
		c.list(4, typeStruct, len(f.groups))
		for i := range f.groups {
			f.group(&c, &f.groups[i])
		}
		c.text(6, createdBy)
	})
	c.out = binary.LittleEndian.AppendUint32(c.out, uint32(len(c.out)))
	return f.write(append(c.out, magic...))
}

// schema lists the fields depth first; a list is a group of a repeated group of elements.
func (f *file) schema(c *compact) {
	n := 1
	for i := range f.columns {
		n++
		if f.columns[i].kind == list {
			n += 2
		}
	}
	c.list(2, typeStruct, n)
	c.bare(func() {
		c.text(4, "claims")
		c.int32(5, int32(len(f.columns)))
	})
	for i := range f.columns {
		col := &f.columns[i]
		if col.kind != list {
			leaf(c, col.name, col.kind, optional)
			continue
		}
		c.bare(func() {
			c.int32(3, optional)
			c.text(4, col.name)
			c.int32(5, 1)
			logical(c, convertedList, logicalList)
		})
		c.bare(func() {
			c.int32(3, repeated)
			c.text(4, "list")
			c.int32(5, 1)
		})
		leaf(c, "element", text, 0)
	}
}

func leaf(c *compact, name string, k kind, repetition int32) {
	c.bare(func() {
		c.int32(1, k.physical())
		c.int32(3, repetition)
		c.text(4, name)
		switch k {
		case text:
			logical(c, convertedText, logicalText)
		case date:
			logical(c, convertedDate, logicalDate)
		}
	})
}

func logical(c *compact, converted int32, member int16) {
	c.int32(6, converted)
	c.structure(10, func() { c.structure(member, func() {}) })
}

func (f *file) group(c *compact, g *group) {
	c.bare(func() {
		c.list(1, typeStruct, len(g.chunks))
		for i := range g.chunks {
			f.columnChunk(c, &f.columns[i], &g.chunks[i])
		}
		c.int64(2, g.bytes)
		c.int64(3, g.rows)
	})
}

func (f *file) columnChunk(c *compact, col *column, at *chunk) {
	c.bare(func() {
		c.int64(2, at.offset)
		c.structure(3, func() {
			c.int32(1, col.kind.physical())
			c.list(2, typeInt32, 2)
			c.out = binary.AppendVarint(c.out, encodingPlain)
			c.out = binary.AppendVarint(c.out, encodingRLE)
			path := []string{col.name}
			if col.kind == list {
				path = append(path, "list", "element")
			}
			c.list(3, typeBytes, len(path))
			for _, p := range path {
				c.bareText(p)
			}
			c.int32(4, codecGzip)
			c.int64(5, at.values)
			c.int64(6, at.raw)
			c.int64(7, at.packed)
			c.int64(9, at.offset)
		})
	})
}
