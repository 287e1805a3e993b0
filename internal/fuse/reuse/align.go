package reuse

import "slices"

const (
	// same is the least likeness of two sentences, one of which is the other reworded.
	same = 0.5
	// leastSentence is the fewest words of a sentence that is compared.
	leastSentence = 5
	// rivals is how many sentences, those that share most words, are aligned with each sentence.
	rivals = 3
	// sure is the likeness above which no other sentence is tried.
	sure = 0.9
)

// alignment says which sentences of a later report an earlier one holds.
type alignment struct {
	from     []int16 // per sentence of the later report the sentence of the earlier, -1 for none
	match    Match
	words    int // words of the later report in such sentences
	sentence int // how many such sentences
	join     bool
}

// align compares the text of a report with an earlier one's, titles aside in what is counted.
func align(early, late *entry) alignment {
	out := alignment{from: make([]int16, len(late.Words))}
	held := make([]bool, len(early.Words))
	find := finder{entry: early, votes: make([]int, len(early.Words))}
	for i, s := range late.Words {
		out.from[i] = -1
		if len(s) < leastSentence {
			continue
		}
		if j := find.best(s); j >= 0 {
			out.from[i], held[j] = int16(j), true
			if i >= late.Titles {
				out.words += len(s)
				out.sentence++
			}
		}
	}
	out.match = Match{Of: early.Report, Overlap: ratio(out.words, late.size), Verbatim: ratio(verbatim(early, late), late.size), Holds: ratio(heldWords(early, held), early.size)}
	out.match.Kind = kind(&out.match)
	out.join = out.match.joins(early.lead(held))
	return out
}

// joins reports whether the match makes the two reports one lineage; news says that the news of the earlier one is among
// what they share.
func (m *Match) joins(news bool) bool {
	return m.Overlap >= tailShare || news && (m.Overlap >= joinShare || m.Holds >= joinHolds && m.Overlap >= joinHolds/2)
}

// leads is how many sentences of a body tell its news.
const leads = 2

// lead reports whether one of the first sentences of the body is among those held. What two reports share without it is
// background that an outlet prints below many.
func (e *entry) lead(held []bool) bool {
	n := 0
	for j := e.Titles; j < len(held) && n < leads; j++ {
		if len(e.Words[j]) < leastSentence {
			continue
		}
		if held[j] {
			return true
		}
		n++
	}
	return false
}

func heldWords(e *entry, held []bool) int {
	n := 0
	for j, h := range held {
		if h && j >= e.Titles {
			n += len(e.Words[j])
		}
	}
	return n
}

func ratio(part, all int) float64 { return float64(part) / float64(max(all, 1)) }

func kind(m *Match) string {
	switch {
	case m.Overlap >= wholeShare && m.Verbatim >= wholeShare:
		return Copy
	case m.Overlap >= joinShare && m.Verbatim < respunShare*m.Overlap:
		return Reworded
	}
	return Part
}

// finder looks for sentences in one report. It keeps what it counts with between sentences.
type finder struct {
	*entry
	votes []int // per sentence, zero between calls
	row   []int
}

// best is the sentence of the report that is most like s, -1 where none is like enough.
func (f *finder) best(s []uint16) int {
	plain := contentWords(s)
	var list []int
	for _, x := range s {
		if class(x) != function || plain < leastSentence {
			f.holding(x, func(j int) {
				if f.votes[j] == 0 {
					list = append(list, j)
				}
				f.votes[j]++
			})
		}
	}
	list = f.rivals(list, s, plain)
	best, top := -1, same
	for _, j := range list {
		if l := f.likeness(f.Words[j], s); l > top {
			best, top = j, l
		}
		if top > sure {
			break
		}
	}
	return best
}

// rivals are the sentences of the list, with votes, that share most words with s for their length; it takes the votes back.
func (f *finder) rivals(list []int, s []uint16, plain int) []int {
	likely := make([]int, 0, len(list))
	for _, j := range list {
		if 3*f.votes[j] >= plain {
			likely = append(likely, j)
		}
	}
	slices.SortFunc(likely, func(a, b int) int {
		if d := f.votes[b]*(len(f.Words[a])+len(s)) - f.votes[a]*(len(f.Words[b])+len(s)); d != 0 {
			return d
		}
		return a - b
	})
	for _, j := range list {
		f.votes[j] = 0
	}
	return likely[:min(len(likely), rivals)]
}

func contentWords(s []uint16) int {
	n := 0
	for _, x := range s {
		if class(x) != function {
			n++
		}
	}
	return n
}

// likeness is the Dice share of the longest common subsequence of words, function words counting half: they agree by
// chance.
func (f *finder) likeness(a, b []uint16) float64 {
	f.row = append(f.row[:0], make([]int, len(b)+1)...)
	row := f.row
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			up := row[j+1]
			switch {
			case bits(x) == bits(y):
				row[j+1] = diagonal + worth(x)
			default:
				row[j+1] = max(up, row[j])
			}
			diagonal = up
		}
	}
	return 2 * float64(row[len(b)]) / float64(max(total(a)+total(b), 1))
}

func worth(x uint16) int {
	if class(x) == function {
		return 1
	}
	return 2
}

func total(s []uint16) int {
	n := 0
	for _, x := range s {
		n += worth(x)
	}
	return n
}

// verbatim counts the words of the later body in runs that the earlier report holds.
func verbatim(early, late *entry) int {
	n := 0
	for _, s := range late.Words[min(late.Titles, len(late.Words)):] {
		until := 0
		for i, h := range runs(s) {
			if _, ok := slices.BinarySearch(early.runs, h); ok {
				n += i + shingle - max(i, until)
				until = i + shingle
			}
		}
	}
	return n
}
