package place

import (
	"strings"

	"sitrep/internal/syntax"
)

// RuleDateline is the Expression.Rule of the place before a report's first sentence: where it was filed, which need
// not be where anything happened.
const RuleDateline = "dateline"

// RuleBureau is the rule of a date line that names the seat of a government: reports on the whole country are filed there.
const RuleBureau = "dateline/bureau"

// Dateline reports whether the expression is a date line's place.
func (e *Expression) Dateline() bool { return e.Rule == RuleDateline || e.Rule == RuleBureau }

// dateline reports whether the name opens a paragraph as "BEIRUT, Lebanon (Wire) —", "CAIRO - ", "TRIPOLI, 8 April --".
func (p *pass) dateline(s *syntax.Sentence, n *name) bool {
	const opening, reach = 3, 18
	if n.lo > opening || strings.ToUpper(n.text) != n.text && n.lo > 0 {
		return false
	}
	if s.Index > 0 && p.doc.Sentences[s.Index-1].Paragraph == s.Paragraph {
		return false
	}
	for i := n.hi; i < len(s.Tokens) && i < n.hi+reach; i++ {
		switch f := s.Tokens[i].Form; {
		case f == "-" || f == "--" || f == "–" || f == "—":
			return (!adjacent(s, i-1, i) || f != "-") && (!s.Title || i > n.hi+1) // "Tripoli - fighting goes on" is a headline
		case s.Tokens[i].IsVerb() && s.Tokens[i].UPOS == "VERB":
			return false
		}
	}
	return false
}
