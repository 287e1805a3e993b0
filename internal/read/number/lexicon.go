package number

import (
	"fmt"
	"sort"
	"strings"

	"sitrep/internal/pack"
)

// Reader finds numbers. It is read-only after New and safe for concurrent use.
type Reader struct {
	lex   lexicon
	rules []boundRule
}

type lexicon struct {
	cardinals, scales, suffixes, vague, ordinals map[string]float64
	vaguePhrases                                 map[string][]phrase // by first word
	multipliers, labels, behind                  map[string]bool
	currencyWords, currencySigns                 map[string]bool
	before, after                                map[string][]phrase // by last word, by first word
	months                                       map[string]bool
}

// phrase is a wording of several atoms with what it stands for.
type phrase struct {
	words []string
	bound string
	value float64
}

type boundRule struct {
	Bound   string   `toml:"bound"`
	Side    string   `toml:"side"`
	Words   []string `toml:"words"`
	Yes, No []string
}

type file struct {
	Cardinals, Scales, Suffixes, Vague, Ordinals map[string]float64
	VaguePhrases                                 map[string]float64 `toml:"vague_phrases"`
	Multipliers                                  struct{ Words []string }
	Labels                                       struct {
		Before, Behind []string
		CurrencyWords  []string `toml:"currency_words"`
		CurrencySigns  []string `toml:"currency_signs"`
		CurrencyCodes  []string `toml:"currency_codes"`
	}
	Bound []boundRule
}

// New compiles packs/lang/en/numbers.toml.
func New(set *pack.Set) (*Reader, error) {
	files, err := set.Glob("lang/en/numbers.toml")
	if err != nil {
		return nil, err
	}
	if len(files) != 1 {
		return nil, fmt.Errorf("number: lang/en/numbers.toml is missing")
	}
	var f file
	if err := files[0].Decode(&f); err != nil {
		return nil, err
	}
	months, err := monthWords(set)
	if err != nil {
		return nil, err
	}
	r := &Reader{lex: f.lexicon(), rules: f.Bound}
	r.lex.months = months
	return r, r.lex.addBounds(f.Bound)
}

func (f *file) lexicon() lexicon {
	lex := lexicon{
		cardinals: f.Cardinals, scales: f.Scales, suffixes: f.Suffixes, vague: f.Vague, ordinals: f.Ordinals,
		vaguePhrases: map[string][]phrase{}, multipliers: setOf(f.Multipliers.Words),
		labels: setOf(f.Labels.Before), behind: setOf(f.Labels.Behind),
		currencyWords: setOf(f.Labels.CurrencyWords), currencySigns: setOf(f.Labels.CurrencySigns, f.Labels.CurrencyCodes),
		before: map[string][]phrase{}, after: map[string][]phrase{},
	}
	for words, value := range f.VaguePhrases {
		p := phrase{words: strings.Fields(words), value: value}
		lex.vaguePhrases[p.words[0]] = append(lex.vaguePhrases[p.words[0]], p)
	}
	longestFirst(lex.vaguePhrases)
	return lex
}

func (l *lexicon) addBounds(rules []boundRule) error {
	for _, rule := range rules {
		if rule.Side != "before" && rule.Side != "after" {
			return fmt.Errorf("number: bound %s: side must be before or after, not %q", rule.Bound, rule.Side)
		}
		for _, w := range rule.Words {
			p := phrase{words: strings.Fields(w), bound: rule.Bound}
			if rule.Side == "before" {
				last := p.words[len(p.words)-1]
				l.before[last] = append(l.before[last], p)
			} else {
				l.after[p.words[0]] = append(l.after[p.words[0]], p)
			}
		}
	}
	longestFirst(l.before)
	longestFirst(l.after)
	return nil
}

// longestFirst orders each list so that the first match is the longest, ties by spelling.
func longestFirst(index map[string][]phrase) {
	for _, list := range index {
		sort.Slice(list, func(i, j int) bool {
			a, b := list[i].words, list[j].words
			if len(a) != len(b) {
				return len(a) > len(b)
			}
			return strings.Join(a, " ") < strings.Join(b, " ")
		})
	}
}

func setOf(lists ...[]string) map[string]bool {
	out := map[string]bool{}
	for _, list := range lists {
		for _, w := range list {
			out[w] = true
		}
	}
	return out
}

// monthWords are the names of months with their short forms, from packs/lang/en/time.toml; a day of a month is no count.
func monthWords(set *pack.Set) (map[string]bool, error) {
	files, err := set.Glob("lang/en/time.toml")
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, file := range files {
		var f struct {
			Months map[string]int
			Rest   map[string]any `toml:"-"`
		}
		if err := decodeSome(file, &f); err != nil {
			return nil, err
		}
		for name := range f.Months {
			out[name] = true
		}
	}
	return out, nil
}
