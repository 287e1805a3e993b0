package timex

import (
	"fmt"
	"sort"
	"strings"

	"sitrep/internal/pack"
)

// Reader finds and resolves time expressions. It is read-only after New and safe for concurrent use.
type Reader struct {
	lex     lexicon
	phrases []phraseRule
}

type lexicon struct {
	months, weekdays, decades map[string]int
	seasons, parts, sections  map[string]string
	units                     map[string]byte
	phrases                   map[string][]phrase
	namesBefore, namesAfter   map[string]bool
	yearAfter, yearNotAfter   map[string]bool
	weakMonths, weakWeekdays  map[string]bool
	relations                 map[string]string
}

type phrase struct {
	words      []string
	norm, kind string
	holiday    bool
}

type phraseRule struct {
	Norm    string
	Kind    string
	Holiday bool
	Words   []string
	Yes, No []string
}

type file struct {
	Months, Weekdays, Decades       map[string]int
	Seasons, Units, Parts, Sections map[string]string
	Names                           struct{ After, Before []string }
	Years                           struct {
		After    []string
		NotAfter []string `toml:"not_after"`
	}
	Ambiguous struct{ Months, Weekdays []string }
	Relations map[string][]string
	Phrase    []phraseRule
}

// New compiles packs/lang/en/time.toml.
func New(set *pack.Set) (*Reader, error) {
	files, err := set.Glob("lang/en/time.toml")
	if err != nil {
		return nil, err
	}
	if len(files) != 1 {
		return nil, fmt.Errorf("timex: lang/en/time.toml is missing")
	}
	var f file
	if err := files[0].Decode(&f); err != nil {
		return nil, err
	}
	lex, err := f.lexicon()
	if err != nil {
		return nil, fmt.Errorf("timex: %s: %w", files[0].Path, err)
	}
	return &Reader{lex: lex, phrases: f.Phrase}, nil
}

func (f *file) lexicon() (lexicon, error) {
	lex := lexicon{
		months: f.Months, weekdays: f.Weekdays, decades: f.Decades, seasons: f.Seasons, parts: f.Parts, sections: f.Sections,
		units: map[string]byte{}, phrases: map[string][]phrase{},
		namesBefore: setOf(f.Names.Before), namesAfter: setOf(f.Names.After),
		yearAfter: setOf(f.Years.After), yearNotAfter: setOf(f.Years.NotAfter),
		weakMonths: setOf(f.Ambiguous.Months), weakWeekdays: setOf(f.Ambiguous.Weekdays),
		relations: map[string]string{},
	}
	for name, code := range f.Units {
		lex.units[name], lex.units[name+"s"] = code[0], code[0]
	}
	for name, words := range f.Relations {
		for _, w := range words {
			lex.relations[w] = name
		}
	}
	for _, rule := range f.Phrase {
		if rule.Kind == "" {
			rule.Kind = "date"
		}
		if err := wellFormed(rule.Norm); err != nil {
			return lex, err
		}
		for _, w := range rule.Words {
			p := phrase{words: atoms(w), norm: rule.Norm, kind: rule.Kind, holiday: rule.Holiday}
			lex.phrases[p.words[0]] = append(lex.phrases[p.words[0]], p)
		}
	}
	for _, list := range lex.phrases {
		sort.Slice(list, func(i, j int) bool {
			if len(list[i].words) != len(list[j].words) {
				return len(list[i].words) > len(list[j].words)
			}
			return strings.Join(list[i].words, " ") < strings.Join(list[j].words, " ")
		})
	}
	return lex, nil
}

// atoms cuts the words of a pack entry as package atom cuts text.
func atoms(words string) []string {
	return strings.Fields(strings.ReplaceAll(words, "'", " ' "))
}

// wellFormed reports a norm that no date could ever resolve.
func wellFormed(norm string) error {
	ctx := context{pub: civil(2020, 6, 17), ref: civil(2020, 6, 10), today: civil(2020, 6, 17), hasPub: true, hasRef: true, hasToday: true}
	if m, ok := evaluate(directed(norm, behind), ctx); !ok && m.value == "" && !strings.HasPrefix(norm, "XXXX") {
		return fmt.Errorf("norm %q has no meaning", norm)
	}
	return nil
}

func setOf(words []string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[w] = true
	}
	return out
}
