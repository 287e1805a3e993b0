package grammar

import (
	"encoding/binary"
	"errors"
	"slices"
)

// Lexicon maps the hash of a lower-case word (see Key) to a class of words above 0. The zero value is empty.
type Lexicon struct {
	slots []lexeme
	shift uint32
}

type lexeme struct{ key, class uint32 } // class 0 marks an empty slot

// NewLexicon makes room for n words.
func NewLexicon(n int) *Lexicon {
	bits := uint32(4)
	for 1<<bits < n*2 {
		bits++
	}
	return &Lexicon{slots: make([]lexeme, 1<<bits), shift: 32 - bits}
}

// Get is the class of a word, 0 for an unknown one.
func (l *Lexicon) Get(key uint32) uint32 {
	if len(l.slots) == 0 {
		return 0
	}
	return l.slots[l.find(key)].class
}

// Put sets the class of a word, of no more words than there is room for.
func (l *Lexicon) Put(key, class uint32) {
	l.slots[l.find(key)] = lexeme{key, class}
}

// find is the slot of a word, or the empty one where it would go. Hashes are not well mixed in their upper bits.
func (l *Lexicon) find(key uint32) uint32 {
	mask := uint32(len(l.slots) - 1)
	i := key * 0x9E3779B1 >> l.shift
	for l.slots[i].class != 0 && l.slots[i].key != key {
		i = (i + 1) & mask
	}
	return i
}

// Encode writes the words in ascending order, as differences, each with its class.
func (l *Lexicon) Encode() []byte {
	var words []lexeme
	for _, s := range l.slots {
		if s.class != 0 {
			words = append(words, s)
		}
	}
	slices.SortFunc(words, func(a, b lexeme) int {
		if a.key < b.key {
			return -1
		}
		return 1
	})
	out := binary.AppendUvarint(nil, uint64(len(words)))
	last := uint32(0)
	for _, w := range words {
		out = binary.AppendUvarint(out, uint64(w.key-last))
		out = binary.AppendUvarint(out, uint64(w.class))
		last = w.key
	}
	return out
}

var errShort = errors.New("lexicon is cut short")

// DecodeLexicon reads what Encode wrote.
func DecodeLexicon(data []byte) (*Lexicon, error) {
	n, size := binary.Uvarint(data)
	if size <= 0 || n > uint64(len(data)) {
		return nil, errShort
	}
	l := NewLexicon(int(n))
	data = data[size:]
	key := uint32(0)
	for range n {
		delta, a := binary.Uvarint(data)
		if a <= 0 {
			return nil, errShort
		}
		class, b := binary.Uvarint(data[a:])
		if b <= 0 {
			return nil, errShort
		}
		key += uint32(delta)
		l.Put(key, uint32(class))
		data = data[a+b:]
	}
	return l, nil
}
