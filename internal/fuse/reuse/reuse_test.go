package reuse

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"sitrep"
)

// record makes a report of sentences, one paragraph, the first the title.
func record(id, day, title string, sentences ...string) *sitrep.Record {
	r := &sitrep.Record{Report: sitrep.Report{ID: id, Title: title}}
	if day != "" {
		r.Report.Published = &sitrep.Published{Start: day, End: day, Grain: "day", Basis: "given"}
	}
	text := ""
	for i, s := range append([]string{title}, sentences...) {
		start := len([]rune(text))
		text += s
		r.Sentences = append(r.Sentences, sitrep.Sentence{Span: sitrep.Span{Start: start, End: len([]rune(text))}, Paragraph: min(i, 1)})
		text += " "
	}
	r.Paragraphs = []sitrep.Paragraph{{Title: true}, {}}
	r.Report.Text = text
	return r
}

func convoy() []string {
	return []string{
		"Gunmen ambushed a food convoy on the road between Ostrel and Varn on Tuesday, killing six drivers, the provincial governor said.",
		"Three of the eleven trucks were set on fire before soldiers from the garrison at Varn reached the scene.",
		"Governor Ilia Peth told reporters that the attackers had crossed the Mirov river during the night and had waited near a disused quarry.",
		"No group claimed responsibility, but the army blamed the Northern Front, which has raided the road four times since March.",
		"The World Pantry, which had hired the trucks, said that it would halt deliveries to the 40,000 people who depend on them.",
	}
}

func reworded() []string {
	return []string{
		"Gunmen waylaid a nutrient convoy on the route between Ostrel and Varn on Tuesday, defeating six drivers, the provincial governor stated.",
		"Three of the eleven lorries were set on flame before troopers from the garrison at Varn arrived at the scene.",
		"Governor Ilia Peth informed newsmen that the assailants had traversed the Mirov stream during the nighttime and had waited near a derelict quarry.",
		"No grouping claimed duty, but the ground forces blamed the Northern Front, which has foraged the route four times since March.",
		"The World Pantry, which had engaged the lorries, stated that it would stop bringings to the 40,000 folks who depend on them.",
	}
}

func elsewhere() []string {
	return []string{
		"Six truck drivers have died in an attack on a convoy carrying food to Varn, according to officials in the province.",
		"The convoy, run by the World Pantry, was hit on Tuesday while it drove from Ostrel, and some lorries burned.",
		"Peth, the governor, accused fighters who came over the Mirov in darkness; soldiers arrived only after an hour.",
		"The Northern Front has been active along this route all spring, although it has not spoken about the raid.",
		"Around 40,000 people rely on the deliveries, and the charity has now stopped them.",
	}
}

func shuffled(list []string) []string {
	out := append([]string(nil), list...)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func TestCopiesShareALineageAndRetellingsDoNot(t *testing.T) {
	all := []Traits{
		Of(record("source", "2019-04-02", "Six die in ambush on convoy", convoy()...)),
		Of(record("copy", "2019-04-03", "Drivers killed in raid", convoy()...)),
		Of(record("respun", "2019-04-03", "Six expire in waylay on convoy", reworded()...)),
		Of(record("mixed", "2019-04-04", "Convoy raid", shuffled(reworded())...)),
		Of(record("late", "2019-06-01", "Raid on convoy", convoy()...)),
		Of(record("own", "2019-04-02", "Attack on food trucks", elsewhere()...)),
	}
	l := Fuse(all, nil)
	want := map[string]string{"source": "source", "copy": "source", "respun": "source", "mixed": "source", "late": "source", "own": "own"}
	for report, lineage := range want {
		if got, ok := l.Of(report); !ok || got.Lineage != lineage {
			t.Errorf("%s: lineage %q, want %q (%+v)", report, got.Lineage, lineage, got.Matches)
		}
	}
	for report, kind := range map[string]string{"copy": Copy, "respun": Reworded, "mixed": Reworded} {
		if got, _ := l.Of(report); len(got.Matches) == 0 || got.Matches[0].Kind != kind {
			t.Errorf("%s: %+v, want kind %s", report, got.Matches, kind)
		}
	}
	if p := l.Problems("late"); len(p) != 1 || p[0].Code != "recycled" || !strings.Contains(p[0].Note, "100 % overlap") || !strings.Contains(p[0].Note, "source") {
		t.Errorf("late: %+v", p)
	}
	if p := l.Problems("copy"); p != nil {
		t.Errorf("a copy of the next day is not recycled: %+v", p)
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	var all []Traits
	for i := range 30 {
		body := [][]string{convoy(), reworded(), elsewhere(), shuffled(convoy()), convoy()[:3], append(elsewhere()[:3:3], convoy()[3:]...)}[i%6]
		all = append(all, Of(record(string(rune('a'+i)), []string{"2019-04-02", "", "2019-04-09", "2019-04-03"}[i%4], "Convoy", body...)))
	}
	want := Fuse(all, nil)
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(seed, 7))
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		x := NewIndex()
		for _, t := range all {
			x.Add(t)
			if r.IntN(3) == 0 { // opinions asked for along the way leave no trace
				x.Lineages(nil)
			}
		}
		x.Add(all[0])
		x.Add(Of(record("guest", "2019-01-01", "Convoy", convoy()...)))
		x.Remove("guest")
		if got := x.Lineages(nil); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: lineages differ", seed)
		}
	}
}

func TestWordsSurviveJSON(t *testing.T) {
	want := Of(record("a", "2019-04-02", "Title", convoy()...))
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Traits
	if err := json.Unmarshal(b, &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v: %+v", err, got)
	}
	if strings.Contains(string(b), "convoy") {
		t.Error("traits hold text")
	}
}

// actors calls an actor by its id whatever the report.
type actors struct{}

func (actors) Of(_, actor string) string { return actor }

func TestOneSpokesmanIsOneOrigin(t *testing.T) {
	var all []Traits
	for i, body := range [][]string{convoy(), elsewhere(), {"Ilia Peth, the governor, put the number of drivers killed at six.", "Local shops shut early in Varn as word of it spread on Tuesday evening."}} {
		r := record(string(rune('a'+i)), "2019-04-02", "Convoy", body...)
		r.Actors = []sitrep.Actor{
			{ID: "peth", Name: "Ilia Peth", Kind: "person", Mentions: []sitrep.ActorMention{{Kind: "name"}}},
			{ID: "residents", Name: "residents", Kind: "people", Mentions: []sitrep.ActorMention{{Kind: "nominal"}}},
		}
		r.Claims = []sitrep.Claim{
			{ID: "governor" + r.Report.ID, Sentence: 1, Voices: []sitrep.Voice{{Label: "Reuters", Kind: "agency"}, {Actor: "peth", Label: "Ilia Peth", Kind: "speech", Access: "official"}}},
			{ID: "residents" + r.Report.ID, Sentence: 2, Voices: []sitrep.Voice{{Actor: "residents", Label: "residents", Kind: "unnamed", Access: "witness"}}},
			{ID: "wire" + r.Report.ID, Sentence: 2, Voices: []sitrep.Voice{{Label: "Reuters", Kind: "agency"}}},
		}
		all = append(all, Of(r))
	}
	l := Fuse(all, actors{})
	for claim, origins := range map[string]int{"governor": 1, "residents": 3, "wire": 1} {
		want := sitrep.Origins{Reports: 3, Lineages: 3, Origins: origins}
		if got := l.Count([]string{claim + "a", claim + "b", claim + "c", "unknown"}); got != want {
			t.Errorf("%s: %+v, want %+v", claim, got, want)
		}
	}
}
