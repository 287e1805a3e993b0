package eval

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sitrep"
	"sitrep/internal/eval/claimscore"
)

const corpora = "../../../shared/corpora"

func corpus(t *testing.T, name string) string {
	t.Helper()
	dir := filepath.Join(corpora, name)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("corpus %s is absent", name)
	}
	return dir
}

// plain is a record of the report with one sentence per full stop or line, and nothing claimed.
func plain(r warReport) *sitrep.Record {
	text := []rune(r.Title + "\n\n" + r.Text)
	out := &sitrep.Record{Report: sitrep.Report{Text: string(text)}}
	start := 0
	for i := range text {
		stop := text[i] == '\n' || i == len(text)-1 || text[i] == '.' && text[i+1] == ' '
		if stop && i > start {
			out.Sentences = append(out.Sentences, sitrep.Sentence{Span: sitrep.Span{Start: start, End: i + 1}})
			start = i + 1
		}
	}
	return out
}

// The gold written out as a record must score 100 everywhere, or the scorer loses right answers.
func TestWarReportsGoldAgainstItself(t *testing.T) {
	dir := corpus(t, "war_reports")
	golds, err := readLines[warGold](filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]*warGold{}
	for i := range golds {
		byID[golds[i].ID] = &golds[i]
	}
	figures, err := scoreWarReports(dir, func(r warReport) (*sitrep.Record, error) { return ideal(r, byID[r.ID]), nil })
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range figures {
		switch f.Measure {
		case "not_claims", "ties_f1", "same_event_pairs_f1", "off_topic_f1":
		default:
			if f.Value < 100 {
				t.Errorf("%s = %.1f of %d", f.Measure, f.Value, f.N)
			}
		}
	}
}

func ideal(r warReport, g *warGold) *sitrep.Record {
	out := plain(r)
	actor := func(surface string) string {
		id := fmt.Sprintf("a%d", len(out.Actors))
		out.Actors = append(out.Actors, sitrep.Actor{ID: id, Name: surface})
		return id
	}
	for i, f := range g.Facts {
		c := sitrep.Claim{ID: fmt.Sprint(i), Trigger: runeSpan(out.Report.Text, f.In, f.Trigger), Type: f.Type[0], Certainty: f.Certainty[0], Aspect: f.Aspect[0], Background: f.Background, Negated: f.Negated}
		if len(f.Mode) > 0 {
			c.Mode = f.Mode[0]
		}
		for _, s := range f.Actor {
			c.Actors = append(c.Actors, actor(s))
		}
		for _, s := range f.Recipient {
			c.Recipients = append(c.Recipients, actor(s))
		}
		for _, s := range f.Voices {
			c.Voices = append(c.Voices, sitrep.Voice{Label: s})
		}
		for _, toll := range f.Tolls {
			c.Tolls = append(c.Tolls, sitrep.Toll{Kind: toll.Kind, Low: toll.Low, High: toll.High})
		}
		if f.Place != "" {
			c.Where = &sitrep.Where{Name: f.Place}
		}
		if len(f.Date) == 2 {
			c.When = &sitrep.When{Start: f.Date[0], End: f.Date[1]}
		}
		out.Claims = append(out.Claims, c)
	}
	return out
}

// runeSpan is the occurrence of trigger inside in, else the nearest to it, in code points.
func runeSpan(text, in, trigger string) sitrep.Span {
	at := strings.Index(text, in)
	best := -1
	for i := range text {
		if strings.HasPrefix(text[i:], trigger) && (best < 0 || distance(i, at, in) < distance(best, at, in)) {
			best = i
		}
	}
	start := len([]rune(text[:best]))
	return sitrep.Span{Start: start, End: start + len([]rune(trigger))}
}

func distance(i, at int, in string) int { return max(at-i, i-(at+len(in)), 0) }

// Calling every sentence an ASSAULT must stay far below a reader: the corpus's README names 10 to 20.
func TestWarReportsBlindGuess(t *testing.T) {
	dir := corpus(t, "war_reports")
	figures, err := scoreWarReports(dir, func(r warReport) (*sitrep.Record, error) {
		out := plain(r)
		for _, s := range out.Sentences {
			out.Claims = append(out.Claims, sitrep.Claim{Trigger: sitrep.Span{Start: s.Span.Start, End: s.Span.Start + 1}, Type: "ASSAULT"})
		}
		return out, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if f := figures[0]; f.Measure != "event_f1" || f.Value > 20 {
		t.Errorf("%s = %.1f", f.Measure, f.Value)
	}
}

// The floor on the reports of the corpus; -v prints what is wrong, claim by claim.
func TestWarReportsFloor(t *testing.T) {
	dir := corpus(t, "war_reports")
	golds, err := readLines[warGold](filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]*warGold{}
	for i := range golds {
		byID[golds[i].ID] = &golds[i]
	}
	suite := fullSuite(t)
	figures, err := scoreWarReports(dir, func(r warReport) (*sitrep.Record, error) {
		record := &suite.Code(r.input()).Record
		if testing.Verbose() {
			var b bytes.Buffer
			claimscore.Trace(&b, record, byID[r.ID].facts())
			t.Logf("%s\n%s", r.ID, b.String())
		}
		return record, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range figures {
		t.Logf("%-20s %6.2f of %d", f.Measure, f.Value, f.N)
		if f.Measure == "event_f1" && f.Value < 45 {
			t.Errorf("event F1 %.1f, below 45", f.Value)
		}
	}
}
