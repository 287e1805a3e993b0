// Command bench measures the whole program, from the bytes of a report to its record: words per CPU-second on one core,
// and peak memory, over the corpora that are present. It prints the processor, since figures mean little without it.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"sitrep/internal/coder"
	"sitrep/internal/engine/lite"
	"sitrep/internal/export"
	"sitrep/internal/export/shape"
	"sitrep/internal/ingest"
	"sitrep/internal/pack"
	"sitrep/packs"
)

func main() {
	corpora := flag.String("corpora", "", "folder of the public corpora")
	rounds := flag.Int("rounds", 3, "how often everything is coded; the fastest round counts")
	flag.Parse()
	if err := run(os.Stdout, *corpora, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run codes fakes and muc4, one report after the other on one core.
func run(w io.Writer, corpora string, rounds int) error {
	runtime.GOMAXPROCS(1)
	var files []string
	for _, pattern := range []string{"fakes/docs.jsonl", "muc4/tst1.jsonl", "muc4/tst2.jsonl", "muc4/dev.jsonl"} {
		if name := filepath.Join(corpora, filepath.FromSlash(pattern)); corpora != "" && exists(name) {
			files = append(files, name)
		}
	}
	if len(files) == 0 {
		fmt.Fprintln(w, "no corpora here: nothing was measured")
		return nil
	}
	start := time.Now()
	eng, err := lite.New()
	if err != nil {
		return err
	}
	suite, err := coder.New(pack.New(packs.FS), eng)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "processor  %s\nload       %v\n", processor(), time.Since(start).Round(time.Millisecond))
	words, reports, best := 0, 0, time.Duration(0)
	for range rounds {
		before := cpuTime()
		words, reports = codeFiles(files, suite)
		if took := cpuTime() - before; best == 0 || took < best {
			best = took
		}
	}
	fmt.Fprintf(w, "reports    %d, %d words\nspeed      %.0f words per CPU-second on one core\n", reports, words, float64(words)/best.Seconds())
	if peak := peakMemory(); peak > 0 {
		fmt.Fprintf(w, "memory     %d MiB at most\n", peak>>20)
	}
	return nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// codeFiles codes every report of the files, writes the records to nowhere, and counts words.
func codeFiles(files []string, suite *coder.Suite) (words, reports int) {
	format, _ := export.Find("json")
	out := format.New(io.Discard, shape.Options{})
	for it := range ingest.Read(files, nil) {
		if it.Err != nil {
			continue
		}
		c := suite.Code(coder.Input{Report: it.Report, Title: it.Title, Body: it.Body, Published: it.Published})
		_ = out.Write(c) // io.Discard takes everything
		words += len(strings.Fields(c.Doc.Text))
		reports++
	}
	return words, reports
}

// processor is the model and the vector extensions of the first core, as far as the system tells.
func processor() string {
	f, err := os.Open("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH
	}
	defer f.Close()
	model, flags := runtime.GOARCH, ""
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		key, value, _ := strings.Cut(lines.Text(), ":")
		switch strings.TrimSpace(key) {
		case "model name":
			model = strings.TrimSpace(value)
		case "flags", "Features":
			flags = vectors(value)
		case "":
			return model + flags
		}
	}
	return model + flags
}

func vectors(all string) string {
	var out []string
	for _, f := range strings.Fields(all) {
		for _, want := range []string{"sse4_2", "avx", "fma", "bmi2", "amx", "asimd", "sve"} {
			if strings.HasPrefix(f, want) {
				out = append(out, f)
				break
			}
		}
	}
	data, _ := json.Marshal(strings.Join(out, " "))
	return ", flags " + string(data)
}
