package main

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"unicode"

	"sitrep/internal/lexicon/frequency"
)

// stretch is how many words make one unit of counting.
const stretch = 100

// counts holds in how many stretches each stem, and each run of two or three stems, occurs.
type counts struct {
	stretches int
	stems     map[string]int
	runs      map[string]int
}

func newCounts() *counts { return &counts{stems: map[string]int{}, runs: map[string]int{}} }

func (c *counts) add(text string) {
	words := split(text)
	for len(words) > 0 {
		n := min(stretch, len(words))
		c.addStretch(words[:n])
		words = words[n:]
	}
}

func (c *counts) addStretch(words []string) {
	c.stretches++
	seen := map[string]bool{}
	for i := range words {
		if !seen[words[i]] {
			seen[words[i]] = true
			c.stems[words[i]]++
		}
		for n := 2; n <= 3 && i+n <= len(words); n++ {
			c.runs[strings.Join(words[i:i+n], " ")]++
		}
	}
}

// split gives the stems of the words in lower case; numbers are left out.
func split(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && r != '\'' && r != '’'
	})
	out := words[:0]
	for _, w := range words {
		if w = strings.Trim(w, "'’"); w != "" {
			out = append(out, frequency.Stem(w))
		}
	}
	return out
}

// table lists stems met in at least two stretches. The first line holds the number of stretches.
func (c *counts) table() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# stem\tstretches of %d words that hold it, of %d; made by train/lexicon from the texts named in docs/data.md\n\t%d\n", stretch, c.stretches, c.stretches)
	names := make([]string, 0, len(c.stems))
	for s, n := range c.stems {
		if n >= 2 {
			names = append(names, s)
		}
	}
	sort.Strings(names)
	for _, s := range names {
		fmt.Fprintf(&b, "%s\t%d\n", s, c.stems[s])
	}
	return b.Bytes()
}
