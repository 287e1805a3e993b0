package claim

import (
	"strings"
	"testing"
	"testing/fstest"

	"sitrep"
	"sitrep/internal/pack"
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
	"sitrep/internal/syntax"
)

// scene is a one-sentence report put together by hand: "Rebels shelled Dorn , the mayor said".
func scene() Input {
	words := strings.Fields("Rebels shelled Dorn killing nine soldiers , the mayor said")
	heads := []int{1, -1, 1, 1, 5, 3, 1, 8, 9, 1}
	s := syntax.Sentence{}
	pos := 0
	for i, w := range words {
		s.Tokens = append(s.Tokens, syntax.Token{Form: w, Lemma: strings.ToLower(w), UPOS: "NOUN", Head: heads[i], Span: sitrep.Span{Start: pos, End: pos + len(w)}})
		pos += len(w) + 1
	}
	s.Span = sitrep.Span{End: pos - 1}
	s.Link()
	doc := &read.Doc{Text: strings.Join(words, " "), Sentences: []syntax.Sentence{s}, Paragraphs: []sitrep.Paragraph{{Span: s.Span}}}
	at := func(lo, hi int) read.Range { return read.Range{Lo: lo, Hi: hi, Head: hi - 1} }
	one := 9
	in := Input{
		Doc: doc, ReportID: "r1", CodePoint: func(i int) int { return i }, Places: &place.Result{}, Integrity: &integrity.Result{},
		Mentions: &mention.Result{Mentions: []mention.Mention{
			{Range: at(0, 1), Kind: "nominal", Class: "force", Owner: -1, Toponym: -1},
			{Range: at(4, 6), Kind: "nominal", Class: "person", Owner: -1, Toponym: -1},
			{Range: at(7, 9), Kind: "nominal", Class: "person", Owner: -1, Toponym: -1}}},
		Chains: &chain.Result{Of: []int{0, 1, 2}, Basis: []string{"nominal", "nominal", "nominal"}, Entities: []chain.Entity{
			{Actor: sitrep.Actor{ID: "rebels", Name: "Rebels", Kind: "force"}}, {Actor: sitrep.Actor{ID: "soldiers", Name: "soldiers"}},
			{Actor: sitrep.Actor{ID: "mayor", Name: "the mayor", ActsFor: "rebels"}}}},
		Voices: &voice.Result{Attributions: []voice.Attribution{{Source: at(7, 9), Mention: 2, Label: "the mayor", Cue: "said",
			CueSpan: s.Tokens[9].Span, CueTok: read.Tok{Tok: 9}, Content: []sitrep.Span{s.TokenSpan(0, 6)}, Kind: "speech", Stance: "reports"}}},
		Frames: &frame.Result{Frames: []frame.Frame{{Pred: read.Tok{Tok: 1}, Trigger: s.Tokens[1].Span, Type: "ASSAULT", Mode: "heavy-weapons",
			Parent: -1, Rule: "test", Args: []frame.Arg{{Role: "actor", Range: at(0, 1)}, {Role: "ground", Range: at(2, 3)}}}}},
		Tolls: []toll.Toll{{Toll: sitrep.Toll{Kind: "killed", Low: &one, High: &one, Bound: "exact", Class: "combatant", Span: s.TokenSpan(3, 6)},
			Victim: at(4, 6), Pred: read.Tok{Tok: 3}}},
	}
	in.Status = []status.Status{{Certainty: "asserted", Aspect: "happened"}, {Certainty: "asserted", Aspect: "happened"}}
	in.Whens, in.Wheres = make([]*sitrep.When, 2), make([]*sitrep.Where, 2)
	return in
}

func readScene(t *testing.T, in Input) Result {
	t.Helper()
	r, err := New(pack.New())
	if err != nil {
		t.Fatal(err)
	}
	return r.Read(in)
}

