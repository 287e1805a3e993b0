// Package marked reads and scores marked reports: a report and, below it, what a reader of it should find, written so that
// people can write it. docs/marked-reports.md defines the format.
package marked

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sitrep/internal/eval/claimscore"
)

// Report is one marked report.
type Report struct {
	Name        string
	Header      map[string]string // outlet, published, url, id: what the input gives beside the text
	Title, Body string
	Want        Want
}

// Want is what a reader of the report should find.
type Want struct {
	Published string // start..end, "none", or empty where not asked
	Claims    []claimscore.Fact
	NotClaims []string
	Tolls     []Toll
	Same      [][2]string
	Apart     [][2]string
	Ties      []claimscore.GoldTie
	Problems  []Problem
	Events    [][]string // triggers that tell of one event
	Disputes  []Dispute
}

// Toll is a count in the sentence that holds Words, by Voice where one is named.
type Toll struct {
	Words string
	claimscore.Toll
	Voice string
}

// Problem is a flag on the words, or on the report where there are none.
type Problem struct{ Code, Words string }

// Dispute is a field on which the event of the claim with this trigger differs between voices.
type Dispute struct{ Field, Trigger string }

// Parse reads one marked report.
func Parse(name string, data string) (*Report, error) {
	header, text, want, err := sections(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	r := &Report{Name: name, Header: map[string]string{}}
	for line := range strings.Lines(header) {
		if key, value, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, "#") {
			r.Header[strings.TrimSpace(key)] = strings.TrimSpace(value)
		}
	}
	r.Title, r.Body = title(strings.TrimSpace(text))
	n := 0
	for line := range strings.Lines(want) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := r.Want.line(line); err != nil {
			return nil, fmt.Errorf("%s: want, line %d: %w", name, n, err)
		}
	}
	return r, r.check()
}

// sections cuts the file at its two file marks.
func sections(data string) (header, text, want string, err error) {
	header, rest, ok := strings.Cut("\n"+data, "\n-- report.txt --\n")
	if !ok {
		return "", "", "", fmt.Errorf("no line -- report.txt --")
	}
	text, want, ok = strings.Cut(rest, "\n-- want --\n")
	if !ok {
		return "", "", "", fmt.Errorf("no line -- want --")
	}
	return header, text, want, nil
}

// title is the first line where a blank line follows it.
func title(text string) (string, string) {
	first, rest, ok := strings.Cut(text, "\n\n")
	if !ok || strings.Contains(first, "\n") {
		return "", text
	}
	return first, rest
}

// line adds one line of the want section.
func (w *Want) line(line string) error {
	f, err := fields(line)
	if err != nil {
		return err
	}
	verb := f[0].value
	args, attrs := f[1:], []field(nil)
	if i := slices.IndexFunc(args, func(x field) bool { return x.key != "" || !x.quoted }); i >= 0 && verb != "not" && verb != "problem" && verb != "tie" && verb != "published" && verb != "dispute" {
		args, attrs = args[:i], args[i:]
	}
	add, ok := verbs[verb]
	if !ok {
		return fmt.Errorf("unknown word %q", verb)
	}
	values := make([]string, len(args))
	for i, a := range args {
		values[i] = a.value
	}
	return add(w, values, attrs)
}

// verbs says how each line is read. It is never changed.
var verbs = map[string]func(w *Want, args []string, attrs []field) error{
	"published": func(w *Want, a []string, _ []field) error { return need(a, 1, func() { w.Published = a[0] }) },
	"claim":     func(w *Want, a []string, attrs []field) error { return w.claim(a, attrs) },
	"toll":      func(w *Want, a []string, attrs []field) error { return w.toll(a, attrs) },
	"same": func(w *Want, a []string, _ []field) error {
		return need(a, 2, func() { w.Same = append(w.Same, [2]string{a[0], a[1]}) })
	},
	"apart": func(w *Want, a []string, _ []field) error {
		return need(a, 2, func() { w.Apart = append(w.Apart, [2]string{a[0], a[1]}) })
	},
	"tie": func(w *Want, a []string, _ []field) error {
		return need(a, 3, func() { w.Ties = append(w.Ties, claimscore.GoldTie{Kind: a[0], From: a[1], To: a[2]}) })
	},
	"problem": func(w *Want, a []string, _ []field) error {
		if len(a) == 1 {
			a = append(a, "")
		}
		return need(a, 2, func() { w.Problems = append(w.Problems, Problem{a[0], a[1]}) })
	},
	"not": func(w *Want, a []string, _ []field) error {
		return need(a, 2, func() { w.NotClaims = append(w.NotClaims, a[1]) })
	},
	"event": func(w *Want, a []string, _ []field) error {
		w.Events = append(w.Events, a)
		return nil
	},
	"dispute": func(w *Want, a []string, _ []field) error {
		return need(a, 2, func() { w.Disputes = append(w.Disputes, Dispute{a[0], a[1]}) })
	},
}

func need(args []string, n int, then func()) error {
	if len(args) != n {
		return fmt.Errorf("%d values, want %d", len(args), n)
	}
	then()
	return nil
}

