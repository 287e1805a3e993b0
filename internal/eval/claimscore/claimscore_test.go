package claimscore

import (
	"strings"
	"testing"

	"sitrep"
)

const text = "Rebels shell Port Arda\n\nRebels shelled Port Arda on Monday, killing at least six sailors, the harbour master said. " +
	"The governor denied that his troops had fled the town. The harbour was built long ago."

func span(words string, nth int) sitrep.Span {
	at := 0
	for range nth {
		at += strings.Index(text[at:], words) + len(words)
	}
	start := at + strings.Index(text[at:], words)
	return sitrep.Span{Start: start, End: start + len(words)}
}

func record() *sitrep.Record {
	six := 6
	r := &sitrep.Record{Report: sitrep.Report{Text: text}}
	for _, s := range []string{"Rebels shell Port Arda\n", "Rebels shelled", "The governor", "The harbour was"} {
		r.Sentences = append(r.Sentences, sitrep.Sentence{Span: span(s, 0)})
	}
	for i := range r.Sentences[:3] {
		r.Sentences[i].Span.End = r.Sentences[i+1].Span.Start
	}
	r.Sentences[3].Span.End = len(text)
	r.Actors = []sitrep.Actor{
		{ID: "a1", Name: "Rebels"}, {ID: "a2", Name: "sailors"}, {ID: "a3", Name: "governor"}, {ID: "a4", Name: "troops", Mentions: []sitrep.ActorMention{{Span: span("his troops", 0)}}},
	}
	when := &sitrep.When{Start: "2020-03-02", End: "2020-03-02"}
	r.Claims = []sitrep.Claim{
		{ID: "c0", Trigger: span("shell", 0), Type: "ASSAULT", Mode: "heavy-weapons", Actors: []string{"a1"}, Where: &sitrep.Where{Name: "Port Arda"}, When: when, Certainty: "asserted", Aspect: "happened"},
		{ID: "c1", Trigger: span("shelled", 0), Type: "ASSAULT", Mode: "heavy-weapons", Actors: []string{"a1"}, Recipients: []string{"a2"}, Where: &sitrep.Where{Name: "Port Arda"}, When: when,
			Tolls: []sitrep.Toll{{Kind: "killed", Low: &six}}, Voices: []sitrep.Voice{{Label: "the harbour master"}}, Certainty: "reported", Aspect: "happened"},
		{ID: "c2", Trigger: span("fled", 0), Type: "RETREAT", Mode: "withdraw", Actors: []string{"a4"}, Voices: []sitrep.Voice{{Label: "The governor", Actor: "a3"}}, Certainty: "denied", Aspect: "happened"},
	}
	return r
}

func facts() []Fact {
	six := 6
	return []Fact{
		{ID: "f0", In: "Rebels shell Port Arda Rebels", Trigger: "shell", Types: []string{"ASSAULT"}, Modes: []string{"heavy-weapons"}, Actors: []string{"Rebels"}, Places: []string{"Port Arda"}, Start: "2020-03-02", End: "2020-03-02", Certainty: []string{"asserted"}, Aspect: []string{"happened"}},
		{ID: "f1", In: "killing at least six", Trigger: "shelled", Types: []string{"ASSAULT"}, Modes: []string{"heavy-weapons"}, Actors: []string{"Rebels"}, Receives: []string{"six sailors"}, Places: []string{"Port Arda"}, Start: "2020-03-02", End: "2020-03-02",
			Tolls: []Toll{{Kind: "killed", Low: &six}}, Voices: []string{"harbour master"}, Certainty: []string{"reported"}, Aspect: []string{"happened"}},
		{ID: "f2", In: "his troops had fled", Trigger: "fled", Types: []string{"RETREAT"}, Modes: []string{"withdraw"}, Actors: []string{"his troops"}, Voices: []string{"The governor"}, Certainty: []string{"denied"}, Aspect: []string{"happened"}},
	}
}

func figure(t *testing.T, figures []Figure, name string) float64 {
	t.Helper()
	for _, f := range figures {
		if f.Measure == name {
			return f.Value
		}
	}
	t.Fatalf("no figure %s", name)
	return 0
}

