package spelling

import (
	"fmt"
	"math"
)

// Verdict is what the spellings of two names say. Score is 0 where they cannot be one name, 1 where they are written alike.
type Verdict struct {
	Score  float64
	Why    string
	Begins bool // the one name is how the other begins: two persons may well share it
}

// Costs of aligning two names, in units of one consonant.
const (
	mostGiven   = 0.29 // beyond, two given names are two
	mostFamily  = 0.5
	perSound    = 0.1 // and no more than this for each sound of a family name
	skipCost    = 0.06
	joinCost    = 0.02
	variantCost = 0.08
	crossCap    = 0.85 // best score across scripts
	beginsScore = 0.75
	mostExtra   = 6 // sounds that one spelling of a word has more than another
)

// Same compares two names of persons: every given name of the shorter finds its like in the longer, the first one among
// them, and the last words are alike.
func (r *Reader) Same(a, b *Name) Verdict {
	switch {
	case a.text == b.text && a.text != "":
		return Verdict{Score: 1, Why: "the same name"}
	case a.Script == "" || b.Script == "" || len(a.words) == 0 || len(b.words) == 0:
		return Verdict{}
	case a.mark != b.mark:
		return Verdict{Score: 0, Why: "another bearer of the name: " + a.mark + " " + b.mark}
	}
	if len(a.words) == 1 || len(b.words) == 1 {
		return r.single(a, b)
	}
	if initialsDiffer(a, b) {
		return Verdict{Score: 0, Why: "other initials"}
	}
	if cost := r.alignNames(a, b, mostGiven, mostFamily); !math.IsInf(cost, 1) {
		return verdict(a, b, 1-cost/2)
	}
	return r.begins(a, b)
}

// begins lets a name be the beginning of a longer one: the mother's name behind the father's, a nisba. Where the shorter
// ends in a given name it may as well be a name of its own.
func (r *Reader) begins(a, b *Name) Verdict {
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	n := len(a.words)
	if n == len(b.words) || a.Script != b.Script || len(a.groups[n-1]) > 0 || r.given[a.words[n-1].text] || a.words[n-1].initial() {
		return Verdict{}
	}
	head := *b
	head.words, head.groups = b.words[:n], b.groups[:n]
	if r.alignNames(a, &head, .1, .1) > .1 {
		return Verdict{}
	}
	return Verdict{Score: beginsScore, Why: fmt.Sprintf("%q is how %q begins", a.text, b.text), Begins: true}
}

// SameWords compares names of bodies: the same number of words, each nearly alike.
func (r *Reader) SameWords(a, b *Name) Verdict {
	if a.text == b.text && a.text != "" {
		return Verdict{Score: 1, Why: "the same name"}
	}
	if a.Script == "" || b.Script == "" || a.mark != b.mark || len(a.words) != len(b.words) {
		return Verdict{}
	}
	cost := r.alignNames(a, b, .2, .2)
	if math.IsInf(cost, 1) {
		return Verdict{}
	}
	return verdict(a, b, 1-cost/2)
}

func verdict(a, b *Name, score float64) Verdict {
	score = min(max(score, 0), 1)
	if a.Script != b.Script {
		return Verdict{Score: score * crossCap, Why: fmt.Sprintf("%q (%s) and %q (%s) sound alike", a.text, a.Script, b.text, b.Script)}
	}
	return Verdict{Score: score, Why: fmt.Sprintf("%q and %q sound alike", a.text, b.text)}
}

// single compares a lone word: with another one as a family name; with a longer name it is too little to go by.
func (r *Reader) single(a, b *Name) Verdict {
	x, y := &a.words[len(a.words)-1], &b.words[len(b.words)-1]
	if r.wordCost(a, b, len(a.words)-1, len(b.words)-1, mostFamily) > mostFamily {
		return Verdict{}
	}
	if len(a.words) != len(b.words) {
		return Verdict{Score: .5, Why: fmt.Sprintf("%q is a part of %q", min(x.text, y.text), a.text+" / "+b.text)}
	}
	return verdict(a, b, 1-r.align(x, y)/2)
}

// initialsDiffer reports whether both names have initials behind the first word, and other ones.
func initialsDiffer(a, b *Name) bool {
	x, y := initials(a), initials(b)
	return x != "" && y != "" && x != y
}

func initials(n *Name) string {
	out := ""
	for i := 1; i < len(n.words)-1; i++ {
		if n.words[i].initial() {
			out += n.words[i].text
		}
	}
	return out
}

