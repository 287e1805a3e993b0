package status

import "testing"

func TestHappened(t *testing.T) {
	told := Status{Aspect: "happened"}
	denied := Status{Aspect: "happened", Negated: true}
	if told.Happened() < 0.8 || denied.Happened() > 0.2 {
		t.Errorf("%v and %v by wording", told.Happened(), denied.Happened())
	}
	doubted, believed := told, denied
	doubted.Judged, doubted.Known = -2, true
	believed.Judged, believed.Known = 9, true
	if p := doubted.Happened(); p > 0.5 || p < 0 {
		t.Errorf("%v where the engine doubts it", p)
	}
	if p := believed.Happened(); p < 0.5 || p > 1 {
		t.Errorf("%v where the engine is sure", p)
	}
}
