package wordpiece

import "strings"

const (
	// maxKnown bounds the word forms that a Reader remembers; when it is full it forgets them all.
	maxKnown = 1 << 14
	// maxForm is the length in bytes of the longest form it remembers.
	maxForm = 40
)

// Reader reads words and remembers the forms it has met. It is not safe for concurrent use; what it gives depends on the
// vocabulary alone.
type Reader struct {
	vocabulary *Vocabulary
	known      map[string]entry
	slab       []int32 // the pieces of all known forms
	spare      []int32
}

// entry is one known form.
type entry struct {
	at       int32 // in the slab
	pieces   uint8
	class    Class
	capitals bool
}

// NewReader makes a reader that knows no form yet.
func NewReader(v *Vocabulary) *Reader {
	return &Reader{vocabulary: v, known: map[string]entry{}, spare: make([]int32, 0, 8*MaxPieces)}
}

// Place is what the case class of a word depends on besides its form.
type Place struct {
	First    bool // first word of its sentence
	Capitals bool // its sentence is in capitals; see Capitals
}

// Read gives the pieces and the class of a word. The pieces are valid until the next Read.
func (r *Reader) Read(word string, at Place) ([]int32, Class) {
	e, ok := r.known[word]
	if !ok {
		e = r.learn(word)
	}
	class := e.class
	switch {
	case at.Capitals && e.capitals && class != Alphanumeric:
		class = AllUpper
	case at.First && class == Capital:
		class = FirstCapital
	}
	return r.slab[e.at : e.at+int32(e.pieces)], class
}

// learn reads a form for the first time.
func (r *Reader) learn(word string) entry {
	if len(r.known) >= maxKnown || len(r.slab) >= maxKnown*MaxPieces {
		clear(r.known)
		r.slab = r.slab[:0]
	}
	r.spare = r.vocabulary.Append(r.spare[:0], word)
	s := shapeOf(word)
	e := entry{at: int32(len(r.slab)), pieces: uint8(len(r.spare)), class: classOf(word, s), capitals: s.capitals()}
	r.slab = append(r.slab, r.spare...)
	if len(word) <= maxForm {
		r.known[strings.Clone(word)] = e
	}
	return e
}
