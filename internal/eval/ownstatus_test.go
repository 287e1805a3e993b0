package eval

import (
	"testing"

	"sitrep/internal/engine/full"
	"sitrep/internal/pack"
	"sitrep/packs"
)

// The status layer and the whole coder are held to our own negated, planned and asserted sentences.
func TestOwnStatusSentences(t *testing.T) {
	eng, err := full.New()
	if err != nil {
		t.Fatal(err)
	}
	env := Env{Gold: gold, Engine: eng, Packs: pack.New(packs.FS), Code: fullSuite(t).Code}
	for _, set := range []Set{negatedSet(), plannedSet(), demandedSet()} {
		scores, err := set.Run(env)
		if err != nil {
			t.Fatalf("%s: %v", set.Name, err)
		}
		least := map[string]float64{"layer_f1": 95, "claims_f1": 85}
		for _, s := range scores {
			t.Logf("%s %s %.2f of %d", s.Set, s.Measure, s.Value, s.N)
			if floor, ok := least[s.Measure]; ok && s.Value < floor {
				t.Errorf("%s %s = %.2f, below %.0f", s.Set, s.Measure, s.Value, floor)
			}
			delete(least, s.Measure)
		}
		if len(least) > 0 {
			t.Errorf("%s: not measured: %v", set.Name, least)
		}
	}
}
