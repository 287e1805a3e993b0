package story

import (
	"cmp"
	"fmt"
	"math"
	"sitrep/internal/fuse"
	"slices"

	"sitrep"
)

const (
	// briefLines is how many lines a brief has at most.
	briefLines = 6
	// keyMembers is how many actors, and places, a story names.
	keyMembers = 8
)

// Stories groups what was taken in, the same whatever the order in which reports came, earliest story first.
func (x *Index) Stories(events []sitrep.Event, actors Actors) []sitrep.Story {
	groups := x.groups()
	of := map[string]int{}
	out := make([]sitrep.Story, len(groups))
	for i, g := range groups {
		out[i] = g.story(actors)
		for _, e := range g.members {
			of[e.Report] = i
		}
	}
	told := make([][]*sitrep.Event, len(groups))
	for i := range events {
		if at := home(&events[i], of); at >= 0 {
			told[at] = append(told[at], &events[i])
			out[at].Events = append(out[at].Events, events[i].ID)
		}
	}
	for i, g := range groups {
		slices.Sort(out[i].Events)
		out[i].Brief = g.brief(told[i])
		out[i].Title = cmp.Or(g.title(), firstLine(out[i].Brief))
	}
	return out
}

// home is the story that most reports of an event belong to, the earliest of several; -1 for none.
func home(e *sitrep.Event, of map[string]int) int {
	counts := map[int]int{}
	for _, report := range e.Reports {
		if i, ok := of[report]; ok {
			counts[i]++
		}
	}
	best := -1
	for i, n := range counts {
		if best < 0 || n > counts[best] || n == counts[best] && i < best {
			best = i
		}
	}
	return best
}

func (g *group) story(actors Actors) sitrep.Story {
	s := sitrep.Story{ID: g.members[0].Report}
	people, places := map[string]*tally{}, map[string]*tally{}
	for _, e := range g.members {
		s.Reports = append(s.Reports, e.Report)
		if e.Published != "" {
			s.Start, s.Latest = cmp.Or(s.Start, e.Published), max(s.Latest, e.Published)
		}
		for _, n := range e.Actors {
			id := n.ID
			if actors != nil {
				id = actors.Of(e.Report, n.ID)
			}
			count(people, id, n)
		}
		for _, n := range e.Places {
			count(places, n.ID, n)
		}
	}
	s.Actors, s.Places = ranked(people), ranked(places)
	return s
}

// tally counts the claims that name one member of a story, and its names.
type tally struct {
	claims int
	names  map[string]int
}

func count(to map[string]*tally, id string, n Named) {
	if to[id] == nil {
		to[id] = &tally{names: map[string]int{}}
	}
	to[id].claims += n.Claims
	to[id].names[n.Name] += n.Claims
}

// ranked lists those named most, each by the name it has most often.
func ranked(of map[string]*tally) []sitrep.StoryMember {
	var out []sitrep.StoryMember
	for id, t := range of {
		name := ""
		for n := range t.names {
			if name == "" || t.names[n] > t.names[name] || t.names[n] == t.names[name] && n < name {
				name = n
			}
		}
		out = append(out, sitrep.StoryMember{ID: id, Name: name, Claims: t.claims})
	}
	slices.SortFunc(out, func(a, b sitrep.StoryMember) int {
		return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.ID, b.ID))
	})
	return out[:min(len(out), keyMembers)]
}

// title is that of the report nearest to all others of the story.
func (g *group) title() string {
	title, most := "", -1.0
	for _, e := range g.members {
		if like := g.mean(e); e.Title != "" && like > most+1e-9 {
			title, most = e.Title, like
		}
	}
	return title
}

// line is one line of a brief in the making.
type line struct {
	sitrep.BriefLine
	weight float64
	when   string
}

// brief is a line for each of the events that most reports tell of, in the order of time: the best claim's words, and
// how many reports and, at most, sources stand behind it. Without events the best claims stand for themselves.
func (g *group) brief(events []*sitrep.Event) []sitrep.BriefLine {
	list := g.eventLines(events)
	if len(events) == 0 {
		list = g.claimLines()
	}
	slices.SortFunc(list, func(a, b line) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.Claims[0], b.Claims[0]))
	})
	list = alikeOnce(list)
	list = list[:min(len(list), briefLines)]
	slices.SortStableFunc(list, func(a, b line) int { return cmp.Compare(a.when, b.when) })
	var out []sitrep.BriefLine
	for _, l := range list {
		out = append(out, l.BriefLine)
	}
	return out
}

func (g *group) eventLines(events []*sitrep.Event) []line {
	claims := map[string]Claim{}
	for _, e := range g.members {
		for _, c := range e.Claims {
			claims[c.ID] = c
		}
	}
	var out []line
	for _, e := range events {
		best := Claim{Score: -1}
		for _, id := range e.Claims {
			if c, ok := claims[id]; ok && (c.Score > best.Score || c.Score == best.Score && c.ID < best.ID) {
				best = c
			}
		}
		if best.ID == "" {
			continue
		}
		l := line{sitrep.BriefLine{Text: best.Line + behind(e.Origins), Claims: e.Claims}, best.Score * math.Sqrt(float64(len(e.Reports))), fuse.DayKey("")}
		if e.When != nil {
			l.when = fuse.DayKey(cmp.Or(e.When.Start, e.When.End))
		}
		out = append(out, l)
	}
	return out
}

func (g *group) claimLines() []line {
	var out []line
	for _, e := range g.members {
		for _, c := range e.Claims {
			out = append(out, line{sitrep.BriefLine{Text: c.Line, Claims: []string{c.ID}}, c.Score, fuse.DayKey(e.Published)})
		}
	}
	return out
}

// alikeOnce joins lines of the same words into the first of them.
func alikeOnce(list []line) []line {
	at := map[string]int{}
	var out []line
	for _, l := range list {
		if i, ok := at[l.Text]; ok {
			out[i].Claims = slices.Concat(out[i].Claims, l.Claims)
			continue
		}
		at[l.Text] = len(out)
		out = append(out, l)
	}
	return out
}

func behind(o *sitrep.Origins) string {
	if o == nil || o.Reports < 2 {
		return ""
	}
	return fmt.Sprintf("; %d reports, at most %d independent", o.Reports, min(o.Lineages, o.Origins))
}

func firstLine(brief []sitrep.BriefLine) string {
	if len(brief) == 0 {
		return ""
	}
	return brief[0].Text
}
