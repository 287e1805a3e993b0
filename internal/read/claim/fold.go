package claim

import (
	"slices"

	"sitrep"
)

// fold joins drafts of one sentence that tell of one act in several words: the act and its harm ("the blast killed
// nine", "shot at the post, wounding two"), two harms of one act ("nine killed and ten wounded"), and a bare noun that only
// takes the act up again. The words of the act carry the joined claim.
func (b *builder) fold() {
	bySentence := map[int][]*draft{}
	b.acts = map[int][]sitrep.Span{}
	for _, d := range b.drafts {
		if d.Type == "ASSAULT" {
			bySentence[d.Sentence] = append(bySentence[d.Sentence], d)
			b.acts[d.Sentence] = append(b.acts[d.Sentence], b.in.Doc.Sentences[d.Sentence].Tokens[d.pred.Tok].Span)
		}
	}
	into := map[*draft]*draft{}
	for _, d := range b.drafts {
		if into[d] != nil || d.Type != "ASSAULT" {
			continue
		}
		if host := b.host(d, bySentence[d.Sentence], into); host != nil {
			into[d] = host
			b.absorb(host, d)
		}
	}
	b.drafts = slices.DeleteFunc(b.drafts, func(d *draft) bool { return into[d] != nil })
}

// foldGap is how many words may lie between the words of one act.
const foldGap = 30

// host is the draft that d is part of, the nearest in words, nil where d stands for itself.
func (b *builder) host(d *draft, others []*draft, into map[*draft]*draft) *draft {
	var best *draft
	for _, o := range others {
		if o == d || into[o] != nil || gap(d, o) > foldGap || !b.agree(d, o) || b.apart(d, o) {
			continue
		}
		if !b.partOf(d, o) {
			continue
		}
		if best == nil || b.harm(best) && !b.harm(o) || gap(d, o) < gap(d, best) && b.harm(best) == b.harm(o) {
			best = o
		}
	}
	return best
}

func gap(a, b *draft) int {
	if a.pred.Tok > b.pred.Tok {
		return a.pred.Tok - b.pred.Tok
	}
	return b.pred.Tok - a.pred.Tok
}

func (b *builder) harm(d *draft) bool {
	return d.frame < 0 || b.in.Frames.Frames[d.frame].Harm
}

// partOf holds for harm beside its act, for harm beside earlier harm, and for a bare noun beside an act.
func (b *builder) partOf(d, o *draft) bool {
	switch {
	case b.harm(d) && !b.harm(o):
		return b.doneBy(d, o) && b.victimsFit(d, o)
	case b.harm(d):
		return o.pred.Tok < d.pred.Tok && b.doneBy(d, o) && gap(d, o) <= foldGap/2 && d.Negated == o.Negated
	}
	return b.bare(d) && (!b.bare(o) || o.pred.Tok < d.pred.Tok) && gap(d, o) <= foldGap/2
}

// doneBy holds where the harm names no doer, or an act of the sentence, or the act's own doer. A participle behind the act
// ("shot at the post, wounding two") has that act's doer, whatever the tree hangs it on.
func (b *builder) doneBy(d, o *draft) bool {
	tokens := b.in.Doc.Sentences[d.Sentence].Tokens
	if tokens[d.pred.Tok].XPOS == "VBG" && o.pred.Tok < d.pred.Tok && b.in.Doc.Sentences[d.Sentence].Dep(d.pred.Tok, "nsubj") < 0 {
		return true
	}
	for _, arg := range d.Arguments {
		if arg.Role != "actor" || b.act(d.Sentence, arg) {
			continue
		}
		if arg.Actor == "" || !contains(o.Actors, arg.Actor) {
			return false
		}
	}
	return true
}

// act holds where a party is itself an act of the sentence: "the airstrike", "a raid by gunmen".
func (b *builder) act(sentence int, arg sitrep.Argument) bool {
	for _, span := range b.acts[sentence] {
		if arg.Span.Contains(span) {
			return true
		}
	}
	return false
}

// victimsFit refuses harm to people where the act was done to other people.
func (b *builder) victimsFit(d, o *draft) bool {
	if len(d.Recipients) == 0 || len(o.Recipients) == 0 || shared(d.Recipients, o.Recipients) {
		return true
	}
	if b.in.Doc.Sentences[d.Sentence].Tokens[d.pred.Tok].XPOS == "VBG" {
		return true
	}
	return !b.people(o.Recipients)
}

