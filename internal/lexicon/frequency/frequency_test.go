package frequency

import (
	"testing"

	"sitrep/internal/pack"
	"sitrep/packs"
)

func TestRareStemsWeighMore(t *testing.T) {
	table, err := New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	if the, army, odd := table.Weight("the"), table.Weight(Stem("army")), table.Weight("zzyx"); the != 0 || army <= 0 || odd <= army {
		t.Errorf("weights: the %v, army %v, an unknown word %v", the, army, odd)
	}
	share := table.Sharer()
	if the, army, odd := share(Hash("the")), share(Hash(Stem("army"))), share(Hash("zzyx")); the < 0.9 || army >= the || odd >= army || odd <= 0 {
		t.Errorf("shares: the %v, army %v, an unknown word %v", the, army, odd)
	}
}

func TestFormsShareAStem(t *testing.T) {
	for _, pair := range [][2]string{{"attacks", "attacked"}, {"stopping", "stopped"}, {"cities", "city"}, {"killing", "kill"}, {"army's", "army"}} {
		if a, b := Stem(pair[0]), Stem(pair[1]); a != b {
			t.Errorf("%s is %s, %s is %s", pair[0], a, pair[1], b)
		}
	}
	if Stem("passes") == Stem("past") || !Function("the") || Function("army") {
		t.Error("different words fall together")
	}
}
