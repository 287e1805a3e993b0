package muc

import (
	"strings"
	"testing"

	"sitrep"
)

const text = "REBELS KIDNAPPED TWO ENGINEERS IN PORT ARDA ON FRIDAY. A BOMB KILLED SIX GUARDS AT THE MINT."

func span(words string) sitrep.Span {
	at := strings.Index(text, words)
	return sitrep.Span{Start: at, End: at + len(words)}
}

func record() *sitrep.Record {
	six := 6
	return &sitrep.Record{
		Report: sitrep.Report{Text: text},
		Actors: []sitrep.Actor{
			{ID: "r", Name: "REBELS", Kind: "group", Mentions: []sitrep.ActorMention{{Span: span("REBELS"), Kind: "nominal"}}},
			{ID: "e", Name: "ENGINEERS", Kind: "group", Mentions: []sitrep.ActorMention{{Span: span("TWO ENGINEERS"), Kind: "nominal"}}},
			{ID: "m", Name: "MINT", Kind: "facility"},
		},
		Claims: []sitrep.Claim{
			{ID: "1", Type: "ASSAULT", Mode: "abduct", Trigger: span("KIDNAPPED"), Actors: []string{"r"}, Recipients: []string{"e"}, Aspect: "happened", Certainty: "reported",
				When: &sitrep.When{Start: "1990-03-02", End: "1990-03-02"}, Where: &sitrep.Where{Name: "PORT ARDA", Country: "XVR"}},
			{ID: "2", Type: "ASSAULT", Trigger: span("BOMB"), Recipients: []string{"m"}, Aspect: "happened", Certainty: "asserted", Tolls: []sitrep.Toll{{Kind: "killed", Low: &six, High: &six, Who: "GUARDS"}}},
			{ID: "3", Type: "ASSAULT", Trigger: span("KILLED"), Aspect: "happened", Certainty: "denied"},
		},
	}
}

func document() *Document {
	fill := func(alts ...string) []Fill { return []Fill{{Alts: alts}} }
	return &Document{Text: text, Templates: []Template{
		{N: "1", Type: "KIDNAPPING", Date: "02 MAR 90", Location: "ORVANE: PORT ARDA (CITY)", PerpInd: fill("REBELS", "GUERRILLAS"), HumDesc: fill("ENGINEERS")},
		{N: "2", Type: "BOMBING", Date: "- 02 MAR 90", Location: "ORVANE", PhysTgt: fill("MINT"), HumDesc: fill("GUARDS"), HumNum: []Fill{{Alts: []string{"6"}, Of: []string{"GUARDS"}}}, HumEffect: []Fill{{Alts: []string{"DEATH"}, Of: []string{"GUARDS"}}}},
	}}
}

func TestScore(t *testing.T) {
	s := New(map[string]string{"XVR": "ORVANE"})
	s.Add(document(), record())
	got := map[string]float64{}
	for _, f := range s.Figures() {
		got[f.Measure] = f.Value
	}
	// Right: type, date, place, actor, victim of the first; type, target, victim, toll of the second. Its date and place are missing.
	for measure, want := range map[string]float64{"all_p": 100, "all_r": 100 * 9.0 / 11, "roles_f1": 100, "toll_f1": 100, "date_f1": 200.0 / 3, "perp_ind_f1": 100} {
		if d := got[measure] - want; d > 0.01 || d < -0.01 {
			t.Errorf("%s = %.2f, want %.2f", measure, got[measure], want)
		}
	}
}

func TestSpuriousIncident(t *testing.T) {
	s := New(nil)
	d := document()
	d.Templates = d.Templates[:1]
	s.Add(d, record())
	if all, matched := s.all.sum(), s.matched.sum(); all.given <= matched.given || matched.right != all.right {
		t.Errorf("all %+v, matched %+v", all, matched)
	}
}

func TestDates(t *testing.T) {
	cases := []struct {
		key, start, end string
		want            float64
	}{
		{"02 MAR 90", "1990-03-02", "1990-03-02", 1},
		{"02 MAR 90", "1990-03-01", "1990-03-02", 0},
		{"01 MAR 90 - 03 MAR 90", "1990-03-01", "1990-03-03", 1},
		{"01 MAR 90 - 03 MAR 90", "1990-03-02", "1990-03-02", 0.5},
		{"- 02 MAR 90", "1990-02-20", "1990-02-20", 1},
		{"- 02 MAR 90", "1989-12-01", "1989-12-01", 0},
		{"- 02 MAR 90", "1990-03-03", "1990-03-03", 0},
		{"(01 MAR 90) / (02 MAR 90)", "1990-03-02", "1990-03-02", 1},
		{"02 MAR 90", "", "", 0},
	}
	for _, c := range cases {
		g := (&Template{Date: c.key}).gold()
		if got := dateRight(&incident{start: c.start, end: c.end}, g.dates); got != c.want {
			t.Errorf("%s against %s..%s: %v, want %v", c.key, c.start, c.end, got, c.want)
		}
	}
}

func TestPlaces(t *testing.T) {
	key := [][]string{placeNames("ORVANE: NORTH (DEPARTMENT): PORT ARDA (CITY)")}
	for want, names := range map[float64][]string{1: {"near Port Arda"}, 0.5: {"North"}, 0: {"Elsewhere"}} {
		if got := placeRight(names, key); got != want {
			t.Errorf("%v: %v, want %v", names, got, want)
		}
	}
}