func shared(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return contains(b, x) })
}

func (b *builder) people(ids []string) bool {
	for _, id := range ids {
		switch b.cast.actors[b.cast.indexOf[id]].Kind {
		case "person", "people", "force", "group":
			return true
		}
	}
	return false
}

// participle harm has no doer of its own.
func (b *builder) participle(d *draft) bool {
	return b.in.Doc.Sentences[d.Sentence].Tokens[d.pred.Tok].XPOS == "VBG"
}

// apart holds where words between the two set one in another time ("killed since the offensive began"), where the harm is told
// of something else in a relative clause or of another year, or where it is a sum over more than one act.
func (b *builder) apart(d, o *draft) bool {
	for i := range d.Tolls {
		if d.Tolls[i].Scope != "event" {
			return true
		}
	}
	tokens := b.in.Doc.Sentences[d.Sentence].Tokens
	if t := &tokens[d.pred.Tok]; t.Deprel == "acl:relcl" && t.Head >= 0 && !o.Trigger.Overlaps(tokens[t.Head].Span) {
		return true
	}
	if d.When != nil && d.When.Basis == "stated" && d.When.Grain == "year" && (o.When == nil || o.When.Basis != "stated") {
		return true
	}
	for i := min(d.pred.Tok, o.pred.Tok); i < max(d.pred.Tok, o.pred.Tok); i++ {
		switch tokens[i].Lemma {
		case "since", "before", "until":
			return true
		}
	}
	return false
}

// bare nouns name an act without any party, count, place or time of their own.
func (b *builder) bare(d *draft) bool {
	return d.frame >= 0 && len(d.Arguments) == 0 && len(d.Tolls) == 0 &&
		!b.in.Doc.Sentences[d.Sentence].Tokens[d.pred.Tok].IsVerb()
}

// agree holds where nothing that both state keeps them apart.
func (b *builder) agree(d, o *draft) bool {
	if told(d) != told(o) || d.Background != o.Background || d.Negated != o.Negated || !sameVoices(d, o) {
		return false
	}
	if d.When != nil && o.When != nil && d.When.Basis == "stated" && o.When.Basis == "stated" && d.When.Start != o.When.Start {
		return false
	}
	return d.Where == nil || o.Where == nil || d.Where.Basis != "stated" || o.Where.Basis != "stated" ||
		d.Where.Place == o.Where.Place || d.Where.Precision != o.Where.Precision
}

func told(d *draft) string {
	if d.Aspect == "ongoing" {
		return "happened"
	}
	return d.Aspect
}

func sameVoices(d, o *draft) bool {
	return slices.EqualFunc(d.Voices, o.Voices, func(x, y sitrep.Voice) bool { return x.Label == y.Label })
}

// absorb gives the host what only d says.
func (b *builder) absorb(host, d *draft) {
	hostDoer := len(host.Actors) > 0
	for _, arg := range d.Arguments {
		if arg.Role == "actor" && (hostDoer || b.participle(d) || b.act(d.Sentence, arg)) {
			continue
		}
		b.place(host, arg)
	}
	base := len(host.Tolls)
	for _, t := range d.Tolls {
		if t.PartOf != nil {
			part := *t.PartOf + base
			t.PartOf = &part
		}
		host.Tolls = append(host.Tolls, t)
	}
	if between := d.pred.Tok - host.pred.Tok; between > 0 && between <= 2 && d.Trigger.Start >= host.Trigger.End {
		host.Trigger = host.Trigger.Union(d.Trigger) // "airstrike killed", "blast has wounded"
	}
	if host.Mode == "" {
		host.Mode, host.ModeSpan = d.Mode, d.ModeSpan
	}
	if host.Where == nil || host.Where.Basis != "stated" && d.Where != nil && d.Where.Basis == "stated" {
		host.Where = d.Where
	}
	if host.When == nil || host.When.Basis != "stated" && d.When != nil && d.When.Basis == "stated" {
		host.When = d.When
	}
	if d.frame >= 0 {
		b.byFrame[d.frame] = host
	}
	b.drop(d.pred, d.Rule, "told together with \""+host.Trigger.In(b.in.Doc.Text)+"\"")
}
