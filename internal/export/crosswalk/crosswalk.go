// Package crosswalk reads packs/crosswalk: what comes nearest to PLOVER's event types, sectors and countries in the
// ontologies of foreign formats. Where the tables hold nothing, nothing is given.
package crosswalk

import (
	"fmt"
	"strings"

	"sitrep/internal/pack"
)

// Book holds the tables. It is read-only after Read; a nil Book knows nothing.
type Book struct {
	events    []Event
	sectors   map[string]Sector
	countries map[string]Country
}

// Event is one row of events.tsv. Empty fields have no counterpart.
type Event struct {
	Type, Mode, Condition string
	Cameo, Goldstein      string
	Acled, Sub            string
}

// Sector is one row of sectors.tsv. Kind is state, official, armed, civilian or empty.
type Sector struct{ Kind, Cameo, Acled, AcledHit string }

// Country is one row of countries.tsv: numbers as text, empty where the system has no code.
type Country struct{ Code, Name, ISO, FIPS, COW, GW, Acled, UCDP string }

// Traits are what the conditions of events.tsv ask about: kinds of those who act and of those acted upon, and contexts.
type Traits struct{ By, Versus, Contexts []string }

// Read reads the tables of every pack; a file that lies beside them in an overlay adds rows, which come in order of path.
func Read(set *pack.Set) (*Book, error) {
	b := &Book{sectors: map[string]Sector{}, countries: map[string]Country{}}
	err := b.read(set, "crosswalk/events*.tsv", 7, func(c []string) {
		b.events = append(b.events, Event{c[0], c[1], c[2], c[3], c[4], c[5], c[6]})
	})
	if err != nil {
		return nil, err
	}
	err = b.read(set, "crosswalk/sectors*.tsv", 5, func(c []string) { b.sectors[c[0]] = Sector{c[1], c[2], c[3], c[4]} })
	if err != nil {
		return nil, err
	}
	return b, b.read(set, "crosswalk/countries*.tsv", 8, func(c []string) {
		b.countries[c[0]] = Country{c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]}
	})
}

// read gives the cells of each row after the head.
func (b *Book) read(set *pack.Set, pattern string, columns int, add func(cells []string)) error {
	files, err := set.Glob(pattern)
	if err != nil {
		return err
	}
	for _, f := range files {
		head := true
		for i, line := range strings.Split(string(f.Data), "\n") {
			line = strings.TrimRight(line, "\r")
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			cells := strings.Split(line, "\t")
			if len(cells) != columns {
				return fmt.Errorf("crosswalk: %s:%d: %d columns, want %d", f.Path, i+1, len(cells), columns)
			}
			if !head {
				add(cells)
			}
			head = false
		}
	}
	return nil
}

// Event is the first row that fits a type, its mode and the traits; without one its fields are empty.
func (b *Book) Event(eventType, mode string, t Traits) Event {
	if b == nil {
		return Event{}
	}
	for _, e := range b.events {
		if e.Type == eventType && (e.Mode == "*" || e.Mode == mode) && t.meet(e.Condition) {
			return e
		}
	}
	return Event{}
}

func (t Traits) meet(condition string) bool {
	if condition == "" {
		return true
	}
	for _, c := range strings.Split(condition, "+") {
		key, value, _ := strings.Cut(c, ":")
		have := map[string][]string{"by": t.By, "vs": t.Versus, "context": t.Contexts}[key]
		found := false
		for _, h := range have {
			found = found || h == value
		}
		if !found {
			return false
		}
	}
	return true
}

// Sector is the row of a sector, empty where there is none.
func (b *Book) Sector(code string) Sector {
	if b == nil {
		return Sector{}
	}
	return b.sectors[code]
}

// Country is the row of a country by alpha-3 code, empty where there is none.
func (b *Book) Country(code string) Country {
	if b == nil {
		return Country{}
	}
	return b.countries[code]
}
