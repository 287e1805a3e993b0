package eval

import (
	"encoding/json"
	"fmt"
	"path/filepath"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/eval/claimscore"
)

// warReport is one report of the war_reports corpus.
type warReport struct {
	ID, Title, Source, Published, Text string
}

// warGold is what the readers coded in one report. Its format is described in the corpus's README.
type warGold struct {
	ID        string
	Facts     []warFact
	Ties      []warTie
	SameEvent [][]string `json:"same_event"`
	OffTopic  []string   `json:"off_topic"`
	NotClaims []string   `json:"not_claims"`
}

type warTie struct{ Kind, From, To, In string }

type warFact struct {
	ID, In, Trigger          string
	Type, Mode               []string
	Actor, Recipient, Voices []string
	ActorImplied             []string `json:"actor_implied"`
	RecipientImplied         []string `json:"recipient_implied"`
	Place                    string
	Places                   []string
	Date                     []string
	Tolls                    []warToll
	Certainty, Aspect        oneOrMore
	Background, Negated      bool
	Optional                 bool
}

type warToll struct {
	Kind      string
	Low, High *int
}

// oneOrMore is a JSON string or a list of strings.
type oneOrMore []string

// UnmarshalJSON reads either form.
func (o *oneOrMore) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*o = oneOrMore{one}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(o))
}

// scoreWarReports codes every report with code and scores it by the measure of the corpus's README, with three
// figures more: ties, pairs of facts put into one event, and off-topic passages found.
func scoreWarReports(dir string, code func(warReport) (*sitrep.Record, error)) ([]claimscore.Figure, error) {
	reports, err := readLines[warReport](filepath.Join(dir, "reports.jsonl"))
	if err != nil {
		return nil, err
	}
	golds, err := readLines[warGold](filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		return nil, err
	}
	byID := map[string]*warGold{}
	for i := range golds {
		byID[golds[i].ID] = &golds[i]
	}
	claims, extras := claimscore.NewTally(), claimscore.NewExtras()
	for _, report := range reports {
		record, err := code(report)
		if err != nil {
			return nil, fmt.Errorf("war_reports %s: %w", report.ID, err)
		}
		gold := byID[report.ID]
		match := claims.Add(record, gold.facts(), gold.NotClaims)
		extras.Ties(record, gold.ties())
		extras.Events(record, match, gold.groups())
		extras.OffTopic(record, gold.OffTopic)
	}
	return append(claims.Figures(), extras.Figures()...), nil
}

func (g *warGold) facts() []claimscore.Fact {
	out := make([]claimscore.Fact, len(g.Facts))
	for i := range g.Facts {
		out[i] = g.Facts[i].fact()
	}
	return out
}

func (f *warFact) fact() claimscore.Fact {
	out := claimscore.Fact{
		ID: f.ID, In: f.In, Trigger: f.Trigger, Types: f.Type, Modes: f.Mode,
		Actors: f.Actor, Receives: f.Recipient, ActorImplied: f.ActorImplied, ReceiverImplied: f.RecipientImplied,
		Places: f.Places, Voices: f.Voices, Certainty: f.Certainty, Aspect: f.Aspect,
		Background: f.Background, Negated: f.Negated, Optional: f.Optional,
	}
	if f.Place != "" {
		out.Places = append([]string{f.Place}, f.Places...)
	}
	if len(f.Date) == 2 {
		out.Start, out.End = f.Date[0], f.Date[1]
	}
	for _, t := range f.Tolls {
		out.Tolls = append(out.Tolls, claimscore.Toll(t))
	}
	return out
}

func (g *warGold) ties() []claimscore.GoldTie {
	out := make([]claimscore.GoldTie, len(g.Ties))
	for i, t := range g.Ties {
		out[i] = claimscore.GoldTie(t)
	}
	return out
}

// groups are the same_event lists as indexes into Facts.
func (g *warGold) groups() [][]int {
	at := map[string]int{}
	for i := range g.Facts {
		at[g.Facts[i].ID] = i
	}
	out := make([][]int, len(g.SameEvent))
	for i, ids := range g.SameEvent {
		for _, id := range ids {
			out[i] = append(out[i], at[id])
		}
	}
	return out
}

// warReportsSet is every claim of 20 real war reports.
func warReportsSet() Set {
	return Set{
		Name: "war_reports",
		Doc:  "every claim of 20 reports, coded by language models under one guideline: events, parties, places, dates, tolls, voices",
		Run: func(env Env) ([]Score, error) {
			dir, err := env.Path("war_reports")
			if err != nil {
				return nil, err
			}
			figures, err := scoreWarReports(dir, func(r warReport) (*sitrep.Record, error) { return &env.Code(r.input()).Record, nil })
			return scores("war_reports", figures), err
		},
	}
}

func (r *warReport) input() coder.Input {
	in := coder.Input{Report: sitrep.Report{Ref: r.ID}, Title: r.Title, Body: r.Text}
	if r.Published != "" {
		in.Published = &sitrep.Published{Start: r.Published, End: r.Published, Grain: "day", Basis: "given"}
	}
	return in
}

func scores(set string, figures []claimscore.Figure) []Score {
	out := make([]Score, len(figures))
	for i, f := range figures {
		out[i] = Score{Set: set, Measure: f.Measure, Value: f.Value, N: f.N}
	}
	return out
}
