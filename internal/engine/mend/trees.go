package mend

import "sitrep/internal/syntax"

// Trees repairs a few arcs of one sentence that parsers often miss in news and that can be told from the words themselves.
// It runs before the children lists are made.
func Trees(tokens []syntax.Token) {
	for i := range tokens {
		contracted(tokens, i)
		perfect(tokens, i)
		reduced(tokens, i)
		object(tokens, i)
		speaker(tokens, i)
		lone(tokens, i)
		split(tokens, i)
		people(&tokens[i])
		finite(tokens, i)
		count(tokens, i)
		partitive(tokens, i)
		preposition(tokens, i)
		doer(tokens, i)
		participle(tokens, i)
	}
}

// contracted tells "they'd taken it" from "they'd take it" by the form of the verb.
func contracted(tokens []syntax.Token, i int) {
	t := &tokens[i]
	if low := t.Lower(); low != "'d" && low != "’d" || t.Rel() != "aux" || t.Head <= i || t.Head >= len(tokens) {
		return
	}
	switch tokens[t.Head].XPOS {
	case "VBN":
		if !passive(tokens, t.Head) {
			t.XPOS, t.Lemma = "VBD", "have"
		}
	case "VB":
		t.XPOS, t.Lemma = "MD", "would"
	}
}

// passive reports whether "be" or "get" stands by a verb.
func passive(tokens []syntax.Token, verb int) bool {
	for i := range verb {
		if tokens[i].Head == verb && tokens[i].Deprel == "aux:pass" && tokens[i].XPOS == "VB" {
			return true
		}
	}
	return false
}

// lone makes the only object of a verb a direct one: "accused the ministry of rigging the vote".
func lone(tokens []syntax.Token, i int) {
	if tokens[i].Deprel != "iobj" || tokens[i].Head < 0 {
		return
	}
	for k := range tokens {
		if tokens[k].Head == tokens[i].Head {
			switch tokens[k].Rel() {
			case "obj", "ccomp", "xcomp", "parataxis":
				return
			}
		}
	}
	tokens[i].Deprel = "obj"
}

// split gives a verb back the subject that a parser took for part of its object: no noun phrase reaches over a past form, so in
// "the donor suspended aid" the first noun is who did it.
func split(tokens []syntax.Token, i int) {
	h := tokens[i].Head
	if tokens[i].Rel() != "compound" || tokens[i].UPOS != "NOUN" && tokens[i].UPOS != "PROPN" || h <= i+1 {
		return
	}
	v := i + 1
	if x := tokens[v].XPOS; tokens[v].UPOS != "VERB" || x != "VBD" && x != "VBN" {
		return
	}
	switch {
	case tokens[h].Head == v && tokens[h].Rel() == "obj":
	case tokens[v].Head == h && tokens[v].Deprel == "amod":
		tokens[v].Head, tokens[v].Deprel, tokens[v].XPOS = tokens[h].Head, tokens[h].Deprel, "VBD"
		tokens[h].Head, tokens[h].Deprel = v, "obj"
	default:
		return
	}
	tokens[i].Head, tokens[i].Deprel = v, "nsubj"
	for k := range i {
		if tokens[k].Head == h {
			tokens[k].Head = i
		}
	}
}

// people makes a noun of those that taggers take for adjectives before another noun: "under rebel control".
func people(t *syntax.Token) {
	if t.UPOS != "ADJ" || t.Deprel != "amod" {
		return
	}
	switch t.Lemma {
	case "rebel", "insurgent", "militant", "guerrilla", "separatist", "jihadist", "paramilitary":
		t.UPOS, t.XPOS, t.Deprel = "NOUN", "NN", "compound"
	}
}

// speaker gives "…, a doctor told reporters" its subject back where a parser hung it on the verb of what was told: the verb right
// behind it governs that clause and has no subject of its own.
func speaker(tokens []syntax.Token, i int) {
	t := &tokens[i]
	v := i + 1
	if t.Deprel != "nsubj" || t.Head < 0 || t.Head > i || v >= len(tokens) || tokens[v].UPOS != "VERB" || !(&syntax.Sentence{Tokens: tokens}).Under(t.Head, v) {
		return
	}
	comma := false
	for k := t.Head + 1; k < i; k++ {
		comma = comma || tokens[k].Form == ","
	}
	for k := range tokens {
		if tokens[k].Head == v && tokens[k].Rel() == "nsubj" {
			return
		}
	}
	if comma {
		t.Head = v
	}
}

// perfect makes have an auxiliary where only adverbs part it from the participle it governs: "which have both backed him".
func perfect(tokens []syntax.Token, i int) {
	if tokens[i].Lemma != "have" || tokens[i].UPOS != "VERB" {
		return
	}
	j := i + 1
	for j < len(tokens) && (tokens[j].UPOS == "ADV" || tokens[j].UPOS == "CCONJ" || tokens[j].UPOS == "PART") {
		j++
	}
	if j >= len(tokens) || tokens[j].XPOS != "VBN" || tokens[j].Head != i {
		return
	}
	tokens[j].Head, tokens[j].Deprel = tokens[i].Head, tokens[i].Deprel
	for k := range tokens {
		if tokens[k].Head == i && k != j {
			tokens[k].Head = j
		}
	}
	tokens[i].Head, tokens[i].Deprel, tokens[i].UPOS = j, "aux", "AUX"
}

// reduced makes "led by X" behind a noun a modifier of that noun where a verb after it lacks the subject it took: "militias
// loyal to the council led by a general are said to have left".
func reduced(tokens []syntax.Token, i int) {
	t := &tokens[i]
	h := t.Head
	if t.XPOS != "VBN" && t.XPOS != "VBD" || i == 0 || i+1 >= len(tokens) || tokens[i+1].Lower() != "by" ||
		!tokens[i-1].IsNominal() || h <= i || tokens[h].UPOS != "VERB" {
		return
	}
	subject, passive := -1, false
	for k := range h {
		switch {
		case tokens[k].Head == i && (tokens[k].Rel() == "aux" || tokens[k].Rel() == "cop"), tokens[k].Head == h && tokens[k].Rel() == "nsubj":
			return
		case tokens[k].Head == i && k < i && tokens[k].Rel() == "nsubj":
			subject = k
		case tokens[k].Head == h && tokens[k].Deprel == "aux:pass":
			passive = true
		}
	}
	if subject < 0 {
		return
	}
	for k := range subject {
		if tokens[k].Head == i {
			tokens[k].Head = h
		}
	}
	tokens[subject].Head, tokens[subject].Deprel = h, "nsubj"
	if passive {
		tokens[subject].Deprel = "nsubj:pass"
	}
	t.Head, t.Deprel = i-1, "acl"
}

// object makes a determined adjective before "four days ago" the object of the verb before it: such a phrase of time takes
// no determiner, so "began his offensive four days ago" holds a noun.
func object(tokens []syntax.Token, i int) {
	if tokens[i].UPOS != "ADJ" || i < 2 || i+3 >= len(tokens) || tokens[i+1].UPOS != "NUM" || tokens[i].Head != i+2 {
		return
	}
	det, verb := &tokens[i-1], &tokens[i-2]
	if det.XPOS != "PRP$" && det.UPOS != "DET" || verb.UPOS != "VERB" {
		return
	}
	switch tokens[i+3].Lower() {
	case "ago", "earlier", "later", "before":
		tokens[i].UPOS, tokens[i].XPOS, tokens[i].Head, tokens[i].Deprel = "NOUN", "NN", i-2, "obj"
		tokens[i].Lemma = tokens[i].Lower()
		det.Head = i
	}
}
