package identity

import (
	"strings"

	"sitrep/internal/lexicon"
)

// fold is a name as nodes compare it: the lexicon's key, or the lower-cased words of another script.
func fold(name string) string {
	if k := lexicon.Key(name); k != "" {
		return k
	}
	return strings.Join(strings.Fields(strings.ToLower(name)), " ")
}

// bare reports whether a person goes by a single word, which across reports means nobody in particular.
func bare(s *Seen) bool { return s.Kind == "person" && len(strings.Fields(fold(s.Name))) < 2 }

// describe fills in what a node is compared by.
func (f *Fuser) describe(n *node, s *Seen) { n.words = strings.Fields(fold(s.Name)) }

// blocks are the keys under which nodes are held against each other.
func (n *node) blocks() []string { return []string{strings.Join(n.words, " ")} }

// same says how surely two nodes are one, by their names alone.
func (f *Fuser) same(a, b *node) link {
	if a.kind != b.kind {
		return link{}
	}
	return link{0.95, "the same name"}
}
