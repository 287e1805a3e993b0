// Package row flattens a claim into the columns of the format `claims`, which other formats reuse as properties.
package row

import (
	"strings"

	"sitrep"
)

// Columns are the names of the columns, in order. They are part of the record format and never change meaning.
func Columns() []string {
	return strings.Split("claim_id,report_id,event_id,published,source,url,title,sentence,trigger,type,mode,contexts,"+
		"scale,actors,actor_countries,actor_sectors,recipients,recipient_countries,recipient_sectors,targets,"+
		"start,end,grain,when_basis,place,place_id,country,admin1,relation,distance_km,bearing,latitude,longitude,"+
		"radius_km,precision,where_basis,killed_low,killed_high,wounded_low,wounded_high,toll_scope,voices,voice_self,"+
		"certainty,aspect,background,negated,outcome,score,problems,rule,coder", ",")
}

// Of is the row of one claim: one value per column, each a string, []string, float64, int, bool or nil for unknown.
func (t *Table) Of(c *sitrep.Claim) []any {
	parts := [][]any{t.origin(c), t.deed(c), t.parties(c), when(c), t.where(c), tolls(c), t.manner(c)}
	var out []any
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// Table holds what the rows of one record share.
type Table struct {
	rec         *sitrep.Record
	runes       []rune
	events      map[string]string
	actors      map[string]*sitrep.Actor
	places      map[string]*sitrep.Place
	keepPrivate bool
	noText      bool
}

// New prepares the rows of a record. Names of private persons are replaced by their role words unless keepPrivate;
// noText leaves the sentence empty.
func New(rec *sitrep.Record, keepPrivate, noText bool) *Table {
	t := &Table{
		rec: rec, runes: []rune(rec.Report.Text), events: map[string]string{}, keepPrivate: keepPrivate, noText: noText,
		actors: make(map[string]*sitrep.Actor, len(rec.Actors)), places: make(map[string]*sitrep.Place, len(rec.Places)),
	}
	for i := range rec.Actors {
		t.actors[rec.Actors[i].ID] = &rec.Actors[i]
	}
	for i := range rec.Places {
		t.places[rec.Places[i].ID] = &rec.Places[i]
	}
	for _, e := range rec.Events {
		for _, c := range e.Claims {
			t.events[c] = e.ID
		}
	}
	return t
}

// Words is the report text under a code point span, empty where the span lies outside.
func (t *Table) Words(s sitrep.Span) string {
	if s.Start < 0 || s.End > len(t.runes) || s.Empty() {
		return ""
	}
	return string(t.runes[s.Start:s.End])
}

// Sentence is the text of the claim's sentence.
func (t *Table) Sentence(c *sitrep.Claim) string {
	if c.Sentence < 0 || c.Sentence >= len(t.rec.Sentences) {
		return ""
	}
	return strings.Join(strings.Fields(t.Words(t.rec.Sentences[c.Sentence].Span)), " ")
}

func (t *Table) origin(c *sitrep.Claim) []any {
	r := &t.rec.Report
	var published, source, sentence string
	if r.Published != nil {
		published = r.Published.Start
	}
	if r.Outlet != nil {
		source = r.Outlet.Name
	}
	if !t.noText {
		sentence = t.Sentence(c)
	}
	return []any{c.ID, r.ID, text(t.events[c.ID]), text(published), text(source), text(r.URL), text(r.Title),
		text(sentence), text(t.Words(c.Trigger))}
}

func (t *Table) deed(c *sitrep.Claim) []any {
	return []any{c.Type, text(c.Mode), list(c.Contexts), number(c.Scale)}
}

func (t *Table) parties(c *sitrep.Claim) []any {
	var targets []string
	for _, a := range c.Arguments {
		if a.Role == "target" {
			targets = append(targets, t.argument(a))
		}
	}
	out := append(t.side(c.Actors), t.side(c.Recipients)...)
	return append(out, list(distinct(targets)))
}

// side is names, countries and sectors of actors, each without repeats.
func (t *Table) side(ids []string) []any {
	var names, countries, sectors []string
	for _, id := range ids {
		a := t.actors[id]
		if a == nil {
			continue
		}
		names = append(names, t.Name(a))
		countries = append(countries, a.Country)
		sectors = append(sectors, a.Sectors...)
	}
	return []any{list(distinct(names)), list(distinct(countries)), list(distinct(sectors))}
}

func (t *Table) argument(a sitrep.Argument) string {
	switch {
	case a.Actor != "" && t.actors[a.Actor] != nil:
		return t.Name(t.actors[a.Actor])
	case a.Place != "" && t.places[a.Place] != nil:
		return t.places[a.Place].Name
	case a.Text != "":
		return a.Text
	}
	return t.Words(a.Span)
}

// Name is the name of an actor as it may leave the record.
func (t *Table) Name(a *sitrep.Actor) string {
	if t.keepPrivate {
		return a.Name
	}
	return a.PublicName(t.Words)
}

// ActorName is Name of the actor with the id, empty where there is none.
func (t *Table) ActorName(id string) string {
	if a := t.actors[id]; a != nil {
		return t.Name(a)
	}
	return ""
}

// Actor is the actor with the id, nil where there is none.
func (t *Table) Actor(id string) *sitrep.Actor { return t.actors[id] }

// Place is the place with the id, nil where there is none.
func (t *Table) Place(id string) *sitrep.Place { return t.places[id] }

// Label is a voice as it may leave the record.
func (t *Table) Label(v sitrep.Voice) string {
	if a := t.actors[v.Actor]; a != nil && a.Private && !t.keepPrivate {
		return t.Name(a)
	}
	return v.Label
}

func when(c *sitrep.Claim) []any {
	if c.When == nil {
		return make([]any, 4)
	}
	return []any{text(c.When.Start), text(c.When.End), text(c.When.Grain), text(c.When.Basis)}
}

func (t *Table) where(c *sitrep.Claim) []any {
	w := c.Where
	if w == nil {
		return make([]any, 12)
	}
	country, admins := w.Country, w.Admin
	if p := t.places[w.Place]; p != nil {
		if country == "" {
			country = p.Country
		}
		if len(admins) == 0 {
			admins = p.Admin
		}
	}
	admin := ""
	for _, a := range admins {
		if a.Level == 1 {
			admin = a.Name
		}
	}
	return []any{text(w.Name), text(w.Place), text(country), text(admin), text(w.Relation), number(w.DistanceKM),
		text(w.Bearing), number(w.Lat), number(w.Lon), number(w.RadiusKM), text(w.Precision), text(w.Basis)}
}

func (t *Table) manner(c *sitrep.Claim) []any {
	var voices []string
	var self any
	for _, v := range c.Voices {
		voices = append(voices, t.Label(v))
		self = v.Self
	}
	coder := "sitrep " + t.rec.Coder.Version + " " + t.rec.Coder.Engine + " " + t.rec.Coder.Fingerprint
	return []any{list(voices), self, c.Certainty, c.Aspect, c.Background, c.Negated, text(c.Outcome), c.Score,
		list(c.Problems), c.Rule, coder}
}

func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func number(f *float64) any {
	if f == nil {
		return nil
	}
	return *f
}

func list(s []string) any {
	if len(s) == 0 {
		return nil
	}
	return s
}

// distinct keeps the first of equal strings and drops empty ones.
func distinct(in []string) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, s := range in {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
