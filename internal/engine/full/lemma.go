package full

import (
	"strings"

	"sitrep/internal/engine/lemma"
)

// maxLemmas bounds the lemmas that a reader remembers; when it is full it forgets them all.
const maxLemmas = 1 << 14

// lemmaCache remembers lemmas that are no part of their form, so that they are made once.
type lemmaCache map[lemmaKey]string

type lemmaKey struct {
	form        string
	tag, script int32
}

// lemma is the lemma of a plain form by its script or by the rules of package lemma.
func (r *reader) lemma(form string, tag int, script int) string {
	key := lemmaKey{form, int32(tag), int32(script)}
	if known, ok := r.lemmaOf[key]; ok {
		return known
	}
	t := r.tags[tag]
	out, ok := r.scripts[script].Lemma(form)
	if rule := r.lemmas.Of(form, t.upos, t.xpos); !ok || r.prefers(rule, out, script, t) {
		out = rule
	}
	if strings.HasPrefix(form, out) {
		return out
	}
	if len(r.lemmaOf) >= maxLemmas {
		clear(r.lemmaOf)
	}
	key.form = strings.Clone(form)
	r.lemmaOf[key] = out
	return out
}

// prefers reports whether the rules are to be trusted over the script. They are surer of endings, unless the script makes a
// common word and they do not; the script is surer of what keeps its capital and of lemmas that share no letters with the form.
func (r *reader) prefers(rule, scripted string, script int, t tag) bool {
	if r.scripts[script].Word != "" || !lemma.Inflected(t.xpos) {
		return false
	}
	return r.vocabulary.Whole(strings.ToLower(rule)) || !r.vocabulary.Whole(strings.ToLower(scripted))
}
