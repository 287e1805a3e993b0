package telling

import (
	"fmt"
	"slices"
	"strings"

	"sitrep/internal/pack"
)

// Kin is the table of acts of different types that may be one happening.
type Kin struct {
	pairs map[[2]Act]bool
	types map[string][]string // the types kindred to a type, sorted, itself among them
	long  map[string]bool     // stems of words for what goes on for weeks
}

type kinFile struct {
	Extended []string `toml:"extended"`
	Pair     []struct {
		A   string   `toml:"a"`
		B   string   `toml:"b"`
		Yes []string `toml:"yes"` // two sentences that may tell of one happening
	} `toml:"pair"`
}

// LoadKin reads ontology/kindred.toml of the packs.
func LoadKin(set *pack.Set) (*Kin, error) {
	files, err := set.Glob("ontology/kindred.toml")
	if err != nil {
		return nil, err
	}
	k := &Kin{pairs: map[[2]Act]bool{}, types: map[string][]string{}, long: map[string]bool{}}
	for _, f := range files {
		var table kinFile
		if err := f.Decode(&table); err != nil {
			return nil, err
		}
		for _, w := range table.Extended {
			k.long[Stem(w)] = true
		}
		for _, p := range table.Pair {
			if p.A == "" || p.B == "" || len(p.Yes) != 2 {
				return nil, fmt.Errorf("telling: %s: a pair needs a, b and two sentences in yes", f.Path)
			}
			k.add(act(p.A), act(p.B))
		}
	}
	return k, nil
}

func act(s string) Act {
	t, mode, _ := strings.Cut(s, "/")
	return Act{t, mode}
}

func (k *Kin) add(a, b Act) {
	k.pairs[[2]Act{a, b}], k.pairs[[2]Act{b, a}] = true, true
	k.types[a.Type] = sorted(append(k.Types(a.Type), b.Type))
	k.types[b.Type] = sorted(append(k.Types(b.Type), a.Type))
}

func sorted(types []string) []string {
	slices.Sort(types)
	return slices.Compact(types)
}

// Types lists the types of which an act may be kindred to one of this type, which is among them.
func (k *Kin) Types(eventType string) []string {
	if list := k.types[eventType]; list != nil {
		return list
	}
	return []string{eventType}
}

// kindred holds where two acts may be one happening.
func (k *Kin) kindred(a, b Act) bool {
	if a.Type == b.Type {
		return true
	}
	for _, x := range []Act{a, {Type: a.Type}} {
		for _, y := range []Act{b, {Type: b.Type}} {
			if k.pairs[[2]Act{x, y}] {
				return true
			}
		}
	}
	return false
}

// extended holds for a telling of a campaign rather than of an act in it.
func (k *Kin) extended(t *Telling) bool {
	return slices.ContainsFunc(t.Words, func(w string) bool { return k.long[w] })
}
