// Package telling holds what decides whether two tellings mean one happening, within a report and across reports: one
// comparison, point by point, with its reasons; and the fields on which tellings of one happening differ. It reads no text.
package telling

import (
	"slices"
	"strings"
	"time"

	"sitrep"
)

// Telling is one claim, or several of one report that mean one happening, reduced to what is compared.
type Telling struct {
	ID         string       `json:"id"` // of the claim, the first of several
	Acts       []Act        `json:"acts"`
	Words      []string     `json:"words,omitempty"` // beginnings of the trigger's last word
	Told       string       `json:"told"`            // happened planned demanded hypothetical
	Denied     bool         `json:"denied,omitempty"`
	Alleged    bool         `json:"alleged,omitempty"` // hedged, as accusations are
	Background bool         `json:"background,omitempty"`
	Symmetric  bool         `json:"symmetric,omitempty"`
	Actors     []Party      `json:"actors,omitempty"`
	Recipients []Party      `json:"recipients,omitempty"`
	When       *sitrep.When `json:"when,omitempty"`
	Where      *Where       `json:"where,omitempty"`
	Counts     []Count      `json:"counts,omitempty"`
	Voice      *Party       `json:"voice,omitempty"` // the innermost
	Sentence   int          `json:"sentence"`
	days       span
}

// Act is an event type with its mode.
type Act struct {
	Type string `json:"type"`
	Mode string `json:"mode,omitempty"`
}

// Party is one side of an act, or a voice.
type Party struct {
	ID      string   `json:"id"` // across reports, REPORT/ID where no report names the actor
	Kind    string   `json:"kind,omitempty"`
	Country string   `json:"country,omitempty"`
	Sectors []string `json:"sectors,omitempty"`
	Named   bool     `json:"named,omitempty"` // the report names it, or a pack knows it
	For     string   `json:"for,omitempty"`   // id of the actor it acts for
	Head    string   `json:"head,omitempty"`  // last word of a phrase that is no name, without its plural
	Names   []string `json:"names,omitempty"` // capitalised words in lower case, where no pack knows the actor and it is not private
}

// Own is the id without the report.
func (p *Party) Own() string { return own(p.ID) }

func own(id string) string {
	if _, rest, ok := strings.Cut(id, "/"); ok {
		return rest
	}
	return id
}

// Where is a place reduced to what is compared.
type Where struct {
	sitrep.Where
	Words []string `json:"words,omitempty"` // capitalised words of the name, lower case
}

// Count is one toll of a claim.
type Count struct {
	sitrep.Toll
	Claim   string   `json:"claim"`
	Sectors []string `json:"whose,omitempty"` // PLOVER sectors of those counted
}

// span is days since 1970-01-01, both ends included; an open end is far away.
type span struct {
	from, to int
	known    bool
}

const far = 1 << 30

// Prepare computes what the comparison needs beside the fields; call it once after building or decoding.
func (t *Telling) Prepare() {
	t.days = days(t.When)
}

// days reads an interval. "Before dawn on Monday" has no start: a day that is only bounded on one side is held to lie within a
// day of its bound.
func days(w *sitrep.When) span {
	if w == nil {
		return span{}
	}
	from, okFrom := Day(w.Start)
	to, okTo := Day(w.End)
	fine := w.Grain == "day" || w.Grain == ""
	switch {
	case okFrom && okTo:
		return span{from, to, true}
	case okTo && fine:
		return span{to - 1, to, true}
	case okFrom && fine:
		return span{from, from + 1, true}
	case okTo:
		return span{-far, to, true}
	case okFrom:
		return span{from, far, true}
	}
	return span{}
}

// Day is the number of a date in days since 1970; a month or a year stands for its first day.
func Day(date string) (int, bool) {
	if len(date) < len(time.DateOnly) {
		return 0, false
	}
	d, err := time.Parse(time.DateOnly, date[:len(time.DateOnly)])
	if err != nil {
		return 0, false
	}
	return int(d.Unix() / 86400), true
}

// Days is the first and last day that the telling may mean, as days since 1970; ok is false where nothing is known.
func (t *Telling) Days() (from, to int, ok bool) { return t.days.from, t.days.to, t.days.known }

// fine holds for a time that is known to the day, or two.
func (t *Telling) fine() bool { return t.days.known && t.days.to-t.days.from <= 1 }

// published holds for a time that is only that of the report.
func (t *Telling) published() bool { return t.When != nil && t.When.Basis == "published" }

func (t *Telling) stated() bool { return t.When != nil && t.When.Basis == "stated" }

// Stem is the beginning of the last word without its inflection.
func Stem(words string) string {
	w := strings.ToLower(words)
	if i := strings.LastIndexByte(w, ' '); i >= 0 {
		w = w[i+1:]
	}
	for _, ending := range []string{"ing", "ed", "es", "s"} {
		if rest, ok := strings.CutSuffix(w, ending); ok && len(rest) > 2 {
			w = rest
			break
		}
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] {
		w = w[:n-1]
	}
	return w[:min(len(w), 5)]
}

func shared[T comparable](a, b []T) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

func sharedIDs(a, b []Party) int {
	n := 0
	for i := range a {
		if slices.ContainsFunc(b, func(p Party) bool { return p.ID == a[i].ID }) {
			n++
		}
	}
	return n
}
