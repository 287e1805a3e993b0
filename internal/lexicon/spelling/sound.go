package spelling

// sound is a set of consonants, one bit each.
type sound uint32

const (
	sB sound = 1 << iota
	sP
	sM
	sF
	sV
	sW
	sT
	sD
	sTh
	sDh
	sS
	sZ
	sTs
	sN
	sR
	sL
	sSh
	sZh
	sJ
	sCh
	sK
	sQ
	sG
	sGh
	sKh
	sH
	sY
	sounds = iota
)

// vowel is a set of vowels, one bit each.
type vowel uint8

const (
	vA vowel = 1 << iota
	vE
	vI
	vO
	vU
)

// unit is one sound of a word. A letter that writes several sounds has them all; y and w are consonant and vowel.
type unit struct {
	c    sound
	v    vowel
	long bool // a vowel that every script writes
	free bool // may be missing: article inside a compound, last h, hamza
}

func (u unit) isVowel() bool { return u.v != 0 && u.c == 0 }

// nearness lists consonants that scripts and tongues exchange, with what it costs to take one for the other.
func nearness() [sounds][sounds]float64 {
	var out [sounds][sounds]float64
	for _, n := range []struct {
		a, b sound
		cost float64
	}{
		{sB, sP, .2}, {sT, sD, .2}, {sK, sQ, 0}, {sK, sG, .3}, {sQ, sG, .05}, {sQ, sGh, .05}, {sG, sGh, 0}, {sKh, sH, .1},
		{sKh, sK, .2}, {sKh, sQ, .2}, {sKh, sGh, .4}, {sS, sZ, .2}, {sS, sTh, .1}, {sDh, sZ, 0}, {sDh, sD, 0}, {sTh, sT, 0}, {sTh, sD, .2},
		{sTh, sDh, .1}, {sSh, sS, .35}, {sSh, sCh, .25}, {sJ, sZh, 0}, {sJ, sG, .1}, {sJ, sY, .3}, {sJ, sCh, .3}, {sJ, sZ, .4}, {sZh, sZ, .4}, {sZh, sSh, .3},
		{sV, sW, 0}, {sV, sF, .1}, {sW, sF, .4}, {sB, sV, .4}, {sTs, sS, .2}, {sTs, sZ, .2}, {sTs, sCh, .3}, {sTs, sT, .4}, {sH, sG, .4}, {sKh, sG, .4},
	} {
		out[index(n.a)][index(n.b)], out[index(n.b)][index(n.a)] = 1-n.cost, 1-n.cost
	}
	return out
}

func index(s sound) int {
	i := 0
	for s > 1 {
		s >>= 1
		i++
	}
	return i
}

// consonants is what it costs to take one set of consonants for another, 1 at most.
func (r *Reader) consonants(a, b sound) float64 {
	if a&b != 0 {
		return 0
	}
	best := 0.0
	for i := range sounds {
		if a>>i&1 == 0 {
			continue
		}
		for j := range sounds {
			if b>>j&1 != 0 {
				best = max(best, r.near[i][j])
			}
		}
	}
	return 1 - best
}

// vowels is what it costs to take one vowel for another: front and open ones meet in e, back ones are one.
func vowels(a, b vowel) float64 {
	switch {
	case wide(a)&b != 0 || a&wide(b) != 0:
		return 0
	case (a|b)&^(vA|vO) == 0, (a|b)&^(vE|vO) == 0:
		return .25
	case (a|b)&^(vA|vE|vI) == 0:
		return .3
	case (a|b)&^(vE|vI|vU|vO) == 0:
		return .4
	}
	return .5
}

// wide adds the vowels that romanisations write for each other.
func wide(v vowel) vowel {
	out := v
	if v&vE != 0 {
		out |= vA | vI
	}
	if v&vA != 0 {
		out |= vE
	}
	if v&vI != 0 {
		out |= vE
	}
	if v&(vO|vU) != 0 {
		out |= vO | vU
	}
	return out
}
