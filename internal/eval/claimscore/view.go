package claimscore

import (
	"strings"

	"sitrep"
)

// view answers questions about one record by code points, with actors and places looked up by id.
type view struct {
	record *sitrep.Record
	text   []rune
	actors map[string][]string
	places map[string][]string
}

func newView(r *sitrep.Record) *view {
	v := &view{record: r, text: []rune(r.Report.Text), actors: map[string][]string{}, places: map[string][]string{}}
	for i := range r.Actors {
		v.actors[r.Actors[i].ID] = v.actorNames(&r.Actors[i])
	}
	for i := range r.Places {
		p := &r.Places[i]
		names := []string{p.Name}
		for _, m := range p.Mentions {
			names = append(names, v.words(m.Span))
		}
		v.places[p.ID] = names
	}
	return v
}

// actorNames is the name, the aliases and every mention that is no pronoun.
func (v *view) actorNames(a *sitrep.Actor) []string {
	names := append([]string{a.Name}, a.Aliases...)
	for _, m := range a.Mentions {
		if m.Kind != "pronoun" {
			names = append(names, v.words(m.Span))
		}
	}
	return names
}

func (v *view) words(s sitrep.Span) string {
	if s.Start < 0 || s.End > len(v.text) || s.End < s.Start {
		return ""
	}
	return string(v.text[s.Start:s.End])
}

// find is the code point span of the first occurrence of words at or after from. White space matches any white space.
func (v *view) find(words string, from int) (sitrep.Span, bool) {
	want := []rune(strings.Join(strings.Fields(words), " "))
	for i := max(from, 0); i < len(v.text); i++ {
		if end, ok := v.matchAt(i, want); ok {
			return sitrep.Span{Start: i, End: end}, true
		}
	}
	return sitrep.Span{}, false
}

func (v *view) matchAt(i int, want []rune) (int, bool) {
	for _, w := range want {
		if i >= len(v.text) {
			return 0, false
		}
		if w == ' ' {
			start := i
			for i < len(v.text) && isSpace(v.text[i]) {
				i++
			}
			if i == start {
				return 0, false
			}
			continue
		}
		if v.text[i] != w {
			return 0, false
		}
		i++
	}
	return i, len(want) > 0
}

func isSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\u00a0' }

// site is where a fact lies: the sentences a claim may stand in, and the trigger.
type site struct {
	sentences []sitrep.Span
	trigger   sitrep.Span
	found     bool
}

func (v *view) locate(f *Fact) site {
	in, ok := v.find(f.In, 0)
	if !ok {
		return site{}
	}
	s := site{found: true}
	s.trigger = v.trigger(f.Trigger, in)
	anchor := in
	if in.Contains(s.trigger) && !s.trigger.Empty() {
		anchor = s.trigger
	}
	for _, sent := range v.record.Sentences {
		if sent.Span.Overlaps(anchor) {
			s.sentences = append(s.sentences, sent.Span)
		}
	}
	return s
}

// trigger is the occurrence inside the words of the fact, else the nearest one to them.
func (v *view) trigger(words string, in sitrep.Span) sitrep.Span {
	best, distance := sitrep.Span{}, len(v.text)+1
	for from := 0; ; {
		t, ok := v.find(words, from)
		if !ok {
			return best
		}
		if in.Contains(t) {
			return t
		}
		if d := max(in.Start-t.End, t.Start-in.End, 0); d < distance {
			best, distance = t, d
		}
		from = t.Start + 1
	}
}

func (s *site) holds(c *sitrep.Claim) bool {
	for _, sent := range s.sentences {
		if sent.Overlaps(c.Trigger) {
			return true
		}
	}
	return false
}
