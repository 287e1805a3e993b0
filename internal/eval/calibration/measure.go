package calibration

import (
	"math"
	"sort"
)

// Judged is a probability with what came of it (Case.Y).
type Judged struct{ P, Y float64 }

// Judge puts probabilities beside their cases.
func Judge(cases []Case, p []float64) []Judged {
	out := make([]Judged, len(cases))
	for i := range cases {
		out[i] = Judged{p[i], cases[i].Y}
	}
	return out
}

// Bin is a group of cases of neighbouring probability.
type Bin struct {
	N            int
	Low, High    float64 // least and greatest probability
	Given, Right float64 // mean probability and share right
}

// Bins sorts by probability and cuts into n groups of equal size, as near as may be. Equal probabilities may fall into
// two groups; they stand in the order they came in.
func Bins(judged []Judged, n int) []Bin {
	sorted := append([]Judged(nil), judged...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].P < sorted[j].P })
	var out []Bin
	for i := range n {
		part := sorted[i*len(sorted)/n : (i+1)*len(sorted)/n]
		if len(part) == 0 {
			continue
		}
		b := Bin{N: len(part), Low: part[0].P, High: part[len(part)-1].P}
		for _, j := range part {
			b.Given += j.P / float64(len(part))
			b.Right += j.Y / float64(len(part))
		}
		out = append(out, b)
	}
	return out
}

// ECE is the expected calibration error over ten bins of equal mass: the mean distance between probability and share
// right, 0..1.
func ECE(judged []Judged) float64 {
	sum := 0.0
	for _, b := range Bins(judged, 10) {
		sum += float64(b.N) * math.Abs(b.Given-b.Right)
	}
	return sum / float64(max(1, len(judged)))
}

// ECETenths is the calibration error over bins of a tenth of the scale each, the more usual form.
func ECETenths(judged []Judged) float64 {
	var sum [10]float64
	for _, j := range judged {
		sum[min(int(10*j.P), 9)] += j.P - j.Y
	}
	total := 0.0
	for _, s := range sum {
		total += math.Abs(s)
	}
	return total / float64(max(1, len(judged)))
}

// ChanceECE is about the ECE that probabilities which hold exactly show on so few cases, by chance alone.
func ChanceECE(judged []Judged) float64 {
	sum := 0.0
	for _, b := range Bins(judged, 10) {
		sum += math.Sqrt(2 / math.Pi * float64(b.N) * b.Given * (1 - b.Given))
	}
	return sum / float64(max(1, len(judged)))
}

// Brier is the mean squared error, its expectation where only the chance of being right is known.
func Brier(judged []Judged) float64 {
	sum := 0.0
	for _, j := range judged {
		sum += j.Y*(1-j.P)*(1-j.P) + (1-j.Y)*j.P*j.P
	}
	return sum / float64(max(1, len(judged)))
}

// LogLoss is the mean negative log likelihood in nats.
func LogLoss(judged []Judged) float64 {
	sum := 0.0
	for _, j := range judged {
		sum -= j.Y*math.Log(j.P) + (1-j.Y)*math.Log(1-j.P)
	}
	return sum / float64(max(1, len(judged)))
}

// Mean is the mean probability and the share right.
func Mean(judged []Judged) (given, right float64) {
	if b := Bins(judged, 1); len(b) == 1 {
		return b[0].Given, b[0].Right
	}
	return 0, 0
}

// BestHalf is the share right among the half of the cases (rounded up) with the greatest probability.
func BestHalf(judged []Judged) float64 {
	if len(judged) == 0 {
		return 0
	}
	sorted := append([]Judged(nil), judged...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].P > sorted[j].P })
	_, right := Mean(sorted[:(len(sorted)+1)/2])
	return right
}
