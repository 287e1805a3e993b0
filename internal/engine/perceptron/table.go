// Package perceptron holds linear classifiers over hashed features: Learner trains one with averaged updates, Table is
// its frozen form with integer weights, so scores are the same on every machine.
package perceptron

// Scorer adds up the weights of features, one sum per class.
type Scorer interface {
	// Classes is the number of classes.
	Classes() int
	// Score sets scores[class] for every class.
	Score(features []uint32, scores []int32)
}

// Best is the class with the highest score, the first of equals.
func Best(scores []int32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

// Table is a frozen classifier. It is safe for concurrent use.
//
// slots is an open-addressing hash table from features to rows; a row is a length and that many cells, a cell is a
// class in the high byte and a signed weight in the low byte.
type Table struct {
	classes int
	mask    uint32
	slots   []slot
	rows    []uint16
}

type slot struct{ feature, row uint32 } // row 0 marks an empty slot

// Classes is the number of classes.
func (t *Table) Classes() int { return t.classes }

// Score sets scores[class] for every class.
func (t *Table) Score(features []uint32, scores []int32) {
	clear(scores)
	var found [batch]uint32
	for len(features) > 0 {
		n := min(len(features), batch)
		hits := 0
		for _, f := range features[:n] {
			row := t.find(f)
			found[hits] = row
			if row != 0 {
				hits++
			}
		}
		for _, row := range found[:hits] {
			for _, cell := range t.rows[row+1 : row+1+uint32(t.rows[row])] {
				scores[cell>>8] += int32(int8(cell))
			}
		}
		features = features[n:]
	}
}

// batch is how many features are looked up before their weights are added: the look-ups wait for memory, and do so at
// the same time when nothing comes between them.
const batch = 64

func (t *Table) find(feature uint32) uint32 {
	for i := feature * 0x9E3779B1 >> 7 & t.mask; ; i = (i + 1) & t.mask {
		s := &t.slots[i]
		if s.row == 0 || s.feature == feature {
			return s.row
		}
	}
}

func (t *Table) insert(feature, row uint32) {
	i := feature * 0x9E3779B1 >> 7 & t.mask
	for t.slots[i].row != 0 {
		i = (i + 1) & t.mask
	}
	t.slots[i] = slot{feature, row}
}

// newTable makes room for n features and the given number of cells.
func newTable(classes, n, cells int) *Table {
	size := 16
	for size < n*3/2 {
		size *= 2
	}
	t := &Table{classes: classes, mask: uint32(size - 1), slots: make([]slot, size)}
	t.rows = make([]uint16, 1, 1+n+cells)
	return t
}
