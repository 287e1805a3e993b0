// Package mend repairs what the language engines get wrong in news and what can be told from the words themselves or from the
// rest of the report.
package mend

import (
	"strings"

	"sitrep/internal/syntax"
)

// Names makes the names of one report agree with each other: a name takes the kind that most of its mentions have, a
// person's surname alone is that person, and a proper noun that is a name elsewhere in the report is one here.
func Names(sentences []syntax.Sentence) {
	v := votes{kinds: map[string]*kindCount{}, surnames: map[string]int{}}
	eachName(sentences, v.count)
	eachName(sentences, v.settle)
	for i := range sentences {
		v.fill(sentences[i].Tokens)
	}
}

// votes are the kinds that the mentions of each name have in a report, by lower-case text, and the last words of the
// longer names of persons.
type votes struct {
	kinds    map[string]*kindCount
	surnames map[string]int
}

// kindCount counts mentions by kind, in the order of kindNames.
type kindCount [len(kindNames)]int

var kindNames = [...]string{"PER", "ORG", "LOC", "MISC"}

func kindIndex(kind string) int {
	for i, name := range kindNames {
		if name == kind {
			return i
		}
	}
	return len(kindNames) - 1
}

// best is the kind with most votes, the first of equals, and its votes.
func (k *kindCount) best() (kind, n int) {
	for i, votes := range k {
		if votes > n {
			kind, n = i, votes
		}
	}
	return kind, n
}

// eachName calls do with the tokens of every name.
func eachName(sentences []syntax.Sentence, do func(name []syntax.Token)) {
	for i := range sentences {
		tokens := sentences[i].Tokens
		for lo := 0; lo < len(tokens); lo++ {
			if tokens[lo].Name[0] != 'B' {
				continue
			}
			hi := lo + 1
			for hi < len(tokens) && tokens[hi].Name[0] == 'I' {
				hi++
			}
			do(tokens[lo:hi])
			lo = hi - 1
		}
	}
}

// surface is how a name is compared: lower-case words.
func surface(name []syntax.Token) string {
	if len(name) == 1 {
		return name[0].Lower()
	}
	var b strings.Builder
	for i := range name {
		b.WriteString(name[i].Lower())
		b.WriteByte(' ')
	}
	return b.String()
}

func (v *votes) count(name []syntax.Token) {
	key := surface(name)
	k := v.kinds[key]
	if k == nil {
		k = &kindCount{}
		v.kinds[key] = k
	}
	kind := kindIndex(name[0].Name[2:])
	k[kind]++
	if len(name) > 1 && kind == 0 {
		v.surnames[name[len(name)-1].Lower()]++
	}
}

// kind is the kind a name should have; ok is false where the report does not say. Nationalities (MISC) and places share
// too many words to be changed into each other.
func (v *votes) kind(name []syntax.Token) (kind int, ok bool) {
	key := surface(name)
	if len(name) == 1 && v.surnames[key] > 0 {
		return 0, true
	}
	k := v.kinds[key]
	if k == nil {
		return 0, false
	}
	best, n := k.best()
	return best, n >= 2
}

func (v *votes) settle(name []syntax.Token) {
	kind, ok := v.kind(name)
	own := kindIndex(name[0].Name[2:])
	if !ok || own == kind || name[0].UPOS == "ADJ" {
		return
	}
	if k := v.kinds[surface(name)]; k[kind] < 2*k[own] && !(kind == 0 && len(name) == 1) {
		return
	}
	label(name, kind)
}

func label(name []syntax.Token, kind int) {
	for i := range name {
		name[i].Name = "I-" + kindNames[kind]
		if name[i].Signs != nil {
			name[i].Signs.Kind = kindNames[kind]
		}
	}
	name[0].Name = "B-" + kindNames[kind]
}

// fill marks proper nouns outside names that are names elsewhere.
func (v *votes) fill(tokens []syntax.Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.Name != "O" || t.UPOS != "PROPN" || len(t.Form) < 3 || !capital(t.Form) || inCompound(tokens, i) {
			continue
		}
		if kind, ok := v.kind(tokens[i : i+1]); ok && kind < 3 {
			label(tokens[i:i+1], kind)
		}
	}
}

func capital(form string) bool { return 'A' <= form[0] && form[0] <= 'Z' || form[0] >= 0x80 }

// inCompound reports whether the word stands beside another proper noun: then it may be part of a name nobody knows.
func inCompound(tokens []syntax.Token, i int) bool {
	return i > 0 && tokens[i-1].UPOS == "PROPN" || i+1 < len(tokens) && tokens[i+1].UPOS == "PROPN"
}
