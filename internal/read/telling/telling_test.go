package telling

import (
	"testing"

	"sitrep"
	"sitrep/internal/pack"
	"sitrep/packs"
)

func person(id string) Party {
	return Party{ID: id, Kind: "person", Named: true, For: "state", Sectors: []string{"GOV"}}
}

func meeting(day string, sides ...Party) Telling {
	t := Telling{ID: day, Acts: []Act{{Type: "CONSULT"}}, Words: []string{"met"}, Told: "happened", Symmetric: len(sides) > 1, Actors: sides,
		When: &sitrep.When{Start: day, End: day, Grain: "day", Basis: "stated"}}
	t.Prepare()
	return t
}

// raid is by and on people that no report names: their ids are each report's own.
func raid(report, day, target, word string) Telling {
	t := Telling{ID: target, Acts: []Act{{Type: "ASSAULT"}}, Words: []string{Stem(word)}, Told: "happened", Actors: []Party{{ID: report + "/gunmen", Head: "gunman", Sectors: []string{"UAF"}}},
		Recipients: []Party{{ID: target, Kind: "body", Named: true, Names: []string{target}}, {ID: report + "/farmers", Head: "farmer"}},
		When:       &sitrep.When{Start: day, End: day, Grain: "day", Basis: "stated"}}
	t.Prepare()
	return t
}

func TestWhatIsOneAcrossReports(t *testing.T) {
	kin, err := LoadKin(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	a, b, c := person("a"), person("b"), person("c")
	for _, x := range []struct {
		name string
		x, y Telling
		one  bool
	}{
		{"the same two meet", meeting("2031-05-01", a, b), meeting("2031-05-01", b, a), true},
		{"one meets another of the same state", meeting("2031-05-01", a, b), meeting("2031-05-01", a, c), false},
		{"only one side is told", meeting("2031-05-01", a, b), meeting("2031-05-01", a), false},
		{"the next day", meeting("2031-05-01", a, b), meeting("2031-05-02", a, b), false},
		{"one target", raid("r", "2031-05-01", "oldtown", "raid"), raid("s", "2031-05-01", "oldtown", "raided"), true},
		{"targets of two names", raid("r", "2031-05-01", "oldtown", "raid"), raid("s", "2031-05-01", "newtown", "raid"), false},
	} {
		v := Across().Compare(kin, &x.x, &x.y)
		if one := v.Veto == "" && v.Points >= Across().JoinAt; one != x.one {
			t.Errorf("%s: %+v %s", x.name, v.Reasons(), v.Veto)
		}
	}
}

func TestACampaignIsNotItsBattles(t *testing.T) {
	kin, err := LoadKin(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	battle, campaign := raid("r", "2031-05-01", "oldtown", "battle"), raid("s", "2031-05-01", "oldtown", "offensive")
	v := Across().Compare(kin, &battle, &campaign)
	if v.Of("words") >= 0 {
		t.Errorf("got %+v", v.Reasons())
	}
}

func TestStems(t *testing.T) {
	for a, b := range map[string]string{"raided": "raid", "bans": "banned", "killing": "kill", "opened fire": "fire", "shelling": "shelled"} {
		if Stem(a) != Stem(b) {
			t.Errorf("%s %s: %s %s", a, b, Stem(a), Stem(b))
		}
	}
}
