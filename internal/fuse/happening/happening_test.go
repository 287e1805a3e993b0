package happening

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"sitrep"
	"sitrep/internal/pack"
	"sitrep/internal/read/telling"
	"sitrep/packs"
)

func kin(t *testing.T) *telling.Kin {
	t.Helper()
	k, err := telling.LoadKin(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func number[T any](v T) *T { return &v }

// claim tells of an attack by a force on a town's garrison.
func claim(id, day, actor string, lat float64, killed int) telling.Telling {
	t := telling.Telling{ID: id, Acts: []telling.Act{{Type: "ASSAULT"}}, Told: "happened",
		Actors:     []telling.Party{{ID: actor, Kind: "force", Named: true}},
		Recipients: []telling.Party{{ID: "garrison", Kind: "group", Head: "garrison", Sectors: []string{"MIL"}}},
		When:       &sitrep.When{Start: day, End: day, Grain: "day", Basis: "stated"},
		Where:      telling.NewWhere(&sitrep.Where{Name: "Town", Lat: number(lat), Lon: number(10.0), Precision: "point", Basis: "stated", Country: "XAA"})}
	if killed > 0 {
		t.Counts = []telling.Count{{Toll: sitrep.Toll{Kind: "killed", Low: number(killed), High: number(killed), Bound: "exact", Scope: "event"}, Claim: id}}
	}
	return t
}

func report(id, published string, tellings ...telling.Telling) Traits {
	t := Traits{Report: id, Published: published}
	for _, c := range tellings {
		t.Groups = append(t.Groups, []telling.Telling{c})
	}
	return t
}

func TestRetellingsAreOneEventAndNearMissesAreNot(t *testing.T) {
	base := report("r1", "2031-05-02", claim("a", "2031-05-01", "north", 10, 14))
	planned := claim("b", "2031-05-01", "north", 10, 14)
	planned.Told = "planned"
	history := claim("b", "2031-05-01", "north", 10, 14)
	history.Background, history.When = true, &sitrep.When{Start: "2031-05-01", End: "2031-05-02", Grain: "day", Basis: "inferred"}
	for name, c := range map[string]struct {
		b    telling.Telling
		want int
	}{
		"the same":              {claim("b", "2031-05-01", "north", 10, 14), 1},
		"another count":         {claim("b", "2031-05-01", "north", 10, 17), 1},
		"another day":           {claim("b", "2031-05-03", "north", 10, 14), 2},
		"another town":          {claim("b", "2031-05-01", "north", 11, 14), 2},
		"another doer and toll": {claim("b", "2031-05-01", "south", 10, 3), 2},
		"only planned":          {planned, 2},
		"told as history":       {history, 2},
	} {
		if got := Fuse([]Traits{base, report("r2", "2031-05-03", c.b)}, Seen{}, kin(t)); len(got) != c.want {
			t.Errorf("%s: got %d events, want %d", name, len(got), c.want)
		}
	}
}

func many() []Traits {
	var all []Traits
	for i := range 60 {
		day := fmt.Sprintf("2031-05-%02d", 1+i%6)
		c := claim(fmt.Sprintf("c%d", i), day, []string{"north", "south"}[i%2], 10+float64(i%3)/4, 3+i%5)
		all = append(all, report(fmt.Sprintf("r%d", i), day, c))
	}
	return all
}

func TestTheOrderOfReportsDoesNotMatter(t *testing.T) {
	all := many()
	want, _ := json.Marshal(Fuse(all, Seen{}, kin(t)))
	for seed := range uint64(10) {
		rng := rand.New(rand.NewPCG(seed, 1))
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		x := NewIndex(kin(t))
		for i := range all {
			x.Add(all[i])
			if i%7 == 0 {
				x.Events(Seen{})
			}
		}
		x.Remove(all[3].Report)
		x.Events(Seen{})
		x.Add(all[3])
		if got, _ := json.Marshal(x.Events(Seen{})); string(got) != string(want) {
			t.Fatalf("order %d gives other events", seed)
		}
	}
}

func TestTraitsSurviveTheStore(t *testing.T) {
	all := many()
	want, _ := json.Marshal(Fuse(all, Seen{}, kin(t)))
	data, _ := json.Marshal(all)
	var back []Traits
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if got, _ := json.Marshal(Fuse(back, Seen{}, kin(t))); string(got) != string(want) {
		t.Error("events of stored traits differ")
	}
}

func TestRulingsJoinAndPart(t *testing.T) {
	all := []Traits{report("r1", "2031-05-02", claim("a", "2031-05-01", "north", 10, 14)), report("r2", "2031-05-02", claim("b", "2031-05-01", "north", 10, 14))}
	x := NewIndex(kin(t))
	for _, r := range all {
		x.Add(r)
	}
	if got := x.Events(Seen{}); len(got) != 1 || len(got[0].Joins) != 1 || len(got[0].Joins[0].Why) == 0 {
		t.Fatalf("got %+v", got)
	}
	if got := x.Events(Seen{Rulings: []Ruling{{"a", "b", false}}}); len(got) != 2 {
		t.Errorf("ruled apart: got %d events", len(got))
	}
	if got := x.Events(Seen{Rulings: []Ruling{{"a", "b", false}, {"a", "b", true}}}); len(got) != 1 || !got[0].Joins[0].Ruling {
		t.Errorf("ruled one: got %+v", got)
	}
}
