package claimscore

import (
	"testing"

	"sitrep"
)

// outcomeRecord says that gunmen raided the depot, the same again, and that a clinic was shelled.
func outcomeRecord() *sitrep.Record {
	text := "Gunmen raided the depot. Mortars shelled a clinic."
	claim := func(id, kind string, sentence, start, end int, actors ...string) sitrep.Claim {
		return sitrep.Claim{ID: id, Type: kind, Sentence: sentence, Trigger: sitrep.Span{Start: start, End: end}, Actors: actors}
	}
	return &sitrep.Record{
		Report:    sitrep.Report{Text: text},
		Sentences: []sitrep.Sentence{{Span: sitrep.Span{Start: 0, End: 24}}, {Span: sitrep.Span{Start: 25, End: 50}}},
		Actors:    []sitrep.Actor{{ID: "a1", Name: "Gunmen"}},
		Claims: []sitrep.Claim{
			claim("c1", "ASSAULT", 0, 7, 13, "a1"), claim("c2", "COERCE", 0, 18, 23, "a1"), claim("c3", "ASSAULT", 1, 33, 40),
		},
	}
}

func TestOutcomes(t *testing.T) {
	facts := []Fact{
		{In: "raided", Trigger: "raided", Types: []string{"ASSAULT"}, Actors: []string{"gunmen"}, Skip: map[string]bool{FieldPlace: true}},
		{In: "shelled", Trigger: "shelled", Types: []string{"ASSAULT"}, Actors: []string{"mortars"}},
	}
	got := Outcomes(outcomeRecord(), facts)
	if len(got) != 3 {
		t.Fatalf("%d outcomes of 3 claims", len(got))
	}
	if !got[0].Strict() || !got[0].Open[FieldPlace] || got[0].Open[FieldDate] {
		t.Errorf("a claim right in all that is marked: %+v", got[0])
	}
	if got[1].Type || got[1].Strict() || got[1].Whom() {
		t.Errorf("a claim that stands for no fact: %+v", got[1])
	}
	if got[2].Strict() || got[2].Whom() || !got[2].Wrong[FieldActor] || got[2].Wrong[FieldDate] {
		t.Errorf("a claim without its actor: %+v", got[2])
	}
	facts[1].Optional = true
	if !Outcomes(outcomeRecord(), facts)[2].Debatable {
		t.Error("a claim for a debatable fact is not marked so")
	}
}

// The strict and who-what-whom counts of a tally are those of the outcomes.
func TestOutcomesAgreeWithTally(t *testing.T) {
	facts := []Fact{{In: "raided", Trigger: "raided", Types: []string{"ASSAULT"}, Actors: []string{"gunmen"}}}
	tally := NewTally()
	tally.Add(outcomeRecord(), facts, nil)
	strict, whom := 0, 0
	for _, o := range Outcomes(outcomeRecord(), facts) {
		if o.Strict() {
			strict++
		}
		if o.Whom() {
			whom++
		}
	}
	if strict != 1 || strict != tally.strict.hit || whom != tally.whom.hit {
		t.Errorf("outcomes %d strict, %d whom; tally %d, %d", strict, whom, tally.strict.hit, tally.whom.hit)
	}
}
