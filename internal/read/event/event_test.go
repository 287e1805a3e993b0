package event

import (
	"fmt"
	"testing"
	"time"

	"sitrep"
	"sitrep/internal/pack"
	"sitrep/internal/read/telling"
	"sitrep/packs"
)

func n(v int) *int { return &v }

func f(v float64) *float64 { return &v }

// text gives every claim its trigger words: spans index this string.
const text = "strike shelling offensive raid denied"

func span(word string) sitrep.Span {
	for i := range text {
		if len(text)-i >= len(word) && text[i:i+len(word)] == word {
			return sitrep.Span{Start: i, End: i + len(word)}
		}
	}
	panic(word)
}

func assault(id, word string, edit ...func(*sitrep.Claim)) sitrep.Claim {
	c := sitrep.Claim{ID: id, Type: "ASSAULT", Trigger: span(word), Aspect: "happened", Certainty: "asserted", Sentence: len(id) + int(id[0])}
	for _, e := range edit {
		e(&c)
	}
	return c
}

func by(actor, recipient string) func(*sitrep.Claim) {
	return func(c *sitrep.Claim) { c.Actors, c.Recipients = []string{actor}, []string{recipient} }
}

func on(day string) func(*sitrep.Claim) {
	return func(c *sitrep.Claim) {
		c.When = &sitrep.When{Start: day, End: day, Grain: "day", Basis: "stated"}
	}
}

func at(id string, lat, lon float64) func(*sitrep.Claim) {
	return func(c *sitrep.Claim) {
		c.Where = &sitrep.Where{Place: id, Relation: "at", Lat: f(lat), Lon: f(lon), Precision: "point", Basis: "stated"}
	}
}

func killed(low, high int, bound string) func(*sitrep.Claim) {
	return func(c *sitrep.Claim) {
		c.Tolls = append(c.Tolls, sitrep.Toll{Kind: "killed", Low: n(low), High: n(high), Bound: bound, Scope: "event"})
	}
}

func says(actor string) func(*sitrep.Claim) {
	return func(c *sitrep.Claim) { c.Voices = append(c.Voices, sitrep.Voice{Actor: actor, Label: actor}) }
}

func read(claims ...sitrep.Claim) []sitrep.Event {
	contexts := make([]Context, len(claims))
	for i := range claims {
		contexts[i] = Context{Words: claims[i].Trigger.In(text), Paragraph: 9}
	}
	return Read(claims, contexts, []sitrep.Actor{
		{ID: "army", Known: true, Country: "AAA", Sectors: []string{"MIL"}}, {ID: "rebels", Known: true, Sectors: []string{"REB"}},
		{ID: "militia", Known: true}, {ID: "soldiers", Sectors: []string{"MIL"}}, {ID: "gunmen", Sectors: []string{"UAF"}}}, kin())
}

func kin() *telling.Kin {
	k, err := telling.LoadKin(pack.New(packs.FS))
	if err != nil {
		panic(err)
	}
	return k
}

func TestRetellingsAreOneEvent(t *testing.T) {
	for name, claims := range map[string][]sitrep.Claim{
		"same parties and day":  {assault("a", "strike", by("army", "rebels"), on("2020-05-01")), assault("b", "raid", by("army", "rebels"), on("2020-05-01"))},
		"same toll, same word":  {assault("a", "strike", killed(14, 14, "exact")), assault("b", "strike", killed(14, 14, "exact"))},
		"one doer, two phrases": {assault("a", "raid", by("army", "rebels"), on("2020-05-01")), assault("b", "raid", by("soldiers", "rebels"), on("2020-05-01"))},
		"same doer, same words": {assault("a", "offensive", by("army", "town")), assault("b", "offensive", by("army", "town"))},
	} {
		if got := read(claims...); len(got) != 1 || len(got[0].Claims) != 2 || got[0].ID != "a" {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}

func TestNearMissesStayApart(t *testing.T) {
	base := []func(*sitrep.Claim){by("army", "rebels"), on("2020-05-01"), at("x", 10, 10)}
	a := assault("a", "strike", base...)
	planned := assault("b", "strike", base...)
	planned.Aspect = "planned"
	history := assault("b", "strike", base...)
	history.Background = true
	for name, b := range map[string]sitrep.Claim{
		"another day":     assault("b", "strike", by("army", "rebels"), on("2020-05-03"), at("x", 10, 10)),
		"another town":    assault("b", "strike", by("army", "rebels"), on("2020-05-01"), at("y", 12, 10)),
		"another doer":    assault("b", "strike", by("militia", "rebels"), on("2020-05-01"), at("x", 10, 10)),
		"another side":    assault("b", "strike", by("gunmen", "rebels"), on("2020-05-01"), at("x", 10, 10)),
		"roles reversed":  assault("b", "strike", by("rebels", "army"), on("2020-05-01"), at("x", 10, 10)),
		"only planned":    planned,
		"told as history": history,
	} {
		if got := read(a, b); len(got) != 2 {
			t.Errorf("%s: merged", name)
		}
	}
}

func TestDisputes(t *testing.T) {
	same := []func(*sitrep.Claim){by("army", "rebels"), on("2020-05-01")}
	with := func(id string, more ...func(*sitrep.Claim)) sitrep.Claim {
		return assault(id, "strike", append(append([]func(*sitrep.Claim){}, same...), more...)...)
	}
	got := read(with("a", killed(14, 14, "exact"), says("x")), with("b", killed(20, 20, "exact"), says("y")))
	if len(got) != 1 || len(got[0].Disputes) != 1 {
		t.Fatalf("got %+v", got)
	}
	if d := got[0].Disputes[0]; d.Field != "tolls.killed" || d.Kind != "conflict" || len(d.Sides) != 2 {
		t.Errorf("got %+v", d)
	}
	if got := read(with("a", killed(14, 14, "exact"), says("x")), with("b", killed(14, 14, "exact"), says("y"))); len(got[0].Disputes) != 0 {
		t.Errorf("equal counts are no dispute: %+v", got[0].Disputes)
	}
	denied := with("b", says("y"))
	denied.Certainty = "denied"
	if got := read(with("a"), denied); len(got) != 1 || len(got[0].Disputes) != 1 || got[0].Disputes[0].Field != "happened" {
		t.Errorf("a denial is a dispute on whether it happened: %+v", got)
	}
}

func TestEveryClaimIsInOneEvent(t *testing.T) {
	var claims []sitrep.Claim
	for i := range 200 {
		claims = append(claims, assault(string(rune('a'+i%26))+string(rune('a'+i/26)), "raid", by("army", string(rune('A'+i%40)))))
	}
	count := map[string]int{}
	for _, e := range read(claims...) {
		for _, id := range e.Claims {
			count[id]++
		}
	}
	for _, c := range claims {
		if count[c.ID] != 1 {
			t.Errorf("claim %s is in %d events", c.ID, count[c.ID])
		}
	}
}

// Many tellings with counts of their own are one dispute with a side for each count.
func TestADisputeOfManyCounts(t *testing.T) {
	var claims []sitrep.Claim
	for i := range 20_000 {
		claims = append(claims, assault(fmt.Sprint(i), "strike", by("army", "rebels"), on("2020-05-01"), killed(i+2, i+2, "about"), says(fmt.Sprint("v", i))))
	}
	start := time.Now()
	got := read(claims...)
	if len(got) != 1 || len(got[0].Disputes) != 1 || got[0].Disputes[0].Kind != "conflict" || len(got[0].Disputes[0].Sides) != len(claims) {
		t.Fatalf("got %d events", len(got))
	}
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("took %v", d)
	}
}
