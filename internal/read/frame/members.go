package frame

// named lists the parties that a phrase for several names: those behind "including" beside the phrase itself, those of "the
// states that struck include A and B" in its stead.
func (r *reading) named(w *words, tok int) []int {
	t := &w.Tokens[tok]
	if t.Rel() == "nsubj" && t.Head > tok && w.lem[t.Head] == "include" && w.Tokens[t.Head].IsVerb() {
		if o := w.Dep(t.Head, "obj"); o >= 0 && w.Tokens[o].UPOS == "PROPN" {
			return w.parts(o)
		}
	}
	out := w.parts(tok)
	for _, p := range w.parts(tok) {
		if m := r.included(w, p); m >= 0 {
			out = append(out, w.parts(m)...)
		}
	}
	return out
}

// included is the head of the name behind "including" next to the token, -1 without one.
func (r *reading) included(w *words, tok int) int {
	i := tok + 1
	if i < len(w.low) && w.low[i] == "," {
		i++
	}
	if i >= len(w.low) || w.low[i] != "including" {
		return -1
	}
	for j := i + 1; j < len(w.low) && j <= i+7 && w.Tokens[j].UPOS != "PUNCT"; j++ {
		m := r.mentionAt(w.Index, j)
		if m != nil && m.Head == j && m.Kind == "name" && m.Lo <= j && r.agent(w, j) && !w.inside(j) {
			return j
		}
		if w.Tokens[j].XPOS == "VBD" || w.Tokens[j].UPOS == "AUX" {
			return -1
		}
	}
	return -1
}

// inside reports whether the word is only a part of the phrase around it ("al-Qaeda" of "al-Qaeda-linked group").
func (w *words) inside(tok int) bool {
	switch w.Tokens[tok].Rel() {
	case "compound", "amod", "flat":
		return true
	}
	return w.Tokens[tok].Deprel == "nmod:poss"
}
