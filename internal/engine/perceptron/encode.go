package perceptron

import (
	"encoding/binary"
	"errors"
)

// Row is the weights of one feature in a frozen classifier.
type Row struct {
	Feature uint32
	Cells   []Cell // by class; the weights of cells of one class add up
}

// Cell is the weight of one class.
type Cell struct {
	Class  uint8
	Weight int8
}

// Encode writes rows, which must be sorted by feature, in the compact form Decode reads: classes, features, cells, then
// the features as differences, the row lengths, the classes and the weights.
func Encode(classes int, rows []Row) []byte {
	cells := 0
	for _, r := range rows {
		cells += len(r.Cells)
	}
	var out []byte
	for _, n := range []int{classes, len(rows), cells} {
		out = binary.AppendUvarint(out, uint64(n))
	}
	last := uint32(0)
	for _, r := range rows {
		out = binary.AppendUvarint(out, uint64(r.Feature-last))
		last = r.Feature
	}
	for _, r := range rows {
		out = append(out, byte(len(r.Cells)))
	}
	for _, r := range rows {
		for _, c := range r.Cells {
			out = append(out, c.Class)
		}
	}
	for _, r := range rows {
		for _, c := range r.Cells {
			out = append(out, byte(c.Weight))
		}
	}
	return out
}

var errShort = errors.New("perceptron: table is cut short")

// Decode reads a table that Encode wrote.
func Decode(data []byte) (*Table, error) {
	var head [3]int
	for i := range head {
		v, n := binary.Uvarint(data)
		if n <= 0 || v > 1<<28 {
			return nil, errShort
		}
		head[i], data = int(v), data[n:]
	}
	classes, rows, cells := head[0], head[1], head[2]
	if classes > 256 || len(data) < 2*rows+2*cells {
		return nil, errShort
	}
	features := data
	lengths := data[len(data)-2*cells-rows:]
	t := newTable(classes, rows, cells)
	return t, t.fill(features, lengths[:rows], lengths[rows:rows+cells], lengths[rows+cells:])
}

func (t *Table) fill(features, lengths, classes, weights []byte) error {
	feature, at := uint32(0), 0
	for _, length := range lengths {
		delta, n := binary.Uvarint(features)
		end := at + int(length)
		if n <= 0 || end > len(classes) {
			return errShort
		}
		feature, features = feature+uint32(delta), features[n:]
		if err := t.addRow(feature, classes[at:end], weights[at:end]); err != nil {
			return err
		}
		at = end
	}
	return nil
}

func (t *Table) addRow(feature uint32, classes, weights []byte) error {
	if t.classes <= inline {
		t.insert(feature, pack(classes, weights))
		return nil
	}
	t.insert(feature, uint32(len(t.rows)))
	t.rows = append(t.rows, uint16(len(classes)))
	for i, c := range classes {
		if int(c) >= t.classes {
			return errShort
		}
		t.rows = append(t.rows, uint16(c)<<8|uint16(weights[i]))
	}
	return nil
}

// pack puts the weights of up to three classes into one word; the highest bit marks the slot as taken.
func pack(classes, weights []byte) uint32 {
	var sum [256]int
	for i, c := range classes {
		sum[c] += int(int8(weights[i]))
	}
	packed := uint32(1 << 31)
	for c := range inline {
		packed |= uint32(max(-511, min(511, sum[c]))) & 1023 << (10 * c)
	}
	return packed
}
