// Package gazetteer knows where named places lie. It stacks the user's imports and the pack's own places over an
// embedded table made from GeoNames and an airport list (docs/data.md). It proposes candidates for a name and never
// chooses: choosing needs the report and is the work of package place.
package gazetteer

import (
	"crypto/sha256"
	_ "embed" // the table below
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"sitrep"
	"sitrep/internal/pack"
)

//go:embed places.bin
var builtin []byte

// Gazetteer answers by name. It is read-only and safe for concurrent use.
type Gazetteer struct {
	countries *countries
	named     *named
	tables    []*Table // imports first, the embedded table last
}

// Match is one candidate for a name.
type Match struct {
	Entry
	Alternate bool // found by another name than its main one
	Loose     bool // found by a spelling that is only close
	Exact     bool // the main name is the text's own, articles included
	NoPoint   bool // the place has no coordinates
	Imported  bool // from a file the user added
}

// New opens the embedded table, the pack's places and the tables of the given files.
func New(set *pack.Set, imports ...string) (*Gazetteer, error) {
	c, err := readCountries(set)
	if err != nil {
		return nil, err
	}
	n, err := readNamed(set)
	if err != nil {
		return nil, err
	}
	g := &Gazetteer{countries: c, named: n}
	for _, name := range imports {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("gazetteer: %w", err)
		}
		if err := g.stack(data, name); err != nil {
			return nil, err
		}
	}
	return g, g.stack(builtin, "embedded table")
}

func (g *Gazetteer) stack(data []byte, name string) error {
	t, err := OpenTable(data, g.alpha3)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	g.tables = append(g.tables, t)
	return nil
}

// Imports lists the tables that Import has left in the data folder, sorted by name.
func Imports(folder string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join(folder, "gazetteer", "*.gaz"))
	sort.Strings(names)
	return names, err
}

func (g *Gazetteer) alpha3(code string) string {
	if i, ok := g.countries.byCode[code]; ok {
		return g.countries.list[i].Alpha3
	}
	return ""
}

// Lookup returns the candidates for a name as written: countries, pack places, imports, the embedded table, in this
// order, each place once. Spellings that are only close are tried where nothing else is found.
func (g *Gazetteer) Lookup(name string) []Match {
	key := Key(name)
	if key == "" {
		return nil
	}
	out := g.aliased(key, g.direct(name, key))
	if len(out) == 0 {
		out = g.loose(key)
	}
	exact := Exact(name)
	for i := range out {
		out[i].Exact = Exact(out[i].Name) == exact
	}
	return out
}

// Has reports whether any place bears the name, close spellings left out.
func (g *Gazetteer) Has(name string) bool {
	key := Key(name)
	if key == "" {
		return false
	}
	if _, ok := g.country(name, key); ok {
		return true
	}
	if len(g.named.byKey[key]) > 0 {
		return true
	}
	for _, t := range g.tables {
		for _, r := range t.find(key) {
			if r&flagLoose == 0 {
				return true
			}
		}
	}
	return false
}

func (g *Gazetteer) country(name, key string) (*Country, bool) {
	i, ok := g.countries.exactly[strings.TrimPrefix(name, "the ")]
	if !ok {
		i, ok = g.countries.byName[key]
	}
	if !ok {
		return nil, false
	}
	return &g.countries.list[i], true
}

func (g *Gazetteer) direct(name, key string) []Match {
	var out []Match
	if c, ok := g.country(name, key); ok {
		out = append(out, Match{Entry: c.entry(), Alternate: Key(c.Name) != key})
	}
	for _, r := range g.named.byKey[key] {
		p := &g.named.list[r.at]
		out = append(out, Match{Entry: p.Entry, Alternate: r.alternate, NoPoint: p.noPoint})
	}
	for i, t := range g.tables {
		for _, r := range t.find(key) {
			if r&flagLoose == 0 {
				out = g.add(out, t.entry(int(r>>flagBits)), r, i)
			}
		}
	}
	return out
}

// aliased puts the places that an alias of the packs points to before the others.
func (g *Gazetteer) aliased(key string, found []Match) []Match {
	a, ok := g.named.alias[key]
	if !ok {
		return found
	}
	var out []Match
	for _, m := range g.direct(a.name, Key(a.name)) {
		if m.Country == a.country && m.Kind != "airport" {
			out = append(out, m)
		}
	}
	for _, m := range found {
		if m.Country != a.country {
			out = append(out, m)
		}
	}
	return out
}

const looseLeast = 6 // letters; shorter names fall together with too much else

