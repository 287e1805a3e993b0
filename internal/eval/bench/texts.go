package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"sitrep/internal/ingest"
)

// fewest is how many words are read at least; texts are repeated up to there.
const fewest = 60_000

// writeTexts writes the texts to measure on, one JSON object a line, and says where they are from and how many words, cut
// at white space, they hold.
func writeTexts(name, corpora string) (origin string, words int, err error) {
	texts, origin := readTexts(filepath.Join(corpora, "fakes", "docs.jsonl")), "news reports on the war in Syria (FA-KES, CC BY 4.0)"
	if len(texts) == 0 {
		texts, origin = readTexts(filepath.Join("examples", "reports.jsonl")), "the example reports of this program, repeated"
	}
	if len(texts) == 0 {
		return "", 0, errors.New("no texts: run it in the folder of the project")
	}
	f, err := os.Create(name)
	if err != nil {
		return "", 0, err
	}
	out := bufio.NewWriter(f)
	enc := json.NewEncoder(out)
	for words < fewest {
		for _, t := range texts {
			words += len(strings.Fields(t))
			err = errors.Join(err, enc.Encode(map[string]string{"text": t}))
		}
	}
	return origin, words, errors.Join(err, out.Flush(), f.Close())
}

// readTexts are the reports of a file, none where it is not there.
func readTexts(name string) (texts []string) {
	if _, err := os.Stat(name); err != nil {
		return nil
	}
	for it := range ingest.Read([]string{name}, nil) {
		if it.Err == nil {
			texts = append(texts, it.Title+"\n\n"+it.Body)
		}
	}
	return texts
}
