package tie

import (
	"sitrep/internal/read"
	"sitrep/internal/read/mention"
	"sitrep/internal/read/place"
	"sitrep/internal/pack"
)

// Reader is replaced by the real one.
type Reader struct{}

func New(*pack.Set) (*Reader, error) { return &Reader{}, nil }

func (*Reader) Read(doc *read.Doc, _ *mention.Result, _ *place.Result) []Tie { return nil }
