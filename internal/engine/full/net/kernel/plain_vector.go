package kernel

import "math"

// magic is 1.5 * 2^23: added to a float32 of magnitude below 2^22 it rounds it to the nearest whole number, ties to
// even, and leaves that number in the low bits.
const magic = 12582912

// nearest is the whole number nearest to x, ties to even.
func nearest(x float32) int32 {
	return int32(math.Float32bits(x+magic)) - 0x4b400000
}

// The coefficients of the Gaussian error linear unit: x*(0.5 + t*P(t*t)), t being x within +-geluEnd. Chebyshev fit of
// the tanh form, greatest error 5.1e-5.
const (
	geluEnd = 4
	gelu0   = 0.3986174762248993
	gelu1   = -0.06609904021024704
	gelu2   = 0.009654629044234753
	gelu3   = -0.001043393393047154
	gelu4   = 7.943469245219603e-05
	gelu5   = -3.966702479374362e-06
	gelu6   = 1.1511624364857198e-07
	gelu7   = -1.4590423313975975e-09
)

// The coefficients of 4095 * 2^r for r within +-0.5, greatest relative error 2.6e-6, and the exponent under which an
// attention weight is nothing.
const (
	exp0   = weightOne
	exp1   = 2838.333740234375
	exp2   = 983.8132934570312
	exp3   = 228.983642578125
	exp4   = 39.18956756591797
	expEnd = -20
)

// normEpsilon keeps the layer norm of a constant row finite.
const normEpsilon = 1e-12

// reduce adds 16 partial sums: halves first, then quarters, so that registers of any width can do it.
func reduce(s *[Lanes]float32) float32 {
	for half := Lanes / 2; half > 0; half /= 2 {
		for i := range half {
			s[i] += s[i+half]
		}
	}
	return s[0]
}

func plainQuantise(q []uint8, x []float32) float32 {
	var top float32
	for _, v := range x {
		top = max(top, absolute(v))
	}
	return plainBytes(q, x, top)
}

// plainBytes quantises a row whose greatest absolute value is known.
func plainBytes(q []uint8, x []float32, top float32) float32 {
	var inverse, step float32
	if top >= minPeak {
		inverse, step = steps/top, top/steps
	}
	for i, v := range x {
		q[i] = uint8(nearest(float32(v*inverse)) + zero)
	}
	return step
}

func absolute(x float32) float32 {
	return math.Float32frombits(math.Float32bits(x) &^ (1 << 31))
}

func plainGELU(q []uint8, x []float32) float32 {
	var top float32
	for i, v := range x {
		t := min(max(v, -geluEnd), geluEnd)
		u := float32(t * t)
		p := float32(float32(gelu7)*u) + gelu6
		p = float32(p*u) + gelu5
		p = float32(p*u) + gelu4
		p = float32(p*u) + gelu3
		p = float32(p*u) + gelu2
		p = float32(p*u) + gelu1
		p = float32(p*u) + gelu0
		x[i] = float32(v * (float32(t*p) + 0.5))
		top = max(top, absolute(x[i]))
	}
	return plainBytes(q, x, top)
}

func plainNorm(q []uint8, x, y, gain, shift []float32) float32 {
	var lanes [Lanes]float32
	for i := range x {
		x[i] += y[i]
		lanes[i%Lanes] += x[i]
	}
	n := float32(len(x))
	mean := reduce(&lanes) / n
	lanes = [Lanes]float32{}
	for i := range x {
		x[i] -= mean
		lanes[i%Lanes] += float32(x[i] * x[i])
	}
	inverse := 1 / float32(math.Sqrt(float64(reduce(&lanes)/n+normEpsilon)))
	var top float32
	for i := range x {
		v := float32(float32(x[i]*inverse)*gain[i]) + shift[i]
		x[i] = v
		top = max(top, absolute(v))
	}
	return plainBytes(q, x, top)
}

func plainEmbed(x []float32, w []byte, scale float32, position []float32) {
	for i := range x {
		x[i] = float32(float32(int8(w[i]))*scale) + position[i]
	}
}

func plainPeak(x []float32, ld, rows int) float32 {
	var top float32
	for r := range rows {
		for _, v := range x[r*ld:][:HeadWidth] {
			top = max(top, absolute(v))
		}
	}
	return top
}

func plainSoftmax(p []int16, s []float32, steps []float32, step float32) {
	n := len(s) / len(steps)
	for r := range steps {
		steps[r] = step / float32(plainPowers(p[r*n:][:n], s[r*n:][:n]))
	}
}

// plainPowers does a row and returns the sum.
func plainPowers(p []int16, s []float32) int32 {
	top := s[0]
	for _, v := range s {
		top = max(top, v)
	}
	var sum int32
	for i, v := range s {
		t := max(v-top, expEnd)
		whole := t + magic
		r := t - (whole - magic)
		e := float32(float32(exp4)*r) + exp3
		e = float32(e*r) + exp2
		e = float32(e*r) + exp1
		e = float32(e*r) + exp0
		power := math.Float32frombits(math.Float32bits(whole)<<23 + 0x3f800000)
		w := nearest(float32(e * power))
		p[i] = int16(w)
		sum += w
	}
	return sum
}

func plainDot(a, b []float32) float32 {
	var lanes [Lanes]float32
	for i := 0; i < len(a); i += Lanes {
		for j := range lanes {
			lanes[j] += float32(a[i+j] * b[i+j])
		}
	}
	return reduce(&lanes)
}
