package grammar

// Features collects the hashed features of one decision. The zero value is ready; Reset keeps the memory.
type Features struct {
	List     []uint32
	template uint32
}

// Reset empties the list; templates are numbered from base.
func (f *Features) Reset(base uint32) {
	f.List = f.List[:0]
	f.template = base
}

// one, two and three add the next template's feature over that many values.
func (f *Features) one(a uint32) {
	f.template++
	f.List = append(f.List, mix(f.template, a))
}

func (f *Features) two(a, b uint32) {
	f.template++
	f.List = append(f.List, mix(mix(f.template, a), b))
}

func (f *Features) three(a, b, c uint32) {
	f.template++
	f.List = append(f.List, mix(mix(mix(f.template, a), b), c))
}

func (f *Features) four(a, b, c, d uint32) {
	f.template++
	f.List = append(f.List, mix(mix(mix(mix(f.template, a), b), c), d))
}

func mix(h, v uint32) uint32 {
	h = (h ^ v) * 0x85EBCA6B
	h ^= h >> 13
	h *= 0xC2B2AE35
	return h ^ h>>16
}

// Add adds the next template's feature over up to three values.
func (f *Features) Add(values ...uint32) {
	f.template++
	h := f.template
	for _, v := range values {
		h = mix(h, v)
	}
	f.List = append(f.List, h)
}
