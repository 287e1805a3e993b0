package timex

// future reports whether what token t dates lies ahead: its verb has "will", "shall" or "going to", or is the "to"
// infinitive of a plan. Everything else in news is taken as past.
func (s *scanner) future(t int) bool {
	verb := t
	for steps := 0; steps < 12 && verb >= 0; steps++ {
		if tok := &s.sent.Tokens[verb]; verb != t && tok.UPOS == "VERB" {
			return s.ahead(verb)
		}
		verb = s.sent.Tokens[verb].Head
	}
	return false
}

func (s *scanner) ahead(verb int) bool {
	toks := s.sent.Tokens
	to := false
	for _, c := range s.sent.Children(verb) {
		switch word := toks[c].Lower(); word {
		case "will", "shall", "'ll", "wo", "ll":
			return true
		case "to":
			to = to || toks[c].UPOS == "PART"
			if c > 0 && beTo[toks[c-1].Lower()] {
				return true
			}
		}
	}
	if !to {
		return toks[verb].Lower() == "due" || toks[verb].Lower() == "scheduled"
	}
	head := toks[verb].Head
	return head >= 0 && plans[lemma(toks[head].Lemma, toks[head].Lower())]
}

// beTo are the words before "to" that look ahead: "is to be held", "are due to meet".
var beTo = setOf([]string{"is", "are", "due", "set", "expected", "scheduled", "planned", "slated", "poised", "going", "likely", "about"})

func lemma(l, lower string) string {
	if l == "" {
		return lower
	}
	return l
}

var plans = setOf([]string{"plan", "expect", "schedule", "due", "set", "intend", "want", "agree", "hope", "vow", "pledge", "promise", "threaten", "prepare", "go", "likely",
	"decide", "propose", "offer", "ready", "scheduled", "expected", "poised", "bound", "slated", "invite", "call", "urge", "demand", "order", "ask"})
