package mention

import (
	"fmt"

	"sitrep/internal/lexicon"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/number"
	"sitrep/internal/read/place"
)

// Reader finds mentions with one compiled lexicon. It is safe for concurrent use.
type Reader struct{ lex *lexicon.Lexicon }

// New compiles the lexicon of the packs.
func New(set *pack.Set) (*Reader, error) {
	lex, err := lexicon.New(set)
	if err != nil {
		return nil, fmt.Errorf("mention: %w", err)
	}
	return &Reader{lex: lex}, nil
}

// Read finds the mentions of a report.
func (r *Reader) Read(doc *read.Doc, numbers []number.Number, places *place.Result) Result {
	var res Result
	tops, nums := 0, 0
	for i := range doc.Sentences {
		s := newScan(r.lex, doc, i)
		tops = s.addToponyms(places, tops)
		nums = s.addNumbers(numbers, nums)
		s.read()
		res.Mentions = s.emit(res.Mentions)
	}
	return res
}
