package claim

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/internal/read"
	"sitrep/internal/read/frame"
)

// cast knows the actors of the report and adds the things that claims act on.
type cast struct {
	in      *Input
	at      [][]int        // per sentence and token: the smallest mention, -1 none
	parts   map[int][]int  // mention of several in one phrase ("the ministers of A and B") to one mention each
	things  map[string]int // things by lower-cased words
	actors  []sitrep.Actor // entities first, then things
	wanted  map[string]bool
	indexOf map[string]int // actor id to index
}

func newCast(in *Input) *cast {
	c := &cast{in: in, things: map[string]int{}, parts: map[int][]int{}, wanted: map[string]bool{}, indexOf: map[string]int{}}
	c.indexMentions()
	for i := range in.Chains.Entities {
		a := in.Chains.Entities[i].Actor
		c.actors = append(c.actors, a)
		if _, ok := c.indexOf[a.ID]; !ok {
			c.indexOf[a.ID] = i
		}
	}
	return c
}

func (c *cast) indexMentions() {
	c.at = make([][]int, len(c.in.Doc.Sentences))
	for s := range c.at {
		c.at[s] = make([]int, len(c.in.Doc.Sentences[s].Tokens))
		for t := range c.at[s] {
			c.at[s][t] = -1
		}
	}
	ms := c.in.Mentions.Mentions
	for i := range ms {
		for t := ms[i].Lo; t < ms[i].Hi; t++ {
			if old := c.at[ms[i].Sent][t]; old < 0 || ms[i].Hi-ms[i].Lo < ms[old].Hi-ms[old].Lo {
				c.at[ms[i].Sent][t] = i
			}
		}
		if whole := c.at[ms[i].Sent][ms[i].Head]; ms[i].Rule == "part" && whole != i && ms[whole].Range == ms[i].Range {
			c.parts[whole] = append(c.parts[whole], i)
		}
	}
}

// mention is the mention whose head is the head of r, else the smallest one over that head, -1 none.
func (c *cast) mention(r read.Range) int {
	if r.Lo >= r.Hi || r.Head < 0 || r.Sent >= len(c.at) || r.Head >= len(c.at[r.Sent]) {
		return -1
	}
	i := c.at[r.Sent][r.Head]
	if i >= 0 && c.in.Mentions.Mentions[i].Head != r.Head && !r.Contains(r.Sent, c.in.Mentions.Mentions[i].Head) {
		return -1
	}
	return i
}

// entity is the actor id of mention m with the basis of the tie, empty where it has none.
func (c *cast) entity(m int) (id, basis string) {
	if m < 0 || m >= len(c.in.Chains.Of) || c.in.Chains.Of[m] < 0 {
		return "", ""
	}
	return c.in.Chains.Entities[c.in.Chains.Of[m]].Actor.ID, c.in.Chains.Basis[m]
}

// thing makes an actor of words that no chain holds: a checkpoint, a court decision.
func (c *cast) thing(r read.Range, class string) string {
	words := c.in.Doc.Words(r)
	key := strings.ToLower(words)
	i, ok := c.things[key]
	if !ok {
		i = len(c.actors)
		c.things[key] = i
		a := sitrep.Actor{ID: HashID("a", c.in.ReportID, "thing", key), Name: words, Kind: thingKind(class)}
		c.actors = append(c.actors, a)
		c.indexOf[a.ID] = i
	}
	a := &c.actors[i]
	a.Mentions = append(a.Mentions, sitrep.ActorMention{Span: c.in.Doc.Span(r), Kind: "nominal"})
	return a.ID
}

func thingKind(class string) string {
	if class == "facility" {
		return class
	}
	return "thing"
}

func (c *cast) want(id string) {
	if id != "" {
		c.wanted[id] = true
	}
}

// used lists the actors that a claim, voice or tie speaks of and all that are named, in order of first mention.
func (c *cast) used() []sitrep.Actor {
	for changed := true; changed; {
		changed = false
		for _, a := range c.actors {
			if c.wanted[a.ID] && a.ActsFor != "" && !c.wanted[a.ActsFor] {
				c.wanted[a.ActsFor] = true
				changed = true
			}
		}
	}
	var out []sitrep.Actor
	for _, a := range c.actors {
		if c.wanted[a.ID] || named(&a) {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b sitrep.Actor) int { return first(&a) - first(&b) })
	return out
}

func named(a *sitrep.Actor) bool {
	if a.Kind == "country" && !a.Known {
		return false
	}
	for _, m := range a.Mentions {
		if m.Kind == "name" {
			return true
		}
	}
	return false
}

func first(a *sitrep.Actor) int {
	if len(a.Mentions) == 0 {
		return 1 << 40
	}
	return a.Mentions[0].Span.Start
}

