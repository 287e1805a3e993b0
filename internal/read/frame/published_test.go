package frame

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"sitrep/internal/pack"
	"sitrep/packs"
)

// published is PLOVER 2.0 (draft manual of 2024): type, quad class, base score, modes.
const published = `
AGREE      verbal-cooperation    2.5
CONSULT    verbal-cooperation    2.5  visit third-party multilateral phone
SUPPORT    verbal-cooperation    5
CONCEDE    verbal-cooperation    4.5
COOPERATE  material-cooperation  9.5
AID        material-cooperation  10
RETREAT    material-cooperation  6.5  withdraw release disarm ceasefire access resign
REQUEST    verbal-conflict       0    assist change yield meet
ACCUSE     verbal-conflict       -3   disapprove investigate allege
REJECT     verbal-conflict       -2   assist change yield meet
THREATEN   verbal-conflict       -3.5 restrict arrest relations expel territory violence
PROTEST    material-conflict     -5   demo riot strike hunger boycott obstruct vandalize
SANCTION   material-conflict     -6   convict expel withdraw discontinue
MOBILIZE   material-conflict     -5.5 troops weapons police militia
COERCE     material-conflict     -7   seize restrict censor curfew martial-law arrest deport withhold misinformation cyber
ASSAULT    material-conflict     -9   abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons crowd-control unconventional`

const publishedContexts = `military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal
	reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic territory
	peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber misinformation crime
	corruption illegal_drugs trafficking`

func built(t *testing.T) *Reader {
	t.Helper()
	r, err := New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestEveryPublishedTypeAndModeIsThere(t *testing.T) {
	r := built(t)
	lines := strings.Split(strings.TrimSpace(published), "\n")
	if len(lines) != len(r.Types) {
		t.Errorf("%d types, want %d", len(r.Types), len(lines))
	}
	modes := 0
	for _, line := range lines {
		f := strings.Fields(line)
		i := slices.IndexFunc(r.Types, func(x TypeFile) bool { return x.Type == f[0] })
		if i < 0 {
			t.Errorf("%s is not there", f[0])
			continue
		}
		checkType(t, &r.Types[i], strings.ReplaceAll(f[1], "-", " "), f[3:])
		modes += len(f[3:])
		if got := strconv.FormatFloat(r.Scale(f[0], ""), 'f', -1, 64); got != f[2] {
			t.Errorf("%s: scale %s, want %s", f[0], got, f[2])
		}
	}
	if modes != 67 {
		t.Errorf("the published list has %d modes, want 67", modes)
	}
}

func checkType(t *testing.T, typ *TypeFile, quad string, modes []string) {
	t.Helper()
	yes, no := 0, 0
	for _, f := range typ.Frame {
		yes, no = yes+len(f.Yes), no+len(f.No)
		if len(f.Yes) == 0 {
			t.Errorf("%s#%s has no example", typ.Type, f.ID)
		}
	}
	if typ.Quad != quad || typ.Definition == "" || len(typ.Crosswalk.Cameo) == 0 || yes == 0 || no == 0 {
		t.Errorf("%s: quad %q, %d examples, %d negative ones, CAMEO %v, defined %t", typ.Type, typ.Quad, yes, no, typ.Crosswalk.Cameo, typ.Definition != "")
	}
	var have []string
	for _, m := range typ.Mode {
		have = append(have, m.Name)
		framed := slices.ContainsFunc(typ.Frame, func(f FrameDef) bool { return f.Mode == m.Name && len(f.Verbs)+len(f.Nouns) > 0 })
		if m.Definition == "" || !framed && len(m.Cues) == 0 || len(m.Yes) == 0 || len(m.No) == 0 {
			t.Errorf("%s %s lacks a definition, words or examples", typ.Type, m.Name)
		}
	}
	slices.Sort(have)
	want := slices.Sorted(slices.Values(modes))
	if !slices.Equal(have, want) {
		t.Errorf("%s: modes %v, want %v", typ.Type, have, want)
	}
}

func TestEveryPublishedContextIsThere(t *testing.T) {
	r := built(t)
	var have []string
	for _, c := range r.Contexts {
		have = append(have, c.Name)
		if c.Definition == "" || len(c.Cues) == 0 || len(c.Yes) == 0 || len(c.No) == 0 {
			t.Errorf("context %s lacks a definition, words or examples", c.Name)
		}
	}
	if want := strings.Fields(publishedContexts); !slices.Equal(have, want) || len(want) != 37 {
		t.Errorf("contexts %v, want %v", have, want)
	}
}
