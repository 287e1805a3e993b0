package claim

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/internal/read/frame"
)

// dropCivil leaves out what private life is full of: thanks, help, offers and refusals among people, firms and things, where
// neither a party nor the sentence nor the rest of the report is of public matter. Demands and promises of an act that is a
// claim of its own stay.
func (b *builder) dropCivil() {
	if b.publicReport() {
		return
	}
	linked := b.linked()
	b.drafts = slices.DeleteFunc(b.drafts, func(d *draft) bool {
		if d.frame < 0 || !b.in.Frames.Frames[d.frame].Civil || linked[d] || b.publicParty(&d.Claim) || b.publicSentence(d.Sentence) {
			return false
		}
		b.drop(d.pred, d.Rule, "private life: nobody in it holds a public role")
		return true
	})
}

// linked are the drafts of speech acts with an act as content, and those acts.
func (b *builder) linked() map[*draft]bool {
	out := map[*draft]bool{}
	for _, d := range b.drafts {
		if d.frame < 0 {
			continue
		}
		if parent := b.byFrame[b.in.Frames.Frames[d.frame].Parent]; parent != nil {
			out[d], out[parent] = true, true
		}
	}
	return out
}

// publicReport: somebody with a public role takes part in violence, coercion, threats or protest.
func (b *builder) publicReport() bool {
	return slices.ContainsFunc(b.drafts, func(d *draft) bool { return conflictType(d.Type) && b.publicParty(&d.Claim) })
}

func conflictType(typ string) bool {
	switch typ {
	case "ASSAULT", "MOBILIZE", "COERCE", "THREATEN", "PROTEST":
		return true
	}
	return false
}

// publicSentence: it names a country or somebody with a public role, or holds words of violence, coercion or protest.
func (b *builder) publicSentence(sent int) bool {
	ms := b.in.Mentions.Mentions
	for i := range ms {
		if ms[i].Sent != sent {
			continue
		}
		if id, _ := b.cast.entity(i); ms[i].Class == "country" || id != "" && b.public(id) {
			return true
		}
	}
	return slices.ContainsFunc(b.in.Frames.Rejected, func(r frame.Rejected) bool {
		typ, _, _ := strings.Cut(strings.TrimPrefix(r.Rule, "plover/"), "#")
		return r.Pred.Sent == sent && conflictType(strings.ToUpper(typ))
	})
}

func (b *builder) publicParty(c *sitrep.Claim) bool {
	return slices.ContainsFunc(c.Actors, b.public) || slices.ContainsFunc(c.Recipients, b.public)
}

// public: the packs know the actor, it is a country's body or force, its sectors are more than those of private life, or it is
// a body called by a common noun that names no trade ("the delegation", "the agency"); an unknown name is a firm's as often as not.
func (b *builder) public(id string) bool {
	a := &b.cast.actors[b.cast.indexOf[id]]
	switch {
	case a.Known, a.Country != "" && a.Kind != "person" && a.Kind != "people":
		return true
	case a.Kind == "body" && len(a.Sectors) == 0 && !named(a):
		return true
	}
	return slices.ContainsFunc(a.Sectors, func(s string) bool { return !privateSector(s) })
}

// privateSector lists the PLOVER sectors of people as such: civilians, business, medicine, education, the press, religion, crime.
func privateSector(s string) bool {
	switch s {
	case "CVL", "BUS", "MED", "EDU", "JRN", "REL", "CRM":
		return true
	}
	return false
}
