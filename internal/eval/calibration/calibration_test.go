package calibration

import (
	"math"
	"testing"
)

// coin makes rows whose chance of being right is 0.8 where the first sign is set and 0.2 where not; the second
// sign says nothing and the third never varies.
func coin() []row {
	var out []row
	for range 20 {
		for i := range 10 {
			c := row{x: []float64{float64(i % 2), float64(i / 5), 7}, weight: 1}
			right := i/2 == 0
			if i%2 == 1 {
				right = !right
			}
			if right {
				c.y = 1
			}
			out = append(out, c)
		}
	}
	return out
}

func TestFitFindsTheChances(t *testing.T) {
	m := fit(coin(), 1e-6)
	for x, want := range []float64{0.2, 0.8} {
		got := (m.P([]float64{float64(x), 0, 7}) + m.P([]float64{float64(x), 1, 7})) / 2
		if math.Abs(got-want) > 0.05 {
			t.Errorf("sign %d: P = %.3f, want about %.1f", x, got, want)
		}
	}
	if math.Abs(m.Weights[2]) > 1e-9 {
		t.Errorf("a sign that never varies has weight %g", m.Weights[2])
	}
	if strong := fit(coin(), 1e6); math.Abs(strong.Weights[0]) > 0.01 {
		t.Errorf("weight %g under a very strong ridge", strong.Weights[0])
	}
}

// The first part is right in the cases with its sign; then the second is, in those with its own.
func TestModelMultipliesItsParts(t *testing.T) {
	var cases []Case
	for i := range 400 {
		a, b := float64(i%2), float64(i/2%2)
		half, noise := a, float64(i/4%5)/4 // right at 0.9 and 0.1
		if noise == 1 && i/20%2 == 0 {
			half = 1 - a
		}
		cases = append(cases, Case{"", []float64{a}, []float64{b}, half, half * b})
	}
	m := Fit(cases, 1e-3)
	for _, c := range []struct{ a, b, want float64 }{{1, 1, 0.9}, {0, 1, 0.1}, {1, 0, 0}, {0, 0, 0}} {
		if got := m.P(&Case{First: []float64{c.a}, Then: []float64{c.b}}); math.Abs(got-c.want) > 0.03 {
			t.Errorf("signs %g %g: P = %.3f, want %.1f", c.a, c.b, got, c.want)
		}
	}
}

// The second group is right where the first is wrong: held out, it must be predicted by the first alone.
func TestHeldOutDoesNotSeeItsGroup(t *testing.T) {
	var cases []Case
	for i := range 20 {
		x := float64(i % 2)
		cases = append(cases, Case{"a", []float64{x}, nil, x, x}, Case{"b", []float64{x}, nil, 1 - x, 1 - x})
	}
	for i, p := range HeldOut(cases, 1) {
		if (p > 0.5) == (cases[i].Y == 1) {
			t.Fatalf("case %d: P = %.2f for %v: its own group was seen", i, p, cases[i].Y)
		}
	}
}

// A sign that tells much keeps the ridge weak; one that tells nothing lets it be as strong as may be.
func TestBestRidge(t *testing.T) {
	var telling, idle []Case
	for i := range 400 {
		x, group := float64(i%2), string(rune('a'+i/20))
		telling = append(telling, Case{group, []float64{x}, nil, x, x})
		idle = append(idle, Case{group, []float64{float64(i / 2 % 2)}, nil, x, x})
	}
	if got := BestRidge(telling); got > 10 {
		t.Errorf("ridge %g for a sign that tells all", got)
	}
	if got := BestRidge(idle); got != 100 {
		t.Errorf("ridge %g for a sign that tells nothing", got)
	}
}

func TestMeasures(t *testing.T) {
	var sure, wrong []Judged
	for i := range 20 {
		y := float64(i % 2)
		sure = append(sure, Judged{y, y})
		wrong = append(wrong, Judged{0.9, y})
	}
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"ECE of the sure", ECE(sure), 0},
		{"Brier of the sure", Brier(sure), 0},
		{"best half of the sure", BestHalf(sure), 1},
		{"ECE of the wrong", ECE(wrong), 0.4},
		{"Brier of the wrong", Brier(wrong), (0.81 + 0.01) / 2},
		{"Brier of a chance", Brier([]Judged{{0.5, 0.5}}), 0.25},
		{"ECE of none", ECE(nil), 0},
		{"tenths of the sure", ECETenths(sure), 0},
		{"tenths of the wrong", ECETenths(wrong), 0.4},
		{"tenths that outweigh each other", ECETenths([]Judged{{0.21, 0}, {0.29, 0.5}}), 0},
		{"chance of the sure", ChanceECE(sure), 0},
		{"chance of one bin's coins", ChanceECE([]Judged{{0.5, 1}}), math.Sqrt(2/math.Pi) / 2},
	} {
		if math.Abs(c.got-c.want) > 1e-9 {
			t.Errorf("%s = %.4f, want %.4f", c.name, c.got, c.want)
		}
	}
	if bins := Bins(sure[:7], 10); len(bins) != 7 {
		t.Errorf("%d bins of 7 cases", len(bins))
	}
}
