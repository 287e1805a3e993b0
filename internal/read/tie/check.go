package tie

import (
	"fmt"

	"sitrep/internal/gazetteer"
	"sitrep/internal/lexicon"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/mention"
	"sitrep/internal/read/number"
	"sitrep/internal/read/place"
)

// Check runs the examples of ontology/tie: a yes sentence must give a tie by its pattern, a no sentence none.
func Check(set *pack.Set, gaz *gazetteer.Gazetteer, parse func(text string) *read.Doc) []error {
	c, err := newChecker(set, gaz)
	if err != nil {
		return []error{err}
	}
	var errs []error
	for i := range c.ties.files {
		for k := range c.ties.files[i].Pattern {
			p := &c.ties.files[i].Pattern[k]
			for _, text := range p.Yes {
				if !c.fires(p, parse(text)) {
					errs = append(errs, fmt.Errorf("%s: example gives no tie: %q", p.rule(), text))
				}
			}
			for _, text := range p.No {
				if c.fires(p, parse(text)) {
					errs = append(errs, fmt.Errorf("%s: counterexample gives a tie: %q", p.rule(), text))
				}
			}
		}
	}
	return errs
}

// checker holds the layers that ties stand on.
type checker struct {
	numbers  *number.Reader
	places   *place.Reader
	mentions *mention.Reader
	ties     *Reader
}

func newChecker(set *pack.Set, gaz *gazetteer.Gazetteer) (c checker, err error) {
	if c.numbers, err = number.New(set); err != nil {
		return c, err
	}
	if c.places, err = place.New(set, gaz); err != nil {
		return c, err
	}
	lex, err := lexicon.New(set)
	if err != nil {
		return c, err
	}
	c.mentions = mention.New(lex)
	c.ties, err = New(set)
	return c, err
}

func (c checker) fires(p *pattern, doc *read.Doc) bool {
	numbers := c.numbers.Read(doc)
	places := c.places.Read(doc, numbers)
	mentions := c.mentions.Read(doc, numbers, &places)
	for _, t := range c.ties.Read(doc, &mentions, &places) {
		if t.Rule == p.rule() {
			return true
		}
	}
	return false
}
