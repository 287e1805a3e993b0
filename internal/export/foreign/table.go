package foreign

import (
	"io"

	"sitrep/internal/coder"
	"sitrep/internal/export/shape"
	"sitrep/internal/export/sheet"
)

// Table is a format of one row a claim. Row gives the cells of a claim, nil where the set would not hold it.
type Table struct {
	Name, Doc string
	Columns   []string
	Headless  bool // without a line of column names
	TSV       bool
	Row       func(v *View, c *Claim) []string
}

// Format makes the format; rows are written as reports come.
func (t Table) Format() shape.Format {
	return shape.Format{Name: t.Name, Doc: t.Doc, New: func(w io.Writer, o shape.Options) shape.Writer {
		out := &tableWriter{table: t, options: o, begun: t.Headless}
		if t.TSV {
			out.sheet = sheet.NewTSV(w)
		} else {
			out.sheet = sheet.NewCSV(w, o.Excel)
		}
		return out
	}}
}

type tableWriter struct {
	table   Table
	sheet   sheet.Writer
	options shape.Options
	begun   bool
}

func (w *tableWriter) begin() error {
	if w.begun {
		return nil
	}
	w.begun = true
	return w.sheet.Write(w.table.Columns)
}

func (w *tableWriter) Write(c *coder.Coding) error {
	if err := w.begin(); err != nil {
		return err
	}
	v := NewView(&c.Record, w.options)
	claims := v.Claims()
	for i := range claims {
		cells := w.table.Row(v, &claims[i])
		if cells == nil {
			continue
		}
		for k := range cells {
			cells[k] = sheet.Line(cells[k])
		}
		if err := w.sheet.Write(cells); err != nil {
			return err
		}
	}
	return w.sheet.Flush()
}

// Close writes the column names if no report came.
func (w *tableWriter) Close() error {
	if err := w.begin(); err != nil {
		return err
	}
	return w.sheet.Flush()
}
