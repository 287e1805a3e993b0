package sentence_test

import (
	"strings"
	"testing"

	"sitrep"
	"sitrep/internal/engine/sentence"
	"sitrep/internal/engine/token"

	"pgregory.net/rapid"
)

func ranges(text string) ([]token.Token, [][2]int) {
	span := sitrep.Span{Start: 0, End: len(text)}
	tokens := token.Split(text, span, nil)
	token.Possessives(tokens)
	return tokens, sentence.Split(text, span, tokens)
}

func split(text string) []string {
	tokens, rs := ranges(text)
	var out []string
	for _, r := range rs {
		out = append(out, text[tokens[r[0]].Span.Start:tokens[r[1]-1].Span.End])
	}
	return out
}

// Each case is the sentences a paragraph must fall into, joined by one space.
func TestSplit(t *testing.T) {
	for _, want := range [][]string{
		{"Gen. Idris Omar met Lt. Col. Dana Roe on Sunday.", "Nobody else came."},
		{"The U.N. Security Council met in the U.S. on Friday.", "It adjourned at 6 p.m.", "The talks go on."},
		{"He left the U.S.", "The next day he was in Geneva."},
		{"\"We will not leave.\"", "The mayor smiled."},
		{"\"We will not leave,\" she said.", "\"Not now.\"", "She hung up."},
		{"“They shelled us all night.”", "“Then they came in.”"},
		{"\"Why us?\" asked a villager.", "Nobody knew!"},
		{"Losses were heavy (an officer spoke of 40 dead. He gave no names) on both sides.", "Both deny it."},
		{"It cost $3.5 million.", "No. 7 Brigade paid.", "See fig. 4 below."},
		{"The rest fled...", "A few stayed... for a while."},
		{"J. R. Stone and K. Veld signed.", "So did others, e.g. the mayor of St. Anne."},
		{"THE ARMY ATTACKED AT DAWN.", "THREE SOLDIERS DIED.", "GEN. ORO SAID SO."},
		{"the army attacked.", "three soldiers died."},
		{"Fighters of Acme Corp. guarded the port.", "They left."},
		{"PORT OSSEN, 8 April (Wire) -", "The garrison fled on Sunday.", "Nobody was hurt."},
		{"Ossen, Velmark (Wire) –", "Three men were freed."},
		{"OSSEN —", "\"We are free,\" the mayor said."},
		{"The road - closed since May - is open."},
		{"Ossen - a port of 9,000 people - fell on Sunday."},
		{"OSSEN FALLS - ARMY SAYS SO"},
		{"The Ossen-Velm road (closed since May) - the only one - is open."},
	} {
		text := strings.Join(want, " ")
		if got := split(text); strings.Join(got, "¦") != strings.Join(want, "¦") {
			t.Errorf("%q:\n got %q", text, got)
		}
	}
}

func TestLineBreaks(t *testing.T) {
	headline := "Ministers fly home\nThe talks in the lakeside town ended without a word."
	if got := split(headline); len(got) != 2 {
		t.Errorf("a line break splits: got %q", got)
	}
	wrapped := "The column left the garrison before first light and reached the\nriver crossing at noon, where it was stopped by a crowd of several\nhundred people. Nobody was hurt."
	if got := split(wrapped); len(got) != 2 {
		t.Errorf("hard-wrapped lines are joined: got %q", got)
	}
}

func TestLongSentenceIsCut(t *testing.T) {
	text := strings.Repeat("and then they marched on, ", 400)
	tokens, rs := ranges(text)
	last := 0
	for _, r := range rs {
		if r[1]-r[0] > sentence.MaxTokens || r[0] != last {
			t.Errorf("bad range %v", r)
		}
		last = r[1]
	}
	if last != len(tokens) {
		t.Errorf("ranges end at %d of %d tokens", last, len(tokens))
	}
}

func TestRangesCoverAllTokens(t *testing.T) {
	words := rapid.SampledFrom([]string{"The", "men", "left", ".", "\"", "?", "(", ")", "\n", "U.S.", "He", "…", "'", " ", "J."})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(words).Draw(t, "words"), " ")
		tokens, rs := ranges(text)
		last := 0
		for _, r := range rs {
			if r[0] != last || r[1] <= r[0] {
				t.Fatalf("%q: range %v after %d", text, r, last)
			}
			last = r[1]
		}
		if last != len(tokens) {
			t.Fatalf("%q: %d of %d tokens covered", text, last, len(tokens))
		}
	})
}
