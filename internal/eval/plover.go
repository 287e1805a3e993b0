package eval

import (
	"math"
	"slices"
	"sort"
	"strings"

	"sitrep"
	"sitrep/internal/coder"
)

// pairCase is one sentence with a pair whose PLOVER root is known.
type pairCase struct {
	Text, Category string
	Given          struct{ Source, Target string }
}

// zspSet is the PLOVER root of one pair of actors in a sentence, by the measure of the suite's README.
func zspSet() Set {
	return Set{
		Name: "zsp_plv_train",
		Doc:  "PLOVER root of one pair in 1,050 sentences; strict: a claim with both parties in their roles, loose: else the claim nearest to either",
		Run: func(env Env) ([]Score, error) {
			path, err := env.Path("peer_suites", "zsp_plv_train.jsonl")
			if err != nil {
				return nil, err
			}
			cases, err := readLines[pairCase](path)
			if err != nil {
				return nil, err
			}
			strict, loose := newConfusion(), newConfusion()
			for _, c := range cases {
				record := env.Code(coder.Input{Body: c.Text}).Record
				exact, near := pairAnswer(&record, c.Given.Source, c.Given.Target)
				strict.add(c.Category, yieldRoot(exact))
				loose.add(c.Category, yieldRoot(near))
			}
			out := append(strict.scores("zsp_plv_train", "strict"), loose.scores("zsp_plv_train", "loose")...)
			out = append(out, strict.by(quadOf).accuracy("zsp_plv_train", "strict_quad"))
			return append(out, loose.by(quadOf).accuracy("zsp_plv_train", "loose_quad")), nil
		},
	}
}

// yieldRoot folds the two types that CAMEO held as one.
func yieldRoot(typ string) string {
	if typ == "CONCEDE" || typ == "RETREAT" {
		return "YIELD"
	}
	return typ
}

func quadOf(typ string) string {
	switch typ {
	case "AGREE", "CONSULT", "SUPPORT":
		return "verbal cooperation"
	case "COOPERATE", "AID", "YIELD":
		return "material cooperation"
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return "verbal conflict"
	case "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT":
		return "material conflict"
	}
	return ""
}

// pairAnswer is the type of the first claim between the two parties, and, failing that, of the claim whose parties
// share most words with either.
func pairAnswer(r *sitrep.Record, source, target string) (exact, near string) {
	src, tgt := findSpan(r.Report.Text, source), findSpan(r.Report.Text, target)
	best := 0
	for i := range r.Claims {
		c := &r.Claims[i]
		if exact == "" && pairClaim(c, src, tgt) {
			exact = c.Type
		}
		if n := 1 + overlap(c, src) + overlap(c, tgt); n > best {
			best, near = n, c.Type
		}
	}
	if exact != "" {
		near = exact
	}
	return exact, near
}

// pairClaim: the source is a stated actor and the target a recipient; in a two-sided claim any order of sides will do.
func pairClaim(c *sitrep.Claim, src, tgt sitrep.Span) bool {
	roleOf := func(span sitrep.Span, roles ...string) bool {
		return slices.ContainsFunc(c.Arguments, func(a sitrep.Argument) bool {
			return slices.Contains(roles, a.Role) && a.Span.Overlaps(span)
		})
	}
	if c.Symmetric {
		return roleOf(src, "actor", "recipient", "target") && roleOf(tgt, "actor", "recipient", "target")
	}
	return roleOf(src, "actor") && roleOf(tgt, "recipient", "target")
}

// findSpan is the place of words in a text in code points, a span that overlaps nothing where they are not in it.
func findSpan(text, words string) sitrep.Span {
	i := strings.Index(text, words)
	if i < 0 || words == "" {
		return sitrep.Span{Start: -1, End: -1}
	}
	start := len([]rune(text[:i]))
	return sitrep.Span{Start: start, End: start + len([]rune(words))}
}

func overlap(c *sitrep.Claim, span sitrep.Span) int {
	n := 0
	for _, a := range c.Arguments {
		if a.Span.Overlaps(span) {
			n += min(a.Span.End, span.End) - max(a.Span.Start, span.Start)
		}
	}
	return n
}

// confusion counts answers by gold class.
type confusion struct{ counts map[string]map[string]int }

func newConfusion() *confusion { return &confusion{map[string]map[string]int{}} }

func (c *confusion) add(gold, got string) {
	if c.counts[gold] == nil {
		c.counts[gold] = map[string]int{}
	}
	c.counts[gold][got]++
}

// by folds the classes; an empty answer stays empty.
func (c *confusion) by(class func(string) string) *confusion {
	out := newConfusion()
	for gold, row := range c.counts {
		for got, n := range row {
			if out.counts[class(gold)] == nil {
				out.counts[class(gold)] = map[string]int{}
			}
			out.counts[class(gold)][class(got)] += n
		}
	}
	return out
}

