package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sitrep/internal/engine/conllu"
	"sitrep/internal/engine/lemma"
	"sitrep/internal/engine/token"
)

// lemmaTable learns endings first and then lists the words that they get wrong.
func lemmaTable(banks []conllu.Sentence) (string, error) {
	words := majority(banks)
	rules := learnRules(words)
	var b strings.Builder
	b.WriteString("# words (=) and endings (-) for the lemmatiser; made by train/lite\n")
	for _, k := range slices.Sorted(maps.Keys(rules)) {
		fmt.Fprintf(&b, "-\t%s\t%s\t%s\n", k[:1], k[1:], rules[k])
	}
	l, err := lemma.New(b.String())
	if err != nil {
		return "", err
	}
	for _, k := range slices.Sorted(maps.Keys(words)) {
		if w := words[k]; l.Of(w.form, w.upos, w.xpos) != w.lemma {
			fmt.Fprintf(&b, "=\t%s\t%s\t%s\n", k[:1], k[1:], strings.ToLower(w.lemma))
		}
	}
	return b.String(), nil
}

// inflected is a word type with its commonest lemma.
type inflected struct {
	form, upos, xpos, lemma string
	count                   int
}

// majority finds the commonest lemma of each lower-case form and kind. Proper nouns, symbols and odd tokens keep their
// form and are left out, but for plural proper nouns.
func majority(banks []conllu.Sentence) map[string]inflected {
	count := map[string]map[inflected]int{}
	for _, s := range banks {
		for _, w := range s.Words {
			form, _ := token.Plain(w.Form)
			kind := lemma.Kind(w.UPOS, w.XPOS)
			if skipLemma(w, kind) || strings.ContainsAny(form, "\t ") {
				continue
			}
			low, lem := strings.ToLower(form), w.Lemma
			if kind == 'P' {
				lem = strings.ToLower(lem)
			}
			key := string(kind) + low
			if count[key] == nil {
				count[key] = map[inflected]int{}
			}
			count[key][inflected{form: low, upos: commonUPOS(kind, w.UPOS), xpos: w.XPOS, lemma: lem}]++
		}
	}
	out := map[string]inflected{}
	for key, forms := range count {
		for w, n := range forms {
			w.count = n
			if best, ok := out[key]; !ok || n > best.count || n == best.count && w.lemma+w.upos+w.xpos < best.lemma+best.upos+best.xpos {
				out[key] = w
			}
		}
	}
	return out
}

func commonUPOS(kind byte, upos string) string {
	if kind == 'P' {
		return "NOUN" // learned in lower case
	}
	return upos
}

func skipLemma(w conllu.Word, kind byte) bool {
	return w.Lemma == "_" || w.UPOS == "SYM" || w.UPOS == "X" || kind == 'n' || w.XPOS == "GW"
}

// learnRules finds, for each kind and ending, the change that most words with the ending take, and keeps the endings
// that change something to the rule of the next shorter one.
func learnRules(words map[string]inflected) map[string]string {
	changes := map[string]map[string]int{}
	for key, w := range words {
		change, ok := changeOf(w.form, w.lemma)
		if !ok {
			continue
		}
		for n := 0; n <= min(lemma.MaxEnding, len(w.form)-1); n++ {
			k := key[:1] + w.form[len(w.form)-n:]
			if changes[k] == nil {
				changes[k] = map[string]int{}
			}
			changes[k][change]++
		}
	}
	rules := map[string]string{}
	for _, k := range slices.Sorted(maps.Keys(changes)) {
		best, n, total := commonest(changes[k])
		if len(k) == 1 || n >= 2 && n*10 >= total*6 {
			rules[k] = best
		}
	}
	return prune(rules)
}

func commonest(counts map[string]int) (best string, n, total int) {
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		total += counts[k]
		if counts[k] > n {
			best, n = k, counts[k]
		}
	}
	return best, n, total
}

// changeOf is the bytes to cut and the ending to add, tab-separated.
func changeOf(form, lem string) (string, bool) {
	n := 0
	for n < len(form) && n < len(lem) && form[n] == lem[n] {
		n++
	}
	if cut := len(form) - n; cut <= 4 && n > 0 && len(lem)-n <= 3 {
		return fmt.Sprintf("%d\t%s", cut, lem[n:]), true
	}
	return "", false
}

// prune drops the rules that say what the next shorter ending says.
func prune(rules map[string]string) map[string]string {
	out := map[string]string{}
	for k, change := range rules {
		shorter := ""
		for n := 2; n <= len(k) && shorter == ""; n++ {
			shorter = rules[k[:1]+k[n:]]
		}
		if len(k) == 1 || change != shorter {
			out[k] = change
		}
	}
	return out
}
