package toll

import (
	"strings"

	"sitrep/internal/read"
	"sitrep/internal/read/number"
	"sitrep/internal/syntax"
)

// scanner reads the tolls of one sentence.
type scanner struct {
	r        *Reader
	doc      *read.Doc
	sent     *syntax.Sentence
	low      []string // lower-cased tokens
	nums     map[int]*number.Number
	inside   map[int]bool // tokens inside a number but not its first
	roles    map[int]string
	hits     []hit
	cueTok   []bool            // tokens that are verbs or adjectives of the cue list
	capitals bool              // the sentence is written in capitals
	used     map[[2]int]string // number token and kind slot to the rule that took it
	first    int               // index of the sentence's first toll in the report
	out      []Toll
}

// hit is one cue: tokens [lo, hi) of which tok is the predicate.
type hit struct {
	lo, hi, tok int
	kind        string
	class       hitClass
	cue         cue
}

type hitClass int

const (
	verbHit hitClass = iota
	stateHit
	nounHit
	tollHit
	casualtyHit
	livesHit
)

func (s *scanner) index(numbers []number.Number, sent int) {
	for i := range numbers {
		n := &numbers[i]
		if n.Sent != sent {
			break
		}
		if n.Kind != "cardinal" {
			continue
		}
		if s.nums == nil {
			s.nums, s.inside = map[int]*number.Number{}, map[int]bool{}
		}
		if s.nums[n.Lo] == nil {
			s.nums[n.Lo] = n
		}
		for t := n.Lo + 1; t < n.Hi; t++ {
			s.inside[t] = true
		}
	}
}

// cues finds the cues of the sentence.
func (s *scanner) cues() bool {
	s.low = make([]string, len(s.sent.Tokens))
	s.cueTok = make([]bool, len(s.low))
	changed := 0
	for i := range s.sent.Tokens {
		form := s.sent.Tokens[i].Form
		s.low[i] = strings.ToLower(form)
		if len(form) > 1 && form == strings.ToUpper(form) && form != s.low[i] {
			changed++
		}
	}
	s.capitals = changed*2 > len(s.low)
	for i := 0; i < len(s.low); i++ {
		if h, ok := s.cueAt(i); ok {
			s.hits = append(s.hits, h)
			if h.class == verbHit || h.class == stateHit {
				s.cueTok[h.tok] = true
			}
			i = h.hi - 1
		}
	}
	return len(s.hits) > 0
}

func (s *scanner) cueAt(i int) (hit, bool) {
	word := s.low[i]
	if word == "to" && s.word(i+1) == "death" {
		return hit{lo: i, hi: i + 2, tok: i + 1, kind: "killed", class: stateHit}, true
	}
	if ph, ok := s.phraseAt(s.r.tolls, i); ok {
		end := i + len(ph.words)
		return hit{lo: i, hi: end, tok: end - 1, kind: ph.kind, class: tollHit}, true
	}
	if (word == "life" || word == "lives") && s.livesTaken(i) {
		return hit{lo: i, hi: i + 1, tok: i, kind: "killed", class: livesHit}, true
	}
	if c, ok := s.r.verbs[word]; ok && s.verbal(i, c) && !(c.form == 3 && s.fronted(i)) {
		return hit{lo: i, hi: i + 1, tok: i, kind: c.kind, class: verbHit, cue: c}, true
	}
	if kind := s.r.states[word]; kind != "" {
		return hit{lo: i, hi: i + 1, tok: i, kind: kind, class: stateHit}, true
	}
	if kind := s.r.nouns[word]; kind != "" {
		return hit{lo: i, hi: i + 1, tok: i, kind: kind, class: nounHit}, true
	}
	if s.r.casualties[word] {
		return hit{lo: i, hi: i + 1, tok: i, kind: "killed", class: casualtyHit}, true
	}
	return hit{}, false
}

// verbal rules out verb forms used as nouns ("a kill", "five arrests", "the killing of") and "gun" without "down".
func (s *scanner) verbal(i int, c cue) bool {
	switch {
	case c.form == 3:
		return s.low[min(i+1, len(s.low)-1)] != "of"
	case s.low[i] == "gun" || s.low[i] == "guns" || s.low[i] == "gunned" || s.low[i] == "gunning":
		return s.word(i+1) == "down"
	case c.form == 2 || c.kind == "missing" || s.r.nouns[s.low[i]] == "":
		return true
	}
	return s.sent.Tokens[i].UPOS == "VERB"
}

// livesTaken reports "lost their lives", "cost the lives of", "claimed 12 lives".
func (s *scanner) livesTaken(i int) bool {
	for at := i - 1; at >= 0 && at >= i-5; at-- {
		if s.r.lose[s.low[at]] || s.r.take[s.low[at]] {
			return true
		}
	}
	return false
}

func (s *scanner) word(i int) string {
	if i < 0 || i >= len(s.low) {
		return ""
	}
	return s.low[i]
}

func (s *scanner) phraseAt(index map[string][]phrase, i int) (phrase, bool) {
	for _, ph := range index[s.word(i)] {
		if i+len(ph.words) <= len(s.low) && s.isPhrase(i, ph.words) {
			return ph, true
		}
	}
	return phrase{}, false
}

func (s *scanner) isPhrase(i int, words []string) bool {
	for k, w := range words {
		if s.low[i+k] != w {
			return false
		}
	}
	return true
}

// read turns the cues into tolls.
func (s *scanner) read() []Toll {
	s.used = map[[2]int]string{}
	for k := range s.hits {
		h := &s.hits[k]
		if s.shared(k) {
			continue
		}
		switch h.class {
		case verbHit:
			s.verb(k, h)
		case stateHit:
			s.state(k, h)
		case nounHit:
			s.noun(k, h)
		case tollHit:
			s.total(k, h)
		case casualtyHit:
			s.noCasualties(k, h)
		case livesHit:
			s.lives(k, h)
		}
	}
	return s.out
}

// shared reports "killed or wounded", "killing and injuring": one count for both says how many of neither. "killed and 22
// wounded" is not such a pair.
func (s *scanner) shared(k int) bool {
	pair := func(a, b int) bool {
		if a < 0 || b >= len(s.hits) {
			return false
		}
		x, y := &s.hits[a], &s.hits[b]
		gap := s.word(x.hi)
		return x.kind != y.kind && y.lo == x.hi+1 && (gap == "and" || gap == "or" || gap == "/") && hurt(x.kind) && hurt(y.kind) &&
			x.class != nounHit && y.class != nounHit
	}
	return pair(k-1, k) && !s.rightItem(s.hits[k].hi) || pair(k, k+1)
}

func hurt(kind string) bool { return kind == "killed" || kind == "wounded" }

// rightItem reports a number right behind position i: "killing and injuring four" counts the injured only.
func (s *scanner) rightItem(i int) bool { return s.nums[i] != nil }

// before is where the reach of cue k to the left begins: behind the cue before it.
func (s *scanner) before(k int) int {
	if k == 0 {
		return 0
	}
	return s.hits[k-1].hi
}
