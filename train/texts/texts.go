// Package texts reads the public texts that may train what ships; docs/data.md names them and their licences.
package texts

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Read returns the texts that may train what ships, and those of them that are news.
func Read(dir string) (all, news []string, err error) {
	type source struct {
		read func(string) ([]string, error)
		path string
		news bool
	}
	for _, s := range []source{
		{CoNLLU, "ewt/en_ewt-ud-train.conllu.gz", false},
		{CoNLLU, "gum/gum-train.free.conllu.gz", false},
		{JSONText, "meantime/docs.jsonl", true},
		{csvText, "causalnews/train_subtask1.csv", true},
		{func(p string) ([]string, error) { return War(dir) }, "fakes/docs.jsonl", true},
	} {
		got, err := s.read(filepath.Join(dir, s.path))
		if err != nil {
			return nil, nil, err
		}
		all = append(all, got...)
		if s.news {
			news = append(news, got...)
		}
	}
	return all, news, nil
}

// CoNLLU returns the documents of a CoNLL-U file, gzipped or not, one sentence a line, an empty line between paragraphs.
func CoNLLU(path string) ([]string, error) {
	data, err := content(path)
	if err != nil {
		return nil, err
	}
	var out []string
	var doc strings.Builder
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "# newdoc") && doc.Len() > 0 {
			out = append(out, doc.String())
			doc.Reset()
		}
		if strings.HasPrefix(lines.Text(), "# newpar") && doc.Len() > 0 {
			doc.WriteString("\n")
		}
		if text, ok := strings.CutPrefix(lines.Text(), "# text = "); ok {
			doc.WriteString(text + "\n")
		}
	}
	return append(out, doc.String()), lines.Err()
}

// JSONText returns the field text of each line.
func JSONText(path string) ([]string, error) {
	data, err := content(path)
	if err != nil {
		return nil, err
	}
	var out []string
	dec := json.NewDecoder(bytes.NewReader(data))
	for {
		var doc struct{ Text string }
		if err := dec.Decode(&doc); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, err
		}
		out = append(out, doc.Text)
	}
}

// War returns the unlabelled war reports, without those that are scored elsewhere.
func War(dir string) ([]string, error) {
	all, err := JSONText(filepath.Join(dir, "fakes/docs.jsonl"))
	if err != nil {
		return nil, err
	}
	held, err := JSONText(filepath.Join(dir, "war_reports/reports.jsonl"))
	if err != nil {
		return nil, err
	}
	skip := map[string]bool{}
	for _, t := range held {
		skip[start(t)] = true
	}
	out := all[:0]
	for _, t := range all {
		if !skip[start(t)] {
			out = append(out, t)
		}
	}
	return out, nil
}

func start(t string) string { return t[:min(200, len(t))] }

func csvText(path string) ([]string, error) {
	data, err := content(path)
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	var out []string
	for _, row := range rows[1:] {
		out = append(out, row[1])
	}
	return out, nil
}

func content(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return data, err
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
