// Package graphml writes the network of actors as GraphML. docs/formats.md says what nodes and edges are.
package graphml

import (
	"bufio"
	"fmt"

	"sitrep/internal/export/network"
	"sitrep/internal/export/shape"
)

// Format is the format `graphml`.
func Format() shape.Format {
	return network.Format("graphml", "GraphML, the network of actors: who is said to have done what to whom, and ties", write)
}

func write(w *bufio.Writer, g *network.Graph) {
	fmt.Fprint(w, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"+`<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`+"\n")
	fmt.Fprintf(w, " <desc>%s %s</desc>\n", network.Escape(g.Coder()), network.About)
	nodes := append([]network.Field[*network.Node]{{Name: "label", Type: "string", Value: func(n *network.Node) string { return n.Label }}}, network.NodeFields()...)
	edges := append([]network.Field[*network.Edge]{
		{Name: "label", Type: "string", Value: (*network.Edge).Label},
		{Name: "weight", Type: "double", Value: func(e *network.Edge) string { return fmt.Sprint(e.Claims) }},
	}, network.EdgeFields()...)
	declare(w, "node", nodes)
	declare(w, "edge", edges)
	fmt.Fprint(w, ` <graph id="actors" edgedefault="directed">`+"\n")
	for _, n := range g.Nodes() {
		fmt.Fprintf(w, `  <node id="%s">`, network.Escape(n.ID))
		values(w, "node", nodes, n)
		fmt.Fprintln(w, "</node>")
	}
	for i, e := range g.Edges() {
		fmt.Fprintf(w, `  <edge id="e%d" source="%s" target="%s">`, i, network.Escape(e.From), network.Escape(e.To))
		values(w, "edge", edges, e)
		fmt.Fprintln(w, "</edge>")
	}
	fmt.Fprint(w, " </graph>\n</graphml>\n")
}

func declare[T any](w *bufio.Writer, class string, fields []network.Field[T]) {
	for _, f := range fields {
		kind := f.Type
		if kind == "integer" {
			kind = "int"
		}
		fmt.Fprintf(w, ` <key id="%s_%s" for="%s" attr.name="%s" attr.type="%s"/>`+"\n", class, f.Name, class, f.Name, kind)
	}
}

// values leaves out what is unknown.
func values[T any](w *bufio.Writer, class string, fields []network.Field[T], of T) {
	for _, f := range fields {
		if v := f.Value(of); v != "" {
			fmt.Fprintf(w, `<data key="%s_%s">%s</data>`, class, f.Name, network.Escape(v))
		}
	}
}
