package network

import (
	"slices"
	"time"

	"sitrep"
	"sitrep/internal/export/row"
)

// builder adds one record to the graph.
type builder struct {
	*Graph
	rec   *sitrep.Record
	table *row.Table
}

func (b *builder) claim(c *sitrep.Claim) {
	doers, others := b.actors(c.Actors), b.actors(c.Recipients)
	for _, id := range slices.Concat(doers, others) {
		b.nodes[id].Claims++
	}
	kind := c.Type
	if c.Mode != "" {
		kind += "/" + c.Mode
	}
	said := edgeOf(c.Type, c.Mode, kind)
	for _, from := range doers {
		for _, to := range others {
			b.edge(said, from, to, c.When, c.Voices)
		}
	}
	if c.Symmetric && len(others) == 0 {
		said.Symmetric = true
		for i, x := range doers {
			for _, y := range doers[i+1:] {
				b.edge(said, min(x, y), max(x, y), c.When, c.Voices)
			}
		}
	}
}

func edgeOf(eventType, mode, kind string) Edge {
	return Edge{Class: "claim", Kind: kind, Type: eventType, Mode: mode}
}

func (b *builder) tie(t *sitrep.Tie) {
	from, to := b.node(t.From), b.node(t.To)
	if from == "" || to == "" {
		return
	}
	b.edge(Edge{Class: "tie", Kind: t.Kind}, from, to, t.When, t.Voices)
}

// actors gives the nodes of actors that can act, each once.
func (b *builder) actors(ids []string) []string {
	var out []string
	for _, id := range ids {
		if n := b.node(id); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// node is the id of the node of an actor or place, empty for facilities, things and unknown ids. No node of a private
// person is shared by two reports.
func (b *builder) node(id string) string {
	if a := b.table.Actor(id); a != nil {
		if a.Kind == "facility" || a.Kind == "thing" {
			return ""
		}
		return b.actorNode(a)
	}
	if p := b.table.Place(id); p != nil {
		if b.nodes[id] == nil {
			b.nodes[id] = &Node{ID: id, Label: p.Name, Kind: "place", Country: p.Country, Lat: p.Lat, Lon: p.Lon}
		}
		b.nodes[id].seen(b.rec.Report.ID)
		return id
	}
	return ""
}

func (b *builder) actorNode(a *sitrep.Actor) string {
	id := a.ID
	if a.Private {
		id += "@" + b.rec.Report.ID
	}
	n := b.nodes[id]
	if n == nil {
		n = &Node{ID: id, Label: b.table.Name(a), Kind: a.Kind, Known: a.Known, Private: a.Private}
		b.nodes[id] = n
	}
	if n.Country == "" {
		n.Country = a.Country
	}
	for _, s := range a.Sectors {
		if !slices.Contains(n.Sectors, s) {
			n.Sectors = append(n.Sectors, s)
		}
	}
	n.seen(b.rec.Report.ID)
	return id
}

func (n *Node) seen(report string) {
	if n.lastReport != report {
		n.lastReport = report
		n.Reports++
	}
}

// edge counts one more claim of an edge. Nobody has an edge to themselves.
func (b *builder) edge(said Edge, from, to string, when *sitrep.When, voices []sitrep.Voice) {
	if from == to {
		return
	}
	key := edgeKey{from, to, said.Class, said.Kind, said.Symmetric}
	e := b.edges[key]
	if e == nil {
		e = &said
		e.From, e.To, e.voices = from, to, map[string]bool{}
		b.edges[key] = e
	}
	e.Claims++
	if e.lastReport != b.rec.Report.ID {
		e.lastReport = b.rec.Report.ID
		e.Reports++
	}
	for _, v := range b.speakers(voices) {
		e.voices[v] = true
	}
	e.Voices = len(e.voices)
	if when != nil {
		e.First = bound(e.First, when.Start, func(a, b string) bool { return a < b })
		e.Last = bound(e.Last, when.End, func(a, b string) bool { return a > b })
	}
}

// speakers names who says it: the innermost voice, which claims to know; without voices the outlet, else the report.
// Unnamed voices of two reports are two.
func (b *builder) speakers(voices []sitrep.Voice) []string {
	r := &b.rec.Report
	if len(voices) > 0 {
		v := voices[len(voices)-1]
		if a := b.table.Actor(v.Actor); a != nil && !a.Private {
			return []string{"actor " + a.ID}
		}
		return []string{"words " + r.ID + " " + v.Label}
	}
	if r.Outlet != nil && r.Outlet.Name != "" {
		return []string{"outlet " + r.Outlet.Name}
	}
	return []string{"report " + r.ID}
}

// bound keeps the better of two days; what is no full day is left out.
func bound(have, day string, better func(a, b string) bool) string {
	if _, err := time.Parse(time.DateOnly, day); err != nil || have != "" && !better(day, have) {
		return have
	}
	return day
}
