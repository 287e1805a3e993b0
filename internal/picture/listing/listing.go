// Package listing prints events, disputes and stories of a store as plain text: ids, what was counted, and under each the
// claims it rests on, cited by id with outlet, day, words and voice.
package listing

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"sitrep"
)

// Source is where a listing finds what it cites.
type Source struct {
	Record func(report string) (*sitrep.Record, error)
	Actor  func(id string) string // name of an actor across reports, empty where it is unknown
}

// page is a listing in the making.
type page struct {
	w      *bufio.Writer
	source Source
	seen   map[string]*citations // by report
	err    error
}

func newPage(w io.Writer, s Source) *page {
	return &page{w: bufio.NewWriter(w), source: s, seen: map[string]*citations{}}
}

func (p *page) printf(format string, args ...any) { fmt.Fprintf(p.w, format, args...) }

// done ends the listing.
func (p *page) done() error {
	if p.err != nil {
		return p.err
	}
	return p.w.Flush()
}

// maxSeen is how many reports are held at a time.
const maxSeen = 200

// citations is what is cited of one report.
type citations struct {
	head   string // outlet and day
	claims map[string]citation
	actors map[string]string // names by id
}

type citation struct {
	words string // the sentence
	note  string // certainty and voices
}

func (p *page) report(id string) *citations {
	if c := p.seen[id]; c != nil {
		return c
	}
	if len(p.seen) >= maxSeen {
		clear(p.seen)
	}
	r, err := p.source.Record(id)
	if err != nil {
		p.err = err
		r = &sitrep.Record{}
	}
	c := cite(r)
	p.seen[id] = c
	return c
}

func cite(r *sitrep.Record) *citations {
	out := &citations{head: heading(&r.Report), claims: map[string]citation{}, actors: map[string]string{}}
	for i := range r.Actors {
		out.actors[r.Actors[i].ID] = plain(r.Actors[i].Name)
	}
	runes := []rune(r.Report.Text)
	for i := range r.Claims {
		c := &r.Claims[i]
		words := ""
		if c.Sentence < len(r.Sentences) {
			if s := r.Sentences[c.Sentence].Span; s.Start >= 0 && s.End <= len(runes) && s.Start < s.End {
				words = plain(string(runes[s.Start:s.End]))
			}
		}
		note := []string{c.Certainty}
		for _, v := range c.Voices {
			note = append(note, plain(v.Label))
		}
		out.claims[c.ID] = citation{words, strings.Join(note, "; ")}
	}
	return out
}

func heading(r *sitrep.Report) string {
	var parts []string
	if r.Outlet != nil && r.Outlet.Name != "" {
		parts = append(parts, plain(r.Outlet.Name))
	}
	if r.Published != nil {
		parts = append(parts, r.Published.Start)
	}
	if len(parts) == 0 {
		return r.ID
	}
	return strings.Join(parts, ", ")
}

// plain puts text on one line without what a terminal would act on.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r < 0x20 || r >= 0x7f && r < 0xa0 || r == ' ' || r == '\u2028' || r == '\u2029'
	}), " ")
}

// cited prints claims under a lead, finding each in one of the reports.
func (p *page) cited(lead string, claims, reports []string) {
	for _, id := range claims {
		for _, report := range reports {
			of := p.report(report)
			if c, ok := of.claims[id]; ok {
				p.printf("%s[%s] %s: “%s” (%s)\n", lead, id, of.head, c.words, c.note)
				break
			}
		}
	}
}

// names are the actors' names: across reports, or as one of the reports has them.
func (p *page) names(ids, reports []string) string {
	var out []string
	for _, id := range ids {
		name := plain(p.source.Actor(id))
		for i := 0; i < len(reports) && name == ""; i++ {
			name = p.report(reports[i]).actors[id]
		}
		if name = cmp.Or(name, id); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

// count writes a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
