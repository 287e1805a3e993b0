package coder

import (
	"fmt"
	"strings"
	"testing"

	"sitrep"
)

// told writes the voices of a claim, outermost first: label, cue, kind, stance, access, self, day of saying and what was quoted.
func told(text []rune, c *sitrep.Claim) string {
	words := func(s sitrep.Span) string { return string(text[s.Start:s.End]) }
	var out []string
	for _, v := range c.Voices {
		s := strings.Join([]string{v.Label, v.Cue, v.Kind, v.Stance, v.Access}, "|")
		if v.Self {
			s += "|self"
		}
		if v.Said != nil {
			s += "|" + v.Said.Start
		}
		for _, q := range v.Quoted {
			s += "|" + words(q)
		}
		out = append(out, s)
	}
	return strings.Join(out, " > ")
}

func TestVoicesOfClaims(t *testing.T) {
	tests := []struct{ title, body, trigger, want string }{
		{"", "The ministry said in a statement on Tuesday that rebels had killed six policemen.", "killed",
			"The ministry|said|statement|reports|official|2024-05-07"},
		{"", "Residents said soldiers killed two farmers, Reuters reported.", "killed",
			"Reuters|reported|agency|reports|secondhand > Residents|said|unnamed|reports|witness"},
		{"", "The rebels confirmed that they had shot down a helicopter.", "shot down", "The rebels|confirmed|speech|confirms|party|self"},
		{"", "\"We saw trucks. Soldiers shot two men,\" said Mina Orlo, a teacher. \"Then they burned the school.\"", "shot",
			"Mina Orlo|said|speech|reports|witness|\"We saw trucks. Soldiers shot two men,\""},
		{"", "A spokesman for the rebels, speaking by telephone on Monday, said that warplanes bombed the depot.", "bombed",
			"A spokesman for the rebels|said|unnamed|reports|party"},
		{"", "According to a source close to the governor, gunmen abducted a judge.", "abducted",
			"a source close to the governor|According to|unnamed|reports|"},
		{"", "The mayor wrote on Facebook that rebels had bombed the market.", "bombed", "The mayor|wrote|post|reports|official"},
		{"", "A police report said that gunmen killed two men.", "killed", "A police report|said|document|reports|secondhand"},
		{"Army denies bombing of clinic", "A longer text follows here.", "bombing", "Army|denies|speech|denies|party"},
		{"Gunmen kill nine: police", "A longer text follows here.", "kill", "police|:|speech|reports|official"},
		{"", "The army denied a strike which residents said killed nine people.", "killed", "residents|said|unnamed|reports|witness"},
		{"", "The president denied that troops used shells which residents said killed nine people.", "killed", "residents|said|unnamed|reports|witness"},
		{"", "The Northern Band on Monday claimed responsibility for a suicide bombing that killed two guards.", "suicide bombing",
			"The Northern Band|claimed responsibility|speech|confirms||self|2024-05-06"},
		{"Car bomb kills nine in Orda: police - Region - World - Daily Meridian", "A longer text follows here.", "bomb", "police|:|speech|reports|official"},
		{"", "The general wants the rebels punished. Rebels killed two men.", "killed", ""},
		{"", "''The soldiers killed two men,'' the widow said quietly.", "killed", "the widow|said|speech|reports|witness|''The soldiers killed two men,''"},
	}
	s := suite(t)
	day := &sitrep.Published{Start: "2024-05-08", End: "2024-05-08", Grain: "day", Basis: "given"}
	for _, tt := range tests {
		rec := s.Code(Input{Title: tt.title, Body: tt.body, Published: day}).Record
		text := []rune(rec.Report.Text)
		got := []string{}
		for i := range rec.Claims {
			if c := &rec.Claims[i]; strings.Contains(string(text[c.Trigger.Start:c.Trigger.End]), tt.trigger) {
				got = append(got, told(text, c))
			}
		}
		if fmt.Sprint(got) != fmt.Sprint([]string{tt.want}) {
			t.Errorf("%s %s\n got %q\nwant %q", tt.title, tt.body, got, tt.want)
		}
	}
}

func TestQuoteWithoutSpeakerIsFlagged(t *testing.T) {
	rec := suite(t).Code(Input{Body: "The road was quiet.\n\n\"Rebels killed two drivers before anyone could stop them.\""}).Record
	for _, p := range rec.Problems {
		if p.Code == "orphan_quote" {
			return
		}
	}
	t.Errorf("problems %v", rec.Problems)
}
