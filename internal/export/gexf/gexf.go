// Package gexf writes the network of actors as GEXF 1.3, which Gephi opens. docs/formats.md says what nodes and edges are.
package gexf

import (
	"bufio"
	"fmt"

	"sitrep/internal/export/network"
	"sitrep/internal/export/shape"
)

// Format is the format `gexf`.
func Format() shape.Format {
	return network.Format("gexf", "GEXF 1.3, the network of actors: who is said to have done what to whom, and ties", write)
}

func write(w *bufio.Writer, g *network.Graph) {
	fmt.Fprint(w, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"+`<gexf xmlns="http://gexf.net/1.3" version="1.3">`+"\n")
	fmt.Fprintf(w, " <meta>\n  <creator>%s</creator>\n  <description>%s</description>\n </meta>\n", network.Escape(g.Coder()), network.About)
	fmt.Fprint(w, ` <graph defaultedgetype="directed" mode="static">`+"\n")
	nodeFields, edgeFields := network.NodeFields(), network.EdgeFields()
	declare(w, "node", nodeFields)
	declare(w, "edge", edgeFields)
	fmt.Fprintln(w, "  <nodes>")
	for _, n := range g.Nodes() {
		fmt.Fprintf(w, `   <node id="%s" label="%s"><attvalues>`, network.Escape(n.ID), network.Escape(n.Label))
		values(w, nodeFields, n)
		fmt.Fprintln(w, "</attvalues></node>")
	}
	fmt.Fprintln(w, "  </nodes>\n  <edges>")
	for i, e := range g.Edges() {
		fmt.Fprintf(w, `   <edge id="%d" source="%s" target="%s" kind="%s" label="%s" weight="%d"><attvalues>`, i,
			network.Escape(e.From), network.Escape(e.To), network.Escape(e.Kind), network.Escape(e.Label()), e.Claims)
		values(w, edgeFields, e)
		fmt.Fprintln(w, "</attvalues></edge>")
	}
	fmt.Fprint(w, "  </edges>\n </graph>\n</gexf>\n")
}

func declare[T any](w *bufio.Writer, class string, fields []network.Field[T]) {
	fmt.Fprintf(w, "  <attributes class=%q>\n", class)
	for _, f := range fields {
		fmt.Fprintf(w, "   <attribute id=%q title=%q type=%q/>\n", f.Name, f.Name, f.Type)
	}
	fmt.Fprintln(w, "  </attributes>")
}

// values leaves out what is unknown.
func values[T any](w *bufio.Writer, fields []network.Field[T], of T) {
	for _, f := range fields {
		if v := f.Value(of); v != "" {
			fmt.Fprintf(w, `<attvalue for="%s" value="%s"/>`, f.Name, network.Escape(v))
		}
	}
}
