// Command bench measures the program and its engines on one core beside two peers, spaCy's small English pipeline and
// onnxruntime with the 8-bit MiniLM-L6 encoder: the same text in the same run, in processor seconds. It writes a table in
// Markdown. What is not on the machine (a peer, the weights) gives a row that says so.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// setup is what a run of the bench is told.
type setup struct {
	corpora, program, model, python, out string
	rounds                               int
	texts                                string // file that every row reads, one JSON object with a text a line
	words                                int    // in it
}

func main() {
	var s setup
	var alone, texts, engines string
	var reports int
	flag.StringVar(&s.corpora, "corpora", "", "folder of the public corpora; without it our own example reports are read")
	flag.StringVar(&s.program, "program", "bin/sitrep", "the program")
	flag.StringVar(&s.model, "model", "internal/engine/full/weights/model.bin", "weights of the full engine")
	flag.StringVar(&s.python, "python", ".bench/venv/bin/python", "Python with the peers of peers/requirements.txt")
	flag.StringVar(&s.out, "out", "docs/benchmarks.md", "file to write")
	flag.IntVar(&s.rounds, "rounds", 3, "how often everything is measured; the best counts")
	flag.StringVar(&alone, "alone", "", "measure one engine (lite, full or encoder) in this process and print figures; used by bench itself")
	flag.StringVar(&texts, "texts", "", "file of texts, with -alone")
	flag.IntVar(&reports, "scale", 0, "fill a store with this many reports instead and write how time grows")
	flag.StringVar(&engines, "engines", "lite", "engines of -scale, by commas")
	flag.Parse()
	var err error
	switch {
	case reports > 0:
		err = runScale(os.Stdout, s, reports, strings.Split(engines, ","))
	case alone != "":
		err = measureAlone(os.Stdout, alone, s.model, texts)
	default:
		err = run(os.Stdout, s)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, s setup) error {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	s.texts = filepath.Join(dir, "texts.jsonl")
	origin, n, err := writeTexts(s.texts, s.corpora)
	if err != nil {
		return err
	}
	s.words = n
	rows := s.rows()
	for round := range s.rounds {
		for i := range rows {
			rows[i].measure()
			fmt.Fprintf(w, "round %d: %s: %s\n", round+1, rows[i].name, rows[i].said())
		}
	}
	page := report{origin: origin, words: n, rounds: s.rounds, rows: rows, footprint: s.footprint(dir)}
	return os.WriteFile(s.out, page.markdown(), 0o644)
}
