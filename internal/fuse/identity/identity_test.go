package identity_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"sitrep/internal/fuse/identity"
	"sitrep/internal/pack"
	"sitrep/internal/read/chain"
	"sitrep/packs"
)

func fuser(t *testing.T) *identity.Fuser {
	t.Helper()
	f, err := identity.New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// one is a report that names actors: kind, name and country of each.
func one(report, day string, actors ...[3]string) identity.Traits {
	t := identity.Traits{Report: report, Day: day}
	for _, a := range actors {
		t.Actors = append(t.Actors, identity.Seen{ID: "id " + a[1], Kind: a[0], Name: a[1], Country: a[2], Forms: []identity.Form{{Words: a[1], At: []int{1}}}})
	}
	return t
}

func TestTheSameNameIsOneActorAndAnotherCountryIsNot(t *testing.T) {
	a := fuser(t).Fuse([]identity.Traits{
		one("r1", "2020-01-01", [3]string{"person", "Tarik Vellmann", "ZAF"}),
		one("r2", "2020-01-02", [3]string{"person", "Tarik Vellmann", ""}),
		one("r3", "2020-01-03", [3]string{"person", "Oran Tesk", "ZAF"}),
		one("r4", "2020-01-04", [3]string{"person", "Oran Tesk", "KEN"}),
		one("r5", "2020-01-05", [3]string{"person", "Oran Tesk", ""}),
	}, nil)
	if a.Of("r1", "id Tarik Vellmann") != a.Of("r2", "id Tarik Vellmann") {
		t.Error("one full name in two reports is not one actor")
	}
	x, y, z := a.Of("r3", "id Oran Tesk"), a.Of("r4", "id Oran Tesk"), a.Of("r5", "id Oran Tesk")
	if x == y || y == z || x == z {
		t.Errorf("namesakes of two countries, and one of neither, are merged: %s %s %s", x, y, z)
	}
}

func TestPrivatePersonsAndLoneSurnamesStayApart(t *testing.T) {
	private := func(report string) identity.Traits {
		r := one(report, "2020-01-01", [3]string{"person", "Mira Doll", ""}, [3]string{"person", "Vellmann", ""})
		r.Actors[0].Private = true
		return r
	}
	rule := identity.Ruling{Kind: "merge", A: identity.Anchor{Report: "r1", Words: "Mira Doll", At: 1}, B: identity.Anchor{Report: "r2", Words: "Mira Doll", At: 1}}
	a := fuser(t).Fuse([]identity.Traits{private("r1"), private("r2")}, []identity.Ruling{rule})
	for _, id := range []string{"id Mira Doll", "id Vellmann"} {
		if a.Of("r1", id) == a.Of("r2", id) {
			t.Errorf("%s is one actor in two reports", id)
		}
	}
	if len(a.Unmet) != 1 {
		t.Errorf("a ruling on private persons was followed")
	}
}

func TestRulingsMergeSplitAndOverrule(t *testing.T) {
	reports := []identity.Traits{
		one("r1", "2020-01-01", [3]string{"person", "Tarik Vellmann", ""}),
		one("r2", "2020-01-02", [3]string{"person", "Tarik Vellmann", ""}),
		one("r3", "2020-01-03", [3]string{"person", "Vellmann", ""}),
	}
	at := func(report, words string) identity.Anchor {
		return identity.Anchor{Report: report, Words: words, At: 1}
	}
	split := identity.Ruling{Kind: "split", A: at("r1", "Tarik Vellmann"), B: at("r2", "Tarik Vellmann")}
	join := identity.Ruling{Kind: "merge", A: at("r2", "Tarik Vellmann"), B: at("r3", "Vellmann"), Why: "the same office"}
	back := split
	back.Kind = "merge"
	for _, c := range []struct {
		rulings              []identity.Ruling
		firstTwo, secondPair bool
	}{
		{nil, true, false}, {[]identity.Ruling{split}, false, false}, {[]identity.Ruling{join}, true, true},
		{[]identity.Ruling{split, join}, false, true}, {[]identity.Ruling{split, back}, true, false},
	} {
		a := fuser(t).Fuse(reports, c.rulings)
		one, two, three := a.Of("r1", "id Tarik Vellmann"), a.Of("r2", "id Tarik Vellmann"), a.Of("r3", "id Vellmann")
		if (one == two) != c.firstTwo || (two == three) != c.secondPair {
			t.Errorf("%+v: %s %s %s", c.rulings, one, two, three)
		}
	}
}

func TestTheOrderOfReportsDoesNotCount(t *testing.T) {
	f := fuser(t)
	var reports []identity.Traits
	names := []string{"Tarik Vellmann", "Oran Tesk", "Oran Tesk", "Adil Morrad", "Vellmann"}
	for i := range 60 {
		n := names[i%len(names)]
		reports = append(reports, one(string(rune('a'+i%26))+string(rune('a'+i/26)), "2020-01-0"+string(rune('1'+i%9)),
			[3]string{"person", n, []string{"", "ZAF", "KEN"}[i%3]}, [3]string{"group", "Front of " + n, ""}))
	}
	want, _ := json.Marshal(f.Fuse(reports, nil).All())
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		rng.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
		if got, _ := json.Marshal(f.Fuse(reports, nil).All()); string(got) != string(want) {
			t.Fatalf("another order gives other actors:\n%s\n%s", got, want)
		}
	}
}

