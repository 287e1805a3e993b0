package eval

import (
	"bytes"
	"testing"

	"sitrep/internal/coder"
	"sitrep/internal/engine/full"
	"sitrep/internal/eval/claimscore"
	"sitrep/internal/eval/marked"
	"sitrep/internal/pack"
	"sitrep/packs"
)

// gold is the root of the module.
const gold = "../.."

// floors are the figures below which the marked reports may not fall. Raise them with the coder.
var floors = map[string]float64{"event_f1": 60, "type_macro_f1": 55, "date": 85, "certainty": 80, "aspect": 80, "negated": 90, "published": 90}

func fullSuite(t *testing.T) *coder.Suite {
	t.Helper()
	eng, err := full.New()
	if err != nil {
		t.Fatal(err)
	}
	suite, err := coder.New(pack.New(packs.FS), eng)
	if err != nil {
		t.Fatal(err)
	}
	return suite
}

// Every marked report is coded by the full engine; -v prints what is wrong, claim by claim.
func TestMarkedReports(t *testing.T) {
	reports, err := readMarked(Env{Gold: gold})
	if err != nil {
		t.Fatal(err)
	}
	suite := fullSuite(t)
	tally := marked.NewTally()
	for _, r := range reports {
		record := &suite.Code(markedInput(r)).Record
		tally.Add(r, record)
		if testing.Verbose() {
			var b bytes.Buffer
			claimscore.Trace(&b, record, r.Want.Claims)
			t.Logf("%s\n%s", r.Name, b.String())
		}
	}
	for _, f := range tally.Figures() {
		t.Logf("%-20s %6.2f of %d", f.Measure, f.Value, f.N)
		if floor, ok := floors[f.Measure]; ok && f.Value < floor {
			t.Errorf("%s = %.2f, below %.0f", f.Measure, f.Value, floor)
		}
	}
	if testing.Verbose() {
		for _, miss := range tally.Misses {
			t.Log(miss)
		}
	}
}