func TestClaimIsPutTogether(t *testing.T) {
	got := readScene(t, scene())
	if len(got.Claims) != 1 {
		t.Fatalf("got %d claims, want 1 (the count belongs to the shelling)", len(got.Claims))
	}
	c := got.Claims[0]
	if c.Certainty != "reported" || len(c.Voices) != 1 || !c.Voices[0].Self {
		t.Errorf("the mayor acts for the rebels and speaks of their deed: %+v", c.Voices)
	}
	if len(c.Actors) != 1 || c.Actors[0] != "rebels" || len(c.Recipients) != 1 || c.Recipients[0] != "soldiers" {
		t.Errorf("parties: %v -> %v", c.Actors, c.Recipients)
	}
	if len(c.Arguments) != 3 || c.Arguments[1].Role != "target" {
		t.Errorf("ground is a target but no recipient: %+v", c.Arguments)
	}
	if len(c.Tolls) != 1 || *c.Tolls[0].Low != 9 {
		t.Errorf("tolls: %+v", c.Tolls)
	}
	if len(c.Evidence) != 1 || c.Evidence[0].Start != 0 {
		t.Errorf("evidence: %v", c.Evidence)
	}
}

func TestForeignAndOffTopicGiveNoClaim(t *testing.T) {
	in := scene()
	in.Integrity = &integrity.Result{Foreign: []bool{true}}
	if got := readScene(t, in); len(got.Claims) != 0 || len(got.Dropped) == 0 {
		t.Errorf("foreign: %d claims, %d reasons", len(got.Claims), len(got.Dropped))
	}
	in = scene()
	in.Integrity = &integrity.Result{OffTopic: []bool{true}}
	got := readScene(t, in)
	if len(got.Claims) != 0 || len(got.Hidden) != 1 || len(got.Withheld) != 1 || got.Withheld[0].Claims != 1 {
		t.Errorf("off topic: %+v", got.Withheld)
	}
}

func TestAccuserIsNoVoice(t *testing.T) {
	in := scene()
	in.Voices.Attributions[0].CueTok = read.Tok{Tok: 1}
	if c := readScene(t, in).Claims[0]; len(c.Voices) != 0 || c.Certainty != "asserted" {
		t.Errorf("the cue is the act itself: %+v", c)
	}
}

func TestDenialMakesDenied(t *testing.T) {
	in := scene()
	in.Voices.Attributions[0].Stance = "denies"
	if c := readScene(t, in).Claims[0]; c.Certainty != "denied" {
		t.Errorf("got %s", c.Certainty)
	}
}

func TestTollWithoutFrame(t *testing.T) {
	in := scene()
	in.Frames.Frames[0].Type = "CONSULT"
	if got := readScene(t, in); len(got.Claims) != 1 || got.Claims[0].Type != "CONSULT" || len(got.Claims[0].Tolls) != 0 {
		t.Errorf("a count alone makes no assault where nothing violent is told: %+v", got.Claims)
	}
}

func TestTieKeepsItsWords(t *testing.T) {
	in := scene()
	in.Ties = []tie.Tie{{Kind: "leads", From: 2, To: 0, Pred: read.Tok{Tok: 8}, Span: in.Doc.Sentences[0].Tokens[8].Span, Rule: "test"}}
	in.Status = append(in.Status, status.Status{Certainty: "asserted", Aspect: "happened"})
	in.Whens, in.Wheres = append(in.Whens, nil), append(in.Wheres, nil)
	got := readScene(t, in).Ties
	if len(got) != 1 || got[0].From != "mayor" || got[0].To != "rebels" || got[0].Span.In(in.Doc.Text) != "mayor" {
		t.Errorf("got %+v", got)
	}
}

func TestUnknownWeightIsRefused(t *testing.T) {
	weights := func(line string) *pack.Set {
		return pack.New(fstest.MapFS{"models/score/weights.toml": {Data: []byte("[parties]\nbias = -1.0\n[parties.weights]\n" + line + "\n")}})
	}
	if _, err := New(weights("colour = 1.0")); err == nil {
		t.Error("a weight for a sign that does not exist is taken")
	}
	r, err := New(weights("no_actor = -2.0"))
	if err != nil {
		t.Fatal(err)
	}
	in := scene()
	with := r.Read(in).Claims[0].Score
	in.Frames.Frames[0].Args = in.Frames.Frames[0].Args[1:]
	if without := r.Read(in).Claims[0].Score; with != 0.13 || without != 0.02 {
		t.Errorf("scores %g with and %g without an actor, want 0.13 and 0.02: half of what the parties give", with, without)
	}
}
