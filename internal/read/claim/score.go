package claim

import (
	"fmt"
	"math"
	"slices"

	"sitrep/internal/pack"
)

// Reader builds claims with the packs' score model.
type Reader struct{ model model }

// model is a logistic regression over the signs of a claim; docs/score.md says on what it was fitted and how well it
// is calibrated.
type model struct {
	Note    string             `toml:"note"`
	Bias    float64            `toml:"bias"`
	Weights map[string]float64 `toml:"weights"`

	signs []Sign
}

// New reads packs/models/score/weights.toml. A weight for a sign that does not exist is an error.
func New(set *pack.Set) (*Reader, error) {
	files, err := set.Glob("models/score/weights.toml")
	if err != nil {
		return nil, err
	}
	r := &Reader{model{signs: Signs()}}
	for _, f := range files {
		if err := f.Decode(&r.model); err != nil {
			return nil, err
		}
	}
	for name := range r.model.Weights {
		if !slices.ContainsFunc(r.model.signs, func(s Sign) bool { return s.Name == name }) {
			return nil, fmt.Errorf("claim: score model: no sign is called %q", name)
		}
	}
	return r, nil
}

// score is the probability that every field of the claim is right, in hundredths from 0.01 to 0.99: no fit is certain.
func (m *model) score(features []Feature) float64 {
	z := m.Bias
	for _, f := range features {
		z += f.Value * m.Weights[f.Name]
	}
	return min(max(math.Round(100/(1+math.Exp(-z))), 1), 99) / 100
}

// Feature is the value of one sign on one claim.
type Feature struct {
	Name  string
	Value float64
}

// features describes a draft, in the order of Signs. crowd is how many claims its sentence gave.
func (m *model) features(in *Input, d *draft, crowd int) []Feature {
	s := subject{in: in, draft: d, sent: &in.Doc.Sentences[d.Sentence], crowd: crowd}
	if d.frame >= 0 {
		s.args = in.Frames.Frames[d.frame].Args
	}
	out := make([]Feature, len(m.signs))
	for i := range m.signs {
		out[i] = Feature{m.signs[i].Name, m.signs[i].of(&s)}
	}
	return out
}
