package tie

import (
	"strings"

	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/read/mention"
	"sitrep/internal/read/place"
	"sitrep/internal/syntax"
)

// Read finds the ties of a report in text order. It is pure and linear in the text.
func (r *Reader) Read(doc *read.Doc, mentions *mention.Result, places *place.Result) []Tie {
	var out []Tie
	if mentions == nil {
		return nil
	}
	next := 0
	for si := range doc.Sentences {
		var here []int
		for next < len(mentions.Mentions) && mentions.Mentions[next].Sent <= si {
			if mentions.Mentions[next].Sent == si {
				here = append(here, next)
			}
			next++
		}
		if len(here) < 2 {
			continue
		}
		s := newScan(r, doc, si, mentions, here)
		out = append(out, s.read()...)
	}
	return out
}

// scan reads one sentence.
type scan struct {
	r     *Reader
	s     *syntax.Sentence
	si    int
	low   []string
	all   []mention.Mention
	ends  [][]int // mentions that end before token i
	heads []int   // mention with head i, -1 none
	start [][]int // mentions that start at token i
	out   []Tie
	seen  map[[3]int]bool
}

func newScan(r *Reader, doc *read.Doc, si int, mentions *mention.Result, here []int) *scan {
	s := &scan{r: r, s: &doc.Sentences[si], si: si, all: mentions.Mentions, seen: map[[3]int]bool{}}
	n := len(s.s.Tokens)
	s.low, s.ends, s.start, s.heads = make([]string, n), make([][]int, n+1), make([][]int, n+1), make([]int, n)
	for i := range s.low {
		s.low[i], s.heads[i] = s.s.Tokens[i].Lower(), -1
	}
	for _, m := range here {
		x := &s.all[m]
		s.ends[x.Hi] = append(s.ends[x.Hi], m)
		s.start[x.Lo] = append(s.start[x.Lo], m)
		if h := s.heads[x.Head]; h < 0 || s.size(m) > s.size(h) {
			s.heads[x.Head] = m
		}
	}
	return s
}

func (s *scan) size(m int) int { return s.all[m].Hi - s.all[m].Lo }

func (s *scan) read() []Tie {
	for i := range s.low {
		w := s.low[i]
		for _, x := range s.r.words[w] {
			if end, ok := s.follows(i+1, x.rest); ok {
				s.words(x.p, i, end)
			}
		}
		for _, x := range s.r.roles[w] {
			if end, ok := s.follows(i+1, x.rest); ok {
				s.role(x.p, i, end)
			}
		}
		for _, p := range s.r.verbs[strings.ToLower(s.s.Tokens[i].Lemma)] {
			s.verb(p, i)
		}
		for _, p := range s.r.owned[w] {
			s.owned(p, i)
		}
		s.compound(i)
	}
	return s.out
}

func (s *scan) follows(i int, rest []string) (int, bool) {
	for _, w := range rest {
		if s.word(i) != w {
			return 0, false
		}
		i++
	}
	return i, true
}

func (s *scan) word(i int) string {
	if i < 0 || i >= len(s.low) {
		return ""
	}
	return s.low[i]
}

// add records a tie if both sides fit the pattern.
func (s *scan) add(p *pattern, left, right, at, end int) {
	from, to := left, right
	if p.From == "right" {
		from, to = right, left
	}
	if from >= 0 && inanimate(&s.all[from]) && s.all[from].Owner >= 0 && s.all[s.all[from].Owner].Sent == s.si {
		from = s.all[from].Owner
	}
	if from < 0 || to < 0 || from == to || !s.fits(p, from, to) || s.seen[[3]int{from, to, kindOrder(p.kind)}] {
		return
	}
	s.seen[[3]int{from, to, kindOrder(p.kind)}] = true
	span := s.s.TokenSpan(at, end).Union(s.span(from)).Union(s.span(to))
	s.out = append(s.out, Tie{Kind: p.kind, From: from, To: to, Pred: read.Tok{Sent: s.si, Tok: at}, Span: span, Negated: s.negated(at), Rule: p.rule()})
}

func (s *scan) span(m int) sitrep.Span { return s.s.TokenSpan(s.all[m].Lo, s.all[m].Hi) }

func kindOrder(kind string) int {
	n := 0
	for _, c := range []byte(kind) {
		n = n*31 + int(c)
	}
	return n
}

// fits checks what kinds of things may stand in the tie.
func (s *scan) fits(p *pattern, from, to int) bool {
	a, b := &s.all[from], &s.all[to]
	switch {
	case a.Kind == "pronoun" && p.Form != "verb" && p.Form != "words":
		return false
	case p.Persons && p.Form != "hyphen" && a.Class != "person":
		return false
	case p.States && a.Class != "country" || p.Bodies && b.Class == "country":
		return false
	case p.Members:
		return a.Name != "" && (collective(a) || a.Class == "country") && collective(b)
	case p.Form == "hyphen" && p.Places && b.Toponym < 0 && b.Name == "" && (b.Plural || !b.Definite):
		return false // "rebel-held areas": nobody can tell which
	case p.Groups:
		return collective(a) && collective(b) && a.Name != ""
	case (p.Places || p.ToPlace) && !s.holdable(b):
		return false
	case p.Places && (a.Class == "thing" || a.Class == "place" && a.Kind != "name"):
		return false
	case p.ToPlace:
		return b.Name != "" || b.Toponym >= 0
	case !p.Places && (inanimate(b) || inanimate(a) || a.Class == "facility" || a.Class == "place" && p.kind != "based_in"):
		return false
	}
	return true
}

// holdable reports whether the mention is ground that can be held or lived in.
func (s *scan) holdable(m *mention.Mention) bool {
	switch m.Class {
	case "place", "country", "facility":
		return true
	}
	return m.Toponym >= 0 || s.r.ground[s.low[m.Head]]
}

// collective reports whether the mention is a group, force or body.
func collective(m *mention.Mention) bool {
	return m.Class == "group" || m.Class == "force" || m.Class == "body" || m.Class == "person" && m.Plural
}

func inanimate(m *mention.Mention) bool {
	switch m.Class {
	case "thing", "weapon", "vehicle":
		return true
	}
	return false
}

// negated reports whether a negation stands right before the words at token i.
func (s *scan) negated(i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		switch s.low[j] {
		case "not", "n't", "n’t", "never", "neither":
			return true
		case "longer":
			if s.word(j-1) == "no" {
				return true
			}
		}
		if u := s.s.Tokens[j].UPOS; u != "AUX" && u != "ADV" && u != "PART" {
			return false
		}
	}
	return false
}
