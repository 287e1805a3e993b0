package main

import (
	"os"
	"path/filepath"
	"strings"

	"sitrep/internal/engine/lite"
	"sitrep/internal/engine/perceptron"
)

// write writes one part of the model into the folder the lite engine embeds, tables compressed.
func (t *trainer) write(name string, data []byte) error {
	if err := os.MkdirAll(t.out, 0o755); err != nil {
		return err
	}
	if strings.HasSuffix(name, ".bin") {
		packed, err := lite.Compress(data)
		if err != nil {
			return err
		}
		name, data = name+".zst", packed
	}
	return os.WriteFile(filepath.Join(t.out, name), data, 0o644)
}

// table reads a classifier that an earlier stage wrote.
func (t *trainer) table(name string) (*perceptron.Table, error) {
	data, err := os.ReadFile(filepath.Join(t.out, name+".zst"))
	if err == nil {
		data, err = lite.Decompress(data)
	}
	if err != nil {
		return nil, err
	}
	return perceptron.Decode(data)
}

// encode freezes a classifier and prunes it to a size.
func encode(l *perceptron.Learner, size int) []byte {
	for least := 2; ; least++ {
		data := perceptron.Encode(l.Classes(), l.Freeze(unit, least))
		if len(data) <= size {
			return data
		}
	}
}

func list(names []string) []byte { return []byte(strings.Join(names, "\n") + "\n") }
