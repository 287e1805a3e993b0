package claim

import (
	"fmt"
	"math"

	"sitrep/internal/pack"
)

// Reader builds claims with the packs' score model.
type Reader struct{ model model }

// model is a logistic regression over the features below; docs/score.md says on what it was fitted and how well it
// is calibrated.
type model struct {
	Note    string             `toml:"note"`
	Bias    float64            `toml:"bias"`
	Weights map[string]float64 `toml:"weights"`
}

// New reads packs/models/score/weights.toml. A weight for a feature that does not exist is an error.
func New(set *pack.Set) (*Reader, error) {
	files, err := set.Glob("models/score/weights.toml")
	if err != nil {
		return nil, err
	}
	r := &Reader{}
	for _, f := range files {
		if err := f.Decode(&r.model); err != nil {
			return nil, err
		}
	}
	for name := range r.model.Weights {
		if !knownFeature(name) {
			return nil, fmt.Errorf("claim: score model: no feature is called %q", name)
		}
	}
	return r, nil
}

// score is the probability that every field of the claim is right, in hundredths.
func (m *model) score(features []Feature) float64 {
	z := m.Bias
	for _, f := range features {
		z += f.Value * m.Weights[f.Name]
	}
	return math.Round(100/(1+math.Exp(-z))) / 100
}

// Feature is one thing about a claim's reading that tells how far to trust it.
type Feature struct {
	Name  string
	Value float64
}

func featureNames() []string {
	return []string{"no_actor", "no_recipient", "pronoun", "no_place", "place_stated", "no_date", "date_stated",
		"tolls", "voices", "long_sentence", "verb", "stitched", "not_plain"}
}

func knownFeature(name string) bool { return contains(featureNames(), name) }

// features describes a draft, in the order of featureNames.
func features(in *Input, d *draft) []Feature {
	sent := &in.Doc.Sentences[d.Sentence]
	values := []float64{
		flag(len(d.Actors) == 0),
		flag(len(d.Recipients) == 0 && !d.Symmetric),
		flag(hasBasis(d, "pronoun")),
		flag(d.Where == nil),
		flag(d.Where != nil && d.Where.Basis == "stated"),
		flag(d.When == nil),
		flag(d.When != nil && d.When.Basis == "stated"),
		float64(min(len(d.Tolls), 3)),
		float64(min(len(d.Voices), 3)),
		math.Log(float64(len(sent.Tokens))/20 + 0.1),
		flag(sent.Tokens[d.pred.Tok].IsVerb()),
		flag(in.Integrity.Stitched),
		flag(d.Aspect != "happened" || d.Negated),
	}
	out := make([]Feature, len(values))
	for i, name := range featureNames() {
		out[i] = Feature{name, values[i]}
	}
	return out
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
