// Package calibration fits a ridge-regularised logistic regression and measures how well probabilities hold.
package calibration

import "math"

// Case is one thing that was right or not.
type Case struct {
	Group string    // cases of one group are held out together
	X     []float64 // signs
	Y     float64   // 1 right, 0 wrong, between where only the chance of being right is known
}

// Model is a logistic regression over raw signs.
type Model struct {
	Bias    float64
	Weights []float64
}

// P is the probability of being right.
func (m *Model) P(x []float64) float64 {
	z := m.Bias
	for i, w := range m.Weights {
		z += w * x[i]
	}
	return 1 / (1 + math.Exp(-z))
}

// rounds of Newton's method; it settles within ten on these sizes.
const rounds = 15

// Fit finds the weights that maximise the log likelihood less ridge/2 times the squared weights of the standardised
// signs; the bias is free. Cases must all have the same number of signs.
func Fit(cases []Case, ridge float64) Model {
	mean, scale := spread(cases)
	n := len(mean)
	w := make([]float64, n+1) // the last is the bias
	rows := make([][]float64, len(cases))
	for i, c := range cases {
		rows[i] = make([]float64, n+1)
		for j, x := range c.X {
			rows[i][j] = (x - mean[j]) / scale[j]
		}
		rows[i][n] = 1
	}
	for range rounds {
		step(w, rows, cases, ridge)
	}
	m := Model{Bias: w[n], Weights: make([]float64, n)}
	for j := range mean {
		m.Weights[j] = w[j] / scale[j]
		m.Bias -= m.Weights[j] * mean[j]
	}
	return m
}

// spread is mean and standard deviation of every sign; a sign that never varies gets 1.
func spread(cases []Case) (mean, scale []float64) {
	n := len(cases[0].X)
	mean, scale = make([]float64, n), make([]float64, n)
	for _, c := range cases {
		for j, x := range c.X {
			mean[j] += x / float64(len(cases))
		}
	}
	for _, c := range cases {
		for j, x := range c.X {
			scale[j] += (x - mean[j]) * (x - mean[j]) / float64(len(cases))
		}
	}
	for j := range scale {
		if scale[j] = math.Sqrt(scale[j]); scale[j] < 1e-9 {
			scale[j] = 1
		}
	}
	return mean, scale
}

// step is one step of Newton's method on w.
func step(w []float64, rows [][]float64, cases []Case, ridge float64) {
	n := len(w)
	gradient := make([]float64, n)
	curve := make([][]float64, n)
	for i := range curve {
		curve[i] = make([]float64, n)
		curve[i][i] = 1e-6
		if i < n-1 {
			gradient[i], curve[i][i] = -ridge*w[i], ridge
		}
	}
	for r, row := range rows {
		z := 0.0
		for i, x := range row {
			z += w[i] * x
		}
		p := 1 / (1 + math.Exp(-z))
		for i, x := range row {
			gradient[i] += (cases[r].Y - p) * x
			for j, y := range row {
				curve[i][j] += p * (1 - p) * x * y
			}
		}
	}
	for i, d := range solve(curve, gradient) {
		w[i] += d
	}
}

// solve is Gaussian elimination; a is symmetric and positive definite, so no pivot is sought. Both are overwritten.
func solve(a [][]float64, b []float64) []float64 {
	for i := range b {
		for r := i + 1; r < len(b); r++ {
			f := a[r][i] / a[i][i]
			for c := i; c < len(b); c++ {
				a[r][c] -= f * a[i][c]
			}
			b[r] -= f * b[i]
		}
	}
	for i := len(b) - 1; i >= 0; i-- {
		for c := i + 1; c < len(b); c++ {
			b[i] -= a[i][c] * b[c]
		}
		b[i] /= a[i][i]
	}
	return b
}

// HeldOut is, for every case, the probability by a model fitted on the cases of all other groups.
func HeldOut(cases []Case, ridge float64) []float64 {
	models := map[string]Model{}
	out := make([]float64, len(cases))
	for i, c := range cases {
		m, ok := models[c.Group]
		if !ok {
			m = Fit(without(cases, c.Group), ridge)
			models[c.Group] = m
		}
		out[i] = m.P(c.X)
	}
	return out
}

func without(cases []Case, group string) []Case {
	var out []Case
	for _, c := range cases {
		if c.Group != group {
			out = append(out, c)
		}
	}
	return out
}

// BestRidge is the strength, out of a short list, that predicts held-out groups best by log loss.
func BestRidge(cases []Case) float64 {
	best, least := 0.0, math.Inf(1)
	for _, ridge := range []float64{1, 3, 10, 30, 100} {
		if loss := LogLoss(Judge(cases, HeldOut(cases, ridge))); loss < least {
			best, least = ridge, loss
		}
	}
	return best
}
