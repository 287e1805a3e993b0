package mend

import (
	"strings"
	"testing"

	"sitrep/internal/syntax"
)

// tree writes a sentence as "form/UPOS/XPOS/lemma head rel" fields.
func tree(rows ...string) []syntax.Token {
	var out []syntax.Token
	for _, r := range rows {
		f := strings.Fields(r)
		out = append(out, syntax.Token{Form: f[0], UPOS: f[1], XPOS: f[2], Lemma: f[3], Head: int(f[4][0] - '0'), Deprel: f[5]})
		if f[4] == "-" {
			out[len(out)-1].Head = -1
		}
	}
	return out
}

func TestPerfectIsAnAuxiliary(t *testing.T) {
	s := tree("they PRON PRP they 1 nsubj", "have VERB VBP have - root", "both CCONJ CC both 3 cc", "backed VERB VBN back 1 xcomp", "him PRON PRP he 3 obj")
	Trees(s)
	if s[3].Head != -1 || s[3].Deprel != "root" || s[1].Deprel != "aux" || s[1].Head != 3 || s[0].Head != 3 {
		t.Errorf("got %+v", s)
	}
	s = tree("they PRON PRP they 1 nsubj", "have VERB VBP have - root", "men NOUN NNS man 1 obj", "trained VERB VBN train 1 xcomp")
	Trees(s)
	if s[1].Deprel != "root" {
		t.Error("have with an object of its own was taken for an auxiliary")
	}
}

func TestContractedAuxiliaryIsReadByItsVerb(t *testing.T) {
	for _, c := range []struct {
		want string
		rows []string
	}{
		{"have", []string{"they PRON PRP they 2 nsubj", "'d AUX MD would 2 aux", "left VERB VBN leave - root"}},
		{"would", []string{"they PRON PRP they 2 nsubj", "'d AUX VBD have 2 aux", "leave VERB VB leave - root"}},
		{"would", []string{"they PRON PRP they 3 nsubj:pass", "'d AUX MD would 3 aux", "be AUX VB be 3 aux:pass", "freed VERB VBN free - root"}},
		{"have", []string{"they PRON PRP they 3 nsubj:pass", "'d AUX MD would 3 aux", "been AUX VBN be 3 aux:pass", "freed VERB VBN free - root"}},
	} {
		s := tree(c.rows...)
		Trees(s)
		if s[1].Lemma != c.want {
			t.Errorf("%v: %s, want %s", c.rows, s[1].Lemma, c.want)
		}
	}
}

func TestReducedRelativeGivesBackTheSubject(t *testing.T) {
	s := tree("units NOUN NNS unit 1 nsubj", "led VERB VBN lead 5 advcl", "by ADP IN by 3 case", "Dahl PROPN NNP Dahl 1 obl", "have AUX VBP have 5 aux", "left VERB VBN leave - root")
	Trees(s)
	if s[0].Head != 5 || s[0].Deprel != "nsubj" || s[1].Head != 0 || s[1].Deprel != "acl" {
		t.Errorf("got %+v", s)
	}
	s = tree("units NOUN NNS unit 1 nsubj", "attacked VERB VBD attack 5 advcl", "by ADP IN by 3 case", "night NOUN NN night 1 obl", "they PRON PRP they 5 nsubj", "left VERB VBD leave - root")
	Trees(s)
	if s[0].Head != 1 {
		t.Error("a clause whose neighbour has its own subject lost its own")
	}
}

func TestObjectBeforeATime(t *testing.T) {
	s := tree("began VERB VBD begin - root", "its PRON PRP$ its 4 nmod:poss", "offensive ADJ JJ offensive 4 amod", "two NUM CD two 4 nummod", "weeks NOUN NNS week 5 obl", "ago ADV RB ago 0 advmod")
	Trees(s)
	if s[2].UPOS != "NOUN" || s[2].Head != 0 || s[2].Deprel != "obj" || s[1].Head != 2 {
		t.Errorf("got %+v", s)
	}
	s = tree("spent VERB VBD spend - root", "the DET DT the 4 det", "last ADJ JJ last 4 amod", "two NUM CD two 4 nummod", "weeks NOUN NNS week 0 obj", "there ADV RB there 0 advmod")
	Trees(s)
	if s[2].UPOS != "ADJ" {
		t.Error("a plain phrase of time lost its adjective")
	}
}

func TestSpeakerBelongsToTheVerbOfSaying(t *testing.T) {
	s := tree("rebels NOUN NNS rebel 1 nsubj", "killed VERB VBD kill 5 ccomp", "nine NUM CD nine 1 obj", ", PUNCT , , 5 punct", "medics NOUN NNS medic 1 nsubj", "said VERB VBD say - root")
	Trees(s)
	if s[4].Head != 5 || s[0].Head != 1 {
		t.Errorf("got %+v", s)
	}
	s = tree("killed VERB VBD kill 4 ccomp", ", PUNCT , , 4 punct", "medics NOUN NNS medic 0 nsubj", "they PRON PRP they 4 nsubj", "said VERB VBD say - root")
	Trees(s)
	if s[2].Head != 0 {
		t.Error("a verb of saying with its own subject took another")
	}
}

func TestLoneObjectIsDirect(t *testing.T) {
	s := tree("accused VERB VBD accuse - root", "ministers NOUN NNS minister 0 iobj", "of SCONJ IN of 3 mark", "rigging VERB VBG rig 0 advcl")
	Trees(s)
	if s[1].Deprel != "obj" {
		t.Errorf("got %+v", s[1])
	}
	s = tree("told VERB VBD tell - root", "reporters NOUN NNS reporter 0 iobj", "they PRON PRP they 3 nsubj", "left VERB VBD leave 0 ccomp")
	Trees(s)
	if s[1].Deprel != "iobj" {
		t.Error("who is told something became a direct object")
	}
}

