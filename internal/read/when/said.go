package when

import (
	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/read/timex"
	"sitrep/internal/read/voice"
)

// saidSteps is how far up the tree a time may hang below the words of saying: "said in a statement on Monday".
const saidSteps = 3

// Said tells for each attribution when it was said, by a time that hangs on its cue and is no part of what is said; nil where no
// words tell. times must be resolved and in text order.
func Said(doc *read.Doc, times []timex.Timex, published *sitrep.Published, voices *voice.Result) []*sitrep.When {
	p := &pass{doc: doc, pub: published, times: bySentence(doc, times)}
	out := make([]*sitrep.When, len(voices.Attributions))
	for i := range voices.Attributions {
		a := &voices.Attributions[i]
		if a.Attitude {
			continue
		}
		for _, t := range p.times[a.CueTok.Sent] {
			if p.datesCue(a, t) {
				out[i] = p.dated(t, "stated")
				break
			}
		}
	}
	return out
}

func (p *pass) datesCue(a *voice.Attribution, t timed) bool {
	span := p.doc.Span(t.Range)
	if a.Source.Contains(t.Sent, t.Head) || t.Kind == "duration" || t.Kind == "set" {
		return false
	}
	for _, c := range a.Content {
		if c.Overlaps(span) {
			return false
		}
	}
	s := &p.doc.Sentences[t.Sent]
	for at, steps := s.Tokens[t.Head].Head, 0; at >= 0 && steps < saidSteps; at, steps = s.Tokens[at].Head, steps+1 {
		if at == a.CueTok.Tok {
			return true
		}
		if s.Tokens[at].IsVerb() {
			return false
		}
	}
	return false
}
