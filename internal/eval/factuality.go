package eval

import (
	"math"
	"os"

	"sitrep/internal/engine/conllu"
	"sitrep/internal/read"
	"sitrep/internal/read/status"
)

type factRow struct {
	SentID string `json:"sent_id"`
	Token  int    // 1-based word of the tree
	Form   string
	Value  float64 // -3 did not happen .. 3 happened
}

// factualitySet scores whether an act is presented as having happened against people's judgements.
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
	var xs, ys []float64
	for _, row := range rows {
		s, ok := sentences[row.SentID]
		if !ok {
			continue
		}
		if p, ok := happenedAt(env, r, s, row.Token-1); ok {
			xs, ys = append(xs, p), append(ys, (row.Value+3)/6)
		}
	}
	return []Score{{"uds_factuality", "pearson", 100 * pearson(xs, ys), len(xs)}, {"uds_factuality", "mae", 100 * meanError(xs, ys), len(xs)}}, nil
}

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

// happenedAt reads the sentence from its bare text and answers for the word that stands where word i of the tree does.
func happenedAt(env Env, r *status.Reader, s *conllu.Sentence, i int) (float64, bool) {
	if i < 0 || i >= len(s.Words) {
		return 0, false
	}
	at := 0
	for k := range s.Words[:i] {
		at += len(s.Words[k].Form)
		if s.Words[k].SpaceAfter {
			at++
		}
	}
	doc := parsed(env, s.Text)
	pred, ok := status.Find(doc, at)
	if !ok || doc.Sentences[pred.Sent].Tokens[pred.Tok].Form != s.Words[i].Form {
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
