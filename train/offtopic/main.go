// Command offtopic fits the weights of packs/integrity/offtopic.toml on reports put together from texts that may train
// what ships: paragraphs of one document, shuffled or not, with none, one or two paragraphs of another one among them.
//
//	go run ./train/offtopic -corpora DIR -out packs/integrity/offtopic.toml
package main

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strings"

	"sitrep/internal/pack"
	"sitrep/internal/read/integrity"
	"sitrep/packs"
)

func main() {
	corpora := flag.String("corpora", "../shared/corpora", "folder of the public sets")
	out := flag.String("out", "packs/integrity/offtopic.toml", "where the weights go")
	n := flag.Int("n", 3000, "reports put together")
	flag.Parse()
	if err := run(*corpora, *out, *n); err != nil {
		fmt.Fprintln(os.Stderr, "offtopic:", err)
		os.Exit(1)
	}
}

var names = []string{"bias", "cohesion", "relative", "names", "titled", "foreign", "similar", "headline", "imperative", "length"}

func run(corpora, out string, n int) error {
	reader, err := integrity.New(pack.New(packs.FS))
	if err != nil {
		return err
	}
	reports, err := compose(corpora, n)
	if err != nil {
		return err
	}
	var train, test []example
	for i, rep := range reports {
		paragraphs, vectors := reader.OffTopicSigns(rep.doc())
		for j, p := range paragraphs {
			e := example{vectors[j], rep.injected[p]}
			if i%5 == 0 {
				test = append(test, e)
			} else {
				train = append(train, e)
			}
		}
	}
	weights := fit(train)
	threshold := cut(weights, train)
	report(weights, threshold, test)
	return os.WriteFile(out, file(weights, threshold), 0o644)
}

type example struct {
	x        []float64
	injected bool
}

// fit is logistic regression by gradient descent with a little decay, features as they are.
func fit(examples []example) []float64 {
	w := make([]float64, len(names))
	const rounds, decay = 3000, 1e-4
	for range rounds {
		g := make([]float64, len(w))
		for _, e := range examples {
			d := score(w, e.x)
			if e.injected {
				d--
			}
			for i, x := range e.x {
				g[i] += d * x
			}
		}
		for i := range w {
			w[i] -= 2.0 * (g[i]/float64(len(examples)) + decay*w[i])
		}
	}
	return w
}

func score(w, x []float64) float64 {
	z := 0.0
	for i := range w {
		z += w[i] * x[i]
	}
	return 1 / (1 + math.Exp(-z))
}

// cut is the least threshold, no less than 0.5, at which at most one paragraph in 150 that belongs is flagged.
func cut(w []float64, examples []example) float64 {
	for t := 0.5; t < 0.99; t += 0.01 {
		if _, fp, _, tn := count(w, t, examples); 150*fp <= fp+tn {
			return math.Round(100*t) / 100
		}
	}
	return 0.99
}

func count(w []float64, threshold float64, examples []example) (tp, fp, fn, tn int) {
	for _, e := range examples {
		flagged := score(w, e.x) >= threshold
		switch {
		case flagged && e.injected:
			tp++
		case flagged:
			fp++
		case e.injected:
			fn++
		default:
			tn++
		}
	}
	return tp, fp, fn, tn
}

func report(w []float64, threshold float64, test []example) {
	for t := 0.3; t < 0.95; t += 0.1 {
		tp, fp, fn, tn := count(w, t, test)
		fmt.Fprintf(os.Stderr, "threshold %.2f: F1 %.1f, found %d of %d, wrong %d of %d\n", t, 200*float64(tp)/float64(2*tp+fp+fn), tp, tp+fn, fp, fp+tn)
	}
	fmt.Fprintf(os.Stderr, "chosen %.2f, weights %v\n", threshold, w)
}

func file(w []float64, threshold float64) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# Weights of the signs that a paragraph does not belong; made by train/offtopic, see docs/integrity.md.\nthreshold = %.2f\nnames = [", threshold)
	for _, n := range names {
		fmt.Fprintf(&b, "%q, ", n)
	}
	b.WriteString("]\nweights = [")
	for _, x := range w {
		fmt.Fprintf(&b, "%.3f, ", x)
	}
	b.WriteString("]\n")
	return []byte(b.String())
}
