package integrity

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sitrep"
	"sitrep/internal/pack"
	"sitrep/internal/read"
)

// stitch holds what tells a report pieced together from several.
type stitch struct {
	Threshold float64
	Weights   map[string]float64 // per kind of sign
	Openers   []string           // words with which no report begins
	Speech    []string           // forms of verbs of speech
	Titles    []string           // words before a surname that are no given name
	speech    map[string]bool
}

func newStitch(set *pack.Set) (*stitch, error) {
	files, err := set.Glob("integrity/stitched.toml")
	if err != nil {
		return nil, err
	}
	if len(files) != 1 {
		return nil, fmt.Errorf("integrity: no pack file integrity/stitched.toml")
	}
	s := &stitch{speech: map[string]bool{}}
	if err := files[0].Decode(s); err != nil {
		return nil, err
	}
	for _, w := range s.Speech {
		s.speech[w] = true
	}
	return s, nil
}

// seam is one sign that pieces were put together.
type seam struct {
	kind string
	span sitrep.Span
	note string
}

// leastKinds is how many kinds of seam must show before a report is called stitched.
const leastKinds = 3

// readStitched flags a report whose seams show. One kind of sign alone never does.
func (r *Reader) readStitched(doc *read.Doc, paragraphs [][]word, res *Result) {
	seams := r.seams(doc, paragraphs, res)
	total, kinds := 0.0, map[string]int{}
	var evidence []sitrep.Span
	var notes []string
	for _, s := range seams {
		kinds[s.kind]++
		if kinds[s.kind] > 3 { // more of the same proves no more
			continue
		}
		total += r.stitch.Weights[s.kind]
		evidence = append(evidence, s.span)
		if kinds[s.kind] == 1 {
			notes = append(notes, s.note)
		}
	}
	if total < r.stitch.Threshold || len(kinds) < leastKinds {
		return
	}
	res.Stitched = true
	score := round(min(0.95, 0.5+0.12*(total-r.stitch.Threshold)+0.1))
	res.Problems = append(res.Problems, sitrep.Problem{
		Code: "stitched", Score: score, Note: "reads as pieces of several reports: " + strings.Join(notes, "; "), Evidence: evidence,
	})
}

func (r *Reader) seams(doc *read.Doc, paragraphs [][]word, res *Result) []seam {
	var out []seam
	out = append(out, r.strangeParts(doc, res)...)
	out = append(out, r.lateNames(doc, paragraphs, res)...)
	out = append(out, r.spellings(doc, paragraphs, res)...)
	out = append(out, r.retellings(doc, paragraphs, res)...)
	out = append(out, r.orphans(doc, paragraphs, res)...)
	out = append(out, r.openers(doc, paragraphs)...)
	return out
}

// strangeParts are paragraphs that do not belong, page residue aside.
func (r *Reader) strangeParts(doc *read.Doc, res *Result) []seam {
	var out []seam
	for _, p := range res.Problems {
		if p.Code == "off_topic" && !strings.HasPrefix(p.Note, "page residue") {
			out = append(out, seam{"stranger", *p.Span, "a paragraph does not belong"})
		}
	}
	return out
}

// naming is where a two-word name, a surname with what stands before it, was met.
type naming struct {
	alone, full int // first paragraph of each, -1 never
	fullSpan    sitrep.Span
}

// lateNames finds people called by surname first and introduced in full in a later paragraph.
func (r *Reader) lateNames(doc *read.Doc, paragraphs [][]word, res *Result) []seam {
	met := map[string]*naming{}
	var order []string
	for p, ws := range paragraphs {
		if doc.Paragraphs[p].Title || res.OffTopic[p] {
			continue
		}
		for i := range ws {
			if !ws[i].capital || len(ws[i].lower) < 4 {
				continue
			}
			full := i > 0 && ws[i-1].Sent == ws[i].Sent && ws[i-1].Tok.Tok == ws[i].Tok.Tok-1 && r.givenName(doc, &ws[i-1])
			if i+1 < len(ws) && ws[i+1].capital && ws[i+1].Tok.Tok == ws[i].Tok.Tok+1 && ws[i+1].Sent == ws[i].Sent {
				continue // not the last word of its name
			}
			n := met[ws[i].lower]
			if n == nil {
				n = &naming{alone: -1, full: -1}
				met[ws[i].lower] = n
				order = append(order, ws[i].lower)
			}
			switch {
			case full && n.full < 0:
				n.full, n.fullSpan = p, spanOf(doc, ws[i-1:i+1])
			case !full && n.alone < 0:
				n.alone = p
			}
		}
	}
	var out []seam
	for _, name := range order {
		if n := met[name]; n.alone >= 0 && n.full > n.alone {
			out = append(out, seam{"introduction", n.fullSpan, "a name is given in full after it was used short (" + n.fullSpan.In(doc.Text) + ")"})
		}
	}
	return out
}

// givenName reports whether the word may be a given name: a capitalised word the English table hardly knows.
func (r *Reader) givenName(doc *read.Doc, w *word) bool {
	form := doc.Sentences[w.Sent].Tokens[w.Tok.Tok].Form
	if len(form) < 3 || form[0] < 'A' || form[0] > 'Z' || form == strings.ToUpper(form) || slices.Contains(r.stitch.Titles, w.lower) {
		return false
	}
	tokens := doc.Sentences[w.Sent].Tokens
	next := w.Tok.Tok + 1
	return tokens[w.Tok.Tok].Name == "B-PER" && next < len(tokens) && tokens[next].Name == "I-PER"
}