func (c *confusion) accuracy(set, measure string) Score {
	right, all := 0, 0
	for gold, row := range c.counts {
		for got, n := range row {
			all += n
			if got == gold {
				right += n
			}
		}
	}
	return Score{set, measure + "_accuracy", Percent(float64(right), float64(all)), all}
}

func (c *confusion) scores(set, measure string) []Score {
	golds := make([]string, 0, len(c.counts))
	for gold := range c.counts {
		golds = append(golds, gold)
	}
	sort.Strings(golds)
	sum := 0.0
	for _, gold := range golds {
		sum += c.f1(gold).F1()
	}
	acc := c.accuracy(set, measure)
	return []Score{acc, {set, measure + "_macro_f1", sum / math.Max(1, float64(len(golds))), acc.N}}
}

func (c *confusion) f1(class string) Counts {
	var out Counts
	for gold, row := range c.counts {
		for got, n := range row {
			if got == class {
				out.Predicted += float64(n)
			}
			if gold == class {
				out.Wanted += float64(n)
			}
			if gold == class && got == class {
				out.Right += float64(n)
			}
		}
	}
	return out
}

// gsrCase is a gold standard record of the PLOVER repository, in the types of 2016.
type gsrCase struct{ Event, Text string }

// gsrSet is the event type of the PLOVER gold standard records.
func gsrSet() Set {
	return Set{
		Name: "plover_gsr",
		Doc:  "event type of 30 gold standard records of the PLOVER repository, types of 2016 read as those of 2.0",
		Run: func(env Env) ([]Score, error) {
			path, err := env.Path("plover_gsr", "gsr.jsonl")
			if err != nil {
				return nil, err
			}
			cases, err := readLines[gsrCase](path)
			if err != nil {
				return nil, err
			}
			conf := newConfusion()
			for _, c := range cases {
				record := env.Code(coder.Input{Body: strings.Trim(c.Text, "{}")}).Record
				got, want := mainType(&record), modernType(c.Event)
				for i := range record.Claims {
					if record.Claims[i].Type == want {
						got = want
					}
				}
				conf.add(want, got)
			}
			return []Score{conf.accuracy("plover_gsr", "any_claim_type")}, nil
		},
	}
}

// modernType reads the names that PLOVER 2.0 gave up.
func modernType(typ string) string {
	switch typ {
	case "DEMAND":
		return "REQUEST"
	case "DISAPPROVE", "INVESTIGATE":
		return "ACCUSE"
	case "FIGHT", "KILL":
		return "ASSAULT"
	}
	return typ
}

// storyCase is one machine-made story with the type and mode it was made for.
type storyCase struct {
	Text, Title string
	Expect      struct {
		Events []struct {
			Plover struct{ Event, Mode string }
		}
	}
}

// ngecEvery keeps the sample of the 4,500 stories small and fixed.
const ngecEvery = 10

// ngecSet is the type and mode of a story's main claim.
func ngecSet() Set {
	return Set{
		Name: "ngec_synthetic",
		Doc:  "type and mode of the main claim of machine-made stories (every tenth); main: the type most claims of title and first sentences have",
		Run: func(env Env) ([]Score, error) {
			path, err := env.Path("peer_suites", "ngec_synthetic.jsonl")
			if err != nil {
				return nil, err
			}
			cases, err := readLines[storyCase](path)
			if err != nil {
				return nil, err
			}
			conf, modes, asked := newConfusion(), 0, 0
			for i := 0; i < len(cases); i += ngecEvery {
				want := cases[i].Expect.Events[0].Plover
				record := env.Code(coder.Input{Title: cases[i].Title, Body: cases[i].Text}).Record
				got := mainType(&record)
				conf.add(want.Event, got)
				if got == want.Event && want.Mode != "" {
					asked++
					modes += mark(hasMode(&record, got, want.Mode))
				}
			}
			out := conf.scores("ngec_synthetic", "main_type")
			return append(out, Score{"ngec_synthetic", "mode_where_type_right", Percent(float64(modes), float64(asked)), asked}), nil
		},
	}
}

func hasMode(r *sitrep.Record, typ, mode string) bool {
	return slices.ContainsFunc(r.Claims, func(c sitrep.Claim) bool { return c.Type == typ && c.Mode == mode })
}

func mark(b bool) int {
	if b {
		return 1
	}
	return 0
}

// mainType weighs claims by how early they stand: the headline's count three, those of the first two sentences two.
func mainType(r *sitrep.Record) string {
	weights := map[string]int{}
	best := ""
	for i := range r.Claims {
		c := &r.Claims[i]
		switch {
		case c.Sentence == 0:
			weights[c.Type] += 6
		case c.Sentence <= 2:
			weights[c.Type] += 3
		default:
			weights[c.Type]++
		}
	}
	for i := range r.Claims {
		if t := r.Claims[i].Type; best == "" || weights[t] > weights[best] {
			best = t
		}
	}
	return best
}
