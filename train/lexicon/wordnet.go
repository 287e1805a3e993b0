package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"sitrep/internal/lexicon/frequency"
)

// readWordNet gives, for each lemma of one word, the other lemmas of its synonym sets.
func readWordNet(dir string) (map[string][]string, error) {
	out := map[string][]string{}
	for _, pos := range []string{"noun", "verb", "adj", "adv"} {
		data, err := os.ReadFile(filepath.Join(dir, "data."+pos))
		if err != nil {
			return nil, err
		}
		lines := bufio.NewScanner(bytes.NewReader(data))
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			addSet(out, lemmas(lines.Text()))
		}
		if err := lines.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// lemmas reads one line of a data file: offset, file, part of speech, number of words in base 16, then word and sense.
func lemmas(line string) []string {
	f := strings.Fields(line)
	if len(f) < 6 || len(f[0]) != 8 {
		return nil
	}
	var n int
	if _, err := fmt.Sscanf(f[3], "%x", &n); err != nil || 4+2*n > len(f) {
		return nil
	}
	var out []string
	for i := range n {
		w, _, _ := strings.Cut(f[4+2*i], "(")
		if w == strings.ToLower(w) {
			out = append(out, strings.ReplaceAll(w, "_", " "))
		}
	}
	return out
}

func addSet(out map[string][]string, set []string) {
	for _, a := range set {
		if strings.Contains(a, " ") {
			continue
		}
		for _, b := range set {
			if a != b {
				out[a] = append(out[a], b)
			}
		}
	}
}

const (
	// usual is in how many stretches of news a word must occur to count as one that news uses.
	usual = 25
	// longest is the most words a listed synonym has.
	longest = 3
)

// synonyms lists the synonyms of words usual in news that none of the texts uses, with the most frequent such word.
func synonyms(dict map[string][]string, all, news *counts) []byte {
	found := map[string]string{}
	names := make([]string, 0, len(dict))
	for w := range dict {
		names = append(names, w)
	}
	sort.Strings(names)
	for _, w := range names {
		n := news.stems[frequency.Stem(w)]
		if n < usual || len(w) < 4 {
			continue
		}
		for _, s := range dict[w] {
			key, ok := unusual(s, w, all)
			if ok && n > news.stems[frequency.Stem(found[key])] {
				found[key] = w
			}
		}
	}
	return write(found)
}

func unusual(s, w string, all *counts) (string, bool) {
	stems := split(s)
	if len(stems) == 0 || len(stems) > longest || strings.ContainsAny(s, "0123456789.'-") || len(s) < 4 {
		return "", false
	}
	key := strings.Join(stems, " ")
	if len(stems) == 1 {
		return key, all.stems[key] == 0 && key != frequency.Stem(w)
	}
	return key, all.runs[key] == 0
}

func write(found map[string]string) []byte {
	keys := make([]string, 0, len(found))
	for k := range found {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var b bytes.Buffer
	b.WriteString("# stems of a synonym that news does not use\tthe word it uses; WordNet 3.1, made by train/lexicon\n")
	for _, k := range keys {
		fmt.Fprintf(&b, "%s\t%s\n", k, found[k])
	}
	return b.Bytes()
}
