// Package layers writes what the layers below the claims read: names, attributions, predicates and chains, one JSON
// object a report. Spans count code points of the report text.
package layers

import (
	"encoding/json"
	"io"
	"strings"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/export/shape"
	"sitrep/internal/read"
	"sitrep/internal/syntax"
)

// Format is the format `layers`.
func Format() shape.Format {
	return shape.Format{Name: "layers", Doc: "names, attributions, predicates and chains, one JSON object a report", Deep: true, New: newWriter}
}

type writer struct{ enc *json.Encoder }

func newWriter(w io.Writer, _ shape.Options) shape.Writer {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return &writer{enc}
}

func (w *writer) Close() error { return nil }

type record struct {
	Report       string          `json:"report"`
	Entities     []entity        `json:"entities"`
	Attributions []attribution   `json:"attributions"`
	Predicates   []predicate     `json:"predicates"`
	Chains       [][]sitrep.Span `json:"chains"`
}

type entity struct {
	Span sitrep.Span `json:"span"`
	Kind string      `json:"kind"` // PER ORG LOC MISC
}

type attribution struct {
	Source  []sitrep.Span `json:"source"`
	Cue     []sitrep.Span `json:"cue"`
	Content []sitrep.Span `json:"content"`
}

type predicate struct {
	Span     sitrep.Span `json:"span"`
	Happened float64     `json:"happened"` // probability that the text presents it as having happened
}

// names are the spans of IOB2 tags of one sentence, in bytes.
func names(s *syntax.Sentence) []entity {
	var out []entity
	for i := range s.Tokens {
		t := &s.Tokens[i]
		part, kind, ok := strings.Cut(t.Name, "-")
		if !ok {
			continue
		}
		last := len(out) - 1
		if part == "I" && i > 0 && last >= 0 && strings.HasSuffix(s.Tokens[i-1].Name, "-"+kind) {
			out[last].Span.End = t.Span.End
			continue
		}
		out = append(out, entity{t.Span, kind})
	}
	return out
}

func (w *writer) Write(c *coder.Coding) error {
	rec := record{Report: c.Record.Report.ID, Entities: []entity{}, Attributions: []attribution{}, Predicates: predicates(c), Chains: chains(c)}
	for i := range c.Doc.Sentences {
		for _, e := range names(&c.Doc.Sentences[i]) {
			rec.Entities = append(rec.Entities, entity{c.Offsets.Span(e.Span), e.Kind})
		}
	}
	for i := range c.Voices.Attributions {
		rec.Attributions = append(rec.Attributions, attributionOf(c, i))
	}
	return w.enc.Encode(rec)
}

func attributionOf(c *coder.Coding, i int) attribution {
	a := &c.Voices.Attributions[i]
	out := attribution{Source: []sitrep.Span{}, Cue: []sitrep.Span{}, Content: []sitrep.Span{}}
	if a.Source.Lo < a.Source.Hi {
		out.Source = append(out.Source, c.Offsets.Span(c.Doc.Span(a.Source)))
	}
	if !a.CueSpan.Empty() {
		out.Cue = append(out.Cue, c.Offsets.Span(a.CueSpan))
	}
	for _, span := range a.Content {
		out.Content = append(out.Content, c.Offsets.Span(span))
	}
	return out
}

// chains lists the phrases of everything that the report speaks of, what it speaks of once included.
func chains(c *coder.Coding) [][]sitrep.Span {
	out := [][]sitrep.Span{}
	for _, chain := range c.Corefs {
		var spans []sitrep.Span
		for _, s := range chain {
			spans = append(spans, c.Offsets.Span(s))
		}
		out = append(out, spans)
	}
	return out
}

// predicates lists every predicate whose status was read, once each.
func predicates(c *coder.Coding) []predicate {
	out := []predicate{}
	seen := map[read.Tok]bool{}
	for i, p := range c.Preds {
		if seen[p] || i >= len(c.Status) {
			continue
		}
		seen[p] = true
		span := c.Doc.Sentences[p.Sent].Tokens[p.Tok].Span
		out = append(out, predicate{c.Offsets.Span(span), c.Status[i].Happened()})
	}
	return out
}
