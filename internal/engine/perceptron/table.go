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
// slots is an open-addressing hash table from features to rows. With at most three classes a row is the weights
// themselves, ten bits a class; else it is a place in rows, where a length and that many cells lie, a cell being a class in
// the high byte and a signed weight in the low byte.
type Table struct {
	classes int
	shift   uint32
	slots   []slot
	rows    []uint16
}

type slot struct{ feature, row uint32 } // row 0 marks an empty slot

// inline is the number of classes up to which weights lie in the slots.
const inline = 3

// batch is the number of features looked up together, so that the processor fetches them side by side.
const batch = 64

// Classes is the number of classes.
func (t *Table) Classes() int { return t.classes }

// Score sets scores[class] for every class.
func (t *Table) Score(features []uint32, scores []int32) {
	clear(scores)
	var found [batch]slot
	for len(features) > 0 {
		n := min(len(features), batch)
		for i, f := range features[:n] {
			found[i] = t.slots[t.home(f)]
		}
		t.settle(features[:n], &found)
		if t.classes <= inline {
			addInline(found[:n], scores)
		} else {
			t.addRows(found[:n], scores)
		}
		features = features[n:]
	}
}

// home is the slot at which the search for a feature begins. Features are hashes; taking their upper bits lets a table be
// filled in the order of its slots.
func (t *Table) home(feature uint32) uint32 { return feature >> t.shift }

// settle replaces the slots that belong to other features by the right ones or by empty ones.
func (t *Table) settle(features []uint32, found *[batch]slot) {
	for i, f := range features {
		s := found[i&(batch-1)]
		if s.feature == f || s.row == 0 {
			continue
		}
		mask := uint32(len(t.slots) - 1)
		for k := (t.home(f) + 1) & mask; ; k = (k + 1) & mask {
			if s = t.slots[k]; s.row == 0 || s.feature == f {
				break
			}
		}
		found[i&(batch-1)] = s
	}
}

// addInline adds weights of ten bits each.
func addInline(found []slot, scores []int32) {
	var a, b, c int32
	for _, s := range found {
		a += int32(s.row<<22) >> 22
		b += int32(s.row<<12) >> 22
		c += int32(s.row<<2) >> 22
	}
	sum := [inline]int32{a, b, c}
	for i := range scores {
		scores[i] += sum[i]
	}
}

func (t *Table) addRows(found []slot, scores []int32) {
	for _, s := range found {
		if s.row == 0 {
			continue
		}
		row := t.rows[s.row:]
		for _, cell := range row[1 : 1+uint32(row[0])] {
			scores[cell>>8] += int32(int8(cell))
		}
	}
}

func (t *Table) insert(feature, row uint32) {
	i, mask := t.home(feature), uint32(len(t.slots)-1)
	for t.slots[i].row != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = slot{feature, row}
}

// newTable makes room for n features and the given number of cells.
func newTable(classes, n, cells int) *Table {
	bits := 4
	for 1<<bits < n*3/2 {
		bits++
	}
	t := &Table{classes: classes, shift: uint32(32 - bits), slots: make([]slot, 1<<bits)}
	if classes > inline {
		t.rows = make([]uint16, 1, 1+n+cells)
	}
	return t
}
