package lexicon

import (
	"fmt"

	"sitrep/internal/pack"
)

// loadBodies files the organs of states. Their names are not read in reports, where adjective and noun say as much; they
// are found by country and organ alone. A row without a kind makes an actor of another file the organ.
func (l *Lexicon) loadBodies(f pack.File) error {
	t, err := readTable(f, "id", "organ", "kind", "name", "aliases", "country", "sectors", "from", "to")
	if err != nil {
		return err
	}
	for _, r := range t.rows {
		id, what := r.get("id"), organ{r.get("country"), r.get("organ")}
		i, known := l.byID[id]
		switch {
		case what.country == "" || what.name == "":
			return fmt.Errorf("%s:%d: %q needs a country and an organ", f.Path, r.line, id)
		case r.get("kind") == "" && !known:
			return fmt.Errorf("%s:%d: no actor %q", f.Path, r.line, id)
		case r.get("kind") != "":
			if i, err = l.addBody(f, r); err != nil {
				return err
			}
		}
		if _, taken := l.organs[what]; taken && r.get("kind") == "" {
			l.Actors[i].StandsFor = what.name
			continue
		}
		l.organs[what] = i
	}
	return nil
}

func (l *Lexicon) addBody(f pack.File, r row) (int, error) {
	id := r.get("id")
	if i, known := l.byID[id]; known && l.Actors[i].Tree == f.Tree {
		return 0, fmt.Errorf("%s:%d: id %q stands elsewhere", f.Path, r.line, id)
	}
	c := Coding{Country: r.get("country"), Sectors: r.list("sectors"), From: r.get("from"), To: r.get("to"), Basis: basis(f)}
	l.Actors = append(l.Actors, Actor{ID: id, Kind: r.get("kind"), Name: r.get("name"), Aliases: r.list("aliases"), Codings: []Coding{c}, Tree: f.Tree})
	l.byID[id] = len(l.Actors) - 1
	return len(l.Actors) - 1, nil
}

// loadNative files names in other scripts. They do not stand among the words that are read in English reports.
func (l *Lexicon) loadNative(f pack.File) error {
	t, err := readTable(f, "id", "native")
	if err != nil {
		return err
	}
	for _, r := range t.rows {
		i, ok := l.byID[r.get("id")]
		if !ok {
			return fmt.Errorf("%s:%d: no actor %q", f.Path, r.line, r.get("id"))
		}
		l.Actors[i].Native = append(l.Actors[i].Native, r.list("native")...)
	}
	return nil
}
