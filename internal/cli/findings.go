package cli

import (
	"fmt"
	"sort"
	"strings"

	"sitrep"
	"sitrep/internal/read/frame"
	"sitrep/internal/read/status"
)

// The sections of a sentence, in the order in which they are printed.
const (
	sectionMentions = iota
	sectionNumbers
	sectionTimes
	sectionPlaces
	sectionVoices
	sectionFrames
	sectionRejected
	sectionTolls
	sectionTies
	sectionClaims
	sectionWithheld
	sectionDropped
	sectionCount
)

// sort puts every finding under its sentence.
func (e *explainer) sort() {
	names := [sectionCount]string{"mentions", "numbers", "times", "places", "voices", "frames", "rejected", "tolls", "ties", "claims", "withheld", "dropped"}
	for i := range e.bySent {
		e.bySent[i] = make([]section, sectionCount)
		for k := range names {
			e.bySent[i][k].name = names[k]
		}
	}
	e.mentions()
	e.numbersAndTimes()
	e.places()
	e.voices()
	e.frames()
	e.tollsAndTies()
	e.claims()
}

func (e *explainer) add(sent, section int, format string, args ...any) {
	if sent >= 0 && sent < len(e.bySent) {
		e.bySent[sent][section].addf(format, args...)
	}
}

func (e *explainer) mentions() {
	for i := range e.c.Mentions.Mentions {
		m := &e.c.Mentions.Mentions[i]
		actor := "no actor"
		if i < len(e.c.Chains.Of) && e.c.Chains.Of[i] >= 0 {
			a := &e.c.Chains.Entities[e.c.Chains.Of[i]]
			actor = fmt.Sprintf("= %s (%s)", a.Actor.Name, e.c.Chains.Basis[i])
		}
		code := strings.Join(append([]string{m.Code.Country}, m.Code.Sectors...), " ")
		e.add(m.Sent, sectionMentions, "%s  %s  %s  [%s]", e.words(m.Range), joined(m.Kind, m.Class, m.Role, strings.TrimSpace(code)), actor, m.Rule)
	}
}

func (e *explainer) numbersAndTimes() {
	for i := range e.c.Numbers {
		n := &e.c.Numbers[i]
		e.add(n.Sent, sectionNumbers, "%s  %s %s  %v to %v  [%s]", e.words(n.Range), n.Kind, n.Bound, n.Low, n.High, n.Rule)
	}
	for i := range e.c.Times {
		t := &e.c.Times[i]
		value := t.Value
		if value == "" {
			value = "unresolved " + t.Norm
		}
		e.add(t.Sent, sectionTimes, "%s  %s  %s  [%s]", e.words(t.Range), joined(t.Kind, t.Relation, value, t.Time, t.Part), span2(t.Start, t.End), t.Rule)
	}
}

func (e *explainer) places() {
	for i := range e.c.Places.Toponyms {
		t := &e.c.Places.Toponyms[i]
		found := "no place in the gazetteer fits"
		if t.Place >= 0 {
			p := &e.c.Places.Places[t.Place]
			found = fmt.Sprintf("%s %s %s %s  score %.2f", p.ID, p.Name, p.Kind, p.Country, t.Score)
		}
		e.add(t.Sent, sectionPlaces, "%s  %s  [%s]", e.words(t.Range), found, t.Rule)
	}
	for i := range e.c.Places.Expressions {
		x := &e.c.Places.Expressions[i]
		e.add(x.Sent, sectionPlaces, "%s  %s %s  [%s]", e.words(x.Range), joined(x.Where.Relation, x.Where.Precision), position(&x.Where), x.Rule)
	}
}

func position(w *sitrep.Where) string {
	if w.Lat == nil || w.Lon == nil {
		return "no point"
	}
	at := fmt.Sprintf("%.3f, %.3f", *w.Lat, *w.Lon)
	if w.RadiusKM != nil {
		at += fmt.Sprintf(" ± %.3g km", *w.RadiusKM)
	}
	return at
}

func (e *explainer) voices() {
	for i := range e.c.Voices.Attributions {
		a := &e.c.Voices.Attributions[i]
		var content []string
		for _, s := range a.Content {
			content = append(content, shorten(s.In(e.c.Doc.Text), 60))
		}
		e.add(a.CueTok.Sent, sectionVoices, "%s %s: %s  %s  [%s]", quote(a.Label), a.Cue, strings.Join(content, " / "),
			joined(a.Kind, a.Stance, a.Access), a.Rule)
	}
	for _, o := range e.c.Voices.Orphans {
		e.add(e.sentenceAt(o), sectionVoices, "%s: a quote without a speaker", shorten(o.In(e.c.Doc.Text), 60))
	}
}

