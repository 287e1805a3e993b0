package eval

import (
	"math"
	"os"

	"sitrep/internal/engine/conllu"
	"sitrep/internal/read"
	"sitrep/internal/read/status"
	"sitrep/internal/syntax"
)

type factRow struct {
	SentID string `json:"sent_id"`
	Token  int    // 1-based word of the tree
	Form   string
	Value  float64 // -3 did not happen .. 3 happened
}

// factualitySet scores whether an act is presented as having happened against people's judgements: what users see (pearson,
// mae, over the predicates that the status layer reads) and, where the engine has a judgement of its own, that one
// (engine_pearson, over every word found).
func factualitySet() Set {
	return Set{Name: "uds_factuality", Doc: "did it happen? Pearson's r (times 100) against judgements of readers (UDS dev)", Run: runFactuality}
}

func runFactuality(env Env) ([]Score, error) {
	gold, err := env.Path("uds_factuality", "dev.jsonl")
	if err != nil {
		return nil, err
	}
	trees, err := env.Path("ewt", "en_ewt-ud-dev.conllu")
	if err != nil {
		return nil, err
	}
	rows, err := readLines[factRow](gold)
	if err != nil {
		return nil, err
	}
	sentences, err := readTrees(trees)
	if err != nil {
		return nil, err
	}
	r, err := status.New(env.Packs)
	if err != nil {
		return nil, err
	}
	var seen, own judged
	for _, row := range rows {
		s, ok := sentences[row.SentID]
		if !ok || row.Token < 1 || row.Token > len(s.Words) {
			continue
		}
		doc := parsed(env, s.Text)
		at, form := wordStart(s, row.Token-1), s.Words[row.Token-1].Form
		if p, ok := happenedAt(r, doc, at, form); ok {
			seen.add(p, (row.Value+3)/6)
		}
		if t := tokenAt(doc, at); t != nil && t.Form == form && t.Signs != nil {
			own.add(float64(t.Signs.Factuality), row.Value)
		}
	}
	out := []Score{{"uds_factuality", "pearson", 100 * pearson(seen.xs, seen.ys), len(seen.xs)}, {"uds_factuality", "mae", 100 * meanError(seen.xs, seen.ys), len(seen.xs)}}
	if len(own.xs) > 0 {
		out = append(out, Score{"uds_factuality", "engine_pearson", 100 * pearson(own.xs, own.ys), len(own.xs)})
	}
	return out, nil
}

// judged are values found and the gold ones beside them.
type judged struct{ xs, ys []float64 }

func (j *judged) add(x, y float64) { j.xs, j.ys = append(j.xs, x), append(j.ys, y) }

func readTrees(path string) (map[string]*conllu.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := conllu.Read(f)
	if err != nil {
		return nil, err
	}
	out := make(map[string]*conllu.Sentence, len(list))
	for i := range list {
		out[list[i].ID] = &list[i]
	}
	return out, nil
}

// wordStart is where word i of the tree stands in its bare text.
func wordStart(s *conllu.Sentence, i int) int {
	at := 0
	for k := range s.Words[:i] {
		at += len(s.Words[k].Form)
		if s.Words[k].SpaceAfter {
			at++
		}
	}
	return at
}

// tokenAt is the token that begins at a byte of the text, nil where none does.
func tokenAt(doc *read.Doc, at int) *syntax.Token {
	for i := range doc.Sentences {
		for k := range doc.Sentences[i].Tokens {
			if t := &doc.Sentences[i].Tokens[k]; t.Span.Start == at {
				return t
			}
		}
	}
	return nil
}

// happenedAt is what the status layer says of the word that stands there.
func happenedAt(r *status.Reader, doc *read.Doc, at int, form string) (float64, bool) {
	pred, ok := status.Find(doc, at)
	if !ok || doc.Sentences[pred.Sent].Tokens[pred.Tok].Form != form {
		return 0, false
	}
	st := r.Read(doc, nil, nil, []read.Tok{pred})[0]
	return st.Happened(), true
}

func pearson(xs, ys []float64) float64 {
	mx, my := mean(xs), mean(ys)
	var sxy, sxx, syy float64
	for i := range xs {
		dx, dy := xs[i]-mx, ys[i]-my
		sxy, sxx, syy = sxy+dx*dy, sxx+dx*dx, syy+dy*dy
	}
	if sxx == 0 || syy == 0 {
		return 0
	}
	return sxy / math.Sqrt(sxx*syy)
}

func mean(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	if len(xs) == 0 {
		return 0
	}
	return sum / float64(len(xs))
}

func meanError(xs, ys []float64) float64 {
	sum := 0.0
	for i := range xs {
		sum += math.Abs(xs[i] - ys[i])
	}
	if len(xs) == 0 {
		return 0
	}
	return sum / float64(len(xs))
}
