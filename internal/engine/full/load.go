package full

import (
	_ "embed" // the weights

	"sitrep/internal/engine"
)

//go:embed weights/model.bin
var weights []byte

// New makes the engine of the embedded weights. It is safe for concurrent use.
func New() (engine.Engine, error) { return Open(weights) }
