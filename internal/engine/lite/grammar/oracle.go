package grammar

// Oracle tells what moves cost against a gold tree (the dynamic oracle of Goldberg and Nivre 2013).
type Oracle struct {
	heads      []int // gold heads, len(heads) for the root
	dependents [][]int
}

// NewOracle prepares gold heads; the root's is len(heads).
func NewOracle(heads []int) *Oracle {
	o := &Oracle{heads: heads, dependents: make([][]int, len(heads)+1)}
	for d, h := range heads {
		o.dependents[h] = append(o.dependents[h], d)
	}
	return o
}

// Cost is the number of gold arcs that can no longer be reached after the move.
func (o *Oracle) Cost(s *State, m Move) int {
	if m == Shift {
		return o.shiftCost(s)
	}
	top, below := s.top(0), s.top(1)
	cost := 0
	for _, d := range o.dependents[top] {
		if d >= s.next {
			cost++
		}
	}
	head := o.heads[top]
	switch {
	case m == Left && (head == below && below != None || head > s.next):
		cost++
	case m == Right && head >= s.next:
		cost++
	}
	return cost
}

func (o *Oracle) shiftCost(s *State) int {
	cost := 0
	for _, d := range o.dependents[s.next] {
		if d < s.next && s.nodes[d].head == None {
			cost++
		}
	}
	if h := o.heads[s.next]; h < s.next && h != s.top(0) && s.nodes[h].head == None {
		cost++
	}
	return cost
}
