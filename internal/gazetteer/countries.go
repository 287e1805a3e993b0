package gazetteer

import (
	"fmt"
	"strconv"
	"strings"

	"sitrep/internal/pack"
)

// Country is one row of packs/places/countries.tsv.
type Country struct {
	Alpha3, Alpha2 string // ISO 3166-1
	Name           string
	Lat, Lon       float64 // rounded middle point
	Capital        string  // name as in the gazetteer, empty where none is set
	Adjectives     []string
	Others         []string // further names
}

type countries struct {
	list    []Country
	byCode  map[string]int // alpha-2 and alpha-3
	byName  map[string]int // Key
	byAdj   map[string]int // Key
	exactly map[string]int // short upper-case names as written: US, UK, U.S., CAR
}

// countriesFile is the table of countries; a further file beside it adds to the table.
const countriesFile = "places/countries*.tsv"

func readCountries(set *pack.Set) (*countries, error) {
	files, err := set.Glob(countriesFile)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("gazetteer: the packs hold no %s", countriesFile)
	}
	c := &countries{byCode: map[string]int{}, byName: map[string]int{}, byAdj: map[string]int{}, exactly: map[string]int{}}
	for _, f := range files {
		for _, row := range rows(f.Data) {
			if err := c.add(row.cells); err != nil {
				return nil, fmt.Errorf("gazetteer: %s:%d: %w", f.Path, row.line, err)
			}
		}
	}
	return c, nil
}

func (c *countries) add(cells []string) error {
	if len(cells) != 8 {
		return fmt.Errorf("%d columns, want 8", len(cells))
	}
	lat, err1 := strconv.ParseFloat(cells[3], 64)
	lon, err2 := strconv.ParseFloat(cells[4], 64)
	if err1 != nil || err2 != nil {
		return fmt.Errorf("bad coordinates %q %q", cells[3], cells[4])
	}
	n := len(c.list)
	row := Country{Alpha3: cells[0], Alpha2: cells[1], Name: cells[2], Lat: lat, Lon: lon, Capital: cells[5], Adjectives: listed(cells[6]), Others: listed(cells[7])}
	c.list = append(c.list, row)
	c.byCode[row.Alpha3], c.byCode[row.Alpha2] = n, n
	for _, name := range append([]string{row.Name}, row.Others...) {
		if acronym(name) {
			setOnce(c.exactly, name, n)
		} else {
			setOnce(c.byName, Key(strings.TrimPrefix(name, "The ")), n)
		}
	}
	for _, adj := range row.Adjectives {
		if acronym(adj) {
			setOnce(c.exactly, adj, n)
		} else {
			setOnce(c.byAdj, Key(adj), n)
		}
	}
	return nil
}

// acronym reports whether the name must be met as written, letter for letter: US, U.K., CAR.
func acronym(name string) bool {
	return len(name) <= 8 && strings.ToUpper(name) == name
}

func setOnce(m map[string]int, key string, v int) {
	if _, ok := m[key]; !ok {
		m[key] = v
	}
}

func listed(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

type row struct {
	line  int
	cells []string
}

// rows splits a TSV file; blank lines and lines that start with # are left out.
func rows(data []byte) []row {
	var out []row
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		out = append(out, row{i + 1, strings.Split(line, "\t")})
	}
	return out
}

func (c *Country) entry() Entry {
	return Entry{ID: "iso:" + c.Alpha3, Name: c.Name, Kind: "country", Country: c.Alpha3, Lat: c.Lat, Lon: c.Lon}
}
