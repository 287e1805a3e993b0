// Package share changes codings for those they are shared with: only claims from a score on, coordinates no finer than a
// grid, no names of private persons.
package share

import (
	"math"
	"slices"
	"strings"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/export/row"
)

// Options say what is taken out. The zero value changes nothing.
type Options struct {
	MinScore  float64 // least score of a claim
	CoarsenKM float64 // width of the grid that coordinates are moved to, in km
	Private   bool    // take out the names of private persons outside the text
}

// Apply changes a coding.
func (o Options) Apply(c *coder.Coding) {
	AtLeast(&c.Record, o.MinScore)
	c.Hidden = slices.DeleteFunc(slices.Clone(c.Hidden), func(c sitrep.Claim) bool { return c.Score < o.MinScore })
	if o.Private {
		hidePrivate(c)
	}
	if o.CoarsenKM > 0 {
		for i := range c.Record.Places {
			p := &c.Record.Places[i]
			p.Lat, p.Lon = Coarse(p.Lat, p.Lon, o.CoarsenKM)
		}
		for _, claims := range [][]sitrep.Claim{c.Record.Claims, c.Hidden} {
			for i := range claims {
				claims[i].Where = CoarseWhere(claims[i].Where, o.CoarsenKM)
			}
		}
	}
}

// AtLeast takes out of a record the claims below a score and whatever rests on them alone.
func AtLeast(r *sitrep.Record, score float64) {
	low := map[string]bool{}
	for i := range r.Claims {
		if r.Claims[i].Score < score {
			low[r.Claims[i].ID] = true
		}
	}
	if len(low) == 0 {
		return
	}
	rest := func(ids []string) []string {
		return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return low[id] })
	}
	r.Claims = slices.DeleteFunc(slices.Clone(r.Claims), func(c sitrep.Claim) bool { return low[c.ID] })
	for i := range r.Claims {
		if r.Claims[i].About = rest(r.Claims[i].About); len(r.Claims[i].About) == 0 {
			r.Claims[i].About = nil
		}
	}
	var events []sitrep.Event
	for _, e := range r.Events {
		if e.Claims = rest(e.Claims); len(e.Claims) == 0 {
			continue
		}
		e.ID = e.Claims[0]
		e.Disputes = slices.DeleteFunc(slices.Clone(e.Disputes), func(d sitrep.Dispute) bool {
			return slices.ContainsFunc(d.Sides, func(s sitrep.Side) bool {
				return slices.ContainsFunc(s.Claims, func(id string) bool { return low[id] })
			})
		})
		events = append(events, e)
	}
	r.Events = events
}

// hidePrivate writes role words where private persons are named outside the text.
func hidePrivate(c *coder.Coding) {
	r := &c.Record
	m := masks(r)
	for _, claims := range [][]sitrep.Claim{r.Claims, c.Hidden} {
		for i := range claims {
			m.claim(&claims[i])
		}
	}
	for i := range r.Ties {
		m.voices(&r.Ties[i].Voices)
	}
	r.Actors = slices.Clone(r.Actors)
	for i := range r.Actors {
		if a := &r.Actors[i]; a.Private {
			a.Name, a.Aliases, a.IDs = m.public.Name(a), nil, nil
		}
	}
}

// mask holds the names of a record's private persons, each with the words that stand for it.
type mask struct {
	public *row.Table
	names  map[string]string
}

func masks(r *sitrep.Record) mask {
	m := mask{row.New(r, false, false), map[string]string{}}
	for i := range r.Actors {
		a := &r.Actors[i]
		if !a.Private {
			continue
		}
		words := m.public.Name(a)
		for _, name := range append([]string{a.Name}, a.Aliases...) {
			if name != "" && name != words {
				m.names[name] = words
			}
		}
		for _, mention := range a.Mentions {
			if name := m.public.Words(mention.Span); mention.Kind == "name" && name != "" {
				m.names[name] = words
			}
		}
	}
	return m
}

// hide gives the role words in place of words that hold a private name.
func (m mask) hide(s string) string {
	best := ""
	for name := range m.names { // the longest name wins, so that the order does not matter
		if strings.Contains(s, name) && (len(name) > len(best) || len(name) == len(best) && name < best) {
			best = name
		}
	}
	if best == "" {
		return s
	}
	return m.names[best]
}

func (m mask) claim(c *sitrep.Claim) {
	m.voices(&c.Voices)
	c.Tolls = slices.Clone(c.Tolls)
	for i := range c.Tolls {
		c.Tolls[i].Who = m.hide(c.Tolls[i].Who)
	}
	c.Arguments = slices.Clone(c.Arguments)
	for i := range c.Arguments {
		c.Arguments[i].Text = m.hide(c.Arguments[i].Text)
	}
}

func (m mask) voices(voices *[]sitrep.Voice) {
	*voices = slices.Clone(*voices)
	for i := range *voices {
		v := &(*voices)[i]
		v.Label = m.hide(m.public.Label(*v))
	}
}

// kmPerDegree is the length of a degree of latitude.
const kmPerDegree = 111.32

// Coarse moves a point to the middle of its cell in a grid of cells some km wide; nil where either coordinate is unknown.
func Coarse(lat, lon *float64, km float64) (*float64, *float64) {
	if lat == nil || lon == nil {
		return nil, nil
	}
	y := toGrid(*lat, km/kmPerDegree, 90)
	x := toGrid(*lon, min(360, km/(kmPerDegree*max(1e-6, math.Cos(y*math.Pi/180)))), 180)
	return &y, &x
}

// toGrid is the middle of a number's cell, within a bound on either side, to four decimals (some ten metres).
func toGrid(v, step, bound float64) float64 {
	v = (math.Floor(v/step) + 0.5) * step
	return math.Round(max(-bound, min(bound, v))*1e4) / 1e4
}

// CoarseWhere moves a place to the grid and widens its radius to the half diagonal of a cell. Names and words stay.
func CoarseWhere(w *sitrep.Where, km float64) *sitrep.Where {
	if w == nil || w.Lat == nil {
		return w
	}
	out := *w
	out.Lat, out.Lon = Coarse(w.Lat, w.Lon, km)
	radius := math.Ceil(km * math.Sqrt2 / 2)
	if w.RadiusKM != nil {
		radius = max(radius, *w.RadiusKM)
	}
	out.RadiusKM = &radius
	return &out
}