// alignNames is the least cost of aligning the words of two names, infinite where that cannot be: words stand for words
// or for two written apart, words in the middle of the longer name may be left out.
func (r *Reader) alignNames(a, b *Name, given, family float64) float64 {
	n, m := len(a.words), len(b.words)
	if n == 2 && m == 2 {
		cost := r.wordCost(a, b, 1, 1, family)
		if !math.IsInf(cost, 1) {
			cost += r.wordCost(a, b, 0, 0, given)
		}
		return cost
	}
	best := make([][]float64, n+1)
	for i := range best {
		best[i] = make([]float64, m+1)
		for j := range best[i] {
			best[i][j] = math.Inf(1)
		}
	}
	best[0][0] = 0
	for i := 0; i <= n; i++ {
		for j := 0; j <= m; j++ {
			if math.IsInf(best[i][j], 1) {
				continue
			}
			step := func(di, dj int, cost float64) {
				if i+di <= n && j+dj <= m {
					best[i+di][j+dj] = min(best[i+di][j+dj], best[i][j]+cost)
				}
			}
			limit := given
			if i+1 >= n || j+1 >= m {
				limit = family
			}
			if i < n && j < m {
				step(1, 1, r.wordCost(a, b, i, j, limit))
			}
			if i+1 < n && j < m {
				step(2, 1, r.joinedCost(&a.words[i], &a.words[i+1], &b.words[j], given))
			}
			if i < n && j+1 < m {
				step(1, 2, r.joinedCost(&b.words[j], &b.words[j+1], &a.words[i], given))
			}
			if n > m && i > 0 && i < n-1 {
				step(1, 0, skipCost)
			}
			if m > n && j > 0 && j < m-1 {
				step(0, 1, skipCost)
			}
		}
	}
	return best[n][m]
}

// wordCost is what it costs to take word i of a for word j of b, infinite beyond the limit.
func (r *Reader) wordCost(a, b *Name, i, j int, limit float64) float64 {
	x, y := &a.words[i], &b.words[j]
	if x.text == y.text {
		return 0
	}
	if x.initial() || y.initial() {
		return r.initialCost(x, y)
	}
	if d := len(x.units) - len(y.units); d > mostExtra || d < -mostExtra {
		return math.Inf(1)
	}
	cost := r.align(x, y)
	switch g, h := a.groups[i], b.groups[j]; {
	case common(g, h):
		cost = min(cost, variantCost)
	case len(g) > 0 && len(h) > 0:
		return math.Inf(1)
	}
	if cost > min(limit, max(mostGiven, perSound*float64(min(len(x.units), len(y.units))))) {
		return math.Inf(1)
	}
	return cost
}

// initialCost lets an initial stand for a word that begins with its sound.
func (r *Reader) initialCost(x, y *word) float64 {
	if len(x.units) == 0 || len(y.units) == 0 || r.match(x.units[0], y.units[0], true) > .1 {
		return math.Inf(1)
	}
	return .7
}

func common(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

func (r *Reader) joinedCost(x, next, y *word, limit float64) float64 {
	both := word{units: append(append([]unit(nil), x.units...), next.units...), abjad: x.abjad}
	if c := r.align(&both, y); c <= limit {
		return c + joinCost
	}
	return math.Inf(1)
}

// align is the least cost of turning the sounds of one word into those of another.
func (r *Reader) align(x, y *word) float64 {
	a, b := x.units, y.units
	row := make([]float64, len(b)+1)
	for j := range b {
		row[j+1] = row[j] + omit(b, j, x.abjad)
	}
	lastA, lastB := lastVowel(a), lastVowel(b)
	for i := range a {
		diagonal := row[0]
		row[0] += omit(a, i, y.abjad)
		for j := range b {
			weak := i > 0 && j > 0 && i != lastA && j != lastB
			cost := diagonal + r.match(a[i], b[j], !weak)
			cost = min(cost, row[j+1]+omit(a, i, y.abjad), row[j]+omit(b, j, x.abjad))
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

func lastVowel(u []unit) int {
	for i := len(u) - 1; i >= 0; i-- {
		if u[i].v != 0 {
			return i
		}
	}
	return -1
}

// match is what it costs to take one sound for another. Vowels inside a word count less than the first and the last.
func (r *Reader) match(a, b unit, strong bool) float64 {
	best := 1.2
	if a.c != 0 && b.c != 0 {
		best = r.consonants(a.c, b.c)
	}
	if a.v != 0 && b.v != 0 {
		c := vowels(a.v, b.v)
		if !strong {
			c *= .6
		}
		if a.isVowel() != b.isVowel() {
			c += .05
		}
		best = min(best, c)
	}
	return best
}

// omit is what it costs that the other word has nothing for the sound at i.
func omit(u []unit, i int, abjad bool) float64 {
	x := u[i]
	first, last := i == 0, i == len(u)-1
	switch {
	case x.free:
		return .01
	case x.v == 0 && x.c == sH:
		return .35
	case x.v == 0:
		return 1
	case first && x.isVowel():
		return .4
	case last:
		return omitLast(x)
	case x.c&sY != 0:
		return .1
	case x.c != 0:
		return .3
	case i > 0 && u[i-1].v != 0:
		return .05
	case abjad && x.long:
		return .25
	case abjad:
		return .02
	}
	return .15
}

// omitLast: a last vowel tells Jamil from Jamila and Tikrit from Tikriti; a last e is often mute.
func omitLast(x unit) float64 {
	switch {
	case x.v&^(vE) == 0:
		return .15
	case x.v&vE != 0 && x.v&vI == 0:
		return .3
	case x.v&(vO|vU) != 0 && x.v&(vA|vI) == 0:
		return .4
	}
	return .6
}
