package lexicon

import (
	"fmt"
	"strings"

	"sitrep/internal/pack"
)

// table is a TSV pack file: lines of "#" are comments, the first other line names the columns.
type table struct {
	file pack.File
	cols map[string]int
	rows []row
}

type row struct {
	cells []string
	line  int
	cols  map[string]int
}

func readTable(f pack.File, known ...string) (*table, error) {
	t := &table{file: f}
	for i, line := range strings.Split(string(f.Data), "\n") {
		line = strings.TrimRight(line, "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if t.cols == nil {
			if err := t.head(cells, known); err != nil {
				return nil, err
			}
			continue
		}
		if len(cells) > len(t.cols) {
			return nil, fmt.Errorf("%s:%d: %d columns where the head names %d", f.Path, i+1, len(cells), len(t.cols))
		}
		t.rows = append(t.rows, row{cells: cells, line: i + 1, cols: t.cols})
	}
	return t, nil
}

func (t *table) head(cells, known []string) error {
	t.cols = map[string]int{}
	for i, c := range cells {
		c = strings.TrimSpace(c)
		if !contains(known, c) {
			return fmt.Errorf("%s: unknown column %q", t.file.Path, c)
		}
		t.cols[c] = i
	}
	return nil
}

// get is the cell of a column, trimmed, empty where the row or the file has none.
func (r row) get(col string) string {
	i, ok := r.cols[col]
	if !ok || i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

// list splits a cell at ";".
func (r row) list(col string) []string {
	var out []string
	for _, s := range strings.Split(r.get(col), ";") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func contains(all []string, s string) bool {
	for _, a := range all {
		if a == s {
			return true
		}
	}
	return false
}
