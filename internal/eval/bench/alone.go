package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"sitrep/internal/engine"
	"sitrep/internal/engine/full"
	"sitrep/internal/engine/full/net"
	"sitrep/internal/engine/lite"
	"sitrep/internal/text"
)

// measureAlone measures an engine, or the encoder, in this process and writes figures.
func measureAlone(w io.Writer, what, model, texts string) error {
	var f figures
	var err error
	switch what {
	case "encoder":
		f, err = encoderAlone(model)
	case "full":
		f, err = engineAlone(texts, func() (engine.Engine, error) { return openFull(model) })
	case "lite":
		f, err = engineAlone(texts, lite.New)
	default:
		err = fmt.Errorf("-alone %s: there is lite, full and encoder", what)
	}
	if err != nil {
		return err
	}
	return json.NewEncoder(w).Encode(f)
}

func openFull(model string) (engine.Engine, error) {
	blob, err := os.ReadFile(model)
	if err != nil {
		return nil, fmt.Errorf("no weights: %w", err)
	}
	return full.Open(blob)
}

// engineAlone reads every text into sentences: tokens, tags, lemmas, trees and names.
func engineAlone(texts string, open func() (engine.Engine, error)) (f figures, err error) {
	eng, err := open()
	if err != nil {
		return f, err
	}
	list := readTexts(texts)
	if m, ok := eng.(engine.Machined); ok {
		f.Note, _ = m.Machine()
	}
	runtime.GC()
	start := cpuTime()
	for _, t := range list {
		canonical, title := text.Canonical("", t)
		eng.Analyse(canonical, text.Paragraphs(canonical, title))
		f.Units += len(strings.Fields(canonical))
	}
	f.Seconds = (cpuTime() - start).Seconds()
	return f, nil
}

const (
	windows = 400 // windows that the encoder reads
	length  = 128 // word-pieces in each
	perWord = 5   // every perWord pieces hold one that only continues a word, as in news
)

// encoderAlone reads windows of made-up word-pieces through all layers; windows that leave early are not counted.
func encoderAlone(model string) (f figures, err error) {
	blob, err := os.ReadFile(model)
	if err != nil {
		return f, fmt.Errorf("no weights: %w", err)
	}
	m, err := net.Load(blob)
	if err != nil {
		return f, err
	}
	f.Note = m.ISA()
	r := m.NewRunner()
	w := window()
	for seed := 0; f.Units < windows*length && seed < 50*windows; seed++ {
		fill(w.Pieces, seed, len(m.Header().Vocabulary))
		start := cpuTime()
		if r.Read(w).Depth == m.Header().Config.Layers {
			f.Units += length
			f.Seconds += (cpuTime() - start).Seconds()
		}
	}
	return f, nil
}

// window is one sentence of length pieces.
func window() *net.Window {
	w := &net.Window{Pieces: make([]int32, length), Cases: make([]uint8, length)}
	for i := 1; i < length-1; i++ {
		if i%perWord != 0 {
			w.Words = append(w.Words, int32(i))
		}
	}
	w.Sentences = []int32{0, int32(len(w.Words))}
	return w
}

// fill writes pieces from all over the vocabulary.
func fill(pieces []int32, seed, vocabulary int) {
	state := uint32(seed)*2654435761 + 1
	for i := range pieces {
		state = state*1664525 + 1013904223
		pieces[i] = int32(uint64(state) * uint64(vocabulary) >> 32)
	}
}
