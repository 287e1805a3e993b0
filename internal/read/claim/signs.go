package claim

import (
	"math"
	"slices"
	"strings"

	"sitrep/internal/read/frame"
	"sitrep/internal/syntax"
)

// Sign is one thing about a claim's reading that tells how far to trust it. Signs look at how the claim was found, never
// at which words it is about: a score must not say that some acts or parties are believed less than others.
type Sign struct {
	Name, Doc string
	of        func(*subject) float64
}

// subject is the claim a sign looks at.
type subject struct {
	*draft
	in    *Input
	sent  *syntax.Sentence
	args  []frame.Arg // none for a claim made from a toll
	crowd int         // claims of the sentence
}

// Signs lists every sign in a fixed order.
func Signs() []Sign {
	return slices.Concat(partySigns(), settingSigns(), wordingSigns())
}

func partySigns() []Sign {
	return []Sign{
		{"no_actor", "it has no actor", func(s *subject) float64 { return flag(len(s.Actors) == 0) }},
		{"no_recipient", "it has no recipient and is not symmetric", func(s *subject) float64 { return flag(len(s.Recipients) == 0 && !s.Symmetric) }},
		{"parties", "parties beyond two, at most three", func(s *subject) float64 { return capped(len(s.Actors)+len(s.Recipients)-2, 3) }},
		{"pronoun", "an argument is tied by a pronoun", func(s *subject) float64 { return flag(s.hasBasis("pronoun")) }},
		{"far", "log of the tokens between predicate and farthest party", (*subject).reach},
		{"indirect", "a party was found by word order or through another word than the predicate", func(s *subject) float64 { return flag(slices.ContainsFunc(s.args, indirect)) }},
	}
}

func settingSigns() []Sign {
	return []Sign{
		{"no_place", "it has no place", func(s *subject) float64 { return flag(s.Where == nil) }},
		{"place_stated", "its own clause states the place", func(s *subject) float64 { return flag(s.Where != nil && s.Where.Basis == "stated") }},
		{"no_date", "it has no date", func(s *subject) float64 { return flag(s.When == nil) }},
		{"voices", "voices, at most three", func(s *subject) float64 { return capped(len(s.Voices), 3) }},
	}
}

func wordingSigns() []Sign {
	return []Sign{
		{"long", "log of the sentence's length over 20 tokens", func(s *subject) float64 { return math.Log(float64(len(s.sent.Tokens)+2) / 20) }},
		{"crowd", "log of the claims its sentence gave", func(s *subject) float64 { return math.Log(float64(s.crowd)) }},
		{"noun", "its predicate is no verb", func(s *subject) float64 { return flag(!s.sent.Tokens[s.pred.Tok].IsVerb()) }},
		{"bare_toll", "it was made from a toll alone", func(s *subject) float64 { return flag(s.frame < 0) }},
		{"not_plain", "it is negated, or said not to have happened yet", func(s *subject) float64 { return flag(s.Aspect != "happened" || s.Negated) }},
		{"background", "it is told as history", func(s *subject) float64 { return flag(s.Background) }},
	}
}

func (d *draft) hasBasis(basis string) bool {
	for _, a := range d.Arguments {
		if a.Basis == basis {
			return true
		}
	}
	return false
}

// reach is the log of 1 + the tokens between the predicate and its farthest party in the same sentence.
func (s *subject) reach() float64 {
	far := 0
	for _, a := range s.args {
		if a.Sent == s.pred.Sent && (a.Role == "actor" || a.Role == "recipient" || a.Role == "target" || a.Role == "ground") {
			far = max(far, a.Head-s.pred.Tok, s.pred.Tok-a.Head)
		}
	}
	return math.Log(1 + float64(far))
}

func indirect(a frame.Arg) bool {
	return strings.HasPrefix(a.Via, "order:") || strings.Contains(a.Via, ">") || a.Basis == "implied"
}

func capped(n, most int) float64 { return float64(min(max(n, 0), most)) }

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
