package coder

import (
	"errors"
	"sync"

	"sitrep"
	"sitrep/internal/gazetteer"
	"sitrep/internal/layer"
	"sitrep/internal/lexicon"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/chain"
	"sitrep/internal/read/claim"
	"sitrep/internal/read/coref"
	"sitrep/internal/read/frame"
	"sitrep/internal/read/integrity"
	"sitrep/internal/read/mention"
	"sitrep/internal/read/number"
	"sitrep/internal/read/place"
	"sitrep/internal/read/status"
	"sitrep/internal/read/tie"
	"sitrep/internal/read/timex"
	"sitrep/internal/read/toll"
	"sitrep/internal/read/voice"
	"sitrep/internal/read/when"
	"sitrep/internal/read/where"
	"sitrep/internal/text"
)

// Coding is one report with every layer's result, in bytes of Doc.Text, and the record made of them, in code points.
type Coding struct {
	Doc       *read.Doc
	Offsets   *text.Offsets
	Numbers   []number.Number
	Integrity integrity.Result
	Published *sitrep.Published
	Times     []timex.Timex
	Places    place.Result
	Mentions  mention.Result
	Chains    chain.Result
	Corefs    []coref.Chain
	Voices    voice.Result
	Frames    frame.Result
	Tolls     []toll.Toll
	Ties      []tie.Tie
	Preds     []read.Tok // of frames, then tolls, then ties
	Status    []status.Status
	Whens     []*sitrep.When
	Wheres    []*sitrep.Where
	Claims    claim.Result
	Hidden    []sitrep.Claim // withheld claims, spans in code points
	Record    sitrep.Record
}

// job is the input of the first layer.
type job struct {
	doc       *read.Doc
	reportID  string
	codePoint func(int) int
}

// layers holds every layer once, and the visible order in which they run.
type layers struct {
	report    *layer.Layer[*job]
	numbers   *layer.Layer[[]number.Number]
	integrity *layer.Layer[*integrity.Result]
	found     *layer.Layer[[]timex.Timex]
	published *layer.Layer[*sitrep.Published]
	times     *layer.Layer[[]timex.Timex]
	places    *layer.Layer[*place.Result]
	mentions  *layer.Layer[*mention.Result]
	chains    *layer.Layer[*chain.Result]
	corefs    *layer.Layer[[]coref.Chain]
	voices    *layer.Layer[*voice.Result]
	frames    *layer.Layer[*frame.Result]
	tolls     *layer.Layer[[]toll.Toll]
	ties      *layer.Layer[[]tie.Tie]
	preds     *layer.Layer[[]read.Tok]
	status    *layer.Layer[[]status.Status]
	whens     *layer.Layer[[]*sitrep.When]
	said      *layer.Layer[[]*sitrep.When]
	wheres    *layer.Layer[[]*sitrep.Where]
	claims    *layer.Layer[*claim.Result]
	order     []layer.Handle
}

func newLayers(set *pack.Set, gaz *gazetteer.Gazetteer) (*layers, error) {
	r, err := newReaders(set, gaz)
	if err != nil {
		return nil, err
	}
	l := &layers{report: layer.New[*job]("report", "1", "the report as sentences with trees", nil)}
	l.surface(r)
	l.parties(r)
	l.acts(r)
	l.order = []layer.Handle{
		l.numbers, l.integrity, l.found, l.published, l.times, l.places, l.mentions, l.chains, l.corefs, l.voices,
		l.frames, l.tolls, l.ties, l.preds, l.status, l.whens, l.said, l.wheres, l.claims,
	}
	return l, layer.Check(l.order, l.report)
}

