package full

import "strings"

// maxLemmas bounds the lemmas that a reader remembers; when it is full it forgets them all.
const maxLemmas = 1 << 14

// lemmaCache remembers lemmas that are no part of their form, so that they are made once.
type lemmaCache map[lemmaKey]string

type lemmaKey struct {
	form   string
	script int32
}

// lemma is the lemma of a plain form by script, or by the rules of package lemma where the script does not apply.
func (r *reader) lemma(form string, t tag, script int) string {
	key := lemmaKey{form, int32(script)}
	if known, ok := r.lemmaOf[key]; ok {
		return known
	}
	lemma, ok := r.scripts[script].Lemma(form)
	if !ok {
		return r.lemmas.Of(form, t.upos, t.xpos)
	}
	if strings.HasPrefix(form, lemma) {
		return lemma
	}
	if len(r.lemmaOf) >= maxLemmas {
		clear(r.lemmaOf)
	}
	key.form = strings.Clone(form)
	r.lemmaOf[key] = lemma
	return lemma
}
