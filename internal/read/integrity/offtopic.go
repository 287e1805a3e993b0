package integrity

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/read"
)

func sqrt(x float64) float64 { return math.Sqrt(x) }

const (
	// leastWords is how many weighty words a paragraph needs before it can be judged by its vocabulary.
	leastWords = 8
	// kinScore is what it takes to flag a paragraph that speaks of what the report speaks of.
	kinScore = 0.97
	// shortScore is what it takes in a report of fewer than shortReport judged paragraphs.
	shortScore  = 0.9
	shortReport = 6
	// leastParagraphs is how many other paragraphs of that size a report needs.
	leastParagraphs = 3
)

// signs are what a paragraph shows of belonging to its report. The order is that of the weights in offtopic.toml.
type signs struct {
	cohesion  float64 // weight of its words that other paragraphs hold too, of all their weight
	relative  float64 // cohesion less the median of the report's paragraphs
	names     float64 // share of its names that other paragraphs hold too; 0.5 without names
	titled    float64 // weight of its words that the title holds, of all
	foreign   float64 // strongest register missing from the rest
	similar   float64 // cosine of its registers with the rest's
	headline  float64 // 1 where it begins with a headline of its own
	imperious float64 // 1 where it begins in the imperative
	length    float64 // log of the number of weighty words
	register  int
}

func (s *signs) vector() []float64 {
	return []float64{1, s.cohesion, s.relative, s.names, s.titled, s.foreign, s.similar, s.headline, s.imperious, s.length}
}

// bearing is a report's vocabulary: in how many paragraphs each stem occurs, and the register counts.
type bearing struct {
	holds  map[string]int
	title  map[string]bool
	counts [][]float64
	total  []float64
	judged []int // paragraphs long enough
}

func (r *Reader) bearing(doc *read.Doc, paragraphs [][]word) *bearing {
	b := &bearing{holds: map[string]int{}, title: map[string]bool{}, counts: make([][]float64, len(paragraphs)), total: make([]float64, len(r.registers.names))}
	for p, ws := range paragraphs {
		for stem := range distinct(ws) {
			b.holds[stem]++
			if doc.Paragraphs[p].Title {
				b.title[stem] = true
			}
		}
		b.counts[p] = r.registers.count(ws)
		for i, n := range b.counts[p] {
			b.total[i] += n
		}
		if !doc.Paragraphs[p].Title && r.weighty(ws) >= leastWords {
			b.judged = append(b.judged, p)
		}
	}
	return b
}

func distinct(ws []word) map[string]bool {
	out := make(map[string]bool, len(ws))
	for _, w := range ws {
		out[w.stem] = true
	}
	return out
}

func (r *Reader) weighty(ws []word) int {
	n := 0
	for _, w := range ws {
		if r.vocabulary.Weight(w.stem) > 0 {
			n++
		}
	}
	return n
}

// read gives the signs of the judged paragraphs, nil where the report is too short to judge any.
func (r *Reader) signs(doc *read.Doc, paragraphs [][]word) (*bearing, []signs) {
	b := r.bearing(doc, paragraphs)
	if len(b.judged) <= leastParagraphs {
		return b, nil
	}
	out := make([]signs, len(b.judged))
	cohesions := make([]float64, len(b.judged))
	for i, p := range b.judged {
		out[i] = r.sign(doc, b, p, paragraphs[p])
		cohesions[i] = out[i].cohesion
	}
	slices.Sort(cohesions)
	for i := range out {
		out[i].relative = out[i].cohesion - cohesions[len(cohesions)/2]
	}
	return b, out
}

func (r *Reader) sign(doc *read.Doc, b *bearing, p int, ws []word) signs {
	s := signs{length: math.Log(float64(r.weighty(ws)))}
	s.cohesion, s.titled, s.names = r.shares(b, ws)
	rest := make([]float64, len(b.total))
	for i := range rest {
		rest[i] = b.total[i] - b.counts[p][i]
	}
	s.foreign, s.register = r.registers.foreign(b.counts[p], rest)
	s.similar = similar(b.counts[p], rest)
	text := doc.Paragraphs[p].Span.In(doc.Text)
	if ownHeadline(text) {
		s.headline = 1
	}
	if r.residue.imperative(text) {
		s.imperious = 1
	}
	return s
}

