package mention

// pronoun says what a personal, possessive or relative pronoun tells of its antecedent.
type pronoun struct {
	class  string // person, empty any
	plural bool
	gender byte
	rule   string // personal possessive reflexive relative first second
}

func pronounOf(form string) (pronoun, bool) {
	switch form {
	case "he", "him":
		return pronoun{"person", false, 'm', "personal"}, true
	case "his":
		return pronoun{"person", false, 'm', "possessive"}, true
	case "himself":
		return pronoun{"person", false, 'm', "reflexive"}, true
	case "she":
		return pronoun{"person", false, 'f', "personal"}, true
	case "her", "hers":
		return pronoun{"person", false, 'f', "possessive"}, true
	case "herself":
		return pronoun{"person", false, 'f', "reflexive"}, true
	case "they", "them":
		return pronoun{"", true, 0, "personal"}, true
	case "their", "theirs":
		return pronoun{"", true, 0, "possessive"}, true
	case "themselves":
		return pronoun{"", true, 0, "reflexive"}, true
	case "it":
		return pronoun{"", false, 'n', "personal"}, true
	case "its":
		return pronoun{"", false, 'n', "possessive"}, true
	case "itself":
		return pronoun{"", false, 'n', "reflexive"}, true
	case "who", "whom", "whose", "which", "that":
		return pronoun{"", false, 0, "relative"}, true
	case "i", "me", "my", "mine", "myself":
		return pronoun{"person", false, 0, "first"}, true
	case "we", "us", "our", "ours", "ourselves":
		return pronoun{"", true, 0, "first"}, true
	case "you", "your", "yours", "yourself", "yourselves":
		return pronoun{"", false, 0, "second"}, true
	}
	return pronoun{}, false
}

// quantity words stand for a number of people where nothing else is counted: "dozens were hurt", "others fled".
func quantity(lemma string) bool {
	switch lemma {
	case "other", "others", "dozen", "dozens", "score", "scores", "hundred", "hundreds", "thousand", "thousands", "many", "several", "some", "those", "few", "ten", "tens":
		return true
	}
	return false
}

// state titles and noun families that become elites once they are former.
func former(form string) bool {
	switch form {
	case "former", "ex", "deposed", "ousted", "toppled", "late", "retired", "fugitive":
		return true
	}
	return false
}
