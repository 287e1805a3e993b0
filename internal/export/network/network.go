// Package network gathers claims and ties into a graph of who did what to whom, for the graph formats. Nodes are actors,
// and the places that ties name; edges run from the doer to who is acted upon, one for each pair, type and mode, and one
// for each pair and kind of tie. The graph is held in memory until the last report has been read.
package network

import (
	"cmp"
	"fmt"
	"slices"

	"sitrep"
	"sitrep/internal/export/foreign"
	"sitrep/internal/export/row"
	"sitrep/internal/export/shape"
)

// Node is an actor or a place.
type Node struct {
	ID, Label, Kind, Country string
	Sectors                  []string
	Known, Private           bool
	Lat, Lon                 *float64 // of places
	Claims, Reports          int
	lastReport               string
}

// Edge is what one node does to another, as the claims say, or a standing relation.
type Edge struct {
	From, To   string
	Class      string // claim or tie
	Kind       string // TYPE, TYPE/mode, or the kind of tie
	Type, Mode string
	Symmetric  bool   // two sides without an initiator; From and To are in the order of the ids
	Claims     int    // how many claims or mentions of the tie say so
	Reports    int    // in how many reports
	Voices     int    // how many voices say so; a report that names none speaks for itself
	First      string // earliest and latest day, ISO 8601, empty where unknown
	Last       string
	voices     map[string]bool
	lastReport string
}

// Label is what the edge says: "ASSAULT/aerial, 3 claims according to 2 voices".
func (e *Edge) Label() string {
	return fmt.Sprintf("%s, %s according to %s", e.Kind, plural(e.Claims, e.Class), plural(e.Voices, "voice"))
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

type edgeKey struct {
	from, to, class, kind string
	symmetric             bool
}

// Graph gathers records.
type Graph struct {
	options shape.Options
	nodes   map[string]*Node
	edges   map[edgeKey]*Edge
	coder   string
}

// New is an empty graph.
func New(o shape.Options) *Graph {
	return &Graph{options: o, nodes: map[string]*Node{}, edges: map[edgeKey]*Edge{}}
}

// Add takes the claims and ties of one report: those that foreign formats take, without denied ones.
func (g *Graph) Add(rec *sitrep.Record) {
	g.coder = "sitrep " + rec.Coder.Version + " " + rec.Coder.Engine + " " + rec.Coder.Fingerprint
	b := &builder{Graph: g, rec: rec, table: row.New(rec, g.options.KeepPrivate, true)}
	for i := range rec.Claims {
		if c := &rec.Claims[i]; foreign.Current(c) && c.Certainty != "denied" {
			b.claim(c)
		}
	}
	for i := range rec.Ties {
		if t := &rec.Ties[i]; !t.Negated && t.Certainty != "denied" {
			b.tie(t)
		}
	}
}

// Coder names the build whose records were added, empty without one.
func (g *Graph) Coder() string { return g.coder }

// Nodes lists the nodes in the order of their ids.
func (g *Graph) Nodes() []*Node {
	out := make([]*Node, 0, len(g.nodes))
	for _, n := range g.nodes {
		out = append(out, n)
	}
	slices.SortFunc(out, func(a, b *Node) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// Edges lists the edges by the ids of their ends, then class and kind.
func (g *Graph) Edges() []*Edge {
	out := make([]*Edge, 0, len(g.edges))
	for _, e := range g.edges {
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b *Edge) int {
		if a.Symmetric != b.Symmetric && a.From == b.From && a.To == b.To && a.Class == b.Class && a.Kind == b.Kind {
			if a.Symmetric {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Class, b.Class), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}
