package petrarch

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/lexicon"
	"sitrep/internal/read/chain"
)

// Dyad is a pair of codes as the dictionary writes them, without marks for parts that are not coded.
type Dyad struct{ Source, Target string }

// Coder writes the actors of a record in the codes of a dictionary.
type Coder struct{ agents map[string]string }

// NewCoder knows the agents of a dictionary.
func NewCoder(d *Dictionary) *Coder {
	c := &Coder{agents: map[string]string{}}
	for _, a := range d.Agents {
		for _, name := range expand(a.Name, d.Sets) {
			c.agents[lexicon.Key(name)] = a.Code
		}
	}
	return c
}

// Dyads are the pairs that the claims of a report hold, actor before recipient or target, without repeats; of a two-sided
// claim every two of its parties in both orders. A pair in which neither party has a code is none.
func (c *Coder) Dyads(coding *coder.Coding) []Dyad {
	codes := map[string][]string{}
	for i := range coding.Chains.Entities {
		e := &coding.Chains.Entities[i]
		codes[e.Actor.ID] = c.codes(coding, e)
	}
	var out []Dyad
	for i := range coding.Record.Claims {
		claim := &coding.Record.Claims[i]
		sources, targets := parties(claim, codes, "actor"), parties(claim, codes, "recipient", "target")
		if claim.Symmetric {
			sources = append(sources, targets...)
			targets = sources
		}
		for _, s := range sources {
			for _, t := range targets {
				if d := (Dyad{s, t}); s+t != "" && s != t && !slices.Contains(out, d) {
					out = append(out, d)
				}
			}
		}
	}
	return out
}

// Codes are the codes of all actors of a report that have one.
func (c *Coder) Codes(coding *coder.Coding) map[string]bool {
	out := map[string]bool{}
	for i := range coding.Chains.Entities {
		for _, code := range c.codes(coding, &coding.Chains.Entities[i]) {
			out[code] = true
		}
	}
	return out
}

func parties(c *sitrep.Claim, codes map[string][]string, roles ...string) []string {
	var out []string
	for _, a := range c.Arguments {
		if slices.Contains(roles, a.Role) && a.Actor != "" {
			out = append(out, codes[a.Actor]...)
		}
	}
	return out
}

// codes are the codes of one actor, several where the dictionary has a name stand for several: its side with its agent's
// code, which for a known person is that of the title it is named with.
func (c *Coder) codes(coding *coder.Coding, e *chain.Entity) []string {
	agent := c.agent(e.Actor.Sectors)
	for _, i := range e.Mentions {
		if agent == "" {
			agent = c.agents[coding.Mentions.Mentions[i].Title]
		}
	}
	if agent == "" {
		agent = "~"
	}
	var out []string
	for _, side := range strings.Split(e.Actor.Country, "/") {
		if strings.HasSuffix(side, strings.Trim(agent, "~")) {
			out = append(out, side)
			continue
		}
		out = append(out, strings.ReplaceAll(agent, "~", side))
	}
	return out
}

// agent is the first sector that is an agent's code, as the dictionary writes it.
func (c *Coder) agent(sectors []string) string {
	for _, s := range sectors {
		for _, code := range []string{s, "~" + s} {
			if strings.Contains(code, "~") && c.known(code) {
				return code
			}
		}
	}
	return ""
}

func (c *Coder) known(code string) bool {
	for _, have := range c.agents {
		if have == code {
			return true
		}
	}
	return false
}