func TestPerfectRecord(t *testing.T) {
	tally := NewTally()
	match := tally.Add(record(), facts(), []string{"harbour was built"})
	for i, c := range match {
		if c != i {
			t.Errorf("fact %d matched with claim %d", i, c)
		}
	}
	for _, f := range tally.Figures() {
		want := 100.0
		if f.Measure == "not_claims" {
			want = 0
		}
		if f.Value != want {
			t.Errorf("%s = %v, want %v", f.Measure, f.Value, want)
		}
	}
}

// Each fault touches the figures named and leaves event F1 where the fault does not concern it.
func TestFaults(t *testing.T) {
	cases := []struct {
		name  string
		spoil func(*sitrep.Record)
		want  map[string]float64
	}{
		{"wrong date", func(r *sitrep.Record) { r.Claims[1].When = nil }, map[string]float64{"event_f1": 100, "date": 200.0 / 3, "who_what_whom_f1": 100, "strict_f1": 200.0 / 3}},
		{"extra voice", func(r *sitrep.Record) { r.Claims[0].Voices = []sitrep.Voice{{Label: "sailors"}} }, map[string]float64{"voice_f1": 80, "strict_f1": 200.0 / 3}},
		{"wrong type, no claim left to match by type", func(r *sitrep.Record) { r.Claims[2].Type = "COERCE" }, map[string]float64{"event_f1": 200.0 / 3, "type_macro_f1": 50}},
		{"claim missing", func(r *sitrep.Record) { r.Claims = r.Claims[:2] }, map[string]float64{"event_f1": 80, "event_precision": 100, "event_recall": 200.0 / 3}},
		{"claim too many, in what is no claim", func(r *sitrep.Record) {
			r.Claims = append(r.Claims, sitrep.Claim{Trigger: span("built", 0), Type: "AID", Aspect: "happened"})
		}, map[string]float64{"event_precision": 75, "not_claims": 1}},
		{"toll with a closed bound", func(r *sitrep.Record) { r.Claims[1].Tolls[0].High = r.Claims[1].Tolls[0].Low }, map[string]float64{"tolls_f1": 0, "event_f1": 100}},
		{"parties swapped", func(r *sitrep.Record) {
			c := &r.Claims[1]
			c.Actors, c.Recipients = c.Recipients, c.Actors
		}, map[string]float64{"event_f1": 100, "who_what_whom_f1": 200.0 / 3}},
		{"symmetric: sides count as actors", func(r *sitrep.Record) { r.Claims[1].Symmetric = true }, map[string]float64{"actor_f1": 100, "recipient_f1": 0}},
	}
	for _, c := range cases {
		r := record()
		c.spoil(r)
		tally := NewTally()
		tally.Add(r, facts(), []string{"harbour was built"})
		for name, want := range c.want {
			if got := figure(t, tally.Figures(), name); got < want-0.01 || got > want+0.01 {
				t.Errorf("%s: %s = %.2f, want %.2f", c.name, name, got, want)
			}
		}
	}
}

func TestOptionalAndImplied(t *testing.T) {
	f := facts()
	f[2].Optional = true
	f[0].Actors, f[0].ActorImplied = nil, []string{"Rebels"}
	for _, drop := range []bool{false, true} {
		r := record()
		if drop {
			r.Claims[0].Actors, r.Claims = nil, r.Claims[:2]
		}
		tally := NewTally()
		tally.Add(r, f, nil)
		for _, name := range []string{"event_f1", "actor_f1", "strict_f1"} {
			if got := figure(t, tally.Figures(), name); got != 100 {
				t.Errorf("without optional and implied %v: %s = %v", drop, name, got)
			}
		}
	}
}

func TestOverlap(t *testing.T) {
	yes := [][2]string{{"the Syrian regime", "regime"}, {"Gen. Orlo Vantes", "Vantes"}, {"Vantes's men", "Vantes"}, {"al-Rasim", "Al Rasim"}, {"Observatorys", "Observatory"}}
	no := [][2]string{{"the army", "the navy"}, {"al-Rasim", "al-Tall"}, {"", "army"}, {"the", "the army"}}
	for _, p := range yes {
		if !Overlap(p[0], p[1]) {
			t.Errorf("%q and %q should overlap", p[0], p[1])
		}
	}
	for _, p := range no {
		if Overlap(p[0], p[1]) {
			t.Errorf("%q and %q should not overlap", p[0], p[1])
		}
	}
}
