package listing

import (
	"io"
	"strings"

	"sitrep"
)

// Stories prints stories with their briefs.
func Stories(w io.Writer, stories []sitrep.Story, s Source) error {
	p := newPage(w, s)
	for i := range stories {
		p.story(&stories[i])
	}
	return p.done()
}

func (p *page) story(s *sitrep.Story) {
	days := s.Start
	if s.Latest != s.Start {
		days += " to " + s.Latest
	}
	p.printf("%s  %s\n", s.ID, plain(s.Title))
	p.printf("  %s\n", strings.TrimSpace(strings.Join([]string{days, count(len(s.Reports), "report") + ",", count(len(s.Events), "event")}, " ")))
	p.members("actors", s.Actors)
	p.members("places", s.Places)
	for _, line := range s.Brief {
		p.printf("  - %s [%s]\n", plain(line.Text), strings.Join(line.Claims, " "))
	}
	p.printf("\n")
}

func (p *page) members(what string, list []sitrep.StoryMember) {
	var names []string
	for _, m := range list {
		names = append(names, plain(m.Name))
	}
	if len(names) > 0 {
		p.printf("  %s: %s\n", what, strings.Join(names, ", "))
	}
}
