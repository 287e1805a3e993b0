package mention

import (
	"sitrep/internal/lexicon"
	"sitrep/internal/read"
	"sitrep/internal/read/number"
	"sitrep/internal/read/place"
)

// Reader finds mentions with one compiled lexicon. It is safe for concurrent use.
type Reader struct{ lex *lexicon.Lexicon }

// New reads with a lexicon.
func New(lex *lexicon.Lexicon) *Reader { return &Reader{lex: lex} }

// Read finds the mentions of a report.
func (r *Reader) Read(doc *read.Doc, numbers []number.Number, places *place.Result) Result {
	var res Result
	tops, nums := 0, 0
	for i := range doc.Sentences {
		s := newScan(r.lex, doc, i)
		tops = s.addToponyms(places, tops)
		nums = s.addNumbers(numbers, nums)
		s.read()
		res.Mentions = s.emit(res.Mentions)
	}
	settle(res.Mentions)
	return res
}

// settle gives one name one class throughout the report: that which most of its mentions have, an unknown one (thing)
// giving way to any other. Names of the packs and of the gazetteer keep theirs.
func settle(ms []Mention) {
	votes := map[string]map[string]int{}
	for i := range ms {
		if m := &ms[i]; m.Kind == "name" && m.Class != "thing" {
			key := lexicon.Key(m.Name)
			if votes[key] == nil {
				votes[key] = map[string]int{}
			}
			votes[key][m.Class] += weight(m)
		}
	}
	for i := range ms {
		m := &ms[i]
		if m.Kind != "name" || weight(m) > 1 {
			continue
		}
		best := ""
		v := votes[lexicon.Key(m.Name)]
		for _, c := range []string{"person", "body", "group", "force", "place", "country"} {
			if v[c] > v[best] {
				best = c
			}
		}
		if best != "" && best != m.Class && (m.Class == "thing" || v[best] > v[m.Class]) {
			m.Class, m.Rule = best, m.Rule+"/settled"
		}
	}
}

// weight is how much a mention's class counts: more where it does not rest on the engine alone.
func weight(m *Mention) int {
	switch m.Rule {
	case "name", "name/person", "name/body", "name/place", "name/acronym", "word":
		return 1
	}
	return 3
}
