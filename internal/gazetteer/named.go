package gazetteer

import (
	"fmt"
	"strconv"

	"sitrep/internal/pack"
)

// namedFiles hold places in eight columns: id, name, kind, country (alpha-3, empty across borders), lat, lon,
// radius in km (empty where none), other names separated by |. Lat and lon may both be empty: a place without a point.
const namedFiles = "places/named/*.tsv"

// aliasFile gives further spellings of listed places: spelling, name to look up instead, country (alpha-3).
const aliasFile = "places/aliases.tsv"

type alias struct{ name, country string }

type namedPlace struct {
	Entry
	noPoint bool
}

type named struct {
	list  []namedPlace
	byKey map[string][]ref
	alias map[string]alias // by Key
}

type ref struct {
	at        int
	alternate bool
}

func readNamed(set *pack.Set) (*named, error) {
	files, err := set.Glob(namedFiles)
	if err != nil {
		return nil, err
	}
	n := &named{byKey: map[string][]ref{}, alias: map[string]alias{}}
	if err := n.readAliases(set); err != nil {
		return nil, err
	}
	for _, f := range files {
		for _, row := range rows(f.Data) {
			if err := n.add(row.cells); err != nil {
				return nil, fmt.Errorf("gazetteer: %s:%d: %w", f.Path, row.line, err)
			}
		}
	}
	return n, nil
}

func (n *named) readAliases(set *pack.Set) error {
	files, err := set.Glob(aliasFile)
	if err != nil {
		return err
	}
	for _, f := range files {
		for _, row := range rows(f.Data) {
			if len(row.cells) != 3 {
				return fmt.Errorf("gazetteer: %s:%d: %d columns, want 3", f.Path, row.line, len(row.cells))
			}
			n.alias[Key(row.cells[0])] = alias{row.cells[1], row.cells[2]}
		}
	}
	return nil
}

func (n *named) add(cells []string) error {
	if len(cells) != 8 {
		return fmt.Errorf("%d columns, want 8", len(cells))
	}
	if !kinds[cells[2]] {
		return fmt.Errorf("unknown kind %q", cells[2])
	}
	var nums [3]float64
	for i, cell := range cells[4:7] {
		v, err := strconv.ParseFloat(cell, 64)
		if err != nil && cell != "" {
			return fmt.Errorf("bad number %q", cell)
		}
		nums[i] = v
	}
	at := len(n.list)
	n.list = append(n.list, namedPlace{noPoint: cells[4] == "", Entry: Entry{
		ID: "pack:" + cells[0], Name: cells[1], Kind: cells[2], Country: cells[3], Lat: nums[0], Lon: nums[1], RadiusKM: nums[2]}})
	n.file(cells[1], ref{at, false})
	for _, other := range listed(cells[7]) {
		n.file(other, ref{at, true})
	}
	return nil
}

func (n *named) file(name string, r ref) {
	key := Key(name)
	for _, have := range n.byKey[key] {
		if have.at == r.at {
			return
		}
	}
	n.byKey[key] = append(n.byKey[key], r)
}

var kinds = map[string]bool{"country": true, "admin": true, "city": true, "village": true, "airport": true, "region": true, "water": true, "facility": true, "feature": true}
