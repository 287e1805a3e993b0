package identity

import (
	"slices"
	"strings"

	"sitrep/internal/lexicon"
	"sitrep/internal/lexicon/spelling"
)

// fold is a name as nodes compare it: the lexicon's key, or the lower-cased words of another script.
func fold(name string) string {
	k := lexicon.Key(name)
	if k == "" {
		k = strings.Join(strings.Fields(strings.ToLower(name)), " ")
	}
	return strings.TrimPrefix(k, "the ")
}

// bare reports whether a person goes by a single word, which across reports means nobody in particular.
func (f *Fuser) bare(s *Seen) bool {
	if s.Kind != "person" {
		return false
	}
	n := f.names.Read(s.Name)
	return n.Words() < 2
}

// organ is what is left of the name of a state's body when the state is taken off: "Zubran army", "Zubran Interior
// Ministry". It is empty for a proper name.
func (f *Fuser) organ(name string) string {
	parts := strings.Fields(fold(strings.NewReplacer("'s ", " ", "’s ", " ").Replace(name)))
	for cut := range parts {
		if f.nouns(parts[cut:]) {
			if cut == 0 || f.national(parts[:cut]) {
				return strings.Join(parts[cut:], " ")
			}
			return ""
		}
	}
	return ""
}

// nouns reports whether words are agent nouns of the lexicon, one or several, and nothing else.
func (f *Fuser) nouns(parts []string) bool {
	return f.cover(parts, func(e *lexicon.Entry) bool { return e.Noun >= 0 })
}

// national reports whether words name a state, its people or its adjective.
func (f *Fuser) national(parts []string) bool {
	return f.cover(parts, func(e *lexicon.Entry) bool { return e.State >= 0 || e.Adjective >= 0 || e.National >= 0 })
}

func (f *Fuser) cover(parts []string, pass func(e *lexicon.Entry) bool) bool {
	words := make([]lexicon.Word, len(parts))
	for i, p := range parts {
		words[i] = lexicon.Word{p}
	}
	at := 0
	for at < len(words) {
		_, hi := f.lex.Match(words, at, func(e *lexicon.Entry, _ int) bool { return pass(e) })
		if hi == at {
			return false
		}
		at = hi
	}
	return at > 0
}

// family puts the kinds that name one sort of party together: what one report calls a group another calls a force.
func family(kind string) string {
	switch kind {
	case "body", "force", "group":
		return "body"
	}
	return kind
}

// describe fills in what a node is compared by: of a pack's actor the names of its entry.
func (f *Fuser) describe(n *node, s *Seen) {
	forms := []string{s.Name}
	if i, ok := f.known[s.ID]; ok && s.Known {
		a := &f.lex.Actors[i]
		forms = slices.Concat([]string{a.Name}, a.Aliases, a.Native)
		n.title = a.Name
		if a.Gender != 0 {
			n.sex = string(a.Gender)
		}
	}
	for _, form := range forms {
		if n.kind != "person" {
			n.names = append(n.names, f.names.ReadWords(form))
		} else if name := f.names.Read(form); name.Words() > 1 {
			n.names = append(n.names, name)
		}
	}
	n.shared = !n.known && len(f.bearers[fold(s.Name)]) > 1
	if family(n.kind) == "body" && !n.known {
		n.organ = f.names.Organ(f.organ(s.Name))
		if capitals(s.Name) {
			n.capitals = lexicon.Key(s.Name)
		}
	}
}

// blocks are the keys under which nodes are held against each other.
func (n *node) blocks() []string {
	var out []string
	add := func(k string) {
		if k = family(n.kind) + "\x00" + k; !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	if n.organ != "" {
		for c := range n.countries {
			add("organ\x00" + n.organ + "\x00" + c)
		}
		return out
	}
	if n.capitals != "" {
		add("short\x00" + n.capitals)
	}
	for i := range n.names {
		keys := n.names[i].WholeKeys
		if n.kind == "person" {
			keys = n.names[i].Keys
		}
		for _, k := range keys() {
			add(k)
		}
	}
	return out
}

// same says how surely two nodes are one, by their names alone.
func (f *Fuser) same(a, b *node) link {
	if a.known && b.shared || b.known && a.shared {
		return link{}
	}
	if a.organ != "" && a.organ == b.organ {
		return link{score: .9, why: "the " + a.organ + " of one state"}
	}
	best := shortFor(a, b)
	for i := range a.names {
		for j := range b.names {
			if l := f.sameName(a, b, &a.names[i], &b.names[j]); l.score > best.score {
				best = l
			}
		}
	}
	if a.organ != "" || b.organ != "" {
		return link{}
	}
	return best
}

// shortFor links a short form to the name that a report introduces it for.
func shortFor(a, b *node) link {
	for _, p := range [][2]*node{{a, b}, {b, a}} {
		if c := p[0].capitals; c != "" && slices.Contains(p[1].short, c) {
			return link{score: .8, why: strings.ToUpper(c) + " is introduced as its short form"}
		}
	}
	return link{}
}

// surely is the score that lone words need: too many short names of bodies are near each other.
const surely = 0.97

func (f *Fuser) sameName(a, b *node, x, y *spelling.Name) link {
	v := f.names.SameWords(x, y)
	if a.kind == "person" {
		v = f.names.Same(x, y)
	} else if x.Words() == 1 && v.Score < surely {
		return link{}
	}
	l := link{v.Score, v.Why, v.Begins}
	if l.score == 1 {
		l.score = .95
	}
	if a.known || b.known {
		l.why += ", a name of the pack"
	}
	return l
}
