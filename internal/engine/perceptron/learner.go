package perceptron

import (
	"cmp"
	"math"
	"slices"
)

// Learner trains an averaged perceptron. It is not safe for concurrent use.
type Learner struct {
	classes int
	step    int64
	mask    uint32
	slots   []slot // row is the index in rows plus one
	rows    []trained
}

type trained struct {
	feature uint32
	cells   []weight
}

type weight struct {
	class uint8
	now   int32
	since int64 // step of the last change
	sum   int64 // of the weight over all steps up to since
}

// NewLearner makes an untrained classifier for at most 256 classes.
func NewLearner(classes int) *Learner {
	const size = 1 << 16
	return &Learner{classes: classes, mask: size - 1, slots: make([]slot, size)}
}

// Classes is the number of classes.
func (l *Learner) Classes() int { return l.classes }

// Score sets scores[class] for every class by the weights as they stand.
func (l *Learner) Score(features []uint32, scores []int32) {
	clear(scores)
	for _, f := range features {
		i := l.find(f)
		if l.slots[i].row == 0 {
			continue
		}
		for _, c := range l.rows[l.slots[i].row-1].cells {
			scores[c.class] += c.now
		}
	}
}

// Tick counts one decision; call it once before the updates of each.
func (l *Learner) Tick() { l.step++ }

// Update adds delta to the weights of the features for one class.
func (l *Learner) Update(features []uint32, class int, delta int32) {
	for _, f := range features {
		l.weight(f, uint8(class)).add(l.step, delta)
	}
}

func (w *weight) add(step int64, delta int32) {
	w.sum += (step - w.since) * int64(w.now)
	w.since = step
	w.now += delta
}

func (l *Learner) find(feature uint32) uint32 {
	i := feature * 0x9E3779B1 >> 7 & l.mask
	for l.slots[i].row != 0 && l.slots[i].feature != feature {
		i = (i + 1) & l.mask
	}
	return i
}

func (l *Learner) weight(feature uint32, class uint8) *weight {
	i := l.find(feature)
	if l.slots[i].row == 0 {
		l.rows = append(l.rows, trained{feature: feature})
		l.slots[i] = slot{feature, uint32(len(l.rows))}
		if len(l.rows)*2 > len(l.slots) {
			l.grow()
			i = l.find(feature)
		}
	}
	row := &l.rows[l.slots[i].row-1]
	for k := range row.cells {
		if row.cells[k].class == class {
			return &row.cells[k]
		}
	}
	row.cells = append(row.cells, weight{class: class, since: l.step})
	return &row.cells[len(row.cells)-1]
}

func (l *Learner) grow() {
	old := l.slots
	l.slots = make([]slot, 2*len(old))
	l.mask = uint32(len(l.slots) - 1)
	for _, s := range old {
		if s.row != 0 {
			l.slots[l.find(s.feature)] = s
		}
	}
}

// Freeze averages the weights over all decisions and rounds them to eight bits, so that one step is the given fraction
// of a single update. Features with no weight of at least the given number of steps are dropped, and so are weights of
// less than two steps. The rows are sorted by feature.
func (l *Learner) Freeze(unit float64, least int) []Row {
	var out []Row
	for i := range l.rows {
		if row := l.freezeRow(&l.rows[i], unit); row.largest() >= least {
			out = append(out, row)
		}
	}
	slices.SortFunc(out, func(a, b Row) int { return cmp.Compare(a.Feature, b.Feature) })
	return out
}

func (l *Learner) freezeRow(t *trained, unit float64) Row {
	row := Row{Feature: t.feature}
	for _, c := range t.cells {
		mean := float64(c.sum+(l.step-c.since)*int64(c.now)) / float64(max(l.step, 1))
		row.Cells = appendCells(row.Cells, c.class, int(math.Round(mean/unit)))
	}
	slices.SortStableFunc(row.Cells, func(a, b Cell) int { return cmp.Compare(a.Class, b.Class) })
	return row
}

// appendCells adds a weight, in several cells where it is too large for one.
func appendCells(cells []Cell, class uint8, weight int) []Cell {
	for weight > 127 || weight < -127 {
		part := max(-127, min(127, weight))
		cells = append(cells, Cell{class, int8(part)})
		weight -= part
	}
	if weight >= 2 || weight <= -2 || weight != 0 && len(cells) > 0 && cells[len(cells)-1].Class == class {
		cells = append(cells, Cell{class, int8(weight)})
	}
	return cells
}

// largest is the greatest weight of the row without its sign.
func (r Row) largest() int {
	most := 0
	for _, c := range r.Cells {
		most = max(most, int(c.Weight), -int(c.Weight))
	}
	return most
}
