// Package shape holds what every export format is made of: a Format names itself and makes a Writer. A format is one
// package beside this one and one line in the list of package export.
package shape

import (
	"io"

	"sitrep/internal/coder"
	"sitrep/internal/export/crosswalk"
)

// Options are what the user may ask of any format.
type Options struct {
	Withheld    bool // also write claims that were withheld, where the format can say so
	NoText      bool // leave out the report's text, and the sentence column
	KeepPrivate bool // write the names of private persons
	Excel       bool // CSV for spreadsheets: byte order mark, formulas made inert

	Book *crosswalk.Book // what comes nearest in foreign ontologies; nil knows nothing
}

// Writer writes codings in the order in which they come. Close writes what the format ends with; it does not close
// the stream below.
type Writer interface {
	Write(c *coder.Coding) error
	Close() error
}

// Format is one way to write the record.
type Format struct {
	Name, Doc string
	Deep      bool // needs the layers below the record, not the record alone
	New       func(w io.Writer, o Options) Writer
}
