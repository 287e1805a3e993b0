package eval

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"sitrep/internal/coder"
)

// newsRow is a sentence in which nothing of a conflict happened now: sport, court, metaphor, anniversary, fiction, drill, civil life.
type newsRow struct{ kind, sentence string }

// negativesSet counts what the whole coder takes for news in our own sentences that tell none; the measures are counts of claims with aspect
// happened that are not background, lower is better. The second file was written apart, with sentences of civil life, and was scored
// before anything was mended by it.
func negativesSet() Set {
	return Set{Name: "negatives", Doc: "our own sentences that tell no news of conflict: claims told as happened (a count)", Run: func(env Env) ([]Score, error) {
		first, err := newsIn(env, "sentences.tsv", "")
		if err != nil {
			return nil, err
		}
		fresh, err := newsIn(env, "fresh.tsv", "fresh_")
		return append(first, fresh...), err
	}}
}

// newsIn counts the claims told as happened in one file, by kind and in all; prefix opens the names of the measures.
func newsIn(env Env, file, prefix string) ([]Score, error) {
	rows, err := negativeRows(env, file)
	if err != nil {
		return nil, err
	}
	wrong, sentences := map[string]int{}, map[string]int{}
	var kinds []string
	for _, r := range rows {
		if !slices.Contains(kinds, r.kind) {
			kinds = append(kinds, r.kind)
		}
		sentences[r.kind]++
		wrong[r.kind] += len(news(env.Code(coder.Input{Body: r.sentence})))
	}
	out, total := []Score{}, 0
	for _, k := range kinds {
		out = append(out, Score{Set: "negatives", Measure: prefix + k, Value: float64(wrong[k]), N: sentences[k]})
		total += wrong[k]
	}
	return append(out, Score{Set: "negatives", Measure: prefix + "claims", Value: float64(total), N: len(rows)}), nil
}

// news are the rules of the claims that the record tells as this report's news.
func news(c *coder.Coding) []string {
	var out []string
	for _, x := range c.Record.Claims {
		if x.Aspect == "happened" && !x.Background {
			out = append(out, x.Rule)
		}
	}
	return out
}

func negativeRows(env Env, file string) ([]newsRow, error) {
	path, err := env.GoldPath("eval", "negatives", file)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []newsRow
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		kind, sentence, ok := strings.Cut(line, "\t")
		if !ok || kind == "" || sentence == "" {
			return nil, fmt.Errorf("eval: %s, line %d: want a kind and a sentence", file, n+2)
		}
		out = append(out, newsRow{kind, sentence})
	}
	return out, nil
}
