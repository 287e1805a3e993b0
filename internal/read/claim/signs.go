package claim

import (
	"math"
	"slices"
	"strings"

	"sitrep"
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

// PartySigns tell how far type, actors and recipients can be trusted, in a fixed order.
func PartySigns() []Sign {
	return slices.Concat([]Sign{
		{"no_actor", "it has no actor", func(s *subject) float64 { return flag(len(s.Actors) == 0) }},
		{"no_recipient", "it has no recipient and is not symmetric", func(s *subject) float64 { return flag(len(s.Recipients) == 0 && !s.Symmetric) }},
		{"pair", "it has one actor and one recipient", func(s *subject) float64 { return flag(len(s.Actors) == 1 && len(s.Recipients) == 1) }},
		{"parties", "parties beyond two, at most three", func(s *subject) float64 { return capped(len(s.Actors)+len(s.Recipients)-2, 3) }},
		{"pronoun", "an argument is tied by a pronoun", func(s *subject) float64 { return flag(s.hasBasis("pronoun")) }},
		{"subject", "its actor is the subject of its predicate", func(s *subject) float64 { return flag(slices.ContainsFunc(s.args, isSubject)) }},
		{"far", "log of the tokens between predicate and farthest party", (*subject).reach},
		{"alike", "log of 1 + the other acts of its type in the sentence", (*subject).alike},
		{"not_plain", "it is negated, or said not to have happened yet", func(s *subject) float64 { return flag(s.Aspect != "happened" || s.Negated) }},
		{"trigger", "the engine's logit that the word is a trigger, -6 to 6; 1.5 without one", (*subject).trigger},
		{"judged", "the engine's view whether it happened, -3 to 3; 1 without one", (*subject).judged},
	}, wordingSigns())
}

// SettingSigns tell how far place, date and voices can be trusted where type and parties are right.
func SettingSigns() []Sign {
	return slices.Concat([]Sign{
		{"no_place", "it has no place", func(s *subject) float64 { return flag(s.Where == nil) }},
		{"place_stated", "its own clause states the place", func(s *subject) float64 { return flag(s.Where != nil && s.Where.Basis == "stated") }},
		{"no_date", "it has no date", func(s *subject) float64 { return flag(s.When == nil) }},
		{"date_stated", "its own clause states the date", func(s *subject) float64 { return flag(s.When != nil && s.When.Basis == "stated") }},
		{"voices", "voices, at most three", func(s *subject) float64 { return capped(len(s.Voices), 3) }},
		{"quoted", "it stands in a quotation", func(s *subject) float64 { return flag(slices.ContainsFunc(s.Voices, quotes)) }},
		{"long", "log of the sentence's length over 20 tokens", func(s *subject) float64 { return math.Log(float64(len(s.sent.Tokens)+2) / 20) }},
	}, wordingSigns())
}

// wordingSigns count for both.
func wordingSigns() []Sign {
	return []Sign{
		{"crowd", "log of the claims its sentence gave", func(s *subject) float64 { return math.Log(float64(s.crowd)) }},
		{"deep", "log of the words from its predicate up to the root", (*subject).depth},
	}
}

func isSubject(a frame.Arg) bool { return a.Role == "actor" && strings.HasPrefix(a.Via, "nsubj") }

func quotes(v sitrep.Voice) bool { return len(v.Quoted) > 0 }

// alike counts the other frames of the claim's type in its sentence.
func (s *subject) alike() float64 {
	n := 0
	for i := range s.in.Frames.Frames {
		if f := &s.in.Frames.Frames[i]; i != s.frame && f.Type == s.Type && f.Pred.Sent == s.pred.Sent {
			n++
		}
	}
	return math.Log(1 + float64(n))
}

// trigger and judged stand at their mean over our marked reports where the engine has no view.
func (s *subject) trigger() float64 {
	signs := s.sent.Tokens[s.pred.Tok].Signs
	if signs == nil {
		return 1.5
	}
	return float64(min(max(signs.Trigger, -6), 6))
}

func (s *subject) judged() float64 {
	if s.status == nil || !s.status.Known {
		return 1
	}
	return float64(s.status.Judged)
}

func (s *subject) depth() float64 {
	n := 1
	for i := s.sent.Tokens[s.pred.Tok].Head; i >= 0 && n < len(s.sent.Tokens); i = s.sent.Tokens[i].Head {
		n++
	}
	return math.Log(float64(n))
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

func capped(n, most int) float64 { return float64(min(max(n, 0), most)) }

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
