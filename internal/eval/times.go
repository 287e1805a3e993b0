package eval

import (
	"strings"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/read/timex"
)

// goldTime is one time expression of a corpus. Start and End count code points of the corpus text; Values are the values
// that are right, each a TIMEX3 value or a pair of dates.
type goldTime struct {
	Start, End int
	Surface    string
	Value      string
	From, To   string
	valued     bool
}

// timeSets are the sets of time expressions.
func timeSets() []Set {
	return []Set{
		{Name: "gum_time", Doc: "GUM dev: dates found (exact span and overlap, F1) and their values (of those found)", Run: runGumTime},
		{Name: "meantime", Doc: "NewsReader MEANTIME: TIMEX3 found and their values", Run: runMeantime},
		{Name: "heideltime_examples", Doc: "HeidelTime's rule examples: the expression is found", Run: runHeidel},
	}
}

type gumDoc struct {
	Part, DCT, Text string
	Spans           []struct {
		Start, End                          int
		Kind, Surface                       string
		When, From, To, NotBefore, NotAfter string
	}
}

func runGumTime(env Env) ([]Score, error) {
	path, err := env.Path("gum_time", "docs.jsonl")
	if err != nil {
		return nil, err
	}
	docs, err := readLines[gumDoc](path)
	if err != nil {
		return nil, err
	}
	var t timeTally
	for _, d := range docs {
		if d.Part != "dev" {
			continue
		}
		var gold []goldTime
		for _, s := range d.Spans {
			g := goldTime{Start: s.Start, End: s.End, Surface: s.Surface, Value: strings.TrimPrefix(s.When, "-"), From: s.From, To: s.To}
			g.valued = (g.Value != "" && !strings.HasPrefix(s.When, "-")) || s.From != "" && s.To != "" && !strings.HasPrefix(s.From, "-")
			gold = append(gold, g)
		}
		t.add(env, d.Text, d.DCT, gold, len(d.Text), func(x *timex.Timex) bool {
			return x.Kind != "duration" && x.Kind != "set" && !strings.HasSuffix(x.Value, "_REF")
		})
	}
	return t.scores("gum_time"), nil
}

type meantimeDoc struct {
	DCT, Text string
	Mentions  map[string]struct {
		Kind, Surface, Value, Type string
		Start, End, Sent           int
	}
}

// meantimeMarked is the last sentence that MEANTIME marks whole.
const meantimeMarked = 5

func runMeantime(env Env) ([]Score, error) {
	path, err := env.Path("meantime", "docs.jsonl")
	if err != nil {
		return nil, err
	}
	docs, err := readLines[meantimeDoc](path)
	if err != nil {
		return nil, err
	}
	var t timeTally
	for _, d := range docs {
		var gold []goldTime
		reach := 0 // only the first sentences of each document were marked throughout
		for _, m := range d.Mentions {
			if m.Sent <= meantimeMarked {
				reach = max(reach, m.End)
			}
			if m.Kind == "TIMEX3" && m.Sent <= meantimeMarked {
				gold = append(gold, goldTime{Start: m.Start, End: m.End, Surface: m.Surface, Value: m.Value, valued: m.Value != ""})
			}
		}
		t.add(env, d.Text, d.DCT, gold, reach, func(*timex.Timex) bool { return true })
	}
	return t.scores("meantime"), nil
}

// timeTally counts expressions and values.
type timeTally struct {
	exact, overlap     Counts
	values, rightValue float64
}

func (t *timeTally) add(env Env, body, dct string, gold []goldTime, reach int, wanted func(*timex.Timex) bool) {
	in := coder.Input{Body: body}
	if len(dct) == len("2006-01-02") {
		in.Published = &sitrep.Published{Start: dct, End: dct, Grain: "day", Basis: "given"}
	}
	coding := env.Code(in)
	shift := leading(body, coding.Doc.Text)
	used := make([]bool, len(gold))
	for i := range coding.Times {
		x := &coding.Times[i]
		span := coding.Doc.Span(x.Range)
		lo, hi := coding.Offsets.CodePoint(span.Start)+shift, coding.Offsets.CodePoint(span.End)+shift
		if !wanted(x) || lo >= reach {
			continue
		}
		t.exact.Predicted++
		t.overlap.Predicted++
		g := overlapping(gold, used, lo, hi)
		if g < 0 {
			continue
		}
		used[g] = true
		t.overlap.Right++
		if lo == gold[g].Start && hi == gold[g].Start+utf8.RuneCountInString(strings.TrimRight(gold[g].Surface, " .,;:'")) || lo == gold[g].Start && hi == gold[g].End {
			t.exact.Right++
		}
		if gold[g].valued {
			t.values++
			if sameValue(&gold[g], x.Value, x.Start, x.End) {
				t.rightValue++
			}
		}
	}
	t.exact.Wanted += float64(len(gold))
	t.overlap.Wanted += float64(len(gold))
}

// leading is how many code points the canonical text lost before its first word.
func leading(raw, canonical string) int {
	head := canonical
	if len(head) > 40 {
		head = head[:40]
	}
	if at := strings.Index(raw, head); at > 0 {
		return utf8.RuneCountInString(raw[:at])
	}
	return 0
}

func overlapping(gold []goldTime, used []bool, lo, hi int) int {
	best := -1
	for i := range gold {
		if !used[i] && gold[i].Start < hi && lo < gold[i].End && (best < 0 || gold[i].Start < gold[best].Start) {
			best = i
		}
	}
	return best
}

// sameValue holds where the value, or the days it stands for, are the gold's.
func sameValue(g *goldTime, value, start, end string) bool {
	if g.From != "" {
		return g.From == start && g.To == end
	}
	return value == g.Value || start == g.Value && end == g.Value || strings.HasPrefix(g.Value, start+"T") && start == end && start != ""
}

func (t *timeTally) scores(set string) []Score {
	out := append(PRF(set, "span", t.exact), PRF(set, "overlap", t.overlap)...)
	return append(out, Score{set, "value", Percent(t.rightValue, t.values), int(t.values)})
}

type heidelDoc struct {
	Text   string
	Expect struct {
		Timex []struct{ Type, Text string }
	}
}

// runHeidel asks only whether each expression is found, wholly inside one that was read.
func runHeidel(env Env) ([]Score, error) {
	path, err := env.Path("peer_suites", "heideltime_examples.jsonl")
	if err != nil {
		return nil, err
	}
	docs, err := readLines[heidelDoc](path)
	if err != nil {
		return nil, err
	}
	var found, wanted, clean, none float64
	for _, d := range docs {
		coding := env.Code(coder.Input{Body: d.Text})
		if len(d.Expect.Timex) == 0 {
			none++
			if len(coding.Times) == 0 {
				clean++
			}
		}
		for _, want := range d.Expect.Timex {
			wanted++
			for _, x := range coding.Times {
				if strings.Contains(coding.Doc.Words(x.Range), want.Text) {
					found++
					break
				}
			}
		}
	}
	return []Score{{"heideltime_examples", "found", Percent(found, wanted), int(wanted)}, {"heideltime_examples", "none", Percent(clean, none), int(none)}}, nil
}
