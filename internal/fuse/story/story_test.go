package story

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sitrep"
	"sitrep/internal/lexicon/frequency"
	"sitrep/internal/pack"
	"sitrep/packs"
)

func words(t testing.TB) *frequency.Table {
	t.Helper()
	w, err := frequency.New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// record makes a report of a title and one paragraph, with one claim.
func record(id, day, title, body string) *sitrep.Record {
	low := 3
	text := title + "\n\n" + body
	n := len([]rune(title))
	all := len([]rune(text))
	return &sitrep.Record{
		Report:     sitrep.Report{ID: id, Title: title, Text: text, Published: &sitrep.Published{Start: day, End: day, Grain: "day", Basis: "given"}},
		Paragraphs: []sitrep.Paragraph{{Span: sitrep.Span{End: n}, Title: true}, {Span: sitrep.Span{Start: n + 2, End: all}}},
		Sentences:  []sitrep.Sentence{{Span: sitrep.Span{End: n}}, {Span: sitrep.Span{Start: n + 2, End: all}, Paragraph: 1}},
		Actors: []sitrep.Actor{
			{ID: "front", Name: "Northern Front", Kind: "group", Known: true},
			{ID: "victim", Name: "Ada Lorn", Kind: "person", Private: true, Mentions: []sitrep.ActorMention{{Kind: "name"}}},
		},
		Places: []sitrep.Place{{ID: "pack:varn", Name: "Varn", Kind: "city"}},
		Claims: []sitrep.Claim{{
			ID: "c" + id, Sentence: 1, Type: "ASSAULT", Mode: "firearms", Actors: []string{"front"}, Recipients: []string{"victim"}, Aspect: "happened", Certainty: "reported", Score: 0.5,
			Where: &sitrep.Where{Name: "near Varn", Place: "pack:varn"}, When: &sitrep.When{Start: day, End: day},
			Tolls: []sitrep.Toll{{Kind: "killed", Low: &low}},
		}},
	}
}

func reports() []Traits {
	return []Traits{
		Of(record("a", "2031-03-01", "Convoy ambushed near Varn", "Gunmen of the Northern Front ambushed a food convoy near Varn and burned its lorries.")),
		Of(record("b", "2031-03-02", "Lorries burned in convoy ambush | World | Daily Example", "The ambush on the food convoy near Varn left lorries burning, and the Northern Front was blamed for the convoy ambush.")),
		Of(record("c", "2031-03-02", "Parliament debates fishing quota", "Deputies in Ostrel quarrelled over herring quotas and the trawler fleet.")),
		Of(record("d", "2031-03-03", "Herring quota passes", "The herring quota bill passed in Ostrel; trawler owners welcomed the quota.")),
		Of(record("e", "2044-03-03", "Convoy ambush remembered", "Lorries, a convoy and an ambush.")),
	}
}

func TestReportsOnOneThingAreOneStory(t *testing.T) {
	events := []sitrep.Event{{ID: "ca", Type: "ASSAULT", Claims: []string{"ca", "cb"}, Reports: []string{"a", "b"}, Origins: &sitrep.Origins{Reports: 2, Lineages: 2, Origins: 1}}}
	got := Fuse(reports(), words(t), events, nil)
	var groups []string
	for _, s := range got {
		groups = append(groups, strings.Join(s.Reports, " "))
	}
	if want := []string{"a b", "c d", "e"}; !reflect.DeepEqual(groups, want) {
		t.Fatalf("stories %q, want %q", groups, want)
	}
	s := got[0]
	if s.ID != "a" || s.Start != "2031-03-01" || s.Latest != "2031-03-02" || !slices.Equal(s.Events, []string{"ca"}) {
		t.Errorf("%+v", s)
	}
	if want := "Northern Front → a private person: assault (firearms), near Varn, 2031-03-01, at least 3 killed; 2 reports, at most 1 independent"; len(s.Brief) != 1 || s.Brief[0].Text != want || len(s.Brief[0].Claims) != 2 {
		t.Errorf("brief %+v", s.Brief)
	}
	if len(s.Actors) != 1 || s.Actors[0] != (sitrep.StoryMember{ID: "front", Name: "Northern Front", Claims: 2}) || len(s.Places) != 1 || s.Places[0].Name != "Varn" {
		t.Errorf("actors %+v, places %+v", s.Actors, s.Places)
	}
	if strings.Contains(s.Title, "Example") {
		t.Errorf("title %q holds the outlet", s.Title)
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	all, w := reports(), words(t)
	for i := range 40 {
		day := []string{"2031-03-01", "2031-04-11", "2031-03-05"}[i%3]
		topic := []string{"herring quota and trawlers", "convoy ambush near Varn by the Northern Front", "strike of the harbour pilots", "flood on the Mirov river"}[i%4]
		all = append(all, Of(record("x"+string(rune('A'+i)), day, "News of the "+topic, "It was about the "+topic+", as we wrote.")))
	}
	want := Fuse(all, w, nil, nil)
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(seed, 3))
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		x := NewIndex(w)
		for _, one := range all {
			x.Add(one)
			if r.IntN(4) == 0 {
				x.Stories(nil, nil)
			}
		}
		x.Add(Of(record("guest", "2031-03-01", "Convoy", "A convoy ambush near Varn.")))
		x.Stories(nil, nil)
		x.Remove("guest")
		x.Add(all[3])
		if got := x.Stories(nil, nil); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: stories differ", seed)
		}
	}
}

func TestTermsSurviveJSON(t *testing.T) {
	want := reports()[0]
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Traits
	if err := json.Unmarshal(b, &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v: %+v", err, got)
	}
}
