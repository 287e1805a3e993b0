package eval

import (
	"math"
	"testing"

	"sitrep"
	"sitrep/internal/eval/calibration"
	"sitrep/internal/eval/claimscore"
	"sitrep/internal/pack"
	"sitrep/internal/read/claim"
	"sitrep/packs"
)

// The weights that ship must fit the claims that the coder makes today: after a change of engine, rules or reports,
// go run ./train/score.
func TestShippedScoreFitsMarkedReports(t *testing.T) {
	cases, err := MarkedCases(Env{Gold: gold, Code: fullSuite(t).Code})
	if err != nil {
		t.Fatal(err)
	}
	judged := Shipped(cases)
	given, right := calibration.Mean(judged)
	if math.Abs(given-right) > 0.1 {
		t.Errorf("mean score %.2f, right %.2f: go run ./train/score", given, right)
	}
	if brier, blind := calibration.Brier(judged), right*(1-right); brier >= blind {
		t.Errorf("Brier %.3f is no better than %.3f, one score for all: go run ./train/score", brier, blind)
	}
}

func TestEverySignHasItsWeight(t *testing.T) {
	type part struct {
		Bias    float64
		Weights map[string]float64
	}
	var model struct {
		Note             string
		Parties, Setting part
	}
	files, err := pack.New(packs.FS).Glob("models/score/weights.toml")
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if err := files[0].Decode(&model); err != nil {
		t.Fatal(err)
	}
	check := func(p part, signs []claim.Sign) {
		for _, s := range signs {
			if _, ok := p.Weights[s.Name]; !ok {
				t.Errorf("sign %s has no weight", s.Name)
			}
		}
	}
	check(model.Parties, claim.PartySigns())
	check(model.Setting, claim.SettingSigns())
}

func TestOpenFieldsCountInPart(t *testing.T) {
	o := claimscore.Outcome{Type: true, Claim: &sitrep.Claim{}, Open: map[string]bool{claimscore.FieldActor: true}}
	all := claimscore.StrictFields()
	if p := openRight(&o, all...); p != 0.95 {
		t.Errorf("no actor where none is marked: %g", p)
	}
	o.Claim.Actors = []string{"a1"}
	if p := openRight(&o, all...); p != 0.15 {
		t.Errorf("an actor where none is marked: %g", p)
	}
	o.Open = nil
	if p := openRight(&o, all...); p != 1 {
		t.Errorf("nothing is open: %g", p)
	}
}
