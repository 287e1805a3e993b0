package identity

import (
	"slices"
	"strings"

	"sitrep"
)

// Traits are what identity keeps of one report.
type Traits struct {
	Report string `json:"report"`
	Day    string `json:"day,omitempty"` // first day of the report date
	Actors []Seen `json:"actors,omitempty"`
}

// Seen is one actor as one report has it. Only actors with a name are kept.
type Seen struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Kind    string    `json:"kind"`
	Country string    `json:"country,omitempty"`
	Sectors []string  `json:"sectors,omitempty"`
	Known   bool      `json:"known,omitempty"`
	Private bool      `json:"private,omitempty"`
	Sex     string    `json:"sex,omitempty"` // m or f, by pronouns and forms of address
	Forms   []Form    `json:"forms,omitempty"`
	Apart   []string  `json:"apart,omitempty"` // ids of actors that it acts on or is told beside
	IDs     []Outside `json:"ids,omitempty"`
}

// Form is one wording under which a report names an actor, and which occurrences of these words are meant: 1 is the first
// place in the report's text where the words stand.
type Form struct {
	Words string `json:"words"`
	At    []int  `json:"at"`
}

// Outside is the actor's id in another catalogue.
type Outside struct {
	Catalogue string `json:"catalogue"`
	ID        string `json:"id"`
}

// Of takes the traits of a record.
func Of(r *sitrep.Record) Traits {
	t := Traits{Report: r.Report.ID}
	if p := r.Report.Published; p != nil {
		t.Day = p.Start
	}
	text := newWords(r.Report.Text)
	apart := apartIn(r)
	for i := range r.Actors {
		a := &r.Actors[i]
		if s, ok := seen(a, text); ok {
			s.Apart = apart[a.ID]
			t.Actors = append(t.Actors, s)
		}
	}
	slices.SortFunc(t.Actors, func(a, b Seen) int { return strings.Compare(a.ID, b.ID) })
	return t
}

func seen(a *sitrep.Actor, text *words) (Seen, bool) {
	s := Seen{ID: a.ID, Name: a.Name, Kind: a.Kind, Country: a.Country, Sectors: a.Sectors, Known: a.Known, Private: a.Private}
	for _, m := range a.Mentions {
		if m.Kind == "name" {
			s.Forms = addForm(s.Forms, text.in(m.Span), text.ordinal(m.Span))
		}
	}
	if len(s.Forms) == 0 || a.Kind == "thing" || a.Kind == "facility" {
		return Seen{}, false
	}
	for c, id := range a.IDs {
		s.IDs = append(s.IDs, Outside{c, id})
	}
	slices.SortFunc(s.IDs, func(x, y Outside) int { return strings.Compare(x.Catalogue, y.Catalogue) })
	s.Sex = sex(a, text)
	return s, true
}

func addForm(forms []Form, words string, at int) []Form {
	for i := range forms {
		if forms[i].Words == words {
			forms[i].At = append(forms[i].At, at)
			return forms
		}
	}
	return append(forms, Form{words, []int{at}})
}

// sex is what the pronouns for a person and the forms of address before the name agree on, empty where they do not.
func sex(a *sitrep.Actor, text *words) string {
	if a.Kind != "person" {
		return ""
	}
	var m, f int
	for _, x := range a.Mentions {
		first, _, _ := strings.Cut(strings.ToLower(text.in(x.Span)), " ")
		switch strings.TrimSuffix(first, ".") {
		case "he", "him", "his", "himself", "mr", "sir", "king", "prince", "sheikh", "spokesman", "chairman":
			m++
		case "she", "her", "hers", "herself", "mrs", "ms", "miss", "madame", "queen", "princess", "sheikha", "spokeswoman", "chairwoman":
			f++
		}
	}
	switch {
	case m > 0 && f == 0:
		return "m"
	case f > 0 && m == 0:
		return "f"
	}
	return ""
}

// apartIn maps each actor to those that it acts on, is acted on by, or acts together with in a claim, or stands in a tie with.
func apartIn(r *sitrep.Record) map[string][]string {
	out := map[string][]string{}
	put := func(a, b string) {
		if a != b && a != "" && b != "" && !slices.Contains(out[a], b) {
			out[a] = append(out[a], b)
			out[b] = append(out[b], a)
		}
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		for k, a := range c.Actors {
			for _, b := range c.Actors[:k] {
				put(a, b)
			}
			for _, b := range c.Recipients {
				put(a, b)
			}
		}
	}
	for i := range r.Ties {
		put(r.Ties[i].From, r.Ties[i].To)
	}
	for id := range out {
		slices.Sort(out[id])
	}
	return out
}
