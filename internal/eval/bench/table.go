package main

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// report is what the written page says.
type report struct {
	origin        string
	words, rounds int
	rows          []row
	footprint     []string
}

func (r *report) markdown() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Benchmarks\n\nMade by `make bench`; not edited by hand. One core, one thread, processor seconds; of %d rounds the best. Figures mean little\n"+
		"without the processor they are from: read the ratios.\n\n* processor: %s\n* text: %s, %d words cut at white space\n"+
		"* `sitrep code` reads the text and writes full records: its time holds start-up, all reading layers and the JSON. Engines alone read\n"+
		"  sentences, words, tags, lemmas, trees and names (full: also chains, factuality and triggers). spaCy's time is without its start.\n"+
		"* the encoders read the same number of word-pieces in windows of 128, through all six layers, onnxruntime without any heads.\n\n",
		r.rounds, processor(), r.origin, r.words)
	r.table(&b, "words per processor second", wholeGroup, "against spaCy")
	r.table(&b, "word-pieces per processor second", encoderGroup, "against onnxruntime")
	b.WriteString("| footprint | |\n|---|---|\n")
	for _, line := range r.footprint {
		b.WriteString(line)
	}
	return b.Bytes()
}

// table writes the rows of a group, each with its ratio to the group's first.
func (r *report) table(b *bytes.Buffer, unit, group, ratio string) {
	fmt.Fprintf(b, "| | %s | %s | |\n|---|---:|---:|---|\n", unit, ratio)
	first := math.NaN()
	for _, row := range r.rows {
		if row.group != group {
			continue
		}
		if math.IsNaN(first) {
			first = 0
			if row.err == nil {
				first = row.best.rate()
			}
		}
		switch {
		case row.err != nil:
			fmt.Fprintf(b, "| %s | | | %s |\n", row.name, strings.ReplaceAll(row.err.Error(), "|", "/"))
		case first == 0:
			fmt.Fprintf(b, "| %s | %.0f | | %s |\n", row.name, row.best.rate(), row.best.Note)
		default:
			fmt.Fprintf(b, "| %s | %.0f | %.2f | %s |\n", row.name, row.best.rate(), row.best.rate()/first, row.best.Note)
		}
	}
	b.WriteByte('\n')
}

// footprint lists start-up, size and memory of the program, a row of Markdown each.
func (s *setup) footprint(dir string) (out []string) {
	add := func(what, value string) { out = append(out, fmt.Sprintf("| %s | %s |\n", what, value)) }
	if info, err := os.Stat(s.program); err == nil {
		add("size of the program", fmt.Sprintf("%.1f MB", float64(info.Size())/1e6))
	}
	line := filepath.Join(dir, "line.txt")
	if os.WriteFile(line, []byte("The town is calm.\n"), 0o644) != nil {
		return out
	}
	for _, engine := range []string{"full", "lite"} {
		if start, ok := s.startUp(engine, line); ok {
			add("start-up, "+engine+": one sentence read and written, on the clock", fmt.Sprintf("%d ms", start.Milliseconds()))
		}
		cmd := exec.Command(s.program, "code", "--engine", engine, "--jobs", "2", s.texts)
		if _, err := output(cmd); err == nil && peakMemory(cmd) > 0 {
			add("memory at most, "+engine+", two workers", fmt.Sprintf("%d MB", peakMemory(cmd)/1e6))
		}
	}
	return out
}

// startUp is the least time that a run over one sentence takes.
func (s *setup) startUp(engine, line string) (least time.Duration, ok bool) {
	for range 10 {
		start := time.Now()
		if _, err := output(exec.Command(s.program, "code", "--engine", engine, line)); err != nil {
			return 0, false
		}
		if took := time.Since(start); !ok || took < least {
			least, ok = took, true
		}
	}
	return least, ok
}
