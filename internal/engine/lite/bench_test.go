//go:build unix

package lite_test

import (
	"encoding/json"
	"os"
	"strings"
	"syscall"
	"testing"

	"sitrep/internal/engine/lite"
)

// seconds is the processor time of this process so far.
func seconds() float64 {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return float64(r.Utime.Sec+r.Stime.Sec) + float64(r.Utime.Usec+r.Stime.Usec)/1e6
}

// sample is text to measure speed on, about 50 words a copy.
const sample = "Rebels shell Port Amara\n\nGen. Idris Omar's troops killed at least 12 civilians in Port Amara on Friday, the " +
	"Amara Relief Agency said.\n\nThe shelling, which lasted until dawn, hit a clinic and two bakeries near the old harbour; " +
	"residents who had fled the week before were asked not to return.\n\n"

// BenchmarkAnalyse measures the whole engine: words (between spaces) and tokens per second of processor time.
func BenchmarkAnalyse(b *testing.B) {
	e := load(b)
	text := strings.Repeat(sample, 50)
	ps := paragraphs(text)
	tokens := 0
	for _, s := range e.Analyse(text, ps) {
		tokens += len(s.Tokens)
	}
	start := seconds()
	b.ResetTimer()
	for range b.N {
		e.Analyse(text, ps)
	}
	spent := seconds() - start
	b.ReportMetric(float64(len(strings.Fields(text))*b.N)/spent, "words/cpu-s")
	b.ReportMetric(float64(tokens*b.N)/spent, "tokens/cpu-s")
}

// BenchmarkTagAndParse measures tagger and parser alone on the same words.
func BenchmarkTagAndParse(b *testing.B) {
	run, tokens, err := lite.TagAndParse(strings.Repeat(sample, 20))
	if err != nil {
		b.Fatal(err)
	}
	start := seconds()
	b.ResetTimer()
	for range b.N {
		run()
	}
	b.ReportMetric(float64(tokens*b.N)/(seconds()-start), "tokens/cpu-s")
}

// BenchmarkLoad measures what the engine adds to the start of the program.
func BenchmarkLoad(b *testing.B) {
	for range b.N {
		if _, err := lite.New(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAnalyseReports measures the whole engine on real reports, where the corpora lie beside the project: their
// words are more varied than the sample's, so fewer weights are found in the processor's caches.
func BenchmarkAnalyseReports(b *testing.B) {
	f, err := os.Open("../../../../shared/corpora/fakes/docs.jsonl")
	if err != nil {
		b.Skip("the corpora are not beside the project")
	}
	defer f.Close()
	var texts []string
	words, tokens := 0, 0
	for dec := json.NewDecoder(f); ; {
		var d struct{ Text string }
		if dec.Decode(&d) != nil {
			break
		}
		texts = append(texts, d.Text)
		words += len(strings.Fields(d.Text))
	}
	e := load(b)
	start := seconds()
	b.ResetTimer()
	for range b.N {
		for _, text := range texts {
			for _, s := range e.Analyse(text, paragraphs(text)) {
				tokens += len(s.Tokens)
			}
		}
	}
	spent := seconds() - start
	b.ReportMetric(float64(words*b.N)/spent, "words/cpu-s")
	b.ReportMetric(float64(tokens)/spent, "tokens/cpu-s")
}
