package status

import (
	"fmt"
	"strings"

	"sitrep/internal/pack"
	"sitrep/internal/read"
)

// Check runs the examples of status.toml on their act word and compares every field.
func Check(set *pack.Set, parse func(text string) *read.Doc) []error {
	r, err := New(set)
	if err != nil {
		return []error{err}
	}
	var errs []error
	for _, e := range r.examples {
		if err := r.checkExample(e, parse(e.Text)); err != nil {
			errs = append(errs, err)
		}
	}
	for _, e := range r.settingExamples {
		if err := r.checkSetting(e, parse(e.Text)); err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

func (r *Reader) checkSetting(e settingExample, doc *read.Doc) error {
	pred, ok := Find(doc, strings.LastIndex(e.Text, e.Act))
	if !ok {
		return fmt.Errorf("settings.toml: example lacks its act %q: %q", e.Act, e.Text)
	}
	a := &act{r: r, v: newView(&doc.Sentences[pred.Sent], pred.Sent)}
	got := ""
	if s := a.setting(pred.Tok); s != nil {
		got = s.entry.Kind
	}
	if got != e.Kind {
		return fmt.Errorf("settings.toml: %q of %q: setting %q, want %q", e.Act, e.Text, got, e.Kind)
	}
	return nil
}

func (r *Reader) checkExample(e example, doc *read.Doc) error {
	at := strings.LastIndex(e.Text, e.Act)
	pred, ok := Find(doc, at)
	if at < 0 || !ok {
		return fmt.Errorf("status.toml: example lacks its act %q: %q", e.Act, e.Text)
	}
	got := r.Read(doc, nil, nil, []read.Tok{pred})[0]
	want := Status{Certainty: or(e.Certainty, "asserted"), Aspect: or(e.Aspect, "happened"), Negated: e.Negated, Outcome: e.Outcome, Background: e.Background}
	if got.Certainty != want.Certainty || got.Aspect != want.Aspect || got.Negated != want.Negated || got.Outcome != want.Outcome || got.Background != want.Background {
		return fmt.Errorf("status.toml: %q of %q: got %s %s negated=%v outcome=%q background=%v %v", e.Act, e.Text, got.Certainty, got.Aspect, got.Negated, got.Outcome, got.Background, got.Cues)
	}
	return nil
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// Find is the token that covers byte position at, false where none does.
func Find(doc *read.Doc, at int) (read.Tok, bool) {
	for si := range doc.Sentences {
		for ti := range doc.Sentences[si].Tokens {
			if s := doc.Sentences[si].Tokens[ti].Span; s.Start <= at && at < s.End {
				return read.Tok{Sent: si, Tok: ti}, true
			}
		}
	}
	return read.Tok{}, false
}
