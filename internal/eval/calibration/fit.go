// Package calibration fits a ridge-regularised logistic regression and measures how well probabilities hold.
package calibration

import "math"

// Case is one thing of two parts that was right or not. Chances between 0 and 1 stand where only they are known.
type Case struct {
	Group       string    // cases of one group are held out together
	First, Then []float64 // signs of the two parts
	Half        float64   // the first part is right
	Y           float64   // both are, at most Half
}

// Model is the chance that the first part is right times the chance that the second then is.
type Model struct{ First, Then Logit }

// P is the probability that both parts are right.
func (m *Model) P(c *Case) float64 { return m.First.P(c.First) * m.Then.P(c.Then) }

// Fit fits both parts; the second on the cases whose first part is right, by the chance that it is.
func Fit(cases []Case, ridge float64) Model {
	first, then := make([]row, len(cases)), []row{}
	for i, c := range cases {
		first[i] = row{c.First, c.Half, 1}
		if c.Half > 0 {
			then = append(then, row{c.Then, min(c.Y/c.Half, 1), c.Half})
		}
	}
	return Model{fit(first, ridge), fit(then, ridge)}
}

// Logit is a logistic regression over raw signs.
type Logit struct {
	Bias    float64
	Weights []float64
}

// P is the probability of being right.
func (m *Logit) P(x []float64) float64 {
	z := m.Bias
	for i, w := range m.Weights {
		z += w * x[i]
	}
	return 1 / (1 + math.Exp(-z))
}

// row is one thing to fit: its signs, the chance that it is right, and how much it counts.
type row struct {
	x         []float64
	y, weight float64
}

// rounds of Newton's method; it settles within ten on these sizes.
const rounds = 15

// fit finds the weights that maximise the log likelihood less ridge/2 times the squared weights of the standardised
// signs; the bias is free. Rows must all have the same number of signs.
func fit(rows []row, ridge float64) Logit {
	mean, scale := spread(rows)
	n := len(mean)
	w := make([]float64, n+1) // the last is the bias
	for i := range rows {
		x := make([]float64, n+1)
		for j := range mean {
			x[j] = (rows[i].x[j] - mean[j]) / scale[j]
		}
		x[n] = 1
		rows[i].x = x
	}
	for range rounds {
		step(w, rows, ridge)
	}
	m := Logit{Bias: w[n], Weights: make([]float64, n)}
	for j := range mean {
		m.Weights[j] = w[j] / scale[j]
		m.Bias -= m.Weights[j] * mean[j]
	}
	return m
}

// spread is weighted mean and standard deviation of every sign; a sign that never varies gets 1.
func spread(rows []row) (mean, scale []float64) {
	n, sum := len(rows[0].x), 0.0
	mean, scale = make([]float64, n), make([]float64, n)
	for _, r := range rows {
		sum += r.weight
		for j, x := range r.x {
			mean[j] += x * r.weight
		}
	}
	for j := range mean {
		mean[j] /= sum
	}
	for _, r := range rows {
		for j, x := range r.x {
			scale[j] += (x - mean[j]) * (x - mean[j]) * r.weight / sum
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
func step(w []float64, rows []row, ridge float64) {
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
	for _, r := range rows {
		z := 0.0
		for i, x := range r.x {
			z += w[i] * x
		}
		p := 1 / (1 + math.Exp(-z))
		for i, x := range r.x {
			gradient[i] += r.weight * (r.y - p) * x
			for j, y := range r.x {
				curve[i][j] += r.weight * p * (1 - p) * x * y
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
		out[i] = m.P(&cases[i])
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

// BestRidge is the strongest of a short list whose log loss on held-out groups lies within one standard error of the least: of models
// that predict about as well the plainest, for it holds best on other texts than those it was fitted on.
func BestRidge(cases []Case) float64 {
	ridges := []float64{1, 3, 10, 30, 100}
	least, bound := math.Inf(1), 0.0
	losses := make([]float64, len(ridges))
	for i, ridge := range ridges {
		judged := Judge(cases, HeldOut(cases, ridge))
		if losses[i] = LogLoss(judged); losses[i] < least {
			least, bound = losses[i], losses[i]+lossError(cases, judged)
		}
	}
	best := ridges[0]
	for i, ridge := range ridges {
		if losses[i] <= bound {
			best = ridge
		}
	}
	return best
}

// lossError is the standard error of the mean log loss, from its spread over the groups.
func lossError(cases []Case, judged []Judged) float64 {
	groups := map[string][]Judged{}
	var names []string
	for i, c := range cases {
		if groups[c.Group] == nil {
			names = append(names, c.Group)
		}
		groups[c.Group] = append(groups[c.Group], judged[i])
	}
	mean, square, n := 0.0, 0.0, float64(len(names))
	for _, name := range names {
		loss := LogLoss(groups[name])
		mean += loss / n
		square += loss * loss / n
	}
	return math.Sqrt(max(0, square-mean*mean) / n)
}