// surface makes the layers that need little more than words.
func (l *layers) surface(r *readers) {
	doc := func(p *layer.Pass) *read.Doc { return l.report.Of(p).doc }
	l.numbers = layer.New("number", "1", "counts and measures with their bounds",
		func(p *layer.Pass) []number.Number { return r.number.Read(doc(p)) }, l.report)
	l.integrity = layer.New("integrity", "1", "what is wrong with the text as a text",
		func(p *layer.Pass) *integrity.Result { res := r.integrity.Read(doc(p)); return &res }, l.report)
	l.found = layer.New("timex", "1", "time expressions, unresolved",
		func(p *layer.Pass) []timex.Timex { return r.timex.Read(doc(p), l.numbers.Of(p)) }, l.report, l.numbers)
	l.published = layer.New("published", "1", "the report date and how it is known",
		func(p *layer.Pass) *sitrep.Published { return r.timex.Published(doc(p), l.found.Of(p)) }, l.report, l.found)
	l.times = layer.New("times", "1", "time expressions resolved against the report date",
		func(p *layer.Pass) []timex.Timex { return r.timex.Resolve(l.found.Of(p), l.published.Of(p)) }, l.found, l.published)
	l.places = layer.New("place", "1", "toponyms resolved, relative places read",
		func(p *layer.Pass) *place.Result { res := r.place.Read(doc(p), l.numbers.Of(p)); return &res }, l.report, l.numbers)
}

// parties makes the layers about who acts and who speaks.
func (l *layers) parties(r *readers) {
	doc := func(p *layer.Pass) *read.Doc { return l.report.Of(p).doc }
	l.mentions = layer.New("mention", "1", "names, nominals and pronouns",
		func(p *layer.Pass) *mention.Result {
			res := r.mention.Read(doc(p), l.numbers.Of(p), l.places.Of(p))
			return &res
		}, l.report, l.numbers, l.places)
	l.chains = layer.New("chain", "1", "which mentions are one actor, and how it is coded",
		func(p *layer.Pass) *chain.Result {
			res := r.chain.Read(doc(p), l.mentions.Of(p), l.places.Of(p), l.published.Of(p), l.integrity.Of(p).Stitched)
			return &res
		}, l.report, l.mentions, l.places, l.published, l.integrity)
	l.corefs = layer.New("coref", "1", "which phrases mean the same, actors and all else",
		func(p *layer.Pass) []coref.Chain { return coref.Read(doc(p), l.mentions.Of(p), l.chains.Of(p)) }, l.report, l.mentions, l.chains)
	l.voices = layer.New("voice", "1", "who says what",
		func(p *layer.Pass) *voice.Result { res := r.voice.Read(doc(p), l.mentions.Of(p)); return &res }, l.report, l.mentions)
	l.ties = layer.New("tie", "1", "standing relations",
		func(p *layer.Pass) []tie.Tie { return r.tie.Read(doc(p), l.mentions.Of(p), l.places.Of(p)) }, l.report, l.mentions, l.places)
}

// acts makes the layers about what is done.
func (l *layers) acts(r *readers) {
	doc := func(p *layer.Pass) *read.Doc { return l.report.Of(p).doc }
	l.frames = layer.New("frame", "1", "predicates of the ontology with their arguments",
		func(p *layer.Pass) *frame.Result { res := r.frame.Read(doc(p), l.mentions.Of(p)); return &res }, l.report, l.mentions)
	l.tolls = layer.New("toll", "1", "people killed, wounded, detained, abducted, displaced, missing",
		func(p *layer.Pass) []toll.Toll { return r.toll.Read(doc(p), l.numbers.Of(p), l.mentions.Of(p)) }, l.report, l.numbers, l.mentions)
	l.preds = layer.New("pred", "1", "the predicates that status, time and place are asked for",
		func(p *layer.Pass) []read.Tok { return claim.Preds(l.frames.Of(p), l.tolls.Of(p), l.ties.Of(p)) }, l.frames, l.tolls, l.ties)
	l.status = layer.New("status", "1", "certainty, aspect, negation, outcome, background",
		func(p *layer.Pass) []status.Status {
			return r.status.Read(doc(p), l.times.Of(p), l.voices.Of(p), l.preds.Of(p))
		}, l.report, l.times, l.voices, l.preds)
	l.whens = layer.New("when", "1", "the time of each predicate",
		func(p *layer.Pass) []*sitrep.When {
			return r.when.Read(doc(p), l.times.Of(p), l.published.Of(p), l.preds.Of(p))
		}, l.report, l.times, l.published, l.preds)
	l.said = layer.New("said", "1", "when each voice said it",
		func(p *layer.Pass) []*sitrep.When {
			return when.Said(doc(p), l.times.Of(p), l.published.Of(p), l.voices.Of(p))
		}, l.report, l.times, l.published, l.voices)
	l.wheres = layer.New("where", "1", "the place of each predicate",
		func(p *layer.Pass) []*sitrep.Where {
			return r.where.Read(doc(p), l.places.Of(p), l.preds.Of(p), l.integrity.Of(p).Stitched)
		}, l.report, l.places, l.preds, l.integrity)
	l.claims = layer.New("claim", "1", "claims put together from all layers",
		func(p *layer.Pass) *claim.Result { res := r.claim.Read(l.claimInput(p)); return &res },
		l.report, l.places, l.mentions, l.chains, l.corefs, l.voices, l.frames, l.tolls, l.ties, l.status, l.whens, l.said, l.wheres, l.integrity)
}

