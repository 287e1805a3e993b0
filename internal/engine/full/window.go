package full

import (
	"sitrep/internal/engine/full/net"
	"sitrep/internal/engine/full/wordpiece"
)

const (
	// windowPieces is the size up to which sentences share a window.
	windowPieces = 128
	// longestPart is the number of pieces of one sentence that a window holds at most.
	longestPart = 510
)

// window is what the net reads at a time: sentences of one report, in order.
type window struct {
	net.Window
	parts []part
	forms []string // of all words
	room  int      // pieces that still fit
}

// part is a sentence of the window, or what a window holds of a longer one.
type part struct{ sentence, first, words int }

func (w *window) reset(v *wordpiece.Vocabulary) {
	w.Pieces, w.Cases = append(w.Pieces[:0], v.Begin()), append(w.Cases[:0], wordpiece.None)
	w.Words, w.Sentences = w.Words[:0], append(w.Sentences[:0], 0)
	clear(w.forms) // the report's text is not held
	w.parts, w.forms, w.room = w.parts[:0], w.forms[:0], windowPieces-1
}

// add puts a part of the sentence that was cut into the window.
func (w *window) add(c *cut, p part, forms []string, v *wordpiece.Vocabulary) {
	lo, hi := c.starts[p.first], c.starts[p.first+p.words]
	base := int32(len(w.Pieces)) - lo
	for i := p.first; i < p.first+p.words; i++ {
		w.Words = append(w.Words, base+c.starts[i])
	}
	w.Pieces = append(append(w.Pieces, c.pieces[lo:hi]...), v.End())
	w.Cases = append(append(w.Cases, c.cases[lo:hi]...), wordpiece.None)
	w.Sentences = append(w.Sentences, int32(len(w.Words)))
	w.forms = append(w.forms, forms[p.first:p.first+p.words]...)
	w.parts = append(w.parts, p)
	w.room -= int(hi-lo) + 1
}

// cut is one sentence as pieces.
type cut struct {
	pieces []int32
	cases  []uint8
	starts []int32 // of the words, and the end of the last
}

func (c *cut) sentence(reader *wordpiece.Reader, forms []string) {
	c.pieces, c.cases, c.starts = c.pieces[:0], c.cases[:0], c.starts[:0]
	at := wordpiece.Place{First: true, Capitals: wordpiece.Capitals(forms)}
	for _, form := range forms {
		pieces, class := reader.Read(form, at)
		c.starts = append(c.starts, int32(len(c.pieces)))
		c.pieces = append(c.pieces, pieces...)
		for range pieces {
			c.cases = append(c.cases, class)
		}
		at.First = false
	}
	c.starts = append(c.starts, int32(len(c.pieces)))
}

// fitting is the number of words from first on that one window holds, and of their pieces.
func (c *cut) fitting(first int) (words, pieces int) {
	for first+words+1 < len(c.starts) && int(c.starts[first+words+1]-c.starts[first]) <= longestPart {
		words++
	}
	return words, int(c.starts[first+words] - c.starts[first])
}
