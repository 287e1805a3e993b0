package place

import (
	"fmt"
	"strings"

	"sitrep/internal/pack"
)

const (
	lexiconFile   = "lang/en/place.toml"
	notPlacesFile = "lang/en/notplaces.tsv"
	givenFile     = "lang/en/givennames.tsv"
)

type lexiconTOML struct {
	Bearings struct {
		Nouns, Adjectives map[string]string
		Middle            []string
	}
	Units    map[string]float64
	Words    map[string][]string
	Anaphors map[string]string
	Examples []example
}

// example is one sentence of the pack with the expressions it must give, or No where it must give no place at all.
type example struct {
	Text string
	Yes  []string
	No   bool
}

// lexicon is the pack as lower-case words.
type lexicon struct {
	nouns, adjectives map[string]string
	middle            map[string]bool
	units             map[string]float64
	class             map[string]map[string]bool // class of [words] -> members
	nearPhrases       [][]string
	anaphors          map[string]string
	notPlaces         map[string]bool
	given             map[string]bool
	kind              map[string]string // noun -> city village admin quarter airport site water
	examples          []example
}

func readLexicon(set *pack.Set) (*lexicon, error) {
	files, err := set.Glob(lexiconFile)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("place: the packs hold no %s", lexiconFile)
	}
	var t lexiconTOML
	if err := files[0].Decode(&t); err != nil {
		return nil, err
	}
	l := &lexicon{nouns: t.Bearings.Nouns, adjectives: t.Bearings.Adjectives, middle: setOf(t.Bearings.Middle), units: t.Units,
		class: map[string]map[string]bool{}, anaphors: t.Anaphors, kind: map[string]string{}, examples: t.Examples}
	for class, words := range t.Words {
		if class == "near_phrases" {
			continue
		}
		l.class[class] = setOf(words)
	}
	for _, phrase := range t.Words["near_phrases"] {
		l.nearPhrases = append(l.nearPhrases, strings.Fields(phrase))
	}
	for _, kind := range []string{"water", "site", "airport", "quarter", "admin", "village", "city"} {
		for _, w := range t.Words[kind] {
			l.kind[w] = kind
		}
	}
	if l.notPlaces, err = firstColumn(set, notPlacesFile); err != nil {
		return nil, err
	}
	l.given, err = firstColumn(set, givenFile)
	return l, err
}

func setOf(words []string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}

// firstColumn reads the first cells of a TSV file in lower case; a missing file is an empty list.
func firstColumn(set *pack.Set, name string) (map[string]bool, error) {
	files, err := set.Glob(name)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, f := range files {
		for line := range strings.Lines(string(f.Data)) {
			cell, _, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
			if cell != "" && cell[0] != '#' {
				out[strings.ToLower(cell)] = true
			}
		}
	}
	return out, nil
}

func (l *lexicon) is(class, word string) bool { return l.class[class][word] }

// unitNoun reports whether the noun says what kind of settlement or unit a name beside it is.
func (l *lexicon) unitNoun(word string) bool {
	switch l.kind[word] {
	case "city", "village", "admin", "quarter":
		return true
	}
	return false
}

// placeNoun reports whether the noun after a name makes a place of the whole ("airport", "camp", "river").
func (l *lexicon) placeNoun(word string) bool { return l.kind[word] != "" }