// shares gives the shares of weight that other paragraphs, and the title, hold, and the share of names.
func (r *Reader) shares(b *bearing, ws []word) (cohesion, titled, names float64) {
	var all, held, inTitle, named, namedHeld float64
	seen := map[string]bool{}
	for _, w := range ws {
		weight := r.vocabulary.Weight(w.stem)
		if weight == 0 || seen[w.stem] {
			continue
		}
		seen[w.stem] = true
		elsewhere := b.holds[w.stem] > 1
		all += weight
		if elsewhere {
			held += weight
		}
		if b.title[w.stem] {
			inTitle += weight
		}
		if w.capital {
			named++
			if elsewhere {
				namedHeld++
			}
		}
	}
	names = 0.5
	if named > 0 {
		names = namedHeld / named
	}
	return held / max(all, 1), inTitle / max(all, 1), names
}

// ownHeadline reports whether the first of several lines is a headline: no full stop, followed by a line that begins a
// sentence, and no line of a text wrapped by hand or written in capitals alone.
func ownHeadline(paragraph string) bool {
	line, rest, ok := strings.Cut(paragraph, "\n")
	line, rest = strings.TrimSpace(line), strings.TrimSpace(rest)
	if !ok || rest == "" || len(line) > 140 || startsWith(rest, "-", "*", "•") || strings.ContainsAny(line[max(0, len(line)-1):], ".,;:!?") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "\"“'‘"))
	if !unicode.IsUpper(next) || strings.ToUpper(line) == line {
		return false
	}
	return len(strings.Fields(line)) >= 3 && (titleCase(line) || !strings.Contains(rest, "\n"))
}

// titleCase reports whether most words of four letters and more begin with a capital though not all letters are capitals.
func titleCase(line string) bool {
	long, capitals := 0, 0
	for _, f := range strings.Fields(line) {
		if len(f) < 4 {
			continue
		}
		long++
		if unicode.IsUpper([]rune(f)[0]) {
			capitals++
		}
	}
	return long >= 3 && 4*capitals >= 3*long && line != strings.ToUpper(line)
}

// offTopic flags paragraphs that do not belong, with what showed it.
func (r *Reader) offTopic(doc *read.Doc, paragraphs [][]word, res *Result) {
	b, all := r.signs(doc, paragraphs)
	if len(all) == 0 {
		return
	}
	type suspect struct {
		i     int
		score float64
	}
	var found []suspect
	for i := range all {
		score := r.weights.score(all[i].vector())
		if score >= r.threshold(b, b.judged[i], &all[i]) {
			found = append(found, suspect{i, score})
		}
	}
	if 3*len(found) > len(all) { // a report on several things, not a report with strangers in it
		return
	}
	for _, f := range found {
		p := b.judged[f.i]
		res.OffTopic[p] = true
		span := doc.Paragraphs[p].Span
		res.Problems = append(res.Problems, sitrep.Problem{
			Code: "off_topic", Span: &span, Score: round(f.score), Note: r.offTopicNote(&all[f.i]), Evidence: r.strangers(doc, b, paragraphs[p]),
		})
	}
}

// threshold is what it takes to flag a paragraph: more where it speaks of what a report on fighting may speak of and has
// no headline of its own, and more in short reports.
func (r *Reader) threshold(b *bearing, p int, s *signs) float64 {
	switch {
	case s.headline+s.imperious == 0 && r.registers.kin(b.counts[p], b.total):
		return kinScore
	case len(b.judged) < shortReport:
		return max(r.weights.Threshold, shortScore)
	}
	return r.weights.Threshold
}

func (r *Reader) offTopicNote(s *signs) string {
	parts := []string{fmt.Sprintf("shares %d %% of its weighty words with the rest of the report (median %d %%)", percent(s.cohesion), percent(s.cohesion-s.relative))}
	if s.names < 0.2 {
		parts = append(parts, "its names occur nowhere else")
	}
	if s.foreign > 0.2 && s.register >= 0 {
		parts = append(parts, "speaks of "+r.registers.names[s.register]+" as no other paragraph does")
	}
	if s.headline > 0 {
		parts = append(parts, "begins with a headline of its own")
	}
	if s.imperious > 0 {
		parts = append(parts, "begins in the imperative")
	}
	return strings.Join(parts, "; ")
}

// strangers are up to five words of the paragraph that occur nowhere else, names first.
func (r *Reader) strangers(doc *read.Doc, b *bearing, ws []word) []sitrep.Span {
	var out []sitrep.Span
	for _, names := range []bool{true, false} {
		for _, w := range ws {
			if len(out) < 5 && w.capital == names && b.holds[w.stem] == 1 && r.vocabulary.Weight(w.stem) > 3 {
				out = append(out, doc.Sentences[w.Sent].Tokens[w.Tok.Tok].Span)
			}
		}
	}
	slices.SortFunc(out, func(a, b sitrep.Span) int { return a.Start - b.Start })
	return out
}

func percent(x float64) int { return int(math.Round(100 * x)) }

func round(x float64) float64 { return math.Round(100*x) / 100 }
