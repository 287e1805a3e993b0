package network

import (
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"sitrep/internal/coder"
	"sitrep/internal/export/shape"
)

// About says what every graph file is.
const About = "Machine-coded claims, unverified: who is said to have done what to whom. Negated, denied, planned, demanded and hypothetical acts and history are left out."

// Field is one attribute of nodes or edges. Type is string, integer, double or boolean. Value is empty where unknown.
type Field[T any] struct {
	Name, Type string
	Value      func(T) string
}

// NodeFields are the attributes of nodes beside id and label.
func NodeFields() []Field[*Node] {
	return []Field[*Node]{
		{"kind", "string", func(n *Node) string { return n.Kind }},
		{"country", "string", func(n *Node) string { return n.Country }},
		{"sectors", "string", func(n *Node) string { return strings.Join(n.Sectors, "; ") }},
		{"known", "boolean", func(n *Node) string { return strconv.FormatBool(n.Known) }},
		{"private", "boolean", func(n *Node) string { return strconv.FormatBool(n.Private) }},
		{"claims", "integer", func(n *Node) string { return strconv.Itoa(n.Claims) }},
		{"reports", "integer", func(n *Node) string { return strconv.Itoa(n.Reports) }},
		{"latitude", "double", func(n *Node) string { return degrees(n.Lat) }},
		{"longitude", "double", func(n *Node) string { return degrees(n.Lon) }},
	}
}

// EdgeFields are the attributes of edges beside ends, label and weight. The weight is the number of claims.
func EdgeFields() []Field[*Edge] {
	return []Field[*Edge]{
		{"class", "string", func(e *Edge) string { return e.Class }},
		{"relation", "string", func(e *Edge) string { return e.Kind }},
		{"type", "string", func(e *Edge) string { return e.Type }},
		{"mode", "string", func(e *Edge) string { return e.Mode }},
		{"symmetric", "boolean", func(e *Edge) string { return strconv.FormatBool(e.Symmetric) }},
		{"claims", "integer", func(e *Edge) string { return strconv.Itoa(e.Claims) }},
		{"reports", "integer", func(e *Edge) string { return strconv.Itoa(e.Reports) }},
		{"voices", "integer", func(e *Edge) string { return strconv.Itoa(e.Voices) }},
		{"first_date", "string", func(e *Edge) string { return e.First }},
		{"last_date", "string", func(e *Edge) string { return e.Last }},
	}
}

func degrees(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

// Escape makes text safe inside XML, attributes too; characters that XML cannot hold become U+FFFD.
func Escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}

// Format makes a graph format; write writes the whole graph.
func Format(name, doc string, write func(w *bufio.Writer, g *Graph)) shape.Format {
	return shape.Format{Name: name, Doc: doc, New: func(w io.Writer, o shape.Options) shape.Writer {
		return &writer{w: w, graph: New(o), write: write}
	}}
}

type writer struct {
	w     io.Writer
	graph *Graph
	write func(*bufio.Writer, *Graph)
}

func (w *writer) Write(c *coder.Coding) error {
	w.graph.Add(&c.Record)
	return nil
}

// Close writes the graph; all that comes before only gathers it.
func (w *writer) Close() error {
	out := bufio.NewWriter(w.w) // keeps the first error until Flush
	w.write(out, w.graph)
	return out.Flush()
}
