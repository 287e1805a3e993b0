package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sitrep/internal/lexicon/frequency"
)

// senseOf gives the class of WordNet's lexicographer files whose nouns name no party and nothing that force is used on: beasts, plants
// and food; thoughts, words, feelings, qualities, states; forces and processes of nature.
func senseOf(file string) string {
	switch file {
	case "05", "13", "20":
		return "living"
	case "07", "09", "10", "12", "16", "24", "25", "26":
		return "mind"
	case "19", "22":
		return "nature"
	}
	return ""
}

// clear is the least share of a noun's uses in the three classes together that puts it into the table.
const clear = 0.9

// senses lists the nouns that our texts or the tagged texts of WordNet use and that are of one of the three classes in nearly all their uses, by class. A sense weighs its
// count in the tagged texts of WordNet, and one over its rank.
func senses(dir string, known map[string]int) ([]byte, error) {
	weights, err := senseWeights(dir, known)
	if err != nil {
		return nil, err
	}
	byClass := map[string][]string{}
	for word, by := range weights {
		total, best := 0.0, ""
		for _, class := range []string{"living", "mind", "nature", ""} {
			total += by[class]
			if by[class] > by[best] {
				best = class
			}
		}
		if best != "" && 1-by[""]/total >= clear {
			byClass[best] = append(byClass[best], word)
		}
	}
	out := "# nouns that name no party and nothing that force is used on, by class; WordNet 3.1, made by train/lexicon\nclass\tnouns\n"
	for _, class := range []string{"living", "mind", "nature"} {
		slices.Sort(byClass[class])
		out += class + "\t" + strings.Join(byClass[class], " ") + "\n"
	}
	return []byte(out), nil
}

func senseWeights(dir string, known map[string]int) (map[string]map[string]float64, error) {
	data, err := os.ReadFile(filepath.Join(dir, "index.sense"))
	if err != nil {
		return nil, err
	}
	line := regexp.MustCompile(`^([a-z]{3,})%1:(\d\d):\S+ \d+ (\d+) (\d+)$`)
	out := map[string]map[string]float64{}
	for l := range strings.Lines(string(data)) {
		m := line.FindStringSubmatch(strings.TrimSpace(l))
		if m == nil || known[frequency.Stem(m[1])] == 0 && m[4] == "0" {
			continue
		}
		rank, err1 := strconv.Atoi(m[3])
		count, err2 := strconv.Atoi(m[4])
		if err1 != nil || err2 != nil || rank == 0 {
			return nil, fmt.Errorf("senses: %q", l)
		}
		if out[m[1]] == nil {
			out[m[1]] = map[string]float64{}
		}
		out[m[1]][senseOf(m[2])] += float64(count) + 1/float64(rank)
	}
	return out, nil
}
