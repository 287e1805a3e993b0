package coder

import (
	"fmt"

	"sitrep"
	"sitrep/internal/read/event"
)

// record assembles the record; its spans count bytes until the coder maps them.
func (s *Suite) record(in Input, j *job, c *Coding) sitrep.Record {
	r := sitrep.Record{
		Schema: sitrep.Schema, Coder: s.coder, Report: in.Report, Paragraphs: append([]sitrep.Paragraph(nil), j.doc.Paragraphs...),
		Problems: problems(in, j, c), Withheld: c.Claims.Withheld, Actors: c.Claims.Actors, Places: c.Places.Places,
		Times: times(c), Claims: c.Claims.Claims, Ties: c.Claims.Ties,
	}
	r.Report.ID, r.Report.Title, r.Report.Text = j.reportID, j.doc.Title.In(j.doc.Text), j.doc.Text
	r.Report.Published = c.Published
	if r.Report.Language == "" {
		r.Report.Language = c.Integrity.Language
	}
	for i := range j.doc.Sentences {
		t := &j.doc.Sentences[i]
		r.Sentences = append(r.Sentences, sitrep.Sentence{Span: t.Span, Paragraph: t.Paragraph})
	}
	r.Events = event.Read(r.Claims, eventContexts(j, c), r.Actors, s.kin)
	return r
}

func eventContexts(j *job, c *Coding) []event.Context {
	out := make([]event.Context, len(c.Claims.Claims))
	for i := range out {
		claim := &c.Claims.Claims[i]
		s := &j.doc.Sentences[claim.Sentence]
		out[i] = event.Context{Words: claim.Trigger.In(j.doc.Text), Title: s.Title, Paragraph: s.Paragraph, Harm: c.Claims.Harm[claim.ID]}
	}
	return out
}

func times(c *Coding) []sitrep.Timex {
	var out []sitrep.Timex
	for i := range c.Times {
		t := &c.Times[i]
		x := sitrep.Timex{Span: c.Doc.Span(t.Range), Value: t.Value, Norm: t.Norm, Start: t.Start, End: t.End, Grain: t.Grain}
		out = append(out, x)
	}
	return out
}

// problems adds to the text's own defects those that only the whole reading shows.
func problems(in Input, j *job, c *Coding) []sitrep.Problem {
	out := append([]sitrep.Problem(nil), in.Problems...)
	out = append(out, c.Integrity.Problems...)
	for _, q := range c.Voices.Orphans {
		span := q
		out = append(out, sitrep.Problem{Code: "orphan_quote", Span: &span, Note: "the words of a quote whose speaker is not stated"})
	}
	if c.Published == nil {
		out = append(out, sitrep.Problem{Code: "undated", Note: "no report date was given and none follows from the text; relative dates stay unresolved"})
	}
	if p := j.doc.Published; p != nil && c.Published != nil && p.Start != c.Published.Start {
		out = append(out, sitrep.Problem{Code: "date_conflict", Note: fmt.Sprintf("the report date was %s as %s, but its own text says %s", p.Start, p.Basis, c.Published.Start)})
	}
	return out
}
