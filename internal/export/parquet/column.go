package parquet

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"time"
)

// kind is the type of a column; every column may be null.
type kind int

const (
	text kind = iota
	list      // of text
	double
	integer // 32 bits
	boolean
	date
)

// column gathers the values of one row group.
type column struct {
	name string
	kind kind

	defs, reps levels
	values     []byte
	bits       int // of a boolean column: values so far
}

// physical is the format's number of the type that holds the values.
func (k kind) physical() int32 {
	switch k {
	case boolean:
		return 0
	case integer, date:
		return 1
	case double:
		return 5
	}
	return 6 // byte array
}

// add takes a value of package row, nil for unknown.
func (c *column) add(v any) error {
	if v == nil {
		c.null()
		return nil
	}
	switch x := v.(type) {
	case []string:
		if c.kind == list && len(x) > 0 {
			c.addList(x)
			return nil
		}
	case string:
		return c.addText(x)
	case float64:
		if c.kind == double {
			c.defs.add(1)
			c.values = binary.LittleEndian.AppendUint64(c.values, math.Float64bits(x))
			return nil
		}
	case int:
		if c.kind == integer && int(int32(x)) == x {
			c.defs.add(1)
			c.values = binary.LittleEndian.AppendUint32(c.values, uint32(int32(x)))
			return nil
		}
	case bool:
		if c.kind == boolean {
			c.addBool(x)
			return nil
		}
	}
	return fmt.Errorf("parquet: column %s cannot hold %T", c.name, v)
}

func (c *column) null() {
	c.defs.add(0)
	if c.kind == list {
		c.reps.add(0)
	}
}

// addText also takes days; a day that is not one of the calendar is unknown.
func (c *column) addText(s string) error {
	switch c.kind {
	case text:
		c.defs.add(1)
		c.bytes(s)
	case date:
		t, err := time.Parse(time.DateOnly, s)
		if err != nil {
			c.null()
			return nil
		}
		c.defs.add(1)
		c.values = binary.LittleEndian.AppendUint32(c.values, uint32(int32(t.Unix()/86400)))
	default:
		return fmt.Errorf("parquet: column %s cannot hold text", c.name)
	}
	return nil
}

func (c *column) addList(in []string) {
	for i, s := range in {
		c.defs.add(2)
		c.reps.add(byte(min(i, 1)))
		c.bytes(s)
	}
}

func (c *column) addBool(b bool) {
	c.defs.add(1)
	if c.bits%8 == 0 {
		c.values = append(c.values, 0)
	}
	if b {
		c.values[c.bits/8] |= 1 << (c.bits % 8)
	}
	c.bits++
}

// bytes adds text, which must be UTF-8 in this format.
func (c *column) bytes(s string) {
	s = strings.ToValidUTF8(s, "\ufffd")
	c.values = binary.LittleEndian.AppendUint32(c.values, uint32(len(s)))
	c.values = append(c.values, s...)
}

// page is the column's one data page: repetition levels of lists, definition levels, values.
func (c *column) page() []byte {
	var out []byte
	if c.kind == list {
		out = c.reps.append(out)
	}
	return append(c.defs.append(out), c.values...)
}

func (c *column) reset() {
	c.defs, c.reps, c.values, c.bits = levels{runs: c.defs.runs[:0]}, levels{runs: c.reps.runs[:0]}, c.values[:0], 0
}

// levels counts repetition or definition levels in runs, as the format's hybrid encoding has them; none is above 3.
type levels struct {
	runs  []byte
	value byte
	count int // of the run that is open
	total int
}

func (l *levels) add(v byte) {
	if l.count > 0 && v != l.value {
		l.closeRun()
	}
	l.value = v
	l.count++
	l.total++
}

func (l *levels) closeRun() {
	if l.count > 0 {
		l.runs = binary.AppendUvarint(l.runs, uint64(l.count)<<1)
		l.runs = append(l.runs, l.value)
	}
	l.count = 0
}

// append writes the length in bytes and the runs.
func (l *levels) append(out []byte) []byte {
	l.closeRun()
	out = binary.LittleEndian.AppendUint32(out, uint32(len(l.runs)))
	return append(out, l.runs...)
}
