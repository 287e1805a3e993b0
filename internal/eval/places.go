package eval

import (
	"sort"

	"sitrep"
	"sitrep/internal/gazetteer"
	"sitrep/internal/read"
	"sitrep/internal/read/number"
	"sitrep/internal/read/place"
	"sitrep/internal/text"
)

// placer reads places from raw text, without the layers that come after.
type placer struct {
	env     Env
	gaz     *gazetteer.Gazetteer
	numbers *number.Reader
	places  *place.Reader
}

func newPlacer(env Env) (*placer, error) {
	gaz, err := gazetteer.New(env.Packs)
	if err != nil {
		return nil, err
	}
	numbers, err := number.New(env.Packs)
	if err != nil {
		return nil, err
	}
	places, err := place.New(env.Packs, gaz)
	return &placer{env, gaz, numbers, places}, err
}

func (p *placer) read(s string) (*read.Doc, place.Result) {
	paras := text.Paragraphs(s, sitrep.Span{})
	doc := &read.Doc{Text: s, Paragraphs: paras, Sentences: p.env.Engine.Analyse(s, paras)}
	return doc, p.places.Read(doc, p.numbers.Read(doc))
}

// geoDoc is one text of trnews, lgl, geowebnews and geovirus; offsets count code points.
type geoDoc struct {
	ID, Text string
	Spans    []geoSpan
}

type geoSpan struct {
	Start, End  int
	Surface     string
	Type        string
	Nonlocation bool `json:"nonlocational"`
	Lat, Lon    *float64
	from, to    int // bytes
	found       bool
	within161   bool
	wasScored   bool
}

const (
	nearEnough = 161.0 // km, the usual 100 miles of the field
	geoMeasure = "toponyms: F1 of overlapping spans, and of those found the share put within 161 km (adjectives of nationality left out)"
)

func geoSets() []Set {
	var out []Set
	for _, name := range []string{"trnews", "lgl", "geowebnews", "geovirus"} {
		out = append(out, Set{Name: name, Doc: geoMeasure, Run: func(env Env) ([]Score, error) { return scoreGeo(env, name) }})
	}
	return out
}

func scoreGeo(env Env, name string) ([]Score, error) {
	path, err := env.Path(name, "docs.jsonl")
	if err != nil {
		return nil, err
	}
	docs, err := readLines[geoDoc](path)
	if err != nil {
		return nil, err
	}
	p, err := newPlacer(env)
	if err != nil {
		return nil, err
	}
	var spans Counts
	var near, put, coords float64
	for i := range docs {
		gold := p.gold(&docs[i])
		c := p.match(&docs[i], gold)
		spans.Add(c)
		for _, g := range gold {
			if g.Lat == nil {
				continue
			}
			coords++
			if g.wasScored {
				put++
			}
			if g.within161 {
				near++
			}
		}
	}
	return append(PRF(name, "toponym", spans), Score{name, "acc161_found", Percent(near, put), int(put)},
		Score{name, "acc161_all", Percent(near, coords), int(coords)}), nil
}

// gold is the spans that name places: no demonyms, no common nouns, nothing the annotators call non-locational.
func (p *placer) gold(d *geoDoc) []*geoSpan {
	off := text.NewOffsets(d.Text)
	var out []*geoSpan
	for i := range d.Spans {
		s := &d.Spans[i]
		switch s.Type {
		case "Demonym", "Literal_Expression", "Non_Lit_Expression", "Non_Toponym", "Homonym", "Language", "Embedded_Non_Lit":
			continue
		}
		if p.gaz.Adjective(s.Surface) != "" && len(p.gaz.Lookup(s.Surface)) == 0 || s.Nonlocation {
			continue
		}
		s.from, s.to = off.Byte(s.Start), off.Byte(s.End)
		out = append(out, s)
	}
	return out
}

// match pairs predicted toponyms with gold spans that they overlap, one to one in text order.
func (p *placer) match(d *geoDoc, gold []*geoSpan) Counts {
	doc, res := p.read(d.Text)
	c := Counts{Wanted: float64(len(gold))}
	sort.SliceStable(gold, func(i, j int) bool { return gold[i].from < gold[j].from })
	for i := range res.Toponyms {
		t := &res.Toponyms[i]
		c.Predicted++
		span := doc.Span(t.Range)
		for _, g := range gold {
			if g.found || !span.Overlaps(sitrep.Span{Start: g.from, End: g.to}) {
				continue
			}
			g.found = true
			c.Right++
			p.measure(&res, t, g)
			break
		}
	}
	return c
}

func (p *placer) measure(res *place.Result, t *place.Toponym, g *geoSpan) {
	if g.Lat == nil {
		return
	}
	g.wasScored = true
	if t.Place < 0 || res.Places[t.Place].Lat == nil {
		return
	}
	pl := &res.Places[t.Place]
	g.within161 = place.Distance(*pl.Lat, *pl.Lon, *g.Lat, *g.Lon) <= nearEnough
}
