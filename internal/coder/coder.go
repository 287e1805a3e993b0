// Package coder reads one report: it runs the layers in order and assembles the record. Code is pure: the same input,
// packs and engine give the same record, whatever runs beside it.
package coder

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"sitrep"
	"sitrep/internal/engine"
	"sitrep/internal/gazetteer"
	"sitrep/internal/layer"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/claim"
	"sitrep/internal/read/telling"
	"sitrep/internal/text"
)

// Version is the program's version.
const Version = "0.1.0"

// Input is one report as it came in. Report carries what is known of its origin; its Text, ID and Title are ignored.
type Input struct {
	Report      sitrep.Report
	Title, Body string
	Published   *sitrep.Published // given or metadata; nil unknown
	Problems    []sitrep.Problem  // found while taking the report in, without spans
}

// Suite is the coder with its packs compiled and its engine loaded. It is safe for concurrent use.
type Suite struct {
	engine    engine.Engine
	layers    *layers
	gazetteer *gazetteer.Gazetteer
	kin       *telling.Kin
	coder     sitrep.Coder
}

// New compiles the packs for an engine. Imports are gazetteer tables to lay over the embedded one (gazetteer.Imports).
func New(set *pack.Set, eng engine.Engine, imports ...string) (*Suite, error) {
	gaz, err := gazetteer.New(set, imports...)
	if err != nil {
		return nil, fmt.Errorf("coder: %w", err)
	}
	ls, err := newLayers(set, gaz)
	if err != nil {
		return nil, fmt.Errorf("coder: %w", err)
	}
	kin, err := telling.LoadKin(set)
	if err != nil {
		return nil, fmt.Errorf("coder: %w", err)
	}
	sum, err := set.Hash()
	if err != nil {
		return nil, fmt.Errorf("coder: %w", err)
	}
	return &Suite{engine: eng, layers: ls, gazetteer: gaz, kin: kin, coder: sitrep.Coder{
		Version: Version, Engine: eng.Name(), Fingerprint: layer.Fingerprint(ls.order, eng.Fingerprint(), sum, gaz.Fingerprint()),
	}}, nil
}

// Coder names this build.
func (s *Suite) Coder() sitrep.Coder { return s.coder }

// Layers describes the reading layers in order.
func (s *Suite) Layers() []layer.Info {
	var out []layer.Info
	for _, l := range s.layers.order {
		out = append(out, l.Info())
	}
	return out
}

// Doc reads a bare text into sentences, without any further layer.
func (s *Suite) Doc(in Input) *read.Doc {
	canonical, title := text.Canonical(in.Title, in.Body)
	paragraphs := text.Paragraphs(canonical, title)
	return &read.Doc{
		Text: canonical, Title: title, Paragraphs: paragraphs, Published: in.Published,
		Sentences: s.engine.Analyse(canonical, paragraphs), URL: in.Report.URL, Outlet: in.Report.Outlet,
	}
}

// Code reads one report.
func (s *Suite) Code(in Input) *Coding {
	doc := s.Doc(in)
	offsets := text.NewOffsets(doc.Text)
	job := &job{doc: doc, reportID: reportID(in, doc.Text), codePoint: offsets.CodePoint}
	c := s.layers.run(job)
	c.Offsets = offsets
	c.Record = s.record(in, job, c)
	c.Record.MapSpans(offsets.Span)
	c.Hidden = c.Claims.Hidden
	hidden := sitrep.Record{Claims: c.Hidden}
	hidden.MapSpans(offsets.Span)
	return c
}

// reportID is hash(url or given id, else source + title + text).
func reportID(in Input, canonical string) string {
	h := sha256.New()
	switch {
	case in.Report.URL != "":
		fmt.Fprint(h, "url\x00", in.Report.URL)
	case in.Report.Ref != "":
		fmt.Fprint(h, "ref\x00", in.Report.Ref)
	default:
		source := ""
		if in.Report.Outlet != nil {
			source = in.Report.Outlet.Name
		}
		fmt.Fprint(h, "text\x00", source, "\x00", canonical)
	}
	return "r" + hex.EncodeToString(h.Sum(nil))[:16]
}

// Dropped lists what gave no claim, for explain.
func (c *Coding) Dropped() []claim.Dropped { return c.Claims.Dropped }