func (e *explainer) frames() {
	for i := range e.c.Frames.Frames {
		f := &e.c.Frames.Frames[i]
		e.add(f.Pred.Sent, sectionFrames, "%s  %s  [%s]", e.text(f.Trigger), joined(f.Type, f.Mode, strings.Join(f.Contexts, " "), f.Embedding), f.Rule)
		for k := range f.Args {
			e.add(f.Pred.Sent, sectionFrames, "    %-9s %s", f.Args[k].Role, e.argument(&f.Args[k]))
		}
		if i < len(e.c.Status) {
			e.add(f.Pred.Sent, sectionFrames, "    %-9s %s", "status", e.status(&e.c.Status[i]))
		}
		if i < len(e.c.Whens) && e.c.Whens[i] != nil {
			w := e.c.Whens[i]
			e.add(f.Pred.Sent, sectionFrames, "    %-9s %s", "when", joined(span2(w.Start, w.End), w.Norm, w.Basis))
		}
		if i < len(e.c.Wheres) && e.c.Wheres[i] != nil {
			w := e.c.Wheres[i]
			e.add(f.Pred.Sent, sectionFrames, "    %-9s %s", "where", joined(w.Name, w.Relation, w.Basis))
		}
	}
	for _, r := range e.c.Frames.Rejected {
		e.add(r.Pred.Sent, sectionRejected, "%s  %s  [%s]", e.point(r.Pred), r.Why, r.Rule)
	}
}

func (e *explainer) argument(a *frame.Arg) string {
	return fmt.Sprintf("%s  via %s, %s", e.words(a.Range), a.Via, a.Basis)
}

func (e *explainer) status(s *status.Status) string {
	words := []string{s.Certainty, s.Aspect, s.Outcome}
	if s.Negated {
		words = append(words, "negated")
	}
	if s.Background {
		words = append(words, "background")
	}
	if s.Generic {
		words = append(words, "not a claim: "+s.Why)
	}
	out := joined(words...)
	for _, c := range s.Cues {
		out += fmt.Sprintf("; %s by %s [%s]", c.Field, e.text(c.Span), c.Rule)
	}
	return out
}

func (e *explainer) tollsAndTies() {
	for i := range e.c.Tolls {
		t := &e.c.Tolls[i]
		e.add(t.Pred.Sent, sectionTolls, "%s  %s %s %s %s  %s  [%s]", e.text(t.Span), t.Kind, figures(&t.Toll), t.Bound, t.Scope, joined(t.Who, t.Class), t.Rule)
	}
	for i := range e.c.Ties {
		t := &e.c.Ties[i]
		ms := e.c.Mentions.Mentions
		if t.From < 0 || t.To < 0 || t.From >= len(ms) || t.To >= len(ms) {
			continue
		}
		e.add(t.Pred.Sent, sectionTies, "%s %s %s  [%s]", e.words(ms[t.From].Range), t.Kind, e.words(ms[t.To].Range), t.Rule)
	}
}

func (e *explainer) claims() {
	for i := range e.c.Claims.Claims {
		e.claim(&e.c.Claims.Claims[i], sectionClaims)
	}
	for i := range e.c.Claims.Hidden {
		e.claim(&e.c.Claims.Hidden[i], sectionWithheld)
	}
	for _, d := range e.c.Claims.Dropped {
		e.add(d.Pred.Sent, sectionDropped, "%s  %s  [%s]", e.point(d.Pred), d.Why, d.Rule)
	}
}

func (e *explainer) claim(c *sitrep.Claim, section int) {
	var voices []string
	for _, v := range c.Voices {
		voices = append(voices, v.Label)
	}
	e.add(c.Sentence, section, "%s  %s  score %.2f", c.ID, joined(c.Type, c.Mode, c.Certainty, c.Aspect, c.Outcome), c.Score)
	e.add(c.Sentence, section, "    %s → %s", e.parties(c.Actors), e.parties(c.Recipients))
	if len(voices) > 0 {
		e.add(c.Sentence, section, "    according to %s", strings.Join(voices, ", by "))
	}
}

func (e *explainer) parties(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, e.names[id])
	}
	if len(out) == 0 {
		return "(none)"
	}
	return strings.Join(out, ", ")
}

// sentenceAt is the sentence that holds the start of a span.
func (e *explainer) sentenceAt(s sitrep.Span) int {
	all := e.c.Doc.Sentences
	return sort.Search(len(all), func(i int) bool { return all[i].Span.End > s.Start })
}

// figures is a toll's range of numbers.
func figures(t *sitrep.Toll) string {
	switch {
	case t.Low == nil && t.High == nil:
		return "an unknown number"
	case t.High == nil:
		return fmt.Sprintf("%d or more", *t.Low)
	case t.Low == nil:
		return fmt.Sprintf("%d or fewer", *t.High)
	case *t.Low == *t.High:
		return fmt.Sprint(*t.Low)
	}
	return fmt.Sprintf("%d to %d", *t.Low, *t.High)
}

// joined is the words that are not empty, with commas.
func joined(words ...string) string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, ", ")
}

// shorten cuts text in the middle to about n code points.
func shorten(s string, n int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= n {
		return "“" + string(r) + "”"
	}
	return "“" + string(r[:n/2]) + " … " + string(r[len(r)-n/2:]) + "”"
}
