// Package coref says which noun phrases of one report mean the same: persons, bodies, places, things and acts alike. It lays
// what the engine takes up again around the chains of actors; two actors are never one. With an engine that knows no
// antecedents the chains are those of the actors.
package coref

import (
	"slices"

	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/read/chain"
	"sitrep/internal/read/mention"
	"sitrep/internal/syntax"
)

// Chain is the phrases that mean one thing, in text order, each once. Spans count bytes.
type Chain []sitrep.Span

// Read gives the chains of a report in the order of their first phrases, those of one phrase included.
func Read(doc *read.Doc, ms *mention.Result, chains *chain.Result) []Chain {
	g := newGroups(doc)
	for e := range chains.Entities {
		for _, i := range chains.Entities[e].Mentions {
			if ms.Mentions[i].Kind != "pronoun" {
				g.actor(e, &ms.Mentions[i])
			}
		}
	}
	g.takeUp()
	for e := range chains.Entities {
		for _, i := range chains.Entities[e].Mentions {
			if ms.Mentions[i].Kind == "pronoun" {
				g.actor(e, &ms.Mentions[i])
			}
		}
	}
	return g.chains()
}

// groups is a union of the tokens that head phrases.
type groups struct {
	doc    *read.Doc
	first  []int         // number of the first token of each sentence
	parent []int         // of each token: another of its group, itself, or -1 where it heads no phrase
	entity []int         // of each group, by its top: the actor it is, -1 none
	of     []int         // of each actor: one of its tokens, -1 none yet
	span   []sitrep.Span // of each token that heads a phrase
}

func newGroups(doc *read.Doc) *groups {
	g := &groups{doc: doc, first: make([]int, len(doc.Sentences)+1)}
	for i := range doc.Sentences {
		g.first[i+1] = g.first[i] + len(doc.Sentences[i].Tokens)
	}
	n := g.first[len(doc.Sentences)]
	g.parent, g.entity, g.span = make([]int, n), make([]int, n), make([]sitrep.Span, n)
	for i := range g.parent {
		g.parent[i], g.entity[i] = -1, -1
	}
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		for k := range s.Tokens {
			if known := s.Tokens[k].Signs; known != nil && known.Mention {
				g.parent[g.first[i]+k] = g.first[i] + k
				g.span[g.first[i]+k] = s.TokenSpan(phrase(s, k))
			}
		}
	}
	return g
}

// top is what all tokens of a group have in common.
func (g *groups) top(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// actor adds a mention of an actor.
func (g *groups) actor(entity int, m *mention.Mention) {
	i := g.head(m)
	if g.parent[i] < 0 {
		g.parent[i], g.span[i] = i, g.doc.Span(m.Range)
	}
	for len(g.of) <= entity {
		g.of = append(g.of, -1)
	}
	i = g.top(i)
	switch {
	case g.entity[i] >= 0: // two actors in one phrase: the first keeps it
	case g.of[entity] < 0:
		g.entity[i], g.of[entity] = entity, i
	default:
		g.parent[i] = g.top(g.of[entity])
	}
}

// head is the number of the token that heads a mention, as the engine sees it.
func (g *groups) head(m *mention.Mention) int {
	base, s := g.first[m.Sent], &g.doc.Sentences[m.Sent]
	if g.parent[base+m.Head] >= 0 {
		return base + m.Head
	}
	for k := m.Lo; k < m.Hi; k++ {
		if h := s.Tokens[k].Head; g.parent[base+k] >= 0 && (h < m.Lo || h >= m.Hi) {
			return base + k
		}
	}
	return base + m.Head
}

// takeUp joins each phrase with the one it takes up.
func (g *groups) takeUp() {
	for i := range g.doc.Sentences {
		for k := range g.doc.Sentences[i].Tokens {
			at := g.first[i] + k
			signs := g.doc.Sentences[i].Tokens[k].Signs
			if g.parent[at] < 0 || signs == nil || signs.Antecedent == syntax.Nowhere {
				continue
			}
			to := g.first[signs.Antecedent.Sentence] + signs.Antecedent.Token
			if g.parent[to] >= 0 {
				g.join(g.top(at), g.top(to))
			}
		}
	}
}

func (g *groups) join(a, b int) {
	if a == b || g.entity[a] >= 0 && g.entity[b] >= 0 {
		return
	}
	if g.entity[b] < 0 {
		g.entity[b] = g.entity[a]
	}
	g.parent[a] = b
}

// chains lists the groups.
func (g *groups) chains() []Chain {
	var out []Chain
	index := map[int]int{}
	for i := range g.parent {
		if g.parent[i] < 0 {
			continue
		}
		top := g.top(i)
		k, ok := index[top]
		if !ok {
			k = len(out)
			index[top], out = k, append(out, nil)
		}
		if !slices.Contains(out[k], g.span[i]) {
			out[k] = append(out[k], g.span[i])
		}
	}
	for _, c := range out {
		slices.SortFunc(c, func(a, b sitrep.Span) int {
			if a.Start != b.Start {
				return a.Start - b.Start
			}
			return b.End - a.End
		})
	}
	return out
}
