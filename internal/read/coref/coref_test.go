package coref

import (
	"reflect"
	"strings"
	"testing"

	"sitrep/internal/read"
	"sitrep/internal/read/chain"
	"sitrep/internal/read/mention"
	"sitrep/internal/read/readtest"
	"sitrep/internal/syntax"
)

// report reads words and lets the engine know those marked: "her<2" heads a phrase and takes up token 2, "mayor<" heads
// one that takes up nothing. All is one sentence, and every word hangs on the last.
func report(text string) *read.Doc {
	var plain []string
	signs := []*syntax.Signs{}
	for _, w := range strings.Fields(text) {
		form, to, ok := strings.Cut(w, "<")
		known := &syntax.Signs{Mention: ok, Antecedent: syntax.Nowhere}
		if to != "" {
			known.Antecedent = syntax.Ref{Token: int(to[0] - '0')}
		}
		plain, signs = append(plain, form), append(signs, known)
	}
	doc := readtest.Plain(strings.Join(plain, " "))
	for i := range doc.Sentences[0].Tokens {
		doc.Sentences[0].Tokens[i].Signs = signs[i]
	}
	return doc
}

// texts are the chains as their words.
func texts(doc *read.Doc, chains []Chain) (out [][]string) {
	for _, c := range chains {
		var words []string
		for _, s := range c {
			words = append(words, s.In(doc.Text))
		}
		out = append(out, words)
	}
	return out
}

// actors makes entities of the tokens listed for each; a negative token is a pronoun.
func actors(entities ...[]int) (*mention.Result, *chain.Result) {
	ms, chains := &mention.Result{}, &chain.Result{}
	for _, tokens := range entities {
		var e chain.Entity
		for _, t := range tokens {
			m := mention.Mention{Kind: "name", Range: read.Range{Lo: max(t, -t), Hi: max(t, -t) + 1, Head: max(t, -t)}}
			if t < 0 {
				m.Kind = "pronoun"
			}
			e.Mentions = append(e.Mentions, len(ms.Mentions))
			ms.Mentions = append(ms.Mentions, m)
		}
		chains.Entities = append(chains.Entities, e)
	}
	return ms, chains
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, text string
		entities   [][]int
		want       [][]string
	}{
		{"what the engine takes up", "she met Dahl< , he<2 praised a plan< , it<7", nil, [][]string{{"Dahl", "he"}, {"plan", "it"}}},
		{"an actor holds together what the engine does not", "x Dahl< met Rau< ; Dahl< left", [][]int{{1, 5}, {3}}, [][]string{{"Dahl", "Dahl"}, {"Rau"}}},
		{"two actors are never one", "x Dahl< met Rau<1 today", [][]int{{1}, {3}}, [][]string{{"Dahl"}, {"Rau"}}},
		{"the engine is surer of pronouns", "x Dahl< met Rau< ; he<3 left", [][]int{{1, -5}, {3}}, [][]string{{"Dahl"}, {"Rau", "he"}}},
		{"where it knows none the actors are", "x Dahl< left ; he< wept", [][]int{{1, -4}}, [][]string{{"Dahl", "he"}}},
		{"a mention that the engine has not", "x Dahl left ; Dahl< wept", [][]int{{1, 4}}, [][]string{{"Dahl", "Dahl"}}},
		{"nothing", "x left", nil, nil},
	} {
		doc := report(c.text)
		ms, chains := actors(c.entities...)
		if got := texts(doc, Read(doc, ms, chains)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestWithoutSignsTheActorsStay(t *testing.T) {
	doc := readtest.Plain("Dahl met Rau and he left")
	ms, chains := actors([]int{0, -4}, []int{2})
	if got := texts(doc, Read(doc, ms, chains)); !reflect.DeepEqual(got, [][]string{{"Dahl", "he"}, {"Rau"}}) {
		t.Errorf("got %v", got)
	}
}

func TestPhrase(t *testing.T) {
	doc := readtest.Plain("in the old port ' s harbour , which burned , and the town")
	s := &doc.Sentences[0]
	// in(6 case) the(3 det) old(3 amod) port(6 nmod:poss) '(5) s(3 case) harbour ,(9) which(9) burned(6 acl:relcl) ,(13) and(13 cc) the(13) town(6 conj)
	heads := []int{6, 3, 3, 6, 5, 3, -1, 9, 9, 6, 13, 13, 13, 6}
	rels := strings.Fields("case det amod nmod:poss punct case root punct nsubj acl:relcl punct cc det conj")
	for i := range s.Tokens {
		s.Tokens[i].Head, s.Tokens[i].Deprel = heads[i], rels[i]
	}
	s.Tokens[5].XPOS, s.Tokens[7].UPOS, s.Tokens[10].UPOS = "POS", "PUNCT", "PUNCT"
	s.Link()
	for head, want := range map[int]string{6: "the old port ' s harbour , which burned", 3: "the old port ' s", 13: "the town"} {
		if got := s.TokenSpan(phrase(s, head)).In(doc.Text); got != want {
			t.Errorf("phrase of %s: %q, want %q", s.Tokens[head].Form, got, want)
		}
	}
}
