// Package toll reads how many people were killed, wounded, detained, abducted, displaced or are missing.
//
// A cue ("killed", "dead", "deaths", "death toll") says what befell people; the count is looked for beside it, on the side
// that voice and form of the cue demand. Counts come from the number layer, from "a soldier" (one), from coordinated single
// people ("a woman and her child": two), and from "no one" (none). A plural without a number is no toll.
package toll

import (
	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/read/mention"
	"sitrep/internal/read/number"
)

// Toll is one count tied to its predicate. Side is left for package claim; Who and Class are filled.
type Toll struct {
	sitrep.Toll
	Victim read.Range // the noun phrase counted, Lo == Hi where none is stated
	Pred   read.Tok   // killed, died, the noun "deaths" …
	Rule   string
}

// Read returns the tolls of a report in text order. PartOf is an index into the result.
func (r *Reader) Read(doc *read.Doc, numbers []number.Number, mentions *mention.Result) []Toll {
	var out []Toll
	next, seen := 0, 0
	for i := range doc.Sentences {
		for next < len(numbers) && numbers[next].Sent < i {
			next++
		}
		sc := &scanner{r: r, doc: doc, sent: &doc.Sentences[i], first: len(out)}
		sc.index(numbers[next:], i)
		sc.roles, seen = rolesOf(mentions, seen, i)
		if !sc.cues() {
			continue
		}
		out = append(out, sc.read()...)
	}
	return out
}

// rolesOf are the roles that the mention layer gives the head nouns of sentence sent; from is where to go on.
func rolesOf(mentions *mention.Result, from, sent int) (map[int]string, int) {
	if mentions == nil {
		return nil, from
	}
	var out map[int]string
	for ; from < len(mentions.Mentions) && mentions.Mentions[from].Sent <= sent; from++ {
		m := &mentions.Mentions[from]
		if m.Sent == sent && m.Role != "" {
			if out == nil {
				out = map[int]string{}
			}
			out[m.Head] = m.Role
		}
	}
	return out, from
}
