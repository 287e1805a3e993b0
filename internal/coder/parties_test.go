package coder

import (
	"maps"
	"slices"
	"testing"

	"sitrep"
	"sitrep/internal/engine/full"
)

func fullSuite(t testing.TB) *Suite {
	t.Helper()
	eng, err := full.New()
	if err != nil {
		t.Fatal(err)
	}
	return suiteOf(t, eng)
}

// names are the names of the actors with these ids, sorted.
func names(r *sitrep.Record, ids []string) []string {
	var out []string
	for _, id := range ids {
		for i := range r.Actors {
			if r.Actors[i].ID == id {
				out = append(out, r.Actors[i].Name)
			}
		}
	}
	slices.Sort(out)
	return out
}

// A relation told twice is one, with both places as evidence; ground that nobody can tell gives none.
func TestTiesAreToldOnce(t *testing.T) {
	r := &fullSuite(t).Code(Input{Body: "Alliance states include Chad and Niger. Planes hit rebel-held areas.\n\nAlliance states include Chad and Togo."}).Record
	evidence := map[string]int{}
	for i := range r.Ties {
		evidence[r.Ties[i].Kind+" "+names(r, []string{r.Ties[i].From})[0]] += len(r.Ties[i].Evidence)
	}
	if want := map[string]int{"member_of Chad": 2, "member_of Niger": 1, "member_of Togo": 1}; !maps.Equal(evidence, want) || len(r.Ties) != 3 {
		t.Errorf("%d ties: %v, want %v", len(r.Ties), evidence, want)
	}
}

// Who did what to whom, in sentences of a kind that reports are full of.
func TestParties(t *testing.T) {
	cases := []struct {
		text, trigger      string
		actors, recipients []string
	}{
		// Ground is where an act is done; what stands on it and who is hurt on it is acted on.
		{"Rebels shelled the town of Dornach on Monday.", "shelled", []string{"Rebels"}, nil},
		{"Rebels shelled a school in Dornach on Monday.", "shelled", []string{"Rebels"}, []string{"a school"}},
		{"The army bombed residential areas in the north.", "bombed", []string{"army"}, []string{"residential areas"}},
		{"Six villagers were killed in an attack on a clinic.", "attack", nil, []string{"Six villagers", "a clinic"}},
		// An act does nothing: its doer does.
		{"A raid by coast guards wounded two smugglers.", "raid", []string{"coast guards"}, []string{"two smugglers"}},
		{"The union condemned the raid by coast guards.", "condemned", []string{"union"}, []string{"coast guards"}},
		{"The union condemned the raid.", "condemned", []string{"union"}, nil},
		// "By force" is a means, "by regime forces" is not.
		{"Two men died in a rocket attack by regime forces.", "rocket attack", []string{"regime forces"}, []string{"Two men"}},
		// A number is one with what it counts.
		{"More than 700 people have been killed since May.", "killed", nil, []string{"More than 700 people"}},
		{"At least 40 miners were killed in a raid.", "raid", nil, []string{"At least 40 miners"}},
		// Lists.
		{"Rebels including the Vell Liberation Army attacked the base.", "attacked", []string{"Rebels", "Vell Liberation Army"}, []string{"the base"}},
		{"The states that have carried out strikes include Kenya, Chad and Niger.", "strikes", []string{"Chad", "Kenya", "Niger"}, nil},
		{"The navy shelled depots, not homes.", "shelled", []string{"navy"}, []string{"depots"}},
		// Two sides that fight are both actors.
		{"The army is fighting the separatists in the hills.", "fighting", []string{"army", "separatists"}, nil},
		// Nothing that one can lay hands on.
		{"The unrest led to the loss of nine lives, and the blast killed 12.", "blast", nil, nil},
		// Whose act, and on whom.
		{"Their targeting of medics drew protests from doctors.", "targeting", nil, []string{"medics"}},
		{"Coalition jets made nine strikes using guided bombs against militia targets.", "strikes", []string{"Coalition"}, []string{"militia targets"}},
		{"It was the first school to be shelled by the militia.", "shelled", []string{"militia"}, []string{"the first school"}},
		// Headlines.
		{"Coalition Strikes Kill 21 Miners in Northern Vell", "Strikes", []string{"Coalition"}, []string{"21 Miners"}},
		// Who tells an act is no party of it, unless it is the teller's own.
		{"Gunmen stormed the depot, a shopkeeper told the paper.", "stormed", []string{"Gunmen"}, []string{"the depot"}},
		{"A splinter group claimed responsibility for a blast that killed nine guards.", "blast", []string{"splinter group"}, []string{"nine guards"}},
	}
	suite := fullSuite(t)
	for _, c := range cases {
		r := &suite.Code(Input{Body: c.text}).Record
		found := false
		for i := range r.Claims {
			claim := &r.Claims[i]
			words := string([]rune(r.Report.Text)[claim.Trigger.Start:claim.Trigger.End])
			if len(words) < len(c.trigger) || words[:len(c.trigger)] != c.trigger {
				continue
			}
			found = true
			if a := names(r, claim.Actors); !slices.Equal(a, c.actors) {
				t.Errorf("%s: actors %q, want %q", c.text, a, c.actors)
			}
			if a := names(r, claim.Recipients); !slices.Equal(a, c.recipients) {
				t.Errorf("%s: recipients %q, want %q", c.text, a, c.recipients)
			}
		}
		if !found {
			t.Errorf("%s: no claim %q", c.text, c.trigger)
		}
	}
}
