// Package toll reads how many people were killed, wounded, detained, abducted, displaced or are missing.
package toll

import (
	"sitrep"
	"sitrep/internal/read"
)

// Toll is one count tied to its predicate. Side is left for package claim; Who and Class are filled.
type Toll struct {
	sitrep.Toll
	Victim read.Range // the noun phrase counted, Lo == Hi where none is stated
	Pred   read.Tok   // killed, died, the noun "deaths" …
	Rule   string
}
