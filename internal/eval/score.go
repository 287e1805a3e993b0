package eval

import (
	"path/filepath"

	"sitrep/internal/coder"
	"sitrep/internal/eval/calibration"
	"sitrep/internal/eval/claimscore"
)

// ScoreCase is one claim with its outcome, for fitting and for judging the score.
type ScoreCase struct {
	calibration.Case         // Half: type and parties are right; Y: every field is
	Score            float64 // as the coder gave it
}

// MarkedCases codes our marked reports and gives every claim that stands for no debatable fact.
func MarkedCases(env Env) ([]ScoreCase, error) {
	reports, err := readMarked(env)
	if err != nil {
		return nil, err
	}
	var out []ScoreCase
	for _, r := range reports {
		out = append(out, outcomes(r.Name, env.Code(markedInput(r)), r.Want.Claims)...)
	}
	return out, nil
}

// WarCases does the same with war_reports, in which no field is left open.
func WarCases(env Env) ([]ScoreCase, error) {
	dir, err := env.Path("war_reports")
	if err != nil {
		return nil, err
	}
	reports, err := readLines[warReport](filepath.Join(dir, "reports.jsonl"))
	if err != nil {
		return nil, err
	}
	golds, err := readLines[warGold](filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		return nil, err
	}
	facts := map[string][]claimscore.Fact{}
	for i := range golds {
		facts[golds[i].ID] = golds[i].facts()
	}
	var out []ScoreCase
	for _, r := range reports {
		out = append(out, outcomes(r.ID, env.Code(r.input()), facts[r.ID])...)
	}
	return out, nil
}

// outcomes gives each claim its chance of being right: 1 or 0, unless its reader left fields open.
func outcomes(group string, c *coder.Coding, facts []claimscore.Fact) []ScoreCase {
	var out []ScoreCase
	for _, o := range claimscore.Outcomes(&c.Record, facts) {
		if o.Debatable {
			continue
		}
		f := c.Claims.Features[o.Claim.ID]
		s := ScoreCase{Case: calibration.Case{Group: group, First: f.Parties, Then: f.Setting}, Score: o.Claim.Score}
		if o.Strict() {
			s.Y = openRight(&o, claimscore.StrictFields()...)
		}
		if o.Whom() {
			s.Half = openRight(&o, claimscore.FieldActor, claimscore.FieldRecipient)
		}
		out = append(out, s)
	}
	return out
}

// Shipped judges the scores that the coder gave.
func Shipped(cases []ScoreCase) []calibration.Judged {
	out := make([]calibration.Judged, len(cases))
	for i := range cases {
		out[i] = calibration.Judged{P: cases[i].Score, Y: cases[i].Y}
	}
	return out
}

// CrossValidated judges each case by a model fitted on the other reports, all with the ridge that is best for the whole.
func CrossValidated(cases []ScoreCase) []calibration.Judged {
	bare := Bare(cases)
	return calibration.Judge(bare, calibration.HeldOut(bare, calibration.BestRidge(bare)))
}

// Bare leaves out what the coder said.
func Bare(cases []ScoreCase) []calibration.Case {
	out := make([]calibration.Case, len(cases))
	for i := range cases {
		out[i] = cases[i].Case
	}
	return out
}

// scoreSet is how far a claim's score can be believed.
func scoreSet() Set {
	return Set{
		Name: "score",
		Doc:  "is a claim's score the share of claims that are right? marked_: our reports, each by a model fitted on the others; war_: war_reports with the shipped weights; war_cv_: its reports, each by a model fitted on the others",
		Run: func(env Env) ([]Score, error) {
			cases, err := MarkedCases(env)
			if err != nil {
				return nil, err
			}
			out := CalibrationFigures("marked_", cases, CrossValidated(cases))
			war, err := WarCases(env)
			if err == ErrAbsent {
				return out, nil
			}
			if err != nil {
				return nil, err
			}
			out = append(out, CalibrationFigures("war_", war, Shipped(war))...)
			return append(out, CalibrationFigures("war_cv_", war, CrossValidated(war))...), nil
		},
	}
}

// CalibrationFigures are, in hundredths: calibration error over ten bins of equal mass, what chance alone would make of it, the same
// over tenths of the scale, Brier score, mean score and share right, and the share with type and parties right among all claims and
// among the half with the best scores.
func CalibrationFigures(prefix string, cases []ScoreCase, judged []calibration.Judged) []Score {
	whom := make([]calibration.Judged, len(cases))
	for i := range cases {
		whom[i] = calibration.Judged{P: judged[i].P, Y: cases[i].Half}
	}
	given, right := calibration.Mean(judged)
	_, all := calibration.Mean(whom)
	figure := func(measure string, value float64) Score {
		return Score{Set: "score", Measure: prefix + measure, Value: 100 * value, N: len(cases)}
	}
	return []Score{
		figure("ece", calibration.ECE(judged)), figure("ece_chance", calibration.ChanceECE(judged)), figure("ece_tenths", calibration.ECETenths(judged)),
		figure("brier", calibration.Brier(judged)),
		figure("mean_score", given), figure("right", right),
		figure("whom_all", all), figure("whom_best_half", calibration.BestHalf(whom)),
	}
}
