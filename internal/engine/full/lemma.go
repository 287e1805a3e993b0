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

// lemma is the lemma of a plain form. The rules of package lemma are surer of endings, the script of all else: what keeps
// its capital, and words that share no letters with their lemma.
func (r *reader) lemma(form string, tag int, script int) string {
	key := lemmaKey{form, int32(tag), int32(script)}
	if known, ok := r.lemmaOf[key]; ok {
		return known
	}
	t := r.tags[tag]
	out, ok := r.scripts[script].Lemma(form)
	if !ok || r.scripts[script].Word == "" && lemma.Inflected(t.xpos) {
		out = r.lemmas.Of(form, t.upos, t.xpos)
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
