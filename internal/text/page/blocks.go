package page

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// layout says how an element lies in the flow of text.
type layout int

const (
	inline layout = iota
	block
	lineBreak
	hidden
)

func layoutOf(a atom.Atom) layout {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe, atom.Object, atom.Head,
		atom.Button, atom.Select, atom.Textarea, atom.Form, atom.Figcaption, atom.Nav, atom.Aside, atom.Footer, atom.Video, atom.Audio:
		return hidden
	case atom.Br:
		return lineBreak
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Blockquote, atom.Section, atom.Article, atom.Main, atom.Header, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Pre,
		atom.Figure, atom.Hr, atom.Body, atom.Address, atom.Details, atom.Summary, atom.Center, atom.Caption:
		return block
	}
	return inline
}

// flow gathers text in paragraphs.
type flow struct {
	out   strings.Builder
	para  strings.Builder
	space bool // white space waits before the next word
	lines int  // line breaks waiting
}

// words adds text, its runs of white space turned to one space.
func (f *flow) words(s string) {
	for _, r := range s {
		switch r {
		case ' ', '\n', '\t', '\r', '\f':
			f.space = true
			continue
		}
		f.gap()
		f.para.WriteRune(r)
	}
}

func (f *flow) gap() {
	switch {
	case f.para.Len() == 0:
	case f.lines > 0:
		f.para.WriteByte('\n')
	case f.space:
		f.para.WriteByte(' ')
	}
	f.space, f.lines = false, 0
}

// newLine notes a line break; two of them end the paragraph.
func (f *flow) newLine() {
	f.lines++
	if f.lines > 1 {
		f.end()
	}
}

// end closes the paragraph.
func (f *flow) end() {
	if strings.TrimSpace(f.para.String()) != "" {
		if f.out.Len() > 0 {
			f.out.WriteString("\n\n")
		}
		f.out.WriteString(f.para.String())
	}
	f.para.Reset()
	f.space, f.lines = false, 0
}

func (f *flow) text() string {
	f.end()
	return f.out.String()
}

// blocks is the text below a node, a paragraph for each block. The parser bounds the depth of the recursion.
func blocks(n *html.Node) string {
	f := &flow{}
	f.node(n)
	return f.text()
}

// Fragment is the text of a piece of HTML, such as the content of a feed's entry.
func Fragment(src string) string {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(src), body)
	if err != nil {
		_, text := tokens([]byte(src))
		return text
	}
	f := &flow{}
	for _, n := range nodes {
		f.node(n)
	}
	return f.text()
}

func (f *flow) node(n *html.Node) {
	kind := inline
	switch n.Type {
	case html.TextNode:
		f.words(n.Data)
		return
	case html.ElementNode:
		kind = layoutOf(n.DataAtom)
	}
	switch {
	case kind == hidden || concealed(n):
		return
	case kind == lineBreak:
		f.newLine()
		return
	case kind == block:
		f.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.node(c)
	}
	if kind == block {
		f.end()
	}
}

// concealed reports whether the page hides the element from its readers.
func concealed(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "style":
			style := strings.ToLower(strings.ReplaceAll(a.Val, " ", ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// tokens reads title and text without building a tree.
func tokens(src []byte) (title, text string) {
	z := html.NewTokenizer(bytes.NewReader(src))
	f := &flow{}
	var skip atom.Atom
	var head strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				f.end()
			}
			return strings.Join(strings.Fields(head.String()), " "), f.text()
		case html.TextToken:
			switch skip {
			case 0:
				f.words(string(z.Text()))
			case atom.Title:
				head.Write(z.Text())
			}
		case html.StartTagToken:
			skip = f.open(z, skip)
		case html.EndTagToken:
			skip = f.close(z, skip)
		}
	}
}

// open handles a start tag; it returns the element whose content is being skipped, 0 for none.
func (f *flow) open(z *html.Tokenizer, skip atom.Atom) atom.Atom {
	name, _ := z.TagName()
	a := atom.Lookup(name)
	switch {
	case skip != 0:
		return skip
	case a == atom.Script, a == atom.Style, a == atom.Title, a == atom.Textarea:
		return a
	case layoutOf(a) == lineBreak:
		f.newLine()
	case layoutOf(a) == block:
		f.end()
	}
	return 0
}

func (f *flow) close(z *html.Tokenizer, skip atom.Atom) atom.Atom {
	name, _ := z.TagName()
	a := atom.Lookup(name)
	if skip == a {
		skip = 0
	}
	if skip == 0 && layoutOf(a) == block {
		f.end()
	}
	return skip
}
