package frame

import (
	"fmt"
	"slices"
	"strings"

	"sitrep/internal/pack"
)

// loadSenses reads which nouns name no party and nothing that force is used on: class, then the nouns.
func (o *Ontology) loadSenses(set *pack.Set) error {
	files, err := set.Glob("lang/en/senses.tsv")
	if err != nil {
		return err
	}
	for _, f := range files {
		for line := range strings.Lines(string(f.Data)) {
			class, nouns, ok := strings.Cut(strings.TrimSpace(line), "\t")
			switch {
			case strings.HasPrefix(line, "#") || class == "class":
			case !ok:
				return fmt.Errorf("%s: want a class and its nouns: %q", f.Path, line)
			default:
				for _, n := range strings.Fields(nouns) {
					o.senses[n] = class
				}
			}
		}
	}
	return nil
}

// fit drops candidates whose own subject or object cannot be what the words of violence ask for ("the policy attacked", "killed all
// hope", "the bull gored"), and arguments that the trigger merely borrowed and that cannot be a party ("caused damage").
func (p *pass) fit() {
	p.cands = slices.DeleteFunc(p.cands, func(c *cand) bool {
		c.args = slices.DeleteFunc(c.args, func(a Arg) bool { return p.noParty(c, a) })
		why := p.unfit(c)
		if why == "" {
			return false
		}
		p.reject(c.at, &c.bound, why)
		return true
	})
}

// unfit says what forbids the candidate, empty where nothing does.
func (p *pass) unfit(c *cand) string {
	f := c.frame
	if !c.noun && slices.Contains(f.NoObj, p.w.lem[c.at]) && len(c.filled)+len(c.asked) == 0 && p.thingObject(c) {
		return "with an object it tells something else"
	}
	if !c.noun && c.typ == "ASSAULT" && slices.ContainsFunc(c.slots, func(s slot) bool { return p.chance[s.tok] && !s.nested && s.rel != "obj" }) {
		return "the harm of an accident"
	}
	for _, a := range c.args {
		word := "\"" + p.w.low[a.Head] + "\""
		switch {
		case a.Role == "actor" && doerVia(a.Via) && f.never != nil && p.inList(f.never, a.Head) && !p.violent(c):
			return word + " does it by accident"
		case !p.own(c, a):
		case a.Role == "actor" && p.between(a.Head, c.at): // a tree that skipped the real subject
		case a.Role == "actor" && slices.Contains(f.typ.NeverActor, p.sense(a.Head)):
			return word + " does not act"
		case (a.Role == "recipient" || a.Role == "target") && slices.Contains(f.typ.NeverRecipient, p.sense(a.Head)) && !c.asked[a.Head] && !p.otherRecipient(c, a):
			return "force is not used on " + word
		}
	}
	return ""
}

// doerVia: the verb's own subject, or that of the verb it hangs on ("struck a tree, injuring two").
func doerVia(via string) bool { return via == "nsubj" || via == "advcl" || via == "conj" }

// between: someone who can act stands between subject and verb.
func (p *pass) between(subject, verb int) bool {
	for i := subject + 1; i < verb; i++ {
		if p.w.Tokens[i].IsNominal() && p.agent(p.w, i) {
			return true
		}
	}
	return false
}

func (p *pass) thingObject(c *cand) bool {
	return slices.ContainsFunc(c.slots, func(s slot) bool {
		return s.rel == "obj" && !s.nested && p.w.Tokens[s.tok].UPOS == "NOUN" && !p.agent(p.w, s.tok)
	})
}

// bursts: a verb that tells what a weapon does by itself.
func (p *pass) bursts(verb int) bool {
	lem := p.w.lem[verb]
	return lem == "explode" || lem == "detonate"
}

func (p *pass) inList(list *phrases, tok int) bool {
	_, _, ok := list.at(p.w, tok)
	return ok
}

// own: the argument hangs on the trigger itself, or on a verb of violence that the noun shares.
func (p *pass) own(c *cand, a Arg) bool {
	switch a.Via {
	case "nsubj", "nsubj:pass", "obj", "obl:agent:by", "obl:by", "nmod:of", "nmod:by", "nmod:on", "nmod:against", "obl:on", "obl:against":
		return true
	case "gov>obj", "gov>nsubj:pass":
		return slices.ContainsFunc(p.cands, func(v *cand) bool { return !v.noun && v.at == c.gov.verb && v.typ == c.typ })
	}
	return false
}

func (p *pass) otherRecipient(c *cand, a Arg) bool {
	return slices.ContainsFunc(c.args, func(o Arg) bool {
		return o.Role == a.Role && o.Head != a.Head && p.sense(o.Head) == ""
	})
}

// sense is the class of a common noun that names no party, empty for all others and for a noun that counts others ("a number of men").
func (p *pass) sense(tok int) string {
	t := &p.w.Tokens[tok]
	class := p.senses[p.w.lem[tok]]
	if k := p.complement(tok); k >= 0 && class == "" && p.senses[p.w.lem[k]] == "living" {
		class = "living" // "a swarm of bees"
	}
	if t.UPOS != "NOUN" || class == "" || p.inList(p.exposed, tok) || p.agent(p.w, tok) || p.settlement(p.w, tok) {
		return ""
	}
	if k := p.complement(tok); k >= 0 && class == "mind" && (p.agent(p.w, k) || p.settlement(p.w, k)) {
		return ""
	}
	if m := p.mentionAt(p.w.Index, tok); m != nil && m.Head == tok && m.Class != "thing" {
		return ""
	}
	return class
}

// complement is the noun after "of", -1 without one.
func (p *pass) complement(tok int) int {
	for _, k := range p.w.Deps(tok, "nmod") {
		if p.w.prep(k) == "of" {
			return k
		}
	}
	return -1
}

// noParty: the argument is an editor's mark in brackets, the place of "took place", or what an act caused.
func (p *pass) noParty(c *cand, a Arg) bool {
	w, verb := p.w, p.w.Tokens[a.Head].Head
	switch {
	case a.Head > 0 && a.Head+1 < len(w.low) && w.low[a.Head-1] == "[" && w.low[a.Head+1] == "]":
		return true
	case a.Role != "recipient" && a.Role != "actor" || verb < 0:
		return false
	case w.low[a.Head] == "place" && w.lem[verb] == "take":
		return true
	}
	return a.Via == "gov>obj" && (p.inList(p.outcome, a.Head) || p.sense(a.Head) == "mind")
}
