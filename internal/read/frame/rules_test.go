package frame_test

import (
	"strings"
	"testing"

	"sitrep/internal/pack"
	"sitrep/internal/read/frame"
	"sitrep/packs"
)

// decided are the manual's rules for acts that two types could claim, each with a sentence; without says which type
// the sentence must not have.
var decided = []struct{ rule, text, want, without string }{
	{"a future CONSULT is AGREE", "The prime minister will visit the republic in June.", "AGREE", "CONSULT"},
	{"a future SUPPORT is AGREE", "The two governments plan to sign a trade pact.", "AGREE", "SUPPORT"},
	{"a future COOPERATE is AGREE", "The two navies will cooperate on patrols.", "AGREE", "COOPERATE"},
	{"a future AID is AGREE", "The charity will deliver food to the flooded villages.", "AGREE", "AID"},
	{"a withdrawal announced is CONCEDE", "The army will withdraw its troops from the valley.", "CONCEDE", "RETREAT"},
	{"a withdrawal agreed is CONCEDE", "The rebels agreed to withdraw their fighters from the valley.", "CONCEDE", "RETREAT"},
	{"a withdrawal done is RETREAT", "The army withdrew its troops from the valley.", "RETREAT withdraw", "CONCEDE"},
	{"a release promised is AGREE", "The rebels promised to release two pilots.", "AGREE", "RETREAT"},
	{"an end of the fighting promised is CONCEDE", "The rebels agreed to stop their attacks on the pipeline.", "CONCEDE", "RETREAT"},
	{"a third party's call to stop fighting is REQUEST", "The president urged both armies to stop the fighting.", "REQUEST yield", "AGREE"},
	{"a party's own wish to stop fighting is AGREE", "The rebels said they were ready to accept a ceasefire.", "AGREE", "REQUEST"},
	{"combatants captured are ASSAULT abduct", "The rebels captured nine soldiers during the raid.", "ASSAULT abduct", "COERCE"},
	{"civilians taken by authority are COERCE arrest", "Police arrested twelve students after the vigil.", "COERCE arrest", "ASSAULT"},
	{"troops moved in an attack are no MOBILIZE", "Rebel fighters attacked an army post on Monday.", "ASSAULT", "MOBILIZE"},
	{"a joint exercise is COOPERATE", "The republic and the kingdom held joint exercises in the gulf.", "COOPERATE", "MOBILIZE"},
	{"one's own exercise is MOBILIZE", "The navy held exercises near the strait.", "MOBILIZE", "COOPERATE"},
	{"hostages freed by a third party are AID", "Commandos rescued the hostages from the farm.", "AID", "RETREAT"},
	{"a resignation is RETREAT resign", "The interior minister resigned on Thursday.", "RETREAT resign", "CONCEDE"},
	{"people who flee are SANCTION expel", "Thousands of villagers fled fighting in the delta.", "SANCTION expel", "RETREAT"},
	{"peacekeepers sent are AID", "The union sent peacekeepers to the border province.", "AID", "MOBILIZE"},
	{"a verdict is SANCTION convict", "A military court sentenced two officers to life in prison.", "SANCTION convict", "ACCUSE"},
	{"sanctions are COERCE restrict", "Brussels imposed sanctions on two oil firms.", "COERCE restrict", "SANCTION"},
	{"ties cut are SANCTION discontinue", "The kingdom has severed ties with the republic.", "SANCTION discontinue", "COERCE"},
	{"harm vowed is THREATEN", "The militia vowed to attack the port.", "THREATEN violence", "AGREE"},
	{"what will not be done is REJECT", "The junta said it will not release the students.", "REJECT", "AGREE"},
	{"a curfew lifted is CONCEDE", "The mayor lifted the curfew in the old town.", "CONCEDE", "COERCE"},
	{"sanctions lifted are RETREAT", "The union lifted sanctions on the airline.", "RETREAT", "COERCE"},
	{"who says another did it accuses", "The governor said the rebels were responsible for the attack.", "ACCUSE allege", "SUPPORT"},
}

func TestDecidingRules(t *testing.T) {
	parse := parser(t)
	r, err := frame.New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range decided {
		typ, mode, _ := strings.Cut(d.want, " ")
		found := false
		var got []string
		for _, f := range r.Read(parse(d.text), nil).Frames {
			got = append(got, f.Type+" "+f.Mode)
			found = found || f.Type == typ && (mode == "" || f.Mode == mode)
			if f.Type == d.without {
				t.Errorf("%s: %q gave %s", d.rule, d.text, f.Type)
			}
		}
		if !found {
			t.Errorf("%s: %q gave %q, want %s", d.rule, d.text, got, d.want)
		}
	}
}

// A two-sided act has both sides as actors; a visitor is the actor and the host the recipient; the cause of a flight acts.
func TestWhoActsInTwoSidedActs(t *testing.T) {
	parse := parser(t)
	r, err := frame.New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		text, typ, actor, recipient string
		symmetric                   bool
	}{
		{"The two presidents met in the capital on Monday.", "CONSULT", "The two presidents", "", true},
		{"Heavy fighting broke out between the army and local militias.", "ASSAULT", "the army", "", true},
		{"The foreign minister visited the island state.", "CONSULT", "The foreign minister", "the island state", false},
		{"Thousands of villagers fled the rebels in the delta.", "SANCTION", "the rebels", "Thousands", false},
	} {
		doc := parse(want.text)
		ok := false
		for _, f := range r.Read(doc, nil).Frames {
			roles := map[string]string{}
			for _, a := range f.Args {
				roles[a.Role] += doc.Words(a.Range) + ";"
			}
			ok = ok || f.Type == want.typ && f.Symmetric == want.symmetric && strings.Contains(roles["actor"], want.actor) &&
				strings.Contains(roles["recipient"], want.recipient)
		}
		if !ok {
			t.Errorf("%q: no %s with actor %q and recipient %q, symmetric %t", want.text, want.typ, want.actor, want.recipient, want.symmetric)
		}
	}
}
