package grammar

import (
	"testing"

	"pgregory.net/rapid"
)

// projective draws the heads of a projective tree over n words by random moves.
func projective(t *rapid.T, n int) []int {
	var s State
	s.Reset(make([]Word, n), []bool{false})
	for !s.Done() {
		var valid []Move
		for m := Shift; m < moves; m++ {
			if s.Valid(m) {
				valid = append(valid, m)
			}
		}
		s.Apply(rapid.SampledFrom(valid).Draw(t, "move"), 0)
	}
	heads := make([]int, n)
	for i := range heads {
		heads[i] = s.Head(i)
	}
	return heads
}

// TestOracleReachesTheGoldTree follows moves that cost nothing.
func TestOracleReachesTheGoldTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		heads := projective(t, n)
		oracle := NewOracle(heads)
		var s State
		s.Reset(make([]Word, n), []bool{false})
		for !s.Done() {
			free := Move(None)
			for m := Shift; m < moves; m++ {
				if s.Valid(m) && oracle.Cost(&s, m) == 0 {
					free = m
				}
			}
			if free == None {
				t.Fatalf("no free move towards %v", heads)
			}
			s.Apply(free, 0)
		}
		for i, h := range heads {
			if s.Head(i) != h {
				t.Fatalf("head of %d is %d, want %d", i, s.Head(i), h)
			}
		}
	})
}

func TestCaseOf(t *testing.T) {
	for want, forms := range map[Case][]string{
		Mixed: {"The", "army", "left", "Port", "Amara", "."},
		Upper: {"THE", "ARMY", "LEFT", "."},
		Lower: {"the", "army", "left", "port", "amara"},
		Title: {"Army", "Leaves", "Port", "Amara", "at", "Dawn"},
	} {
		if got := CaseOf(forms); got != want {
			t.Errorf("%v: case %d, want %d", forms, got, want)
		}
	}
}

func TestKeyFoldsCaseAndDigits(t *testing.T) {
	if Key("Army") != Key("ARMY") || Key("12") != Key("34") || Key("1999") != Key("2014") {
		t.Error("case or digits are not folded")
	}
	if Key("1999") == Key("3999") || Key("army") == Key("arms") {
		t.Error("different words share a key")
	}
}

func TestLexiconGivesBackWhatWasPut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.MapOfN(rapid.Uint32(), rapid.Uint32Range(1, 1000), 0, 60).Draw(t, "words")
		l := NewLexicon(len(want))
		for k, v := range want {
			l.Put(k, v)
		}
		got, err := DecodeLexicon(l.Encode())
		if err != nil {
			t.Fatal(err)
		}
		for k, v := range want {
			if got.Get(k) != v || l.Get(k) != v {
				t.Fatalf("%d: %d and %d, want %d", k, l.Get(k), got.Get(k), v)
			}
		}
	})
}
