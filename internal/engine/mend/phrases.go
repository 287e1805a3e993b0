package mend

import "sitrep/internal/syntax"

// count hangs a number on the noun right behind it where both were taken for subjects or objects of one verb: "More than 300
// people have fled".
func count(tokens []syntax.Token, i int) {
	n := i + 1
	if tokens[i].UPOS != "NUM" || n >= len(tokens) || tokens[n].UPOS != "NOUN" || tokens[n].Head != tokens[i].Head || tokens[n].Deprel != tokens[i].Deprel {
		return
	}
	switch tokens[i].Rel() {
	case "nsubj", "obj", "obl":
		tokens[i].Head, tokens[i].Deprel = n, "nummod"
	}
}

// finite gives a finite verb that was taken for a preposition its clause back: "the states that took part include A and B".
func finite(tokens []syntax.Token, i int) {
	h := tokens[i].Head
	if tokens[i].UPOS != "VERB" || tokens[i].Deprel != "case" || h <= i || !has(tokens, i, "nsubj") {
		return
	}
	switch tokens[i].XPOS {
	case "VBZ", "VBP", "VBD":
	default:
		return
	}
	tokens[i].Head, tokens[i].Deprel = tokens[h].Head, tokens[h].Deprel
	tokens[h].Head, tokens[h].Deprel = i, "obj"
	for k := range tokens {
		if tokens[k].Head == h && tokens[k].UPOS == "PUNCT" && k > h && k == len(tokens)-1 {
			tokens[k].Head = i
		}
	}
}

// partitive hangs an "of" phrase on the noun before it where both were taken for objects or subjects of one verb: "scores of
// residents".
func partitive(tokens []syntax.Token, i int) {
	n := tokens[i].Head
	if tokens[i].Lower() != "of" || tokens[i].Deprel != "case" || i == 0 || n <= i {
		return
	}
	a := &tokens[i-1]
	if !a.IsNominal() || a.Head < 0 || a.Head != tokens[n].Head || a.Rel() != tokens[n].Rel() || a.Rel() != "obj" && a.Rel() != "nsubj" {
		return
	}
	tokens[n].Head, tokens[n].Deprel = i-1, "nmod"
}

// preposition gives a preposition back to the noun that follows it where a parser hung it on a noun inside that noun's own
// phrase: "an assault on areas in the north".
func preposition(tokens []syntax.Token, i int) {
	h := tokens[i].Head
	if tokens[i].UPOS != "ADP" || tokens[i].Deprel != "case" || h <= i {
		return
	}
	for n := i + 1; n < h; n++ {
		if tokens[n].Rel() == "obj" && tokens[n].UPOS == "NOUN" && tokens[n].Head < i && (tokens[h].Head == n || cased(tokens, n, h)) {
			tokens[i].Head, tokens[n].Deprel = n, "obl"
			return
		}
	}
}

// cased reports whether the noun at h has a preposition of its own after token n.
func cased(tokens []syntax.Token, n, h int) bool {
	for k := n + 1; k < h; k++ {
		if tokens[k].Head == h && tokens[k].Deprel == "case" {
			return true
		}
	}
	return false
}

// doer makes a noun the subject of the verb right behind it that it was taken for a part of: "saw the militia besiege the
// town". The verb is then a clause and no noun.
func doer(tokens []syntax.Token, i int) {
	v := i + 1
	if tokens[i].Deprel != "compound" || tokens[i].Head != v || tokens[v].UPOS != "VERB" {
		return
	}
	switch tokens[v].XPOS {
	case "VB", "VBZ", "VBP", "VBD":
	default:
		return
	}
	for k := range tokens {
		if tokens[k].Head == v && tokens[k].Rel() == "nsubj" {
			return
		}
	}
	tokens[i].Deprel = "nsubj"
	for k := range i {
		if tokens[k].Head == v && (tokens[k].Deprel == "det" || tokens[k].Rel() == "amod" || tokens[k].Deprel == "compound") {
			tokens[k].Head = i
		}
	}
	if tokens[v].Rel() == "obj" {
		tokens[v].Deprel = "ccomp"
	}
}

// participle puts a sentence back on its finite verb where a parser took a participle behind a noun for the main verb: "She
// wrote to the panel formed in March". Without subject and auxiliary it can only describe that noun.
func participle(tokens []syntax.Token, i int) {
	if tokens[i].Head >= 0 || i == 0 || tokens[i].XPOS != "VBN" || !tokens[i-1].IsNominal() {
		return
	}
	main := -1
	for k := range tokens {
		if tokens[k].Head != i {
			continue
		}
		switch tokens[k].Rel() {
		case "nsubj", "aux", "cop", "csubj", "expl":
			return
		case "advcl", "parataxis":
			if k < i && tokens[k].XPOS == "VBD" && main < 0 && has(tokens, k, "nsubj") && !has(tokens, k, "mark") {
				main = k
			}
		}
	}
	if main < 0 {
		return
	}
	tokens[main].Head, tokens[main].Deprel = -1, "root"
	tokens[i].Head, tokens[i].Deprel = i-1, "acl"
	for k := range tokens {
		if tokens[k].Head == i && (k < main || tokens[k].UPOS == "PUNCT") {
			tokens[k].Head = main
		}
	}
}

// has reports whether token i has a child of that relation.
func has(tokens []syntax.Token, i int, rel string) bool {
	for k := range tokens {
		if tokens[k].Head == i && tokens[k].Rel() == rel {
			return true
		}
	}
	return false
}