// spellings finds one name in two spellings: same consonants, other vowels.
func (r *Reader) spellings(doc *read.Doc, paragraphs [][]word, res *Result) []seam {
	first := map[string]word{}
	told := map[string]bool{}
	var out []seam
	for p, ws := range paragraphs {
		if doc.Paragraphs[p].Title || res.OffTopic[p] {
			continue
		}
		for _, w := range ws {
			if !w.capital || len(w.lower) < 5 || r.vocabulary.Weight(w.stem) < 2 {
				continue
			}
			key := skeleton(w.lower)
			if len(key) < 3 {
				continue
			}
			f, ok := first[key]
			switch {
			case !ok:
				first[key] = w
			case f.stem != w.stem && !told[key] && oneVowelApart(f.lower, w.lower) && !(r.vocabulary.Knows(f.stem) && r.vocabulary.Knows(w.stem)) && nameLike(doc, &w) && nameLike(doc, &f):
				told[key] = true
				out = append(out, seam{"spelling", doc.Sentences[w.Sent].Tokens[w.Tok.Tok].Span, "one name in two spellings (" + f.lower + ", " + w.lower + ")"})
			}
		}
	}
	return out
}

func nameLike(doc *read.Doc, w *word) bool {
	return doc.Sentences[w.Sent].Tokens[w.Tok.Tok].Name != "O"
}

// skeleton is the word without its vowels and doubled letters.
func skeleton(w string) string {
	var b []byte
	for i := range len(w) {
		if strings.IndexByte("aeiouy", w[i]) >= 0 || len(b) > 0 && b[len(b)-1] == w[i] {
			continue
		}
		b = append(b, w[i])
	}
	return string(b)
}

// oneVowelApart reports whether two words have the same length and differ in one or two vowels, not at the end.
func oneVowelApart(a, b string) bool {
	if len(a) != len(b) || a[0] != b[0] || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n == 1 || n == 2
}

const (
	// retoldShare of the weight of the shorter paragraph's words makes two paragraphs tell the same.
	retoldShare = 0.55
	// retoldWords is how many weighty words they must share.
	retoldWords = 7
)

// retellings finds paragraphs that tell what an earlier one told, the lead aside: leads are told again by design.
// Only paragraphs that share a rare word are compared, so the work stays linear in long reports.
func (r *Reader) retellings(doc *read.Doc, paragraphs [][]word, res *Result) []seam {
	sets := make([]map[string]bool, len(paragraphs))
	holders := map[string][]int{}
	lead := 0
	var out []seam
	for p, ws := range paragraphs {
		if doc.Paragraphs[p].Title || res.OffTopic[p] {
			lead = p + 1
			continue
		}
		sets[p] = distinct(ws)
		tried := map[int]bool{}
		for _, w := range ws {
			for _, q := range holders[w.stem] {
				if q > lead && !tried[q] && len(tried) < 20 {
					tried[q] = true
					if r.retold(sets[q], sets[p]) {
						out = append(out, seam{"retelling", doc.Paragraphs[p].Span, "a paragraph tells again what an earlier one told"})
					}
				}
			}
		}
		for stem := range sets[p] {
			if r.vocabulary.Weight(stem) > 4 && len(holders[stem]) < 4 {
				holders[stem] = append(holders[stem], p)
			}
		}
	}
	return out
}

func (r *Reader) retold(a, b map[string]bool) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	all, shared, n := 0.0, 0.0, 0
	for _, stem := range slices.Sorted(maps.Keys(a)) {
		w := r.vocabulary.Weight(stem)
		all += w
		if w > 0 && b[stem] {
			shared += w
			n++
		}
	}
	return n >= retoldWords && shared >= retoldShare*all
}

// orphans finds sentences that are one quotation, where neither the sentence before nor the one after it in
// its paragraph tells of speech.
func (r *Reader) orphans(doc *read.Doc, paragraphs [][]word, res *Result) []seam {
	var out []seam
	saying := make([]bool, len(doc.Sentences))
	for _, ws := range paragraphs {
		for _, w := range ws {
			if r.stitch.speech[w.lower] {
				saying[w.Sent] = true
			}
		}
	}
	quoted := false // the sentence before was a quotation too
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if s.Title || s.Paragraph >= len(res.OffTopic) || res.OffTopic[s.Paragraph] {
			continue
		}
		before := quoted
		quoted = quotation(strings.TrimSpace(s.Span.In(doc.Text)))
		after := i+1 < len(doc.Sentences) && doc.Sentences[i+1].Paragraph == s.Paragraph && saying[i+1]
		if quoted && !before && !saying[i] && !after && (i == 0 || !saying[i-1]) {
			out = append(out, seam{"orphan", s.Span, "a quotation stands without its speaker"})
		}
	}
	return out
}

// quotation reports whether the sentence is one long quotation and nothing else.
func quotation(text string) bool {
	if len(strings.Fields(text)) < 6 {
		return false
	}
	return startsWith(text, "\"", "“", "''", "``") && (strings.HasSuffix(strings.TrimRight(text, "."), "\"") || strings.HasSuffix(strings.TrimRight(text, "."), "”"))
}

// openers flags a body that begins as only a continuation does.
func (r *Reader) openers(doc *read.Doc, paragraphs [][]word) []seam {
	for p, ws := range paragraphs {
		if doc.Paragraphs[p].Title || len(ws) == 0 {
			continue
		}
		for _, o := range r.stitch.Openers {
			if ws[0].lower == o {
				return []seam{{"opener", spanOf(doc, ws[:1]), "the text begins as a continuation does (" + o + ")"}}
			}
		}
		return nil
	}
	return nil
}
