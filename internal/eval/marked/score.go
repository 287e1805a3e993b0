package marked

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/internal/eval/claimscore"
)

// Tally adds up marked reports.
type Tally struct {
	claims                                             *claimscore.Tally
	ties                                               *claimscore.Extras
	published, tolls, same, problems, events, disputes part
	Misses                                             []string // what was wanted and not found, one line each
}

// part counts what was asked, what of it was right, and what else was given.
type part struct{ right, asked, extra int }

func (p *part) add(ok bool) {
	p.asked++
	if ok {
		p.right++
	}
}

func (p *part) recall() float64 { return 100 * float64(p.right) / float64(max(1, p.asked)) }

func (p *part) f1() float64 { return 200 * float64(p.right) / float64(max(1, p.asked+p.right+p.extra)) }

// NewTally starts an empty tally.
func NewTally() *Tally {
	return &Tally{claims: claimscore.NewTally(), ties: claimscore.NewExtras()}
}

// Add scores the record of one marked report.
func (t *Tally) Add(r *Report, rec *sitrep.Record) {
	match := t.claims.Add(rec, r.Want.Claims, r.Want.NotClaims)
	t.ties.Ties(rec, r.Want.Ties)
	if r.Want.Published != "" {
		t.score(r, &t.published, publishedRight(rec, r.Want.Published), "published "+r.Want.Published)
	}
	for _, w := range r.Want.Tolls {
		t.score(r, &t.tolls, tollFound(rec, w), "toll "+w.Words)
	}
	for _, s := range r.Want.Same {
		t.score(r, &t.same, oneActor(rec, s[0], s[1]), "same "+s[0]+" = "+s[1])
	}
	for _, s := range r.Want.Apart {
		t.score(r, &t.same, !oneActor(rec, s[0], s[1]), "apart "+s[0]+" / "+s[1])
	}
	t.addProblems(r, rec)
	for _, e := range r.Want.Events {
		t.score(r, &t.events, oneEvent(r, rec, match, e), "event "+strings.Join(e, " / "))
	}
	for _, d := range r.Want.Disputes {
		t.score(r, &t.disputes, disputed(r, rec, match, d), "dispute "+d.Field+" "+d.Trigger)
	}
}

func (t *Tally) score(r *Report, p *part, ok bool, what string) {
	p.add(ok)
	if !ok {
		t.Misses = append(t.Misses, r.Name+": "+what)
	}
}

func publishedRight(rec *sitrep.Record, want string) bool {
	p := rec.Report.Published
	start, end := dates(want)
	if p == nil {
		return start == ""
	}
	return p.Start == start && p.End == end
}

// tollFound looks for the toll in the claims of the sentence that holds the words.
func tollFound(rec *sitrep.Record, w Toll) bool {
	for i := range rec.Claims {
		c := &rec.Claims[i]
		if !strings.Contains(flat(words(rec, rec.Sentences[c.Sentence].Span)), flat(w.Words)) {
			continue
		}
		voiced := w.Voice == "" || slices.ContainsFunc(c.Voices, func(v sitrep.Voice) bool { return claimscore.Overlap(v.Label, w.Voice) })
		if voiced && slices.ContainsFunc(c.Tolls, func(t sitrep.Toll) bool { return claimscore.TollRight(&t, w.Toll) }) {
			return true
		}
	}
	return false
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

func words(rec *sitrep.Record, s sitrep.Span) string {
	text := []rune(rec.Report.Text)
	return string(text[max(0, s.Start):min(len(text), s.End)])
}

// oneActor reports whether one actor holds both names, each whole.
func oneActor(rec *sitrep.Record, a, b string) bool {
	for i := range rec.Actors {
		names := append([]string{rec.Actors[i].Name}, rec.Actors[i].Aliases...)
		for _, m := range rec.Actors[i].Mentions {
			names = append(names, words(rec, m.Span))
		}
		if claimscore.AnyOverlap(names, a) && claimscore.AnyOverlap(names, b) {
			return true
		}
	}
	return false
}

// integrityCodes are the codes whose flags on a marked report that does not ask for them are wrong.
var integrityCodes = []string{"off_topic", "respun", "stitched", "language", "truncated"}

func (t *Tally) addProblems(r *Report, rec *sitrep.Record) {
	used := make([]bool, len(rec.Problems))
	for _, w := range r.Want.Problems {
		found := false
		for i := range rec.Problems {
			if p := &rec.Problems[i]; p.Code == w.Code && onWords(rec, p, w.Words) {
				used[i], found = true, true
			}
		}
		t.score(r, &t.problems, found, "problem "+w.Code+" "+w.Words)
	}
	for i, p := range rec.Problems {
		asked := slices.ContainsFunc(r.Want.Problems, func(w Problem) bool { return w.Code == p.Code })
		if !used[i] && !asked && slices.Contains(integrityCodes, p.Code) {
			t.problems.extra++
			t.Misses = append(t.Misses, r.Name+": not asked: problem "+p.Code+" "+p.Note)
		}
	}
}

func onWords(rec *sitrep.Record, p *sitrep.Problem, want string) bool {
	if want == "" {
		return p.Span == nil
	}
	return p.Span != nil && (strings.Contains(flat(words(rec, *p.Span)), flat(want)) || strings.Contains(flat(want), flat(words(rec, *p.Span))))
}

func factOf(r *Report, trigger string) int {
	return slices.IndexFunc(r.Want.Claims, func(f claimscore.Fact) bool { return f.In == trigger || f.Trigger == trigger })
}

func eventOf(rec *sitrep.Record, claim int) *sitrep.Event {
	for i := range rec.Events {
		if slices.Contains(rec.Events[i].Claims, rec.Claims[claim].ID) {
			return &rec.Events[i]
		}
	}
	return nil
}

func oneEvent(r *Report, rec *sitrep.Record, match []int, triggers []string) bool {
	var first *sitrep.Event
	for i, trigger := range triggers {
		f := factOf(r, trigger)
		if f < 0 || match[f] < 0 {
			return false
		}
		e := eventOf(rec, match[f])
		if e == nil || i > 0 && e != first {
			return false
		}
		first = e
	}
	return true
}

func disputed(r *Report, rec *sitrep.Record, match []int, d Dispute) bool {
	f := factOf(r, d.Trigger)
	if f < 0 || match[f] < 0 {
		return false
	}
	e := eventOf(rec, match[f])
	return e != nil && slices.ContainsFunc(e.Disputes, func(x sitrep.Dispute) bool { return x.Field == d.Field })
}

// Figures lists the measures in a fixed order.
func (t *Tally) Figures() []claimscore.Figure {
	out := t.claims.Figures()
	out = append(out, t.ties.Figures()[0])
	return append(out,
		claimscore.Figure{Measure: "published", Value: t.published.recall(), N: t.published.asked},
		claimscore.Figure{Measure: "toll_lines", Value: t.tolls.recall(), N: t.tolls.asked},
		claimscore.Figure{Measure: "same_actor", Value: t.same.recall(), N: t.same.asked},
		claimscore.Figure{Measure: "problems_f1", Value: t.problems.f1(), N: t.problems.asked},
		claimscore.Figure{Measure: "one_event", Value: t.events.recall(), N: t.events.asked},
		claimscore.Figure{Measure: "disputes", Value: t.disputes.recall(), N: t.disputes.asked},
	)
}