func (g *Gazetteer) loose(key string) []Match {
	if len(key) < looseLeast {
		return nil
	}
	out := g.near(Loose(key))
	if len(out) == 0 && strings.Contains(key, "et ") {
		out = g.near(Loose(strings.ReplaceAll(key, "et ", "at ")))
	}
	return out
}

func (g *Gazetteer) near(near string) []Match {
	if near == "" {
		return nil
	}
	var out []Match
	for i, t := range g.tables {
		for _, r := range t.find(near) {
			out = g.add(out, t.entry(int(r>>flagBits)), r|flagLoose, i)
		}
	}
	return out
}

// add appends the entry unless an earlier table already gave the same place.
func (g *Gazetteer) add(out []Match, e Entry, r uint64, table int) []Match {
	if e.ID == "" {
		return out
	}
	for i := range out {
		if out[i].ID == e.ID {
			return out
		}
	}
	return append(out, Match{Entry: e, Alternate: r&flagAlternate != 0, Loose: r&flagLoose != 0, Imported: table < len(g.tables)-1})
}

// Country returns the country of an ISO alpha-2 or alpha-3 code.
func (g *Gazetteer) Country(code string) (*Country, bool) {
	i, ok := g.countries.byCode[code]
	if !ok {
		return nil, false
	}
	return &g.countries.list[i], true
}

// CountryEntry is the country of a code as a place.
func (g *Gazetteer) CountryEntry(code string) (Entry, bool) {
	c, ok := g.Country(code)
	if !ok {
		return Entry{}, false
	}
	return c.entry(), true
}

// Adjective returns the country that an adjective or people's name points to ("Libyan" gives LBY), "" for none.
func (g *Gazetteer) Adjective(word string) string {
	if i, ok := g.countries.exactly[word]; ok {
		return g.countries.list[i].Alpha3
	}
	key := Key(word)
	i, ok := g.countries.byAdj[key]
	if !ok {
		i, ok = g.countries.byAdj[strings.TrimSuffix(key, "s")]
	}
	if !ok {
		return ""
	}
	return g.countries.list[i].Alpha3
}

// Capital returns the seat of government of a country (alpha-3).
func (g *Gazetteer) Capital(alpha3 string) (Entry, bool) {
	c, ok := g.Country(alpha3)
	if !ok || c.Capital == "" {
		return Entry{}, false
	}
	var best Entry
	for _, m := range g.direct(c.Capital, Key(c.Capital)) {
		if m.Country == alpha3 && m.Kind == "city" && m.Population >= best.Population {
			best = m.Entry
		}
	}
	return best, best.ID != ""
}

// Admin1 returns the first-level unit of a country (alpha-3) by its GeoNames code.
func (g *Gazetteer) Admin1(alpha3, code string) (Entry, bool) {
	c, ok := g.Country(alpha3)
	if !ok || code == "" {
		return Entry{}, false
	}
	for _, t := range g.tables {
		for _, r := range t.find("admin1:" + c.Alpha2 + "." + code) {
			return t.entry(int(r >> flagBits)), true
		}
	}
	return Entry{}, false
}

// Place is the entry as a noun of the record, without mentions.
func (g *Gazetteer) Place(m *Match) sitrep.Place {
	p := sitrep.Place{ID: m.ID, Name: m.Name, Kind: m.Kind, Country: m.Country, Admin: g.Admins(&m.Entry)}
	if !m.NoPoint {
		lat, lon := m.Lat, m.Lon
		p.Lat, p.Lon = &lat, &lon
	}
	return p
}

// Admins lists the units that hold the place, largest first, without the place itself.
func (g *Gazetteer) Admins(e *Entry) []sitrep.Admin {
	if e.Kind == "admin" || e.Kind == "country" {
		return nil
	}
	a, ok := g.Admin1(e.Country, e.Admin1)
	if !ok {
		return nil
	}
	return []sitrep.Admin{{Level: 1, Name: a.Name, ID: a.ID}}
}

// Fingerprint is a hash over the headers of the tables in use: it changes when a table does. Pack places are not in it.
func (g *Gazetteer) Fingerprint() string {
	h := sha256.New()
	for _, t := range g.tables {
		fmt.Fprintf(h, "%d %d %v\n", t.head.Entries, t.head.Keys, t.head.EntryAt)
		fmt.Fprintln(h, t.head.Source, t.head.KeyAt, t.head.First)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Sources lists the origin lines of the tables in use.
func (g *Gazetteer) Sources() []string {
	var out []string
	for _, t := range g.tables {
		out = append(out, t.Source())
	}
	return out
}
