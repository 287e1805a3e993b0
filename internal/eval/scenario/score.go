package scenario

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"sitrep"
)

// Tally adds up scenarios. Pairs are of mentions for which a claim was found; the others count in Coverage alone.
type Tally struct {
	Found, Mentions               int
	Joined, Same, Merged, Differs int // pairs of one happening that were joined, all of them; pairs of two that were, all of them
	Right, Asked, Given           int // disputes
	Misses                        []string
}

// Add scores the events of one scenario. records are those of its reports.
func (t *Tally) Add(s *Scenario, records []sitrep.Record, events []sitrep.Event) {
	claims := make([][]string, len(s.Events))
	for i, e := range s.Events {
		for _, m := range e.Mentions {
			id := find(s, records, m)
			t.Mentions++
			if id == "" {
				t.miss(s, "no claim: %s %q", m.Report, m.Words)
				continue
			}
			t.Found++
			claims[i] = append(claims[i], id)
		}
	}
	of := map[string]*sitrep.Event{}
	for i := range events {
		for _, c := range events[i].Claims {
			of[c] = &events[i]
		}
	}
	t.pairs(s, claims, of)
	t.disputes(s, claims, of)
}

func (t *Tally) miss(s *Scenario, format string, args ...any) {
	t.Misses = append(t.Misses, s.Name+": "+fmt.Sprintf(format, args...))
}

func (t *Tally) pairs(s *Scenario, claims [][]string, of map[string]*sitrep.Event) {
	for i := range claims {
		for k, a := range claims[i] {
			for _, b := range claims[i][k+1:] {
				t.Same++
				if of[a] == of[b] {
					t.Joined++
				} else {
					t.miss(s, "two events for %s", s.Events[i].Name)
				}
			}
			for j := range claims[:i] {
				for _, b := range claims[j] {
					t.Differs++
					if of[a] == of[b] {
						t.Merged++
						t.miss(s, "one event for %s and %s", s.Events[i].Name, s.Events[j].Name)
					}
				}
			}
		}
	}
}

// disputes are looked for in the events that hold the claims of a happening; those given and not asked for count against.
func (t *Tally) disputes(s *Scenario, claims [][]string, of map[string]*sitrep.Event) {
	for i, e := range s.Events {
		given := map[string]bool{}
		for _, c := range claims[i] {
			for _, d := range of[c].Disputes {
				given[d.Field+" "+d.Kind] = true
			}
		}
		t.Given += len(given)
		for _, d := range s.Disputes {
			if d.Event != e.Name {
				continue
			}
			t.Asked++
			if given[d.Field+" "+d.Kind] {
				t.Right++
			} else {
				t.miss(s, "no dispute %s %s on %s", d.Field, d.Kind, d.Event)
			}
			delete(given, d.Field+" "+d.Kind)
		}
		for g := range given {
			t.miss(s, "dispute not asked for: %s on %s", g, e.Name)
		}
	}
}

// find is the first claim whose trigger stands in the words, empty where there is none.
func find(s *Scenario, records []sitrep.Record, m Mention) string {
	i := slices.IndexFunc(s.Reports, func(r Report) bool { return r.Name == m.Report })
	r := &records[i]
	at := strings.Index(r.Report.Text, m.Words)
	if at < 0 {
		return ""
	}
	lo := utf8.RuneCountInString(r.Report.Text[:at])
	hi := lo + utf8.RuneCountInString(m.Words)
	for k := range r.Claims {
		if c := &r.Claims[k]; c.Trigger.Start >= lo && c.Trigger.End <= hi {
			return c.ID
		}
	}
	return ""
}

// Coverage is the share of mentions with a claim, in percent.
func (t *Tally) Coverage() float64 { return percent(t.Found, t.Mentions) }

// F1 is that of the pairs that were joined, in percent.
func (t *Tally) F1() float64 { return percent(2*t.Joined, t.Same+t.Joined+t.Merged) }

// FalseMerges is the share of pairs of two happenings that were joined, in percent.
func (t *Tally) FalseMerges() float64 { return percent(t.Merged, t.Differs) }

// DisputesF1 is that of the disputes, in percent.
func (t *Tally) DisputesF1() float64 { return percent(2*t.Right, t.Asked+t.Given) }

func percent(part, all int) float64 { return 100 * float64(part) / float64(max(1, all)) }
