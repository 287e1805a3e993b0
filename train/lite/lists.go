package main

import (
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/engine/lite/grammar"
	"sitrep/internal/engine/token"
	"sitrep/internal/gazetteer"
)

// Bits of the name lists a word can be in.
const (
	inCountry   = 1 << iota // the word is a country's name
	inPeople                // an adjective or a noun of nationality
	inGiven                 // a given name
	inCity                  // the one word of a place of 100,000 or more
	inPlace                 // the one word of a smaller place
	beginsPlace             // the first word of a longer place name
	partOfPlace             // another word of one
	inGroup                 // the one word of an armed group, an alliance or an agency
)

// smallest is the population from which places are listed.
const smallest = 3000

// loadLists reads the lists of names from the packs and the gazetteer.
func (t *trainer) loadLists() error {
	t.lex.Lists = grammar.NewLexicon(1 << 17)
	for _, l := range []struct {
		file    string
		columns []int
		bit     uint32
	}{
		{"packs/actors/countries.tsv", []int{1, 2}, inCountry},
		{"packs/actors/countries.tsv", []int{3, 4}, inPeople},
		{"packs/actors/peoples.tsv", []int{0, 1}, inPeople},
		{"packs/lang/en/givennames.tsv", []int{0}, inGiven},
		{"train/lite/organisations.tsv", []int{0}, inGroup},
	} {
		if err := t.listColumns(l.file, l.columns, l.bit); err != nil {
			return err
		}
	}
	return t.listPlaces("internal/gazetteer/places.bin")
}

func (t *trainer) listColumns(file string, columns []int, bit uint32) error {
	first := true
	return readLines(filepath.FromSlash(file), func(line []byte) error {
		if len(line) == 0 || line[0] == '#' {
			return nil
		}
		if first {
			first = false
			return nil
		}
		col := strings.Split(string(line), "\t")
		for _, c := range columns {
			if c >= len(col) {
				continue
			}
			for _, name := range strings.Split(col[c], ";") {
				if words := nameWords(strings.TrimSpace(name)); len(words) == 1 {
					t.list(words[0], bit)
				} else {
					t.listLong(words)
				}
			}
		}
		return nil
	})
}

func (t *trainer) listPlaces(file string) error {
	data, err := os.ReadFile(filepath.FromSlash(file))
	if err != nil {
		return err
	}
	table, err := gazetteer.OpenTable(data, func(code string) string { return code })
	if err != nil {
		return err
	}
	for e := range table.All() {
		if e.Population < smallest && e.Kind != "admin" && e.Kind != "region" {
			continue
		}
		words := nameWords(e.Name)
		switch {
		case len(words) > 1:
			t.listLong(words)
		case len(words) == 0:
		case e.Population >= 100_000 && e.Kind == "city":
			t.list(words[0], inCity)
		default:
			t.list(words[0], inPlace)
		}
	}
	return nil
}

func (t *trainer) list(word string, bit uint32) {
	key := grammar.Key(word)
	t.lex.Lists.Put(key, t.lex.Lists.Get(key)|bit)
}

func (t *trainer) listLong(words []string) {
	for i, w := range words {
		if i == 0 {
			t.list(w, beginsPlace)
		} else if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			t.list(w, partOfPlace)
		}
	}
}

// nameWords are the plain words of a name, signs left out.
func nameWords(name string) []string {
	var out []string
	for _, t := range token.Split(name, sitrep.Span{Start: 0, End: len(name)}, nil) {
		if r, _ := utf8.DecodeRuneInString(t.Form); unicode.IsLetter(r) {
			out = append(out, t.Form)
		}
	}
	return out
}
