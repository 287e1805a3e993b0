package eval

import (
	"crypto/sha256"
	"slices"
	"strings"
	"unicode"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/lexicon"
)

// synonymDoc is one document of re3d with its relations; offsets count code points.
type synonymDoc struct {
	re3dDoc
	Relations []struct {
		Type           string
		Source, Target [2]int
	}
}

// synonymSet scores which wordings for persons and organisations re3d's annotators call synonyms, on the documents that
// never train. Their marks for persons and organisations are given; two wordings without a common word are a pair where
// the coder has them on one actor. Only documents in which a synonym is marked count: in most of the others nobody marked
// the plainest ones.
func synonymSet() Set {
	const set = "re3d_synonyms"
	return Set{Name: set, Doc: "wordings for one person or organisation (re3d IsSynonymOf, odd half): pairs without a common word", Run: func(env Env) ([]Score, error) {
		file, err := env.Path("re3d", "re3d.jsonl")
		if err != nil {
			return nil, err
		}
		docs, err := readLines[synonymDoc](file)
		if err != nil {
			return nil, err
		}
		var all, marked Counts
		for i := range docs {
			if sha256.Sum256([]byte(docs[i].ID))[1]%2 == 1 {
				c := docs[i].synonyms(&env.Code(coder.Input{Body: docs[i].Text}).Record)
				all.Add(c)
				if c.Wanted > 0 {
					marked.Add(c)
				}
			}
		}
		return append(PRF(set, "pair", marked), PRF(set, "all_documents", all)...), nil
	}}
}

// wordings are two ways to name one party, the lesser first.
type wordings [2]string

func (d *synonymDoc) synonyms(r *sitrep.Record) Counts {
	at := spread(d.Text, r.Report.Text)
	runes := []rune(d.Text)
	parties := map[[2]int]string{}
	byActor := map[string][]string{}
	for _, s := range d.Spans {
		if s.Label != "Person" && s.Label != "Organisation" || s.End > len(runes) {
			continue
		}
		words := wording(string(runes[s.Start:s.End]))
		parties[[2]int{s.Start, s.End}] = words
		if id := standsAt(r, sitrep.Span{Start: at[s.Start], End: at[s.End-1] + 1}); id != "" && !slices.Contains(byActor[id], words) {
			byActor[id] = append(byActor[id], words)
		}
	}
	want, got := map[wordings]bool{}, map[wordings]bool{}
	for _, rel := range d.Relations {
		if x, y := parties[rel.Source], parties[rel.Target]; rel.Type == "IsSynonymOf" && x != "" && y != "" {
			want[wordings{min(x, y), max(x, y)}] = true
		}
	}
	for _, all := range byActor {
		for i, x := range all {
			for _, y := range all[:i] {
				if !shareWord(x, y) {
					got[wordings{min(x, y), max(x, y)}] = true
				}
			}
		}
	}
	c := Counts{Predicted: float64(len(got)), Wanted: float64(len(want))}
	for p := range got {
		c.Right += one(want[p])
	}
	return c
}

// wording is the words of a mark without its article.
func wording(s string) string { return strings.TrimPrefix(lexicon.Key(s), "the ") }

func shareWord(x, y string) bool {
	for _, w := range strings.Fields(x) {
		if len(w) > 2 && slices.Contains(strings.Fields(y), w) {
			return true
		}
	}
	return false
}

// standsAt is the actor with the mention that begins where the mark begins, else that ends where it ends, else that
// shares half of their common length. A name inside a longer mark is another party: the country of an army.
func standsAt(r *sitrep.Record, mark sitrep.Span) string {
	best, id := 0.0, ""
	for _, a := range r.Actors {
		for _, m := range a.Mentions {
			common := min(mark.End, m.Span.End) - max(mark.Start, m.Span.Start)
			if m.Kind == "pronoun" || common <= 0 {
				continue
			}
			fit := float64(common) / float64(mark.Union(m.Span).Len())
			switch {
			case fit < .5 && m.Kind == "name" && m.Span.Len() < mark.Len():
				continue
			case start(m.Span.Start-mark.Start) || start(mark.Start-m.Span.Start):
				fit += 2
			case m.Span.End == mark.End:
				fit++
			case fit < .5:
				continue
			}
			if fit > best {
				best, id = fit, a.ID
			}
		}
	}
	return id
}

// start reports whether two spans begin together, an article or a quotation mark apart.
func start(apart int) bool { return apart >= 0 && apart <= len("the ") }

// spread gives for each code point of text its place in another layout of the same words.
func spread(text, other string) []int {
	var places []int
	n := 0
	for _, r := range other {
		if !unicode.IsSpace(r) {
			places = append(places, n)
		}
		n++
	}
	places = append(places, n)
	out := make([]int, 0, len(text)+1)
	seen := 0
	for _, r := range text {
		out = append(out, places[min(seen, len(places)-1)])
		if !unicode.IsSpace(r) {
			seen++
		}
	}
	return append(out, n)
}
