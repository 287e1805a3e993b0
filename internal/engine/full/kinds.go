package full

import (
	"strings"

	"sitrep/internal/engine/full/decode"
	"sitrep/internal/syntax"
)

// What a mention can be: all that means one thing has a bit in common.
const (
	male = 1 << iota
	female
	thing
	many
	anything = male | female | thing | many
)

// certainty is what the score of having no antecedent loses for a pronoun of a third person: in a report it nearly always
// has one.
const certainty = 1.5

// certain reports whether a token is a pronoun that stands for one person.
func certain(t *syntax.Token) bool {
	k := pronoun(t)
	return t.UPOS == "PRON" && (k == male || k == female)
}

// kinds is what the mention that a token heads can be.
func kinds(tokens []syntax.Token, head int) uint8 {
	t := &tokens[head]
	switch {
	case t.UPOS == "PRON":
		return pronoun(t)
	case t.Name != "O":
		return name(tokens, head)
	case t.XPOS == "NNS" || t.XPOS == "NNPS":
		return many
	case t.UPOS == "NOUN":
		return noun(t.Lemma)
	case t.UPOS == "VERB":
		return thing
	}
	return anything
}

func pronoun(t *syntax.Token) uint8 {
	switch t.Lower() {
	case "he", "him", "his", "himself":
		return male
	case "she", "her", "hers", "herself":
		return female
	case "it", "its", "itself":
		return thing
	case "i", "me", "my", "mine", "myself":
		return male | female
	case "we", "us", "our", "ours", "ourselves":
		return many | thing
	}
	return anything
}

// name is what the bearer of a name can be; "Mr" and the like before it tell.
func name(tokens []syntax.Token, head int) uint8 {
	switch tokens[head].Name[2:] {
	case "PER":
		for i := max(0, head-3); i < head; i++ {
			if tokens[i].Head == head {
				if k := title(tokens[i].Lower()); k != 0 {
					return k
				}
			}
		}
		return male | female
	case "ORG", "LOC":
		return thing | many
	}
	return anything
}

func title(word string) uint8 {
	switch strings.TrimSuffix(word, ".") {
	case "mr", "lord", "king", "prince":
		return male
	case "mrs", "ms", "miss", "lady", "queen", "princess":
		return female
	}
	return 0
}

func noun(lemma string) uint8 {
	switch strings.ToLower(lemma) {
	case "man", "boy", "father", "husband", "son", "brother", "uncle", "grandfather", "nephew", "king", "prince", "businessman", "policeman", "clergyman":
		return male
	case "woman", "girl", "mother", "wife", "daughter", "sister", "aunt", "grandmother", "niece", "queen", "princess", "actress", "widow":
		return female
	}
	return male | female | thing
}

// nameWords are the words of the person's name around a token; a name of more is told by its last ones.
func nameWords(tokens []syntax.Token, head int) (out decode.Words) {
	if !strings.HasSuffix(tokens[head].Name, "PER") {
		return out
	}
	lo, hi := head, head+1
	for lo > 0 && tokens[lo].Name[0] == 'I' {
		lo--
	}
	for hi < len(tokens) && tokens[hi].Name[0] == 'I' {
		hi++
	}
	n := 0
	for i := hi - 1; i >= lo && n < len(out); i-- {
		if word := tokens[i].Lower(); len(word) > 2 && title(word) == 0 {
			out[n] = hash(word)
			n++
		}
	}
	return out
}

// hash is FNV-1a, never 0.
func hash(word string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(word); i++ {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return max(h, 1)
}