func (l *layers) claimInput(p *layer.Pass) claim.Input {
	j := l.report.Of(p)
	return claim.Input{
		Doc: j.doc, ReportID: j.reportID, CodePoint: j.codePoint, Places: l.places.Of(p), Mentions: l.mentions.Of(p),
		Chains: l.chains.Of(p), Voices: l.voices.Of(p), Frames: l.frames.Of(p), Tolls: l.tolls.Of(p), Ties: l.ties.Of(p),
		Status: l.status.Of(p), Whens: l.whens.Of(p), Said: l.said.Of(p), Wheres: l.wheres.Of(p), Integrity: l.integrity.Of(p),
	}
}

func (l *layers) run(j *job) *Coding {
	p := layer.RunOn(l.report, j, l.order)
	return &Coding{
		Doc: j.doc, Numbers: l.numbers.Of(p), Integrity: *l.integrity.Of(p), Published: l.published.Of(p), Times: l.times.Of(p),
		Places: *l.places.Of(p), Mentions: *l.mentions.Of(p), Chains: *l.chains.Of(p), Corefs: l.corefs.Of(p), Voices: *l.voices.Of(p),
		Frames: *l.frames.Of(p), Tolls: l.tolls.Of(p), Ties: l.ties.Of(p), Preds: l.preds.Of(p), Status: l.status.Of(p),
		Whens: l.whens.Of(p), Wheres: l.wheres.Of(p), Claims: *l.claims.Of(p),
	}
}

// readers are the compiled layers' rules.
type readers struct {
	number    *number.Reader
	timex     *timex.Reader
	integrity *integrity.Reader
	place     *place.Reader
	mention   *mention.Reader
	chain     *chain.Reader
	voice     *voice.Reader
	frame     *frame.Reader
	toll      *toll.Reader
	tie       *tie.Reader
	status    *status.Reader
	when      *when.Reader
	where     *where.Reader
	claim     *claim.Reader
}

func newReaders(set *pack.Set, gaz *gazetteer.Gazetteer) (*readers, error) {
	r := &readers{}
	return r, together(
		func() (err error) { r.number, err = number.New(set); return err },
		func() (err error) { r.timex, err = timex.New(set); return err },
		func() (err error) { r.integrity, err = integrity.New(set); return err },
		func() (err error) { r.place, err = place.New(set, gaz); return err },
		func() error {
			lex, err := lexicon.New(set)
			r.mention, r.chain = mention.New(lex), chain.New(lex)
			return err
		},
		func() (err error) { r.voice, err = voice.New(set); return err },
		func() (err error) { r.frame, err = frame.New(set); return err },
		func() (err error) { r.toll, err = toll.New(set); return err },
		func() (err error) { r.tie, err = tie.New(set); return err },
		func() (err error) { r.status, err = status.New(set); return err },
		func() (err error) { r.when, err = when.New(set); return err },
		func() (err error) { r.where, err = where.New(set); return err },
		func() (err error) { r.claim, err = claim.New(set); return err },
	)
}

// together runs the steps side by side and joins their errors in the order of the steps.
func together(steps ...func() error) error {
	errs := make([]error, len(steps))
	var running sync.WaitGroup
	for i, step := range steps {
		running.Go(func() { errs[i] = step() })
	}
	running.Wait()
	return errors.Join(errs...)
}
