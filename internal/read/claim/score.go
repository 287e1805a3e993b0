package claim

import (
	"fmt"
	"math"
	"slices"

	"sitrep/internal/pack"
)

// Reader builds claims with the packs' score model.
type Reader struct{ model model }

// model multiplies the chance that type and parties are right with the chance that place, date and voices are right too;
// docs/score.md says on what it was fitted and how well it is calibrated.
type model struct {
	Note    string `toml:"note"`
	Parties part   `toml:"parties"`
	Setting part   `toml:"setting"`
}

// part is a logistic regression over some signs of a claim.
type part struct {
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
	r := &Reader{model{Parties: part{signs: PartySigns()}, Setting: part{signs: SettingSigns()}}}
	for _, f := range files {
		if err := f.Decode(&r.model); err != nil {
			return nil, err
		}
	}
	for _, p := range []*part{&r.model.Parties, &r.model.Setting} {
		if err := p.check(); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (p *part) check() error {
	for name := range p.Weights {
		if !slices.ContainsFunc(p.signs, func(s Sign) bool { return s.Name == name }) {
			return fmt.Errorf("claim: score model: no sign is called %q", name)
		}
	}
	return nil
}

// chance is the probability that the part is right, given the values of its signs in their order.
func (p *part) chance(values []float64) float64 {
	z := p.Bias
	for i := range p.signs {
		z += values[i] * p.Weights[p.signs[i].Name]
	}
	return 1 / (1 + math.Exp(-z))
}

// score is the probability that every field of the claim is right, in hundredths from 0.01 to 0.99: no fit is certain.
func (m *model) score(f Features) float64 {
	p := m.Parties.chance(f.Parties) * m.Setting.chance(f.Setting)
	return min(max(math.Round(100*p), 1), 99) / 100
}

// Features are the values of the signs on one claim, in the order of PartySigns and SettingSigns.
type Features struct{ Parties, Setting []float64 }

// features describes a draft. crowd is how many claims its sentence gave.
func (m *model) features(in *Input, d *draft, crowd int) Features {
	s := subject{in: in, draft: d, sent: &in.Doc.Sentences[d.Sentence], crowd: crowd}
	if d.frame >= 0 {
		s.args = in.Frames.Frames[d.frame].Args
	}
	return Features{s.values(m.Parties.signs), s.values(m.Setting.signs)}
}

func (s *subject) values(signs []Sign) []float64 {
	out := make([]float64, len(signs))
	for i := range signs {
		out[i] = signs[i].of(s)
	}
	return out
}