// open are the fields of a claim that are not scored unless the line names them.
var open = []string{claimscore.FieldMode, claimscore.FieldDate, claimscore.FieldCertainty, claimscore.FieldAspect, claimscore.FieldActor,
	claimscore.FieldRecipient, claimscore.FieldVoice, claimscore.FieldPlace}

func (w *Want) claim(args []string, attrs []field) error {
	if len(args) != 1 {
		return fmt.Errorf("a claim line needs its trigger in quotation marks")
	}
	fact := claimscore.Fact{ID: args[0], In: args[0], Trigger: args[0], Skip: map[string]bool{}}
	for _, name := range open {
		fact.Skip[name] = true
	}
	for _, a := range attrs {
		if err := set(&fact, a); err != nil {
			return err
		}
	}
	if len(fact.Types) == 0 {
		return fmt.Errorf("claim %q has no type", args[0])
	}
	w.Claims = append(w.Claims, fact)
	return nil
}

func set(f *claimscore.Fact, a field) error {
	if a.key == "" {
		return flag(f, a.value)
	}
	delete(f.Skip, a.key)
	options := strings.Split(a.value, "|")
	if a.value == "none" {
		options = nil
	}
	switch a.key {
	case "in":
		f.In = a.value
	case "type":
		f.Types = options
	case "mode":
		f.Modes = modes(options)
	case "actor":
		f.Actors = append(f.Actors, whole(a.value)...)
	case "recipient":
		f.Receives = append(f.Receives, whole(a.value)...)
	case "voice":
		f.Voices = append(f.Voices, whole(a.value)...)
	case "place":
		f.Places = append(f.Places, options...)
	case "date":
		f.Start, f.End = dates(a.value)
	case "certainty":
		f.Certainty = options
	case "aspect":
		f.Aspect = options
	default:
		return count(f, a)
	}
	return nil
}

// modes turns the word none among others into no mode.
func modes(options []string) []string {
	for i, o := range options {
		if o == "none" {
			options[i] = ""
		}
	}
	return options
}

// whole is one surface, with its alternatives if it has any, or nothing for "none".
func whole(surface string) []string {
	if surface == "none" {
		return nil
	}
	return []string{surface}
}

func flag(f *claimscore.Fact, word string) error {
	switch word {
	case "background":
		f.Background = true
	case "negated":
		f.Negated = true
	case "optional":
		f.Optional = true
	default:
		return fmt.Errorf("unknown word %q", word)
	}
	return nil
}

// tollKinds are the kinds of the record format.
var tollKinds = []string{"killed", "wounded", "detained", "abducted", "displaced", "missing"}

func count(f *claimscore.Fact, a field) error {
	t, err := tollOf(a)
	if err == nil {
		f.Tolls = append(f.Tolls, t)
	}
	return err
}

func tollOf(a field) (claimscore.Toll, error) {
	if !slices.Contains(tollKinds, a.key) {
		return claimscore.Toll{}, fmt.Errorf("unknown field %q", a.key)
	}
	low, high, ranged := strings.Cut(a.value, "..")
	if !ranged {
		high = low
	}
	t := claimscore.Toll{Kind: a.key}
	var err error
	if t.Low, err = limit(low); err != nil {
		return t, err
	}
	t.High, err = limit(high)
	return t, err
}

func limit(s string) (*int, error) {
	if s == "" {
		return nil, nil
	}
	n, err := strconv.Atoi(s)
	return &n, err
}

func (w *Want) toll(args []string, attrs []field) error {
	if len(args) != 1 {
		return fmt.Errorf("a toll line needs its words in quotation marks")
	}
	voice := ""
	var found []claimscore.Toll
	for _, a := range attrs {
		if a.key == "voice" {
			voice = a.value
			continue
		}
		t, err := tollOf(a)
		if err != nil {
			return err
		}
		found = append(found, t)
	}
	for _, t := range found {
		w.Tolls = append(w.Tolls, Toll{args[0], t, voice})
	}
	return nil
}

// dates reads "2019-04-08", "2019-04-04..2019-04-06", "..2019-04-06", "2019-04-04.." and "none".
func dates(s string) (start, end string) {
	if s == "none" {
		return "", ""
	}
	start, end, ranged := strings.Cut(s, "..")
	if !ranged {
		end = start
	}
	return start, end
}

// check reports words that the text does not hold.
func (r *Report) check() error {
	all := strings.Join(strings.Fields(r.Title+" "+r.Body), " ")
	for _, s := range r.quoted() {
		if !strings.Contains(all, strings.Join(strings.Fields(s), " ")) {
			return fmt.Errorf("%s: the report does not hold %q", r.Name, s)
		}
	}
	return nil
}

func (r *Report) quoted() []string {
	var out []string
	for _, c := range r.Want.Claims {
		out = append(out, c.In, c.Trigger)
		if n := strings.Count(r.Title+"\n"+r.Body, c.In); n > 1 {
			out = append(out, "unique words instead of "+c.In) // never in the text: reported by check
		}
	}
	out = append(out, r.Want.NotClaims...)
	for _, t := range r.Want.Tolls {
		out = append(out, t.Words)
	}
	for _, p := range r.Want.Problems {
		out = append(out, p.Words)
	}
	for _, e := range r.Want.Events {
		out = append(out, e...)
	}
	return out
}
