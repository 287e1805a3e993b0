package main

import (
	"fmt"
	"math"
	"os"
	"strings"

	"sitrep/internal/eval"
	"sitrep/internal/eval/calibration"
	"sitrep/internal/read/claim"
)

// rounded keeps three decimals, as the file does.
func rounded(m calibration.Model) calibration.Model {
	return calibration.Model{First: roundedLogit(m.First), Then: roundedLogit(m.Then)}
}

func roundedLogit(l calibration.Logit) calibration.Logit {
	round := func(x float64) float64 { return math.Round(1000*x) / 1000 }
	l.Bias = round(l.Bias)
	for i, w := range l.Weights {
		l.Weights[i] = round(w)
	}
	return l
}

// part is one half of the model with the signs it looks at.
type part struct {
	name, doc string
	logit     calibration.Logit
	signs     []claim.Sign
}

func parts(m calibration.Model) []part {
	return []part{
		{"parties", "type, actors and recipients are right", m.First, claim.PartySigns()},
		{"setting", "place, date and voices are right where those are", m.Then, claim.SettingSigns()},
	}
}

func weights(m calibration.Model, note string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# Weights of the model behind a claim's score, the probability that every field of it is right: the product of two\n")
	fmt.Fprintf(&b, "# logistic regressions. bias is added to the sum of weight times sign. Made by train/score; docs/score.md tells how far it holds.\n")
	fmt.Fprintf(&b, "note = %q\n", note)
	for _, p := range parts(m) {
		fmt.Fprintf(&b, "\n# %s\n[%s]\nbias = %.3f\n\n[%s.weights]\n", p.doc, p.name, p.logit.Bias, p.name)
		for i, s := range p.signs {
			fmt.Fprintf(&b, "%-12s = %6.3f # %s\n", s.Name, p.logit.Weights[i], s.Doc)
		}
	}
	return []byte(b.String())
}

// tables is the part of the document that the command makes.
func tables(note string, m calibration.Model, held, heldWar []calibration.Judged, marked, war []eval.ScoreCase) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Fitted on %s.\n", note)
	reliability(&b, "Marked reports, each claim by a model fitted on the other reports", held, marked)
	if len(war) > 0 {
		reliability(&b, "war_reports, never fitted on (coded by language models)", eval.Shipped(war), war)
		reliability(&b, "war_reports, each claim by a model fitted on the other reports of war_reports: what the signs can tell; such a model does not ship", heldWar, war)
	}
	for _, p := range parts(m) {
		fmt.Fprintf(&b, "\n**%s: weights for whether %s**\n\n| sign | weight | the claim … |\n|---|---:|---|\n| (bias) | %.2f | |\n", p.name, p.doc, p.logit.Bias)
		for i, s := range p.signs {
			fmt.Fprintf(&b, "| %s | %.2f | %s |\n", s.Name, p.logit.Weights[i], s.Doc)
		}
	}
	return b.String()
}

func reliability(b *strings.Builder, title string, judged []calibration.Judged, cases []eval.ScoreCase) {
	fmt.Fprintf(b, "\n**%s**\n\n| claims | score from | to | mean score | right |\n|---:|---:|---:|---:|---:|\n", title)
	for _, bin := range calibration.Bins(judged, 10) {
		fmt.Fprintf(b, "| %d | %.2f | %.2f | %.2f | %.2f |\n", bin.N, bin.Low, bin.High, bin.Given, bin.Right)
	}
	fmt.Fprintf(b, "\n| measure | value |\n|---|---:|\n")
	for _, f := range eval.CalibrationFigures("", cases, judged) {
		fmt.Fprintf(b, "| %s | %.1f |\n", f.Measure, f.Value)
	}
}

const (
	opening = "<!-- made by train/score -->\n"
	closing = "<!-- end of what train/score made -->\n"
)

// rewrite puts the tables between the two marks of the document.
func rewrite(doc, tables string) error {
	data, err := os.ReadFile(doc)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(data), opening)
	_, after, closed := strings.Cut(rest, closing)
	if !ok || !closed {
		return fmt.Errorf("%s lacks the marks between which its tables stand", doc)
	}
	return os.WriteFile(doc, []byte(before+opening+"\n"+tables+"\n"+closing+after), 0o644)
}
