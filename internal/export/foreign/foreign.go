// Package foreign is what the formats of other event sets share: which claims they take, how ids and notes say that a row
// is machine-coded and unverified, and a claim's parties, place, days and deaths as such rows want them. What a claim does
// not say stays empty.
package foreign

import (
	"strings"
	"time"

	"sitrep"
	"sitrep/internal/export/crosswalk"
	"sitrep/internal/export/row"
	"sitrep/internal/export/shape"
)

// Current reports whether a claim goes into foreign formats: not negated, not history, happened or ongoing.
func Current(c *sitrep.Claim) bool {
	return !c.Negated && !c.Background && (c.Aspect == "happened" || c.Aspect == "ongoing")
}

// ID is the id of a claim's row.
func ID(claim string) string { return "SITREP-" + claim }

// Quad is the quad class of a PLOVER type, empty for the types of a user's pack.
func Quad(eventType string) string {
	switch eventType {
	case "AGREE", "CONSULT", "SUPPORT", "CONCEDE":
		return "VERBAL COOPERATION"
	case "COOPERATE", "AID", "RETREAT":
		return "MATERIAL COOPERATION"
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return "VERBAL CONFLICT"
	case "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT":
		return "MATERIAL CONFLICT"
	}
	return ""
}

// Note says what the row is, quotes the sentence, and names certainty and voices, for which these formats have no field.
func Note(t *row.Table, c *sitrep.Claim, noText bool) string {
	var b strings.Builder
	b.WriteString("Machine-coded, unverified:")
	if s := t.Sentence(c); s != "" && !noText {
		b.WriteString(" “" + s + "”")
	}
	b.WriteString(" [" + c.Certainty)
	for _, v := range c.Voices {
		b.WriteString("; voice: " + t.Label(v))
	}
	b.WriteString("]")
	return b.String()
}

// View is a record as foreign formats see it.
type View struct {
	*row.Table
	Record *sitrep.Record
	Book   *crosswalk.Book
	NoText bool
}

// NewView prepares the rows of a record.
func NewView(rec *sitrep.Record, o shape.Options) *View {
	return &View{Table: row.New(rec, o.KeepPrivate, o.NoText), Record: rec, Book: o.Book, NoText: o.NoText}
}

// Claim is a current claim with its parties: actors that can act, so neither facilities nor things. Where a two-sided act
// names no recipient, the first of its actors stands against the others.
type Claim struct {
	*sitrep.Claim
	Doers, Others []*sitrep.Actor
	Event         crosswalk.Event
}

// Claims lists the claims that foreign formats take.
func (v *View) Claims() []Claim {
	var out []Claim
	for i := range v.Record.Claims {
		if c := &v.Record.Claims[i]; Current(c) {
			out = append(out, v.claim(c))
		}
	}
	return out
}

func (v *View) claim(c *sitrep.Claim) Claim {
	out := Claim{Claim: c, Doers: v.parties(c.Actors), Others: v.parties(c.Recipients)}
	if c.Symmetric && len(out.Others) == 0 && len(out.Doers) > 1 {
		out.Doers, out.Others = out.Doers[:1], out.Doers[1:]
	}
	out.Event = v.Book.Event(c.Type, c.Mode, crosswalk.Traits{
		By: kinds(out.Doers, v.DoerKind), Versus: suffering(kinds(out.Others, v.HitKind)), Contexts: c.Contexts,
	})
	return out
}

func (v *View) parties(ids []string) []*sitrep.Actor {
	var out []*sitrep.Actor
	for _, id := range ids {
		if a := v.Actor(id); a != nil && a.Kind != "facility" && a.Kind != "thing" {
			out = append(out, a)
		}
	}
	return out
}

// Standing is the crosswalk's row of an actor: of its first armed sector, else of the first that has a kind. Without
// one, private persons and populations are civilians, and the row is empty otherwise.
func (v *View) Standing(a *sitrep.Actor) crosswalk.Sector {
	var out crosswalk.Sector
	for _, s := range a.Sectors {
		row := v.Book.Sector(s)
		if row.Kind == "state" || row.Kind == "armed" {
			return row
		}
		if out.Kind == "" {
			out = row
		}
	}
	if out.Kind == "" && (a.Private || len(a.Sectors) == 0 && a.Kind == "people") {
		return crosswalk.Sector{Kind: "civilian", Acled: "Civilians", AcledHit: "Civilians"}
	}
	return out
}

// DoerKind is the kind of who acts: officials, and a state named by its country, act through the forces of the state.
func (v *View) DoerKind(a *sitrep.Actor) string {
	k := v.Standing(a).Kind
	if k == "official" || k == "" && a.Kind == "country" {
		return "state"
	}
	return k
}

// HitKind is the kind of who is acted upon.
func (v *View) HitKind(a *sitrep.Actor) string { return v.Standing(a).Kind }

func kinds(actors []*sitrep.Actor, of func(*sitrep.Actor) string) []string {
	var out []string
	for _, a := range actors {
		out = append(out, of(a))
	}
	return out
}

// suffering names those acted upon as the conditions do: armed (of a state or not), civilians (officials among them). Armed
// goes first, so one soldier among the victims makes it a fight.
func suffering(kinds []string) []string {
	civilians := false
	for _, k := range kinds {
		switch k {
		case "state", "armed":
			return []string{"armed"}
		case "civilian", "official":
			civilians = true
		}
	}
	if civilians {
		return []string{"civilians"}
	}
	return nil
}

// Names lists the actors' names as they may leave the record.
func (v *View) Names(actors []*sitrep.Actor) []string {
	var out []string
	for _, a := range actors {
		out = append(out, v.Name(a))
	}
	return out
}

// Outlet is who published the report, empty where unknown.
func (v *View) Outlet() string {
	if o := v.Record.Report.Outlet; o != nil {
		return o.Name
	}
	return ""
}

// Published is the report's day, empty where the report date is unknown or is not one day.
func (v *View) Published() string {
	if p := v.Record.Report.Published; p != nil && p.Start == p.End {
		return p.Start
	}
	return ""
}

// Days are the bounds of a claim's time and the number of days between them, both counted. Assumed: the report names no
// time, and the days are those of the report itself.
type Days struct {
	Start, End time.Time
	Length     int
	Assumed    bool
}

// When is the time of a claim; ok is false without a first and a last day of the calendar.
func When(c *sitrep.Claim) (d Days, ok bool) {
	if c.When == nil {
		return d, false
	}
	var err1, err2 error
	d.Start, err1 = time.Parse(time.DateOnly, c.When.Start)
	d.End, err2 = time.Parse(time.DateOnly, c.When.End)
	if err1 != nil || err2 != nil || d.End.Before(d.Start) {
		return Days{}, false
	}
	d.Length = int(d.End.Sub(d.Start).Hours()/24) + 1
	d.Assumed = c.When.Basis == "published"
	return d, true
}

// Deaths is the claim's count of killed in this one event; cumulative counts and those of a period are no event's.
func Deaths(c *sitrep.Claim) sitrep.Toll {
	one := sitrep.Claim{}
	for _, t := range c.Tolls {
		if t.Scope == "event" {
			one.Tolls = append(one.Tolls, t)
		}
	}
	return row.Count(&one, "killed")
}