// addParty fills one role of the draft. A phrase for several parties fills it once for each; one that lies inside a phrase
// already given that role ("the general" of "forces loyal to the general") does not fill it again.
func (b *builder) addParty(d *draft, a frame.Arg) {
	m := b.cast.mention(a.Range)
	if a.Lo >= a.Hi || b.count(a) || m < 0 && !b.nominal(a.Range) || b.nested(d, a, m) {
		return
	}
	for _, part := range b.cast.parts[m] {
		b.place(d, b.argument(d, a, part))
	}
	if len(b.cast.parts[m]) == 0 {
		b.place(d, b.argument(d, a, m))
	}
}

// count: a number alone says how many, not who.
func (b *builder) count(a frame.Arg) bool {
	return a.Hi-a.Lo == 1 && b.in.Doc.Sentences[a.Sent].Tokens[a.Head].UPOS == "NUM"
}

// nominal reports a phrase whose head can stand for someone or something; a bare number, adjective or verb that no mention
// holds is a misread tree.
func (b *builder) nominal(r read.Range) bool {
	return b.in.Doc.Sentences[r.Sent].Tokens[r.Head].IsNominal()
}

// nested reports whether the argument stands inside another of its role without being coordinated with it.
func (b *builder) nested(d *draft, a frame.Arg, m int) bool {
	r := a.Range
	if m >= 0 {
		r = b.in.Mentions.Mentions[m].Range
	}
	for _, o := range d.ranges[a.Role] {
		if o.Sent == r.Sent && o.Head == r.Head {
			return true
		}
		if o.Sent == r.Sent && o.Lo <= r.Lo && r.Hi <= o.Hi && o != r && o.Head < r.Lo && r.Hi-r.Lo < o.Hi-o.Lo {
			return true
		}
	}
	d.ranges[a.Role] = append(d.ranges[a.Role], r)
	return false
}

// argument says who or what fills a role, by mention m where there is one.
func (b *builder) argument(d *draft, a frame.Arg, m int) sitrep.Argument {
	arg := sitrep.Argument{Role: a.Role, Span: b.in.Doc.Span(a.Range), Basis: a.Basis}
	class, pronoun := "", false
	if m >= 0 {
		class, pronoun = b.in.Mentions.Mentions[m].Class, b.in.Mentions.Mentions[m].Kind == "pronoun"
	}
	id, basis := b.cast.entity(m)
	switch {
	case a.Role == "actor" && (class == "vehicle" || class == "weapon"):
		if owner, _ := b.cast.entity(b.in.Mentions.Mentions[m].Owner); owner != "" {
			id, basis = owner, "nominal"
		}
	case id == "" && pronoun:
		id, basis = b.firstPerson(d, m)
	}
	switch {
	case id != "":
		arg.Actor = id
		if arg.Basis != "implied" && basis != "" {
			arg.Basis = basis
		}
	case pronoun:
		arg.Text, arg.Basis = b.in.Doc.Words(a.Range), "pronoun"
	case a.Role == "actor" || a.Role == "recipient" || a.Role == "target" || a.Role == "ground":
		arg.Actor = b.cast.thing(a.Range, class)
	default:
		arg.Text = b.in.Doc.Words(a.Range)
	}
	if arg.Basis == "" {
		arg.Basis = "stated"
	}
	return arg
}

// place lists the argument, and its actor among the parties. A target that is acted on stands among the recipients; ground
// is a target only.
func (b *builder) place(d *draft, arg sitrep.Argument) {
	ground := arg.Role == "ground"
	if ground {
		arg.Role = "target"
	}
	d.Arguments = append(d.Arguments, arg)
	if arg.Actor == "" {
		return
	}
	b.cast.want(arg.Actor)
	if ground {
		return
	}
	key := arg.Role + arg.Actor
	if d.heads[key] {
		return
	}
	d.heads[key] = true
	switch arg.Role {
	case "actor":
		d.Actors = append(d.Actors, arg.Actor)
	case "recipient", "target":
		if !contains(d.Recipients, arg.Actor) {
			d.Recipients = append(d.Recipients, arg.Actor)
		}
	}
}

// firstPerson ties I, we, our and us inside quoted or reported words to the innermost voice.
func (b *builder) firstPerson(d *draft, m int) (id, basis string) {
	ment := &b.in.Mentions.Mentions[m]
	switch strings.ToLower(b.in.Doc.Sentences[ment.Sent].Tokens[ment.Head].Form) {
	case "i", "we", "us", "our", "my", "me":
	default:
		return "", ""
	}
	if len(d.Voices) == 0 {
		return "", ""
	}
	return d.Voices[len(d.Voices)-1].Actor, "pronoun"
}
