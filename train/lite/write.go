package main

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sitrep/internal/engine/lite/grammar"
	"sitrep/internal/engine/perceptron"
)

// write writes one part of the model into the folder the lite engine embeds.
func (t *trainer) write(name string, data []byte) error {
	if err := os.MkdirAll(t.out, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(t.out, name), data, 0o644)
}

// table reads a classifier that an earlier stage wrote.
func (t *trainer) table(name string) (*perceptron.Table, error) {
	data, err := os.ReadFile(filepath.Join(t.out, name))
	if err != nil {
		return nil, err
	}
	return perceptron.Decode(data)
}

func encode(l *perceptron.Learner, least int) []byte {
	return perceptron.Encode(l.Classes(), l.Freeze(unit, least))
}

func list(names []string) []byte { return []byte(strings.Join(names, "\n") + "\n") }

// encodeLexicon writes the keys as differences in ascending order, each with its class.
func encodeLexicon(lex grammar.Lexicon) []byte {
	keys := make([]uint32, 0, len(lex))
	for k := range lex {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	out := binary.AppendUvarint(nil, uint64(len(keys)))
	last := uint32(0)
	for _, k := range keys {
		out = binary.AppendUvarint(out, uint64(k-last))
		out = binary.AppendUvarint(out, uint64(lex[k]))
		last = k
	}
	return out
}
