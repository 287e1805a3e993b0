package telling

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// Actors looks up the actors of one report.
type Actors struct {
	byID   map[string]Party
	actors []sitrep.Actor
	places map[string]*sitrep.Place // by name
}

// NewActors reduces the actors of a report. Places are those of the report: one that something is done to is where it is done.
func NewActors(actors []sitrep.Actor, places []sitrep.Place) *Actors {
	out := &Actors{byID: make(map[string]Party, len(actors)), actors: actors, places: make(map[string]*sitrep.Place, len(places))}
	for i := range actors {
		out.byID[actors[i].ID] = party(&actors[i])
	}
	for i := range places {
		if k := places[i].Kind; k != "country" && k != "region" && k != "admin" {
			out.places[places[i].Name] = &places[i]
		}
	}
	return out
}

func party(a *sitrep.Actor) Party {
	p := Party{ID: a.ID, Kind: a.Kind, Country: a.Country, Sectors: a.Sectors, Named: named(a), For: a.ActsFor}
	switch {
	case a.Private:
		p.Named = false
	case !p.Named:
		p.Head = head(a.Name)
	}
	if !a.Known && !a.Private {
		p.Names = nameWords(a.Name)
	}
	return p
}

// named reports whether the report names the actor, or a pack does.
func named(a *sitrep.Actor) bool {
	return a.Known || slices.ContainsFunc(a.Mentions, func(m sitrep.ActorMention) bool { return m.Kind == "name" })
}

// head is the last word before a preposition, without a plural's s.
func head(phrase string) string {
	words := strings.Fields(strings.ToLower(phrase))
	for i, w := range words {
		if i > 0 && (w == "of" || w == "from" || w == "in" || w == "at" || w == "for" || w == "with") {
			words = words[:i]
			break
		}
	}
	if len(words) == 0 {
		return ""
	}
	last := words[len(words)-1]
	if len(last) > 3 && strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") {
		last = last[:len(last)-1]
	}
	return last
}

// Party is an actor by id, empty but for the id where the report has none.
func (a *Actors) Party(id string) Party {
	if p, ok := a.byID[id]; ok {
		return p
	}
	return Party{ID: id}
}

func (a *Actors) parties(ids []string) []Party {
	out := make([]Party, 0, len(ids))
	for _, id := range ids {
		out = append(out, a.Party(id))
	}
	return out
}

// Of reduces a claim. words are those of its trigger.
func (a *Actors) Of(c *sitrep.Claim, words string) Telling {
	t := Telling{
		ID: c.ID, Acts: []Act{{c.Type, c.Mode}}, Told: told(c), Denied: c.Certainty == "denied" || c.Negated, Alleged: c.Certainty == "hedged",
		Background: c.Background, Symmetric: c.Symmetric, Actors: a.parties(c.Actors), Recipients: a.parties(c.Recipients),
		When: bareWhen(c.When), Where: NewWhere(c.Where), Sentence: c.Sentence,
	}
	if t.Where == nil {
		t.Where = a.undergoing(c)
	}
	if s := Stem(words); s != "" {
		t.Words = []string{s}
	}
	for i := range c.Tolls {
		t.Counts = append(t.Counts, a.count(c, &c.Tolls[i]))
	}
	if n := len(c.Voices); n > 0 {
		t.Voice = a.voice(&c.Voices[n-1])
	}
	t.Prepare()
	return t
}

// undergoing is the place that the act is done to, nil for none.
func (a *Actors) undergoing(c *sitrep.Claim) *Where {
	for i := range a.actors {
		x := &a.actors[i]
		p := a.places[x.Name]
		if p == nil || !slices.Contains(c.Recipients, x.ID) {
			continue
		}
		w := sitrep.Where{Name: p.Name, Place: p.ID, Relation: "at", Lat: p.Lat, Lon: p.Lon, Precision: "point", Basis: "inferred", Country: p.Country, Admin: p.Admin}
		return NewWhere(&w)
	}
	return nil
}

func told(c *sitrep.Claim) string {
	if c.Aspect == "ongoing" {
		return "happened"
	}
	return c.Aspect
}

func (a *Actors) voice(v *sitrep.Voice) *Party {
	p := a.Party(v.Actor)
	if p.ID == "" {
		p.Head = strings.ToLower(v.Label)
	}
	return &p
}

// count takes the sectors of those counted from the party that the count's words name.
func (a *Actors) count(c *sitrep.Claim, toll *sitrep.Toll) Count {
	out := Count{Toll: *toll, Claim: c.ID}
	out.Span, out.Side = sitrep.Span{}, ""
	who := strings.ToLower(toll.Who)
	if who == "" {
		return out
	}
	for _, id := range append(append([]string{}, c.Recipients...), c.Actors...) {
		for i := range a.actors {
			if x := &a.actors[i]; x.ID == id && strings.Contains(strings.ToLower(x.Name), who) {
				out.Sectors = x.Sectors
				return out
			}
		}
	}
	return out
}

func bareWhen(w *sitrep.When) *sitrep.When {
	if w == nil {
		return nil
	}
	out := *w
	out.Span = nil
	return &out
}

// NewWhere reduces a place; nil stays nil.
func NewWhere(w *sitrep.Where) *Where {
	if w == nil {
		return nil
	}
	out := Where{Where: *w, Words: nameWords(w.Name)}
	out.Span, out.Anchors = nil, nil
	return &out
}

// nameWords are the capitalised words of a place's name, without the points of the compass.
func nameWords(name string) []string {
	var out []string
	for _, w := range strings.Fields(name) {
		r, _ := utf8.DecodeRuneInString(w)
		w = strings.Trim(strings.ToLower(w), ".,'’")
		if unicode.IsUpper(r) && !slices.Contains(compass(), w) {
			out = append(out, w)
		}
	}
	return out
}

func compass() []string {
	return []string{"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}
}

// Members ties phrases that contain a force's, body's or group's name to it: "fighters of the Sarnet Brigades" act for the
// Sarnet Brigades.
func (a *Actors) Members() {
	for i := range a.actors {
		x := &a.actors[i]
		p := a.byID[x.ID]
		if p.Named || p.For != "" {
			continue
		}
		longest := 0
		for k := range a.actors {
			o := &a.actors[k]
			if n := whole(x, o); n > longest && a.byID[o.ID].Named {
				p.For, longest = o.ID, n
			}
		}
		a.byID[x.ID] = p
	}
}

// whole is the length of the longest name of the whole o that the phrase x contains, 0 for none.
func whole(x, o *sitrep.Actor) int {
	if o.Kind != "force" && o.Kind != "body" && o.Kind != "group" {
		return 0
	}
	longest := 0
	for _, name := range append([]string{o.Name}, o.Aliases...) {
		if len(name) > longest && len(name) > 3 && strings.Contains(" "+x.Name+" ", " "+name+" ") {
			longest = len(name)
		}
	}
	return longest
}
