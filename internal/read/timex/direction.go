package timex

// heading is where what an expression dates lies as seen from the report.
type heading int

const (
	unsure heading = iota
	behind
	forward
)

// heading tells whether what token t dates lies ahead: its verb has "will", "shall" or "going to", or is the "to"
// infinitive of a plan. It lies behind where t hangs on a verb in the past tense itself; where the tree does not say, news
// is taken to tell of the past.
func (s *scanner) heading(t int) heading {
	verb := t
	for steps := 0; steps < 12 && verb >= 0; steps++ {
		if tok := &s.sent.Tokens[verb]; verb != t && tok.UPOS == "VERB" {
			if s.ahead(verb) {
				return forward
			}
			if steps <= 1 && (tok.XPOS == "VBD" || s.sent.Dep(verb, "aux") >= 0) {
				return behind
			}
			return unsure
		}
		verb = s.sent.Tokens[verb].Head
	}
	return unsure
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
