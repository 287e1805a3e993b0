package chain

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/internal/lexicon"
	"sitrep/internal/read/mention"
)

// result makes the entities of the threads, in the order of their first mention.
func (w *weave) result() Result {
	r := Result{Of: make([]int, len(w.of)), Basis: w.basis}
	index := make([]int, len(w.threads))
	order := make([]int, 0, len(w.threads))
	for t := range w.threads {
		index[t] = -1
		if w.threads[t].into < 0 {
			order = append(order, t)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return w.threads[a].mentions[0] - w.threads[b].mentions[0] })
	digest := ""
	for _, t := range order {
		index[t] = len(r.Entities)
		r.Entities = append(r.Entities, w.entity(t, &digest))
	}
	for i := range w.of {
		r.Of[i] = -1
		if t := w.thread(i); t >= 0 {
			r.Of[i] = index[t]
		}
	}
	w.actFor(&r, order, index)
	return r
}

func (w *weave) entity(t int, digest *string) Entity {
	th := &w.threads[t]
	e := Entity{Mentions: th.mentions, Rule: th.rule}
	a := &e.Actor
	switch {
	case th.actor >= 0:
		w.fromPack(a, &w.lex.Actors[th.actor])
	case th.state >= 0:
		s := &w.lex.States[th.state]
		a.Name, a.Kind, a.Country, a.CodingBasis, a.Known = s.Name, "country", s.Code, "pack:actors/countries", true
		a.ID = StateID(s.Code)
	default:
		w.fromWords(a, t, digest)
	}
	a.Aliases = w.aliases(t, a.Name)
	for _, i := range th.mentions {
		a.Mentions = append(a.Mentions, sitrep.ActorMention{Span: w.doc.Span(w.ms[i].Range), Kind: w.ms[i].Kind})
	}
	w.protect(t, &e)
	return e
}

func (w *weave) fromPack(a *sitrep.Actor, known *lexicon.Actor) {
	a.ID, a.Name, a.Kind, a.Known = KnownID(known.ID), known.Name, known.Kind, true
	c := known.CodingOn(w.date)
	a.Country, a.Sectors, a.CodingBasis = c.Country, c.Sectors, c.Basis
	if known.Wikidata != "" {
		a.IDs = map[string]string{"wikidata": known.Wikidata}
	}
}

// fromWords names and codes a party by its own mentions. A named one has an id of name and kind, an unnamed one an id
// that also holds the report.
func (w *weave) fromWords(a *sitrep.Actor, t int, digest *string) {
	th := &w.threads[t]
	a.Kind = w.kind(t)
	w.code(a, t)
	if a.Name = w.fullName(t); a.Name != "" {
		a.ID = HashID(a.Kind, lexicon.Key(a.Name))
		return
	}
	first := &w.ms[th.mentions[0]]
	a.Name = w.described(first)
	if *digest == "" {
		*digest = HashID(w.doc.URL, w.doc.Text)
	}
	head := w.doc.Sentences[first.Sent].Tokens[first.Head].Span
	a.ID = HashID("unnamed", *digest, strings.ToLower(head.In(w.doc.Text)), strconv.Itoa(head.Start))
	if first.Rule == "part" {
		a.ID = HashID(a.ID, a.Name)
	}
}

// kind is the actor kind of a thread: several armed persons are a group, several others people.
func (w *weave) kind(t int) string {
	th := &w.threads[t]
	first := &w.ms[th.mentions[0]]
	switch {
	case th.class == "person" && th.plural && first.Role == "combatant":
		return "group"
	case th.class == "person" && th.plural:
		return "people"
	case th.class == "facility", party(th.class):
		return th.class
	}
	return "thing"
}

// fullName is the longest name of the thread; of equal ones the first.
func (w *weave) fullName(t int) string {
	best := ""
	for _, i := range w.threads[t].mentions {
		if n := w.ms[i].Name; w.ms[i].Kind == "name" && len(n) > len(best) {
			best = n
		}
	}
	return best
}

// described is a nominal's words without its opening article and number.
func (w *weave) described(m *mention.Mention) string {
	s := &w.doc.Sentences[m.Sent]
	lo := m.Lo
	for lo < m.Head {
		f := s.Tokens[lo].Lower()
		if f != "the" && f != "a" && f != "an" {
			break
		}
		lo++
	}
	if m.Rule == "part" {
		return m.Title + " of " + w.doc.Words(w.ms[m.Owner].Range)
	}
	return strings.Join(strings.Fields(s.TokenSpan(lo, m.Hi).In(w.doc.Text)), " ")
}

// code takes country and sectors from the first mentions that give them, names before nominals.
func (w *weave) code(a *sitrep.Actor, t int) {
	for _, kind := range []string{"name", "nominal"} {
		for _, i := range w.threads[t].mentions {
			m := &w.ms[i]
			if m.Kind != kind || m.Code.ID != "" {
				continue
			}
			if a.Country == "" && m.Code.Country != "" {
				a.Country, a.CodingBasis = m.Code.Country, m.Code.Basis
			}
			if len(a.Sectors) == 0 && len(m.Code.Sectors) > 0 {
				a.Sectors = m.Code.Sectors
				if a.CodingBasis == "" {
					a.CodingBasis = m.Code.Basis
				}
			}
		}
	}
}

// aliases are the other names the report uses, in order.
func (w *weave) aliases(t int, name string) []string {
	var out []string
	for _, i := range w.threads[t].mentions {
		if n := w.ms[i].Name; w.ms[i].Kind == "name" && w.ms[i].Rule != "demonym" && n != "" && n != name && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// actFor ties each actor to the one it acts for: a force, a spokesman or an organ to the owner of the words, a pack actor
// to the one its entry names. A country has no agents by this rule; its organs are coded with its name.
func (w *weave) actFor(r *Result, order, index []int) {
	for k, t := range order {
		th := &w.threads[t]
		o := w.find(th.owner)
		if th.actor >= 0 && w.lex.Actors[th.actor].ActsFor != "" {
			if p, ok := w.byKey["pack:"+w.lex.Actors[th.actor].ActsFor]; ok {
				o = w.find(p)
			}
		} else if th.actor >= 0 {
			continue
		}
		if o < 0 || o == t || index[o] < 0 || !w.serves(t, o) {
			continue
		}
		r.Entities[k].Actor.ActsFor = r.Entities[index[o]].Actor.ID
	}
}

func (w *weave) serves(t, o int) bool {
	switch w.threads[o].class {
	case "person", "body", "group", "force":
	default:
		return false
	}
	switch th := &w.threads[t]; th.class {
	case "force", "body", "group":
		return true
	case "person":
		role := w.ms[th.mentions[0]].Role
		return role == "combatant" || role == "official"
	}
	return false
}

// KnownID is the actor id of an entry of the pack.
func KnownID(entry string) string { return HashID("pack", entry) }

// StateID is the actor id of a state by its ISO 3166-1 alpha-3 code.
func StateID(code string) string { return HashID("state", code) }

// HashID is an id: the first 16 hex digits of SHA-256 over the parts, each with its end marked.
func HashID(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
