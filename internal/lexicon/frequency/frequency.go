// Package frequency knows how common English stems are, so that rare words which texts share count and common ones do not.
package frequency

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"sitrep/internal/pack"
)

// Table counts stems in stretches of text. It is read only.
type Table struct {
	stretches float64
	seen      map[string]float64 // stem to stretches of text that hold it
}

const (
	// commonShare is the share of stretches from which on a word says nothing of the subject.
	commonShare = 0.12
	// unseenCount stands for the count of a stem that the table lacks.
	unseenCount = 3
)

// New reads the table of the packs.
func New(set *pack.Set) (*Table, error) {
	rows, err := Rows(set, "integrity/frequency.tsv", 2)
	if err != nil {
		return nil, err
	}
	v := &Table{seen: make(map[string]float64, len(rows))}
	for _, row := range rows {
		n, err := strconv.ParseFloat(row[1], 64)
		if err != nil {
			return nil, fmt.Errorf("frequency: frequency.tsv: %q: %w", row[0], err)
		}
		if row[0] == "" {
			v.stretches = n
			continue
		}
		v.seen[row[0]] = n
	}
	if v.stretches == 0 {
		return nil, fmt.Errorf("frequency: frequency.tsv lacks the number of stretches")
	}
	return v, nil
}

// Weight is how much a stem says of the subject: 0 for common words, up to about 8 for rare ones.
func (v *Table) Weight(stem string) float64 {
	n, ok := v.seen[stem]
	if !ok {
		n = unseenCount
	}
	if n > commonShare*v.stretches {
		return 0
	}
	return math.Log(v.stretches / (n + 1))
}

// Knows reports whether the table holds a stem.
func (v *Table) Knows(stem string) bool { return v.seen[stem] > 0 }

// Hash is 32 bits of a stem, by FNV-1a.
func Hash(stem string) uint32 {
	h := uint32(2166136261)
	for i := range len(stem) {
		h = (h ^ uint32(stem[i])) * 16777619
	}
	return h
}

// Sharer gives, by the hash of a stem, the share of reports of some 400 words that hold it.
func (v *Table) Sharer() func(hash uint32) float64 {
	shares := make(map[uint32]float64, len(v.seen))
	for stem, n := range v.seen {
		shares[Hash(stem)] = reportShare(n / v.stretches)
	}
	unseen := reportShare(unseenCount / v.stretches)
	return func(hash uint32) float64 {
		if s, ok := shares[hash]; ok {
			return s
		}
		return unseen
	}
}

// reportShare turns a share of stretches of 100 words into one of reports of four.
func reportShare(stretch float64) float64 { return 1 - math.Pow(1-stretch, 4) }

// Rows reads the tab-separated rows of a pack file; lines that begin with # are left out.
func Rows(set *pack.Set, path string, columns int) ([][]string, error) {
	files, err := set.Glob(path)
	if err != nil {
		return nil, err
	}
	var out [][]string
	for _, f := range files {
		n := 0
		for line := range strings.Lines(string(f.Data)) {
			n++
			line = strings.TrimRight(line, "\r\n")
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			row := strings.Split(line, "\t")
			if len(row) != columns {
				return nil, fmt.Errorf("frequency: %s, line %d: %d columns, want %d", f.Path, n, len(row), columns)
			}
			out = append(out, row)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("frequency: no pack file %s", path)
	}
	return out, nil
}
