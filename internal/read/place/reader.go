package place

import (
	"sitrep/internal/gazetteer"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/number"
)

// Reader reads places. It is safe for concurrent use.
type Reader struct {
	gaz     *gazetteer.Gazetteer
	lexicon *lexicon
}

// New compiles the words of the packs; gaz answers for names.
func New(set *pack.Set, gaz *gazetteer.Gazetteer) (*Reader, error) {
	l, err := readLexicon(set)
	if err != nil {
		return nil, err
	}
	return &Reader{gaz: gaz, lexicon: l}, nil
}

// Read finds the toponyms of a report, resolves them and reads the worded locations.
func (r *Reader) Read(doc *read.Doc, numbers []number.Number) Result {
	p := &pass{Reader: r, doc: doc, numbers: indexNumbers(numbers), cache: map[string][]gazetteer.Match{}}
	p.find()
	p.weigh()
	p.settleDoubts()
	p.contain()
	p.shareKinds()
	p.resolve()
	p.record()
	res := Result{Home: p.home}
	for s := range doc.Sentences {
		res.Expressions = append(res.Expressions, p.express(&doc.Sentences[s])...)
	}
	res.Places, res.Toponyms = p.places, p.toponyms()
	return res
}

func (p *pass) toponyms() []Toponym {
	out := make([]Toponym, 0, len(p.names))
	for i := range p.names {
		n := &p.names[i]
		rule := n.rule
		if rule == "" {
			rule = "gazetteer"
		}
		sent := &p.doc.Sentences[n.sent]
		out = append(out, Toponym{Range: read.Range{Sent: n.sent, Lo: n.lo, Hi: n.hi, Head: headOf(sent, n.lo, n.hi, n.hi-1)},
			Place: n.place, Score: n.score, Use: p.useOf(n), Rule: rule})
	}
	return out
}

// useOf says whether the name places something or stands for those who live or rule there.
func (p *pass) useOf(n *name) string {
	if n.use != "" || n.placed {
		return n.use
	}
	s := &p.doc.Sentences[n.sent]
	switch s.Tokens[headOf(s, n.lo, n.hi, n.hi-1)].Rel() {
	case "nsubj", "obj", "iobj":
		return "actor"
	}
	if s.Tokens[headOf(s, n.lo, n.hi, n.hi-1)].Deprel == "obl:agent" {
		return "actor"
	}
	return ""
}
