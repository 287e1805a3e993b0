package when

import (
	"fmt"

	"sitrep"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/number"
	"sitrep/internal/read/timex"
	"sitrep/internal/syntax"
)

// exampleDay is the report date of every example, a Monday.
const exampleDay = "2021-06-14"

// Check runs the examples of when.toml: the first verb of the main clause (or noun before it, where that is dated) of the
// last sentence has the basis and days wanted in each yes sentence, and not in a no sentence.
func Check(set *pack.Set, parse func(text string) *read.Doc) []error {
	e, err := newExaminer(set)
	if err != nil {
		return []error{err}
	}
	var errs []error
	for _, rule := range e.when.rules {
		for _, text := range rule.Yes {
			if got := e.answer(parse(text)); got != rule.Want {
				errs = append(errs, fmt.Errorf("when: rule %s: %q gives %q, want %q", rule.ID, text, got, rule.Want))
			}
		}
		for _, text := range rule.No {
			if e.answer(parse(text)) == rule.Want {
				errs = append(errs, fmt.Errorf("when: rule %s: %q wrongly gives %q", rule.ID, text, rule.Want))
			}
		}
	}
	return errs
}

type examiner struct {
	when  *Reader
	times *timex.Reader
	nums  *number.Reader
}

func newExaminer(set *pack.Set) (*examiner, error) {
	w, err := New(set)
	if err != nil {
		return nil, err
	}
	t, err := timex.New(set)
	if err != nil {
		return nil, err
	}
	n, err := number.New(set)
	return &examiner{w, t, n}, err
}

// answer dates the first verb of the last sentence.
func (e *examiner) answer(doc *read.Doc) string {
	doc.Published = &sitrep.Published{Start: exampleDay, End: exampleDay, Grain: "day", Basis: "given"}
	times := e.times.Resolve(e.times.Read(doc, e.nums.Read(doc)), doc.Published)
	last := len(doc.Sentences) - 1
	if last < 0 {
		return ""
	}
	pred := read.Tok{Sent: last, Tok: firstVerb(&doc.Sentences[last])}
	w := e.when.Read(doc, times, doc.Published, []read.Tok{pred})[0]
	if w == nil {
		return "nil"
	}
	return fmt.Sprintf("%s %s %s", w.Basis, w.Start, w.End)
}

func firstVerb(s *syntax.Sentence) int {
	for i := range s.Tokens {
		if s.Tokens[i].UPOS == "VERB" {
			return i
		}
	}
	return max(0, s.Root())
}
