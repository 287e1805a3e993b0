// Package scenario reads and scores scenarios: a few short reports and, below them, which of their words tell of one
// happening and on what the voices differ. docs/scenarios.md defines the format.
package scenario

import (
	"fmt"
	"regexp"
	"strings"
)

// Scenario is a handful of reports with what a reader of all of them should find.
type Scenario struct {
	Name     string
	Reports  []Report
	Events   []Event
	Disputes []Dispute
}

// Report is one report of a scenario.
type Report struct {
	Name, Outlet, Published string
	Title, Body             string
}

// Event is one happening and the words that tell of it.
type Event struct {
	Name     string
	Mentions []Mention
}

// Mention is words of one report, in which the act's own word stands.
type Mention struct{ Report, Words string }

// Dispute is a field on which the tellings of an event differ, and how: conflict, revision or different_scope.
type Dispute struct{ Event, Field, Kind string }

var (
	mark    = regexp.MustCompile(`(?m)^-- (\w+)\.txt outlet="([^"]*)" published=(\S+) --\n`)
	mention = regexp.MustCompile(`(\w+)="([^"]+)"`)
)

// Parse reads one scenario.
func Parse(name, data string) (*Scenario, error) {
	text, want, ok := strings.Cut(data, "\n-- want --\n")
	if !ok {
		return nil, fmt.Errorf("%s: no line -- want --", name)
	}
	s := &Scenario{Name: name}
	marks := mark.FindAllStringSubmatchIndex(text, -1)
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		title, body, ok := strings.Cut(strings.TrimSpace(text[m[1]:end]), "\n\n")
		if !ok {
			return nil, fmt.Errorf("%s: report %s needs a title and a body", name, text[m[2]:m[3]])
		}
		s.Reports = append(s.Reports, Report{Name: text[m[2]:m[3]], Outlet: text[m[4]:m[5]], Published: text[m[6]:m[7]], Title: title, Body: body})
	}
	for line := range strings.Lines(want) {
		if err := s.line(strings.TrimSpace(line)); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return s, nil
}

func (s *Scenario) line(line string) error {
	f := strings.Fields(line)
	switch {
	case line == "" || strings.HasPrefix(line, "#"):
	case f[0] == "event" && len(f) > 2:
		e := Event{Name: f[1]}
		for _, m := range mention.FindAllStringSubmatch(line, -1) {
			if !s.has(m[1], m[2]) {
				return fmt.Errorf("report %s does not hold %q", m[1], m[2])
			}
			e.Mentions = append(e.Mentions, Mention{m[1], m[2]})
		}
		s.Events = append(s.Events, e)
	case f[0] == "dispute" && len(f) == 4:
		s.Disputes = append(s.Disputes, Dispute{f[1], f[2], f[3]})
	default:
		return fmt.Errorf("cannot read %q", line)
	}
	return nil
}

func (s *Scenario) has(report, words string) bool {
	for _, r := range s.Reports {
		if r.Name == report {
			return strings.Contains(r.Title+"\n\n"+r.Body, words)
		}
	}
	return false
}