func TestNamesMeetAcrossReports(t *testing.T) {
	with := func(t identity.Traits, forms ...string) identity.Traits {
		for _, f := range forms {
			t.Actors[0].Forms = append(t.Actors[0].Forms, identity.Form{Words: f, At: []int{1}})
		}
		return t
	}
	body := func(report, name, country string) identity.Traits {
		return one(report, "2020-01-01", [3]string{"body", name, country})
	}
	person := func(report, name string) identity.Traits {
		return one(report, "2020-01-01", [3]string{"person", name, ""})
	}
	for _, c := range []struct {
		what string
		a, b identity.Traits
		want bool
	}{
		{"another spelling", person("r1", "Tarik Morrad"), person("r2", "Tareq al-Morad"), true},
		{"another script", person("r1", "Tarik Morrad"), person("r2", "طارق مراد"), true},
		{"a brother", person("r1", "Tarik Morrad"), person("r2", "Samir Morrad"), false},
		{"a known person's other spelling", person("r1", "Khalifa Heftar"), person("r2", "Khalifa Haftar"), true},
		{"a short form that is introduced", with(body("r1", "Front for Northern Renewal", ""), "FNR"), body("r2", "FNR", ""), true},
		{"a short form that is not", body("r1", "Front for Northern Renewal", ""), body("r2", "FNR", ""), false},
		{"an organ of one state", body("r1", "Zambian army", "ZMB"), body("r2", "Zambia's military", "ZMB"), true},
		{"an organ of another state", body("r1", "Zambian army", "ZMB"), body("r2", "Kenyan army", "KEN"), false},
		{"an organ of no state", body("r1", "Interior Ministry", ""), body("r2", "Interior Ministry", ""), false},
		{"a seat that stands for a government", known(person("r1", "Kremlin"), "rus.kremlin", "RUS"), body("r2", "Russian government", "RUS"), true},
		{"a seat under another state", known(person("r1", "Kremlin"), "rus.kremlin", "SUN"), body("r2", "Russian government", "RUS"), false},
		{"two spellings of a short word", body("r1", "Salah", ""), body("r2", "Silah", ""), false},
	} {
		a := fuser(t).Fuse([]identity.Traits{c.a, c.b}, nil)
		x, y := a.Of("r1", c.a.Actors[0].ID), a.Of("r2", c.b.Actors[0].ID)
		if (x == y) != c.want {
			t.Errorf("%s: %s and %s, want one: %v", c.what, x, y, c.want)
		}
		if got, _ := a.Get(x); x == y && len(got.Merges) == 0 && got.Members[0].Why == "" {
			t.Errorf("%s: merged without a reason: %+v", c.what, got)
		}
	}
}

// known makes the first actor of a report that of an entry of the pack.
func known(t identity.Traits, entry, country string) identity.Traits {
	a := &t.Actors[0]
	a.ID, a.Known, a.Kind, a.Country = chain.KnownID(entry), true, "body", country
	return t
}

func TestTwoThatActOnEachOtherAreNotOne(t *testing.T) {
	r := one("r1", "2020-01-01", [3]string{"body", "Zambian army", "ZMB"}, [3]string{"force", "Zambian troops", "ZMB"})
	f := fuser(t)
	if a := f.Fuse([]identity.Traits{r}, nil); a.Of("r1", "id Zambian army") != a.Of("r1", "id Zambian troops") {
		t.Error("two words for one organ are two actors")
	}
	r.Actors[0].Apart, r.Actors[1].Apart = []string{"id Zambian troops"}, []string{"id Zambian army"}
	if a := f.Fuse([]identity.Traits{r}, nil); a.Of("r1", "id Zambian army") == a.Of("r1", "id Zambian troops") {
		t.Error("two that act on each other are one")
	}
}

func TestANameBetweenTwoIsNeither(t *testing.T) {
	var reports []identity.Traits
	for i, n := range []string{"Tarik Hassan Morrad", "Tarik Samir Morrad", "Tarik Morrad"} {
		reports = append(reports, one(string(rune('a'+i)), "2020-01-01", [3]string{"person", n, ""}))
	}
	a := fuser(t).Fuse(reports, nil)
	if x, y, z := a.Of("a", "id Tarik Hassan Morrad"), a.Of("b", "id Tarik Samir Morrad"), a.Of("c", "id Tarik Morrad"); x == y || y == z || x == z {
		t.Errorf("the name that could be either was given away: %s %s %s", x, y, z)
	}
}
