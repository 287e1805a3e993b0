package share

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sitrep"
	"sitrep/internal/coder"
)

// example is a report in which a private person is named in every field that can hold a name.
func example() *coder.Coding {
	text := "Sara Doe, a nurse, said Doe's brother was killed."
	lat, lon := 10.0, 20.0
	c := sitrep.Claim{
		ID: "c1", Score: 0.5, Tolls: []sitrep.Toll{{Kind: "killed", Who: "Sara Doe's brother"}},
		Arguments: []sitrep.Argument{{Role: "target", Text: "the house of Doe"}}, Voices: []sitrep.Voice{{Actor: "a", Label: "Sara Doe"}, {Label: "Doe"}},
		Where: &sitrep.Where{Name: "Town", Lat: &lat, Lon: &lon},
	}
	low := sitrep.Claim{ID: "c2", Score: 0.1, About: []string{"c1"}}
	about := sitrep.Claim{ID: "c3", Score: 0.9, About: []string{"c2"}}
	return &coder.Coding{Record: sitrep.Record{
		Report: sitrep.Report{Text: text},
		Actors: []sitrep.Actor{{ID: "a", Name: "Sara Doe", Aliases: []string{"Doe"}, Private: true, Mentions: []sitrep.ActorMention{
			{Span: sitrep.Span{Start: 0, End: 8}, Kind: "name"}, {Span: sitrep.Span{Start: 10, End: 17}, Kind: "nominal"},
		}}},
		Claims: []sitrep.Claim{low, c, about}, Ties: []sitrep.Tie{{Voices: []sitrep.Voice{{Label: "Sara Doe"}}}},
		Events: []sitrep.Event{
			{ID: "c2", Claims: []string{"c2", "c1"}, Disputes: []sitrep.Dispute{{Field: "x", Sides: []sitrep.Side{{Claims: []string{"c2"}}, {Claims: []string{"c1"}}}}}},
			{ID: "c3", Claims: []string{"c3"}},
		},
	}, Hidden: []sitrep.Claim{c}}
}

func TestPrivateNamesStandInTheTextAlone(t *testing.T) {
	c := example()
	Options{Private: true}.Apply(c)
	if !strings.Contains(c.Record.Report.Text, "Sara Doe") {
		t.Error("the text was changed")
	}
	c.Record.Report.Text = ""
	for _, part := range []any{c.Record, c.Hidden} {
		b, err := json.Marshal(part)
		if err != nil || strings.Contains(string(b), "Doe") || !strings.Contains(string(b), "a nurse") {
			t.Errorf("%s %v", b, err)
		}
	}
}

func TestAtLeastTakesOutWhatRestsOnTheRest(t *testing.T) {
	c := example()
	Options{MinScore: 0.5}.Apply(c)
	r := &c.Record
	if len(r.Claims) != 2 || r.Claims[0].ID != "c1" || len(r.Claims[1].About) != 0 || len(c.Hidden) != 1 {
		t.Errorf("claims %+v", r.Claims)
	}
	if len(r.Events) != 2 || r.Events[0].ID != "c1" || len(r.Events[0].Disputes) != 0 {
		t.Errorf("events %+v", r.Events)
	}
	Options{MinScore: 0.95}.Apply(c)
	if len(r.Claims)+len(r.Events)+len(c.Hidden) != 0 {
		t.Errorf("left: %+v", r)
	}
}

// A coarse point is in the grid's cell of the true one, and says nothing of where in the cell that lies.
func TestCoarse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lat, lon := rapid.Float64Range(-85, 85).Draw(t, "lat"), rapid.Float64Range(-179, 179).Draw(t, "lon")
		km := rapid.Float64Range(1, 200).Draw(t, "km")
		y, x := Coarse(&lat, &lon, km)
		north, east := math.Abs(*y-lat)*kmPerDegree, math.Abs(*x-lon)*kmPerDegree*math.Cos(*y*math.Pi/180)
		if north > km/2+0.1 || east > km/2+0.1 {
			t.Fatalf("%v %v became %v %v, %.1f and %.1f km away", lat, lon, *y, *x, north, east)
		}
	})
	lat, lon, near := 10.01, 20.01, 10.02
	y1, x1 := Coarse(&lat, &lon, 50)
	y2, x2 := Coarse(&near, &lon, 50)
	if *y1 != *y2 || *x1 != *x2 {
		t.Error("two points of a cell are told apart")
	}
	if y, x := Coarse(&lat, nil, 50); y != nil || x != nil {
		t.Error("half a point was kept")
	}
}
