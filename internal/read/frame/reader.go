package frame

import (
	"fmt"
	"slices"
	"strings"

	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/mention"
)

// Reader holds the compiled ontology. It is safe for concurrent use.
type Reader struct{ *grammar }

// New compiles the ontology packs.
func New(set *pack.Set) (*Reader, error) {
	o, err := Load(set)
	if err != nil {
		return nil, err
	}
	g, err := compile(o)
	if err != nil {
		return nil, err
	}
	return &Reader{g}, nil
}

// Read finds the frames of a report. Spans count bytes. Mentions may be nil; arguments are then noun phrases of the tree.
func (r *Reader) Read(doc *read.Doc, mentions *mention.Result) Result {
	return r.read(newReading(r.grammar, doc, mentions))
}

// Check runs the examples of types, modes and contexts through a parse and reports those that come out otherwise. Where an
// overlay brings types of its own only theirs are run: they may take words over from the built-in ones.
func Check(set *pack.Set, parse func(text string) *read.Doc) []error {
	r, err := New(set)
	if err != nil {
		return []error{err}
	}
	var errs []error
	for i := range r.Types {
		t := &r.Types[i]
		if t.Tree < r.Types[0].Tree {
			return errs
		}
		for j := range t.Frame {
			errs = append(errs, r.checkFrame(t, &t.Frame[j], parse)...)
		}
		for _, m := range t.Mode {
			has := func(f *Frame) bool { return f.Type == t.Type && f.Mode == m.Name }
			errs = append(errs, r.checkShown(t.Type+" "+m.Name, m.Yes, m.No, has, parse)...)
		}
	}
	for _, c := range r.Contexts {
		has := func(f *Frame) bool { return slices.Contains(f.Contexts, c.Name) }
		errs = append(errs, r.checkShown("context "+c.Name, c.Yes, c.No, has, parse)...)
	}
	return errs
}

// checkShown reports the yes sentences in which no frame has what is asked for, and the no sentences in which one has.
func (r *Reader) checkShown(what string, yes, no []string, has func(*Frame) bool, parse func(string) *read.Doc) []error {
	var errs []error
	for i, s := range append(slices.Clone(yes), no...) {
		frames := r.Read(parse(s), nil).Frames
		if wanted := i < len(yes); slices.ContainsFunc(frames, func(f Frame) bool { return has(&f) }) != wanted {
			errs = append(errs, fmt.Errorf("%s: %q: shown %t, want %t", what, s, !wanted, wanted))
		}
	}
	return errs
}

func (r *Reader) checkFrame(t *TypeFile, f *FrameDef, parse func(string) *read.Doc) []error {
	var errs []error
	rule := r.ruleName(t, f)
	for _, ex := range f.Yes {
		doc := parse(ex.S)
		res := r.Read(doc, nil)
		if why := unmet(doc, &res, t.Type, ex); why != "" {
			errs = append(errs, fmt.Errorf("%s: yes %q: %s", rule, ex.S, why))
		}
	}
	for _, no := range f.No {
		doc := parse(no)
		for _, fr := range r.Read(doc, nil).Frames {
			if fr.Rule == rule {
				errs = append(errs, fmt.Errorf("%s: no %q: gave %s on %q", rule, no, fr.Type, fr.Trigger.In(doc.Text)))
			}
		}
	}
	return errs
}

// unmet says what no frame of the type met in the example, empty where one met all.
func unmet(doc *read.Doc, res *Result, typ string, ex Example) string {
	if ex.Type != "" {
		typ = ex.Type
	}
	why := "no " + typ
	for i := range res.Frames {
		f := &res.Frames[i]
		if f.Type != typ {
			continue
		}
		switch {
		case ex.Mode != "" && f.Mode != ex.Mode:
			why = "mode " + f.Mode
		case !named(doc, f, "actor", ex.Actor):
			why = "actor is not " + ex.Actor
		case !named(doc, f, "recipient", ex.Recipient):
			why = "recipient is not " + ex.Recipient
		default:
			return ""
		}
	}
	return why
}

// named: an argument of the role shares words with those wanted; in a symmetric frame any side will do.
func named(doc *read.Doc, f *Frame, role, want string) bool {
	if want == "" {
		return true
	}
	for _, a := range f.Args {
		if a.Role != role && !(f.Symmetric && a.Role == "actor") && !(role == "recipient" && (a.Role == "target" || a.Role == "ground")) {
			continue
		}
		got := doc.Words(a.Range)
		if strings.Contains(got, want) || strings.Contains(want, got) {
			return true
		}
	}
	return false
}
