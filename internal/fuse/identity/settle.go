package identity

import (
	"slices"
	"strings"

	"sitrep/internal/lexicon"
	"sitrep/internal/read/chain"
)

// settled is an occurrence under the entry of the pack that it belongs to, if any, and why it does.
type settled struct {
	Seen
	why string
}

// settle finds the entries for all actors of a report: of those that the coder knew, of organs of states under their
// general words, and of seats that stand for a government. Two that act on each other are not settled on one entry.
func (f *Fuser) settle(t Traits) []settled {
	out := make([]settled, len(t.Actors))
	taken := map[string][]string{}
	for i, s := range t.Actors {
		out[i] = f.entryOf(s)
		id := out[i].ID
		if slices.ContainsFunc(taken[id], func(o string) bool { return slices.Contains(s.Apart, o) }) {
			out[i] = settled{s, f.plain(&s)}
		}
		taken[id] = append(taken[id], s.ID)
	}
	return out
}

func (f *Fuser) entryOf(s Seen) settled {
	what, why := "", ""
	if i, ok := f.known[s.ID]; ok && s.Known {
		if what = f.lex.Actors[i].StandsFor; what == "" {
			return settled{s, "the pack's " + f.lex.Actors[i].ID}
		}
		why = "stands for the " + what + " of " + s.Country
	} else if family(s.Kind) == "body" && s.Country != "" && !s.Known {
		what = f.organ(s.Name)
		why = "the " + what + " of " + s.Country
	}
	j := f.lex.OrganOf(s.Country, f.names.Organ(what))
	if what == "" || j < 0 {
		return settled{s, f.plain(&s)}
	}
	a := &f.lex.Actors[j]
	s.ID, s.Kind, s.Known = chain.KnownID(a.ID), a.Kind, true
	return settled{s, why + ", the pack's " + a.ID}
}

// plain is what occurrences outside the pack have in common.
func (f *Fuser) plain(s *Seen) string {
	switch {
	case f.states[s.ID]:
		return "the state"
	case s.Private:
		return "a private person, held apart"
	case f.aloneIn(s):
		return "too little of a name to go by"
	}
	return "the same name"
}

// acronymsOf lists the short forms that a report introduces for an actor: capitals that are the initials of its name.
func acronymsOf(s *Seen) []string {
	parts := strings.Fields(fold(s.Name))
	if family(s.Kind) != "body" || len(parts) < 2 {
		return nil
	}
	var out []string
	for _, form := range s.Forms {
		if k := lexicon.Key(form.Words); capitals(form.Words) && k == lexicon.Initials(parts) {
			out = append(out, k)
		}
	}
	return out
}

// capitals reports whether a form is two to eight capitals, with or without stops.
func capitals(form string) bool {
	n := 0
	for _, r := range form {
		switch {
		case r >= 'A' && r <= 'Z':
			n++
		case r != '.':
			return false
		}
	}
	return n >= 2 && n <= 8
}
