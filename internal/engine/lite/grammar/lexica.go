package grammar

import "unicode/utf8"

// Lexica are word lists that the classifiers look into.
type Lexica struct {
	Known   *Lexicon // usual tags
	Sure    *Lexicon // the only tag of a frequent word, plus one
	Classes *Lexicon // fine word cluster; the coarse one is its number without the last four bits
	Lists   *Lexicon // lists of names the word is in, a set of bits
}

// Fill sets words, one for each plain form.
func (x *Lexica) Fill(words []Word, forms []string) {
	c := CaseOf(forms)
	for i, form := range forms {
		w := &words[i]
		w.Fill(form, c)
		w.Known = x.Known.Get(w.Lower)
		w.Sure = x.Sure.Get(w.Lower)
		w.List = x.Lists.Get(w.Lower)
		w.Common = c == Mixed && w.Known != 0 && form[0] < utf8.RuneSelf && !capital(form[0]) && !joins(forms, i+1)
		if fine := x.Classes.Get(w.Lower); fine != 0 {
			w.Class = [2]uint32{fine >> 4, fine}
		}
	}
}

func capital(c byte) bool { return 'A' <= c && c <= 'Z' || isDigit(c) }

// joins reports whether form i is a hyphen, which may join a small word to a name (al-Omari).
func joins(forms []string, i int) bool { return i < len(forms) && forms[i] == "-" }
