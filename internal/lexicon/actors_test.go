package lexicon_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

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

// TestActorsAreMany: what the shipped packs must hold, counted by actors with at least one dated stretch.
func TestActorsAreMany(t *testing.T) {
	lex := compiled(t)
	dated, native := 0, 0
	for _, a := range lex.Actors {
		for _, c := range a.Codings {
			if c.From+c.To != "" {
				dated++
				break
			}
		}
		if len(a.Native) > 0 {
			native++
		}
	}
	t.Logf("%d actors, %d dated, %d with a name in their own writing", len(lex.Actors), dated, native)
	if dated < 2500 || native < 380 {
		t.Errorf("%d dated actors, %d with names in their own writing", dated, native)
	}
}

// TestOrgansOfStates: every member state of the United Nations has a government and a foreign ministry.
func TestOrgansOfStates(t *testing.T) {
	lex := compiled(t)
	outside := " ESH HKG GRL PRI PSE YUG VAT "
	for _, s := range lex.States {
		for _, what := range []string{"government", "foreign ministry"} {
			i := lex.OrganOf(s.Code, what)
			if i < 0 && !strings.Contains(outside, " "+s.Code+" ") {
				t.Errorf("%s has no %s", s.Name, what)
			}
			if i >= 0 && !slices.ContainsFunc(lex.Actors[i].Codings, func(c lexicon.Coding) bool { return c.Country == s.Code }) {
				t.Errorf("%s is the %s of %s and coded elsewhere", lex.Actors[i].ID, what, s.Code)
			}
		}
	}
}

// TestNativeNames: a name in another writing is no plain English letters, stands once in its row, and two actors who share
// one are told apart by time or country. A name is written in one script.
func TestNativeNames(t *testing.T) {
	lex := compiled(t)
	bearer := map[string]int{}
	for i := range lex.Actors {
		a := &lex.Actors[i]
		for _, n := range a.Native {
			if n == a.Name || contains(a.Aliases, n) {
				t.Errorf("%s: %q is one of its plain names", a.ID, n)
			}
			if scripts := scriptsOf(n); len(scripts) != 1 {
				t.Errorf("%s: %q is written in %v", a.ID, n, scripts)
			}
			if o, ok := bearer[n]; ok && (o == i || inseparable(a, &lex.Actors[o])) {
				t.Errorf("%q is both %s and %s", n, a.ID, lex.Actors[o].ID)
			}
			bearer[n] = i
		}
	}
}

func contains(all []string, s string) bool { return slices.Contains(all, s) }

func scriptsOf(s string) []string {
	var out []string
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		for name, table := range unicode.Scripts {
			if unicode.Is(table, r) && !slices.Contains(out, name) && name != "Common" && name != "Inherited" {
				out = append(out, name)
			}
		}
	}
	return out
}
