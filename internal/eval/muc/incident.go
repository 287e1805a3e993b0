package muc

import (
	"slices"
	"strings"

	"sitrep"
)

// incident is what the claims of one event say together.
type incident struct {
	kind       string
	start, end string
	place      []string // names of the place and of what holds it
	actors     []party
	victims    []party
	tolls      []sitrep.Toll
}

// party is one actor of a claim under all its names, with how sure the wording is of it.
type party struct {
	id     string
	names  []string
	sort   string // ind org target
	belief []string
}

// reader turns a record into incidents.
type reader struct {
	record    *sitrep.Record
	text      []rune
	actors    map[string]*sitrep.Actor
	places    map[string]*sitrep.Place
	countries map[string]string // alpha-3 to name
}

func newReader(r *sitrep.Record, countries map[string]string) *reader {
	x := &reader{record: r, text: []rune(r.Report.Text), actors: map[string]*sitrep.Actor{}, places: map[string]*sitrep.Place{}, countries: countries}
	for i := range r.Actors {
		x.actors[r.Actors[i].ID] = &r.Actors[i]
	}
	for i := range r.Places {
		x.places[r.Places[i].ID] = &r.Places[i]
	}
	return x
}

// counts reports whether a claim makes an incident.
func counts(c *sitrep.Claim) bool {
	if c.Negated || c.Certainty == "denied" || c.Aspect == "hypothetical" || c.Aspect == "demanded" {
		return false
	}
	switch c.Type {
	case "ASSAULT":
		return true
	case "THREATEN":
		return c.Mode == "violence"
	case "PROTEST":
		return c.Mode == "strike" || c.Mode == "obstruct"
	}
	return false
}

// incidents groups the claims by event; claims in no event stand alone.
func (x *reader) incidents() []*incident {
	event := map[string]string{}
	for i := range x.record.Events {
		for _, id := range x.record.Events[i].Claims {
			event[id] = x.record.Events[i].ID
		}
	}
	var out []*incident
	at := map[string]*incident{}
	for i := range x.record.Claims {
		c := &x.record.Claims[i]
		if !counts(c) {
			continue
		}
		id := event[c.ID]
		if id == "" {
			id = c.ID
		}
		in := at[id]
		if in == nil {
			in = &incident{}
			at[id] = in
			out = append(out, in)
		}
		x.add(in, c)
	}
	return out
}

func (x *reader) add(in *incident, c *sitrep.Claim) {
	if k := x.kind(c); in.kind == "" || in.kind == "ATTACK" {
		in.kind = k
	}
	if c.When != nil && in.start == "" {
		in.start, in.end = c.When.Start, c.When.End
	}
	if c.Where != nil && len(in.place) == 0 {
		in.place = x.placeNames(c.Where)
	}
	for _, id := range c.Actors {
		in.actors = x.party(in.actors, id, belief(c))
	}
	for _, id := range c.Recipients {
		in.victims = x.party(in.victims, id, nil)
	}
	for _, t := range c.Tolls {
		if t.Kind != "killed" && t.Kind != "wounded" {
			continue
		}
		in.tolls = append(in.tolls, t)
		if t.Who != "" && !slices.ContainsFunc(in.victims, func(p party) bool { return matches(p.names, []string{t.Who}) }) {
			in.victims = append(in.victims, party{id: "toll:" + t.Who, names: []string{t.Who}, sort: "ind"})
		}
	}
}

// words of a trigger that tell the kind of incident.
var (
	bombWords  = []string{"bomb", "explo", "dynamit", "blast", "blew", "blown", "blow", "detonat"}
	fireWords  = []string{"burn", "arson", "set fire", "torch", "set ablaze"}
	theftWords = []string{"rob", "steal", "stole", "loot"}
)

func (x *reader) kind(c *sitrep.Claim) string {
	trigger := strings.ToLower(x.words(c.Trigger))
	has := func(list []string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return strings.Contains(trigger, w) })
	}
	switch {
	case c.Mode == "abduct":
		return "KIDNAPPING"
	case slices.Contains([]string{"explosives", "suicide-attack", "aerial", "drone"}, c.Mode), has(bombWords):
		return "BOMBING"
	case has(fireWords):
		return "ARSON"
	case has(theftWords):
		return "ROBBERY"
	case c.Type == "PROTEST":
		return "FORCED WORK STOPPAGE"
	}
	return "ATTACK"
}

func (x *reader) words(s sitrep.Span) string {
	return string(x.text[max(0, s.Start):min(len(x.text), s.End)])
}

func (x *reader) placeNames(w *sitrep.Where) []string {
	out := []string{w.Name, x.countries[w.Country]}
	for _, a := range w.Admin {
		out = append(out, a.Name)
	}
	if p := x.places[w.Place]; p != nil {
		out = append(out, p.Name, x.countries[p.Country])
		for _, a := range p.Admin {
			out = append(out, a.Name)
		}
		for _, m := range p.Mentions {
			out = append(out, x.words(m.Span))
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

func (x *reader) party(list []party, id string, belief []string) []party {
	if slices.ContainsFunc(list, func(p party) bool { return p.id == id }) {
		return list
	}
	a := x.actors[id]
	if a == nil {
		return list
	}
	p := party{id: id, names: append([]string{a.Name}, a.Aliases...), sort: "org", belief: belief}
	named := false
	for _, m := range a.Mentions {
		if m.Kind != "pronoun" {
			p.names = append(p.names, x.words(m.Span))
		}
		named = named || m.Kind == "name"
	}
	switch {
	case a.Kind == "facility" || a.Kind == "thing" || a.Kind == "place":
		p.sort = "target"
	case a.Kind == "person" || !named:
		p.sort = "ind"
	}
	return append(list, p)
}

// belief is what the key may say of an organisation blamed in such wording.
func belief(c *sitrep.Claim) []string {
	self := slices.ContainsFunc(c.Voices, func(v sitrep.Voice) bool { return v.Self })
	switch {
	case self:
		return []string{"CLAIMED OR ADMITTED"}
	case c.Certainty == "hedged":
		return []string{"POSSIBLE", "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES"}
	case c.Certainty == "reported":
		return []string{"SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "REPORTED AS FACT"}
	}
	return []string{"REPORTED AS FACT"}
}
