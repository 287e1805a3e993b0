package claim

import "math"

// score is the probability that every field of the claim is right: a logistic model over what is visible of the reading.
// docs/score.md says on what it was fitted and how well it is calibrated.
func score(in *Input, d *draft) float64 {
	z := bias
	for _, f := range features(in, d) {
		z += f.value * f.weight
	}
	return math.Round(100/(1+math.Exp(-z))) / 100
}

type feature struct {
	name          string
	value, weight float64
}

const bias = -1.0

func features(in *Input, d *draft) []feature {
	sent := &in.Doc.Sentences[d.Sentence]
	return []feature{
		{"no actor", flag(len(d.Actors) == 0), -0.3},
		{"no recipient", flag(len(d.Recipients) == 0 && !d.Symmetric), -0.3},
		{"pronoun", flag(hasBasis(d, "pronoun")), -0.5},
		{"no place", flag(d.Where == nil), -0.2},
		{"place stated", flag(d.Where != nil && d.Where.Basis == "stated"), 0.3},
		{"no date", flag(d.When == nil), -0.3},
		{"date stated", flag(d.When != nil && d.When.Basis == "stated"), 0.3},
		{"tolls", float64(min(len(d.Tolls), 3)), -0.1},
		{"voices", float64(min(len(d.Voices), 3)), -0.1},
		{"long sentence", math.Log(float64(len(sent.Tokens))/20 + 0.1), -0.4},
		{"verb", flag(sent.Tokens[d.pred.Tok].IsVerb()), 0.2},
		{"stitched", flag(in.Integrity.Stitched), -0.3},
		{"not plain", flag(d.Aspect != "happened" || d.Negated), -0.3},
	}
}

func hasBasis(d *draft, basis string) bool {
	for _, a := range d.Arguments {
		if a.Basis == basis {
			return true
		}
	}
	return false
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
