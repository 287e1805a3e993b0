package mention

import "slices"

// findParts splits phrases that stand for one party of each kind: "Russian and Belarusian soldiers", "the presidents of
// Chad and Niger".
func (sc *scan) findParts() {
	n := len(sc.found)
	for i := 0; i < n; i++ {
		m := &sc.found[i]
		if !m.Plural || m.Owner < 0 || m.Kind == "pronoun" || m.Class == "people" {
			continue
		}
		owners := sc.coordinated(m.Owner)
		if len(owners) < 2 {
			continue
		}
		for _, o := range owners {
			part := sc.found[i]
			part.Rule, part.Parts, part.Owner, part.Plural = "part", nil, o, m.Class != "person" || sc.each(o)
			part.Code = sc.bare(&part)
			sc.compose(&part, &sc.found[o])
			sc.found[i].Parts = append(sc.found[i].Parts, len(sc.found))
			sc.found = append(sc.found, part)
		}
	}
}

// each reports whether several belong to the owner o: demonyms before a plural leave it open ("Russian and Chinese
// soldiers"), "the presidents of Chad and Niger" are one each.
func (sc *scan) each(o int) bool { return sc.found[o].Rule == "demonym" }

// shareParts gives a relative pronoun the parts of what it stands for.
func (sc *scan) shareParts() {
	for i := range sc.found {
		m := &sc.found[i]
		if m.Rule != "relative" {
			continue
		}
		for h, steps := sc.s.Tokens[m.Head].Head, 0; h >= 0 && steps < 4; h, steps = sc.s.Tokens[h].Head, steps+1 {
			if t := &sc.s.Tokens[h]; t.Deprel == "acl:relcl" && t.Head >= 0 && sc.at[t.Head] >= 0 {
				m.Parts = slices.Clone(sc.found[sc.at[t.Head]].Parts)
				break
			}
		}
	}
}

// bare is the coding of the mention's own noun.
func (sc *scan) bare(m *Mention) Code {
	n := sc.nounOf(m)
	if n < 0 {
		return Code{}
	}
	return Code{Sectors: sc.lex.Nouns[n].Sectors, Basis: sc.lex.Nouns[n].Basis}
}

// coordinated lists the owner with the parties coordinated to it.
func (sc *scan) coordinated(o int) []int {
	h := sc.found[o].Head
	if t := &sc.s.Tokens[h]; t.Rel() == "conj" && t.Head >= 0 && sc.at[t.Head] >= 0 {
		h = t.Head
	}
	var out []int
	for _, c := range sc.s.Conjuncts(h) {
		if k := sc.at[c]; k >= 0 && owns(&sc.found[k]) && sc.found[k].Class == sc.found[o].Class {
			out = append(out, k)
		}
	}
	return out
}
