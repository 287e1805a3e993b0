package reuse

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"sitrep"
)

// Lineages is what the reports of a store share. It is read only.
type Lineages struct {
	order   []string
	reports map[string]*Lineage
	origins map[string]string // claim to the origin of its word
	held    map[string]string // claim to the lineage its sentence belongs to
	of      map[string]string // claim to its report
}

// Lineages gives what was found, the same whatever the order in which reports came. Actors may be nil: then no actor of
// one report is one of another.
func (x *Index) Lineages(actors Actors) *Lineages {
	x.settle()
	list := make([]*entry, 0, len(x.entries))
	for _, e := range x.entries {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b *entry) int { return Compare(&a.Traits, &b.Traits) })
	l := &Lineages{reports: map[string]*Lineage{}, origins: map[string]string{}, held: map[string]string{}, of: map[string]string{}}
	for _, e := range list {
		l.order = append(l.order, e.Report)
		l.reports[e.Report] = &Lineage{Report: e.Report, Lineage: l.lineage(e), Published: e.Published, Matches: e.matches}
	}
	for _, e := range list {
		x.claims(l, e, actors)
	}
	return l
}

// lineage is that of the earlier report whose text this one holds most of, where that is enough, else its own. Earlier
// reports are in place already.
func (l *Lineages) lineage(e *entry) string {
	best := -1
	for i, m := range e.matches {
		if e.joins[i] && (best < 0 || m.Overlap > e.matches[best].Overlap) {
			best = i
		}
	}
	if best < 0 {
		return e.Report
	}
	return l.reports[e.matches[best].Of].Lineage
}

// passage is one sentence of one report.
type passage struct {
	report   string
	sentence int
}

// claims places the claims of one report: in the lineage of the report, or of the earlier one that holds the sentence,
// and at the origin of their word.
func (x *Index) claims(l *Lineages, e *entry, actors Actors) {
	for _, c := range e.Claims {
		first := x.first(passage{e.Report, c.Sentence})
		root := l.reports[first.report].Lineage
		l.of[c.ID], l.held[c.ID] = e.Report, root
		l.origins[c.ID] = x.origin(e, &c, first, root, actors)
	}
}

// first is the earliest passage that a passage was taken from, step by step.
func (x *Index) first(p passage) passage {
	for {
		e := x.entries[p.report]
		found := false
		for i, m := range e.matches {
			if p.sentence < len(e.sources[i]) && e.sources[i][p.sentence] >= 0 {
				p, found = passage{m.Of, int(e.sources[i][p.sentence])}, true
				break
			}
		}
		if !found {
			return p
		}
	}
}

// origin names whose word a claim is: a named party or body, an agency, else its lineage. A copied sentence has the
// origin that it has in the report it was taken from, whatever a rewording did to the name of the speaker.
func (x *Index) origin(e *entry, c *Claim, first passage, root string, actors Actors) string {
	if first.report != e.Report {
		if at := x.entries[first.report]; at != nil {
			for i := range at.Claims {
				if at.Claims[i].Sentence == first.sentence {
					e, c = at, &at.Claims[i]
					break
				}
			}
		}
	}
	switch {
	case c.Voice != "" && actors != nil:
		return "actor:" + actors.Of(e.Report, c.Voice)
	case c.Voice != "":
		return "actor:" + c.Voice
	case cmp.Or(c.Agency, e.Wire) != "":
		return "agency:" + cmp.Or(c.Agency, e.Wire)
	}
	return bareOrigin + root
}

// bareOrigin begins the origin of what no named word stands behind.
const bareOrigin = "lineage:"

// Reports lists the reports, earliest first.
func (l *Lineages) Reports() []string { return l.order }

// Of is the lineage of a report; ok is false for one that was not taken in.
func (l *Lineages) Of(report string) (lineage Lineage, ok bool) {
	at := l.reports[report]
	if at == nil {
		return Lineage{}, false
	}
	return *at, true
}

// Claim is the lineage and the origin of a claim; both are empty for one that was not taken in.
func (l *Lineages) Claim(claim string) (lineage, origin string) {
	return l.held[claim], l.origins[claim]
}

// Count says how many reports carry the claims and how many sources, at most, stand behind them. The lineage of a report
// and that of a passage it took from elsewhere count as one. What a text tells by nobody's word has no origin of its own
// beside what the same text tells by somebody's.
func (l *Lineages) Count(claims []string) sitrep.Origins {
	reports, named, bare := map[string]bool{}, map[string]bool{}, map[string]bool{}
	joined := join{}
	told := map[string]bool{} // lineages in which somebody's word is given
	for _, c := range claims {
		report := l.of[c]
		if report == "" {
			continue
		}
		reports[report] = true
		joined.link(l.held[c], l.reports[report].Lineage)
		if origin := l.origins[c]; strings.HasPrefix(origin, bareOrigin) {
			bare[l.held[c]] = true
		} else {
			named[origin], told[l.held[c]] = true, true
		}
	}
	for lineage := range told {
		delete(bare, lineage)
	}
	roots := map[string]bool{}
	for lineage := range bare {
		roots[joined.root(lineage)] = true
	}
	return sitrep.Origins{Reports: len(reports), Lineages: joined.count(), Origins: len(named) + len(roots)}
}

// join keeps which lineages are one.
type join map[string]string

func (j join) root(x string) string {
	for j[x] != "" && j[x] != x {
		x = j[x]
	}
	return x
}

func (j join) link(a, b string) {
	a, b = j.root(a), j.root(b)
	j[a] = a
	j[b] = a
}

func (j join) count() int {
	n := 0
	for x, up := range j {
		if x == up {
			n++
		}
	}
	return n
}

// recycledDays is how many days old text must be before its return under a new date is told of.
const recycledDays = 3

// Problems gives the recycled problem of a report whose text an earlier one, days older, holds for the most part.
func (l *Lineages) Problems(report string) []sitrep.Problem {
	at := l.reports[report]
	if at == nil {
		return nil
	}
	for _, m := range at.Matches { // the earliest report first
		days, dated := between(l.reports[m.Of].Published, at.Published)
		if m.Overlap < joinShare || !dated || days <= recycledDays {
			continue
		}
		return []sitrep.Problem{{
			Code: "recycled", Score: math.Round(100*m.Overlap) / 100,
			Note: fmt.Sprintf("%.0f %% overlap with a report this store holds from %s (%s), %d days earlier%s", 100*m.Overlap, l.reports[m.Of].Published, m.Of, days, otherWords(m.Kind)),
		}}
	}
	return nil
}

func otherWords(kind string) string {
	if kind == Reworded {
		return ", in other words"
	}
	return ""
}

// between counts the days from one ISO day to another; ok is false where either is no day.
func between(from, to string) (days int, ok bool) {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		return 0, false
	}
	return int(b.Sub(a).Hours() / 24), true
}
