package crosswalk

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"sitrep/internal/pack"
)

func book(t *testing.T) *Book {
	t.Helper()
	b, err := Read(pack.New(os.DirFS("../../../packs")))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestEveryTypeAndModeHasACode: the types and modes of the ontology each reach a CAMEO code, and every row of the table
// speaks of a type and mode that the ontology has.
func TestEveryTypeAndModeHasACode(t *testing.T) {
	b := book(t)
	set := pack.New(os.DirFS("../../../packs"))
	files, err := set.Glob("ontology/plover/*.toml")
	if err != nil || len(files) != 16 {
		t.Fatalf("%d types, %v", len(files), err)
	}
	modes := regexp.MustCompile(`(?m)^\[\[mode\]\]\nname = "([^"]+)"`)
	known := map[string]bool{}
	for _, f := range files {
		name := strings.ToUpper(strings.TrimSuffix(f.Path[strings.LastIndex(f.Path, "/")+1:], ".toml"))
		known[name+" *"] = true
		if e := b.Event(name, "", Traits{}); e.Cameo == "" {
			t.Errorf("%s has no CAMEO code", name)
		}
		for _, m := range modes.FindAllStringSubmatch(string(f.Data), -1) {
			known[name+" "+m[1]] = true
			if e := b.Event(name, m[1], Traits{}); e.Cameo == "" {
				t.Errorf("%s %s has no CAMEO code", name, m[1])
			}
		}
	}
	for _, e := range b.events {
		if !known[e.Type+" "+e.Mode] {
			t.Errorf("the ontology has no %s %s", e.Type, e.Mode)
		}
	}
}

// TestAcledNames: every ACLED type and sub-type is one of the codebook's 6 and 25.
func TestAcledNames(t *testing.T) {
	subs := map[string]string{
		"Battles":                    "Armed clash|Government regains territory|Non-state actor overtakes territory",
		"Explosions/Remote violence": "Air/drone strike|Chemical weapon|Grenade|Remote explosive/landmine/IED|Shelling/artillery/missile attack|Suicide bomb",
		"Violence against civilians": "Abduction/forced disappearance|Attack|Sexual violence",
		"Protests":                   "Excessive force against protesters|Peaceful protest|Protest with intervention",
		"Riots":                      "Mob violence|Violent demonstration",
		"Strategic developments":     "Agreement|Arrests|Change to group/activity|Disrupted weapons use|Headquarters or base established|Looting/property destruction|Non-violent transfer of territory|Other",
	}
	for _, e := range book(t).events {
		known, ok := subs[e.Acled]
		if e.Acled == "" && e.Sub == "" || ok && (e.Sub == "" || strings.Contains("|"+known+"|", "|"+e.Sub+"|")) {
			continue
		}
		t.Errorf("%s %s: ACLED has no %q, %q", e.Type, e.Mode, e.Acled, e.Sub)
	}
}

func TestConditions(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		eventType, mode string
		t               Traits
		cameo, acled    string
	}{
		{"ASSAULT", "aerial", Traits{}, "195", "Explosions/Remote violence"},
		{"ASSAULT", "firearms", Traits{Versus: []string{"armed"}}, "193", "Battles"},
		{"ASSAULT", "firearms", Traits{Versus: []string{"civilians"}}, "193", "Violence against civilians"},
		{"ASSAULT", "firearms", Traits{}, "193", ""},
		{"ASSAULT", "", Traits{By: []string{"state"}, Versus: []string{"civilians"}}, "190", "Violence against civilians"},
		{"ASSAULT", "", Traits{By: []string{"armed"}, Versus: []string{"civilians"}}, "180", "Violence against civilians"},
		{"AGREE", "", Traits{Contexts: []string{"economic", "military"}}, "030", "Strategic developments"},
		{"AGREE", "", Traits{}, "030", ""},
		{"pack:STRIKE", "", Traits{}, "", ""},
	} {
		if e := b.Event(c.eventType, c.mode, c.t); e.Cameo != c.cameo || e.Acled != c.acled {
			t.Errorf("%s %s %v: got %q %q, want %q %q", c.eventType, c.mode, c.t, e.Cameo, e.Acled, c.cameo, c.acled)
		}
	}
}

func TestOverlayAddsRows(t *testing.T) {
	set := pack.New(os.DirFS("../../../packs"), fstest.MapFS{
		"crosswalk/events-own.tsv": {Data: []byte("type\tmode\tcondition\tcameo\tgoldstein\tacled\tsub\npack:STRIKE\t*\t\t143\t-6.5\t\t\n")},
	})
	b, err := Read(set)
	if err != nil || b.Event("pack:STRIKE", "", Traits{}).Cameo != "143" {
		t.Errorf("%v", err)
	}
	if _, err := Read(pack.New(fstest.MapFS{"crosswalk/events.tsv": {Data: []byte("a\tb\n")}})); err == nil {
		t.Error("a row of two cells was taken")
	}
}

func TestCountries(t *testing.T) {
	b := book(t)
	for code, want := range map[string]Country{
		"LBY": {"LBY", "Libya", "434", "LY", "620", "620", "Northern Africa", "Africa"},
		"YEM": {"YEM", "Yemen", "887", "YM", "679", "678", "Middle East", "Middle East"},
		"VNM": {"VNM", "Vietnam", "704", "VM", "816", "816", "Southeast Asia", "Asia"},
	} {
		if got := b.Country(code); got != want {
			t.Errorf("%s: %v", code, got)
		}
	}
	if len(b.countries) < 240 || b.Country("IGO") != (Country{}) || b.Country("KOS").GW != "347" {
		t.Errorf("%d countries", len(b.countries))
	}
}

// TestCameoTable: the codes lead back to the type by the table that the authors of PLOVER published in 2021. Since then
// convictions moved from ACCUSE to SANCTION, and GDELT's code for cyber attacks is younger than the table.
func TestCameoTable(t *testing.T) {
	data, err := os.ReadFile("../../../../shared/corpora/peer_suites/cameo2plover_2021.json")
	if err != nil {
		t.Skipf("no table: %v", err)
	}
	var table map[string]struct{ Event string }
	if err := json.Unmarshal(data, &table); err != nil {
		t.Fatal(err)
	}
	moved := map[string]string{"SANCTION convict": "ACCUSE", "COERCE cyber": ""}
	for _, e := range book(t).events {
		want := e.Type
		if other, ok := moved[e.Type+" "+e.Mode]; ok {
			want = other
		}
		if got := table[e.Cameo].Event; got != want {
			t.Errorf("%s %s: CAMEO %s leads to %q, want %q", e.Type, e.Mode, e.Cameo, got, want)
		}
	}
}
