package grammar

// Lexica are word lists that the classifiers look into.
type Lexica struct {
	Known   Lexicon // usual tags
	Classes Lexicon // fine word cluster plus one; the coarse one is the fine one's upper part
}

// Fill sets words, one for each plain form.
func (x *Lexica) Fill(words []Word, forms []string) {
	c := CaseOf(forms)
	for i, form := range forms {
		w := &words[i]
		w.Fill(form, c)
		w.Known = x.Known[w.Lower]
		if fine := x.Classes[w.Lower]; fine != 0 {
			w.Class = [2]uint32{fine >> 4, fine}
		}
	}
}
