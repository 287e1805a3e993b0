package lexicon_test

import (
	"regexp"
	"strings"
	"testing"

	"sitrep/internal/lexicon"
	"sitrep/internal/pack"
	"sitrep/packs"
)

func compiled(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	lex, err := lexicon.New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// sectors of PLOVER 2.0, with its names of international actors.
const sectors = " COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC IGO UNO EUR NGO ISM IMG MNC "

// TestActorCodings: countries and sectors exist, dates are ISO dates or their prefixes, in order, and the stretches of
// one actor do not overlap beyond the unit in which they meet.
func TestActorCodings(t *testing.T) {
	lex := compiled(t)
	date := regexp.MustCompile(`^(\d{4}(-\d\d(-\d\d)?)?)?$`)
	for _, a := range lex.Actors {
		last := ""
		for i, c := range a.Codings {
			if c.Country != "" && lex.StateByCode(c.Country) < 0 {
				t.Errorf("%s: no state %q", a.ID, c.Country)
			}
			if len(c.Sectors) == 0 {
				t.Errorf("%s: no sector", a.ID)
			}
			for _, s := range c.Sectors {
				if !strings.Contains(sectors, " "+s+" ") {
					t.Errorf("%s: unknown sector %q", a.ID, s)
				}
			}
			if !date.MatchString(c.From) || !date.MatchString(c.To) || c.From != "" && c.To != "" && later(c.From, c.To) {
				t.Errorf("%s: dates %q to %q", a.ID, c.From, c.To)
			}
			if i > 0 && (last == "" || c.From == "" || later(last, c.From)) {
				t.Errorf("%s: the stretch from %q begins before the one before it has ended (%q)", a.ID, c.From, last)
			}
			last = c.To
		}
	}
}

// later compares dates in the coarser of their units.
func later(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}

// TestActorTies: an actor acts for one that exists, and a Wikidata id stands once.
func TestActorTies(t *testing.T) {
	lex := compiled(t)
	seen := map[string]string{}
	for _, a := range lex.Actors {
		if a.ActsFor != "" && lex.ActorByID(a.ActsFor) < 0 {
			t.Errorf("%s acts for %q, which is not there", a.ID, a.ActsFor)
		}
		if a.Wikidata == "" {
			continue
		}
		if other, ok := seen[a.Wikidata]; ok || !regexp.MustCompile(`^Q\d+$`).MatchString(a.Wikidata) {
			t.Errorf("%s: wikidata %q (also of %q)", a.ID, a.Wikidata, other)
		}
		seen[a.Wikidata] = a.ID
	}
}

// TestActorNames: where two actors share a name, the day or the country must tell which is meant.
func TestActorNames(t *testing.T) {
	lex := compiled(t)
	named := map[string][]int{}
	var order []string
	for i, a := range lex.Actors {
		for _, n := range append([]string{a.Name}, a.Aliases...) {
			k := lexicon.Key(n)
			if len(named[k]) == 0 {
				order = append(order, k)
			}
			named[k] = append(named[k], i)
		}
	}
	for _, k := range order {
		for i, x := range named[k] {
			for _, y := range named[k][:i] {
				if a, b := &lex.Actors[x], &lex.Actors[y]; x != y && inseparable(a, b) {
					t.Errorf("%q is both %s and %s", k, a.ID, b.ID)
				}
			}
		}
	}
}

func inseparable(a, b *lexicon.Actor) bool {
	for _, c := range a.Codings {
		for _, d := range b.Codings {
			apart := c.To != "" && d.From != "" && !later(c.To, d.From) || d.To != "" && c.From != "" && !later(d.To, c.From)
			if c.Country == d.Country && !apart {
				return true
			}
		}
	}
	return false
}
