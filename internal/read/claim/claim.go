// Package claim puts the layers together: each frame becomes a claim with its parties, voices, certainty, time, place
// and tolls, each tied to words of the report. It decides nothing about the world: two claims may contradict each other.
package claim

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/read/chain"
	"sitrep/internal/read/frame"
	"sitrep/internal/read/integrity"
	"sitrep/internal/read/mention"
	"sitrep/internal/read/place"
	"sitrep/internal/read/status"
	"sitrep/internal/read/tie"
	"sitrep/internal/read/toll"
	"sitrep/internal/read/voice"
)

// Input is what the earlier layers say of one report. Status, Whens and Wheres answer for Preds, in its order:
// one per frame, then one per toll, then one per tie.
type Input struct {
	Doc       *read.Doc
	ReportID  string
	Places    *place.Result
	Mentions  *mention.Result
	Chains    *chain.Result
	Voices    *voice.Result
	Frames    *frame.Result
	Tolls     []toll.Toll
	Ties      []tie.Tie
	Status    []status.Status
	Whens     []*sitrep.When
	Said      []*sitrep.When // answers for Voices.Attributions, in its order
	Wheres    []*sitrep.Where
	Integrity *integrity.Result
	CodePoint func(byteOffset int) int // ids are made from code points
}

// Preds is the list of predicates that status, when and where are asked about.
func Preds(frames *frame.Result, tolls []toll.Toll, ties []tie.Tie) []read.Tok {
	var out []read.Tok
	for i := range frames.Frames {
		out = append(out, frames.Frames[i].Pred)
	}
	for i := range tolls {
		out = append(out, tolls[i].Pred)
	}
	for i := range ties {
		out = append(out, ties[i].Pred)
	}
	return out
}

// Dropped is a frame, toll or tie that gave no claim, with the reason, for explain.
type Dropped struct {
	Pred read.Tok
	Rule string
	Why  string
}

// Result is what the layer says of one report. Spans count bytes.
type Result struct {
	Claims   []sitrep.Claim
	Hidden   []sitrep.Claim // withheld: in paragraphs that do not belong
	Withheld []sitrep.Withheld
	Actors   []sitrep.Actor
	Ties     []sitrep.Tie
	Dropped  []Dropped
	Features map[string]Features // by claim id: what the score was computed from
	Harm     map[string]bool     // claims that tell the harm done by an act, by id
}

// Read builds the claims.
func (r *Reader) Read(in Input) Result {
	in.Tolls = withoutSpeakers(&in)
	b := newBuilder(&in, &r.model)
	b.frameClaims()
	b.tollClaims()
	b.fold()
	b.dropCivil()
	b.linkAbout()
	b.finish()
	b.ties()
	b.result.Actors = b.cast.used()
	return b.result
}

// draft is a claim in the making.
type draft struct {
	sitrep.Claim
	frame  int // index of its frame, -1 for a claim made from a toll
	pred   read.Tok
	status *status.Status
	heads  map[string]bool // actor ids already listed, by role
	ranges map[string][]read.Range
}

func newDraft(frame int, pred read.Tok, st *status.Status) *draft {
	return &draft{frame: frame, pred: pred, status: st, heads: map[string]bool{}, ranges: map[string][]read.Range{}}
}

type builder struct {
	in      *Input
	voices  *voice.Index
	model   *model
	cast    *cast
	drafts  []*draft
	byFrame map[int]*draft
	taken   map[int]bool          // tolls already given to a claim
	acts    map[int][]sitrep.Span // by sentence: the words of acts of violence
	result  Result
}

func newBuilder(in *Input, m *model) *builder {
	return &builder{in: in, voices: voice.NewIndex(in.Voices.Attributions), model: m, cast: newCast(in), byFrame: map[int]*draft{}, taken: map[int]bool{},
		result: Result{Features: map[string]Features{}, Harm: map[string]bool{}}}
}

func (b *builder) drop(pred read.Tok, rule, why string) {
	b.result.Dropped = append(b.result.Dropped, Dropped{pred, rule, why})
}

func (b *builder) frameClaims() {
	given := assignTolls(b.in)
	seen := map[string]bool{}
	for i := range b.in.Frames.Frames {
		f := &b.in.Frames.Frames[i]
		st := &b.in.Status[i]
		key := fmt.Sprint(f.Trigger, f.Type)
		switch {
		case b.foreign(f.Pred.Sent):
			b.drop(f.Pred, f.Rule, "sentence is not in a supported language")
		case st.Generic:
			b.drop(f.Pred, f.Rule, st.Why)
		case seen[key]:
			b.drop(f.Pred, f.Rule, "the same words already gave a claim of this type")
		default:
			seen[key] = true
			b.add(b.fromFrame(i, f, st), given[i])
		}
	}
}

func (b *builder) foreign(sent int) bool {
	return sent < len(b.in.Integrity.Foreign) && b.in.Integrity.Foreign[sent]
}

func (b *builder) add(d *draft, tolls []int) {
	b.addTolls(d, tolls)
	b.drafts = append(b.drafts, d)
	if d.frame >= 0 {
		b.byFrame[d.frame] = d
	}
}

