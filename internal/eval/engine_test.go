package eval

import (
	"errors"
	"testing"

	"sitrep/internal/engine/lite"
)

// TestLiteEngineFloors scores the lite engine on the public sets beside the project; below a floor the build is worse
// than what users were promised.
func TestLiteEngineFloors(t *testing.T) {
	floors := map[string]map[string]float64{
		"ewt_dev":      {"upos": 94, "xpos": 93, "lemma": 96, "las": 80, "token_f1": 97, "sentence_f1": 70},
		"gum_dev":      {"upos": 94, "xpos": 93, "lemma": 96, "las": 79, "token_f1": 97},
		"uner_ewt_dev": {"names_f1": 58},
		"re3d_names":   {"names_f1": 48},
	}
	e, err := lite.New()
	if err != nil {
		t.Fatal(err)
	}
	env := Env{Corpora: "../../../shared/corpora", Engine: e}
	for _, s := range languageSets() {
		floor := floors[s.Name]
		if floor == nil {
			continue
		}
		scores, err := s.Run(env)
		if errors.Is(err, ErrAbsent) {
			t.Skipf("%s: the corpora are not beside the project", s.Name)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, score := range scores {
			t.Logf("%s %s %.2f (%d)", score.Set, score.Measure, score.Value, score.N)
			if score.Value < floor[score.Measure] {
				t.Errorf("%s %s is %.2f, floor %.0f", s.Name, score.Measure, score.Value, floor[score.Measure])
			}
		}
	}
}

func TestNamesOfReadsIOB2(t *testing.T) {
	got := namesOf([]string{"B-PER", "I-PER", "O", "B-LOC", "B-LOC", "B-product", "I-PER"})
	want := map[name]bool{{0, 2, "PER"}: true, {3, 4, "LOC"}: true, {4, 5, "LOC"}: true}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for n := range want {
		if !got[n] {
			t.Errorf("%v is missing", n)
		}
	}
}