func TestSubjectIsSplitFromObject(t *testing.T) {
	s := tree("the DET DT the 3 det", "donor NOUN NN donor 3 compound", "suspended VERB VBN suspend 3 amod", "aid NOUN NN aid - root")
	Trees(s)
	if s[2].Head != -1 || s[3].Head != 2 || s[3].Deprel != "obj" || s[1].Head != 2 || s[1].Deprel != "nsubj" || s[0].Head != 1 {
		t.Errorf("got %+v", s)
	}
	s = tree("a DET DT a 3 det", "car NOUN NN car 3 compound", "bomb NOUN NN bomb 3 compound", "attack NOUN NN attack - root")
	Trees(s)
	if s[1].Head != 3 {
		t.Error("a compound without a verb was split")
	}
}

func TestPeopleBeforeANounAreNouns(t *testing.T) {
	s := tree("rebel ADJ JJ rebel 1 amod", "hands NOUN NNS hand - root")
	Trees(s)
	if s[0].UPOS != "NOUN" || s[0].Deprel != "compound" {
		t.Errorf("got %+v", s[0])
	}
}

func TestNumberAndNounAreOne(t *testing.T) {
	s := tree("300 NUM CD 300 2 nsubj", "people NOUN NNS people 2 nsubj", "fled VERB VBD flee - root")
	Trees(s)
	if s[0].Head != 1 || s[0].Deprel != "nummod" || s[1].Head != 2 {
		t.Errorf("got %+v", s)
	}
	s = tree("Nine NUM CD nine 1 nsubj", "fled VERB VBD flee - root", "home NOUN NN home 1 obj")
	Trees(s)
	if s[0].Deprel != "nsubj" {
		t.Error("a number alone lost its place")
	}
}

func TestPrepositionOfTheWholePhrase(t *testing.T) {
	s := tree("made VERB VBD make - root", "raids NOUN NNS raid 0 obj", "on ADP IN on 5 case", "posts NOUN NNS post 0 obj", "in ADP IN in 5 case", "Dorn PROPN NNP Dorn 3 nmod")
	Trees(s)
	if s[2].Head != 3 || s[3].Deprel != "obl" || s[4].Head != 5 {
		t.Errorf("got %+v", s)
	}
	s = tree("sent VERB VBD send - root", "aid NOUN NN aid 0 obj", "to ADP IN to 3 case", "Dorn PROPN NNP Dorn 0 obl")
	Trees(s)
	if s[2].Head != 3 || s[1].Deprel != "obj" {
		t.Errorf("got %+v", s)
	}
}

func TestDoerBeforeAnInfinitive(t *testing.T) {
	s := tree("May PROPN NNP May 1 nsubj", "saw VERB VBD see - root", "Dorn PROPN NNP Dorn 3 compound", "besiege VERB VB besiege 1 obj", "Vell PROPN NNP Vell 3 obj")
	Trees(s)
	if s[2].Deprel != "nsubj" || s[3].Deprel != "ccomp" {
		t.Errorf("got %+v", s)
	}
	s = tree("peace NOUN NN peace 1 compound", "keeping VERB VBG keep - root")
	Trees(s)
	if s[0].Deprel != "compound" {
		t.Error("a gerund lost its compound")
	}
}

func TestMainVerbIsNoBareParticiple(t *testing.T) {
	s := tree("She PRON PRP she 1 nsubj", "called VERB VBD call 4 advcl", "on ADP IN on 3 case", "panels NOUN NNS panel 1 obl", "formed VERB VBN form - root", "here ADV RB here 4 advmod")
	Trees(s)
	if s[1].Head != -1 || s[1].Deprel != "root" || s[4].Head != 3 || s[4].Deprel != "acl" {
		t.Errorf("got %+v", s)
	}
	s = tree("as SCONJ IN as 2 mark", "he PRON PRP he 2 nsubj", "called VERB VBD call 4 advcl", "men NOUN NNS man 4 nsubj:pass", "taken VERB VBN take - root")
	Trees(s)
	if s[4].Deprel != "root" {
		t.Error("a participle with a subject lost its place")
	}
}

func TestPhraseWithOfIsNoObject(t *testing.T) {
	s := tree("killed VERB VBD kill - root", "scores NOUN NNS score 0 obj", "of ADP IN of 3 case", "residents NOUN NNS resident 0 obj")
	Trees(s)
	if s[3].Head != 1 || s[3].Deprel != "nmod" {
		t.Errorf("got %+v", s)
	}
	s = tree("accused VERB VBD accuse - root", "men NOUN NNS man 0 obj", "of ADP IN of 3 case", "theft NOUN NN theft 0 obl")
	Trees(s)
	if s[3].Head != 0 {
		t.Error("an oblique was taken for part of the object")
	}
}

func TestFiniteVerbIsNoPreposition(t *testing.T) {
	s := tree("states NOUN NNS state 1 nsubj", "include VERB VBP include 2 case", "Chad PROPN NNP Chad - root", "Niger PROPN NNP Niger 2 conj")
	Trees(s)
	if s[1].Head != -1 || s[1].Deprel != "root" || s[2].Head != 1 || s[2].Deprel != "obj" {
		t.Errorf("got %+v", s)
	}
	s = tree("men NOUN NNS man - root", "including VERB VBG include 2 case", "Chadians PROPN NNPS Chadian 0 nmod")
	Trees(s)
	if s[1].Deprel != "case" {
		t.Error("including lost its place")
	}
}