func (b *builder) fromFrame(i int, f *frame.Frame, st *status.Status) *draft {
	d := newDraft(i, f.Pred, st)
	scale := f.Scale
	d.Claim = sitrep.Claim{
		Sentence: f.Pred.Sent, Trigger: f.Trigger, Type: f.Type, Mode: f.Mode, Contexts: f.Contexts,
		Scale: &scale, Symmetric: f.Symmetric, Rule: f.Rule,
	}
	if !f.ModeSpan.Empty() {
		span := f.ModeSpan
		d.ModeSpan = &span
	}
	b.describe(d, b.in.Whens[i], b.in.Wheres[i])
	d.Voices = b.voicesOf(d)
	for _, a := range f.Args {
		if !b.narrator(d, a) {
			b.addParty(d, a)
		}
	}
	b.avow(d)
	if f.Symmetric {
		foldSides(&d.Claim)
	}
	return d
}

// describe copies what status, when and where say.
func (b *builder) describe(d *draft, when *sitrep.When, where *sitrep.Where) {
	st := d.status
	d.Aspect, d.Negated, d.Background, d.Outcome = st.Aspect, st.Negated, st.Background, st.Outcome
	d.Certainty = st.Certainty
	if when != nil {
		w := *when
		d.When = &w
	}
	if where != nil {
		w := *where
		d.Where = &w
	}
}

// foldSides lists all sides of a two-sided act as actors.
func foldSides(c *sitrep.Claim) {
	for _, r := range c.Recipients {
		if !contains(c.Actors, r) {
			c.Actors = append(c.Actors, r)
		}
	}
	c.Recipients = nil
	for i := range c.Arguments {
		if c.Arguments[i].Role == "recipient" {
			c.Arguments[i].Role = "actor"
		}
	}
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

// linkAbout ties the content of a request, threat, accusation or promise to its speech act.
func (b *builder) linkAbout() {
	for _, d := range b.drafts {
		if d.frame < 0 {
			continue
		}
		f := &b.in.Frames.Frames[d.frame]
		parent := b.byFrame[f.Parent]
		if f.Parent < 0 || parent == nil {
			continue
		}
		parent.About = append(parent.About, b.id(d))
		if f.Embedding != "" {
			d.Aspect = f.Embedding
		}
		if v, ok := b.speakerOf(parent); ok && !heard(d.Voices, v) {
			d.Voices = append(d.Voices, v)
		}
	}
}

// finish sets what follows from the other fields, gives ids, and keeps claims of foreign paragraphs apart.
func (b *builder) finish() {
	perParagraph, crowd := map[int]int{}, b.crowds()
	slices.SortStableFunc(b.drafts, func(x, y *draft) int { return x.Trigger.Start - y.Trigger.Start })
	for _, d := range b.drafts {
		if b.harm(d) && len(d.Arguments) == 0 && len(d.Tolls) == 0 {
			b.drop(d.pred, d.Rule, "harm without anyone who did or suffered it")
			continue
		}
		d.Certainty = certainty(d)
		b.markSelf(d)
		d.Evidence = b.evidence(d)
		d.ID = b.id(d)
		b.result.Features[d.ID] = b.model.features(b.in, d, crowd[d.Sentence])
		d.Score = b.model.score(b.result.Features[d.ID])
		paragraph := b.in.Doc.Sentences[d.Sentence].Paragraph
		if paragraph < len(b.in.Integrity.OffTopic) && b.in.Integrity.OffTopic[paragraph] {
			b.result.Hidden = append(b.result.Hidden, d.Claim)
			perParagraph[paragraph]++
			continue
		}
		b.result.Harm[d.ID] = b.harm(d)
		b.result.Claims = append(b.result.Claims, d.Claim)
	}
	b.withhold(perParagraph)
}

// crowds counts the claims of each sentence.
func (b *builder) crowds() map[int]int {
	out := map[int]int{}
	for _, d := range b.drafts {
		out[d.Sentence]++
	}
	return out
}

// withhold writes one line for every paragraph that does not belong, also where it held no claim.
func (b *builder) withhold(claims map[int]int) {
	for p, off := range b.in.Integrity.OffTopic {
		if !off {
			continue
		}
		span := b.in.Doc.Paragraphs[p].Span
		b.result.Withheld = append(b.result.Withheld, sitrep.Withheld{
			Span: span, Reason: "off_topic", Score: problemScore(b.in.Integrity.Problems, span), Claims: claims[p],
		})
	}
}

func problemScore(problems []sitrep.Problem, span sitrep.Span) float64 {
	best := 0.0
	for _, p := range problems {
		if p.Code == "off_topic" && p.Span != nil && p.Span.Overlaps(span) {
			best = max(best, p.Score)
		}
	}
	return best
}

// id is the hash of report id, trigger span in code points, and the clause's ordinal among claims with that trigger
// (its type, since the same words give at most one claim of each type).
func (b *builder) id(d *draft) string {
	return HashID("c", b.in.ReportID, b.in.CodePoint(d.Trigger.Start), b.in.CodePoint(d.Trigger.End), d.Type)
}

// HashID is a short content hash with a prefix that tells what it names.
func HashID(prefix string, parts ...any) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%v\x00", p)
	}
	return prefix + hex.EncodeToString(h.Sum(nil))[:16]
}

// certainty follows the contract: hedged and denied are wording inside the clause or of the cue; otherwise a claim
// with a voice is reported and one without is asserted.
func certainty(d *draft) string {
	switch {
	case d.Certainty == "denied" || deniedBy(d.Voices):
		return "denied"
	case d.Certainty == "hedged":
		return "hedged"
	case len(d.Voices) > 0:
		return "reported"
	}
	return "asserted"
}

func deniedBy(voices []sitrep.Voice) bool {
	return len(voices) > 0 && voices[len(voices)-1].Stance == "denies"
}
