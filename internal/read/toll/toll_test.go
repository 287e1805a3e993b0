package toll

import (
	"fmt"
	"strings"
	"testing"

	"sitrep/internal/engine/lite"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/number"
	"sitrep/internal/text"
	"sitrep/packs"
)

func parser(t testing.TB) func(string) *read.Doc {
	t.Helper()
	eng, err := lite.New()
	if err != nil {
		t.Fatal(err)
	}
	return func(body string) *read.Doc {
		canonical, title := text.Canonical("", body)
		paragraphs := text.Paragraphs(canonical, title)
		return &read.Doc{Text: canonical, Title: title, Paragraphs: paragraphs, Sentences: eng.Analyse(canonical, paragraphs)}
	}
}

// show writes a toll as kind low-high scope who/class <part.
func show(t *Toll) string {
	side := func(n *int) string {
		if n == nil {
			return "*"
		}
		return fmt.Sprint(*n)
	}
	out := fmt.Sprintf("%s %s-%s", t.Kind, side(t.Low), side(t.High))
	if t.Scope != "event" {
		out += " " + t.Scope
	}
	if t.Who != "" {
		out += " " + strings.ToLower(t.Who)
	}
	if t.Class != "" {
		out += "/" + t.Class
	}
	if t.PartOf != nil {
		out += fmt.Sprintf(" <%d", *t.PartOf)
	}
	return out
}

func TestRead(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Fourteen troops were killed in the pass.", "killed 14-14 troops/combatant"},
		{"The blast killed at least 20 people, including four children and a nurse.", "killed 20-* people; killed 4-4 children/child <0; killed 1-1 nurse/medic <0"},
		{"The raid left three dead and 12 wounded.", "killed 3-3; wounded 12-12"},
		{"Ten people were killed and 22 wounded in the market.", "killed 10-10 people; wounded 22-22"},
		{"A mine exploded, killing two herders and injuring five others.", "killed 2-2 herders/civilian; wounded 5-5 others"},
		{"The death toll rose to 45.", "killed 45-45 cumulative"},
		{"He gave a toll of eight.", "killed 8-8"},
		{"Nine porters lost their lives.", "killed 9-9 porters/civilian"},
		{"The siege cost the lives of 136 villagers.", "killed 136-136 villagers/civilian"},
		{"A woman and her child were killed.", "killed 2-2 a woman and her child/child"},
		{"No one was hurt.", "wounded 0-0"},
		{"There were no casualties.", "killed 0-0; wounded 0-0"},
		{"The shell killed a soldier.", "killed 1-1 soldier/combatant"},
		{"Dozens of others were wounded.", "wounded 24-* others"},
		{"Police arrested 30 students.", "detained 30-30 students/civilian"},
		{"Some 5,000 residents fled the valley.", "displaced 4500-5500 residents/civilian"},
		{"12 civilians dead in raid on mill", "killed 12-12 civilians/civilian"},
		{"The killing of three men angered the town.", "killed 3-3 men"},
		{"GUERRILLAS KILLED TWO SOLDIERS AND WOUNDED FOUR.", "killed 2-2 soldiers/combatant; wounded 4-4"},
		{"Six soldiers and three guards were killed.", "killed 6-6 soldiers/combatant; killed 3-3 guards/combatant"},
		{"More than 400 people have been killed since the siege began.", "killed 400-* cumulative people"},
		{"Nearly 50 rebels died in the past week.", "killed 45-50 period rebels/combatant"},
		{"Gunmen abducted eight nurses.", "abducted 8-8 nurses/medic"},
		{"Fourteen sailors are missing.", "missing 14-14 sailors/combatant"},
		{"Ten men were shot to death.", "killed 10-10 men"},
		{"Two gunmen shot dead three guards.", "killed 3-3 guards/combatant"},
		{"Both attackers were killed.", "killed 2-2 attackers/combatant"},
		{"All four attackers died.", "killed 4-4 attackers/combatant"},
		{"The raid killed scores of fleeing villagers.", "killed 40-* fleeing villagers/civilian"},
		{"At least 20 JR fighters, among them two boys, had been killed.", "killed 20-* jr fighters/combatant; killed 2-2 boys/child <0"},
		{"He admitted to three counts of murder.", ""},
		{"This brings to 21 the number of rebels killed in the pass.", "killed 21-21 cumulative"},
		{"She was almost killed.", ""},
		{"The plague took a toll on several victims.", ""},
		{"Two engineers and a technician were kidnapped.", "abducted 2-2 engineers/civilian; abducted 1-1 technician/civilian"},
		{"Two children killed 5 others injured in rocket attack", "killed 2-2 children/child; wounded 5-5 others"},
		{"He gave the same toll and said 14 boats sank.", ""},
		{"Several of the wounded were in a bad way.", ""},
		{"The men took some 2,000 villagers along as they fled.", ""},
		{"This took to 89 the number of villagers killed there.", "killed 89-89 cumulative"},
		{"The fate of the talks is unknown.", ""},
		{"The soldiers did not kill anyone.", ""},
		{"Dozens were killed or injured.", ""},
		{"Rebels captured 30 villages.", ""},
		{"There were no reports of casualties.", ""},
		{"He died hard for 20 hopes.", ""},
	}
	r, err := New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	nums, err := number.New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	parse := parser(t)
	for _, tt := range tests {
		doc := parse(tt.text)
		var got []string
		for _, toll := range r.Read(doc, nums.Read(doc), nil) {
			got = append(got, show(&toll))
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("%q:\n got %q\nwant %q", tt.text, strings.Join(got, "; "), tt.want)
		}
	}
}

func TestPack(t *testing.T) {
	for _, err := range Check(pack.New(packs.FS), parser(t)) {
		t.Error(err)
	}
}
