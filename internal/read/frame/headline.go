package frame

import "strings"

// verbless reads a headline in capitals in which the tagger saw no verb ("Farmers Decry New Water Law"): the first word that
// the ontology knows as a verb, behind a noun that can be its subject and before one that can be its object.
func (m *mender) verbless() {
	toks := m.s.Tokens
	for i := range toks {
		if toks[i].IsVerb() && toks[i].XPOS != "VBG" && toks[i].XPOS != "VBN" {
			return
		}
	}
	for i := 1; i+1 < len(toks); i++ {
		stem := m.headlineStem(i)
		if stem == "" {
			continue
		}
		subject := m.headlineSubject(i)
		if subject < 0 {
			return
		}
		m.makeVerb(i, subject, stem)
		return
	}
}

// headlineStem is the verb that a capitalised noun may be, empty where it is none: in its base form behind a plural, with
// -s behind a singular.
func (m *mender) headlineStem(i int) string {
	toks := m.s.Tokens
	t := &toks[i]
	low := t.Lower()
	if t.UPOS != "NOUN" && t.UPOS != "PROPN" || t.Form == low || !toks[i-1].IsNominal() {
		return ""
	}
	next := &toks[i+1]
	if next.UPOS != "NUM" && next.UPOS != "DET" && next.UPOS != "ADJ" && !next.IsNominal() {
		return ""
	}
	stem := singular(low)
	if !m.anyVerb(stem) || len(m.nominal[stem]) > 0 || len(m.nominal[low]) > 0 {
		return ""
	}
	plural := strings.HasSuffix(toks[i-1].XPOS, "S")
	if (stem == low) == plural || toks[i-1].UPOS == "PROPN" {
		return stem
	}
	return ""
}

// anyVerb reports whether the ontology has a pattern for the verb.
func (m *mender) anyVerb(stem string) bool { return len(stem) > 3 && len(m.verbs[stem]) > 0 }

// headlineSubject is the head of the noun phrase at the start of the headline, -1 where a comma or colon parts it off.
func (m *mender) headlineSubject(verb int) int {
	toks := m.s.Tokens
	start := 0
	for k := verb - 1; k >= 0; k-- {
		switch toks[k].Form {
		case ",", ":", ";", "-", "|":
			start = k + 1
		}
		if start > 0 {
			break
		}
	}
	last := -1
	for k := start; k < verb; k++ {
		if toks[k].UPOS == "ADP" {
			break
		}
		if toks[k].IsNominal() {
			last = k
		}
	}
	return last
}

// makeVerb makes the word the verb of the headline: what stands before it goes to its subject, the first noun phrase behind it is its
// object.
func (m *mender) makeVerb(verb, subject int, stem string) {
	toks := m.edit()
	toks[verb].UPOS, toks[verb].XPOS, toks[verb].Lemma = "VERB", "VBZ", stem
	m.hang(verb, -1, "root")
	m.hang(subject, verb, "nsubj")
	object := false
	for k := range toks {
		h := toks[k].Head
		switch {
		case k == verb || k == subject:
		case k < verb && (h < 0 || h >= verb):
			m.hang(k, subject, "nmod")
		case k > verb && h <= verb && !object && toks[k].IsNominal() && !m.cased(k):
			m.hang(k, verb, "obj")
			object = true
		case k > verb && h < verb:
			toks[k].Head = verb
		}
	}
}
