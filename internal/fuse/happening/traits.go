package happening

import (
	"strings"

	"sitrep"
	"sitrep/internal/read/telling"
)

// Of takes what the fusion needs from a record.
func Of(r *sitrep.Record) Traits {
	t := Traits{Report: r.Report.ID}
	if r.Report.Published != nil {
		t.Published = r.Report.Published.Start
	}
	if r.Report.Outlet != nil {
		t.Outlet = r.Report.Outlet.Name
	}
	actors := telling.NewActors(r.Actors, r.Places)
	actors.Members()
	text := []rune(r.Report.Text)
	claims := make(map[string]*sitrep.Claim, len(r.Claims))
	for i := range r.Claims {
		claims[r.Claims[i].ID] = &r.Claims[i]
	}
	for i := range r.Events {
		var group []telling.Telling
		for _, id := range r.Events[i].Claims {
			if c := claims[id]; c != nil {
				group = append(group, actors.Of(c, words(text, c.Trigger)))
			}
		}
		t.Groups = append(t.Groups, group)
	}
	return t
}

func words(text []rune, s sitrep.Span) string {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return ""
	}
	return strings.TrimSpace(string(text[s.Start:s.End]))
}
